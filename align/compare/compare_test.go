package compare

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

const articles = "../../testdata/bitext/"

// write writes a text into a folder of the test and returns its path.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// plain is a document of paragraphs without languages.
func plain(path string, paragraphs ...string) corpus.Document {
	doc := corpus.Document{Path: path}
	for i, p := range paragraphs {
		doc.Segments = append(doc.Segments, corpus.Segment{Text: p, Block: i})
	}
	return doc
}

func TestEitherOrderGivesTheSameComparison(t *testing.T) {
	en, zh := articles+"drones/en.txt", articles+"drones/zh.txt"
	a, err := Files(t.Context(), en, zh, Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Files(t.Context(), zh, en, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a.Bitext, b.Bitext) || !reflect.DeepEqual(a.Findings, b.Findings) {
		t.Error("the order of the files changes the comparison")
	}
	kept, err := Files(t.Context(), zh, en, Options{KeepOrder: true})
	if err != nil {
		t.Fatal(err)
	}
	if kept.Src.Tag != corpus.Simplified || kept.Dst.Tag != corpus.English {
		t.Errorf("KeepOrder: source is %s, target %s", kept.Src.Tag, kept.Dst.Tag)
	}
}

func TestStages(t *testing.T) {
	for _, c := range []struct {
		upTo           Stage
		facts, finding bool
	}{{Alignment, false, false}, {Facts, true, false}, {Findings, true, true}} {
		got, err := Files(t.Context(), articles+"drones/en.txt", articles+"drones/zh.txt", Options{UpTo: c.upTo})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Ladder) == 0 || (len(got.Ledger.Entries) > 0) != c.facts || (len(got.Findings) > 0) != c.finding {
			t.Errorf("up to %d: %d beads, %d entries, %d findings", c.upTo, len(got.Ladder), len(got.Ledger.Entries), len(got.Findings))
		}
	}
}

