package match

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
	"pgregory.net/rapid"
)

// read sketches texts of testdata/bitext: "drones/en" and so on.
func read(t testing.TB, names ...string) (out []Sketch) {
	t.Helper()
	s := NewSketcher(vectors.Default())
	for _, name := range names {
		doc, err := source.Read(filepath.Join("../../testdata/bitext", name+".txt"), nil, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s.Sketch(lang.Detect(doc)))
	}
	return out
}

// texts sketches texts of one paragraph each.
func texts(tag corpus.Tag, paragraphs ...string) (out []Sketch) {
	s := NewSketcher(vectors.Default())
	for _, p := range paragraphs {
		out = append(out, s.Sketch(corpus.Document{Tag: tag, Segments: []corpus.Segment{{Text: p}}}))
	}
	return out
}

func TestMatchArticles(t *testing.T) {
	english := read(t, "drones/en", "archive/en", "reservoir/en")
	for _, version := range []string{"zh", "ru"} {
		others := read(t, "reservoir/"+version, "drones/"+version, "archive/"+version)
		got, err := Match(t.Context(), english, others)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 3 || got[0].Target != 1 || got[1].Target != 2 || got[2].Target != 0 {
			t.Errorf("%s: %v", version, got)
		}
		for _, p := range got {
			if p.Confidence < .9 {
				t.Errorf("%s: article %d: confidence %.2f", version, p.Source, p.Confidence)
			}
		}
	}
}

