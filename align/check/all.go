package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/spell"
)

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
	PeriodChanged,
	TimeTurned,
	NameMissing,
	NameInconsistent,
	NameMismatch,
	Acronym,
	VariantRegion,
	NamesSwapped,
	AdditionUntranslated,
	ChangeUntranslated,
	RemovalUntranslated,
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
	FiguresSwapped,
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
	Excerpt,
	TermMissing,
	TermForbidden,
	LinkMismatch,
	IDMismatch,
	NoteMismatch,
	PlaceholderMismatch,
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

// unknownCheck is the error that no check goes by the name: it has the nearest
// name, or those of the families.
func unknownCheck(name string) error {
	names := append(slices.Sorted(maps.Values(families)), "all")
	all := slices.Clone(names)
	for _, c := range All {
		all = append(all, c.ID, c.Slug)
	}
	if _, ok := spell.Nearest(name, all); ok {
		names = all
	}
	return spell.Unknown("check", name, names)
}
