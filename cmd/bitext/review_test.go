//go:build unix

package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/align/review"
)

// reviewed are two texts of three paragraphs in a folder of the test.
func reviewed(t *testing.T) (en, ru string) {
	t.Helper()
	folder := t.TempDir()
	en, ru = filepath.Join(folder, "en.txt"), filepath.Join(folder, "ru.txt")
	for path, text := range map[string]string{
		en: "The harbor is wide.\n\nIt has 418 cranes.\n\nNobody counts the gulls.\n",
		ru: "Гавань широка.\n\nВ ней 418 кранов.\n\nНикто не считает чаек.\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return en, ru
}

// TestReviewForKill is the program that TestReviewKilled kills.
func TestReviewForKill(t *testing.T) {
	files := os.Getenv("REVIEW")
	if files == "" {
		t.Skip("only as a program of its own")
	}
	os.Exit(run(append([]string{"review", "--plain", "--every"}, strings.Fields(files)...), os.Stdin, os.Stdout, os.Stderr))
}

// program is the review of two texts as a program of its own.
func program(t *testing.T, en, ru string) (*exec.Cmd, io.WriteCloser, *bufio.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestReviewForKill$")
	cmd.Env = append(os.Environ(), "REVIEW="+en+" "+ru)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, in, bufio.NewReader(out)
}

// asked reads up to the next question.
func asked(out *bufio.Reader) error {
	for {
		text, err := out.ReadString('?')
		if err != nil || strings.HasSuffix(text, "k,z,q,?") {
			return err
		}
	}
}

// kills is how often TestReviewKilled kills the program; it was tried with 100.
var kills = flag.Int("kills", 10, "how often the review is killed")

// Killed again and again in the middle of typing, each time at another moment:
// what was answered before the question on the screen is in the file, and the next
// who reviews has it and is not refused.
func TestReviewKilled(t *testing.T) {
	en, ru := reviewed(t)
	r := rand.New(rand.NewPCG(1, 2))
	answered, lost := 0, 0
	for n := range *kills {
		cmd, in, out := program(t, en, ru)
		if err := asked(out); err != nil {
			t.Fatalf("killed %d times: the next is not asked: %v", n, err)
		}
		note := ""
		for k := range 1 + r.IntN(6) { // each changes the comment of the first pair
			next := fmt.Sprintf("%d-%d", n, k)
			io.WriteString(in, "c "+next+"\n")
			if err := asked(out); err != nil {
				t.Fatal(err)
			}
			note = next
			answered++
		}
		last := note + "!"
		io.WriteString(in, "c "+last+"\n") // the key in hand
		time.Sleep(time.Duration(r.IntN(3000)) * time.Microsecond)
		cmd.Process.Kill()
		cmd.Wait()
		kept, err := review.Open(review.Beside(ru))
		if err != nil {
			t.Fatalf("killed %d times: %v", n+1, err)
		}
		switch found := kept.Decisions[len(kept.Decisions)-1].Note; found {
		case last:
		case note:
			lost++
		default:
			t.Fatalf("killed %d times: %q is the last comment, want %q or %q", n+1, found, note, last)
		}
	}
	t.Logf("%d answers; of %d that were in hand %d were lost", answered, *kills, lost)
	var out, errw bytes.Buffer
	if status := run([]string{"review", "--plain", "--every", en, ru}, strings.NewReader("q\n"), &out, &errw); status != exitOK {
		t.Fatalf("status %d: %s", status, errw.String())
	}
	kept, err := review.Open(review.Beside(ru))
	if err != nil || len(kept.Decisions) != 1 {
		t.Errorf("after the end %d decisions, want the last comment alone: %v", len(kept.Decisions), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(ru), "*")); len(left) != 3 {
		t.Errorf("left %v", left)
	}
}

// Two who review one text: the second is refused with who the first is, and so is
// who dismisses; when the first has ended nobody is.
func TestReviewTwoAtOnce(t *testing.T) {
	en, ru := reviewed(t)
	cmd, in, out := program(t, en, ru)
	if err := asked(out); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"review", "--plain", en, ru}, {"dismiss", "--prune", en, ru}} {
		var stdout, errw bytes.Buffer
		status := run(args, strings.NewReader("q\n"), &stdout, &errw)
		if want := fmt.Sprintf("(process %d) since ", cmd.Process.Pid); status != exitTrouble || !strings.Contains(errw.String(), want) || !strings.Contains(errw.String(), reviewer().User) {
			t.Errorf("%s: status %d: %s", args[0], status, errw.String())
		}
	}
	var stdout, errw bytes.Buffer
	if status := run([]string{"check", en, ru}, nil, &stdout, &errw); status != exitOK {
		t.Errorf("reading is refused: %s", errw.String())
	}
	io.WriteString(in, "y\nq\n")
	io.Copy(io.Discard, out)
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if status := run([]string{"review", "--plain", en, ru}, strings.NewReader("q\n"), &stdout, &errw); status != exitOK {
		t.Errorf("status %d: %s", status, errw.String())
	}
}
