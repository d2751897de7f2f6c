package check

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/spell"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

// Options tunes [Run]. The zero value is what the command line uses.
type Options struct {
	Level    Severity           // least severity reported; "": [Warning]
	Checks   []string           // only these, by ID, slug or family; nil: all that are not off by default
	Ignore   []string           // not these, by ID, slug or family
	Glossary *termbase.Termbase // agreed translations; nil: none
	Dateline time.Time          // the day the article bears; zero: as the text says, if it does
	Doubtful float64            // confidence below which a bead's content findings are withheld, up to 1; 0: 0.5

	// Vectors is the table whose lexicon says how much of a passage the other
	// text tells; nil: the one inside the program.
	Vectors *vectors.Table

	// Ledger is that of the bitext where it is made already, with the same
	// dateline; nil: it is made.
	Ledger *ledger.Ledger
}

// defaultDoubtful holds back where a bead is as likely wrong as right.
const defaultDoubtful = 0.5

func (o Options) doubtful() float64 {
	if o.Doubtful == 0 {
		return defaultDoubtful
	}
	return o.Doubtful
}

// Verify says which option makes no sense, if one does.
func (o Options) Verify() error {
	if _, unknown := Select(slices.Concat(o.Checks, o.Ignore)); unknown != "" {
		return unknownCheck(unknown)
	}
	if o.Level != "" && !slices.Contains(Severities, o.Level) {
		var levels []string
		for _, s := range Severities {
			levels = append(levels, string(s))
		}
		return spell.Unknown("level", string(o.Level), levels)
	}
	if !(o.Doubtful >= 0 && o.Doubtful <= 1) {
		return fmt.Errorf("doubtful is %v; a confidence lies between 0 and 1", o.Doubtful)
	}
	return nil
}

// unknownCheck is the error that no check goes by the name.
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

// ledger is that of the options, else a new one.
func (o Options) ledger(b corpus.Bitext) (ledger.Ledger, error) {
	if o.Ledger != nil {
		return *o.Ledger, nil
	}
	return ledger.Of(b, ledger.Options{Dateline: o.Dateline})
}

// chosen is the checks to run, by ID.
func (o Options) chosen() []*Check {
	var list []*Check
	for _, c := range All {
		wanted := !c.Off
		if len(o.Checks) > 0 {
			wanted = c.named(o.Checks)
		}
		if wanted && !c.named(o.Ignore) {
			list = append(list, c)
		}
	}
	return list
}

func (c *Check) named(names []string) bool {
	for _, name := range names {
		if c.GoesBy(name) {
			return true
		}
	}
	return false
}

// Run makes the checks of the options on the bitext and returns what they
// find, in reading order of the target. The bitext is not changed.
//
// It is an error, and nothing is found, where the bitext has no ledger (see
// [ledger.Of]): its ladder is not valid, or a document has no language. So are
// options that make no sense: a check or level that is not known, named with
// the nearest that is, or a Doubtful outside 0 to 1.
func Run(b corpus.Bitext, opt Options) ([]Finding, error) {
	if err := opt.Verify(); err != nil {
		return nil, err
	}
	r, err := read(b, opt)
	if err != nil {
		return nil, err
	}
	chosen := opt.chosen()
	var found []Finding
	for _, c := range chosen {
		if c == LowConfidence {
			continue // when all is known
		}
		told := r.make(c)
		if c.stops && len(told) > 0 {
			r.fingerprints(told)
			return told, nil
		}
		found = append(found, told...)
	}
	found = r.gate(collapse(found))
	if slices.Contains(chosen, LowConfidence) {
		found = append(found, r.make(LowConfidence)...)
	}
	sortFindings(found, r.order)
	r.fingerprints(found)
	kept := found[:0]
	for _, f := range found {
		if f.Severity.AtLeast(opt.Level) {
			kept = append(kept, f)
		}
	}
	return kept, nil
}

// make runs one check.
func (r *reading) make(c *Check) []Finding {
	found := c.run(r)
	for i := range found {
		found[i].Check = c
		if found[i].Severity == "" {
			found[i].Severity = c.Severity
		}
		found[i].Confidence = math.Round(100*found[i].Confidence) / 100
	}
	return found
}

// gate takes away the findings of gated checks about doubtful beads and
// counts them for S114.
func (r *reading) gate(found []Finding) []Finding {
	kept := found[:0]
	for _, f := range found {
		if k, ok := r.doubt(f); ok && f.Check.Gated {
			if f.Severity.AtLeast(Warning) {
				r.withheld[k]++
			}
			continue
		}
		kept = append(kept, f)
	}
	return kept
}

// doubt is the first doubtful bead that a finding touches.
func (r *reading) doubt(f Finding) (bead int, ok bool) {
	lists := [2][]int{f.Source, f.Target}
	for _, s := range corpus.Sides {
		for _, i := range lists[s] {
			if k := r.side[s].beadOf[i]; r.beads[k].doubtful {
				return k, true
			}
		}
	}
	return 0, false
}

// order is where a finding stands: the bead of its first segment, then the
// rune in the target.
func (r *reading) order(f Finding) [2]int {
	for _, s := range []corpus.Side{corpus.Target, corpus.Source} {
		if i, at, ok := f.At(s); ok {
			return [2]int{r.side[s].beadOf[i], at}
		}
	}
	return [2]int{-1, 0}
}

// collapse drops what stands inside a passage that another finding reports
// as a whole.
func collapse(found []Finding) []Finding {
	var wholes []Finding
	for _, f := range found {
		if f.Check.whole {
			wholes = append(wholes, f)
		}
	}
	var kept []Finding
	for _, f := range found {
		covered := false
		for _, w := range wholes {
			covered = covered || !f.Check.whole && f.inside(w)
		}
		if !covered {
			kept = append(kept, f)
		}
	}
	return kept
}

// inside tells whether every span of f lies in a span of whole.
func (f Finding) inside(whole Finding) bool {
	for _, s := range f.Spans {
		if !slices.ContainsFunc(whole.Spans, func(w Span) bool {
			return s.Side == w.Side && s.Segment == w.Segment && w.Start <= s.Start && s.End <= w.End
		}) {
			return false
		}
	}
	return len(f.Spans) > 0
}
