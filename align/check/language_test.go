package check

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// TestListsThatAreRead writes a language with an entry of its own in every list
// that a folder has, and finds with the checks those of the lists that lang says
// they read, and no others.
func TestListsThatAreRead(t *testing.T) {
	folder := fstest.MapFS{}
	entry := func(p lang.Part) string {
		if p.Section == "spread" {
			return "0.015625"
		}
		return "x" + p.File + "x" + p.Section + "x"
	}
	for _, p := range lang.Parts() {
		f := folder[p.File+".txt"]
		if f == nil {
			f = &fstest.MapFile{}
			folder[p.File+".txt"] = f
		}
		f.Data = fmt.Appendf(f.Data, "[%s]\n%s\n", p.Section, entry(p))
	}
	l := *listsOf(lang.Open("es", folder, strings.ToLower))
	l.Language = nil
	got := fmt.Sprint(l)
	for _, p := range lang.Parts() {
		if read := strings.Contains(got, entry(p)); read != (p.Reader == "align/check") {
			t.Errorf("[%s] of %s.txt is read by %s; by the checks: %v", p.Section, p.File, p.Reader, read)
		}
	}
}
