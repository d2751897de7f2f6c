package review_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// ships is two findings, D303 and N201, about one paragraph.
func ships(t *testing.T) []check.Finding {
	t.Helper()
	one := func(path string, tag corpus.Tag, text string) corpus.Document {
		return corpus.Document{Path: path, Tag: tag, Segments: []corpus.Segment{{Text: text, Tag: tag}}}
	}
	found, err := check.Run(corpus.Bitext{
		Src:    one("en.txt", corpus.English, "Some 418 ships came on Monday."),
		Dst:    one("ru.txt", corpus.Russian, "Во вторник пришло 481 судно."),
		Unit:   corpus.Paragraphs,
		Ladder: corpus.Ladder{{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 1}},
	}, check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 2 {
		t.Fatalf("%d findings, want 2", len(found))
	}
	return found
}

func TestReview(t *testing.T) {
	found := ships(t)
	var file bytes.Buffer
	if err := (review.Review{}).Dismiss(found[:1], "a day later", "2026-03-04").Write(&file); err != nil {
		t.Fatal(err)
	}
	read, err := review.Read(&file)
	if err != nil {
		t.Fatal(err)
	}
	open, dismissed, stale := read.Apply(found)
	if len(open) != 1 || len(dismissed) != 1 || len(stale) != 0 || dismissed[0].Note != "a day later" {
		t.Errorf("open %v, dismissed %v, stale %v", open, dismissed, stale)
	}
	if _, _, stale = read.Apply(found[1:]); len(stale) != 1 {
		t.Errorf("stale %v", stale)
	}
	if pruned := read.Pruned(found[1:]); len(pruned.Dismissed) != 0 {
		t.Errorf("pruned %v", pruned)
	}
	twice := read.Dismiss(found, "both", "2026-03-05")
	if len(twice.Dismissed) != 2 || twice.Dismissed[0].Note != "both" || twice.Dismissed[1].Note != "both" {
		t.Errorf("dismissed again: %v", twice)
	}
}

// The file stands beside the target; where there is none, nothing is dismissed.
func TestOpen(t *testing.T) {
	for target, want := range map[string]string{"-": "stdin.bitext.json", "a/news.zh.txt": "a/news.zh.bitext.json", "news": "news.bitext.json"} {
		if got := review.Beside(target); got != want {
			t.Errorf("beside %s: %s, want %s", target, got, want)
		}
	}
	path := review.Beside(filepath.Join(t.TempDir(), "news.zh.txt"))
	if r, err := review.Open(path); err != nil || len(r.Dismissed) != 0 {
		t.Errorf("%v, %v", r, err)
	}
	if err := os.WriteFile(path, []byte(`{"schema":"bitext-review/1","dismissed":[{"fingerprint":"3fa9c1e2a0b1c2d3"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if r, err := review.Open(path); err != nil || len(r.Dismissed) != 1 {
		t.Errorf("%v, %v", r, err)
	}
	if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := review.Open(path); err == nil || !strings.HasPrefix(err.Error(), path+": not a review file") {
		t.Error(err)
	}
}

func TestReadWrong(t *testing.T) {
	for _, text := range []string{"", "{}", "[1]", `{"schema":"bitext-review/9"}`, "\x00"} {
		if _, err := review.Read(strings.NewReader(text)); err == nil || !strings.HasPrefix(err.Error(), "not a review file") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestNamed(t *testing.T) {
	found := ships(t)
	for name, want := range map[string]int{"N201": 1, "dates": 1, "all": 2, found[0].Fingerprint: 1, found[1].Fingerprint[:6]: 1} {
		if list, err := review.Named(found, name); err != nil || len(list) != want {
			t.Errorf("Named(%q): %v, %v", name, list, err)
		}
	}
	for _, name := range []string{"N999", "ffff", found[0].Fingerprint[:3]} {
		if _, err := review.Named(found, name); err == nil {
			t.Errorf("Named(%q) finds something", name)
		}
	}
}
