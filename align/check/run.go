package check

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/spell"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

// Options tunes [Run]. The zero value is what the command line uses. Run does
// not change it, so that several goroutines may use one.
type Options struct {
	Level    Severity           // least severity reported; "": [Warning]
	Likely   float64            // least chance reported, up to 1; 0: [WorthALook], and where the level is [Info] none
	Checks   []string           // only these, by ID, slug or family; nil: all that are not off by default
	Ignore   []string           // not these, by ID, slug or family
	Glossary *termbase.Termbase // agreed translations; nil: none
	Earlier  *Earlier           // both texts as they were, for the checks of history; nil: not known
	Dateline time.Time          // the day the article bears; zero: as the text says, if it does
	Doubtful float64            // confidence below which a bead's content findings are withheld, up to 1; 0: 0.5
	Vectors  *vectors.Table     // whose lexicon says how much of a passage the other text tells; nil: the one inside the program
	Judge    *Judge             // says how likely findings are; nil: the one inside the program
	Ledger   *ledger.Ledger     // that of the bitext, where it is made already with the same dateline; nil: it is made
}

// defaultDoubtful holds back where a bead is as likely wrong as right.
const defaultDoubtful = 0.5

// Run makes the checks of the options on the bitext and returns what they
// find, in reading order of the target. The bitext is not changed.
//
// It is an error, and nothing is found, where the bitext has no valid ladder or
// a document no language (see [corpus.Bitext.Verify]), and where the options
// make no sense: a check or level that is not known, named with the nearest that
// is, or a Doubtful outside 0 to 1. At the end of ctx the work is given up with
// its error.
func Run(ctx context.Context, b corpus.Bitext, opt Options) (all []Finding, err error) {
	defer func() {
		switch fault := recover().(type) {
		case nil:
		case stop:
			all, err = nil, fault.error
		default:
			panic(fault)
		}
	}()
	r, err := opt.read(ctx, b)
	if err != nil {
		return nil, err
	}
	chosen := opt.chosen(b.Loose)
	var found []Finding
	for _, c := range chosen {
		r.poll()
		of := completed(c, c.run(r))
		if c.stops && len(of) > 0 {
			return identified(r, opt.judged(r, of)), nil
		}
		found = append(found, of...)
	}
	found, withheld := gate(r, collapse(found))
	if slices.Contains(chosen, LowConfidence) {
		found = append(found, completed(LowConfidence, doubtfulRegions(r, withheld))...)
	}
	found = identified(r, inOrder(r, explained(opt.judged(r, found))))
	r.lexicon.reader.Done()
	return slices.DeleteFunc(found, func(f Finding) bool { return !opt.Shows(f) }), nil
}

// WorthALook is the chance from which on a finding is worth a reader's time
// where nothing else is asked for. Of findings on published translations from 0.2
// to here that a person read, 1 in 20 was right; from here to 0.8, 1 in 2.
const WorthALook = 0.35

// Shows tells whether the options want a finding: by its severity and chance.
func (o Options) Shows(f Finding) bool {
	least := o.Likely
	if least == 0 && o.Level != Info {
		least = WorthALook
	}
	return f.Severity.AtLeast(o.Level) && f.Chance >= least
}

// judged fills in the chances of findings whose check does not know them.
func (o Options) judged(r *reading, found []Finding) []Finding {
	judge := o.Judge
	if judge == nil {
		judge = ownJudge()
	}
	for n, x := range known(r, found) {
		f := &found[n]
		if f.Chance == 0 {
			f.known, f.Chance = x, judge.chance(x)
		}
		f.Chance = math.Round(100*f.Chance) / 100
	}
	return found
}

// read reads the bitext, if the options make sense.
func (o Options) read(ctx context.Context, b corpus.Bitext) (*reading, error) {
	if err := cmp.Or(o.Verify(), b.Verify()); err != nil {
		return nil, err
	}
	l, err := o.ledger(ctx, b)
	if err != nil {
		return nil, err
	}
	table := o.Vectors
	if table == nil {
		table = vectors.Default()
	}
	r := newReading(ctx, b, l, table, cmp.Or(o.Doubtful, defaultDoubtful))
	r.glossary = o.Glossary
	r.history = o.Earlier.since(r)
	return r, nil
}

