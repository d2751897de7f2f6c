package curate

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// unit is a unit of two texts, in languages that it does not name.
func unit(src, dst string) exchange.TU {
	side := func(text string) exchange.Side {
		if text == "" {
			return exchange.Side{}
		}
		return exchange.Side{Segments: []corpus.Segment{{Text: text}}}
	}
	return exchange.TU{Src: side(src), Dst: side(dst)}
}

// good are translations that no rule drops.
var good = []struct {
	tag      corpus.Tag
	src, dst string
}{
	{"zh", "The mayor said on Friday that the bridge would stay closed until the river falls.", "市长周五表示，在河水下降之前，大桥将继续关闭。"},
	{"ru", "The mayor said on Friday that the bridge would stay closed until the river falls.", "Мэр сообщил в пятницу, что мост останется закрытым, пока не спадёт уровень реки."},
	{"zh", "Costs fell.", "成本下降了。"},
	{"ru", "Costs fell.", "Расходы упали."},
	{"zh", "Press <b>Save</b> to keep the file %s.", "按<b>保存</b>以保留文件 %s。"},
	{"zh", "Install Docker and run kubectl on Ubuntu.", "在 Ubuntu 上安装 Docker 并运行 kubectl。"},
	{"ru", "See https://example.org for the whole report.", "Полный отчёт см. на https://example.org."},
	{"ru", "The iPhone 17 Pro Max costs 900 dollars.", "iPhone 17 Pro Max стоит 900 долларов."},
}

// TestRules holds pairs on either side of what each rule drops.
func TestRules(t *testing.T) {
	const river = "The mayor said on Friday that the bridge would stay closed until the river falls."
	for _, c := range []struct {
		rule     string // "": it is kept
		tag      corpus.Tag
		src, dst string
	}{
		{"empty", "zh", "Costs fell.", ""},
		{"empty", "ru", " \t", "Расходы упали."},

		{"content", "zh", "2024-05-06 12:30", "2024-05-06 12:30"},
		{"content", "ru", "https://example.org/a/b", "https://example.org/ru/a/b"},
		{"content", "ru", "Write to desk@example.org", "desk@example.org"},
		{"content", "zh", "<br/><br/>", "<br/>"},
		{"content", "ru", "%s: %d (%s)", "%s: %d (%s)"},
		{"content", "ru", "12345 m", "12345 м"}, // one letter in six signs
		{"", "ru", "1234 m", "1234 м"},          // one in five

		{"copy", "ru", "OpenAI", "OpenAI"},
		{"copy", "ru", river, strings.ToUpper(river)},
		{"copy", "zh", "iPhone 17", "ＩＰＨＯＮＥ １７！"},
		{"", "ru", "OpenAI Inc", "OpenAI, Inc. (США)"},

		{"untranslated", "ru", river, "Мэр said on Friday that the bridge would stay closed"},
		{"untranslated", "zh", river, "The mayor said on Friday that the bridge 大桥"},
		{"untranslated", "de", "The Bridge of the river is closed to Traffic", "The Bridge of the river is zu Traffic"},
		{"", "ru", "OpenAI and Docker", "OpenAI и Docker"},
		{"", "ru", "Docker Ubuntu Kubectl now", "Docker Ubuntu Kubectl"},                                            // 19 letters are too few
		{"untranslated", "ru", "Docker Ubuntu Kubectl now", "Docker Ubuntu Kubectl да"},                             // 21 are not
		{"", "ru", "Install Docker Engine for Ubuntu", "Установить Docker Engine Ubuntu"},                           // 65 %
		{"untranslated", "ru", "Install Docker Engine for Ubuntu Server", "Установить Docker Engine Ubuntu Server"}, // 71 %

		{"length", "zh", river, "大桥。"},
		{"length", "ru", "Costs fell.", "Мэр сообщил в пятницу, что мост останется закрытым, пока не спадёт уровень реки, и просил жителей потерпеть ещё немного."},

		{"language", "ru", river, "Міський голова повідомив у п’ятницю, що міст залишиться закритим, доки рівень річки не впаде."},
		{"language", "zh", river, "市長は金曜日、川の水位が下がるまで橋を閉鎖し続けると述べた。"},
		{"language", "zh", "Мэр сообщил в пятницу, что мост останется закрытым, пока не спадёт уровень реки.", "市长周五表示，在河水下降之前，大桥将继续关闭。"},
		{"", "zh-Hans", river, "市長週五表示，在河水下降之前，大橋將繼續關閉。"}, // the other script is the same language

		{"similarity", "zh", river, "她在日本买了一盒饼干，回家后分给了邻居的孩子们。"},
		{"similarity", "ru", river, "Она купила в Японии коробку печенья и раздала её соседским детям, когда вернулась."},
		{"", "ru", "Καλημέρα.", "Доброе утро."}, // nothing is known of this word

		// Of languages that bitext does not align it knows no length and no words.
		{"", "de", river, "Sie kaufte in Japan eine Schachtel Kekse und verteilte sie an die Kinder der Nachbarn."},
		{"", "ja", "Costs fell.", "彼女は日本でクッキーを一箱買って、帰ってから近所の子供たちに配り、残りは翌日の朝に食べた。"},
		{"", "", river, "Она купила в Японии коробку печенья."},
	} {
		u := unit(c.src, c.dst)
		h := exchange.Header{Src: "en", Dst: c.tag}
		got := ""
		if r, _ := NewCleaner(asked(), Standard, vectors.Default()).Judge(u, h); r != nil {
			got = r.Name
		}
		if got != c.rule {
			t.Errorf("%q = %q: dropped by %q, want %q", c.src, c.dst, got, c.rule)
		}
	}
	for _, p := range good {
		if r, why := NewCleaner(Rules, Standard, vectors.Default()).Judge(unit(p.src, p.dst), exchange.Header{Src: "en", Dst: p.tag}); r != nil {
			t.Errorf("%q = %q: dropped by %s (%s)", p.src, p.dst, r.Name, why)
		}
	}
}

