package exchange

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// maxUnit bounds the bytes of one line, or of one translation unit: reading
// never needs more memory than a few times this. A paragraph of prose has a
// few thousand bytes and a whole novel about one million.
const maxUnit = 16 << 20

// A lineReader reads lines of UTF-8 text and knows where it is.
type lineReader struct {
	path string
	in   *bufio.Reader
	line int // of the line read last, from 1
	buf  []byte
}

// next is the next line without its line end (LF or CR LF), or io.EOF. Lines
// that are not text are an error.
func (l *lineReader) next() (string, error) {
	raw, err := l.raw()
	if err != nil {
		return "", err
	}
	line := strings.TrimSuffix(strings.TrimSuffix(raw, "\n"), "\r")
	if at, what := badText(line); what != "" {
		return "", l.errorf("column %d: %s", at, what)
	}
	return line, nil
}

// raw is the next line with its line end and whatever bytes are in it.
func (l *lineReader) raw() (string, error) {
	l.buf = l.buf[:0]
	l.line++
	for {
		part, err := l.in.ReadSlice('\n')
		l.buf = append(l.buf, part...)
		switch {
		case len(l.buf) > maxUnit:
			return "", l.errorf("the line is longer than %d MiB; is this the right kind of file?", maxUnit>>20)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(l.buf) == 0:
			return "", io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return "", l.errorf("%w", err)
		}
		return string(l.buf), nil
	}
}

// errorf is an error at the line read last.
func (l *lineReader) errorf(format string, args ...any) error {
	return errorAt(l.path, l.line, format, args...)
}

// A placeError is an error at a line of a file.
type placeError struct {
	path string
	line int
	err  error
}

// Error is "path:line: what".
func (e *placeError) Error() string { return fmt.Sprintf("%s:%d: %v", e.path, e.line, e.err) }

// Unwrap is the error without its place.
func (e *placeError) Unwrap() error { return e.err }

func errorAt(path string, line int, format string, args ...any) error {
	return &placeError{path, line, fmt.Errorf(format, args...)}
}

// badText finds the first rune, counted as a column from 1, that cannot be in
// a text, and says what to do about it.
func badText(s string) (column int, what string) {
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
