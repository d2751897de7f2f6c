package names

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// Every name of a language's list is one that the other languages know too: else
// a text that has it would seem to differ from its translation.
func TestNamesAreTheSame(t *testing.T) {
	for _, list := range lists {
		known := map[string]string{}
		for _, l := range lang.All {
			own := map[string]bool{}
			for _, entry := range l.List(list.file, list.section) {
				_, id, ok := strings.Cut(entry, "=")
				if !ok || own[id] {
					t.Errorf("%s, [%s]: %q names nothing, or it a second time", l.Name, list.section, entry)
				}
				own[id] = true
				known[id] += l.Name + " "
			}
		}
		for id, in := range known {
			if len(strings.Fields(in)) != len(lang.All) {
				t.Errorf("[%s]: %s is known in %sonly", list.section, id, in)
			}
		}
	}
}
