package evidence

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A quotation stays open from sentence to sentence, but not into the next
// paragraph.
func TestFollowQuotations(t *testing.T) {
	side := make([]Segment, 4)
	for i, s := range []struct {
		text  string
		block int
	}{{"“First.", 0}, {"Second.", 0}, {"Third.”", 0}, {"Fourth.", 1}} {
		side[i].Segment = &corpus.Segment{Text: s.text, Block: s.block}
	}
	followQuotations(side)
	want := [][2]bool{{false, true}, {true, true}, {true, false}, {false, false}}
	for i, w := range want {
		if got := [2]bool{side[i].punctuation.opensInside, side[i].punctuation.endsInside}; got != w {
			t.Errorf("%q: inside at its ends %v, want %v", side[i].Text, got, w)
		}
	}
}

// Latin names and figures stand for themselves in every language.
func TestCoverageOfItself(t *testing.T) {
	e := pair(text(corpus.English, "Skerry Air 42"), text(corpus.Chinese, "Skerry Air 42"))
	if got := e.coverage.of(one(0), one(0)); got != (shares{1, 1, true}) {
		t.Errorf("of themselves they cover %v, want all", got)
	}
}

// lines are what drawn texts are made of.
var lines = []string{
	"The ice was 60 centimetres thick.", "Толщина льда составляла 60 сантиметров.", "冰层厚达60厘米。",
	"Nobody could leave.", "Никто не мог уехать.", "谁也无法离开。", "* * *", "Skerry", "🚲",
}

// drawn draws two texts, held against each other in a band around some path
// through them.
func drawn(t *rapid.T) *Evidence {
	side := rapid.SliceOfN(rapid.SampledFrom(lines), 1, 12)
	src := text(corpus.English, strings.Join(side.Draw(t, "source"), "\n"))
	dst := text(corpus.Russian, strings.Join(side.Draw(t, "target"), "\n"))
	n, m := len(src.Segments), len(dst.Segments)
	path := lattice.Full(n, m).Singles(func(i, j int) float64 { return float64((i*7+j*5)%3) - 1 })
	r := NewReader(corpus.Paragraphs, vectors.Default())
	return r.Pair(t.Context(), r.Read(t.Context(), src), r.Read(t.Context(), dst), lattice.Around(path, n, m, 1, rapid.IntRange(1, 6).Draw(t, "slack")))
}

// ranges calls look with each two ranges that a bead may have, widened by one.
func ranges(n, m int, look func(src, dst corpus.Range)) {
	for i := range n {
		for j := range m {
			for s := 1; s <= lattice.Reach && i+s <= n; s++ {
				for d := 1; d <= lattice.Reach && j+d <= m; d++ {
					look(corpus.Range{Lo: i, Hi: i + s}, corpus.Range{Lo: j, Hi: j + d})
				}
			}
		}
	}
}

// The coverage of two ranges is what the lexicon says of their tokens, each
// translated as well as its best translation: by the definition, token for token.
func TestCoverageByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t)
		known := newLexicon(e.src, e.dst, vectors.Default())
		share := func(tokens, opposite []Segment, strength func(token, other int32) float64) (float64, bool) {
			covered, weight := 0.0, 0.0
			for _, s := range tokens {
				for _, a := range s.tokens.Tokens {
					best := 0.0
					for _, o := range opposite {
						for _, b := range o.tokens.Tokens {
							best = max(best, strength(a.ID, b.ID))
						}
					}
					covered, weight = covered+best*float64(a.Weight), weight+float64(a.Weight)
				}
			}
			return covered / weight, weight > 0
		}
		between := func(src, dst int32) float64 {
			best := 0.0
			for _, x := range known.of(dst) {
				if x.src == src {
					best = max(best, float64(x.strength)/255)
				}
			}
			return best
		}
		ranges(len(e.src), len(e.dst), func(s, d corpus.Range) {
			got := e.coverage.of(s, d)
			source, target, ok := got.src, got.dst, got.ok
			wantSource, ok1 := share(e.src[s.Lo:s.Hi], e.dst[d.Lo:d.Hi], between)
			wantTarget, ok2 := share(e.dst[d.Lo:d.Hi], e.src[s.Lo:s.Hi], func(a, b int32) float64 { return between(b, a) })
			switch want := ok1 && ok2 && e.band.HoldsCells(s, d); {
			case ok != want:
				t.Fatalf("%v:%v has coverage: %v, want %v", s, d, ok, want)
			case ok && (math.Abs(source-wantSource) > 1e-5 || math.Abs(target-wantTarget) > 1e-5):
				t.Fatalf("%v:%v covers %v and %v, want %v and %v", s, d, source, target, wantSource, wantTarget)
			}
		})
	})
}