// TestNoLanguageIsNoSilence: a bitext whose texts do not say their language is
// checked as one whose texts do, or refused by name.
func TestNoLanguageIsNoSilence(t *testing.T) {
	read := func(path string) corpus.Document {
		doc, _, err := Read(t.Context(), path, nil, Text{})
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	src, dst := read(articles+"drones/en.txt"), read(articles+"drones/zh.txt")
	want, err := Documents(t.Context(), src, dst, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range []*corpus.Document{&src, &dst} {
		doc.Tag = corpus.Unknown
		for i := range doc.Segments {
			doc.Segments[i].Tag = corpus.Unknown
		}
	}
	got, err := Documents(t.Context(), src, dst, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Findings, want.Findings) {
		t.Errorf("%d findings without languages, %d with", len(got.Findings), len(want.Findings))
	}

	b := want.Bitext
	b.Src.Tag, b.Dst.Tag = corpus.Unknown, corpus.Unknown
	if got, err = Bitext(t.Context(), b, Options{}); err != nil || !reflect.DeepEqual(got.Findings, want.Findings) {
		t.Errorf("an aligned bitext without languages: %v", err)
	}

	_, err = Documents(t.Context(), plain("figures", "1 2 3", "4 5 6"), dst, Options{})
	if e, ok := errors.AsType[*LanguageError](err); !ok || e.Path != "figures" || e.Side != corpus.Source || e.Hint() == "" {
		t.Errorf("a text of figures: %v", err)
	}
}

func TestRefusals(t *testing.T) {
	en := plain("en", "The mayor said on Friday that the bridge would stay closed.")
	ru := plain("ru", "Мэр сообщил в пятницу, что мост останется закрытым.")
	zh := plain("zh", "市长周五表示，大桥将继续关闭。")
	de := plain("de", "Der Bürgermeister sagte am Freitag, dass die Brücke gesperrt bleibt, bis der Fluss gefallen ist.")
	for _, c := range []struct {
		src, dst corpus.Document
		opt      Options
		want     string // in the error
	}{
		{en, en, Options{}, "en and en are both in English; a text and its translation are in two languages"},
		{ru, zh, Options{}, "ru is in Russian and zh in Chinese; bitext checks English with Russian or Chinese"},
		{en, de, Options{}, "de: is in German (de); bitext aligns"},
		{en, ru, Options{Source: Text{Language: "xx"}}, `en: "xx" is not a language that bitext aligns`},
		{en, ru, Options{Unit: corpus.Sentences, Align: align.Options{Unit: corpus.Paragraphs}}, "set Unit only"},
		{en, ru, Options{Unit: corpus.Sentences, Source: Text{Lines: true}}, "Source.Lines and Target.Lines"},
		{en, ru, Options{Check: check.Options{Checks: []string{"nubmers"}}}, "numbers"},
		{en, ru, Options{Check: check.Options{Ignore: []string{"nubmers"}}}, "numbers"},
		{en, ru, Options{Check: check.Options{Level: "warn"}}, "warning"},
		{en, ru, Options{Glossary: "no/such/file"}, "no/such/file"},
	} {
		_, err := Documents(t.Context(), c.src, c.dst, c.opt)
		if err == nil || !strings.Contains(err.Error()+hint(err), c.want) {
			t.Errorf("%s with %s: error %v, want %q in it", c.src.Path, c.dst.Path, err, c.want)
		}
	}
	if c, err := Documents(t.Context(), ru, zh, Options{UpTo: Facts}); err != nil || len(c.Ladder) != 1 || c.Src.Tag != corpus.Russian {
		t.Errorf("Russian with Chinese, not checked: %v", err)
	}
	same := write(t, "one.txt", "One text.")
	if _, err := Files(t.Context(), same, same, Options{}); err == nil || !strings.Contains(err.Error(), "are the same file") {
		t.Errorf("one file twice: %v", err)
	}
	if _, err := Files(t.Context(), "-", "-", Options{Stdin: strings.NewReader("x")}); err == nil {
		t.Error("standard input twice is taken")
	}
}

// hint is what the error says to do next.
func hint(err error) string {
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		return h.Hint()
	}
	return ""
}

func TestReviewBesideTheTarget(t *testing.T) {
	en := write(t, "a.en.txt", "The city will spend 4.3 billion dollars on repairs of the bridge.\n")
	ru := write(t, "a.ru.txt", "Город потратит на ремонт моста 4,3 миллиона долларов.\n")
	all, err := Files(t.Context(), en, ru, Options{})
	if err != nil || len(all.Findings) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	decided := review.Review{}.Dismiss(all.Findings, "on purpose", "2024-09-26")
	f, err := os.Create(review.Beside(ru))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(decided.Write(f), f.Close()); err != nil {
		t.Fatal(err)
	}
	c, err := Files(t.Context(), en, ru, Options{})
	if err != nil || len(c.Findings) != 0 || len(c.Dismissed) != 1 || c.Dismissed[0].Note != "on purpose" {
		t.Errorf("with a review file: %d findings, %d dismissed, %v", len(c.Findings), len(c.Dismissed), err)
	}
	c, err = Files(t.Context(), en, ru, Options{Review: &review.Review{}})
	if err != nil || len(c.Findings) != 1 {
		t.Errorf("with an empty review in the options: %d findings, %v", len(c.Findings), err)
	}
	c, err = Files(t.Context(), en, ru, Options{Check: check.Options{Ignore: []string{"numbers"}}})
	if err != nil || len(c.Stale) != 0 {
		t.Errorf("where not all checks were made nobody can tell what is stale: %v, %v", c.Stale, err)
	}
}

func TestLanguageOfTheFileName(t *testing.T) {
	for name, want := range map[string]corpus.Tag{
		"en.txt": corpus.English, "drones.ru.md": corpus.Russian, "drones_zh-CN.txt": corpus.Chinese, "drones.txt": corpus.Unknown, "": corpus.Unknown,
	} {
		if got := lang.Named(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	doc, _, err := Read(t.Context(), write(t, "table.ru.txt", "1 2 3\n\n4 5 6\n"), nil, Text{})
	if err != nil || doc.Tag != corpus.Russian || doc.Segments[0].Tag != corpus.Russian {
		t.Errorf("figures in a file named ru: %q, %v", doc.Tag, err)
	}
}

func TestFurnitureIsTold(t *testing.T) {
	page := "<html><body><article><h1>Bridge closed</h1><p>The bridge was closed on Monday after the flood, the mayor said in a statement to the press.</p>" +
		"<p>Repairs will take a year, engineers who looked at its first pier told the council.</p><figure><img src=x><figcaption>Photo: the bridge</figcaption></figure></article></body></html>"
	en := write(t, "a.en.html", page)
	doc, notes, err := Read(t.Context(), en, nil, Text{})
	if err != nil || len(notes) != 1 || notes[0].Blocks != 1 {
		t.Fatalf("notes %v, error %v", notes, err)
	}
	whole, none, err := Read(t.Context(), en, nil, Text{Furniture: true})
	if err != nil || len(none) != 0 || len(whole.Segments) != len(doc.Segments)+1 {
		t.Errorf("with furniture: %d segments, %v; without %d", len(whole.Segments), none, len(doc.Segments))
	}
}

// TestEightAtOnce uses one set of options from eight goroutines, for the race
// detector, and compares what they get.
func TestEightAtOnce(t *testing.T) {
	var opt Options
	got := make([]*Comparison, 8)
	var wg sync.WaitGroup
	for k := range got {
		wg.Go(func() {
			version := []string{"zh.txt", "ru.txt"}[k%2]
			c, err := Files(t.Context(), articles+"drones/en.txt", articles+"drones/"+version, opt)
			if err != nil {
				t.Error(err)
			}
			got[k] = c
		})
	}
	wg.Wait()
	for k := 2; k < len(got); k++ {
		if a, b := got[k], got[k-2]; a != nil && b != nil && (!reflect.DeepEqual(a.Ladder, b.Ladder) || !reflect.DeepEqual(a.Findings, b.Findings)) {
			t.Errorf("comparisons %d and %d of the same texts differ", k, k-2)
		}
	}
}

// TestVectorsServeTheChecksToo: the checks ask the table that the texts are aligned
// with, unless they have one of their own.
func TestVectorsServeTheChecksToo(t *testing.T) {
	en := plain("en", "The bridge will be closed for two weeks. Drivers are asked to take the tunnel under the river, which will be free of charge at weekends and after eight in the evening. The mayor was not there.", "The ferry sails again. It is free on Sundays.")
	ru := plain("ru", "Мост будет закрыт на две недели. Мэра там не было.", "Паром снова ходит. По воскресеньям он бесплатный.")
	empty, err := vectors.Open(append([]byte("bitext vectors 1\n\x01"), make([]byte, 31+8)...))
	if err != nil {
		t.Fatal(err)
	}
	aligned, err := Documents(t.Context(), en, ru, Options{UpTo: Alignment})
	if err != nil {
		t.Fatal(err)
	}
	var asked [3][]check.Finding
	for k, opt := range []Options{
		{Align: align.Options{Vectors: empty}, Check: check.Options{Vectors: vectors.Default()}},
		{Align: align.Options{Vectors: empty}},
		{Align: align.Options{Vectors: empty}, Check: check.Options{Vectors: empty}},
	} {
		c, err := Bitext(t.Context(), aligned.Bitext, opt)
		if err != nil {
			t.Fatal(err)
		}
		asked[k] = c.Findings
	}
	if reflect.DeepEqual(asked[0], asked[1]) || !reflect.DeepEqual(asked[1], asked[2]) {
		t.Errorf("%v", asked)
	}
}
