package review

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Beside is the path of the review file that goes with a target:
// news.zh.bitext.json beside news.zh.txt. Standard input,
// "-", has stdin.bitext.json in the working directory.
func Beside(target string) string {
	if target == "-" {
		target = "stdin"
	}
	return strings.TrimSuffix(target, filepath.Ext(target)) + ".bitext.json"
}

// Open reads the review file at path. One that is not there is an empty review.
func Open(path string) (Review, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Review{}, nil
	}
	if err != nil {
		return Review{}, fmt.Errorf("%s: %w", path, cause(err))
	}
	defer f.Close()
	r, err := Read(io.LimitReader(f, maxSize))
	if err != nil {
		return Review{}, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

// maxSize is how many bytes of a review file are read; a dismissal has about
// three hundred.
const maxSize = 64 << 20

// cause is the error of the system without its path, which [Open] names.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}
