package lines

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// BufferSize is how many bytes are read from or written to a file at a time.
const BufferSize = 64 << 10

// Mark is the byte order mark in UTF-8, which does not need it.
const Mark = "\xEF\xBB\xBF"

// Text is a reader of r's text in UTF-8, without a byte order mark. Files in
// UTF-16, as Windows tools write them, are decoded: they begin with its mark,
// or without it with two characters of ASCII, as XML does;
// whether the rest is valid UTF-8 is for the reader of lines or elements to say,
// which knows the line.
func Text(r io.Reader) *bufio.Reader {
	buf := bufio.NewReaderSize(r, BufferSize)
	head, _ := buf.Peek(4)
	switch {
	case bytes.HasPrefix(head, []byte(Mark)):
		buf.Discard(len(Mark))
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		buf.Discard(2)
		return bufio.NewReader(&utf16Reader{in: buf, order: binary.LittleEndian})
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		buf.Discard(2)
		return bufio.NewReader(&utf16Reader{in: buf, order: binary.BigEndian})
	case len(head) == 4 && ascii(head[0]) && head[1] == 0 && ascii(head[2]) && head[3] == 0:
		return bufio.NewReader(&utf16Reader{in: buf, order: binary.LittleEndian})
	case len(head) == 4 && head[0] == 0 && ascii(head[1]) && head[2] == 0 && ascii(head[3]):
		return bufio.NewReader(&utf16Reader{in: buf, order: binary.BigEndian})
	}
	return buf
}

// ascii tells whether a byte is a character of ASCII that texts have.
func ascii(c byte) bool { return c >= ' ' && c < utf8.RuneSelf || c == '\t' || c == '\n' || c == '\r' }

var (
	errSurrogate = errors.New("half of a surrogate pair: the text is damaged; save it again as UTF-8")
	errOddBytes  = errors.New("the UTF-16 text ends in the middle of a character: the file is cut short")
)

// Strict is a reader of text that a decoder makes of another encoding. Such
// decoders put U+FFFD in place of bytes that are no character; this one reports
// it, so that no text changes unseen.
func Strict(decoded io.Reader) io.Reader {
	return &strictReader{in: bufio.NewReaderSize(decoded, BufferSize)}
}

var errNoCharacter = errors.New("bytes that are no character of the encoding: name another, or save the file as UTF-8")

type strictReader struct {
	in  *bufio.Reader
	err error // stays once met
}

// Read implements io.Reader.
func (s *strictReader) Read(p []byte) (n int, err error) {
	for s.err == nil && len(p)-n >= utf8.UTFMax {
		r, _, err := s.in.ReadRune()
		switch {
		case err != nil:
			s.err = err
		case r == utf8.RuneError:
			s.err = errNoCharacter
		default:
			n += utf8.EncodeRune(p[n:], r)
		}
	}
	if n > 0 {
		return n, nil
	}
	return 0, s.err
}

// A utf16Reader decodes UTF-16. The standard decoders put U+FFFD in place of
// half a surrogate pair; this one reports it, so that no text changes unseen.
type utf16Reader struct {
	in    *bufio.Reader
	order binary.ByteOrder
	rest  []byte // decoded, not yet handed out
	err   error  // stays once met
	buf   [utf8.UTFMax]byte
}

// Read implements io.Reader.
func (u *utf16Reader) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		if len(u.rest) == 0 {
			if n > 0 && u.in.Buffered() < 4 {
				return n, nil
			}
			if u.err == nil {
				u.err = u.decode()
			}
			if u.err != nil {
				return n, u.err
			}
		}
		k := copy(p[n:], u.rest)
		u.rest = u.rest[k:]
		n += k
	}
	return n, nil
}

// decode puts the next character into rest.
func (u *utf16Reader) decode() error {
	r, err := u.unit()
	if err != nil {
		return err
	}
	if utf16.IsSurrogate(r) {
		low, err := u.unit()
		if errors.Is(err, io.EOF) {
			return errSurrogate
		}
		if err != nil {
			return err
		}
		if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
			return errSurrogate
		}
	}
	u.rest = utf8.AppendRune(u.buf[:0], r)
	return nil
}

func (u *utf16Reader) unit() (rune, error) {
	var two [2]byte
	_, err := io.ReadFull(u.in, two[:])
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, errOddBytes
	}
	return rune(u.order.Uint16(two[:])), err
}
