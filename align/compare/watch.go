package compare

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A Step is something that a comparison did, for those who ask how it came about
// and what took how long.
type Step struct {
	What string        // a sentence without its full stop; it begins with the path of the file it is about
	Took time.Duration // by the clock
}

// step tells whoever watches of a step that began at a time and is done.
func (o Options) step(begun time.Time, what func() string) {
	if o.Watch != nil {
		took := time.Since(begun)
		o.Watch(Step{what(), took})
	}
}

// Described says how a text was read: its format and encoding, how much it holds,
// and its language, with what told it.
func Described(doc corpus.Document, t Text) string {
	return readAs(doc) + ", " + spoken(doc, t.Language)
}

// readAs says in which format and encoding a text was read, and how much it holds.
func readAs(doc corpus.Document) string {
	as := strings.Join(strings.Fields(doc.Format+" "+doc.Encoding), ", ")
	return fmt.Sprintf("%s: read as %s: %s", doc.Path, as, lang.Count(len(doc.Segments), "paragraph"))
}

// spoken is the language of a text, and what told it: the caller, its paragraphs, or
// its name.
func spoken(doc corpus.Document, given corpus.Tag) string {
	if doc.Tag == corpus.Unknown {
		return "in no language that it tells"
	}
	name := fmt.Sprintf("in %s (%s)", lang.NameOf(doc.Tag), doc.Tag)
	switch {
	case given != corpus.Unknown:
		return name + " as was said"
	case lang.Named(doc.Path) == doc.Tag && lang.Detect(doc).Tag == corpus.Unknown:
		return name + " by its name"
	}
	in := 0
	for _, s := range doc.Segments {
		if s.Tag == doc.Tag {
			in++
		}
	}
	return fmt.Sprintf("%d of them %s", in, name)
}

// describedUnits says how the units of a file were read.
func describedUnits(b corpus.Bitext, format string, open int) string {
	return fmt.Sprintf("%s: read as %s: %s in %s and %s, %d without a translation",
		b.Src.Path, format, lang.Count(len(b.Ladder)+open, "unit"), b.Src.Tag, b.Dst.Tag, open)
}

// describedReview says what a review holds.
func describedReview(path string, r review.Review) string {
	if len(r.Decisions) == 0 {
		return path + ": no decisions"
	}
	return fmt.Sprintf("%s: %s honoured", path, lang.Count(len(r.Decisions), "decision"))
}

// describedPair says how two texts were paired.
func (o Options) describedPair(b corpus.Bitext) string {
	with := "the word vectors inside the program"
	if o.Align.Vectors != nil {
		with = "word vectors that were given"
	}
	paired, sure := 0, 0
	var alone [2]int
	for _, bead := range b.Ladder {
		switch {
		case bead.Dst.Empty():
			alone[corpus.Source] += bead.Src.Len()
		case bead.Src.Empty():
			alone[corpus.Target] += bead.Dst.Len()
		default:
			if paired++; bead.Confidence >= sureBead {
				sure++
			}
		}
	}
	return fmt.Sprintf("%s: aligned with %s by %s, with %s: %s, %d of them surer than %v; without a counterpart %d in the source, %d in the target",
		b.Dst.Path, b.Src.Path, b.Unit, with, lang.Count(paired, "pair"), sure, sureBead, alone[corpus.Source], alone[corpus.Target])
}

// sureBead is the confidence from which a pair is told as sure.
const sureBead = 0.9

// describedFacts says how many facts there are, and how many are the same.
func (c *Comparison) describedFacts() string {
	same := 0
	for _, e := range c.Ledger.Entries {
		if e.Status == ledger.Kept {
			same++
		}
	}
	return fmt.Sprintf("%s: %s in the texts, %d of them the same", c.Dst.Path, lang.Count(len(c.Ledger.Entries), "fact"), same)
}

// describedChecks says what became of all that was found.
func (c *Comparison) describedChecks() string {
	below := len(c.found) - len(c.Findings) - len(c.Dismissed)
	return fmt.Sprintf("%s: checked: %s, %d shown, %d dismissed, %d below level %s or the least chance", c.Dst.Path,
		lang.Count(len(c.found), "finding"), len(c.Findings), len(c.Dismissed), below, cmp.Or(c.opt.Check.Level, check.Warning))
}
