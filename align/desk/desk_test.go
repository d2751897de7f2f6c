package desk_test

import (
	"context"
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

// open takes two texts in hand, compared up to a stage.
func open(t testing.TB, en, other string, upTo compare.Stage) *desk.Desk {
	t.Helper()
	c, err := compare.Files(t.Context(), en, other, compare.Options{Review: &review.Review{}, UpTo: upTo})
	if err != nil {
		t.Fatal(err)
	}
	return take(t, c, filepath.Join(t.TempDir(), "review.json"))
}

// take takes a comparison in hand whose review is at path.
func take(t testing.TB, c *compare.Comparison, path string) *desk.Desk {
	t.Helper()
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
	d := open(t, articles+"drones/en.txt", articles+"drones/zh.txt", compare.Findings)
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

// What is on the disk is kept, though the comparison could not follow it.
func TestDeskGivenUp(t *testing.T) {
	d := open(t, articles+"drones/en.txt", articles+"drones/zh.txt", compare.Findings)
	ctx, stop := context.WithCancel(t.Context())
	if err := d.Do(ctx, d.Work().Confirm(0)); err != nil {
		t.Fatal(err)
	}
	lost := review.About(d.Findings[0], review.Dismiss, "")
	before := *d
	if err := d.Do(ctx, lost); err != nil {
		t.Fatal(err)
	}
	stop()
	d.Comparison = before.Comparison
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	kept, err := review.Open(d.Path())
	if err != nil || len(kept.Decisions) != 2 {
		t.Errorf("%d decisions are kept, want 2: %v", len(kept.Decisions), err)
	}
}

// Items stand in the order of the ladder: every finding once, and pairs in doubt;
// what was decided says so.
func TestItems(t *testing.T) {
	d := open(t, articles+"drones/en.txt", articles+"drones/zh.txt", compare.Findings)
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

// The texts are there at once; then come the pairs, then the findings. Before there
// are pairs nothing can be decided.
func TestStart(t *testing.T) {
	want := open(t, articles+"drones/en.txt", articles+"drones/zh.txt", compare.Findings)
	d := open(t, articles+"drones/en.txt", articles+"drones/zh.txt", compare.Texts)
	if d.Aligned() || d.Whole() || len(d.Ladder) > 0 || len(d.Items(true)) > 0 {
		t.Error("before they are aligned the texts have pairs")
	}
	if len(d.Src.Segments) != len(want.Src.Segments) || len(d.Dst.Segments) != len(want.Dst.Segments) {
		t.Error("the texts are not there at once")
	}
	if err := d.Do(t.Context(), want.Work().Confirm(0)); err == nil {
		t.Error("decided before there were pairs")
	}
	if _, _, err := d.Undo(t.Context()); err == nil {
		t.Error("undone before there were pairs")
	}
	if ok, err := d.Take(<-d.Fresh()); !ok || err != nil || !d.Aligned() || d.Whole() || len(d.Findings) > 0 || !reflect.DeepEqual(d.Bitext, want.Bitext) {
		t.Errorf("the pairs do not come first: %v, %v", ok, err)
	}
	if ok, err := d.Take(<-d.Fresh()); !ok || err != nil || !d.Whole() || !reflect.DeepEqual(d.Findings, want.Findings) {
		t.Errorf("then come not the findings: %v, %v", ok, err)
	}
}

// What a session left that was not closed counts as soon as there are pairs, and a
// desk that is closed before there are loses none of it.
func TestStartWithDecisions(t *testing.T) {
	d := open(t, articles+"drones/en.txt", articles+"drones/zh.txt", compare.Findings)
	if err := d.Do(t.Context(), d.Work().Alone(2)); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadFile(d.Path())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "left.json")
	for range 2 {
		if err := os.WriteFile(path, left, 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := compare.Files(t.Context(), articles+"drones/en.txt", articles+"drones/zh.txt", compare.Options{Review: &review.Review{}, UpTo: compare.Texts})
		if err != nil {
			t.Fatal(err)
		}
		again := take(t, c, path)
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		if kept, err := review.Open(path); err != nil || len(kept.Decisions) != 1 {
			t.Errorf("%d decisions are kept, want 1: %v", len(kept.Decisions), err)
		}
	}
	c, err := compare.Files(t.Context(), articles+"drones/en.txt", articles+"drones/zh.txt", compare.Options{Review: &review.Review{}, UpTo: compare.Texts})
	if err != nil {
		t.Fatal(err)
	}
	again := take(t, c, path)
	if ok, err := again.Take(<-again.Fresh()); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if !reflect.DeepEqual(again.Ladder, d.Ladder) || !reflect.DeepEqual(again.Marks, d.Marks) {
		t.Error("what was decided does not count")
	}
}

// Steps made while findings are worked out are answered with the pairs; what was
// worked out for pairs that are no more is thrown away, and what is taken last is
// what a comparison from the beginning finds.
func TestOutdated(t *testing.T) {
	d := open(t, articles+"drones/en.txt", articles+"drones/zh.txt", compare.Findings)
	thrown := 0
	for k := range 12 {
		do := func(decision review.Decision) {
			t.Helper()
			if err := d.Do(t.Context(), decision); err != nil {
				t.Fatal(err)
			}
		}
		switch k % 4 {
		case 0:
			do(merged(d, k))
		case 1:
			do(merged(d, k+3))
		case 2:
			do(d.Work().Confirm(k)) // it changes no pair: the findings in the making count
		case 3:
			if _, _, err := d.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.Verify(); err != nil {
			t.Fatal(err)
		}
		if k%3 == 0 {
			n := <-d.Fresh()
			do(merged(d, k))
			if ok, err := d.Take(n); ok || err != nil {
				t.Errorf("step %d: what is outdated is taken: %v", k, err)
			}
			thrown++
		}
	}
	if err := d.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !d.Whole() || d.Busy() {
		t.Error("not all news was waited for")
	}
	want, err := d.Comparison.With(t.Context(), d.Review)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(d.Findings, want.Findings) || !reflect.DeepEqual(d.Dismissed, want.Dismissed) || !reflect.DeepEqual(d.Stale, want.Stale) {
		t.Errorf("%d findings, %d dismissed; from the beginning %d and %d", len(d.Findings), len(d.Dismissed), len(want.Findings), len(want.Dismissed))
	}
	if thrown == 0 {
		t.Error("nothing was outdated")
	}
}

// merged joins the first pair from k on that can be joined with the next.
func merged(d *desk.Desk, k int) review.Decision {
	for ; ; k++ {
		if decision, err := d.Work().Merge(k); err == nil {
			return decision
		}
	}
}

// What goes wrong beside the desk is said, and tried again by the next who asks.
func TestFreshError(t *testing.T) {
	folder := t.TempDir()
	terms := filepath.Join(folder, "terms.tsv")
	if err := os.WriteFile(terms, []byte("drone\t无人机\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := compare.Files(t.Context(), articles+"drones/en.txt", articles+"drones/zh.txt", compare.Options{Review: &review.Review{}, UpTo: compare.Alignment, Glossary: terms})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(terms); err != nil {
		t.Fatal(err)
	}
	d := take(t, c, filepath.Join(folder, "review.json"))
	for range 2 {
		if err := d.Refresh(t.Context()); err == nil || !strings.Contains(err.Error(), "terms.tsv") {
			t.Errorf("%v", err)
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
	d := open(b, en, ru, compare.Findings)
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
	d := open(b, en, ru, compare.Findings)
	for b.Loop() {
		if _, err := d.Pair(b.Context(), corpus.Range{Lo: 2000, Hi: 2001}, corpus.Range{Lo: 2003, Hi: 2004}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStart is how long it takes until 5,000 paragraphs are on the desk.
func BenchmarkStart(b *testing.B) {
	en, ru := long(b, 5000)
	for b.Loop() {
		d := open(b, en, ru, compare.Texts)
		b.StopTimer()
		d.Close()
		b.StartTimer()
	}
}
