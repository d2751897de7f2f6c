package xmltext

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/bitext-tools/bitext/corpus/lines"
)

// maxDepth bounds how deep elements may stand in one another. TMX needs 6
// levels and inline markup a few more.
const maxDepth = 100

// A Reader reads XML tokens and knows where it is. Entities other than the
// five of XML itself are an error, but for those that the file declares as a
// short plain text, so that nothing can grow; depth and the size of one unit are
// bounded.
type Reader struct {
	Path string
	Open []string // names of the elements begun and not ended, outermost first

	dec  *xml.Decoder
	size *budget
	tape tape
	last int64 // offset at which the token read last begins
}

// New is a reader of XML in UTF-8, in UTF-16 with a byte order mark, or in the
// encoding that it declares. The path is for errors.
func New(path string, r io.Reader) *Reader {
	size := &budget{in: lines.Text(r)}
	x := &Reader{Path: path, dec: xml.NewDecoder(size), size: size}
	x.dec.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return in, nil // decoded already, or it could not have been read so far
		}
		enc, err := htmlindex.Get(label)
		if err != nil {
			return nil, encodingError(label)
		}
		decoded := enc.NewDecoder().Reader(in)
		if size.tape == nil {
			return decoded, nil
		}
		size.tape = nil // what is taken down is the decoded text
		x.tape.forget(x.dec.InputOffset())
		return &taped{bufio.NewReader(decoded), &x.tape}, nil
	}
	return x
}

// Decoded is a reader of XML that is decoded already, whatever it declares.
func Decoded(path, text string) *Reader {
	x := New(path, strings.NewReader(text))
	x.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return x
}

// Next is the next token, or io.EOF. It is valid until the next call. Names keep their
// prefix apart and unresolved, which is all that these formats need and a
// quarter faster.
func (x *Reader) Next() (xml.Token, error) {
	x.last = x.dec.InputOffset()
	tok, err := x.dec.RawToken()
	if err != nil {
		if errors.Is(err, io.EOF) && len(x.Open) > 0 {
			return nil, x.Errorf("the file ends inside <%s>: it is cut short", x.Open[len(x.Open)-1])
		}
		return nil, x.wrap(err)
	}
	switch e := tok.(type) {
	case xml.StartElement:
		if len(x.Open) == maxDepth {
			return nil, x.Errorf("elements stand more than %d deep in one another", maxDepth)
		}
		x.Open = append(x.Open, e.Name.Local)
	case xml.EndElement:
		last := len(x.Open) - 1
		if last < 0 || x.Open[last] != e.Name.Local {
			return nil, x.Errorf("not well-formed XML: </%s> ends what was not begun", e.Name.Local)
		}
		x.Open = x.Open[:last]
	case xml.Directive:
		x.declare(e)
	}
	return tok, nil
}

// maxEntity is how long the text may be, in bytes, that a file declares an
// entity for.
const maxEntity = 64

// entity finds the entities that a document type declares as a text.
var entity = regexp.MustCompile(`<!ENTITY\s+([^\s"'<>%&;]+)\s+(?:"([^"]*)"|'([^']*)')\s*>`)

// declare takes in the entities of a document type whose text is short and
// holds no other.
func (x *Reader) declare(d xml.Directive) {
	for _, m := range entity.FindAllSubmatch(d, -1) {
		text := characters.ReplaceAllStringFunc(string(m[2])+string(m[3]), character)
		if len(text) > maxEntity || strings.ContainsAny(text, "&<%") {
			continue
		}
		if x.dec.Entity == nil {
			x.dec.Entity = make(map[string]string)
		}
		x.dec.Entity[string(m[1])] = text
	}
}

// characters finds references to characters by their numbers.
var characters = regexp.MustCompile(`&#(x?)([0-9A-Fa-f]+);`)

// character is the character of a reference; the reference where there is none.
func character(reference string) string {
	m := characters.FindStringSubmatch(reference)
	base := 10
	if m[1] != "" {
		base = 16
	}
	if n, err := strconv.ParseInt(m[2], base, 32); err == nil && n != '&' && n != '<' && utf8.ValidRune(rune(n)) {
		return string(rune(n))
	}
	return reference
}

// Record makes the reader take down what it reads, for Passed and Taken. Call it
// before the first token.
func (x *Reader) Record() { x.size.tape = &x.tape }

// Passed is the file's text, decoded, since Passed or Taken was called last, up
// to the token read last.
func (x *Reader) Passed() string { return x.tape.cut(x.last) }

// Taken is the same up to the end of the token read last; at the end of the file
// all that is left.
func (x *Reader) Taken() string { return x.tape.cut(x.dec.InputOffset()) }

// Unit says that a new unit begins, whose size is counted afresh: no unit may
// be larger than [lines.Max].
func (x *Reader) Unit() { x.size.begin() }

