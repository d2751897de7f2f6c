package evidence

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// Headings and last remarks, and the paragraphs that they became part of, without a
// mark between them.
var joinedEnds = []struct {
	tag         corpus.Tag
	short, long string
	end         end
}{
	{corpus.Chinese, "Who pays for the bridge", "谁来为大桥买单市政府说费用由省里承担，省里却说从未答应过这件事，双方的信件往来已经持续了三年", head},
	{corpus.Chinese, "Thanks for your patience", "订单因为仓库盘点推迟了两天，我们已经联系快递公司，预计星期五之前可以送到您的手上，感谢您的耐心", tail},
	{corpus.Russian, "Who pays for the bridge", "Кто заплатит за мост Мэрия говорит, что расходы несёт область, а область отвечает, что никогда этого не обещала, и переписка идёт уже три года", head},
	{corpus.Russian, "Thanks for your patience", "Заказ задержался на два дня из-за ревизии на складе, мы уже связались со службой доставки, она обещает привезти его до пятницы, спасибо за терпение", tail},
}

// A short segment is more like the end of a longer one that it was joined to than
// like the other end, and than like all of it.
func TestEndsFindWhatWasJoined(t *testing.T) {
	for _, c := range joinedEnds {
		for name, e := range map[string]*Evidence{
			"the target is longer": pair(text(corpus.English, c.short), text(c.tag, c.long)),
			"the source is longer": pair(text(c.tag, c.long), text(corpus.English, c.short)),
		} {
			here, shorter, ok := e.ends.of(e, 0, 0, c.end)
			there, _, ok2 := e.ends.of(e, 0, 0, head+tail-c.end)
			if !ok || !ok2 || (shorter == corpus.Source) != (name == "the target is longer") {
				t.Fatalf("%s %q: known %v, %v, the shorter one is the %v", c.tag, c.short, ok, ok2, shorter)
			}
			if here < there+0.1 || here < e.Cosine(0, 0)+0.1 {
				t.Errorf("%s %q, %s: %.2f at its end, %.2f at the other, %.2f of all", c.tag, c.short, name, here, there, e.Cosine(0, 0))
			}
		}
	}
}

// Beads that leave the joined segment alone say less of the ends than the bead that
// has it.
func TestFeaturesOfEnds(t *testing.T) {
	const body = "The city says that the province bears the cost, and the province says that it never agreed to that; letters have been going to and fro for three years"
	const other = "The swimming pool will stay closed until May."
	for _, c := range []struct{ tag, target string }{
		{"zh", joinedEnds[0].long}, {"ru", joinedEnds[2].long},
	} {
		e := pair(text(corpus.English, joinedEnds[0].short+"\n"+body+"\n"+other), text(corpus.Tag(c.tag), c.target))
		value := func(name string, src, dst corpus.Range) float64 {
			look, _ := e.Candidate(corpus.Bead{Src: src, Dst: dst}, Adaptation{})
			v, ok := feature(t, name).Value(&look)
			if !ok {
				t.Errorf("%s: %s of %v:%v abstains", c.tag, name, src, dst)
			}
			return v
		}
		right, wrong := corpus.Range{Lo: 0, Hi: 2}, corpus.Range{Lo: 1, Hi: 3}
		for _, name := range []string{"ends-like", "ends-home"} {
			if a, b := value(name, right, one(0)), value(name, wrong, one(0)); a < b+0.1 {
				t.Errorf("%s: %s is %.2f with the heading, %.2f with another paragraph", c.tag, name, a, b)
			}
		}
		if a, b := value("lone-end", one(0), corpus.Range{}), value("lone-end", one(2), corpus.Range{Lo: 1, Hi: 1}); a < b+0.1 {
			t.Errorf("%s: lone-end is %.2f of the heading, %.2f of another paragraph", c.tag, a, b)
		}
	}
}

// A segment is held against the end nearest to its length by ratio, if that is no
// more than so much of the other and not too long.
func TestWhichEnd(t *testing.T) {
	for _, c := range []struct {
		length float64
		want   int
	}{{0, 0}, {15.4, 0}, {15.6, 1}, {25.2, 1}, {25.4, 2}, {657, 9}, {658, 10}, {5000, 10}} {
		if got := nearestEnd(c.length); got != c.want {
			t.Errorf("nearest to %v runes: the end of %v, want %v", c.length, endLengths[got], endLengths[c.want])
		}
	}
	r := NewReader(corpus.Paragraphs, vectors.Default())
	long := r.Read(t.Context(), text(corpus.English, strings.Repeat("bread ", 40)))[0] // 200 runes
	for _, c := range []struct {
		length, of float64
		known      bool
	}{{100, 200, true}, {132, 200, false}, {100, 108.1 / mostOfIt, true}, {100, 107.9 / mostOfIt, false}, {longestEnd, 3000, true}, {longestEnd + 1, 3000, false}} {
		long.length = c.of
		e := r.endsOf(&long)
		if got := e.of(tail, c.length) != nil; got != c.known {
			t.Errorf("%v runes against the end of %v: known %v, want %v", c.length, c.of, got, c.known)
		}
	}
}

// Only members of the side that was joined are held against ends, and only
// paragraphs are.
func TestEndsAreOfJoinedParagraphs(t *testing.T) {
	short, long := text(corpus.English, joinedEnds[0].short), text(corpus.Chinese, joinedEnds[0].long+"\n"+joinedEnds[1].long)
	look, _ := pair(short, long).Candidate(corpus.Bead{Src: one(0), Dst: corpus.Range{Lo: 0, Hi: 2}}, Adaptation{})
	if v, ok := feature(t, "ends-like").Value(&look); ok {
		t.Errorf("the joined side is the longer one, and yet: %v", v)
	}
	r := NewReader(corpus.Sentences, vectors.Default())
	e := r.Pair(t.Context(), r.Read(t.Context(), short), r.Read(t.Context(), long), lattice.Full(1, 2))
	if x, _, ok := e.ends.of(e, 0, 0, head); ok {
		t.Errorf("the ends of sentences say %v", x)
	}
}

// Outside the band, and where neither segment is much longer, the ends say nothing.
func TestEndsAbstain(t *testing.T) {
	e := pair(text(corpus.English, "The ice was 60 centimetres thick."), text(corpus.Russian, "Толщина льда составляла 60 сантиметров."))
	for _, n := range []lattice.Node{{I: 0, J: 0}, {I: -1, J: 0}, {I: 0, J: -1}, {I: 1, J: 0}, {I: 0, J: 1}} {
		if x, _, ok := e.ends.of(e, n.I, n.J, head); ok {
			t.Errorf("cell %v says %v", n, x)
		}
	}
}
