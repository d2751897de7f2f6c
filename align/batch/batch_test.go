package batch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/corpus/pairs"
)

// numbered are n pairs.
func numbered(n int) (list []pairs.Pair) {
	for k := range n {
		list = append(list, pairs.Pair{Name: fmt.Sprintf("%03d", k)})
	}
	return list
}

func TestResultsComeInOrder(t *testing.T) {
	var running, most atomic.Int32
	opt := Options[string]{Jobs: 3, Work: func(_ context.Context, p pairs.Pair) (string, error) {
		most.Store(max(most.Load(), running.Add(1)))
		defer running.Add(-1)
		time.Sleep(time.Duration(len(p.Name)*int(p.Name[2]-'0')%5) * time.Millisecond)
		switch p.Name {
		case "007":
			return "", errors.New("no such text")
		case "011":
			panic("boom")
		}
		return p.Name + "!", nil
	}}
	var got []string
	err := Run(t.Context(), numbered(40), opt, func(r Result[string]) error {
		got = append(got, r.Value)
		if want := map[string]string{"007": "no such text", "011": ": the program failed on it, which is a fault of the program: boom"}[r.Pair.Name]; want != "" && r.Err.Error() != want {
			t.Errorf("%s: %v", r.Pair.Name, r.Err)
		}
		if r.Value == "" && r.Err == nil || r.Value != "" && r.Value != fmt.Sprintf("%03d!", len(got)-1) {
			t.Errorf("result %d is %v", len(got)-1, r)
		}
		return nil
	})
	if err != nil || len(got) != 40 {
		t.Errorf("%d results, %v", len(got), err)
	}
	if most.Load() > 3 {
		t.Errorf("%d at the same time", most.Load())
	}
}

// What is done and waits for its turn is bounded, however slow the one before it is.
func TestFewWait(t *testing.T) {
	gate := make(chan struct{})
	var begun atomic.Int32
	opt := Options[int]{Jobs: 2, Work: func(_ context.Context, p pairs.Pair) (int, error) {
		begun.Add(1)
		if p.Name == "000" {
			<-gate
		}
		return 0, nil
	}}
	go func() {
		time.Sleep(50 * time.Millisecond)
		if n := begun.Load(); n > 2*waiting+3 {
			t.Errorf("%d pairs begun while the first is in work", n)
		}
		close(gate)
	}()
	if err := Run(t.Context(), numbered(100), opt, func(Result[int]) error { return nil }); err != nil {
		t.Fatal(err)
	}
}

func TestRunEnds(t *testing.T) {
	enough := errors.New("enough")
	ctx, cancel := context.WithCancel(t.Context())
	for _, c := range []struct {
		ctx  context.Context
		each func(n int) error
		want error
	}{
		{t.Context(), func(n int) error {
			if n == 5 {
				return enough
			}
			return nil
		}, enough},
		{ctx, func(n int) error {
			if n == 5 {
				cancel()
			}
			return nil
		}, context.Canceled},
	} {
		n := 0
		opt := Options[int]{Jobs: 2, Work: func(ctx context.Context, _ pairs.Pair) (int, error) { return 0, ctx.Err() }}
		err := Run(c.ctx, numbered(1000), opt, func(Result[int]) error { n++; return c.each(n) })
		if !errors.Is(err, c.want) || n != 5 {
			t.Errorf("%d results, %v", n, err)
		}
	}
	if err := Run(t.Context(), nil, Options[int]{}, nil); err != nil {
		t.Errorf("of no pairs: %v", err)
	}
}

// squares is work that writes a file: the length of the source, squared.
func squares(folder string, list []pairs.Pair, pause time.Duration, words ...string) (done, old int, err error) {
	state, err := Open(filepath.Join(folder, ".state.jsonl"))
	if err != nil {
		return 0, 0, err
	}
	at := func(p pairs.Pair) string { return filepath.Join(folder, p.Name+".out") }
	opt := Options[int]{Jobs: 2, State: state,
		Key: func(p pairs.Pair) (string, error) { return Hash(words, p.Source, "?"+p.Source+".review") },
		Work: func(_ context.Context, p pairs.Pair) (int, error) {
			time.Sleep(pause)
			text, err := os.ReadFile(p.Source)
			if err != nil {
				return 0, err
			}
			n := len(text) * len(text)
			temp := at(p) + ".new"
			if err := os.WriteFile(temp, fmt.Append(nil, n), 0o600); err != nil {
				return 0, err
			}
			return n, os.Rename(temp, at(p))
		}}
	err = Run(context.Background(), list, opt, func(r Result[int]) error {
		if r.Old {
			old++
		} else if r.Err == nil {
			done++
		}
		return nil
	})
	return done, old, errors.Join(err, state.Close())
}

