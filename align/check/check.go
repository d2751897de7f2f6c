package check

import (
	"slices"
	"strings"

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

// An Example is a small bitext that its check must find something in. Each
// line of Source and Target is a paragraph.
type Example struct {
	Source string
	Target string
	Tag    corpus.Tag // language of Target; Source is English
	Beads  string     // "0:0 1: 2:1"; empty: paragraph i beside paragraph i
	Terms  string     // a glossary in TSV, for the checks that need one
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
	stops bool // what it finds makes all other findings idle
	run   func(*reading) []Finding
}

// Family is the name of the check's family, by the first letter of its ID.
func (c *Check) Family() string { return families[c.ID[0]] }

// families names the families by their letters.
var families = map[byte]string{
	'D': "dates",
	'E': "names",
	'L': "language",
	'M': "meaning",
	'N': "numbers",
	'Q': "quotes",
	'S': "structure",
	'T': "terms",
	'U': "links",
}

// All lists the checks by ID.
var All = []*Check{
	DateMissing,
	DateChanged,
	WeekdayMismatch,
	RelativeDate,
	TimeChanged,
	AmbiguousDate,
	EraChanged,
	DurationMismatch,
	NameMissing,
	NameInconsistent,
	NameMismatch,
	Acronym,
	VariantRegion,
	Untranslated,
	WrongScript,
	WrongLanguage,
	Damaged,
	DirectionFlip,
	NegationFlip,
	NumberChanged,
	NumberMagnitude,
	NumberMissing,
	NumberAdded,
	NumberMoved,
	NumberRounded,
	UnitConverted,
	CurrencyMismatch,
	ConversionGloss,
	PercentVsPoint,
	QualifierChanged,
	RatioIdiom,
	RangeMismatch,
	ScoreOrder,
	QuoteUnmarked,
	QuoteAdded,
	QuoteShortened,
	QuoteUnbalanced,
	ParagraphMissing,
	ParagraphAdded,
	ParagraphMoved,
	ParagraphJoined,
	HeadingMissing,
	HeadingAdded,
	SentenceMissing,
	SentenceAdded,
	LengthOutlier,
	TailMissing,
	Duplicate,
	ListShape,
	Boilerplate,
	LowConfidence,
	WrongPair,
	TermMissing,
	TermForbidden,
	LinkMismatch,
	IDMismatch,
	NoteMismatch,
}

// Lookup is the check with the ID or slug, in any case; nil if there is none.
func Lookup(name string) *Check {
	for _, c := range All {
		if strings.EqualFold(c.ID, name) || strings.EqualFold(c.Slug, name) {
			return c
		}
	}
	return nil
}

// Select is the checks that the names stand for: an ID, a slug, a family's
// name or letter, or "all". The second value is the first name that stands
// for nothing, empty if all do.
func Select(names []string) (picked []*Check, unknown string) {
	for _, name := range names {
		n := len(picked)
		for _, c := range All {
			if c.GoesBy(name) {
				picked = append(picked, c)
			}
		}
		if len(picked) == n {
			return nil, name
		}
	}
	return picked, ""
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
