package exchange

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A Report says what became of the units of an export.
type Report struct {
	Written   int
	Omissions int // left out: no target text
	Additions int // left out: no source text
	Doubtful  int // left out: confidence too low
	Moved     int // left out: the format cannot say that text moved
	Blank     int // left out: no text that the format can hold on either side
	Left      int // left out because [TU.Left] says so, which whoever says it knows: [Report.Skipped] and [Report.String] pass over them
	Changed   int // texts in which characters that the format cannot hold were left out or became a space

	CodesShown int // codes that the format cannot hold, written as the text they stand for
	CodesLost  int // codes that the format cannot hold and that stand for no text: left out
	Lost       int // units whose state or properties the format has no place for
	Notes      int // units whose notes it has no place for
	Confidence int // of a file that is read, units whose confidence or order it has no place for
	Joined     int // the same, units whose segments are one text now
	Types      int // codes that are codes again, without what the file says of them beside their text, such as "bold"
	Unread     int // units of which the file says more than is read of it
	FileNotes  int // what the file says of itself, such as notes and fields of its header, which only a copy of it keeps
	Obsolete   int // messages of a catalogue that are out of use, which only a copy of it keeps

	// Chosen says which language each side was taken in, where it is not the one
	// asked for: "zh-Hant for zh-HK". Shortened says which language is written in
	// fewer words: "zh-Hant as zh". In the order in which they came.
	Chosen, Shortened []string
}

// chose takes note of the language of a side, where another was asked for.
func (r *Report) chose(want corpus.Tag, s Side) {
	if want == corpus.Unknown || s.Tag == want || s.Tag == corpus.Unknown || s.Empty() {
		return
	}
	choice := fmt.Sprintf("%s for %s", s.Tag, want)
	if !slices.Contains(r.Chosen, choice) {
		r.Chosen = append(r.Chosen, choice)
	}
}

// count takes note of what the format has no place for in a unit that is written.
// Of what an aligner says the user knows it: that counts in units of a file.
func (r *Report) count(u TU, h Header, f *Format) {
	add := func(n *int, lost bool) {
		if lost {
			*n++
		}
	}
	add(&r.Lost, !f.Keeps.Properties && (u.State != "" || len(u.Properties) > 0))
	add(&r.Notes, !f.Keeps.Notes && len(u.Notes) > 0)
	add(&r.Unread, u.unread && !u.standsAs(f))
	if h.Format != "" {
		add(&r.Confidence, !f.Keeps.Confidence && u.Confidence > 0 || !f.Keeps.Order && u.Moved)
		add(&r.Joined, !f.Keeps.Segments && (len(u.Src.Segments) > 1 || len(u.Dst.Segments) > 1))
	}
}

// shortened takes note of a language whose label in the output says another: zh
// is zh-Hans, not zh-Hant.
func (r *Report) shortened(tag corpus.Tag, written string) {
	if choice := fmt.Sprintf("%s as %s", tag, written); tag != corpus.Unknown && !label.Same(tag, written) && !slices.Contains(r.Shortened, choice) {
		r.Shortened = append(r.Shortened, choice)
	}
}

// Skipped is how many units were left out.
func (r Report) Skipped() int { return r.Omissions + r.Additions + r.Doubtful + r.Moved + r.Blank }

// String is one line for people: "12 written, 3 skipped (2 without target
// text, 1 below the confidence asked for)".
func (r Report) String() string {
	var why []string
	for _, c := range []struct {
		n    int
		what string
	}{
		{r.Omissions, "without target text"},
		{r.Additions, "without source text"},
		{r.Doubtful, "below the confidence asked for"},
		{r.Moved, "moved, which the format cannot say"},
		{r.Blank, "without any text"},
	} {
		if c.n > 0 {
			why = append(why, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	line := fmt.Sprintf("%d written, %d skipped", r.Written, r.Skipped())
	if len(why) > 0 {
		line += " (" + strings.Join(why, ", ") + ")"
	}
	say := func(n int, what, form string) {
		if n > 0 {
			line += "; " + fmt.Sprintf(form, lang.Count(n, what))
		}
	}
	say(r.Changed, "text", "in %s line breaks became spaces or control characters were left out")
	if len(r.Chosen) > 0 {
		line += "; taken: " + strings.Join(r.Chosen, ", ")
	}
	say(r.CodesShown, "code", "%s written as text")
	say(r.CodesLost, "code", "%s left out, which the format cannot hold")
	say(r.Types, "code", "of %s the type or other attributes are lost")
	say(r.Lost, "unit", "of %s the state or other properties are lost, which the format cannot hold")
	say(r.Notes, "unit", "of %s the notes are lost, which the format cannot hold")
	say(r.Confidence, "unit", "of %s the confidence or the order is lost, which the format cannot hold")
	say(r.Joined, "unit", "of %s the segments are one text now")
	say(r.Unread, "unit", "of %s the file says more, which bitext does not read")
	if len(r.Shortened) > 0 {
		line += "; written: " + strings.Join(r.Shortened, ", ")
	}
	say(r.FileNotes, "detail", "%s of the file's header left behind")
	say(r.Obsolete, "obsolete message", "%s left behind")
	return line
}
