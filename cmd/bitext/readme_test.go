package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// rest stands in the README for the lines of an output that are left out.
const rest = "…"

var (
	sessions = regexp.MustCompile("(?s)```console\n(.*?)```\n")
	listings = regexp.MustCompile(`(?s)(<!-- bitext (list \w+) -->\n).*?(<!-- end -->\n)`)
)

// TestReadme runs every session in the README, in a folder that holds the
// articles of testdata/bitext as drones.en.txt and so on, and makes its tables
// anew. With -update it writes what came out.
func TestReadme(t *testing.T) {
	path, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(articles(t))
	for _, name := range []string{"COLUMNS", "CLICOLOR_FORCE", "FORCE_COLOR"} {
		t.Setenv(name, "")
	}
	want := sessions.ReplaceAllStringFunc(string(data), func(block string) string {
		return "```console\n" + session(sessions.FindStringSubmatch(block)[1]) + "```\n"
	})
	want = listings.ReplaceAllStringFunc(want, func(block string) string {
		part := listings.FindStringSubmatch(block)
		return part[1] + "\n" + output(part[2]+" --format markdown") + "\n" + part[3]
	})
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	was, is := strings.Split(string(data), "\n"), strings.Split(want, "\n")
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			t.Fatalf("README.md:%d differs (go test ./cmd/bitext -update rewrites it)\n-%s\n+%s", i+1, was[i], is[i])
		}
	}
	if len(was) != len(is) {
		t.Fatalf("README.md has %d lines, want %d (go test ./cmd/bitext -update rewrites it)", len(was), len(is))
	}
}

// articles makes a folder with copies of the articles in testdata/bitext.
func articles(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	texts, err := filepath.Glob("../../testdata/bitext/*/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("no articles in testdata/bitext: %v", err)
	}
	for _, text := range texts {
		data, err := os.ReadFile(text)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(filepath.Dir(text)) + "." + filepath.Base(text)
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
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
