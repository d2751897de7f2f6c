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
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf16 "golang.org/x/text/encoding/unicode"
)

// A charset is an encoding that is found without asking.
type charset struct {
	name string // as IANA writes it, in lower case
	encoding.Encoding
	rarity float64 // what its rarity costs when it is guessed, in nats
}

var utf8Charset = charset{"utf-8", utf16.UTF8, 0}

// rare is the cost of an encoding that only old machines wrote, in nats. Where a
// text is as likely in two, as small letters without я are in Windows-1251 and in
// that of the Macintosh, it is in the one that people use.
const rare = 4.0

// charsets lists the encodings that [guess] weighs against each other. UTF-8
// is not among them: bytes that are valid UTF-8 are nothing else.
var charsets = []charset{
	{"big5", traditionalchinese.Big5, 0},
	{"gb18030", simplifiedchinese.GB18030, 0},
	{"ibm855", charmap.CodePage855, rare},
	{"ibm866", charmap.CodePage866, rare},
	{"iso-8859-5", charmap.ISO8859_5, rare},
	{"koi8-r", charmap.KOI8R, 0},
	{"utf-16be", utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM), 0},
	{"utf-16le", utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM), 0},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic, rare},
	{"windows-1251", charmap.Windows1251, 0},
	{"windows-1252", charmap.Windows1252, 0},
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
	if text, err = set.strict(set.unmarked(data)); err != nil {
		return "", "", err
	}
	if k := strings.IndexByte(text, 0); k >= 0 {
		return "", "", holdsNUL(k)
	}
	return text, set.name, nil
}

// readable is Decode for a text that may be damaged. Where most of what is
// outside ASCII has a meaning, each byte that has none becomes U+FFFD, as in a web
// browser, and control characters, which no text holds, are left out; a NUL only
// from a page. The repairs say so, a clause each.
func readable(data []byte, name string) (string, origin, error) {
	var from origin
	if k := bytes.IndexByte(data, 0); k >= 0 && looksHTML(string(data[:min(len(data), sniffed)])) {
		n := bytes.Count(data, []byte{0})
		from.repairs = append(from.repairs, leftOut(n, 0, lineOf(string(data[:k]), k)))
		data = bytes.ReplaceAll(data, []byte{0}, nil) // as web browsers do
	}
	set, err := choose(data, name)
	if err != nil {
		return "", origin{}, err
	}
	from.encoding = set.name
	text, _, err := Decode(data, set.name)
	if err != nil {
		var repair string
		if text, repair = set.lenient(data); repair == "" {
			return "", from, err
		}
		from.repairs = append(from.repairs, repair)
	}
	if k := strings.IndexFunc(text, unprintable); k >= 0 {
		var repair string
		text, repair = withoutControls(text, k)
		from.repairs = append(from.repairs, repair)
	}
	return text, from, nil
}

// lenient decodes damaged bytes and says how many were replaced. It says nothing
// where that would be a third of what is outside ASCII or more, in encodings other
// than UTF-8 a tenth, as in a text of two encodings, or where the text holds a NUL.
func (c charset) lenient(data []byte) (text, repair string) {
	data = c.unmarked(data)
	out, err := c.NewDecoder().Bytes(data)
	if c.name == utf8Charset.name {
		out, err = []byte(string([]rune(string(data)))), nil
	}
	text = string(out)
	broken, sound := 0, 0
	for _, r := range text {
		switch {
		case r == utf8.RuneError:
			broken++
		case r >= 0x80 && runeCost(r) < stray:
			sound++
		}
	}
	share := 2
	if c.name != utf8Charset.name {
		share = 10 // it may be another encoding, in which some of the text makes sense by chance
	}
	if err != nil || broken == 0 || broken*share > sound || strings.IndexByte(text, 0) >= 0 {
		return "", ""
	}
	return text, fmt.Sprintf("%d damaged %s of %s became \uFFFD (U+FFFD), the first in line %d",
		broken, plural(broken, "character"), c.name, lineOf(text, strings.IndexRune(text, utf8.RuneError)))
}

