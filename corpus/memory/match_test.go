package memory

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

func TestSimilarity(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"The harbour is closed.", "The harbour is closed.", 100},
		{"The harbour is closed.", "the Harbour is closed.", 99},
		{"The harbour is closed.", "The  harbour is closed .", 99},
		{"The harbour is closed.", "The harbour is open.", 80},
		{"The harbour is closed.", "The harbour is closed", 80},
		{"The harbour is closed.", "The old harbour is closed.", 83}, // 5 of 6
		{"The harbour is closed.", "Closed is the harbour.", 20},
		{"The harbour is closed.", "Nobody sings", 0},
		{"Порт закрыт ещё вчера.", "Порт закрыт еще вчера.", 99},
		{"Порт закрыт.", "Порт открыт.", 66},
		{"港口关闭了。", "港口關閉了。", 99},
		{"港口关闭了。", "港口开放了。", 66}, // 4 of 6
		{"港口关闭了", "了闭关口港", 20},
		{"", "", 100},
		{"", "a", 0},
		{" ", "", 0},
	} {
		if got := Similarity(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: %d %%, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestNumbersOnly(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"It cost $4.3 million in 2025.", "It cost $5.1 million in 2026.", true},
		{"It cost $4.3 million in 2025.", "It cost $4.3 billion in 2025.", false},
		{"It cost $4.3 million in 2025.", "It cost $4 million in 2025.", false},
		{"2025年关闭。", "2026年关闭。", true},
		{"В 2025 году.", "В 2026 году.", true},
		{"В 2025 году.", "в 2025 году.", false},
	} {
		if _, got := newComparison(tt.a).with(tt.b, 0); got != tt.want {
			t.Errorf("%q and %q: %v", tt.a, tt.b, got)
		}
	}
}

// The laws of similarity: it is the same either way, 100 for what is identical and
// nothing else, and a bound never hides what reaches it.
func TestSimilarityLaws(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("ab 1.港口關关ёеЁ")), 0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		least := rapid.IntRange(0, 100).Draw(t, "least")
		percent := Similarity(a, b)
		if back := Similarity(b, a); back != percent || percent < 0 || percent > 100 || (percent == 100) != (a == b) {
			t.Fatalf("%q and %q: %d, the other way %d", a, b, percent, back)
		}
		if bounded, _ := newComparison(a).with(b, least); bounded != percent && percent >= least && percent > 0 {
			t.Fatalf("%q and %q: %d, with a bound of %d %d", a, b, percent, least, bounded)
		}
	})
}

// matched are matches as "percent target".
func matched(t *testing.T, m *Memory, text string, want Wanted) string {
	t.Helper()
	list, err := m.Match(t.Context(), text, want)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, x := range list {
		all = append(all, fmt.Sprint(x.Percent, " ", x.On(x.Side.Other()).Text))
	}
	return strings.Join(all, "|")
}

