package check

import (
	"os"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// TestNames runs testdata/names.tsv: of a sentence, a right translation, in which
// no name may be found wrong, and one that has another name of the same kind.
// Of each kind at least nine wrong ones in ten are found.
func TestNames(t *testing.T) {
	text, err := os.ReadFile("testdata/names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	found, all := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(text)) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		if row[0] == "kind" {
			continue
		}
		tag := corpus.Tag(row[1])
		if n := mismatches(t, row[2], row[3], tag); n > 0 {
			t.Errorf("%q and %q: %d names found wrong, want none", row[2], row[3], n)
		}
		all[row[0]]++
		if mismatches(t, row[2], row[4], tag) > 0 {
			found[row[0]]++
		} else {
			t.Logf("%q and %q: nothing found", row[2], row[4])
		}
	}
	for kind, n := range all {
		if 10*found[kind] < 9*n {
			t.Errorf("%s: %d of %d found", kind, found[kind], n)
		}
	}
}

// mismatches is how many warnings and errors of E403 a sentence and its
// translation give.
func mismatches(t *testing.T, english, other string, tag corpus.Tag) int {
	t.Helper()
	doc := func(text string, tag corpus.Tag) corpus.Document {
		return corpus.Document{Tag: tag, Segments: []corpus.Segment{{Text: text, Tag: tag}}}
	}
	b := corpus.Bitext{
		Src: doc(english, corpus.English), Dst: doc(other, tag), Unit: corpus.Paragraphs,
		Ladder: corpus.Ladder{{Src: one(0), Dst: one(0), Confidence: 1}},
	}
	list, err := Run(t.Context(), b, Options{Checks: []string{"E403"}})
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}
