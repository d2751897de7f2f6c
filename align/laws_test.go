package align

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// keepsLaws aligns two texts in every way there is and verifies the ladders.
func keepsLaws(t failer, src, dst corpus.Document) {
	t.Helper()
	for _, unit := range units {
		verified(t, aligned(t, src, dst, Options{Unit: unit}), src, dst)
		b := paired(t, src, dst, Options{Unit: unit})
		verified(t, b.Ladder, b.Src, b.Dst)
	}
}

// Whatever the texts: nothing is lost and nothing twice.
func FuzzLadder(f *testing.F) {
	f.Add("Sales rose 15%.\nCosts fell.", "销售额增长了 15%，成本下降了。", "en", "zh")
	f.Add("He left. She stayed.\n\nNobody knows why.", "Никто не знает почему.\nОн ушёл, она осталась.", "en", "ru")
	f.Add("売上高は15％増えた。\n\n*** \n١٢٣", "Umsatz +15 %\n\x00\xff\n—", "ja", "de")
	f.Add("", "一。二！三？", "", "zh-Hant")
	f.Add("“\n”\n\"", "«\n»\n「", "ru", "zh")
	f.Fuzz(func(t *testing.T, source, target, from, to string) {
		src, dst := text(corpus.Tag(from), source), text(corpus.Tag(to), target)
		if len(src.Segments) > 60 || len(dst.Segments) > 60 {
			t.Skip("long texts are drawn by TestLadderOfDrawnTexts")
		}
		keepsLaws(t, src, dst)
	})
}

// FuzzModel reads any text as a model. It is refused in one line, or what was
// read is written as it is read again.
func FuzzModel(f *testing.F) {
	f.Add(paragraphWeights)
	f.Add("# unit: sentence\n\n  cosine\t2.5\r\nshape 2-1\t-1e3\nmove\tNaN\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseModel(text)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("refused in more than one line: %q", err)
			}
			return
		}
		again, err := ParseModel(m.String())
		if err != nil || again.String() != m.String() || again.Unit() != m.Unit() {
			t.Fatalf("%v: read\n%s\nwant\n%s", err, again, m)
		}
	})
}

// FuzzExplain explains every bead of the ladder of two texts: it is the bead
// asked for, reasons are numbers, and no other bead is explained.
func FuzzExplain(f *testing.F) {
	f.Add("Sales rose 15%.\nCosts fell.", "销售额增长了 15%，成本下降了。", "zh")
	f.Add("He left. She stayed.\n\nNobody knows why.", "Никто не знает почему.\nОн ушёл, она осталась.", "ru")
	f.Fuzz(func(t *testing.T, source, target, tag string) {
		src, dst := text(corpus.English, source), text(corpus.Tag(tag), target)
		if len(src.Segments) > 20 || len(dst.Segments) > 20 {
			t.Skip("long texts are drawn by TestLadderOfDrawnTexts")
		}
		for _, unit := range units {
			opt := Options{Unit: unit}
			ladder := paired(t, src, dst, opt).Ladder
			for n := range ladder {
				e, err := ExplainBitext(t.Context(), src, dst, opt, n)
				if err != nil || !sameBead(e.Bead, ladder[n]) {
					t.Fatalf("bead %d by %s: %v, want %v: %v", n, unit, e.Bead, ladder[n], err)
				}
				for _, r := range e.Reasons {
					if math.IsNaN(r.Nats) || math.IsNaN(r.Value) {
						t.Fatalf("bead %d by %s: %+v", n, unit, r)
					}
				}
			}
			if _, err := ExplainBitext(t.Context(), src, dst, opt, len(ladder)); err == nil {
				t.Fatalf("there is no bead %d, but it is explained", len(ladder))
			}
		}
	})
}

// phrases are what drawn texts are made of: translations of one another, and
// what is in no language.
var phrases = []string{
	"The bridge opened on May 4, 1998, and cost $4.3 billion.", "大桥于1998年5月4日通车，耗资43亿美元。", "Мост открыли 4 мая 1998 года, он стоил 4,3 млрд долларов.",
	"“Nobody asked us,” said Anna Petrova.", "“没人问过我们，”安娜·彼得罗娃说。", "— Нас никто не спросил, — сказала Анна Петрова.",
	"Why?", "为什么？", "Почему?", "* * *", "42", "…", "日本語", "Ελληνικά", "🚲",
}

