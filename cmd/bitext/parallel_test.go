package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/review"
)

// Fifty dismissals at once, each of another finding, are all kept.
func TestDismissAtOnce(t *testing.T) {
	const n = 50
	folder := t.TempDir()
	en, ru := filepath.Join(folder, "en.txt"), filepath.Join(folder, "ru.txt")
	var source, target strings.Builder
	for k := range n {
		fmt.Fprintf(&source, "In %d the harbor took in %d ships.\n\n", 1901+k, 2013+17*k)
		fmt.Fprintf(&target, "В %d году гавань приняла %d судов.\n\n", 1901+k, 5021+17*k)
	}
	for path, text := range map[string]string{en: source.String(), ru: target.String()} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, err := compare.Files(t.Context(), en, ru, compare.Options{Check: check.Options{Checks: []string{"numbers"}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Findings) < n {
		t.Fatalf("%d findings, want %d", len(c.Findings), n)
	}
	var all sync.WaitGroup
	for _, f := range c.Findings[:n] { // each compares the texts anew, as the program does
		all.Go(func() {
			var out, errw bytes.Buffer
			if status := run([]string{"dismiss", "--checks", "numbers", "--note", "так и есть", en, ru, f.Fingerprint}, nil, &out, &errw); status != exitOK {
				t.Errorf("status %d: %s", status, errw.String())
			}
		})
	}
	all.Wait()
	if r, err := review.Open(review.Beside(ru)); err != nil || len(r.Dismissals()) != n {
		t.Errorf("%d of %d dismissals, %v", len(r.Dismissals()), n, err)
	}
}