// asked are the rules that are on.
func asked() (on []*Rule) {
	for _, r := range Rules {
		if !r.Off {
			on = append(on, r)
		}
	}
	return on
}

// TestFigures holds what has to stand on both sides, in whatever way it is written.
func TestFigures(t *testing.T) {
	for _, c := range []struct {
		why      string
		tag      corpus.Tag
		src, dst string
	}{
		{"", "zh", "Sales rose by 4.3 billion dollars.", "销售额增加了43亿美元。"},
		{"", "ru", "Sales rose by 4.3 billion dollars on 5 May.", "5 мая продажи выросли на 4,3 млрд долларов."},
		{"", "ru", "Three men came.", "Пришли трое."},
		{"", "zh", "One of them came.", "有人来了。"}, // a small word for a number comes and goes
		{"15% only in the source", "ru", "Sales rose by 15%.", "Продажи выросли на 16%."},
		{"", "de", "Sales rose by 15%.", "Der Umsatz stieg."},
		{"2019年 only in the target", "zh", "Sales rose.", "2019年销售额上升。"},
	} {
		r, why := NewCleaner([]*Rule{RuleNamed("figures")}, Bounds{}, vectors.Default()).Judge(unit(c.src, c.dst), exchange.Header{Src: "en", Dst: c.tag})
		if why != c.why || (r == nil) != (why == "") {
			t.Errorf("%q = %q: %q, want %q", c.src, c.dst, why, c.why)
		}
	}
}

// TestBounds moves each bound from one side of a pair to the other: at the value
// itself the pair stays.
func TestBounds(t *testing.T) {
	u := unit("Costs fell.", "成本下降了。")
	u.Confidence = 0.7
	h := exchange.Header{Src: "en", Dst: "zh"}
	p := pairOf(u, h)
	if p.length != [2]float64{10, 6 / 0.29} {
		t.Fatalf("lengths %v", p.length)
	}
	alike, ok := similarity(vectors.Default().Reader(), p.text[0], p.text[1])
	if !ok || alike < 0.2 || alike > 1 {
		t.Fatalf("similarity %v", alike)
	}
	const step = 1e-9
	for _, c := range []struct {
		rule          string
		within, below Bounds
	}{
		{"confidence", Bounds{MinConfidence: 0.7}, Bounds{MinConfidence: 0.7 + step}},
		{"short", Bounds{MinLength: 10}, Bounds{MinLength: 10 + step}},
		{"long", Bounds{MaxLength: 6 / 0.29}, Bounds{MaxLength: 6/0.29 - step}},
		{"similarity", Bounds{MinSimilarity: alike}, Bounds{MinSimilarity: alike + step}},
		{"length", Bounds{MaxDeviation: 1.4}, Bounds{MaxDeviation: 1.3}},
	} {
		for _, x := range []struct {
			bounds Bounds
			drops  bool
		}{{Bounds{}, false}, {c.within, false}, {c.below, true}} {
			r, why := NewCleaner([]*Rule{RuleNamed(c.rule)}, x.bounds, vectors.Default()).Judge(u, h)
			if (r != nil) != x.drops || x.drops && why == "" {
				t.Errorf("%s with %+v: dropped %v (%s)", c.rule, x.bounds, r != nil, why)
			}
		}
	}
}

