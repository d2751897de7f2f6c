package desk_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

const articles = "../../testdata/bitext/"

// open takes two texts in hand.
func open(t testing.TB, en, other string) *desk.Desk {
	t.Helper()
	c, err := compare.Files(t.Context(), en, other, compare.Options{Review: &review.Review{}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "review.json")
	j, err := review.Begin(path, path, review.Person{User: "anna"}, func(path string, write func(io.Writer) error) error {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	})
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), c, j)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// What is known at once is what is found anew, but for the beads that changed; the
// way back leads through the same states.
func TestDesk(t *testing.T) {
	d := open(t, articles+"drones/en.txt", articles+"drones/zh.txt")
	merge, err := d.Work().Merge(3)
	if err != nil {
		t.Fatal(err)
	}
	before := *d.Comparison
	for _, step := range []struct {
		name     string
		decision review.Decision
		whole    bool
	}{
		{"a finding", review.About(d.Findings[0], review.Dismiss, "on purpose"), true},
		{"a comment", d.Work().Comment(2, "см."), true},
		{"a bead", merge, false},
	} {
		if err := d.Do(t.Context(), step.decision); err != nil {
			t.Fatal(err)
		}
		if d.Whole() != step.whole {
			t.Errorf("%s: all findings are known: %v", step.name, d.Whole())
		}
		at := map[string]bool{}
		for _, f := range d.Findings {
			at[f.Fingerprint] = true
		}
		if err := d.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		for print := range at {
			found := false
			for _, f := range d.Findings {
				found = found || f.Fingerprint == print
			}
			if !found {
				t.Errorf("%s: finding %s was kept and is none", step.name, print)
			}
		}
	}
	for range 3 {
		if _, ok, err := d.Undo(t.Context()); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	if _, ok, _ := d.Undo(t.Context()); ok {
		t.Error("more is undone than was done")
	}
	if err := d.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(d.Bitext, before.Bitext) || !reflect.DeepEqual(d.Findings, before.Findings) || !reflect.DeepEqual(d.Marks, before.Marks) {
		t.Error("undone it is not what it was")
	}
}

// Items stand in the order of the ladder: every finding once, and pairs in doubt;
// what was decided says so.
func TestItems(t *testing.T) {
	d := open(t, articles+"drones/en.txt", articles+"drones/zh.txt")
	items, last, found := d.Items(false), -1, 0
	for _, i := range items {
		if i.Bead < last {
			t.Errorf("bead %d after %d", i.Bead, last)
		}
		last = i.Bead
		switch {
		case i.Finding != nil:
			found++
		case d.Ladder[i.Bead].Confidence >= desk.Doubtful && !d.Ladder[i.Bead].Moved && !d.Ladder[i.Bead].Src.Empty() && !d.Ladder[i.Bead].Dst.Empty():
			t.Errorf("bead %d is in no doubt", i.Bead)
		}
	}
	if found != len(d.Findings) {
		t.Errorf("%d of %d findings", found, len(d.Findings))
	}
	if every := d.Items(true); len(every) != len(d.Ladder)+found {
		t.Errorf("%d items, want %d beads and %d findings", len(every), len(d.Ladder), found)
	}
	for n, i := range items {
		decision := d.Work().Confirm(max(i.Bead, 0))
		if i.Finding != nil {
			decision = review.About(*i.Finding, review.Confirm, "")
		}
		if err := d.Do(t.Context(), decision); err != nil {
			t.Fatal(err)
		}
		if now := d.Items(false); n < len(now) && i.Finding != nil && !now[n].Decided() {
			t.Errorf("item %d is not decided", n)
		}
	}
}

// A key means the same in every layout.
func TestKey(t *testing.T) {
	for typed, meant := range map[string]string{
		"qwertyuiop": "йцукенгшщз", "asdfghjkl": "фывапролд", "zxcvbnm": "ячсмить", "QRZ": "ЙКЯ", "yn?": "ｙｎ？", "[]": "хъ", "YZ": "ＹＺ", "12": "１２",
	} {
		var got []rune
		for _, r := range meant {
			got = append(got, desk.Key(r))
		}
		if string(got) != typed {
			t.Errorf("%s is %s, want %s", meant, string(got), typed)
		}
	}
	for _, r := range "aZ?,1中é" {
		if desk.Key(r) != r {
			t.Errorf("%c is %c", r, desk.Key(r))
		}
	}
}

// long are two texts of n paragraphs.
func long(t testing.TB, n int) (en, ru string) {
	folder := t.TempDir()
	en, ru = filepath.Join(folder, "en.txt"), filepath.Join(folder, "ru.txt")
	var source, target strings.Builder
	for k := range n {
		fmt.Fprintf(&source, "In the year %d the harbor of Port Alder took in %d ships and lost %d.\n\n", 1000+k%900, 1013+17*k, k)
		fmt.Fprintf(&target, "В %d году гавань Порт-Олдера приняла %d судов и потеряла %d.\n\n", 1000+k%900, 1013+17*k, k)
	}
	for path, text := range map[string]string{en: source.String(), ru: target.String()} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return en, ru
}

// BenchmarkKey is what a key takes of 5,000 paragraphs: a pair is joined and taken
// back, each with what is to be looked at next.
func BenchmarkKey(b *testing.B) {
	en, ru := long(b, 5000)
	d := open(b, en, ru)
	for b.Loop() {
		merge, err := d.Work().Merge(2000)
		if err != nil {
			b.Fatal(err)
		}
		if err := d.Do(b.Context(), merge); err != nil {
			b.Fatal(err)
		}
		if _, _, err := d.Undo(b.Context()); err != nil {
			b.Fatal(err)
		}
		d.Items(false)
	}
}

// BenchmarkPair pairs two passages of 5,000 paragraphs, and aligns what is around
// them anew.
func BenchmarkPair(b *testing.B) {
	en, ru := long(b, 5000)
	d := open(b, en, ru)
	for b.Loop() {
		if _, err := d.Pair(b.Context(), corpus.Range{Lo: 2000, Hi: 2001}, corpus.Range{Lo: 2003, Hi: 2004}); err != nil {
			b.Fatal(err)
		}
	}
}