func TestLadderOfDrawnTexts(t *testing.T) {
	side := rapid.SliceOfN(rapid.SampledFrom(phrases), 0, 40)
	tags := rapid.SampledFrom([]corpus.Tag{corpus.English, corpus.Simplified, corpus.Traditional, corpus.Russian, corpus.Unknown, "ja"})
	rapid.Check(t, func(r *rapid.T) {
		src := text(tags.Draw(r, "source tag"), strings.Join(side.Draw(r, "source"), "\n"))
		dst := text(tags.Draw(r, "target tag"), strings.Join(side.Draw(r, "target"), "\n"))
		keepsLaws(r, src, dst)
	})
}

// Two texts that change places are aligned as in a mirror: the same beads, with
// the same confidences.
func TestMirror(t *testing.T) {
	side := rapid.SliceOfN(rapid.SampledFrom(phrases), 0, 30)
	tags := rapid.SampledFrom([]corpus.Tag{corpus.English, corpus.Simplified, corpus.Traditional, corpus.Russian, corpus.Unknown})
	rapid.Check(t, func(r *rapid.T) {
		src := text(tags.Draw(r, "source tag"), strings.Join(side.Draw(r, "source"), "\n"))
		dst := text(tags.Draw(r, "target tag"), strings.Join(side.Draw(r, "target"), "\n"))
		mirrored(r, src, dst)
	})
	for _, v := range translations(t) {
		mirrored(t, article(t, v.name, "en"), article(t, v.name, v.version))
	}
}

// FuzzMirror is the same of any texts.
func FuzzMirror(f *testing.F) {
	f.Add("Sales rose 15%.\nCosts fell.", "销售额增长了 15%，成本下降了。", "en", "zh")
	f.Add("He left.\nNobody knows why.\n42", "Никто не знает почему.\nОн ушёл.\n42\n42", "en", "ru")
	f.Add("一。\n一。", "1\n\n1\n…", "zh-Hant", "")
	f.Fuzz(func(t *testing.T, source, target, from, to string) {
		src, dst := text(corpus.Tag(from), source), text(corpus.Tag(to), target)
		if len(src.Segments) > 30 || len(dst.Segments) > 30 {
			t.Skip("long texts are drawn by TestMirror")
		}
		mirrored(t, src, dst)
	})
}

// mirrored aligns two texts in both directions and holds the results against
// each other.
func mirrored(t failer, src, dst corpus.Document) {
	t.Helper()
	if !backwards(src, dst) && !backwards(dst, src) {
		return // a text with itself
	}
	for _, unit := range units {
		there := turnLadder(paired(t, src, dst, Options{Unit: unit}).Ladder)
		back := arrange(paired(t, dst, src, Options{Unit: unit}).Ladder)
		if !slices.Equal(there, back) {
			t.Fatalf("by %s, turned round:\n%v\nbackwards:\n%v", unit, there, back)
		}
	}
}

// An unrelated paragraph at the end changes nothing far from it: not what is
// paired, and hardly how sure that is.
func TestStillness(t *testing.T) {
	for _, v := range translations(t) {
		still(t, article(t, v.name, "en"), article(t, v.name, v.version))
	}
}

// The same of texts drawn from passages of the articles, with some left out on
// either side.
func TestStillnessOfDrawnTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 10))
	for _, base := range []corpus.Tag{corpus.Chinese, corpus.Russian} {
		source, target := long(t, base)
		for range 5 {
			src, dst := corpus.Document{Tag: corpus.English}, corpus.Document{Tag: base}
			from := r.IntN(len(source) - 30)
			for i := from; i < from+30; i++ {
				left := r.IntN(12)
				if left != 0 {
					src.Segments = append(src.Segments, source[i])
				}
				if left != 1 {
					dst.Segments = append(dst.Segments, target[i])
				}
			}
			still(t, src, dst)
		}
	}
}

// strange is what has nothing to do with any text of the tests.
var strange = map[corpus.Tag]string{
	corpus.English: "Whisk the egg whites with a pinch of salt until they stand in stiff peaks, then fold in the sugar.",
	corpus.Chinese: "将蛋白加一小撮盐打发至硬性发泡，再拌入白糖。",
	corpus.Russian: "Взбейте белки со щепоткой соли до крепких пиков и добавьте сахар.",
}