// TestLengths: letters of another script are no longer than they are.
func TestLengths(t *testing.T) {
	for _, c := range []struct {
		text string
		tag  corpus.Tag
		want float64
	}{
		{"Costs fell.", "en", 10},
		{"下降", "zh", 2 / 0.29},
		{"Docker 下降 15%", "zh", 6 + 2/0.29 + 3},
		{"下降。", "zh-Hant", 3 / 0.29},
		{"да", "ru", 2 / 1.03},
		{"Brücke", "de", 6},
		{"", "zh", 0},
	} {
		if got := englishLetters(c.text, c.tag); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%q in %s: %v, want %v", c.text, c.tag, got, c.want)
		}
	}
}

// TestCleanerForgets: what a cleaner has forgotten it looks up again.
func TestCleanerForgets(t *testing.T) {
	c := NewCleaner([]*Rule{RuleNamed("similarity")}, Bounds{MinSimilarity: 1}, vectors.Default())
	_, first := c.Judge(unit(good[0].src, good[0].dst), exchange.Header{Src: "en", Dst: "zh"})
	before := c.reader
	for range 3 {
		c.judged = forget
		if _, why := c.Judge(unit(good[0].src, good[0].dst), exchange.Header{Src: "en", Dst: "zh"}); why != first || c.reader == before || c.judged != 1 {
			t.Errorf("%q, then %q", first, why)
		}
		before = c.reader
	}
}

// streamOf is the units as a stream that ends in an error, if there is one.
func streamOf(units []exchange.TU, failed error) exchange.Stream {
	return exchange.Stream{Units: func(yield func(exchange.TU, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
		if failed != nil {
			yield(exchange.TU{}, failed)
		}
	}}
}

// TestCleanKeepsOrder judges more units than one batch, and then an error.
func TestCleanKeepsOrder(t *testing.T) {
	var units []exchange.TU
	for n := range 2*batch + 3 {
		src := fmt.Sprintf("The bridge was closed on day %d.", n)
		dst := fmt.Sprintf("Мост закрыли на %d-й день.", n)
		if n%3 == 0 {
			dst = src
		}
		units = append(units, unit(src, dst))
	}
	broken := errors.New("broken")
	n := 0
	var last error
	for u, err := range Clean(t.Context(), streamOf(units, broken), asked(), Standard, vectors.Default()) {
		if last = err; err != nil {
			continue
		}
		if u.Src.Text() != units[n].Src.Text() || (u.Rule != nil) != (n%3 == 0) {
			t.Fatalf("unit %d: %q, rule %v", n, u.Src.Text(), u.Rule)
		}
		n++
	}
	if n != len(units) || last != broken {
		t.Errorf("%d of %d units, then %v", n, len(units), last)
	}
	for range Clean(t.Context(), streamOf(units, nil), asked(), Standard, vectors.Default()) {
		break // no more is asked for than is wanted
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	for _, err := range Clean(ended, streamOf(units, nil), asked(), Standard, vectors.Default()) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("ended, and %v", err)
		}
	}
}

// TestSpoken finds out languages that are not named, and no others.
func TestSpoken(t *testing.T) {
	units := []exchange.TU{unit(good[0].src, good[0].dst), unit("Costs fell.", "")}
	s := Spoken(streamOf(units, nil))
	if s.Header.Src != "en" || s.Header.Dst != "zh-Hans" {
		t.Errorf("found %q and %q", s.Header.Src, s.Header.Dst)
	}
	named := streamOf(units, nil)
	named.Header.Src, named.Header.Dst = "de", "zh"
	if s := Spoken(named); s.Header.Src != "de" || s.Header.Dst != "zh" {
		t.Errorf("named, and found %q and %q", s.Header.Src, s.Header.Dst)
	}
	broken := errors.New("broken")
	for n := range 2 * heard { // nothing is lost, wherever it ends
		if n%50 > 1 && n != heard {
			continue
		}
		got, last := 0, error(nil)
		for _, err := range Spoken(streamOf(make([]exchange.TU, n), broken)).Units {
			if last = err; err == nil {
				got++
			}
		}
		if got != n || last != broken {
			t.Errorf("of %d units %d, then %v", n, got, last)
		}
	}
}

// TestJudgeAnything judges whatever text: it says why, in one line, or keeps it.
func TestJudgeAnything(t *testing.T) {
	c := NewCleaner(Rules, Standard, vectors.Default())
	rapid.Check(t, func(t *rapid.T) {
		u := unit(rapid.String().Draw(t, "source"), rapid.String().Draw(t, "target"))
		h := exchange.Header{Src: "en", Dst: rapid.SampledFrom([]corpus.Tag{"", "zh", "ru", "de"}).Draw(t, "language")}
		r, why := c.Judge(u, h)
		again, _ := c.Judge(u, h)
		if r != again || (r == nil) != (why == "") {
			t.Fatalf("%v (%q), then %v", r, why, again)
		}
	})
}
