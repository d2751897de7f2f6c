package review_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// ships is two findings, D303 and N201, about one paragraph.
func ships(t testing.TB) []check.Finding {
	t.Helper()
	one := func(path string, tag corpus.Tag, text string) corpus.Document {
		return corpus.Document{Path: path, Tag: tag, Segments: []corpus.Segment{{Text: text, Tag: tag}}}
	}
	found, err := check.Run(t.Context(), corpus.Bitext{
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
	want := review.Decision{Op: review.Dismiss, Fingerprint: found[0].Fingerprint, Check: "D303", Message: found[0].Message, Note: "a day later", Date: "2026-03-04"}
	if !reflect.DeepEqual(read.Decisions, []review.Decision{want}) {
		t.Errorf("%+v, want %+v", read.Decisions, want)
	}
	open, dismissed, stale := read.Apply(found)
	if prints(open) != found[1].Fingerprint || len(dismissed) != 1 || dismissed[0].Fingerprint != found[0].Fingerprint || len(stale) != 0 || dismissed[0].Note != "a day later" {
		t.Errorf("open %v, dismissed %v, stale %v", open, dismissed, stale)
	}
}

// A review that decides nothing is its first line; text is written as it is.
func TestWrite(t *testing.T) {
	var file bytes.Buffer
	if err := (review.Review{}).Write(&file); err != nil {
		t.Fatal(err)
	}
	if want := "{\"schema\":\"bitext-review/2\"}\n"; file.String() != want {
		t.Errorf("got %s want %s", file.String(), want)
	}
	file.Reset()
	if err := (review.Review{}).Dismiss(printed("aaaa"), "<так & надо>", "2026-03-04").Write(&file); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(file.String(), `"note":"<так & надо>"`) {
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
	for _, d := range second.Dismissals() {
		got = append(got, d.Fingerprint+" "+d.Note+" "+d.Date)
	}
	if want := []string{"aaaa first 2026-03-04", "bbbb second 2026-03-05", "cccc second 2026-03-05"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(first.Decisions) != 2 || first.Dismissals()[1].Note != "first" {
		t.Errorf("the first review became %+v", first)
	}
}

// Pruned drops what is stale and keeps the rest; the review is not changed.
func TestPruned(t *testing.T) {
	r := review.Review{}.Dismiss(printed("aaaa", "bbbb", "cccc"), "known", "2026-03-04")
	pruned := r.Pruned(printed("bbbb", "dddd"))
	if len(pruned.Decisions) != 1 || pruned.Decisions[0].Fingerprint != "bbbb" {
		t.Errorf("pruned %+v", pruned)
	}
	if len(r.Decisions) != 3 || r.Decisions[0].Fingerprint != "aaaa" {
		t.Errorf("the review became %+v", r)
	}
}

// The file stands beside the target; where there is none, nothing is dismissed.
func TestOpen(t *testing.T) {
	for target, want := range map[string]string{"-": "stdin.bitext.json", "a/news.zh.txt": "a/news.zh.txt.bitext.json", "news": "news.bitext.json"} {
		if got := review.Beside(target); got != want {
			t.Errorf("beside %s: %s, want %s", target, got, want)
		}
	}
	path := review.Beside(filepath.Join(t.TempDir(), "news.zh.txt"))
	if r, err := review.Open(path); err != nil || len(r.Dismissals()) != 0 {
		t.Errorf("%v, %v", r, err)
	}
	if err := os.WriteFile(path, []byte(`{"schema":"bitext-review/1","dismissed":[{"fingerprint":"3fa9c1e2a0b1c2d3"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if r, err := review.Open(path); err != nil || len(r.Dismissals()) != 1 {
		t.Errorf("%v, %v", r, err)
	}
	if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := review.Open(path); err == nil || !strings.HasPrefix(err.Error(), path+": not a review file") {
		t.Error(err)
	}
}

// What is wrong with a file is said in words, with the line.
func TestReadWrong(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "it is empty",
		"\ufeff \n":                    "it is empty",
		"{}":                           `it does not say "schema": "bitext-review/2"`,
		"[1]":                          "it is a JSON array, which it cannot be",
		`{"schema":"bitext-review/9"}`: "it says bitext-review/9, and this bitext reads bitext-review/2",
		"{\n\"schema\": 3}":            `"schema" is a JSON number, which it cannot be`,
		`{"schema":"bitext-review/1","dismissed":[{"note":{}}]}`: `"note" is a JSON object, which it cannot be`,
		"\x00":                            "line 1 is no JSON: ",
		"{\n\"schema\": \"x\",\n\"a\" 1}": "line 3 is no JSON: ",
		"{\n\"schema\":":                  "line 2: the file ends in the middle",
		"{} {}":                           "line 1 is no JSON: ",
		"{\"schema\":\"bitext-review/2\"}\n\n{\"op\" \"x\"}\n":                                   "line 3 is no JSON: ",
		"{\"schema\":\"bitext-review/2\"}\n{\"op\":\"merge\"\n":                                  "line 2: the file ends in the middle",
		"{\"schema\":\"bitext-review/2\"}\n{\"op\":\"merge\",\"beads\":[{\"src\":[\"a.b\"]}]}\n": `line 2: "a.b" is no passage of a text`,
		"{\"schema\":\"bitext-review/2\"}\n{\"op\":\"comment\",\"note\":1}\n":                    `line 2: "note" is a JSON number`,
		`{"schema":"bitext-review/1","dismissed":[{"fingerprint":"a"},{"note":"false"}]}`:        "dismissal 2 dismisses a finding and has no fingerprint",
		"{\"schema\":\"bitext-review/2\"}\n\n{\"op\":\"dismiss\",\"note\":\"false\"}\n":          "line 3 dismisses a finding and has no fingerprint",
		"\xff\xfe{\x00":     "it is not in UTF-8",
		"{\n<<<<<<< mine\n": "line 2 is the mark of a merge conflict",
	} {
		_, err := review.Read(strings.NewReader(text))
		if err == nil || !strings.HasPrefix(err.Error(), "not a review file: "+want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// What a file says that is not known here is kept, and a byte order mark does no
// harm.
func TestReadKeeps(t *testing.T) {
	text := "\ufeff" + `{"schema":"bitext-review/1","owner":{"name":"Ли <лид>"},"dismissed":[
		{"fingerprint":"aaaa","check":"N201","message":"m","note":"n","date":"2026-03-04","by":"Анна","n":12345678901234567890},
		{"fingerprint":"bbbb"}]}`
	r, err := review.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := r.Dismiss(printed("aaaa", "cccc"), "new", "2026-03-05").Pruned(printed("aaaa", "cccc")).Write(&file); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"owner":{"name":"Ли <лид>"}`, `"by":"Анна"`, `"n":12345678901234567890`, `"fingerprint":"cccc"`, `"note":"new"`} {
		if !strings.Contains(file.String(), want) {
			t.Errorf("no %s in %s", want, file.String())
		}
	}
	if strings.Contains(file.String(), "bbbb") {
		t.Errorf("not pruned: %s", file.String())
	}
	again, err := review.Read(&file)
	if err != nil || len(again.Dismissals()) != 2 {
		t.Errorf("%v, %v", again, err)
	}
}

// A review is read from the file's whole name, else from the name it had before,
// unless that is another text's.
func TestFind(t *testing.T) {
	t.Chdir(t.TempDir())
	make := func(path string) {
		if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	find := func(want string) {
		t.Helper()
		if got := review.Find("zh.txt"); got != want {
			t.Errorf("found %s, want %s", got, want)
		}
	}
	find("zh.txt.bitext.json")
	make("zh.bitext.json")
	find("zh.bitext.json")
	make("zh")
	find("zh.txt.bitext.json")
	os.Remove("zh")
	make("zh.txt.bitext.json")
	find("zh.txt.bitext.json")
}

// Of many who change a review in the lock none loses what another wrote; one who
// waits too long is told so.
func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "zh.txt.bitext.json")
	var all sync.WaitGroup
	for k := range 50 {
		all.Go(func() {
			unlock, err := review.Lock(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer unlock()
			r, err := review.Open(path)
			if err != nil {
				t.Error(err)
			}
			var file bytes.Buffer
			r.Dismiss(printed(fmt.Sprintf("%04x", k)), "known", "2026-03-04").Write(&file)
			if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if r, err := review.Open(path); err != nil || len(r.Dismissals()) != 50 {
		t.Errorf("%d of 50 dismissals, %v", len(r.Dismissals()), err)
	}

	unlock, err := review.Lock(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer stop()
	if _, err := review.Lock(ctx, path); err == nil || !strings.Contains(err.Error(), "another bitext has been changing review files here") {
		t.Errorf("locked twice: %v", err)
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
