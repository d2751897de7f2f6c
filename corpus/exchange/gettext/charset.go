package gettext

import (
	"bufio"
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lines"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
)

// charset is the field of a catalogue's header that names its encoding.
var charset = regexp.MustCompile(`(?i)("Content-Type:[^"\n]*charset=)([^\s"\\;]+)`)

// Decoded is the catalogue's text in UTF-8. A catalogue whose template was not
// filled in says CHARSET and is read as UTF-8.
func Decoded(path string, text *bufio.Reader) (*bufio.Reader, error) {
	head, _ := text.Peek(lines.BufferSize)
	m := charset.FindSubmatch(head)
	if m == nil {
		return text, nil
	}
	name := strings.ToLower(string(m[2]))
	if slices.Contains([]string{"utf-8", "utf8", "charset", "ascii", "us-ascii", "ansi_x3.4-1968"}, name) {
		return text, nil
	}
	enc, err := encodingOf(name)
	if err != nil {
		return nil, lines.ErrorAt(path, 1, "the catalogue is in %s, which bitext does not know; save it as UTF-8 (msgconv -t UTF-8)", name)
	}
	return bufio.NewReaderSize(lines.Strict(enc.NewDecoder().Reader(text)), lines.BufferSize), nil
}

// encodingOf is the encoding of a name as gettext writes it.
func encodingOf(name string) (encoding.Encoding, error) {
	if enc, err := htmlindex.Get(name); err == nil {
		return enc, nil
	}
	digits := strings.TrimLeft(name, "cpibm-")
	for _, other := range []string{name, "windows-" + digits, "ibm" + digits} {
		if enc, err := ianaindex.IANA.Encoding(other); err == nil && enc != nil {
			return enc, nil
		}
	}
	return nil, errors.New("unknown")
}

// NamingUTF8 is the beginning of a catalogue with UTF-8 in place of the encoding
// that its header names; the placeholder of a template stays.
func NamingUTF8(head string) string { return charset.ReplaceAllStringFunc(head, utf8Field) }

// utf8Field is the header's field with UTF-8 for another encoding.
func utf8Field(field string) string {
	m := charset.FindStringSubmatch(field)
	if name := strings.ToLower(m[2]); name == "utf-8" || name == "utf8" || name == "charset" {
		return field
	}
	return m[1] + "UTF-8"
}