// Skip reads to the end of the element just begun.
func (x *Reader) Skip() error {
	for depth := 1; depth > 0; {
		tok, err := x.Next()
		if err != nil {
			return err
		}
		switch tok.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// Start is the next start tag, or io.EOF.
func (x *Reader) Start() (xml.StartElement, error) {
	for {
		tok, err := x.Next()
		if err != nil {
			return xml.StartElement{}, err
		}
		if e, ok := tok.(xml.StartElement); ok {
			return e, nil
		}
	}
}

// Text is the text of the element just begun, trimmed, without that of the
// elements named in codes.
func (x *Reader) Text(codes ...string) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		tok, err := x.Next()
		if err != nil {
			return "", err
		}
		switch e := tok.(type) {
		case xml.CharData:
			b.Write(e)
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if slices.Contains(codes, e.Name.Local) {
				if err := x.Skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
		}
	}
	return strings.TrimSpace(b.String()), nil
}

// Line is where the reader stands, from 1.
func (x *Reader) Line() int {
	line, _ := x.dec.InputPos()
	return line
}

// Errorf is an error where the reader stands.
func (x *Reader) Errorf(format string, args ...any) error {
	return lines.ErrorAt(x.Path, x.Line(), format, args...)
}

// An encodingError is the name of an encoding that nobody knows.
type encodingError string

// Error says what to do.
func (e encodingError) Error() string {
	return fmt.Sprintf("the encoding %q is not known; save the file as UTF-8", string(e))
}

// wrap gives an error of the decoder its place and plain words.
func (x *Reader) wrap(err error) error {
	var syntax *xml.SyntaxError
	if unknown, ok := errors.AsType[encodingError](err); ok {
		return x.Errorf("%w", unknown)
	}
	switch {
	case errors.Is(err, io.EOF):
		return io.EOF
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Msg, "unexpected EOF"):
		return x.Errorf("the file ends in the middle: it is cut short")
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Msg, "invalid UTF-8"):
		return x.Errorf("the text is not UTF-8, and the first line names no other encoding")
	case errors.As(err, &syntax):
		return x.Errorf("not well-formed XML: %s", syntax.Msg)
	}
	return x.Errorf("%w", err)
}

// HasElement tells whether a file begins as XML and soon has a start tag, such
// as "<tmx", whatever its prefix.
func HasElement(head []byte, tag string) bool {
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("<")) && (bytes.Contains(head, []byte(tag)) || bytes.Contains(head, []byte(":"+tag[1:])))
}

// Attr is the value of the attribute with a local name, or "": of version and
// its:version the one that has no prefix, and where all have one the first.
func Attr(e xml.StartElement, local string) string {
	other := ""
	for _, a := range e.Attr {
		switch {
		case a.Name.Local != local:
		case a.Name.Space == "":
			return a.Value
		case other == "":
			other = a.Value
		}
	}
	return other
}

// A budget reads on while no unit is larger than [lines.Max]. It hands out what
// the buffered reader has at hand byte by byte, as the XML decoder reads.
type budget struct {
	in    *bufio.Reader
	ready []byte // what in has buffered, and the unit may have
	at    int    // how many bytes of ready were handed out
	used  int    // bytes of the unit that were handed out before ready
	tape  *tape  // takes down what is read; nil: nobody asked
}

// begin says that a new unit begins with the next byte.
func (b *budget) begin() { b.used = -b.at }

// ReadByte implements io.ByteReader.
func (b *budget) ReadByte() (byte, error) {
	if b.at == len(b.ready) {
		if err := b.fill(); err != nil {
			return 0, err
		}
	}
	c := b.ready[b.at]
	b.at++
	return c, nil
}

// fill makes the next bytes ready.
func (b *budget) fill() error {
	b.in.Discard(len(b.ready))
	b.used += len(b.ready)
	b.ready, b.at = nil, 0
	if b.used >= lines.Max {
		return lines.ErrTooLarge
	}
	if _, err := b.in.Peek(1); err != nil {
		return err
	}
	b.ready, _ = b.in.Peek(min(b.in.Buffered(), lines.Max-b.used))
	if b.tape != nil {
		b.tape.add(b.ready)
	}
	return nil
}

// Read implements io.Reader; decoders of other encodings read by it.
func (b *budget) Read(p []byte) (int, error) {
	for i := range p {
		c, err := b.ReadByte()
		if err != nil {
			return i, err
		}
		if p[i] = c; c < utf8.RuneSelf && c == '>' {
			return i + 1, nil
		}
	}
	return len(p), nil
}

// A tape holds the text that the decoder was given, and what is ready for it, from
// an offset on.
type tape struct {
	from int64
	text []byte
	gone int // bytes at the beginning of text that were cut away
}

// add takes down a piece of text.
func (t *tape) add(piece []byte) {
	if t.gone > 0 {
		t.text = t.text[:copy(t.text, t.text[t.gone:])]
		t.gone = 0
	}
	t.text = append(t.text, piece...)
}

// cut takes away the text before an offset.
func (t *tape) cut(to int64) string {
	left := t.text[t.gone:]
	n := min(max(0, int(to-t.from)), len(left))
	t.gone += n
	t.from = to
	return string(left[:n])
}

// forget takes away the text from an offset on.
func (t *tape) forget(from int64) {
	t.text = t.text[:t.gone+min(max(0, int(from-t.from)), len(t.text)-t.gone)]
}

// A taped reader takes down what it reads.
type taped struct {
	in   *bufio.Reader
	tape *tape
}

// ReadByte implements io.ByteReader, which the XML decoder reads by.
func (r *taped) ReadByte() (byte, error) {
	c, err := r.in.ReadByte()
	if err == nil {
		r.tape.add([]byte{c})
	}
	return c, err
}

// Read implements io.Reader.
func (r *taped) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	r.tape.add(p[:n])
	return n, err
}
