package exchange

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// maxDepth bounds how deep elements may stand in one another. TMX needs 6
// levels and inline markup a few more.
const maxDepth = 100

// An xmlReader reads XML tokens and knows where it is. Entities other than the
// five of XML itself are an error, so nothing can expand; depth and the size of
// one unit are bounded.
type xmlReader struct {
	*xml.Decoder
	path string
	size *budget
	open []string // names of the elements begun and not ended, outermost first
}

func newXML(path string, r io.Reader) *xmlReader {
	size := &budget{in: newText(r)}
	x := &xmlReader{Decoder: xml.NewDecoder(size), path: path, size: size}
	x.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return in, nil // decoded already, or it could not have been read so far
		}
		enc, err := htmlindex.Get(label)
		if err != nil {
			return nil, encodingError(label)
		}
		return enc.NewDecoder().Reader(in), nil
	}
	return x
}

// next is the next token. It is valid until the next call. Names keep their
// prefix apart and unresolved, which is all that these formats need and a
// quarter faster.
func (x *xmlReader) next() (xml.Token, error) {
	tok, err := x.RawToken()
	switch {
	case errors.Is(err, io.EOF) && len(x.open) > 0:
		return nil, x.errorf("the file ends inside <%s>: it is cut short", x.open[len(x.open)-1])
	case err != nil:
		return nil, x.wrap(err)
	}
	switch e := tok.(type) {
	case xml.StartElement:
		if len(x.open) == maxDepth {
			return nil, x.errorf("elements stand more than %d deep in one another", maxDepth)
		}
		x.open = append(x.open, e.Name.Local)
	case xml.EndElement:
		last := len(x.open) - 1
		if last < 0 || x.open[last] != e.Name.Local {
			return nil, x.errorf("not well-formed XML: </%s> ends what was not begun", e.Name.Local)
		}
		x.open = x.open[:last]
	}
	return tok, nil
}

// unit says that a new unit begins: its size is counted afresh.
func (x *xmlReader) unit() { x.size.used = 0 }

// skip reads to the end of the element just begun.
func (x *xmlReader) skip() error {
	for depth := 1; depth > 0; {
		tok, err := x.next()
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

// start is the next start tag.
func (x *xmlReader) start() (xml.StartElement, error) {
	for {
		tok, err := x.next()
		if err != nil {
			return xml.StartElement{}, err
		}
		if e, ok := tok.(xml.StartElement); ok {
			return e, nil
		}
	}
}

// text is the text of the element just begun, trimmed, without that of the
// elements named in codes.
func (x *xmlReader) text(codes []string) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		tok, err := x.next()
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
				if err := x.skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
		}
	}
	return strings.TrimSpace(b.String()), nil
}

// line is where the reader stands, from 1.
func (x *xmlReader) line() int {
	line, _ := x.InputPos()
	return line
}

func (x *xmlReader) errorf(format string, args ...any) error {
	return errorAt(x.path, x.line(), format, args...)
}

// An encodingError is the name of an encoding that nobody knows.
type encodingError string

// Error says what to do.
func (e encodingError) Error() string {
	return fmt.Sprintf("the encoding %q is not known; save the file as UTF-8", string(e))
}

// wrap gives an error of the decoder its place and plain words.
func (x *xmlReader) wrap(err error) error {
	var syntax *xml.SyntaxError
	if unknown, ok := errors.AsType[encodingError](err); ok {
		return x.errorf("%w", unknown)
	}
	switch {
	case errors.Is(err, io.EOF):
		return io.EOF
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Msg, "unexpected EOF"):
		return x.errorf("the file ends in the middle: it is cut short")
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Msg, "invalid UTF-8"):
		return x.errorf("the text is not UTF-8, and the first line names no other encoding")
	case errors.As(err, &syntax):
		return x.errorf("not well-formed XML: %s", syntax.Msg)
	}
	return x.errorf("%w", err)
}

// hasElement tells whether a file begins as XML and soon has a start tag, such
// as "<tmx", whatever its prefix.
func hasElement(head []byte, tag string) bool {
	return begins(head, '<') && (bytes.Contains(head, []byte(tag)) || bytes.Contains(head, []byte(":"+tag[1:])))
}

// attr is the value of the attribute with a local name, whatever its
// namespace, or "".
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// A budget reads on while no unit is larger than maxUnit.
type budget struct {
	in   *bufio.Reader
	used int
}

var errTooLarge = fmt.Errorf("one unit is larger than %d MiB; is this the right kind of file?", maxUnit>>20)

// ReadByte implements io.ByteReader, which the XML decoder reads by.
func (b *budget) ReadByte() (byte, error) {
	if b.used++; b.used > maxUnit {
		return 0, errTooLarge
	}
	return b.in.ReadByte()
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
