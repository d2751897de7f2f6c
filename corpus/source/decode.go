package source

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// A charset is an encoding that is found without asking.
type charset struct {
	name string // as IANA writes it, in lower case
	encoding.Encoding
}

var utf8Charset = charset{"utf-8", unicode.UTF8}

// charsets lists the encodings that [guess] weighs against each other. UTF-8
// is not among them: bytes that are valid UTF-8 are nothing else.
var charsets = []charset{
	{"big5", traditionalchinese.Big5},
	{"gb18030", simplifiedchinese.GB18030},
	{"koi8-r", charmap.KOI8R},
	{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"windows-1251", charmap.Windows1251},
	{"windows-1252", charmap.Windows1252},
}

// Encodings lists the encodings that are found without asking, by IANA name.
// Those of the WHATWG encoding standard can be asked for besides.
func Encodings() []string {
	names := []string{utf8Charset.name}
	for _, c := range charsets {
		names = append(names, c.name)
	}
	return names
}

// marks are the byte order marks.
var marks = []struct{ mark, name string }{
	{"\xEF\xBB\xBF", "utf-8"},
	{"\xFF\xFE", "utf-16le"},
	{"\xFE\xFF", "utf-16be"},
}

// Decode turns bytes into text and says which encoding they were in. An empty
// name finds out: byte order mark, valid UTF-8, what the file declares (a meta
// element, an XML declaration), and then the likeliest of [Encodings]. A byte
// order mark is not part of the text. Bytes that have no meaning in the
// encoding are an [*Error] with the line they are in; nothing is replaced.
func Decode(data []byte, name string) (text, encoding string, err error) {
	set, err := choose(data, name)
	if err != nil {
		return "", "", err
	}
	for _, m := range marks {
		if m.name == set.name {
			data = bytes.TrimPrefix(data, []byte(m.mark))
		}
	}
	if text, err = set.strict(data); err != nil {
		return "", "", err
	}
	if k := strings.IndexByte(text, 0); k >= 0 {
		return "", "", holdsNUL(k)
	}
	return text, set.name, nil
}

// choose settles the encoding.
func choose(data []byte, name string) (charset, error) {
	if name != "" {
		set, ok := lookUp(name)
		if !ok {
			return set, &Error{
				What:   fmt.Sprintf("unknown encoding %q", name),
				Advice: "known are " + strings.Join(Encodings(), ", ") + " and the other names web browsers know",
			}
		}
		return set, nil
	}
	for _, m := range marks {
		if bytes.HasPrefix(data, []byte(m.mark)) {
			set, _ := lookUp(m.name)
			return set, nil
		}
	}
	if err := notText(data); err != nil {
		return charset{}, err
	}
	controls := bytes.IndexFunc(data, isControl) >= 0
	if utf8.Valid(data) {
		if !controls {
			return utf8Charset, nil
		}
		if set, err := guess(data); err == nil || bytes.IndexByte(data, 0) >= 0 {
			return set, err // the bytes of UTF-16 look like UTF-8 with control characters
		}
		return utf8Charset, nil
	}
	if mostlyUTF8(data) {
		return utf8Charset, nil
	}
	if set, ok := declared(data); ok && !controls {
		return set, nil
	}
	return guess(data)
}

// isControl tells the control characters that texts do not hold.
func isControl(r rune) bool {
	return r < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1A\x1B", r)
}

// lookUp finds an encoding by any of its names. The national subsets of
// GB18030 are read as the whole of it, as web browsers do.
func lookUp(name string) (charset, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	enc, err := htmlindex.Get(name)
	if err != nil {
		enc, err = htmlindex.Get(strings.ReplaceAll(name, "_", "-"))
	}
	if err != nil {
		return charset{}, false
	}
	official, err := htmlindex.Name(enc)
	if err != nil || official == "replacement" {
		return charset{}, false
	}
	if official == "gbk" {
		official = "gb18030"
	}
	for _, c := range append(charsets, utf8Charset) {
		if c.name == official {
			return c, true
		}
	}
	return charset{official, enc}, true
}

// declaration finds the encoding in the head of an HTML or XML file.
var declaration = regexp.MustCompile(`(?i)<(?:meta\s[^>]*charset|\?xml\s[^>]*encoding)\s*=\s*["']?\s*([\w.:-]+)`)

// declared returns the encoding a page says it is in. UTF-16 cannot be true of
// bytes in which the declaration was found, nor can UTF-8 of invalid ones.
func declared(data []byte) (charset, bool) {
	m := declaration.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return charset{}, false
	}
	set, ok := lookUp(string(m[1]))
	return set, ok && !strings.HasPrefix(set.name, "utf-")
}

// strict decodes everything or says where it could not.
func (c charset) strict(data []byte) (string, error) {
	if c.name == utf8Charset.name {
		if utf8.Valid(data) {
			return string(data), nil
		}
		good := 0
		for good < len(data) {
			r, n := utf8.DecodeRune(data[good:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			good += n
		}
		return "", c.invalid(data, good, string(data[:good]))
	}
	out, err := c.NewDecoder().Bytes(data)
	if err != nil {
		return "", err
	}
	text := string(out)
	before, _, damaged := strings.Cut(text, "\uFFFD")
	if !damaged {
		return text, nil
	}
	prefix, err := c.NewEncoder().String(before)
	if err != nil {
		prefix = ""
	}
	return "", c.invalid(data, len(prefix), before)
}

// invalid is the complaint about the byte at an offset, after good text.
func (c charset) invalid(data []byte, offset int, good string) error {
	pos := position{end: lineEnd(good)}
	pos.advance(good, len(good))
	e := &Error{
		Line:   pos.line + 1,
		What:   "the text is cut off in the middle of a character of " + c.name,
		Advice: "if the text is in another encoding, name it with --encoding",
	}
	if offset < len(data) {
		e.What = fmt.Sprintf("byte 0x%02X at offset %d is not valid %s", data[offset], offset, c.name)
	}
	return e
}

// mostlyUTF8 tells damaged UTF-8, and UTF-8 mixed with something else, from
// other encodings. Two bytes of those are often valid UTF-8 by chance, but
// seldom a character that prose holds.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case n == 1 && r == utf8.RuneError:
			bad++
		case n > 1 && runeCost(r) < stray:
			good++
		}
		data = data[n:]
	}
	return good > bad || good > 30 && good*3 > bad
}
