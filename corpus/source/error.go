package source

import (
	"errors"
	"fmt"
)

// An Error says why a text could not be read, to the person who can mend it.
type Error struct {
	Path   string // as the user gave it
	Line   int    // counted from 1; 0 where the whole file is meant
	What   string // what is wrong, lower case, no full stop
	Advice string // what to do about it; "" where there is nothing to say
	Cause  error  // the error underneath; may be nil
}

// Error is the message as compilers write it: path:line: what.
func (e *Error) Error() string {
	switch {
	case e.Path == "":
		return e.What
	case e.Line == 0:
		return fmt.Sprintf("%s: %s", e.Path, e.What)
	}
	return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.What)
}

// Hint says what to do about it, or "".
func (e *Error) Hint() string { return e.Advice }

// Unwrap returns the cause, so that errors.Is finds fs.ErrNotExist.
func (e *Error) Unwrap() error { return e.Cause }

// at names the file an error is about.
func at(path string, err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		e.Path = path
		return e
	}
	return &Error{Path: path, What: err.Error(), Cause: err}
}

// ErrNoText is the cause of an [Error] about a file that is empty or holds no text.
var ErrNoText = errors.New("no text")

// blank is the complaint about a file in which no text was found.
func blank(data []byte) error {
	if len(data) == 0 {
		return &Error{What: "is empty", Advice: "save the text in it first, or name another file", Cause: ErrNoText}
	}
	return &Error{What: "holds no text, only white space and markup", Advice: "open the file and see whether its text is a picture; --format text reads it as it stands", Cause: ErrNoText}
}
