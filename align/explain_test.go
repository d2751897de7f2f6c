package align

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// reasonsOf lists the features that spoke for the bead ("+name"), against it
// ("-name"), and that abstained ("0name").
func reasonsOf(e Explanation) []string {
	var out []string
	for _, r := range e.Reasons {
		sign := "+"
		switch {
		case r.Abstained:
			sign = "0"
		case r.Nats < 0:
			sign = "-"
		}
		out = append(out, sign+r.Feature)
	}
	return out
}

// What is said of a bead is what a reader sees in it.
func TestExplain(t *testing.T) {
	all, moved := []int{0, 1, 2, 3, 4, 5}, []int{0, 2, 3, 4, 5, 1}
	r := func(lo, hi int) corpus.Range { return corpus.Range{Lo: lo, Hi: hi} }
	tests := []struct {
		name     string
		src, dst []int
		n        int
		bead     corpus.Bead
		reasons  string
		chinese  string // a word pair, as "source target"
		russian  string
	}{
		{"figures on both sides", all, all, 1, corpus.Bead{Src: one(1), Dst: one(1)},
			"+cosine +covered +figures-shared 0questions 0lone-rival", "214 214", "214 214"},
		{"a quotation and a name", all, all, 2, corpus.Bead{Src: one(2), Dst: one(2)},
			"+cosine +pieces-home 0figures-shared 0lone-substance", "teacher 教师", "vest жилет"},
		{"a year", all, all, 3, corpus.Bead{Src: one(3), Dst: one(3)},
			"+cosine +figures-shared 0headings 0narrow 0weakest", "1987 1987", "1987 1987"},
		{"an omission", all, []int{0, 1, 3, 4, 5}, 2, corpus.Bead{Src: one(2), Dst: r(2, 2)},
			"0cosine 0length +lone-substance -prior-of-1-0", "", ""},
		{"an addition", []int{0, 1, 3, 4, 5}, all, 2, corpus.Bead{Src: r(2, 2), Dst: one(2)},
			"0cosine 0covered +lone-substance -prior-of-0-1", "", ""},
		{"what was moved", all, moved, 1, corpus.Bead{Src: one(1), Dst: one(5), Moved: true},
			"+cosine +figures-shared -prior-of-a-move", "214 214", "214 214"},
	}
	for _, tt := range tests {
		src := ferry(corpus.English, ferryEnglish, tt.src...)
		for tag, dst := range map[corpus.Tag]corpus.Document{
			corpus.Chinese: ferry(corpus.Chinese, ferryChinese, tt.dst...),
			corpus.Russian: ferry(corpus.Russian, ferryRussian, tt.dst...),
		} {
			t.Run(tt.name+"/"+string(tag), func(t *testing.T) {
				e, err := Explain(t.Context(), src, dst, Options{}, tt.n)
				if err != nil {
					t.Fatal(err)
				}
				if ladder := aligned(t, src, dst, Options{}); e.Bead != ladder[tt.n] {
					t.Errorf("bead %v was explained, the ladder has %v", e.Bead, ladder[tt.n])
				}
				if !sameBead(e.Bead, tt.bead) || e.Bead.Moved != tt.bead.Moved {
					t.Errorf("the bead is %v, want %v", e.Bead, tt.bead)
				}
				got := strings.Join(reasonsOf(e), " ")
				got = strings.ReplaceAll(strings.ReplaceAll(got, "prior of a move", "prior-of-a-move"), "prior of ", "prior-of-")
				for _, want := range strings.Fields(tt.reasons) {
					if !slices.Contains(strings.Fields(got), want) {
						t.Errorf("%s is not among the reasons: %s", want, got)
					}
				}
				want := tt.chinese
				if tag == corpus.Russian {
					want = tt.russian
				}
				var words []string
				for _, w := range e.Words {
					words = append(words, w.Src+" "+w.Dst)
				}
				if want != "" && !slices.Contains(words, want) || want == "" && len(words) > 0 {
					t.Errorf("the words are %q, want %q", words, want)
				}
			})
		}
	}
}

