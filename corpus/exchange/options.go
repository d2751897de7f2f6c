package exchange

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Options tunes reading and writing. The zero value is what each format's
// users expect.
type Options struct {
	// Src and Dst choose two languages of a file that holds more, and say
	// which side is which; by default the file's own source language and its
	// only other language.
	Src, Dst corpus.Tag

	Unaligned     Policy                // units with text on one side only; "": as the format is used
	MinConfidence float64               // leave out beads below, 0 to 1; one that is not known counts as 0
	LangStyle     label.Style           // how language tags are written; "": as the format is used
	Labels        map[corpus.Tag]string // labels for single languages, before any style
	BOM           bool                  // begin CSV and TSV with a byte order mark, which Excel needs to see UTF-8
	NoHeader      bool                  // leave out the header row of CSV and TSV
	Facing        bool                  // EPUB: two columns in place of paragraph under paragraph
	To            *Format               // reading: the format it will be written to, if known, so that what only that format holds is kept
	Version       string                // of the program, for formats that name their maker
	Time          time.Time             // of writing, for formats that must say it
}

// A Policy says what to do with units that have text on one side only.
type Policy string

// The policies.
const (
	Skip  Policy = "skip"  // leave them out
	Blank Policy = "blank" // leave the other side empty
	Mark  Policy = "mark"  // write in the other side's place that it is missing
)

// Policies lists the policies, sorted.
var Policies = []Policy{Blank, Mark, Skip}

// choose picks the labels of source and target: those nearest to the languages
// asked for, else the only two, the first as the source.
func (opt Options) choose(keys []string) (src, dst string, err error) {
	tags := make([]corpus.Tag, len(keys))
	for k, key := range keys {
		if tags[k], err = label.Read(key); err != nil {
			return "", "", err
		}
	}
	s, d := label.NearestTwo(opt.Src, opt.Dst, tags)
	free := func(k int) bool { return k != s && k != d }
	for _, side := range []*int{&s, &d} {
		for k := 0; k < len(keys) && *side < 0; k++ {
			if free(k) {
				*side = k
			}
		}
		if *side < 0 {
			return "", "", fmt.Errorf("not two languages, but %s", strings.Join(keys, ", "))
		}
	}
	if len(keys) > 2 && (opt.Src == corpus.Unknown || opt.Dst == corpus.Unknown) {
		return "", "", fmt.Errorf("more than two languages (%s): %w", strings.Join(keys, ", "), ErrLanguages)
	}
	return keys[s], keys[d], nil
}

// A Report says what became of the units of an export.
type Report struct {
	Written   int
	Omissions int // left out: no target text
	Additions int // left out: no source text
	Doubtful  int // left out: confidence too low
	Moved     int // left out: the format cannot say that text moved
	Blank     int // left out: no text that the format can hold on either side
	Changed   int // texts in which characters that the format cannot hold were left out or became a space

	CodesShown int // codes that the format cannot hold, written as the text they stand for
	CodesLost  int // codes that the format cannot hold and that stand for no text: left out
	Lost       int // units whose state or properties the format has no place for
	Obsolete   int // messages of a catalogue that are out of use, which only a copy of it keeps

	// Chosen says which language each side was taken in, where it is not the one
	// asked for: "zh-Hant for zh-HK". In the order in which they came.
	Chosen []string
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
	if r.Changed > 0 {
		line += fmt.Sprintf("; in %s line breaks became spaces or control characters were left out", lang.Count(r.Changed, "text"))
	}
	if len(r.Chosen) > 0 {
		line += "; taken: " + strings.Join(r.Chosen, ", ")
	}
	if r.CodesShown > 0 {
		line += fmt.Sprintf("; %s written as text", lang.Count(r.CodesShown, "code"))
	}
	if r.CodesLost > 0 {
		line += fmt.Sprintf("; %s left out, which the format cannot hold", lang.Count(r.CodesLost, "code"))
	}
	if r.Lost > 0 {
		line += fmt.Sprintf("; of %s the state or other properties are lost, which the format cannot hold", lang.Count(r.Lost, "unit"))
	}
	if r.Obsolete > 0 {
		line += fmt.Sprintf("; %s left behind", lang.Count(r.Obsolete, "obsolete message"))
	}
	return line
}
