package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// underTest is the environment variable that names a program of a release. Then
// the scripts run that one, and it is held against this one.
const underTest = "BITEXT_RELEASE"

// TestReleaseAnswersAsThis finds out the language of every file in testdata, of
// every paragraph of it and of every text in the scripts, and compares and aligns
// all articles, with this program and with that of a release, which lacks most
// models of languages. They print the same.
func TestReleaseAnswersAsThis(t *testing.T) {
	program := os.Getenv(underTest)
	if program == "" {
		t.Skip(underTest + " names no program of a release; .release/program builds one")
	}
	texts := everyText(t, "../../testdata")
	t.Chdir(articles(t))
	t.Logf("%d texts", len(texts))
	calls := [][]string{
		append(strings.Fields("detect --format json"), texts...),
		append(strings.Fields("detect --paragraphs"), texts...),
	}
	for _, pair := range []string{"archive ru", "archive zh", "archive zh-Hant", "drones ru", "drones zh", "reservoir ru", "reservoir zh"} {
		article, tag, _ := strings.Cut(pair, " ")
		for _, command := range []string{
			"align --format jsonl", "align --unit sentence --format jsonl", "check --format json --level info",
			"compare --color always", "facts",
		} {
			calls = append(calls, append(strings.Fields(command), article+".en.txt", article+"."+tag+".txt"))
		}
	}
	for _, call := range calls {
		var want, got bytes.Buffer
		status := run(call, strings.NewReader(""), &want, &want)
		cmd := exec.Command(program, call...)
		cmd.Stdout, cmd.Stderr = &got, &got
		if err := cmd.Run(); cmd.ProcessState == nil {
			t.Fatal(err)
		}
		a, b := withoutVersion(want.String(), release()), withoutVersion(got.String(), releaseOf(t, program))
		if s := cmd.ProcessState.ExitCode(); s != status || a != b {
			t.Errorf("%.200q: status %d, this program %d\nrelease:\n%s\nthis:\n%s", call, s, status, firstDifference(b, a), firstDifference(a, b))
		}
	}
}

// everyText copies every file below a folder into one folder, and all that the
// scripts hold, and returns their paths.
func everyText(t *testing.T, root string) (paths []string) {
	t.Helper()
	folder := t.TempDir()
	keep := func(name string, data []byte) {
		path := filepath.Join(folder, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		keep(name, data)
		if filepath.Ext(path) == ".txtar" {
			for _, f := range txtar.Parse(data).Files {
				keep(name+"/"+f.Name, f.Data)
			}
		}
		return nil
	})
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files in %s: %v", root, err)
	}
	return paths
}

// releaseOf is the version of a program.
func releaseOf(t *testing.T, program string) string {
	t.Helper()
	out, err := exec.Command(program, "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(out))[1]
}

// withoutVersion is an output that does not say which version wrote it.
func withoutVersion(output, version string) string {
	return strings.ReplaceAll(output, version, "VERSION")
}

// firstDifference is the first line of a that is not in b at that place.
func firstDifference(a, b string) string {
	others := strings.Split(b, "\n")
	for i, line := range strings.Split(a, "\n") {
		if i >= len(others) || line != others[i] {
			return line
		}
	}
	return ""
}