// sources are n files of growing length.
func sources(t *testing.T, folder string, n int) []pairs.Pair {
	t.Helper()
	list := numbered(n)
	for k := range list {
		list[k].Source = filepath.Join(folder, list[k].Name+".txt")
		if err := os.WriteFile(list[k].Source, []byte(strings.Repeat("x", k)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

func TestOnlyWhatChangedIsDone(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	list := sources(t, in, 10)
	expect := func(what string, done, old int, words ...string) {
		t.Helper()
		d, o, err := squares(out, list, 0, words...)
		if d != done || o != old || err != nil {
			t.Errorf("%s: %d done, %d old, %v; want %d and %d", what, d, o, err, done, old)
		}
	}
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	expect("at first", 10, 0)
	expect("again", 0, 10)
	write(list[3].Source, "another")
	expect("one text changed", 1, 9)
	write(list[4].Source+".review", "{}")
	expect("one review came", 1, 9)
	write(filepath.Join(out, ".state.jsonl"), "")
	expect("the state is lost", 10, 0)
	expect("another option", 10, 0, "--lines")
	if err := os.Remove(list[5].Source); err != nil {
		t.Fatal(err)
	}
	expect("one is gone", 0, 9, "--lines")
}

// What was made and is gone is made again.
func TestWhole(t *testing.T) {
	list := sources(t, t.TempDir(), 3)
	state := filepath.Join(t.TempDir(), "state")
	there := map[string]bool{}
	run := func() (done string) {
		s, err := Open(state)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		err = Run(t.Context(), list, Options[string]{Jobs: 1, State: s,
			Key:   func(p pairs.Pair) (string, error) { return Hash(nil, p.Source) },
			Whole: func(name string) bool { return there[name] },
			Work:  func(_ context.Context, p pairs.Pair) (string, error) { there[p.Name] = true; return p.Name, nil },
		}, func(r Result[string]) error {
			if !r.Old {
				done += r.Value + " "
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	run()
	there[list[1].Name] = false
	if got, want := run(), list[1].Name+" "; got != want {
		t.Errorf("made again: %q, want %q", got, want)
	}
}

// TestKilled kills runs at any moment and goes on: what is there in the end is what
// an unbroken run makes, byte for byte.
func TestKilled(t *testing.T) {
	if out := os.Getenv("BATCH_OUT"); out != "" {
		list := numbered(60)
		for k := range list {
			list[k].Source = filepath.Join(os.Getenv("BATCH_IN"), list[k].Name+".txt")
		}
		squares(out, list, 20*time.Millisecond)
		return
	}
	in := t.TempDir()
	list := sources(t, in, 60)
	unbroken, broken := t.TempDir(), t.TempDir()
	if _, _, err := squares(unbroken, list, 0); err != nil {
		t.Fatal(err)
	}
	kills := 12
	for k := range kills {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), "BATCH_IN="+in, "BATCH_OUT="+broken)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		state := filepath.Join(broken, ".state.jsonl")
		size := func() int64 {
			if info, err := os.Stat(state); err == nil {
				return info.Size()
			}
			return 0
		}
		for before, wait := size(), 0; size() == before && wait < 5000; wait++ { // until it works
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Duration(2*k) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		if k == kills/2 { // and a line that was cut
			if text, err := os.ReadFile(state); err == nil && len(text) > 5 {
				os.WriteFile(state, text[:len(text)-5], 0o600)
			}
		}
	}
	done, old, err := squares(broken, list, 0)
	if err != nil || old == 0 || done == 0 {
		t.Errorf("%d done, %d old, %v", done, old, err)
	}
	t.Logf("%d were done before the last run", old)
	if a, b := contents(t, unbroken), contents(t, broken); a != b {
		t.Errorf("unbroken\n%s\nkilled\n%s", a, b)
	}
}

// contents are all files of a folder in one text, but for those that have no name yet.
func contents(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".new") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s: %s\n", e.Name(), text)
	}
	return out.String()
}

// The parts of a list are done by several programs in one folder; who then does the
// whole has nothing left to do.
func TestParts(t *testing.T) {
	out := t.TempDir()
	work := Options[int]{Work: func(context.Context, pairs.Pair) (int, error) { return 1, nil }, Key: func(pairs.Pair) (string, error) { return "k", nil }}
	run := func(name string, list []pairs.Pair) (old int) {
		t.Helper()
		var err error
		if work.State, err = Open(filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
		if err := Run(t.Context(), list, work, func(r Result[int]) error {
			if r.Old {
				old++
			}
			return r.Err
		}); err != nil {
			t.Fatal(err)
		}
		if !work.State.Known(list[0].Name) || work.State.Known("another") {
			t.Error("does not know what it did")
		}
		if err := work.State.Close(); err != nil {
			t.Fatal(err)
		}
		return old
	}
	list := pairs.List{Pairs: numbered(9)}
	for n := 1; n <= 3; n++ {
		if old := run(fmt.Sprintf(".state-%d-of-3.jsonl", n), list.Shard(n, 3).Pairs); old != 0 {
			t.Errorf("part %d: %d old", n, old)
		}
	}
	if old := run(".state.jsonl", list.Pairs); old != 9 {
		t.Errorf("the whole: %d old", old)
	}
}

func TestStateWrong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(filepath.Join(file, ".state.jsonl")); err == nil || !strings.HasPrefix(err.Error(), file+": cannot ") {
		t.Errorf("a folder that is a file: %v", err)
	}
	if _, err := Hash(nil, file+"x"); err == nil || err.Error() != file+"x: cannot read: no such file or directory" {
		t.Errorf("a file that is not there: %v", err)
	}
	a, _ := Hash([]string{"ab", "c"}, file)
	b, _ := Hash([]string{"a", "bc"}, file)
	c, _ := Hash([]string{"ab", "c"}, "?"+file+"x")
	if a == b || a == c {
		t.Error("two things have one name")
	}
}
