package check

import (
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// A Severity says how much a finding matters.
type Severity string

// The severities, from the least. The zero Severity stands for [Warning]
// where a least severity is asked for.
const (
	Info    Severity = "info"    // an editor's right, told for completeness
	Warning Severity = "warning" // worth a look
	Error   Severity = "error"   // wrong unless there is a reason
)

// Severities lists the severities from the least to the gravest.
var Severities = []Severity{Info, Warning, Error}

// AtLeast tells whether s is as grave as least or graver.
func (s Severity) AtLeast(least Severity) bool { return s.rank() >= least.rank() }

func (s Severity) rank() int {
	if s == "" {
		s = Warning
	}
	return slices.Index(Severities, s)
}

// A Check is one kind of difference between a text and its translation.
type Check struct {
	ID       string   // family letter and number, never reused: "N202"
	Slug     string   // the ID in words: "number-magnitude"
	Title    string   // one line, lower case
	Doc      string   // what it says, how it is worked out, when it is wrong
	Example  Example  // a text it must complain about
	Severity Severity // of its findings as a rule; a finding may be milder or graver
	MQM      string   // category of the Multidimensional Quality Metrics (themqm.org)
	Off      bool     // runs only when it is asked for
	Gated    bool     // withheld where the alignment is doubtful

	whole bool // its spans are passages reported as a whole: what stands inside is not told again
	runs  bool // it is about a text that runs on: idle where the beads are loose, unless it is asked for
	stops bool // what it finds makes all other findings idle
	run   func(*reading) []Finding
}

// An Example is a small bitext that its check must find something in. Each
// line of Source and Target is a paragraph.
type Example struct {
	Source string
	Target string
	Tag    corpus.Tag // language of Target; Source is English
	Beads  string     // "0:0 1: 2:1"; empty: paragraph i beside paragraph i
	Terms  string     // a glossary in TSV, for the checks that need one
	Before string     // the source as it was when the target was made, for the checks that need it
}

// Family is the name of the check's family, by the first letter of its ID.
func (c *Check) Family() string { return families[c.ID[0]] }

// families names the families by their letters.
var families = map[byte]string{
	'D': "dates",
	'E': "names",
	'H': "history",
	'L': "language",
	'M': "meaning",
	'N': "numbers",
	'Q': "quotes",
	'S': "structure",
	'T': "terms",
	'U': "links",
}

// GoesBy tells whether a name stands for the check: its ID or slug, its family
// or the family's letter, or "all", in any case.
func (c *Check) GoesBy(name string) bool {
	for _, own := range []string{c.ID, c.Slug, c.Family(), c.ID[:1], "all"} {
		if strings.EqualFold(own, name) {
			return true
		}
	}
	return false
}

// A Span is a stretch of a segment's text.
type Span struct {
	Side       corpus.Side
	Segment    int    // index in the side's document, from 0
	Start, End int    // half-open range of runes in the segment's text
	Text       string // the stretch itself
}

// A Finding is one difference that a check reports.
type Finding struct {
	Check    *Check
	Severity Severity

	// Chance is how likely it is, 0 to 1 in two decimals, that a careful reader
	// agrees that the texts differ there. It is a [Judge]'s but of S107 and S108,
	// whose evidence says it.
	Chance float64

	// Confidence is 0 to 1, in two decimals. As a rule it is that of the bead
	// that the finding is about, the least of several: how far the alignment
	// under it can be trusted. It is 1 where no alignment matters, as of a mark
	// that is not closed. Some checks have a measure of their own: M1002 has half
	// the confidence of the two sentences' bead; of S114 it is the chance that the
	// alignment is wrong, of S115 the share of figures that the target lacks.
	Confidence float64

	Message string // one line, lower case, no full stop

	// Said is what the source and the target say where both say something, quoted,
	// with its value in words where the writing does not tell an English reader; How
	// is what became of it, "10 times less", or nothing. The message holds both.
	Said [2]string
	How  string

	Source []int // segments concerned, indices from 0, in rising order
	Target []int
	Spans  []Span   // what to look at; empty: the segments as a whole
	Values []string // canonical values compared, source before target

	// Fingerprint names the finding from one run to the next: 16 hexadecimal
	// digits of a hash over the check's ID, the sentences that hold the spans
	// (the segments, if there are none), the values, and how many findings
	// before it have all that alike. No line or paragraph number goes in, so it
	// stays while the text around changes.
	Fingerprint string

	known map[string]float64 // see [known]; nil where the check knows the chance by itself
}

// Known is what a [Judge] knows of the finding, by name; nil where its check says
// the chance by itself.
func (f Finding) Known() map[string]float64 { return f.known }

// say says what stands in the source and what stands beside it in the target; how
// is what became of it, and may be empty.
func (f *Finding) say(src, dst, how string) {
	f.Said, f.How = [2]string{src, dst}, how
	f.Message = src + " in the source, " + dst + " in the target"
	if how != "" {
		f.Message += ": " + how
	}
}

// On is the segments concerned on a side.
func (f Finding) On(s corpus.Side) []int {
	if s == corpus.Source {
		return f.Source
	}
	return f.Target
}

// At is where the finding stands on a side: at its first span there, else at
// the head of its first segment. ok is false where it has neither.
func (f Finding) At(side corpus.Side) (segment, rune int, ok bool) {
	for _, s := range f.Spans {
		if s.Side == side {
			return s.Segment, s.Start, true
		}
	}
	if list := f.On(side); len(list) > 0 {
		return list[0], 0, true
	}
	return 0, 0, false
}

// about starts a finding about a bead.
func about(b bead) Finding {
	return Finding{Source: indices(b.Src), Target: indices(b.Dst), Confidence: b.Confidence}
}

// within starts a finding about what a segment shows by itself, whatever stands
// beside it.
func (r *reading) within(s corpus.Side, i int) Finding {
	f := about(r.beadAt(s, i))
	f.Confidence = 1
	return f
}

// span is a stretch of a segment as findings show it.
func (r *reading) span(s corpus.Side, i int, at stretch) Span {
	return Span{s, i, at.lo, at.hi, r.side[s].cut(i, at)}
}

// spanOf is a fact as findings show it.
func (r *reading) spanOf(s corpus.Side, m *ledger.Mention) Span {
	return r.span(s, m.Segment, placeOf(m))
}
