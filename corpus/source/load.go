package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// MaxSize is the largest file that is read, in bytes, and the most text that
// is unpacked from an archive: 32 MiB, some five times War and Peace. It bounds
// the memory of a run.
const MaxSize = 32 << 20

// load reads the bytes of a file or, for "-", of standard input.
func load(path string, stdin io.Reader) ([]byte, error) {
	if path == "-" {
		if stdin == nil {
			return nil, &Error{What: "there is no standard input"}
		}
		return upTo(stdin)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unopened(err)
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, unopened(err)
	case info.IsDir():
		return nil, &Error{What: "is a folder", Advice: "name the files in it"}
	case info.Size() > MaxSize:
		return nil, tooLarge(MaxSize)
	}
	return upTo(file)
}

// upTo reads everything, or complains that it is more than MaxSize.
func upTo(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, unopened(err)
	}
	if len(data) > MaxSize {
		return nil, tooLarge(MaxSize)
	}
	return data, nil
}

// tooLarge is the complaint about a file above a limit, in bytes.
func tooLarge(limit int) error {
	return &Error{
		What:   fmt.Sprintf("is larger than %d MB, too large to be one text", limit>>20),
		Advice: "cut it into chapters or articles",
	}
}

// unopened words an error of the file system without repeating the path.
func unopened(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &Error{What: "no such file", Cause: err}
	}
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		return &Error{What: inner.Err.Error(), Cause: err}
	}
	return &Error{What: err.Error(), Cause: err}
}