// still puts something strange at the end of either text and holds the ladder
// against that without it.
func still(t failer, src, dst corpus.Document) {
	t.Helper()
	const far, hardly = 12, 0.05
	before := aligned(t, src, dst, Options{})
	for _, end := range []*corpus.Document{&src, &dst} {
		kept := *end
		end.Segments = append(slices.Clone(end.Segments), corpus.Segment{Text: strange[end.Tag.Base()], Tag: end.Tag, Block: len(end.Segments)})
		after := aligned(t, src, dst, Options{})
		for k, b := range before {
			if b.Src.Hi > len(src.Segments)-far || b.Dst.Hi > len(dst.Segments)-far {
				break
			}
			if a := after[k]; !sameBead(a, b) || a.Moved != b.Moved || math.Abs(a.Confidence-b.Confidence) > hardly {
				t.Fatalf("bead %d was %v, is %v", k, b, a)
			}
		}
		*end = kept
	}
}

// Texts that offer no hold, or far too much on one side. Those of more than
// [wholeCells] cells are searched in a strip.
func TestLadderOfExtremes(t *testing.T) {
	lines := func(n int, line string) string { return strings.Repeat(line+"\n", n) }
	tests := []struct {
		name, src, dst string
		slow           bool
	}{
		{"nothing at all", "", "", false},
		{"nothing to translate", "", lines(3, "没有原文。"), false},
		{"nothing translated", lines(3, "There is no translation."), "", false},
		{"one segment each", "Why?", "Почему?", false},
		{"one segment against many", "Why?", lines(30, "Почему?"), false},
		{"no letters", lines(20, "* * *"), lines(18, "1 2 3"), false},
		{"no letters, in a strip", lines(150, "* * *"), lines(140, "—"), true},
		{"identical segments, in a strip", lines(150, "No."), lines(140, "不。"), true},
		{"150 with 3", lines(150, "The bridge opened in May."), lines(3, "Мост открыли в мае."), false},
		{"3 with 150", lines(3, "The bridge opened in May."), lines(150, "大桥五月通车。"), false},
		{"200 with 120, nothing alike", lines(200, "The bridge opened in May."), lines(120, "🚲"), true},
		{"one very long segment", strings.Repeat("Nobody knows why. ", 150), strings.Repeat("没有人知道为什么。", 150), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.slow && testing.Short() {
				t.Skip("takes a second")
			}
			keepsLaws(t, text(corpus.English, tt.src), text(corpus.Chinese, tt.dst))
		})
	}
}

// A text of more than [enoughToTeach] segments is judged by its beginning, and
// aligned to its end.
func TestLongText(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	src, dst := book(t, corpus.Russian, enoughToTeach+100)
	ladder := aligned(t, src, dst, Options{Unit: corpus.Sentences})
	verified(t, ladder, src, dst)
	if s := strays(ladder, src, dst); s > 0.02 {
		t.Errorf("%.3f of the beads hold segments of different passages, want 0.02 at most", s)
	}
}

// The same texts give the same ladder, confidences and all, on however many
// processors.
func TestAlignIsDeterministic(t *testing.T) {
	src, dst := article(t, "drones", "en"), article(t, "drones", "ru")
	first := paired(t, src, dst, Options{Unit: corpus.Sentences}).Ladder
	for _, processors := range []int{1, 7} {
		before := runtime.GOMAXPROCS(processors)
		again := paired(t, src, dst, Options{Unit: corpus.Sentences}).Ladder
		runtime.GOMAXPROCS(before)
		if !slices.Equal(first, again) {
			t.Errorf("on %d processors the ladder is\n%v\nwant\n%v", processors, again, first)
		}
	}
}

// Many goroutines may align with one table and one model; see go test -race.
func TestAlignAtOnce(t *testing.T) {
	src := ferry(corpus.English, ferryEnglish, 0, 1, 2, 3)
	targets := []corpus.Document{ferry(corpus.Chinese, ferryChinese, 0, 2, 3, 1), ferry(corpus.Russian, ferryRussian, 0, 1, 3)}
	opt := Options{Unit: corpus.Sentences, Vectors: vectors.Default(), Model: modelFor(t, corpus.Sentences)}
	var want []string
	for _, dst := range targets {
		want = append(want, write(paired(t, src, dst, opt).Ladder))
	}
	got := make([]string, 8)
	var wg sync.WaitGroup
	for k := range got {
		wg.Go(func() {
			b, err := Bitext(t.Context(), src, targets[k%2], opt)
			if err == nil {
				got[k] = write(b.Ladder)
			}
		})
	}
	wg.Wait()
	for k := range got {
		if got[k] != want[k%2] {
			t.Errorf("goroutine %d found %s, want %s", k, got[k], want[k%2])
		}
	}
}
