package exchange

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
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
	path  string
	size  *budget
	depth int
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
			return nil, fmt.Errorf("the encoding %q is not known; save the file as UTF-8", label)
		}
		return enc.NewDecoder().Reader(in), nil
	}
	return x
}

// next is the next token. It is valid until the next call.
func (x *xmlReader) next() (xml.Token, error) {
	tok, err := x.Token()
	if err != nil {
		return nil, x.wrap(err)
	}
	switch tok.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, x.errorf("elements stand more than %d deep in one another", maxDepth)
		}
	case xml.EndElement:
		x.depth--
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

// line is where the reader stands, from 1.
func (x *xmlReader) line() int {
	line, _ := x.InputPos()
	return line
}

func (x *xmlReader) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", x.path, x.line(), fmt.Errorf(format, args...))
}

// wrap gives an error of the decoder its place and plain words.
func (x *xmlReader) wrap(err error) error {
	var syntax *xml.SyntaxError
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
	in   io.ByteReader
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
