package check

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// A Judge says how likely findings are: the log-odds that a careful reader
// agrees that the texts differ there are the sum of what is known of the finding
// times its weight. [FitJudge] learns the weights. A Judge does not change.
type Judge struct {
	weights map[string]float64 // by the name of what is known; what has none counts nothing
}

//go:embed chance.tsv
var judgeWeights string

var ownJudge = sync.OnceValue(func() *Judge {
	j, err := ParseJudge(judgeWeights)
	if err != nil {
		panic("the weights inside the program: " + err.Error())
	}
	return j
})

// ParseJudge reads a judge: a name, a tab and a weight a line; a line that
// begins with # is passed over. An error names the line.
func ParseJudge(text string) (*Judge, error) {
	j := &Judge{map[string]float64{}}
	for n, l := range slices.Collect(strings.Lines(text)) {
		if l = strings.TrimSpace(l); l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		name, number, _ := strings.Cut(l, "\t")
		w, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
			return nil, fmt.Errorf("%d: %q is not a weight", n+1, l)
		}
		j.weights[name] = w
	}
	return j, nil
}

// String writes the judge as [ParseJudge] reads it, by name.
func (j *Judge) String() string {
	var lines []string
	for name, w := range j.weights {
		lines = append(lines, fmt.Sprintf("%s\t%.4f\n", name, w))
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// chance is the judge's, 0 to 1.
func (j *Judge) chance(known map[string]float64) float64 {
	nats := 0.0
	for name, v := range known {
		nats += j.weights[name] * v
	}
	return logistic(nats)
}

// KnownOfCheck is what is known of a finding of which only the check is.
func KnownOfCheck(c *Check) map[string]float64 {
	return map[string]float64{"constant": 1, "family " + c.Family(): 1, "check " + c.ID: 1}
}

// known is what is known of each finding of a bitext, by name:
//
//	constant    1
//	family X    1 of the findings of a family
//	check X     1 of the findings of a check
//	error, info 1 where the check says so
//	doubt       how far the confidence of its bead is from 1
//	instead     1 where both sides have a span: something stands in its place
//	unmatched   1 where another fact of one side stands alone in the bead, or changed
//	crowd       logarithm of the number of findings above info in the bead
//	length      logarithm of the bead's length over 200 English letters
//	pair        1 where the bead is one segment beside one
func known(r *reading, found []Finding) []map[string]float64 {
	crowd := map[int]int{}
	for _, f := range found {
		if f.Severity.AtLeast(Warning) {
			if k, ok := r.home(f); ok {
				crowd[k]++
			}
		}
	}
	out := make([]map[string]float64, len(found))
	for n, f := range found {
		x := KnownOfCheck(f.Check)
		x["doubt"] = 1 - f.Confidence
		if f.Severity != Warning {
			x[string(f.Severity)] = 1
		}
		if onBoth(f.Spans) {
			x["instead"] = 1
		}
		if k, ok := r.home(f); ok {
			b := r.beads[k]
			x["crowd"] = math.Log(float64(max(1, crowd[k])))
			x["length"] = math.Log(max(10, b.size[corpus.Source], b.size[corpus.Target]) / 200)
			if b.Src.Len() == 1 && b.Dst.Len() == 1 {
				x["pair"] = 1
			}
			if r.unmatchedBeside(k, f) {
				x["unmatched"] = 1
			}
		}
		out[n] = x
	}
	return out
}

// home is the bead a finding is about; ok is false where it is about the whole.
func (r *reading) home(f Finding) (bead int, ok bool) {
	for _, s := range []corpus.Side{corpus.Target, corpus.Source} {
		if i, _, ok := f.At(s); ok {
			return r.side[s].beadOf[i], true
		}
	}
	return 0, false
}

// onBoth tells whether some spans are on both sides.
func onBoth(spans []Span) bool {
	return slices.ContainsFunc(spans, func(x Span) bool { return x.Side == corpus.Source }) &&
		slices.ContainsFunc(spans, func(x Span) bool { return x.Side == corpus.Target })
}

// unmatchedBeside tells whether a hard fact of bead k that no span of f holds
// stands on one side only, or changed.
func (r *reading) unmatchedBeside(k int, f Finding) bool {
	return slices.ContainsFunc(r.ledger.Bead(k), func(e ledger.Entry) bool {
		if e.Status != ledger.OnlyOne && e.Status != ledger.Changed {
			return false
		}
		for _, s := range corpus.Sides {
			if m := e.On(s); m != nil && m.Hard() && !slices.ContainsFunc(f.Spans, func(x Span) bool {
				return x.Side == s && x.Segment == m.Segment && x.Start <= m.Start && m.End <= x.End
			}) {
				return true
			}
		}
		return false
	})
}
