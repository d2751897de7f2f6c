package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// rest stands in a session for the lines of an output that are left out.
const rest = "…"

var (
	blocks   = regexp.MustCompile("(?s)```(console|sh)\n(.*?)```\n")
	listings = regexp.MustCompile(`(?s)(<!-- bitext (list \w+) -->\n).*?(<!-- end -->\n)`)
)

// TestReadme types every command of the README, from its beginning to its end, in a
// folder with the articles of bitext demo or, those that need a clone, in this
// one, and makes its tables anew. With -update it writes what came out.
func TestReadme(t *testing.T) {
	clone, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	keptTrue(t, "../../README.md", func(text string) string {
		text = blocks.ReplaceAllStringFunc(text, func(block string) string {
			part := blocks.FindStringSubmatch(block)
			if part[1] == "sh" {
				for line := range strings.Lines(part[2]) {
					typed(t, clone, strings.TrimSpace(line))
				}
				return block
			}
			return "```console\n" + session(part[2]) + "```\n"
		})
		return listings.ReplaceAllStringFunc(text, func(block string) string {
			part := listings.FindStringSubmatch(block)
			return part[1] + "\n" + output(part[2]+" --format markdown") + "\n" + part[3]
		})
	})
}

// TestReadmeTranslations holds the README against its translations with bitext
// check, which finds nothing. They leave out what is about how good bitext is and
// all it knows: what is measured and listed stands in one place.
func TestReadmeTranslations(t *testing.T) {
	original, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	left := regexp.MustCompile(`(?s)\n## What it knows\n.*\n## Licence\n`).ReplaceAllString(string(original), "\n## Licence\n")
	part := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(part, []byte(left), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, translation := range []string{"../../README.zh.md", "../../README.ru.md"} {
		var out bytes.Buffer
		if status := run([]string{"check", part, translation}, strings.NewReader(""), &out, &out); status != exitOK || !strings.Contains(out.String(), "nothing found") {
			t.Errorf("%s: status %d\n%s", translation, status, &out)
		}
		text, err := os.ReadFile(translation)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range blocks.FindAllString(string(text), -1) {
			if !strings.Contains(left, block) {
				t.Errorf("%s has a block that the README has not:\n%s", translation, block)
			}
		}
	}
}

// TestTopics types every session in the texts of bitext help, where they are
// indented.
func TestTopics(t *testing.T) {
	sessions := regexp.MustCompile(`(?m)(^  \$ .*\n)((?:^  .*\n|^\n)*^  .*\n)?`)
	for _, topic := range topics() {
		if topic.title == "" || topic.text == "" {
			t.Errorf("topic %s has no title, or no text", topic.name)
		}
		keptTrue(t, "topics/"+topic.name+".txt", func(text string) string {
			for line := range strings.Lines(text) {
				if n := len([]rune(line)) - 1; n > helpWidth && !strings.HasPrefix(line, "  ") {
					t.Errorf("topics/%s.txt: a line of %d cells: %s", topic.name, n, line)
				}
			}
			return sessions.ReplaceAllStringFunc(text, func(block string) string {
				is := session(strings.ReplaceAll(block[2:], "\n  ", "\n"))
				return "  " + strings.ReplaceAll(strings.TrimSuffix(is, "\n"), "\n", "\n  ") + "\n"
			})
		})
	}
	everyCommand(func(cmd *cobra.Command) {
		if _, ok := topicNamed(cmd.Name()); ok {
			t.Errorf("%s is a topic and a command", cmd.Name())
		}
	})
}

// keptTrue holds a file against what is made of it in a folder with the articles,
// or, with -update, writes that.
func keptTrue(t *testing.T, path string, made func(text string) string) {
	t.Helper()
	whole, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	back, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(articles(t))
	for _, name := range []string{"COLUMNS", "CLICOLOR_FORCE", "FORCE_COLOR"} {
		t.Setenv(name, "")
	}
	want := made(string(data))
	t.Chdir(back)
	if *update {
		if err := os.WriteFile(whole, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	was, is := strings.Split(string(data), "\n"), strings.Split(want, "\n")
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			t.Fatalf("%s:%d differs (go test ./cmd/bitext -update rewrites it)\n-%s\n+%s", path, i+1, was[i], is[i])
		}
	}
	if len(was) != len(is) {
		t.Fatalf("%s has %d lines, want %d (go test ./cmd/bitext -update rewrites it)", path, len(was), len(is))
	}
}

// elsewhere are the beginnings of commands that a test cannot type: they ask the
// network for what is released, install it, or are what runs this test.
var elsewhere = []string{"go install ", "go test ", "brew ", "sudo ", "docker ", "tar ", "curl ", ".release/run "}

// typed types a command of the README that shows no output, in the folder that is
// open or in the clone: it must do its work.
func typed(t *testing.T, clone, line string) {
	t.Helper()
	for _, prefix := range elsewhere {
		if strings.HasPrefix(line, prefix) {
			return
		}
	}
	if call, ok := strings.CutPrefix(line, "go run ./cmd/bitext "); ok {
		here, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		t.Chdir(clone)
		defer t.Chdir(here)
		line = "bitext " + call
	}
	call, ok := strings.CutPrefix(line, "bitext ")
	if !ok {
		t.Errorf("README.md: what is %q? A test types bitext and go run; elsewhere lists the rest", line)
		return
	}
	var out, errw bytes.Buffer
	if status := run(strings.Fields(call), strings.NewReader(""), &out, &errw); status == exitTrouble {
		t.Errorf("README.md: %s\n%s", line, &errw)
	}
}

// articles makes a folder with the articles of bitext demo.
func articles(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	var out bytes.Buffer
	if status := run([]string{"demo", folder}, strings.NewReader(""), io.Discard, &out); status != exitOK {
		t.Fatalf("bitext demo: status %d\n%s", status, &out)
	}
	return folder
}

// session is the block with the output of each command after "$ bitext" as it
// is now. Where the block has only the first lines and then "…", so has the
// result.
func session(block string) string {
	var b strings.Builder
	for _, part := range strings.Split("\n"+block, "\n$ bitext ")[1:] {
		command, shown, _ := strings.Cut(part, "\n")
		b.WriteString("$ bitext " + command + "\n")
		lines := strings.SplitAfter(output(command), "\n")
		keep := strings.Count(shown, "\n")
		if !strings.HasSuffix(strings.TrimSpace(shown), rest) {
			b.WriteString(strings.Join(lines, ""))
			continue
		}
		if strings.HasSuffix(shown, "\n") {
			keep--
		}
		b.WriteString(strings.Join(lines[:min(keep, len(lines))], "") + rest + "\n")
	}
	return b.String()
}

// output is what a command prints on both streams, as a terminal shows it.
func output(command string) string {
	var out bytes.Buffer
	run(strings.Fields(command), strings.NewReader(""), &out, &out)
	return out.String()
}
