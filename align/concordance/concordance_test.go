package concordance

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/pattern"
)

// unitOf is a unit of two texts.
func unitOf(src, dst corpus.Tag, source, target string) exchange.TU {
	return exchange.TU{
		Src: exchange.Side{Tag: src, Segments: []corpus.Segment{{Text: source}}},
		Dst: exchange.Side{Tag: dst, Segments: []corpus.Segment{{Text: target}}},
	}
}

func words(t *testing.T, text string) *pattern.Pattern {
	t.Helper()
	p, err := pattern.Compile(text, pattern.Words)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// marked are the words marked in a text.
func marked(t Text) string {
	var list []string
	for _, r := range t.Found {
		list = append(list, string([]rune(t.Text)[r.Lo:r.Hi]))
	}
	return strings.Join(list, "|")
}

func TestMark(t *testing.T) {
	m := NewMarker(vectors.Default())
	tests := []struct{ pattern, source, target, want string }{
		{"hospital", "He was taken to the hospital at night.", "夜里他被送进医院。", "医院"},
		{"hospital", "A man died in hospital.", "一名男子在医院死亡。", "医院"},
		{"government", "The government can change these policies.", "政府可以变更这些政策。", "政府"},
		{"drone", "The drones fly over the old town.", "无人机飞越老城。", "无人机"},
		{"prime minister", "The prime minister spoke first.", "Премьер-министр выступил первым.", "Премьер-министр"},
		{"water", "The villages have no water.", "В деревнях нет воды.", "воды"},
		{"больница", "Мужчина умер в больнице.", "A man died in hospital.", "hospital"},
		{"医院", "他在医院死亡。", "He died in hospital.", "hospital"},
		{"Moscow", "He lives in Moscow.", "Он живёт в Москве.", "Москве"},
		{"town", "The city hall of the town was closed.", "Мэрия города была закрыта.", ""}, // города answers "city" better
		{"xqzt", "The xqzt is red.", "它是红色的。", ""},
	}
	for _, tt := range tests {
		q := Query{Pattern: words(t, tt.pattern)}
		h, ok := q.Look(unitOf("", "", tt.source, tt.target))
		if !ok || h.Side != corpus.Source {
			t.Errorf("%q is not found in %q", tt.pattern, tt.source)
			continue
		}
		m.Mark(&h)
		if got := marked(h.Texts[corpus.Target]); got != tt.want {
			t.Errorf("%q of %q in %q: %q, want %q", tt.pattern, tt.source, tt.target, got, tt.want)
		}
	}
}

func TestLook(t *testing.T) {
	u := unitOf("en", "zh-Hans", "The drones fly.", "无人机在飞。")
	tests := []struct {
		name string
		q    Query
		want string // both sides, marked; "": not found
	}{
		{"the source", Query{Pattern: words(t, "drone")}, "drones;"},
		{"the target", Query{Pattern: words(t, "无人机")}, ";无人机"},
		{"its language", Query{Pattern: words(t, "drone"), In: "en"}, "drones;"},
		{"another language", Query{Pattern: words(t, "drone"), In: "zh"}, ""},
		{"beside its counterpart", Query{Pattern: words(t, "drone"), With: []*pattern.Pattern{words(t, "飞机"), words(t, "无人机")}}, "drones;无人机"},
		{"beside what is not there", Query{Pattern: words(t, "drone"), With: []*pattern.Pattern{words(t, "飞机")}}, ""},
		{"without", Query{Pattern: words(t, "drone"), Without: []*pattern.Pattern{words(t, "飞机")}}, "drones;"},
		{"without what is there", Query{Pattern: words(t, "drone"), Without: []*pattern.Pattern{words(t, "飞机"), words(t, "无人机")}}, ""},
	}
	for _, tt := range tests {
		got := ""
		if h, ok := tt.q.Look(u); ok {
			got = marked(h.Texts[0]) + ";" + marked(h.Texts[1])
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Forms of a word are one rendering; what nothing answers is last.
func TestRenderings(t *testing.T) {
	m := NewMarker(vectors.Default())
	var all Renderings
	q := Query{Pattern: words(t, "hospital")}
	for _, target := range []string{"Он пошёл домой.", "Он лежит в больнице.", "Это больница.", "Он лежит в госпитале.", "Больница закрыта."} {
		h, _ := q.Look(unitOf("en", "ru", "The hospital.", target))
		m.Mark(&h)
		all.Add(h)
	}
	got := ""
	for _, r := range all.List() {
		got += r.Text + " "
		for _, f := range r.Forms {
			got += f.Text + ","
		}
		got += ";"
	}
	if want := "больница больница,больнице,;госпитале госпитале,; ;"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// In Chinese the measure word before a noun is no other rendering.
func TestRenderingsWithoutSpaces(t *testing.T) {
	var all Renderings
	for _, text := range []string{"无人机", "架无人机", "无人机", "飞行器"} {
		h := Hit{Texts: [2]Text{{Tag: "en"}, {Tag: "zh-Hans", Text: text, Found: []corpus.Range{{Lo: 0, Hi: len([]rune(text))}}}}}
		all.Add(h)
	}
	list := all.List()
	if len(list) != 2 || list[0].Text != "无人机" || list[0].Count != 3 || len(list[0].Forms) != 2 || list[1].Text != "飞行器" {
		t.Errorf("%v", list)
	}
}

// What means the same is found in another language, and what does not is not.
func TestAlike(t *testing.T) {
	m := NewMarker(vectors.Default())
	a, ok := m.Alike("cheap weapons", Query{})
	if !ok {
		t.Fatal("no word is known")
	}
	var best Best
	best.Most = 2
	for _, target := range []string{"Погода сегодня хорошая.", "Недорогое оружие продают за границу.", "Дешёвое вооружение.", "Он любит музыку."} {
		if h, ok := a.Look(unitOf("en", "ru", "…", target)); ok {
			best.Add(h)
		}
	}
	list := best.List()
	if len(list) != 2 || list[0].Similarity < list[1].Similarity || list[0].Side != corpus.Target {
		t.Errorf("%v", list)
	}
	for _, h := range list {
		if !strings.Contains(h.Texts[1].Text, "оружи") && !strings.Contains(h.Texts[1].Text, "вооружени") {
			t.Errorf("found %q", h.Texts[1].Text)
		}
	}
	if _, ok := m.Alike("…", Query{}); ok {
		t.Error("no words, and yet a search")
	}
}

// A rune of a joined text is found in its segment again.
func TestPlace(t *testing.T) {
	text := textOf(exchange.Side{Segments: []corpus.Segment{{Text: "One two."}, {Text: "Three."}, {Text: "四。"}}})
	for at, want := range map[int][2]int{0: {0, 0}, 7: {0, 7}, 9: {1, 0}, 14: {1, 5}, 15: {2, 0}, 16: {2, 1}} {
		if k, r := text.Place(at); k != want[0] || r != want[1] {
			t.Errorf("rune %d: %d, %d, want %v", at, k, r, want)
		}
	}
}

func BenchmarkLook(b *testing.B) {
	p, _ := pattern.Compile("железный занавес", pattern.Words)
	q := Query{Pattern: p}
	u := unitOf("en", "ru", "He added that the war could go on for three years if Moscow decides to capture broader territories east of the river.",
		"Он добавил, что война может растянуться на три года, если Москва решит захватить более широкие территории к востоку от реки.")
	for b.Loop() {
		q.Look(u)
	}
}

// How alike texts are to words that they have not: those that mean the same are
// above the bound, others below.
func TestAlikeBounds(t *testing.T) {
	m := NewMarker(vectors.Default())
	for _, tt := range []struct {
		words, text string
		found       bool
	}{
		{"medical clinic", "The hospital is closed.", true},
		{"medical clinic", "Больница закрыта.", true},
		{"medical clinic", "医院关闭了。", true},
		{"medical clinic", "We sing.", false},
		{"medical clinic", "Мы поём песни.", false},
		{"опасная погода", "A storm is coming to the coast.", true},
		{"опасная погода", "Two men play chess.", false},
		{"食品价格", "Bread costs more than last year.", true},
		{"食品价格", "The drones fly over the old town.", false},
	} {
		a, _ := m.Alike(tt.words, Query{})
		h, ok := a.Look(unitOf("", "", tt.text, "…"))
		t.Logf("%s | %s: %.2f", tt.words, tt.text, h.Similarity)
		if ok != tt.found {
			t.Errorf("%q in %q: %v, %.2f", tt.words, tt.text, ok, h.Similarity)
		}
	}
}