func TestMatch(t *testing.T) {
	m := create(t, harbour...)
	check := func(t *testing.T) {
		for _, tt := range []struct {
			text string
			want Wanted
			is   string
		}{
			{"The harbour is closed.", Wanted{Least: 70}, "100 Порт закрыт.|100 港口关闭了。"},
			{"The harbour is closed.", Wanted{Least: 70, Most: 1}, "100 Порт закрыт."},
			{"The harbour is closed.", Wanted{Dst: "zh", Least: 70}, "100 港口关闭了。"},
			{"The harbour is closed.", Wanted{Dst: "zh-Hans", Least: 70}, "100 港口关闭了。"},
			{"The harbour is closed.", Wanted{Dst: "zh-Hant", Least: 70}, ""},
			{"The harbour is open.", Wanted{Dst: "ru", Least: 80}, "80 Порт закрыт."},
			{"The harbour is open.", Wanted{Dst: "ru", Least: 81}, ""},
			{"港口關閉了。", Wanted{Src: "zh", Least: 70}, "99 The harbour is closed."},
			{"Порт закрыт.", Wanted{Src: "en", Least: 70}, ""},
			{"Чаек ещё никто не считает!", Wanted{Src: "ru", Dst: "en", Least: 70}, "83 Nobody counts the gulls."},
			{"", Wanted{}, ""},
			{"…", Wanted{}, ""},
		} {
			if got := matched(t, m, tt.text, tt.want); got != tt.is {
				t.Errorf("%q, %+v: %s, want %s", tt.text, tt.want, got, tt.is)
			}
		}
	}
	t.Run("not indexed", check)
	if err := m.index(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	t.Run("indexed", check)
	if _, err := m.RemoveUnits(t.Context(), []int64{5}); err != nil {
		t.Fatal(err)
	}
	if got := matched(t, m, "The harbour is closed.", Wanted{Least: 70}); got != "100 港口关闭了。" {
		t.Errorf("of a unit that is gone: %s", got)
	}
}

// A match stands in its context if what stood beside it in its file stands beside it now.
func TestInContext(t *testing.T) {
	m := create(t, harbour...)
	for _, tt := range []struct {
		text, before, behind string
		want                 bool
	}{
		{"Nobody counts the gulls.", "The iron curtain fell in 1989.", "The EU signed an agreement.", true},
		{"Nobody counts the gulls.", "The iron curtain fell in 1989.", "", false},
		{"Nobody counts the gulls.", "The iron curtain fell in 1990.", "The EU signed an agreement.", false},
		{"The harbour is closed.", "The EU signed an agreement.", "", true}, // the last one
		{"The harbour is closed.", "", "", false},                           // all of its file
	} {
		list, err := m.Match(t.Context(), tt.text, Wanted{Dst: corpus.Russian, Least: 100})
		if err != nil || len(list) != 1 {
			t.Fatalf("%v, %v", list, err)
		}
		if got, err := m.InContext(t.Context(), list[0], tt.before, tt.behind); got != tt.want || err != nil {
			t.Errorf("%q between %q and %q: %v, %v", tt.text, tt.before, tt.behind, got, err)
		}
	}
}

// A target stands in its context as a source does, wherever of many places it was seen.
func TestInContextOfTargets(t *testing.T) {
	m := create(t, harbour[2], harbour[4])
	add(t, m, "second.tmx", harbour[4], harbour[2])
	for _, tt := range []struct {
		before, behind string
		want           bool
	}{{"Порт закрыт.", "", true}, {"", "Порт закрыт.", true}, {"Nobody counts the gulls.", "", false}, {"Порт закрыт.", "Порт закрыт.", false}} {
		list, err := m.Match(t.Context(), "Чаек ещё никто не считает.", Wanted{Src: corpus.Russian, Least: 100})
		if err != nil || len(list) != 1 {
			t.Fatalf("%v, %v", list, err)
		}
		if got, err := m.InContext(t.Context(), list[0], tt.before, tt.behind); got != tt.want || err != nil {
			t.Errorf("between %q and %q: %v, %v", tt.before, tt.behind, got, err)
		}
	}
}

// A long paragraph finds itself before units that have a few of its words, however
// much its grams weigh together: those of so many words weigh just over 65,536.
func TestMatchOfALongText(t *testing.T) {
	word := func(k int) string {
		return string([]rune{rune('a' + k%26), rune('a' + k/26%26), rune('a' + k/676%26), 'q', rune('a' + k%26)})
	}
	var all []string
	for k := range 2727 {
		all = append(all, word(k))
	}
	m := create(t)
	units := []exchange.TU{pairOf("en", strings.Join(all, " "), "ru", "Всё.")}
	for k := range looked + 1 { // each has a few of its grams
		units = append(units, pairOf("en", strings.Join(all[k:k+30], " "), "ru", fmt.Sprint("Часть ", k)))
	}
	add(t, m, "long.tmx", units...)
	if got := matched(t, m, strings.Join(all, " "), Wanted{Least: 70}); got != "100 Всё." {
		t.Errorf("found %q", got)
	}
}

// What the index finds is what looking at every unit finds, but for units that share
// no clue; and asked for a few it gives the first of all.
func TestMatchFindsAll(t *testing.T) {
	words := []string{"the", "The", "harbour", "harbours", "is", "a", "closed", "7", "12", ",", ".", "港", "口", "關", "关", "闭", "了", "порт", "закрыт", "ещё"}
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 10).Draw(t, "words"), rapid.SampledFrom([]string{" ", "-", ""}).Draw(t, "between"))
	})
	var units []exchange.TU
	for k := range 300 {
		units = append(units, pairOf("en", text.Example(k), "ru", fmt.Sprint("Перевод ", k)))
	}
	m := create(t, units...)
	law := func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) {
			wanted, least := text.Draw(rt, "wanted"), rapid.IntRange(1, 100).Draw(rt, "least")
			clues, want := cluesFor(t, m, wanted), []string(nil)
			for k, u := range slices.Backward(units) {
				percent := Similarity(wanted, u.Src.Text())
				held := Grams(u.Src.Text() + "\n" + u.Dst.Text())
				if percent >= least && slices.ContainsFunc(clues, func(g Gram) bool { return slices.Contains(held, g) }) {
					want = append(want, fmt.Sprintf("%d Перевод %d", percent, k))
				}
			}
			slices.SortStableFunc(want, func(a, b string) int { return percentOf(b) - percentOf(a) })
			for _, most := range []int{0, 1, 3} { // 0: all
				n := len(want)
				if most > 0 {
					n = min(n, most)
				}
				if got := matched(t, m, wanted, Wanted{Src: "en", Least: least, Most: most}); got != strings.Join(want[:n], "|") {
					rt.Fatalf("%q, from %d %% on, %d of them: %s, want %s", wanted, least, most, got, want[:n])
				}
			}
		})
	}
	t.Run("not indexed", law)
	if err := m.index(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	t.Run("indexed", law)
}

