package compare_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus/source"
)

// TestReadCopiesLittle holds what is made of a text after it was read to a few
// times what reading it takes: a list of paragraphs is not copied again and again.
func TestReadCopiesLittle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows.tsv")
	if err := os.WriteFile(path, []byte(strings.Repeat("a\tb\n", 20_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	reading := allocated(func() {
		if _, err := source.Read(path, nil, source.Options{}); err != nil {
			t.Fatal(err)
		}
	})
	all := allocated(func() {
		if _, _, err := compare.Read(context.Background(), path, nil, compare.Text{}); err != nil {
			t.Fatal(err)
		}
	})
	if all > 6*reading {
		t.Errorf("%d bytes, of which the file itself takes %d", all, reading)
	}
}

// allocated is how many bytes work allocates.
func allocated(work func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