// The reasons add up to the log-odds that the search had, for every bead, also
// of sentences inside moved paragraphs.
func TestReasonsAddUp(t *testing.T) {
	src := ferry(corpus.English, ferryEnglish, 0, 1, 2, 3, 4, 5)
	dst := ferry(corpus.Russian, ferryRussian, 0, 2, 3, 5, 1)
	for _, unit := range units {
		opt := Options{Unit: unit}
		b, solutions, err := solveBitext(t.Context(), src, dst, opt)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, s := range solutions {
			for _, bead := range s.ladder {
				local := bead
				local.Src, local.Dst = shift(bead.Src, -s.from[0]), shift(bead.Dst, -s.from[1])
				want, _ := s.model.odds(s.evidence, local, s.taught)
				if bead.Moved {
					want += s.model.move
				}
				k := slices.IndexFunc(b.Ladder, func(x corpus.Bead) bool { return sameBead(x, bead) })
				e, err := ExplainBitext(t.Context(), src, dst, opt, k)
				if err != nil {
					t.Fatal(err)
				}
				got := 0.0
				for _, r := range e.Reasons {
					got += r.Nats
					if r.Abstained && (r.Nats != 0 || r.Value != 0) {
						t.Errorf("%s abstains and says %v", r.Feature, r.Value)
					}
				}
				if math.Abs(got-want) > 1e-9 {
					t.Errorf("%s: the reasons of %v add up to %v, want %v", unit, bead, got, want)
				}
				n++
			}
		}
		if n != len(b.Ladder) {
			t.Errorf("%s: %d beads of %d were found in the solutions", unit, n, len(b.Ladder))
		}
	}
}

// uncorrected is the program's model for a unit, whose confidences are the
// posterior's own.
func uncorrected(unit corpus.Unit) *Model {
	m := *ownModel(unit)
	m.corrections = corrections{}
	return &m
}

// The runner-up is another bead over the same first segment, less likely than
// the bead by as much as is said. What was moved has none.
func TestRunnerUp(t *testing.T) {
	src, dst := ferry(corpus.English, ferryEnglish, 0, 1, 2, 3, 4, 5), ferry(corpus.Chinese, ferryChinese, 0, 2, 3, 5, 1)
	for _, unit := range units {
		opt := Options{Unit: unit, Model: uncorrected(unit)}
		b := paired(t, src, dst, opt)
		seen := 0
		for n, bead := range b.Ladder {
			e, err := ExplainBitext(t.Context(), src, dst, opt, n)
			if err != nil {
				t.Fatal(err)
			}
			other := e.RunnerUp
			switch {
			case other == nil:
				continue
			case bead.Moved:
				t.Errorf("%v was moved and has the runner-up %v", bead, *other)
			case sameBead(*other, bead):
				t.Errorf("the runner-up of %v is the bead itself", bead)
			case !other.Src.Holds(bead.Src.Lo) && !other.Dst.Holds(bead.Dst.Lo):
				t.Errorf("the runner-up %v has not the first segment of %v", *other, bead)
			case other.Src.Hi > len(b.Src.Segments) || other.Dst.Hi > len(b.Dst.Segments):
				t.Errorf("the runner-up %v is outside the texts", *other)
			}
			if unit == corpus.Paragraphs {
				if want := math.Log(bead.Confidence / other.Confidence); math.Abs(e.RunnerUpNats-want) > 1e-6 {
					t.Errorf("the runner-up of %v is %v nats behind, want %v", bead, e.RunnerUpNats, want)
				}
			}
			seen++
		}
		if seen == 0 {
			t.Errorf("%s: no bead has a runner-up", unit)
		}
	}
}

// One segment on each side leaves no other pair: the runner-up is that the
// source stands alone.
func TestRunnerUpOfOne(t *testing.T) {
	e, err := Explain(t.Context(), text(corpus.English, "The ferry sank."), text(corpus.Russian, "Паром затонул."), Options{}, 0)
	if err != nil || e.RunnerUp == nil || e.RunnerUp.Shape() != "1-0" || e.RunnerUpNats <= 0 {
		t.Errorf("%v, runner-up %v, %v nats behind, want the omission", err, e.RunnerUp, e.RunnerUpNats)
	}
}

func TestExplainOutside(t *testing.T) {
	src, dst := ferry(corpus.English, ferryEnglish, 0, 1), ferry(corpus.Russian, ferryRussian, 0, 1)
	for _, n := range []int{-1, 2, 100} {
		want := fmt.Sprintf("there is no bead %d: the ladder has 2", n+1)
		if _, err := Explain(t.Context(), src, dst, Options{}, n); err == nil || err.Error() != want {
			t.Errorf("bead %d: %v, want %s", n, err, want)
		}
		if _, err := ExplainBitext(t.Context(), src, dst, Options{}, n); err == nil || err.Error() != want {
			t.Errorf("bead %d of the bitext: %v, want %s", n, err, want)
		}
	}
	if _, err := Explain(t.Context(), corpus.Document{}, corpus.Document{}, Options{Vectors: vectors.Default()}, 0); err == nil {
		t.Error("a ladder of nothing has a bead")
	}
}