// cluesFor are the clues that a text is looked for by.
func cluesFor(t *testing.T, m *Memory, text string) (grams []Gram) {
	t.Helper()
	err := m.reading(t.Context(), func(r reader) error {
		clues, err := r.clues(text)
		for _, c := range clues {
			grams = append(grams, c.gram)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return grams
}

// percentOf is the figure at the begin of a text.
func percentOf(text string) (n int) {
	fmt.Sscan(text, &n)
	return n
}

// A text differs from one that is as alike as a percentage in so many words at most.
func TestLost(t *testing.T) {
	for _, tt := range []struct{ words, percent, want int }{
		{10, 100, 0}, {10, 91, 0}, {10, 90, 1}, {7, 70, 3}, {6, 70, 2}, {0, 70, 0}, {3, 1, 297},
	} {
		if got := lost(tt.words, tt.percent); got != tt.want {
			t.Errorf("%d words, %d %%: %d, want %d", tt.words, tt.percent, got, tt.want)
		}
	}
}

// No two clues stand on one word, and the rarest are taken: a unit that differs in a
// word lacks one clue and no more.
func TestClues(t *testing.T) {
	m := create(t, harbour...)
	add(t, m, "more.tmx", pairOf("en", "A cure for iron.", "zh", "关港口了，关了。"))
	if err := m.index(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"The iron curtain": "urt| ir| th",
		"harbour harbour":  " ha",
		"港口关闭了。":           "口关|闭|港|了",
		"…":                "",
		"Zebra 1989":       " ze| 19",
	} {
		var got []string
		for _, g := range cluesFor(t, m, text) {
			got = append(got, g.String())
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Of many units that have the grams of a text, those that have most are compared.
func TestHeavy(t *testing.T) {
	scores := []score{0, 3, 9, 3, 3, 7}
	for most, want := range map[int]string{0: "[]", 1: "[2]", 2: "[2 5]", 3: "[2 4 5]", 4: "[2 3 4 5]", 9: "[1 2 3 4 5]"} {
		if got := fmt.Sprint(heavy([]int64{5, 1, 2, 4, 3}, scores, most)); got != want {
			t.Errorf("%d: %s, want %s", most, got, want)
		}
	}
}