// ledger is that of the options, else a new one.
func (o Options) ledger(ctx context.Context, b corpus.Bitext) (ledger.Ledger, error) {
	if o.Ledger == nil {
		return ledger.Of(ctx, b, ledger.Options{Dateline: o.Dateline})
	}
	if !o.Ledger.Fits(b) {
		return ledger.Ledger{}, fmt.Errorf("the ledger is not that of %s and %s", cmp.Or(b.Src.Path, "source"), cmp.Or(b.Dst.Path, "target"))
	}
	return *o.Ledger, nil
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
	if !(o.Likely >= 0 && o.Likely <= 1) {
		return fmt.Errorf("likely is %v; a chance lies between 0 and 1", o.Likely)
	}
	return nil
}

// chosen is the checks to make, by ID, of a text or of loose units.
func (o Options) chosen(loose bool) []*Check {
	var list []*Check
	for _, c := range All {
		wanted := !c.Off && !(c.runs && loose)
		if len(o.Checks) > 0 {
			wanted = slices.ContainsFunc(o.Checks, c.GoesBy)
		}
		if wanted && !slices.ContainsFunc(o.Ignore, c.GoesBy) {
			list = append(list, c)
		}
	}
	return list
}

// completed fills in what is the same for all findings of a check.
func completed(c *Check, found []Finding) []Finding {
	for i := range found {
		found[i].Check = c
		found[i].Severity = cmp.Or(found[i].Severity, c.Severity)
		found[i].Confidence = math.Round(100*found[i].Confidence) / 100
	}
	return found
}

// inOrder puts findings in reading order: by the bead of their target segment,
// those with none by that of their source segment; within it by how far into the
// bead they stand, the gravest first, and by check. Findings about the texts as a
// whole come first.
func inOrder(r *reading, found []Finding) []Finding {
	slices.SortStableFunc(found, func(f, g Finding) int {
		k, i := r.place(f)
		l, j := r.place(g)
		return cmp.Or(cmp.Compare(k, l), cmp.Compare(i, j), cmp.Compare(g.Severity.rank(), f.Severity.rank()), cmp.Compare(f.Check.ID, g.Check.ID))
	})
	return found
}

// place is the bead of a finding and how far into the text of a side it stands, 0
// to 1: by its first span in the target, else in the source. A finding about the
// texts as a whole has bead -1.
func (r *reading) place(f Finding) (bead int, far float64) {
	bead, ok := r.home(f)
	if !ok {
		return -1, 0
	}
	for _, s := range []corpus.Side{corpus.Target, corpus.Source} {
		k := slices.IndexFunc(f.Spans, func(x Span) bool { return x.Side == s })
		if k < 0 {
			continue
		}
		before, all := 0, 0
		for _, i := range indices(r.beads[bead].On(s)) {
			if i < f.Spans[k].Segment {
				before += len(r.side[s].runes[i])
			}
			all += len(r.side[s].runes[i])
		}
		return bead, float64(before+f.Spans[k].Start) / float64(max(1, all))
	}
	return bead, 0
}

// identified fills in the fingerprints of all findings, in their order.
func identified(r *reading, found []Finding) []Finding {
	seen := map[string]int{}
	for i := range found {
		key := found[i].Check.ID + "\x00" + norm.NFC.String(surroundings(r, found[i])) + "\x00" + strings.Join(found[i].Values, "\x1f")
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		seen[key]++
		found[i].Fingerprint = hex.EncodeToString(sum[:8])
	}
	return found
}

// surroundings is the text a finding depends on: the sentences its spans stand in,
// or its segments.
func surroundings(r *reading, f Finding) string {
	var parts []string
	for _, s := range f.Spans {
		parts = append(parts, r.side[s.Side].sentenceAt(s.Segment, s.Start))
	}
	if len(parts) == 0 {
		for _, s := range corpus.Sides {
			for _, i := range f.On(s) {
				parts = append(parts, r.side[s].text(i))
			}
		}
	}
	return strings.Join(slices.Compact(parts), "\x1e")
}
