package split

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// TestListsThatAreRead writes a language with a word of its own in every list
// that a folder has, and finds among the words of split those of the lists that
// lang says it reads, and no others.
func TestListsThatAreRead(t *testing.T) {
	folder := fstest.MapFS{}
	for _, p := range lang.Parts() {
		f := folder[p.File+".txt"]
		if f == nil {
			f = &fstest.MapFile{}
			folder[p.File+".txt"] = f
		}
		f.Data = fmt.Appendf(f.Data, "[%s]\nx%sx%sx\n", p.Section, p.File, p.Section)
	}
	got := fmt.Sprint(*wordsOf(lang.Open("es", folder, strings.ToLower)))
	for _, p := range lang.Parts() {
		word := "x" + p.File + "x" + p.Section + "x"
		if read := strings.Contains(got, word); read != (p.Reader == "corpus/split") {
			t.Errorf("[%s] of %s.txt is read by %s; by split: %v", p.Section, p.File, p.Reader, read)
		}
	}
}
