package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
)

// TestTheLibraryDoesWhatTheProgramDoes holds bitext check against what a
// program of somebody else's gets from packages compare and report.
func TestTheLibraryDoesWhatTheProgramDoes(t *testing.T) {
	texts, err := filepath.Glob("../../testdata/bitext/*/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("no articles in testdata/bitext: %v", err)
	}
	for _, name := range []string{"COLUMNS", "CLICOLOR_FORCE", "FORCE_COLOR"} {
		t.Setenv(name, "")
	}
	for _, translation := range texts {
		original := filepath.Join(filepath.Dir(translation), "en.txt")
		if translation == original {
			continue
		}
		c, err := compare.Files(t.Context(), original, translation, compare.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		f := report.Findings{Bitext: c.Bitext, Found: c.Findings, Dismissed: c.Dismissed}
		if err := report.FindingsText(&page, f, report.Options{}); err != nil {
			t.Fatal(err)
		}
		if got, want := page.String(), output("check "+original+" "+translation); got != want {
			t.Errorf("%s: the library prints\n%s\nthe program\n%s", translation, firstLines(got), firstLines(want))
		}
	}
}

// firstLines are enough of a page to see what it is.
func firstLines(page string) string {
	lines := strings.SplitAfter(page, "\n")
	return strings.Join(lines[:min(len(lines), 12)], "")
}
