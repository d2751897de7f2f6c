package lines

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Max is the longest line read, in bytes, unless a reader has a limit of its
// own: reading never needs more memory than a few times this. A paragraph of
// prose has a few thousand bytes and a whole novel about one million.
const Max = 16 << 20

// ErrTooLarge is the error of a record, of a table or of another format, that
// is larger than [Max].
var ErrTooLarge = fmt.Errorf("one unit is larger than %d MiB; is this the right kind of file?", Max>>20)

// A Reader reads lines of UTF-8 text and knows where it is.
type Reader struct {
	Path string
	Line int // of the line read last, from 1; 0 before the first
	Max  int // longest line in bytes; 0: the package's Max

	in  *bufio.Reader
	buf []byte
}

// New is a reader of text that is UTF-8 already, see [Text]. The path is for
// errors.
func New(path string, text *bufio.Reader) *Reader { return &Reader{Path: path, in: text} }

// Next is the next line without its line end (LF or CR LF), or io.EOF. A line
// that is not text is an error.
func (l *Reader) Next() (string, error) {
	raw, err := l.Raw()
	if err != nil {
		return "", err
	}
	line := strings.TrimSuffix(strings.TrimSuffix(raw, "\n"), "\r")
	if at, what := Bad(line); what != "" {
		return "", l.Errorf("column %d: %s", at, what)
	}
	return line, nil
}

// Raw is the next line with its line end and whatever bytes are in it, or
// io.EOF.
func (l *Reader) Raw() (string, error) {
	l.buf = l.buf[:0]
	l.Line++
	for {
		part, err := l.in.ReadSlice('\n')
		if err == nil && len(l.buf) == 0 && len(part) <= l.max() {
			return string(part), nil
		}
		l.buf = append(l.buf, part...)
		switch {
		case len(l.buf) > l.max():
			return "", l.Errorf("the line is longer than %d MiB; is this the right kind of file?", l.max()>>20)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(l.buf) == 0:
			return "", io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return "", l.Errorf("%w", err)
		}
		return string(l.buf), nil
	}
}

func (l *Reader) max() int {
	if l.Max == 0 {
		return Max
	}
	return l.Max
}

// Errorf is an error at the line read last.
func (l *Reader) Errorf(format string, args ...any) error {
	return ErrorAt(l.Path, l.Line, format, args...)
}

// An Error is an error at a line of a file.
type Error struct {
	Path string
	Line int // from 1
	Err  error
}

// Error is "path:line: what".
func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %v", e.Path, e.Line, e.Err) }

// Unwrap is the error without its place.
func (e *Error) Unwrap() error { return e.Err }

// ErrorAt is an [*Error] with the words of fmt.Errorf.
func ErrorAt(path string, line int, format string, args ...any) error {
	return &Error{path, line, fmt.Errorf(format, args...)}
}

// Bad finds the first rune, counted as a column from 1, that cannot be in a
// text, and says what to do about it; "" where all can.
func Bad(s string) (column int, what string) {
	if utf8.ValidString(s) && !strings.ContainsRune(s, 0) {
		return 0, ""
	}
	for i, r := range s {
		column++
		if r == 0 {
			return column, "a NUL character: this is not a text file, or UTF-16 without its mark; save it as UTF-8"
		}
		if _, size := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
			return column, fmt.Sprintf("byte 0x%02X is not UTF-8; save the file as UTF-8", s[i])
		}
	}
	return 0, ""
}

// Sample is the start of a line in quotation marks, for an error message.
func Sample(line string) string {
	const most = 40
	if r := []rune(strings.TrimSpace(line)); len(r) > most {
		return fmt.Sprintf("%q…", string(r[:most]))
	}
	return fmt.Sprintf("%q", strings.TrimSpace(line))
}
