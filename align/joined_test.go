package align

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// joining is a document in which the paragraphs of each group are one.
func joining(doc corpus.Document, groups [][]int) corpus.Document {
	between := " "
	if l := lang.For(doc.Tag); l != nil && l.NoSpaces {
		between = ""
	}
	out := doc
	out.Segments = nil
	for k, group := range groups {
		var texts []string
		for _, i := range group {
			texts = append(texts, doc.Segments[i].Text)
		}
		out.Segments = append(out.Segments, corpus.Segment{Text: strings.Join(texts, between), Tag: doc.Tag, Block: k})
	}
	return out
}

// nightFerry is an article of ten paragraphs and its translations, paragraph by
// paragraph.
var nightFerry = map[corpus.Tag][]string{
	corpus.English: {
		"The night ferry between the two harbors sailed again on Tuesday, two years after a fire closed the line and left 4,200 islanders with a single plane a day.",
		"The ship was bought second-hand for $18.5 million and refitted in a yard on the mainland.",
		"“People cried on the quay,” said the woman who runs the only bakery on the island. “We had forgotten what fresh milk tastes like.”",
		"The crossing takes six and a half hours. A cabin costs $64, a seat $29; islanders pay half.",
		"Not everybody is pleased. Fishermen say the new route cuts through the grounds where they set their nets in spring.",
		"The harbor office promised to move the lane two kilometers to the north by the end of 2026, if a survey of the seabed finds nothing against it.",
		"The fire of April 2024 started in a laundry room. Nobody died, but 37 passengers were treated for smoke.",
		"An inquiry found that three of the eight extinguishers on that deck were empty.",
		"The company has since replaced its captain and its insurer.",
		"For the school the ship means something else: the mathematics teacher can come home every weekend.",
	},
	corpus.Russian: {
		"Ночной паром между двумя гаванями снова вышел в море во вторник — через два года после пожара, из-за которого линию закрыли, а 4200 островитян остались с одним самолётом в день.",
		"Судно купили подержанным за 18,5 млн долларов и переоборудовали на верфи на материке.",
		"«На причале плакали, — рассказала хозяйка единственной на острове пекарни. — Мы забыли, каково на вкус свежее молоко».",
		"Переход занимает шесть с половиной часов. Каюта стоит 64 доллара, место — 29; островитяне платят половину.",
		"Довольны не все. Рыбаки говорят, что новый маршрут проходит через места, где они весной ставят сети.",
		"Портовое управление пообещало к концу 2026 года перенести фарватер на два километра к северу, если исследование дна не выявит препятствий.",
		"Пожар в апреле 2024 года начался в прачечной. Никто не погиб, но 37 пассажирам понадобилась помощь из-за дыма.",
		"Расследование показало, что три из восьми огнетушителей на этой палубе были пусты.",
		"С тех пор компания сменила капитана и страховщика.",
		"Для школы судно значит другое: учитель математики может приезжать домой каждые выходные.",
	},
	corpus.Simplified: {
		"两个港口之间的夜班渡轮星期二恢复航行。两年前的一场大火使这条航线中断，4200名岛民每天只能依靠一班飞机。",
		"这艘船以1850万美元购得，是一艘二手船，在大陆的船厂完成了改装。",
		"岛上唯一一家面包店的女店主说：“码头上有人哭了。我们都忘了鲜奶是什么味道。”",
		"航程需要六个半小时。舱位票价64美元，座位票29美元，岛民半价。",
		"并非人人都高兴。渔民说，新航线穿过他们春天下网的渔场。",
		"港务局承诺，如果海底勘测没有发现问题，将在2026年底前把航道向北移两公里。",
		"2024年4月的火灾是从洗衣房烧起来的。没有人死亡，但有37名乘客因吸入浓烟接受治疗。",
		"调查发现，那层甲板上的八个灭火器有三个是空的。",
		"此后，公司更换了船长，也更换了保险公司。",
		"对学校来说，这艘船还有另一层意义：数学老师每个周末都能回家了。",
	},
}

func nightFerryIn(tag corpus.Tag) corpus.Document {
	doc := corpus.Document{Tag: tag}
	for i, text := range nightFerry[tag] {
		doc.Segments = append(doc.Segments, corpus.Segment{Text: text, Tag: tag, Block: i})
	}
	return doc
}

// groups deals n paragraphs into parts that begin at the starts.
func groups(n int, starts ...int) [][]int {
	out := [][]int{}
	for i := range n {
		if slices.Contains(starts, i) || i == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], i)
	}
	return out
}

