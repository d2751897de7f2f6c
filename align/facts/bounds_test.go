package facts_test

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

// TestBounds has texts too long for a table: a quotation, an address, on either
// side of what is read.
func TestBounds(t *testing.T) {
	words := func(n int) string { return strings.Repeat("a", n) }
	for _, c := range []struct {
		name, text string
		tag        corpus.Tag
		want       string // the classes found
		length     int    // of the first, in runes
	}{
		{"quotation of 4,998 letters", "“" + words(4998) + "” b", corpus.English, "quotation", 5000},
		{"quotation of 4,999 letters, taken for one not closed", "“" + words(4999) + "” b", corpus.English, "quotation", 5003},
		{"quotation of 998 letters in single marks", "‘" + words(998) + "’ b", corpus.English, "quotation", 1000},
		{"999 letters in single marks", "‘" + words(999) + "’ b", corpus.English, "", 0},
		{"quotation of 4,998 letters in straight marks", "b \"" + words(4998) + "\"", corpus.English, "quotation", 5000},
		{"4,999 letters in straight marks", "b \"" + words(4999) + "\"", corpus.English, "", 0},
		{"mailbox and host of 320 letters", words(64) + "@" + words(251) + ".org", corpus.English, "email", 320},
		{"host of 320 letters", words(316) + ".org/a", corpus.English, "link", 322},
		{"host of 321 letters", words(317) + ".org/a", corpus.English, "", 0},
		{"address of 2,000 letters", "http://a.org/" + words(1987), corpus.English, "link", 2000},
		{"address of 2,001 letters", "http://a.org/" + words(1988), corpus.English, "link", 2000},
	} {
		var classes []string
		found := facts.Find(c.text, c.tag)
		for _, f := range found {
			classes = append(classes, f.Class.String())
		}
		if got := strings.Join(classes, " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		} else if len(found) > 0 && found[0].End-found[0].Start != c.length {
			t.Errorf("%s: got %d runes, want %d", c.name, found[0].End-found[0].Start, c.length)
		}
	}
}
