package review_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/review"
)

// replace writes a file whole, well enough for a test.
func replace(path string, write func(io.Writer) error) error {
	f, err := os.Create(path + ".new")
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

var anna = review.Person{User: "anna", Host: "mini", PID: 41, Since: time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)}

// begin opens a review.
func begin(t failer, path string) *review.Journal {
	j, err := review.Begin(path, path, anna, replace)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

type failer interface {
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// Whatever is decided and taken back: at each moment the file on the disk gives
// what the person sees, as far as to what can be undone and done again; so does one
// whose last line was cut off, but for that line; and so does the file once it is
// closed.
func TestJournal(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(folder, fmt.Sprintf("%d.json", time.Now().UnixNano()))
		b := drawn(t)
		j := begin(t, path)
		for range rapid.IntRange(1, 10).Draw(t, "keys") {
			before, _ := os.ReadFile(path)
			was := j.Review().To(b)
			var err error
			var done bool
			switch rapid.IntRange(0, 5).Draw(t, "key") {
			case 0:
				_, done, err = j.Undo()
			case 1:
				_, done, err = j.Redo()
			case 2: // killed, and begun again
				path += "x"
				text, _ := os.ReadFile(strings.TrimSuffix(path, "x"))
				if len(text) > 0 {
					if err := os.WriteFile(path, text, 0o600); err != nil {
						t.Fatal(err)
					}
				}
				seen := j.Review()
				j.Close(j.Review())
				j = begin(t, path)
				if !same(j.Review().To(b), seen.To(b)) {
					t.Fatalf("begun again\n%s\nwant\n%s", shown(j.Review().To(b)), shown(seen.To(b)))
				}
				continue
			default:
				d, ok := operation(t, was)
				if !ok {
					continue
				}
				done, err = true, j.Do(d)
			}
			if err != nil {
				t.Fatal(err)
			}
			if !done {
				continue
			}
			now := j.Review().To(b)
			read, err := review.Open(path)
			if err != nil || !same(read.To(b), now) {
				t.Fatalf("on the disk, %v\n%s\nwant\n%s", err, shown(read.To(b)), shown(now))
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if cut := len(text) - rapid.IntRange(1, 12).Draw(t, "lost"); len(before) > 0 && cut > 0 {
				torn, err := review.Read(strings.NewReader(string(text[:cut])))
				if err != nil || !same(torn.To(b), was) && !same(torn.To(b), now) {
					t.Fatalf("cut off, %v\n%s\nwant\n%s", err, shown(torn.To(b)), shown(was))
				}
			}
		}
		now := j.Review().To(b)
		if err := j.Close(now.Compacted(j.Review())); err != nil {
			t.Fatal(err)
		}
		read, err := review.Open(path)
		if err != nil || !same(read.To(b), now) {
			t.Fatalf("closed, %v\n%s\nwant\n%s", err, shown(read.To(b)), shown(now))
		}
	})
}

// What was decided in sessions that have ended is taken back one by one, the last by
// date first, by who decided it, and done again; killed in between it is the same. It
// is not taken back by somebody else, who can take back what is theirs.
func TestUndoOutlastsTheSession(t *testing.T) {
	path := filepath.Join(t.TempDir(), "zh.txt.bitext.json")
	b := harbour()
	must := must(t)
	states := []string{shown(review.Review{}.To(b))}
	j := begin(t, path)
	for _, do := range []func(a *review.Applied) review.Decision{
		func(a *review.Applied) review.Decision { return a.Confirm(3) },
		func(a *review.Applied) review.Decision { return must(a.Merge(0)) },
		func(a *review.Applied) review.Decision { return a.Alone(1) },
	} {
		if err := j.Do(do(j.Review().To(b))); err != nil {
			t.Fatal(err)
		}
		states = append(states, shown(j.Review().To(b)))
		if err := j.Close(j.Review().To(b).Compacted(j.Review())); err != nil {
			t.Fatal(err)
		}
		j = begin(t, path)
	}
	j.Close(j.Review())
	other, err := review.Begin(path, path, review.Person{User: "ivan"}, replace)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok, err := other.Undo(); ok || err != nil {
		t.Errorf("what anna decided is taken back by ivan: %v", err)
	}
	if err := other.Do(other.Review().To(b).Unsure(0)); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := other.Undo(); !ok || err != nil {
		t.Errorf("what ivan decided is not taken back: %v", err)
	}
	other.Close(other.Review())

	for k := len(states) - 2; k >= 0; k-- {
		j = begin(t, path) // what an earlier session took back and did not close is there
		if _, ok, err := j.Undo(); !ok || err != nil {
			t.Fatal(ok, err)
		}
		if got := shown(j.Review().To(b)); got != states[k] {
			t.Errorf("undone to %d\ngot  %s\nwant %s", k, got, states[k])
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		j.Close(j.Review())
		if err := os.WriteFile(path, text, 0o600); err != nil { // as if it had been killed
			t.Fatal(err)
		}
	}
	j = begin(t, path)
	if _, ok, _ := j.Undo(); ok {
		t.Error("more is undone than was done")
	}
	for k := 1; k < len(states); k++ {
		if _, ok, err := j.Redo(); !ok || err != nil {
			t.Fatal(ok, err)
		}
		if got := shown(j.Review().To(b)); got != states[k] {
			t.Errorf("done again to %d\ngot  %s\nwant %s", k, got, states[k])
		}
	}
	if err := j.Close(j.Review()); err != nil {
		t.Fatal(err)
	}
	if kept, err := review.Open(path); err != nil || len(kept.Decisions) != 3 {
		t.Errorf("%d decisions are kept, want 3: %v", len(kept.Decisions), err)
	}
}

// A second person is refused, and told who has it and since when; who ended without
// a word is not in the way.
func TestTwoAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "zh.txt.bitext.json")
	j := begin(t, path)
	_, err := review.Begin(path, path, review.Person{User: "ivan"}, replace)
	busy, ok := errors.AsType[*review.BusyError](err)
	if !ok || busy.User != "anna" || busy.Host != "mini" || busy.PID != 41 || !busy.Since.Equal(anna.Since) || !strings.Contains(err.Error(), "anna reviews this text on mini (process 41) since 2026-03-04") {
		t.Fatalf("two at once: %v", err)
	}
	if err := review.Held(path); err == nil {
		t.Error("nobody has what somebody has")
	}
	if err := j.Close(review.Review{}); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(path + "*"); len(left) > 0 {
		t.Errorf("looking leaves %v behind", left)
	}
	if err := os.WriteFile(path+".held", []byte(`{"user":"ivan","pid":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := review.Held(path); err != nil {
		t.Errorf("who was killed is in the way: %v", err)
	}
	begin(t, path).Close(review.Review{})
}

// Decisions count in the order they were made, though the clock is put back.
func TestClockPutBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "zh.txt.bitext.json")
	b := harbour()
	j := begin(t, path)
	for _, note := range []string{"a", "b", "c"} {
		if err := j.Do(j.Review().To(b).Comment(0, note)); err != nil {
			t.Fatal(err)
		}
	}
	dates := j.Review().Decisions
	if !(dates[0].Date < dates[1].Date && dates[1].Date < dates[2].Date) || dates[0].By != "anna" {
		t.Errorf("%+v", dates)
	}
	j.Close(j.Review())
}
