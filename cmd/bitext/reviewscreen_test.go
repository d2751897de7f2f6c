//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
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
		s.want(name, look())
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
