package gettext

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
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

// Germanic are the plural forms of English: one, and more than one.
const Germanic = "nplurals=2; plural=(n != 1);"

var nplurals = regexp.MustCompile(`nplurals\s*=\s*(\d+)`)

// Forms is how many plural forms a field Plural-Forms says a message has; 0
// where it does not say.
func Forms(field string) int {
	m := nplurals.FindStringSubmatch(field)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || n > MaxForms {
		return 0
	}
	return n
}
