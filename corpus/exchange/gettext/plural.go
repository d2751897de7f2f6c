package gettext

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// plurals lists the plural forms of languages.
//
//go:embed plurals.txt
var plurals string

// PluralForms is the header field Plural-Forms of a catalogue in a language,
// without which gettext refuses messages that have plural forms; "" of a
// language whose forms are not known here.
func PluralForms(tag corpus.Tag) string {
	found := ""
	for line := range strings.Lines(plurals) {
		languages, field, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		tags := strings.Fields(languages)
		if slices.Contains(tags, string(tag)) {
			return field
		}
		if slices.Contains(tags, string(tag.Base())) {
			found = field
		}
	}
	return found
}
