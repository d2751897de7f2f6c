//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/bitext-tools/bitext/align/review"
)

// TestScreens drives bitext review in a terminal as testdata/screen/*.txtar say. The
// comment of each is a script, a command a line:
//
//	env NAME=VALUE    for the program
//	start 80x24 ARGS  the program, with these arguments after review, until it has compared the texts
//	settle            wait until it has done so anew
//	press KEYS        separated by blanks; a key of the page, or one that has a name
//	type TEXT         as it stands
//	see TEXT          wait until the screen has it
//	not TEXT          the screen has it not
//	screen NAME       wait until the screen is that of the section of this name
//	styled NAME       the same, with styles as ‹1;31›
//	resize 160x50
//	end 0             the program ends, with this status
//	run NAME: ARGS    the program, without a terminal; its output is that of the section
//	file NAME: PATH   a file that was written is as the section has it
//	lost FILE         there is no such file
//
// The sections are the texts and what is wanted; -update rewrites the latter.
func TestScreens(t *testing.T) {
	scripts, err := filepath.Glob("../../testdata/screen/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, path := range scripts {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			runScreens(t, path)
		})
	}
}

// A screenScript is one of them under way.
type screenScript struct {
	*testing.T
	archive *txtar.Archive
	folder  string
	env     []string
	x       *screenTerminal
	changed bool
}