// The cosine of joined segments is that of their vectors added up.
func TestSimilarityByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t)
		sum := func(segments []Segment) []float32 {
			out := make([]float32, vectors.Default().Dims())
			for i := range segments {
				for k, x := range segments[i].Vector() {
					out[k] += x
				}
			}
			return out
		}
		ranges(len(e.src), len(e.dst), func(s, d corpus.Range) {
			got, ok := e.similarity.of(s, d)
			want := float64(vectors.Dot(vectors.Unit(sum(e.src[s.Lo:s.Hi])), vectors.Unit(sum(e.dst[d.Lo:d.Hi]))))
			if ok != e.band.HoldsCells(s, d) || ok && math.Abs(got-want) > 1e-4 {
				t.Fatalf("the cosine of %v:%v is %v, %v, want %v", s, d, got, ok, want)
			}
		})
	})
}

// Rivals are kept in the order of their cosines, the first of equals first.
func TestRivals(t *testing.T) {
	r := noRivals
	if r.outside(one(0)) != 0 || r.inside(one(0)) != 0 {
		t.Error("a list without rivals names one")
	}
	for at, cos := range []float64{0.2, 0.9, -0.1, 0.9, 0.5, 0.3, 0.4, 0.1, 0.6} {
		r.put(rivalOf(at, cos))
	}
	var got []int
	for _, x := range r {
		got = append(got, int(x.at))
	}
	if want := []int{1, 3, 8, 4, 6, 5, 0}; !slices.Equal(got, want) {
		t.Errorf("the rivals are %v, want %v", got, want)
	}
	bead := corpus.Range{Lo: 0, Hi: 4}
	if got := r.outside(bead); got != float64(float32(0.6)) {
		t.Errorf("the best outside %v has %v", bead, got)
	}
	if got := r.inside(corpus.Range{Lo: 4, Hi: 7}); got != 0.5 {
		t.Errorf("the best inside has %v", got)
	}
	if got := r.inside(corpus.Range{Lo: 7, Hi: 8}); got != float64(float32(0.2)) {
		t.Errorf("what is not kept is no better than the last, and has %v", got)
	}
}

// Paragraphs are cut into sentences, sentences into clauses.
func TestFiner(t *testing.T) {
	s := corpus.Segment{Text: "The ice held; we left. Nobody knew, he said.", Tag: corpus.English}
	for _, tt := range []struct {
		unit corpus.Unit
		want string
	}{
		{corpus.Paragraphs, "The ice held; we left.|Nobody knew, he said."},
		{corpus.Sentences, "The ice held| we left| Nobody knew| he said"},
	} {
		if got := strings.Join(finer(s, tt.unit), "|"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.unit, got, tt.want)
		}
	}
}

// By hand: a text of 97 runes against one of 97 is as usual; against one of e
// times the smoothed length it is 1 off in the log, of variance 0.03 + 3/mean.
func TestLengthModel(t *testing.T) {
	if got := Lengths.Deviation(97, 97, 0); got != 0 {
		t.Errorf("equal lengths deviate by %v", got)
	}
	longer := 100*math.E - 3
	want := 1 / math.Sqrt(0.03+3/((100+100*math.E)/2))
	if got := Lengths.Deviation(longer, 97, 0); math.Abs(got-want) > nearly {
		t.Errorf("the deviation is %v, want %v", got, want)
	}
	if got := Lengths.Deviation(97, longer, 0); math.Abs(got+want) > nearly {
		t.Errorf("the other way round it is %v, want %v", got, -want)
	}
	if got := Lengths.Deviation(longer, 97, 1); math.Abs(got) > nearly {
		t.Errorf("where that is usual it is %v", got)
	}
}

// The usual ratio is the median, of ten pairs half believed.
func TestUsualLength(t *testing.T) {
	for _, tt := range []struct {
		logs []float64
		want float64
	}{
		{nil, 0},
		{[]float64{1.1}, 0.1},
		{[]float64{9, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, -9, 0.4}, 0.2},
	} {
		if got := Lengths.Usual(tt.logs); math.Abs(got-tt.want) > nearly {
			t.Errorf("the usual log ratio of %v is %v, want %v", tt.logs, got, tt.want)
		}
	}
}

func TestEnglishRunes(t *testing.T) {
	if got := EnglishRunes(" two words\t", corpus.English); got != 8 {
		t.Errorf("the length is %v, want 8", got)
	}
	if got := EnglishRunes("冰层厚", corpus.Chinese); got <= 3 {
		t.Errorf("three characters are as long as %v English letters", got)
	}
	if got := EnglishRunes("冰层厚", corpus.Unknown); got != 3 {
		t.Errorf("of no known language they are %v", got)
	}
}