// An article whose translation is not there gets no likely partner.
func TestMatchMissing(t *testing.T) {
	got, err := Match(t.Context(), read(t, "drones/en", "archive/en", "reservoir/en"), read(t, "drones/ru", "reservoir/ru"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range got {
		if right := p.Source == 2*p.Target; right != (p.Confidence >= Likely) {
			t.Errorf("%+v", p)
		}
	}
	got, err = Match(t.Context(), read(t, "archive/en"), read(t, "drones/zh", "reservoir/zh"))
	if err != nil || len(got) != 1 || got[0].Confidence >= .1 {
		t.Errorf("strangers: %v, %v", got, err)
	}
}

// Announcements that say the same of other versions: what tells them apart is
// the figures.
func TestMatchFigures(t *testing.T) {
	english := texts(corpus.English,
		"Version 3.1.4 of the Kestrel library is out. It mends a fault in reading dates. We ask all users to move to this version.",
		"Version 3.2.9 of the Kestrel library is out. It mends a fault in reading dates. We ask all users to move to this version.",
	)
	for _, others := range [][]Sketch{
		texts("zh", "Kestrel 库 3.2.9 版已发布，修复了读取日期的错误。请所有用户升级到此版本。", "Kestrel 库 3.1.4 版已发布，修复了读取日期的错误。请所有用户升级到此版本。"),
		texts("ru", "Вышла версия 3.2.9 библиотеки Kestrel. В ней исправлена ошибка чтения дат. Просим всех перейти на эту версию.", "Вышла версия 3.1.4 библиотеки Kestrel. В ней исправлена ошибка чтения дат. Просим всех перейти на эту версию."),
	} {
		got, err := Match(t.Context(), english, others)
		if err != nil || len(got) != 2 || got[0].Target != 1 || got[1].Target != 0 {
			t.Errorf("%v, %v", got, err)
		}
	}
}

func TestMatchNothing(t *testing.T) {
	one := read(t, "drones/en")
	unknown := texts(corpus.Unknown, "", "—", "ଖବର କାଗଜ")
	for _, heaps := range [][2][]Sketch{{nil, nil}, {one, nil}, {nil, one}, {unknown, unknown}, {one, unknown}, {unknown, one}} {
		got, err := Match(t.Context(), heaps[0], heaps[1])
		if err != nil || len(got) > 0 {
			t.Errorf("%v, %v", got, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Match(ctx, one, one); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// The order of the heaps is no evidence, and no text is taken twice.
func TestMatchLaw(t *testing.T) {
	english := read(t, "drones/en", "archive/en", "reservoir/en", "drones/en")
	others := read(t, "reservoir/ru", "drones/ru", "archive/ru", "reservoir/zh")
	confidence := func(got []Pairing) []string {
		var out []string
		for _, p := range got {
			out = append(out, fmt.Sprintf("%.6f", p.Confidence))
		}
		slices.Sort(out)
		return out
	}
	want, err := Match(t.Context(), english, others)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		src, dst := slices.Clone(english), slices.Clone(others)
		r.Shuffle(len(src), func(i, j int) { src[i], src[j] = src[j], src[i] })
		r.Shuffle(len(dst), func(i, j int) { dst[i], dst[j] = dst[j], dst[i] })
		got, err := Match(t.Context(), src, dst)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(confidence(got), confidence(want)) {
			t.Fatalf("%v, shuffled %v", want, got)
		}
		seenSource, seenTarget := map[int]bool{}, map[int]bool{}
		for _, p := range got {
			if seenSource[p.Source] || seenTarget[p.Target] || p.Confidence < 0 || p.Confidence > 1 {
				t.Fatalf("%v", got)
			}
			seenSource[p.Source], seenTarget[p.Target] = true, true
		}
	})
}

// A sketch cuts a text into passages of enough length, and a long one into no
// more than some.
func TestSketch(t *testing.T) {
	s := NewSketcher(vectors.Default())
	sentence := "The mayor opened the new bridge over the river on Monday morning." // 55 runes without spaces
	document := func(n int) (doc corpus.Document) {
		doc.Tag = corpus.English
		for range n {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: sentence})
		}
		return doc
	}
	for n, want := range map[int]int{0: 0, 1: 1, 3: 1, 4: 1, 5: 2, 8: 2, 9: 3, 5000: 48} {
		if got := len(s.Sketch(document(n)).passages); got != want {
			t.Errorf("%d sentences: %d passages, want %d", n, got, want)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	one, other := read(b, "drones/en", "archive/en", "reservoir/en"), read(b, "drones/zh", "archive/zh", "reservoir/zh")
	var src, dst []Sketch
	for len(src) < 1000 {
		src, dst = append(src, one...), append(dst, other...)
	}
	for b.Loop() {
		if _, err := Match(b.Context(), src, dst); err != nil {
			b.Fatal(err)
		}
	}
}

// Texts that say the same in another order are told apart by where things stand.
func TestMatchOrder(t *testing.T) {
	document := func(tag corpus.Tag, paragraphs ...string) Sketch {
		doc := corpus.Document{Tag: tag}
		for _, p := range paragraphs {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: strings.Repeat(p+" ", 4)})
		}
		return NewSketcher(vectors.Default()).Sketch(doc)
	}
	const (
		en1, ru1 = "The harbour was closed by a storm and no ferry sailed.", "Порт закрыт из-за шторма, ни один паром не вышел."
		en2, ru2 = "Doctors at the hospital treated forty patients.", "Врачи больницы лечили сорок пациентов."
		en3, ru3 = "The school orchestra played in the old theatre.", "Школьный оркестр играл в старом театре."
	)
	english := []Sketch{document("en", en1, en2, en3), document("en", en3, en2, en1)}
	got, err := Match(t.Context(), english, []Sketch{document("ru", ru3, ru2, ru1), document("ru", ru1, ru2, ru3)})
	if err != nil || len(got) != 2 || got[0].Target != 1 || got[1].Target != 0 {
		t.Errorf("%v, %v", got, err)
	}
	if n := len(candidates(t.Context(), append(english, english...), english)); n != 8 {
		t.Errorf("%d of 8 pairs were looked at", n)
	}
}

// Names and figures are marks; other words are none. A rare one weighs more, and one
// that is there twice.
func TestMarks(t *testing.T) {
	marks := func(text string) string {
		return fmt.Sprint(marksOf(corpus.Document{Segments: []corpus.Segment{{Text: text}}}))
	}
	for text, want := range map[string]string{
		"the Kestrel library, version 3.14": "[{14 1} {3 1} {kestrel 1}]",
		"Kestrel 库 3.14 版，见 kestrel.org":    "[{14 1} {3 1} {kestrel 1}]",
		"Ann met Ann":                       "[{ann 2}]",
		"библиотека Москвы":                 "[]",
	} {
		if got := marks(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	heap := []Sketch{{marks: []mark{{"ann", 1}, {"bob", 2}, {"cy", 1}, {"dee", 1}}}, {marks: []mark{{"cy", 1}}}}
	src, _ := weighMarks(heap, heap)
	weight := map[string]float64{}
	for _, m := range src[0] {
		weight[m.word] = m.weight
	}
	if !(weight["bob"] > weight["ann"] && weight["ann"] > weight["cy"]) {
		t.Errorf("%v", weight)
	}
	if src, _ := weighMarks(heap, heap[1:]); len(src[0]) != 1 || src[0][0].word != "cy" {
		t.Errorf("what the other heap lacks: %v", src)
	}
}