func runScreens(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := &screenScript{T: t, archive: archive, folder: t.TempDir()}
	for _, f := range archive.Files {
		if strings.Contains(f.Name, ".") {
			if err := os.WriteFile(filepath.Join(s.folder, f.Name), f.Data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if testdata, err := filepath.Abs("../../testdata"); err == nil {
		os.Symlink(testdata, filepath.Join(s.folder, "testdata"))
	}
	for n, line := range strings.Split(string(archive.Comment), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		verb, rest, _ := strings.Cut(line, " ")
		do, ok := screenVerbs[verb]
		if !ok {
			t.Fatalf("%s:%d: %s is no command", path, n+1, verb)
		}
		do(s, rest)
		if t.Failed() {
			t.Fatalf("%s:%d: %s", path, n+1, line)
		}
	}
	if s.changed {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// screenVerbs are the commands.
var screenVerbs = map[string]func(s *screenScript, rest string){
	"env": func(s *screenScript, rest string) { s.env = append(s.env, rest) },
	"start": func(s *screenScript, rest string) {
		words := strings.Fields(rest)
		width, height := sizeOf(s.T, words[0])
		s.x = openTerminal(s.T, s.folder, width, height, s.env, append([]string{"review"}, words[1:]...)...)
		s.x.settle()
	},
	"settle": func(s *screenScript, _ string) { s.x.settle() },
	"press":  func(s *screenScript, rest string) { s.x.press(strings.Fields(rest)...) },
	"type":   func(s *screenScript, rest string) { s.x.press(rest) },
	"see":    func(s *screenScript, rest string) { s.x.see(rest) },
	"screen": func(s *screenScript, rest string) { s.compare(rest, s.x.plain) },
	"styled": func(s *screenScript, rest string) { s.compare(rest, s.x.styled) },
	"not": func(s *screenScript, rest string) {
		if screen := s.x.plain(); strings.Contains(screen, rest) {
			s.Errorf("%q is on the screen:\n%s", rest, screen)
		}
	},
	"resize": func(s *screenScript, rest string) {
		width, height := sizeOf(s.T, rest)
		s.x.resize(width, height)
	},
	"end": func(s *screenScript, rest string) {
		if status := s.x.end(); fmt.Sprint(status) != rest {
			s.Errorf("status %d, want %s:\n%s", status, rest, s.x.plain())
		}
	},
	"file": func(s *screenScript, rest string) {
		name, path, _ := strings.Cut(rest, ": ")
		text, err := os.ReadFile(filepath.Join(s.folder, path))
		if err != nil {
			s.Error(err)
		}
		s.want(name, string(text))
	},
	"lost": func(s *screenScript, rest string) {
		if _, err := os.Lstat(filepath.Join(s.folder, rest)); err == nil {
			s.Errorf("%s is there", rest)
		}
	},
	"run": func(s *screenScript, rest string) {
		name, args, _ := strings.Cut(rest, ": ")
		s.T.Helper()
		var out, errw bytes.Buffer
		var words []string
		for _, w := range strings.Fields(args) {
			if strings.Contains(w, ".") {
				w = filepath.Join(s.folder, w)
			}
			words = append(words, w)
		}
		run(words, nil, &out, &errw)
		s.want(name, strings.ReplaceAll(out.String()+errw.String(), s.folder+"/", ""))
	},
}

// sizeOf reads 80x24.
func sizeOf(t *testing.T, text string) (width, height int) {
	if _, err := fmt.Sscanf(text, "%dx%d", &width, &height); err != nil {
		t.Fatalf("%s is no size", text)
	}
	return width, height
}

// compare waits until the screen is as a section has it.
func (s *screenScript) compare(name string, look func() string) {
	s.Helper()
	if *update {
		time.Sleep(500 * time.Millisecond)
		still, _ := s.x.until(look, func(screen string) bool { return !strings.Contains(screen, "comparing") })
		s.want(name, still)
		return
	}
	want := s.section(name)
	if got, ok := s.x.until(look, func(screen string) bool { return screen == want }); !ok {
		s.Errorf("screen %s is\n%s\nwant\n%s", name, got, want)
	}
}

// want compares a text with a section, or rewrites it.
func (s *screenScript) want(name, got string) {
	s.Helper()
	if !*update {
		if want := s.section(name); got != want {
			s.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
		return
	}
	s.changed = true
	k := slices.IndexFunc(s.archive.Files, func(f txtar.File) bool { return f.Name == name })
	if k < 0 {
		k = len(s.archive.Files)
		s.archive.Files = append(s.archive.Files, txtar.File{Name: name})
	}
	s.archive.Files[k].Data = []byte(got)
}

// section is the text of a section.
func (s *screenScript) section(name string) string {
	for _, f := range s.archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// Killed again and again in the middle of typing: what the screen said was kept is in
// the file, and the next who reviews has it and is not refused.
func TestScreenKilled(t *testing.T) {
	t.Parallel()
	en, ru := reviewed(t)
	times := max(20, *kills)
	if testing.Short() {
		times = 3
	}
	r := rand.New(rand.NewPCG(3, 4))
	typed, lost := 0, 0
	kept := "" // the comment that is in the file
	for n := range times {
		x := openTerminal(t, filepath.Dir(en), 80, 24, nil, "review", "en.txt", "ru.txt")
		x.settle()
		for k := range 1 + r.IntN(4) {
			kept = fmt.Sprintf("%d-%d", n, k)
			x.press("c", "ctrl+u", kept, "enter")
			x.see("  comment: " + kept) // below the page, not where it is typed
			typed++
		}
		next := kept
		x.press("c", "ctrl+u", "half a")
		if r.IntN(2) == 0 { // killed before the key that would keep it, or just after
			next = "half a"
			x.press("enter")
			time.Sleep(time.Duration(r.IntN(3000)) * time.Microsecond)
		}
		x.cmd.Process.Kill()
		x.end()
		found, err := review.Open(review.Beside(ru))
		if err != nil {
			t.Fatalf("killed %d times: %v", n+1, err)
		}
		switch note := found.Decisions[len(found.Decisions)-1].Note; note {
		case kept:
			if next != kept {
				lost++
			}
		case next:
			kept = next
		default:
			t.Fatalf("killed %d times: %q is the last comment, want %q or %q", n+1, note, kept, next)
		}
	}
	t.Logf("%d comments; killed %d times, %d keys lost that were in hand", typed, times, lost)
	x := openTerminal(t, filepath.Dir(en), 80, 24, nil, "review", "en.txt", "ru.txt")
	x.see("  comment: " + kept)
	x.press("q")
	if status := x.end(); status != exitOK {
		t.Errorf("status %d", status)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(ru), "*")); len(left) != 3 {
		t.Errorf("left %v", left)
	}
}

// The second who reviews a text is refused, and told who the first is and since when;
// a signal ends the first, puts the terminal in order, and lets the next in.
func TestScreenTwoAtOnce(t *testing.T) {
	t.Parallel()
	en, ru := reviewed(t)
	folder := filepath.Dir(en)
	first := openTerminal(t, folder, 80, 24, nil, "review", "en.txt", "ru.txt")
	first.settle()
	second := openTerminal(t, folder, 200, 24, nil, "review", "en.txt", "ru.txt")
	second.see(fmt.Sprintf("%s reviews this text on", reviewer().User))
	second.see(fmt.Sprintf("(process %d) since 2", first.cmd.Process.Pid))
	if status := second.end(); status != exitTrouble {
		t.Errorf("status %d", status)
	}
	first.press("y")
	first.see("confirmed")
	first.cmd.Process.Signal(syscall.SIGTERM)
	if status := first.end(); status != exitSignal+int(syscall.SIGTERM) {
		t.Errorf("status %d", status)
	}
	if first.emu.IsAltScreen() || first.emu.CursorHidden() {
		t.Error("the terminal is not in order")
	}
	if _, err := os.Stat(review.HeldFile(review.Beside(ru))); err == nil {
		t.Error("the text is still held")
	}
	third := openTerminal(t, folder, 80, 24, nil, "review", "en.txt", "ru.txt")
	third.settle()
	third.press("z")
	third.see("undone: confirm")
	third.press("ctrl+c")
	if status := third.end(); status != exitOK {
		t.Errorf("status %d", status)
	}
}

// A terminal that draws Cyrillic two cells wide: the test is run again as one that
// counts so.
func TestScreenAmbiguousWide(t *testing.T) {
	const counts = "RUNEWIDTH_EASTASIAN"
	if os.Getenv(counts) == "" {
		again := exec.Command(os.Args[0], "-test.run=^TestScreenAmbiguousWide$", "-test.v")
		again.Env = append(os.Environ(), counts+"=1")
		if out, err := again.CombinedOutput(); err != nil {
			t.Errorf("%v:\n%s", err, out)
		}
		return
	}
	en, _ := reviewed(t)
	x := openTerminal(t, filepath.Dir(en), 80, 24, nil, "review", "--ambiguous-wide", "en.txt", "ru.txt")
	x.settle()
	for _, keys := range [][]string{{"j"}, {"y"}, {"c", "почему", "enter"}, {"z"}, {"k"}, {"/", "кранов", "enter"}} {
		x.press(keys...)
		time.Sleep(200 * time.Millisecond)
	}
	x.see("2/3")
	screen := x.plain()
	for _, want := range []string{"It has 418 cranes.", "В ней 418 кранов.", "> 2"} {
		if !strings.Contains(screen, want) {
			t.Errorf("no %q:\n%s", want, screen)
		}
	}
	wide := displaywidth.Options{EastAsianWidth: true}
	column := -1 // at which the target begins, on each line that has its number
	for _, line := range strings.Split(screen, "\n") {
		if k := strings.LastIndex(line, "- "); k > 0 && strings.ContainsAny(line, "123") && !strings.Contains(line, "--") {
			at := wide.String(line[:k])
			if column >= 0 && at != column {
				t.Errorf("a column stands at %d and at %d:\n%s", column, at, screen)
			}
			column = at
		}
	}
	if column < 0 {
		t.Errorf("no column:\n%s", screen)
	}
	x.press("q")
	x.end()
}

// readmeScreens are screens in the README, with the keys that lead to them.
var readmeScreens = regexp.MustCompile("(?s)(<!-- screen: (.*?) -->\n```text\n)(.*?)(```\n)")

// The screens in the README are those of the program.
func TestReadmeScreens(t *testing.T) {
	path, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	folder := articles(t)
	got := readmeScreens.ReplaceAllStringFunc(string(data), func(block string) string {
		part := readmeScreens.FindStringSubmatch(block)
		x := openTerminal(t, folder, 80, 24, nil, "review", "drones.en.txt", "drones.zh.txt")
		x.settle()
		x.press(strings.Fields(part[2])...)
		if *update {
			time.Sleep(500 * time.Millisecond)
			return part[1] + x.plain() + part[4]
		}
		screen, _ := x.until(x.plain, func(screen string) bool { return screen == part[3] })
		return part[1] + screen + part[4]
	})
	if *update && got != string(data) {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != string(data) {
		t.Errorf("a screen in the README is now\n%s", readmeScreens.FindString(got))
	}
}
