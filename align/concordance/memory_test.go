package concordance

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/memory"
	"github.com/bitext-tools/bitext/corpus/pattern"
)

// kept is a memory of units.
func kept(t testing.TB, units ...exchange.TU) *memory.Memory {
	t.Helper()
	m, err := memory.Create(t.Context(), filepath.Join(t.TempDir(), "a.memory"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	a := m.Add(memory.Origin{Path: "a.tmx", Added: time.Unix(0, 0)})
	if err := a.Store(t.Context(), units); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Done(t.Context()); err != nil {
		t.Fatal(err)
	}
	return m
}

// quay are units whose texts have words, letters and signs in common.
var quay = []exchange.TU{
	unitOf("en", "zh-Hans", "The Iron Curtain fell in 1989.", "铁幕于1989年落下。"),
	unitOf("en", "zh-Hant", "The iron curtains of the theatre were sold.", "劇院的鐵幕賣掉了。"),
	unitOf("en", "ru", "Drones fly over the quay; a drone is loud.", "Дроны летают над причалом; дрон шумит."),
	unitOf("en", "ru", "Nobody counts the gulls, not even Anna-Maria.", "Чаек ещё никто не считает, даже Анна-Мария."),
	unitOf("ru", "en", "За железным занавесом было темно, ёлки стояли.", "It was dark behind the iron curtain, and fir-trees stood."),
	unitOf("en", "zh-Hans", "U.S. ships paid $4.3 million, or 12%.", "美国船只支付了４３０万美元，即12％。"),
	unitOf("zh-Hans", "en", "水", "Water"),
	unitOf("en", "ru", "A I U", "Я и ты"),
	unitOf("en", "ru", "Café Größe naïve", "Кафе Грёссе"),
}

// found are the texts that a query finds among units, one after the other with what
// is marked in them.
func (q *Query) found(units []exchange.TU) string {
	var out []string
	for _, u := range units {
		if h, ok := q.Look(u); ok {
			out = append(out, h.Texts[0].Text+" = "+h.Texts[1].Text+": "+marked(h.Texts[0])+" / "+marked(h.Texts[1]))
		}
	}
	return strings.Join(out, "\n")
}

// Whatever is looked for, a memory finds what a file of the same units does, before
// it is indexed and after.
func TestMemoryFindsTheSame(t *testing.T) {
	many := append([]exchange.TU{}, quay...)
	for k := range 1200 { // so many that it is indexed
		many = append(many, unitOf("en", "ru", "Crane "+strings.Repeat("x", k%40)+" "+time.Duration(k).String(), "Кран "+time.Duration(k).String()))
	}
	for name, units := range map[string][]exchange.TU{"not indexed": quay, "indexed": many} {
		m := kept(t, units...)
		rapid.Check(t, func(rt *rapid.T) {
			one := func(label string) *pattern.Pattern {
				u := rapid.SampledFrom(quay).Draw(rt, label+"'s unit")
				text := []rune(rapid.SampledFrom([]string{u.Src.Text(), u.Dst.Text()}).Draw(rt, label+"'s text"))
				lo := rapid.IntRange(0, len(text)-1).Draw(rt, "from")
				hi := rapid.IntRange(lo+1, min(len(text), lo+24)).Draw(rt, "to")
				what := string(text[lo:hi])
				if rapid.Bool().Draw(rt, "large") {
					what = strings.ToUpper(what)
				}
				kind := rapid.SampledFrom([]pattern.Kind{pattern.Words, pattern.Exact, pattern.Regexp, pattern.ExactRegexp}).Draw(rt, "kind")
				p, err := pattern.Compile(what, kind)
				if err != nil {
					rt.Skip(err)
				}
				return p
			}
			q := Query{Pattern: one("pattern"), In: rapid.SampledFrom([]corpus.Tag{"", "en", "ru", "zh"}).Draw(rt, "in")}
			for range rapid.IntRange(0, 2).Draw(rt, "with") {
				q.With = append(q.With, one("with"))
			}
			if rapid.Bool().Draw(rt, "without") {
				q.Without = append(q.Without, one("without"))
			}
			var through []exchange.TU
			for u, err := range q.Through(t.Context(), m) {
				if err != nil {
					rt.Fatal(err)
				}
				through = append(through, u.TU(memory.Sighting{}))
			}
			if got, want := q.found(through), q.found(units); got != want {
				rt.Fatalf("%s: %s, with %v: a memory finds\n%s\na file\n%s", name, q.Pattern, q.With, got, want)
			}
		})
	}
}

// The index is asked: few units are looked at, and of many those with what the
// counterpart must have.
func TestMemoryNarrows(t *testing.T) {
	units := append([]exchange.TU{}, quay...)
	for k := range 100 {
		units = append(units, unitOf("en", "ru", fmt.Sprintf("An iron curtain, no. %d.", k), fmt.Sprintf("Железная штора № %d.", k)))
	}
	m := kept(t, units...)
	curtain, screen, shutter := words(t, "iron curtain"), words(t, "занавес"), words(t, "штора")
	for _, tt := range []struct {
		q    Query
		want int
	}{
		{Query{Pattern: words(t, "gull")}, 1},
		{Query{Pattern: words(t, "铁幕")}, 2},
		{Query{Pattern: curtain}, 103},
		{Query{Pattern: curtain, With: []*pattern.Pattern{screen}}, 1},
		{Query{Pattern: curtain, With: []*pattern.Pattern{screen, shutter}}, 103},
		{Query{}, len(units)},
	} {
		n := 0
		for _, err := range tt.q.Through(t.Context(), m) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if n != tt.want {
			t.Errorf("%v with %v: %d units are looked at, want %d", tt.q.Pattern, tt.q.With, n, tt.want)
		}
	}
}
