package memory

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// day is when the tests add.
var day = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)

// pairOf is a unit of one segment a side.
func pairOf(srcTag corpus.Tag, src string, dstTag corpus.Tag, dst string) exchange.TU {
	side := func(tag corpus.Tag, text string) exchange.Side {
		s := exchange.Side{Tag: tag, At: -1}
		if text != "" {
			s.Segments = []corpus.Segment{{Text: text}}
		}
		return s
	}
	return exchange.TU{Src: side(srcTag, src), Dst: side(dstTag, dst)}
}

// harbour is a few units in each language.
var harbour = []exchange.TU{
	pairOf("en", "The harbour is closed.", "zh-Hans", "港口关闭了。"),
	pairOf("en", "The iron curtain fell in 1989.", "zh-Hant", "鐵幕於1989年落下。"),
	pairOf("en", "Nobody counts the gulls.", "ru", "Чаек ещё никто не считает."),
	pairOf("en", "The EU signed an agreement.", "zh-Hans", "欧盟签署了协议。"),
	pairOf("en", "The harbour is closed.", "ru", "Порт закрыт."),
}

// create is a memory in a folder of its own, with some units added as one file.
func create(t testing.TB, units ...exchange.TU) *Memory {
	t.Helper()
	m, err := Create(t.Context(), filepath.Join(t.TempDir(), "a.memory"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	if len(units) > 0 {
		add(t, m, "harbour.tmx", units...)
	}
	return m
}

// add adds units as a file.
func add(t testing.TB, m *Memory, path string, units ...exchange.TU) Counts {
	t.Helper()
	a := m.Add(Origin{Path: path, Added: day, By: "Ann"})
	if err := a.Store(t.Context(), units); err != nil {
		t.Fatal(err)
	}
	counts, err := a.Done(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

// found are the source texts of the units in which a text stands, by way of the index.
func found(t testing.TB, m *Memory, text string) (sources []string) {
	t.Helper()
	ids, err := m.Candidates(t.Context(), Having(text))
	if err != nil {
		t.Fatal(err)
	}
	what := lang.Fold(text).Runes
	for u, err := range m.Get(t.Context(), ids) {
		if err != nil {
			t.Fatal(err)
		}
		if lang.Fold(u.Src.Text).Find(what) != nil || lang.Fold(u.Dst.Text).Find(what) != nil {
			sources = append(sources, u.Src.Text)
		}
	}
	return sources
}

func TestFound(t *testing.T) {
	m := create(t, harbour...)
	check := func(t *testing.T) {
		for what, want := range map[string]string{
			"铁幕": "The iron curtain fell in 1989.", "幕": "The iron curtain fell in 1989.", "協議": "The EU signed an agreement.",
			"eu": "The EU signed an agreement.", "curt": "The iron curtain fell in 1989.", "ЕЩЕ": "Nobody counts the gulls.",
			"чаек еще": "Nobody counts the gulls.", "１９８９年": "The iron curtain fell in 1989.", "n c": "The iron curtain fell in 1989.",
			"gulls.": "Nobody counts the gulls.", "gulsl": "", "议协": "", "q": "",
		} {
			if got := strings.Join(found(t, m, what), "|"); got != want {
				t.Errorf("%q: found in %q, want %q", what, got, want)
			}
		}
	}
	t.Run("not indexed", check)
	if err := m.index(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	t.Run("indexed", check)
	add(t, m, "more.tmx", pairOf("en", "The harbour is open.", "zh-Hans", "港口开放了。"))
	t.Run("both", check)
	if got := found(t, m, "港口"); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

// The same texts in the same languages are one unit, seen at each of its places.
func TestDedup(t *testing.T) {
	m := create(t, harbour...)
	if c := add(t, m, "second.tmx", append(slices.Clone(harbour[:2]), harbour[0])...); c != (Counts{Units: 3}) {
		t.Errorf("%+v", c)
	}
	list, err := m.Sightings(t.Context(), 1)
	if err != nil || len(list) != 3 {
		t.Fatalf("%v, %v", list, err)
	}
	for k, want := range []string{"harbour.tmx 1", "second.tmx 1", "second.tmx 3"} {
		if got := fmt.Sprint(list[k].Origin.Path, " ", list[k].At); got != want {
			t.Errorf("sighting %d is at %s, want %s", k, got, want)
		}
		if o := list[k].Origin; !o.Added.Equal(day) || o.By != "Ann" {
			t.Errorf("%+v", o)
		}
	}
}
