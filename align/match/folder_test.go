package match

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// shelf is a folder with articles under names that say nothing.
func shelf(t *testing.T, files map[string]string) []pairs.Text {
	t.Helper()
	dir := t.TempDir()
	for name, article := range files {
		text := []byte(article)
		if strings.Contains(article, "/") {
			var err error
			if text, err = os.ReadFile(filepath.Join("../../testdata/bitext", article+".txt")); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	texts, err := pairs.Dir(".").Texts(pairs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// told is what was found, a line each.
func told(f Found) string {
	var b strings.Builder
	for _, p := range f.Pairs {
		fmt.Fprintf(&b, "%s = %s (%s) as %s\n", p.Source, p.Target, p.Lang, p.Name)
	}
	for _, x := range f.Missing {
		fmt.Fprintf(&b, "missing %s (%s)\n", x.Path, x.Lang)
	}
	for _, x := range f.Extra {
		fmt.Fprintf(&b, "extra %s (%s)\n", x.Path, x.Lang)
	}
	for _, g := range f.Guesses {
		fmt.Fprintf(&b, "guess %s %s\n", g.Source, g.Target)
	}
	for _, path := range f.Other {
		fmt.Fprintf(&b, "other %s\n", path)
	}
	for _, err := range f.Unread {
		fmt.Fprintf(&b, "unread %v\n", err)
	}
	return b.String()
}

func TestTexts(t *testing.T) {
	texts := shelf(t, map[string]string{
		"1.txt": "drones/en", "2.txt": "archive/en", "3.txt": "reservoir/en",
		"a.txt": "reservoir/zh", "b.txt": "archive/ru", "c.txt": "drones/zh", "d.txt": "drones/ru",
		"e.txt": "Die Brücke über den Fluss wurde am Montag von der Bürgermeisterin eröffnet, und viele kamen.\n", "f.txt": "",
	})
	got, err := Texts(t.Context(), texts, Options{})
	if err != nil {
		t.Fatal(err)
	}
	const want = `1.txt = d.txt (ru) as d.txt
1.txt = c.txt (zh-Hans) as c.txt
2.txt = b.txt (ru) as b.txt
3.txt = a.txt (zh-Hans) as a.txt
missing 2.txt (zh-Hans)
missing 3.txt (ru)
other e.txt
unread f.txt: is empty
`
	if told(got) != want {
		t.Errorf("%s", told(got))
	}
	if len(got.Confidence) != len(got.Pairs) || got.Confidence[0] < .9 || got.Confidence[3] < .9 {
		t.Errorf("%v", got.Confidence)
	}

	// Two pairs never go by one name.
	same := slices.Clone(texts)
	for k := range same {
		same[k].Name = "same.txt"
	}
	got, err = Texts(t.Context(), same, Options{})
	if err != nil || !strings.Contains(told(got), "3.txt = a.txt (zh-Hans) as more/more/more/same.txt\n") {
		t.Errorf("%v: %s", err, told(got))
	}

	// Only Russian is asked for, and more than there is sureness.
	got, err = Texts(t.Context(), texts, Options{Targets: []corpus.Tag{corpus.Russian}, Least: .999999})
	if err != nil {
		t.Fatal(err)
	}
	if told(got) != `missing 1.txt (ru)
missing 2.txt (ru)
missing 3.txt (ru)
extra b.txt (ru)
extra d.txt (ru)
guess 1.txt d.txt
guess 2.txt b.txt
other a.txt
other c.txt
other e.txt
unread f.txt: is empty
` {
		t.Errorf("%s", told(got))
	}
}

// TestTextsByATable: the table that is given is the one that tells; one without a word
// tells less.
func TestTextsByATable(t *testing.T) {
	empty, err := vectors.Open(append([]byte("bitext vectors 1\n\x01"), make([]byte, 31+8)...))
	if err != nil {
		t.Fatal(err)
	}
	texts := shelf(t, map[string]string{"1.txt": "drones/en", "2.txt": "archive/en", "a.txt": "archive/ru", "b.txt": "drones/ru"})
	got, err := Texts(t.Context(), texts, Options{Vectors: empty})
	usual, usualErr := Texts(t.Context(), texts, Options{Vectors: vectors.Default()})
	if err != nil || usualErr != nil || len(usual.Pairs) != 2 || slices.Equal(got.Confidence, usual.Confidence) {
		t.Errorf("%v, %v: %v and %v", err, usualErr, got.Confidence, usual.Confidence)
	}
}

// Strangers are no guess.
func TestTextsStrangers(t *testing.T) {
	got, err := Texts(t.Context(), shelf(t, map[string]string{"1.txt": "drones/en", "2.txt": "reservoir/zh"}), Options{})
	if err != nil || told(got) != "missing 1.txt (zh-Hans)\nextra 2.txt (zh-Hans)\n" {
		t.Errorf("%v: %s", err, told(got))
	}
}

func TestTextsCancelled(t *testing.T) {
	texts := shelf(t, map[string]string{"1.txt": "drones/en", "2.txt": "drones/ru"})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Texts(ctx, texts, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	_, err := Texts(ctx, texts, Options{Progress: cancel})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