// Only trusted beads with text on both sides teach, and few of them teach little.
func TestLearn(t *testing.T) {
	e := pair(text(corpus.English, harbour[corpus.English]), text(corpus.Russian, harbour[corpus.Russian]))
	var beads []corpus.Bead
	for i := range 4 {
		beads = append(beads, corpus.Bead{Src: one(i), Dst: one(i), Confidence: 0.69})
	}
	beads = append(beads, corpus.Bead{Src: one(3), Dst: corpus.Range{Lo: 4, Hi: 4}, Confidence: 1})
	if got := e.Learn(beads); got != (Adaptation{}) {
		t.Errorf("beads that are not trusted teach %+v", got)
	}
	beads[2].Confidence = 0.7
	c, _ := e.Candidate(beads[2], Adaptation{})
	s := c.covered()
	want := Adaptation{
		LengthRatio: math.Log((e.src[2].length+3)/(e.dst[2].length+3)) / 11,
		Cosine:      (c.cos - usualCosine) / 11,
		Coverage:    ((s.src+s.dst)/2 - usualCoverage) / 11,
	}
	got := e.Learn(beads)
	if math.Abs(got.LengthRatio-want.LengthRatio)+math.Abs(got.Cosine-want.Cosine)+math.Abs(got.Coverage-want.Coverage) > nearly {
		t.Errorf("one bead teaches %+v, want %+v", got, want)
	}
}

// The words that carry a bead are told as the texts have them, the weightiest
// first, and no more than asked for.
func TestWords(t *testing.T) {
	r := NewReader(corpus.Paragraphs, vectors.Default())
	src, dst := r.Read(t.Context(), text(corpus.English, harbour[corpus.English])), r.Read(t.Context(), text(corpus.Russian, harbour[corpus.Russian]))
	e := r.Pair(t.Context(), src, dst, lattice.Full(4, 4))
	bead := corpus.Bead{Src: one(3), Dst: one(3)}
	all := r.Words(e, bead, 12)
	var told []string
	for _, w := range all {
		told = append(told, fmt.Sprintf("%s %s", w.Src, w.Dst))
		if w.Similarity <= 0 || w.Similarity > 1 {
			t.Errorf("%s and %s are known by %v", w.Src, w.Dst, w.Similarity)
		}
	}
	for _, want := range []string{"60 60", "ice льда"} {
		if !slices.Contains(told, want) {
			t.Errorf("%q is not among %q", want, told)
		}
	}
	if two := r.Words(e, bead, 2); !slices.Equal(two, all[:2]) {
		t.Errorf("the first two of %v are %v", all, two)
	}
	if got := r.Words(e, corpus.Bead{Src: one(3)}, 12); got != nil {
		t.Errorf("an omission has the words %v", got)
	}
}

// Evidence may be asked by many goroutines at once; see go test -race.
func TestEvidenceIsShared(t *testing.T) {
	e := pair(text(corpus.English, harbour[corpus.English]), text(corpus.Chinese, harbour[corpus.Chinese]))
	weights := make([]float64, len(features))
	for i := range weights {
		weights[i] = 1
	}
	sums := make([]float64, 8)
	var wg sync.WaitGroup
	for k := range sums {
		wg.Go(func() {
			each(e, Adaptation{}, func(c *Candidate) { sums[k] += c.Fixed(weights) + c.Taught(weights) })
		})
	}
	wg.Wait()
	for _, s := range sums {
		if s != sums[0] {
			t.Errorf("the sums differ: %v", sums)
		}
	}
}

// What was given up half-way is of no use, but a look at it does no harm: who
// looks may not have noticed yet.
func TestEndOfContext(t *testing.T) {
	r := NewReader(corpus.Paragraphs, vectors.Default())
	src := r.Read(t.Context(), text(corpus.English, "The bridge fell.\nRain is expected.\nBread costs two crowns."))
	dst := r.Read(t.Context(), text(corpus.Russian, "Мост рухнул.\nОжидается дождь.\nХлеб стоит две кроны."))
	ended, end := context.WithCancel(t.Context())
	end()
	e := r.Pair(ended, src, dst, lattice.Full(3, 3))
	for i := range 3 {
		for _, b := range e.Band().Beads(i) {
			c, _ := e.Candidate(b, Adaptation{})
			c.Values(make([]float64, len(features)))
			if !b.Src.Empty() && !b.Dst.Empty() {
				r.Far(ended, e, b, Adaptation{})
			}
		}
	}
}
