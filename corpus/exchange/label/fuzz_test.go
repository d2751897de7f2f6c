package label

import (
	"regexp"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// written is what a label of a language is made of.
var written = regexp.MustCompile(`^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$`)

// FuzzLabels reads any label. A tag that was read is written in every style as
// something that is read again, and in the styles that keep the script as the
// same; what is written has letters, digits and signs that join them only, as it
// may become the name of a file.
func FuzzLabels(f *testing.F) {
	for _, label := range []string{"", "und", "EN-us", "eng_Latn", "zh_cn", "zh-HK", "sr-Latn", "x-private", "en-u-ca-buddhist", "../..", "not a tag", "de-1996", "i-klingon", "root", "de_DE_formal", "zh-hant-polite", "en-en", "eng_LE", "nM_Lat", "BA-YBC-AAA"} {
		f.Add(label)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tag, err := Read(text)
		if err != nil {
			if tag != corpus.Unknown || Any(text) != corpus.Tag(strings.TrimSpace(text)) {
				t.Fatalf("%q is refused, and is %q", text, tag)
			}
			return
		}
		if Any(text) != tag || Nearest(tag, []corpus.Tag{"xx", tag}) != 1 || !Serves(tag, tag) {
			t.Fatalf("%q is %q, and not", text, tag)
		}
		named := len(tag.Base()) > 1 && tag.Base() != "und" // x-private and und-Cyrl name none
		for _, style := range Styles {
			label := style.Of(tag)
			again, err := Read(label)
			if err != nil || named && again.Base() != tag.Base() || style == BCP47 && again != tag {
				t.Fatalf("%q is %q, in style %s %q, and that %q: %v", text, tag, style, label, again, err)
			}
			if !written.MatchString(label) {
				t.Fatalf("%q is %q in style %s", text, label, style)
			}
		}
	})
}
