package review_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
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

// printed is findings with fingerprints of our own, for what depends on their
// order.
func printed(prints ...string) []check.Finding {
	var list []check.Finding
	for _, p := range prints {
		list = append(list, check.Finding{Check: check.NumberChanged, Message: "about " + p, Fingerprint: p})
	}
	return list
}

func prints(found []check.Finding) string {
	var list []string
	for _, f := range found {
		list = append(list, f.Fingerprint)
	}
	return strings.Join(list, " ")
}

// What was dismissed is written, read back and hidden.
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
	want := review.Dismissal{Fingerprint: found[0].Fingerprint, Check: "D303", Message: found[0].Message, Note: "a day later", Date: "2026-03-04"}
	if len(read.Dismissed) != 1 || read.Dismissed[0] != want {
		t.Errorf("%+v, want %+v", read.Dismissed, want)
	}
	open, dismissed, stale := read.Apply(found)
	if prints(open) != found[1].Fingerprint || len(dismissed) != 1 || dismissed[0].Fingerprint != found[0].Fingerprint || len(stale) != 0 || dismissed[0].Note != "a day later" {
		t.Errorf("open %v, dismissed %v, stale %v", open, dismissed, stale)
	}
}

// A review that dismisses nothing is a list of nothing, not null; text is
// written as it is.
func TestWrite(t *testing.T) {
	var file bytes.Buffer
	if err := (review.Review{}).Write(&file); err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"schema\": \"bitext-review/1\",\n  \"dismissed\": []\n}\n"; file.String() != want {
		t.Errorf("got %s want %s", file.String(), want)
	}
	file.Reset()
	if err := (review.Review{}).Dismiss(printed("aaaa"), "<так & надо>", "2026-03-04").Write(&file); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(file.String(), `"note": "<так & надо>"`) {
		t.Errorf("got %s", file.String())
	}
}

// Apply keeps the order of the findings; what is gone is stale.
func TestApply(t *testing.T) {
	r := review.Review{}.Dismiss(printed("bbbb", "dddd", "aaaa"), "known", "2026-03-04")
	open, dismissed, stale := r.Apply(printed("dddd", "cccc", "bbbb", "eeee"))
	var hidden, gone []string
	for _, d := range dismissed {
		hidden = append(hidden, d.Fingerprint)
	}
	for _, d := range stale {
		gone = append(gone, d.Fingerprint)
	}
	if prints(open) != "cccc eeee" || !slices.Equal(hidden, []string{"dddd", "bbbb"}) || !slices.Equal(gone, []string{"aaaa"}) {
		t.Errorf("open %s, dismissed %v, stale %v", prints(open), hidden, gone)
	}
}

// Dismissals stand in the order of their fingerprints, once each, with the last
// note; the review they are added to is not changed.
func TestDismiss(t *testing.T) {
	first := review.Review{}.Dismiss(printed("cccc", "aaaa"), "first", "2026-03-04")
	second := first.Dismiss(printed("bbbb", "cccc"), "second", "2026-03-05")
	var got []string
	for _, d := range second.Dismissed {
		got = append(got, d.Fingerprint+" "+d.Note+" "+d.Date)
	}
	if want := []string{"aaaa first 2026-03-04", "bbbb second 2026-03-05", "cccc second 2026-03-05"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(first.Dismissed) != 2 || first.Dismissed[1].Note != "first" {
		t.Errorf("the first review became %+v", first)
	}
}

// Pruned drops what is stale and keeps the rest; the review is not changed.
func TestPruned(t *testing.T) {
	r := review.Review{}.Dismiss(printed("aaaa", "bbbb", "cccc"), "known", "2026-03-04")
	pruned := r.Pruned(printed("bbbb", "dddd"))
	if len(pruned.Dismissed) != 1 || pruned.Dismissed[0].Fingerprint != "bbbb" || pruned.Schema != "bitext-review/1" {
		t.Errorf("pruned %+v", pruned)
	}
	if len(r.Dismissed) != 3 || r.Dismissed[0].Fingerprint != "aaaa" {
		t.Errorf("the review became %+v", r)
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

// Findings go by their check and by their fingerprint or its first four digits
// and more, in any case.
func TestNamed(t *testing.T) {
	found := printed("0123456789abcdef", "0123ffffffffffff", "abcdef0123456789")
	for name, want := range map[string]string{
		"0123456789abcdef": found[0].Fingerprint,
		"01234":            found[0].Fingerprint,
		"0123f":            found[1].Fingerprint,
		"ABCD":             found[2].Fingerprint,
		"N201":             prints(found),
		"numbers":          prints(found),
		"all":              prints(found),
	} {
		if list, err := review.Named(found, name); err != nil || prints(list) != want {
			t.Errorf("Named(%q) is %q, %v, want %q", name, prints(list), err, want)
		}
	}
	for name, want := range map[string]string{
		"0123": "0123 begins more than one fingerprint; give more of its digits",
		"abc":  `no finding goes by "abc"`,
		"ffff": `no finding goes by "ffff"`,
		"N202": `no finding goes by "N202"`,
	} {
		if list, err := review.Named(found, name); err == nil || err.Error() != want {
			t.Errorf("Named(%q) is %q, %v, want the error %q", name, prints(list), err, want)
		}
	}
	if list, err := review.Named(ships(t), "dates"); err != nil || len(list) != 1 || list[0].Check != check.WeekdayMismatch {
		t.Errorf("%v, %v", list, err)
	}
}