// Whatever number of paragraphs one side joined, on either side, the bead has
// them all.
func TestJoinedParagraphs(t *testing.T) {
	en := nightFerryIn(corpus.English)
	n := len(en.Segments)
	for _, tag := range []corpus.Tag{corpus.Russian, corpus.Simplified} {
		for name, parts := range map[string][][]int{
			"all":             groups(n),
			"the last eight":  groups(n, 1, 2),
			"six":             groups(n, 2, 8, 9),
			"the first seven": groups(n, 7, 8, 9),
			"four, as before": groups(n, 1, 2, 3, 7, 8, 9),
		} {
			t.Run(fmt.Sprintf("%s, %s", tag, name), func(t *testing.T) {
				ladder, err := Align(t.Context(), en, joining(nightFerryIn(tag), parts), Options{})
				if err != nil {
					t.Fatal(err)
				}
				mirror, err := Align(t.Context(), joining(en, parts), nightFerryIn(tag), Options{})
				if err != nil {
					t.Fatal(err)
				}
				if got, want := fmt.Sprint(shapesOf(ladder)), fmt.Sprint(wantShapes(parts, "%d-1")); got != want {
					t.Errorf("target joined: %s, want %s", got, want)
				}
				if got, want := fmt.Sprint(shapesOf(mirror)), fmt.Sprint(wantShapes(parts, "1-%d")); got != want {
					t.Errorf("source joined: %s, want %s", got, want)
				}
			})
		}
	}
}

func shapesOf(l corpus.Ladder) (out []string) {
	for _, b := range l {
		out = append(out, b.Shape())
	}
	return out
}

func wantShapes(parts [][]int, shape string) (out []string) {
	for _, p := range parts {
		out = append(out, fmt.Sprintf(shape, len(p)))
	}
	return out
}

// Text that is gone is not text that was joined: a translation that ends early
// leaves the rest alone, however much there is of it.
func TestGapIsNoJoin(t *testing.T) {
	en, ru := nightFerryIn(corpus.English), nightFerryIn(corpus.Russian)
	ru.Segments = ru.Segments[:2]
	ladder, err := Align(t.Context(), en, ru, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "[1-1 1-1 1-0 1-0 1-0 1-0 1-0 1-0 1-0 1-0]"
	if got := fmt.Sprint(shapesOf(ladder)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// The sentences of joined paragraphs are those of the paragraphs.
func TestSentencesOfJoinedParagraphs(t *testing.T) {
	en, ru := nightFerryIn(corpus.English), nightFerryIn(corpus.Russian)
	apart, err := Bitext(t.Context(), en, ru, Options{Unit: corpus.Sentences})
	if err != nil {
		t.Fatal(err)
	}
	joined, err := Bitext(t.Context(), joining(en, groups(len(en.Segments))), joining(ru, groups(len(en.Segments))), Options{Unit: corpus.Sentences})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := fmt.Sprint(shapesOf(apart.Ladder)), fmt.Sprint(shapesOf(joined.Ladder)); a != b {
		t.Errorf("paragraphs: %s\none text: %s", a, b)
	}
}

func TestExplainJoined(t *testing.T) {
	en, ru := nightFerryIn(corpus.English), nightFerryIn(corpus.Russian)
	why, err := Explain(t.Context(), en, joining(ru, groups(len(en.Segments))), Options{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if !why.ByPieces || why.Bead.Shape() != "10-1" || len(why.Reasons) != 0 || len(why.Words) == 0 {
		t.Errorf("%s: by pieces %v, %d reasons, %d words", why.Bead.Shape(), why.ByPieces, len(why.Reasons), len(why.Words))
	}
}

// overfull counts what stands alone on both sides of a bead.
func TestOverfull(t *testing.T) {
	bead := func(i, n, j, m int) corpus.Bead {
		return corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + n}, Dst: corpus.Range{Lo: j, Hi: j + m}}
	}
	var path []corpus.Bead
	for i := range 3 {
		path = append(path, bead(i, 1, 0, 0))
	}
	path = append(path, bead(3, 1, 0, 1), bead(4, 1, 1, 0))
	for _, c := range []struct {
		path []corpus.Bead
		want bool
	}{
		{path, false}, // five beside one
		{slices.Concat(path, []corpus.Bead{bead(5, 1, 1, 0)}), true},  // six
		{slices.Concat(path, []corpus.Bead{bead(5, 1, 1, 1)}), false}, // the next is a pair
		{slices.Concat(path, []corpus.Bead{bead(5, 0, 1, 1)}), false}, // another of the target
	} {
		if got := overfull(c.path)[3]; got != c.want {
			t.Errorf("%v: %v, want %v", shapesOf(c.path), got, c.want)
		}
	}
}

// The place around a bead ends at a sure pair, and where so much stands alone that
// nothing of it was joined with so distant a paragraph.
func TestPlaceIsBounded(t *testing.T) {
	var path []corpus.Bead
	for i := range 4 * joinReach {
		path = append(path, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + 1}})
	}
	k := 2 * joinReach
	for _, c := range []struct{ first, sure, lo, hi int }{
		{0, -1, k - joinReach, k + 1 + joinReach},
		{k - 3, -1, k - 3, k + 1 + joinReach},
		{0, k + 2, k - joinReach, k + 2},
		{0, k - 2, k - 1, k + 1 + joinReach},
	} {
		path := slices.Clone(path)
		if c.sure >= 0 {
			path[c.sure] = corpus.Bead{Src: path[c.sure].Src, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 1}
		}
		if lo, hi := place(path, k, c.first); lo != c.lo || hi != c.hi {
			t.Errorf("first %d, a pair at %d: %d to %d, want %d to %d", c.first, c.sure, lo, hi, c.lo, c.hi)
		}
	}
}
