package facts

import (
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// values is the facts of a text but names and quotations, soft ones in brackets.
func values(text string, tag corpus.Tag) string {
	var s []string
	for _, f := range Find(text, tag) {
		if f.Class == Name || f.Class == Quotation {
			continue
		}
		v := f.Class.String() + " " + f.Canonical()
		if f.Soft {
			v = "(" + v + ")"
		}
		s = append(s, v)
	}
	return strings.Join(s, "; ")
}