// withoutControls leaves out control characters, of which the first is at byte k.
func withoutControls(text string, k int) (kept, repair string) {
	n := 0
	kept = strings.Map(func(r rune) rune {
		if unprintable(r) {
			n++
			return -1
		}
		return r
	}, text)
	return kept, leftOut(n, text[k], lineOf(text, k))
}

// leftOut says how many control characters were left out, which the first is and
// the line it stands in.
func leftOut(n int, first byte, line int) string {
	return fmt.Sprintf("left out %d control %s, the first (U+%04X) in line %d", n, plural(n, "character"), first, line)
}

// lineOf is the line in which a byte of a text stands, counted from 1.
func lineOf(text string, at int) int { return 1 + strings.Count(text[:at], lineEnd(text)) }

// plural is a word for n things.
func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// choose finds the charset by name or, of an empty name, from the bytes.
func choose(data []byte, name string) (charset, error) {
	if name != "" {
		set, ok := lookUp(name)
		if !ok {
			return set, &Error{
				What:   fmt.Sprintf("unknown encoding %q", name),
				Advice: "known are " + strings.Join(Encodings(), ", ") + " and the other names web browsers know",
			}
		}
		if strings.HasPrefix(set.name, "utf-16") && len(data) >= surelyUTF8 && utf8.Valid(data) && !looksLikeUTF16(data) {
			return set, &Error{What: "is in utf-8, not in " + set.name, Advice: "leave --encoding out"}
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
	if utf8.Valid(data) {
		if looksLikeUTF16(data) {
			set, err := guess(data)
			if err != nil || strings.HasPrefix(set.name, "utf-16") {
				return set, err
			}
		}
		return utf8Charset, nil
	}
	if mostlyUTF8(data) {
		return utf8Charset, nil
	}
	if set, ok := declared(data); ok {
		return set, nil
	}
	return guess(data)
}

// surelyUTF8 is how many bytes of UTF-16 are never valid UTF-8 without a control
// character: Chinese is by chance in one of some four characters, each time.
const surelyUTF8 = 64

// controlShare is the share of control characters, as one in so many bytes, from
// which text that is valid UTF-8 may be UTF-16: half of the bytes of Russian are
// such there. Stray ones in UTF-8 are few.
const controlShare = 10

// looksLikeUTF16 tells whether valid UTF-8 may be UTF-16, whose bytes look like
// UTF-8 with NULs or control characters.
func looksLikeUTF16(data []byte) bool {
	n := 0
	for _, b := range data {
		if b == 0 {
			return true
		}
		if isControl(rune(b)) {
			n++
		}
	}
	return n*controlShare >= len(data) && n > 0
}

// isControl tells whether a rune is a control character that no text holds, but
// for the mark of the end that DOS wrote and the one that begins an escape.
func isControl(r rune) bool {
	return r < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1A\x1B", r)
}

// unprintable tells the control characters that are not read: all of ASCII but
// white space.
func unprintable(r rune) bool {
	return r < ' ' && !strings.ContainsRune("\t\n\v\f\r", r) || r == 0x7F
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
		return notOnTheWeb(name)
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
	return charset{official, enc, 0}, true
}

// notOnTheWeb finds an encoding that web browsers do not know, such as IBM855,
// by a name that IANA knows.
func notOnTheWeb(name string) (charset, bool) {
	enc, err := ianaindex.IANA.Encoding(name)
	if err != nil || enc == nil {
		return charset{}, false
	}
	official, err := ianaindex.IANA.Name(enc)
	if err != nil {
		return charset{}, false
	}
	official = strings.ToLower(official)
	for _, c := range charsets {
		if c.name == official {
			return c, true
		}
	}
	return charset{official, enc, 0}, true
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

// unmarked is the data without the byte order mark of the charset.
func (c charset) unmarked(data []byte) []byte {
	for _, m := range marks {
		if m.name == c.name {
			data = bytes.TrimPrefix(data, []byte(m.mark))
		}
	}
	return data
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
