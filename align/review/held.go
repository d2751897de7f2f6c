package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// A Person is who reviews a text, and where.
type Person struct {
	User  string    `json:"user"`
	Host  string    `json:"host"`
	PID   int       `json:"pid"` // of the process
	Since time.Time `json:"since"`
}

// String names the person: anna@mini.
func (p Person) String() string { return p.User + "@" + p.Host }

// A BusyError says that somebody else reviews a text.
type BusyError struct {
	Path string // of the review file
	Person
}

// Error says who, where and since when.
func (e *BusyError) Error() string {
	if e.User == "" {
		return e.Path + ": somebody reviews this text now"
	}
	return fmt.Sprintf("%s: %s reviews this text on %s (process %d) since %s", e.Path, e.User, e.Host, e.PID, e.Since.Local().Format("2006-01-02 15:04"))
}

// Hint says what to do about it.
func (e *BusyError) Hint() string {
	return fmt.Sprintf("try again when that has ended; if it has, and did not say so, delete %s", e.Path+heldSuffix)
}

// heldSuffix ends the name of the file that tells who reviews a text.
const heldSuffix = ".held"

// Held is the error of a review that somebody has open, or nil.
func Held(path string) error {
	path = real(path)
	if _, err := os.Lstat(path + heldSuffix); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	release, err := hold(path, Person{})
	if err == nil {
		release()
	}
	return err
}

// real is the path behind symbolic links.
func real(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// hold keeps others from reviewing the text whose review file is at path, until
// release is called or the process ends, however it ends. The file that says who
// does it stands beside it for so long.
func hold(path string, who Person) (release func(), err error) {
	path = real(path)
	for {
		f, err := os.OpenFile(path+heldSuffix, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, fmt.Errorf("%s: cannot lock: %w", path, cause(err))
		}
		switch free, err := tryLock(f); {
		case err != nil:
			f.Close()
			return nil, fmt.Errorf("%s: cannot lock: %w", path, cause(err))
		case !free:
			defer f.Close()
			return nil, &BusyError{path, personIn(f)}
		}
		if !same(f, path+heldSuffix) { // whoever had it removed it meanwhile
			f.Close()
			continue
		}
		text, err := json.Marshal(who)
		if err == nil {
			err = errors.Join(f.Truncate(0), writeAt(f, append(text, '\n')))
		}
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("%s: cannot lock: %w", path, cause(err))
		}
		return func() { os.Remove(path + heldSuffix); f.Close() }, nil
	}
}

func writeAt(f *os.File, text []byte) error {
	_, err := f.WriteAt(text, 0)
	return err
}

// personIn is who a file names.
func personIn(f *os.File) (p Person) {
	if text, err := io.ReadAll(io.LimitReader(f, 4096)); err == nil {
		json.Unmarshal(text, &p) // a file that is being written names nobody yet
	}
	return p
}

// same tells whether an open file is still the one at the path.
func same(f *os.File, path string) bool {
	a, errA := f.Stat()
	b, errB := os.Stat(path)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// isEmpty tells whether nobody is named in a file.
func isEmpty(f *os.File) (bool, error) {
	info, err := f.Stat()
	return err == nil && info.Size() == 0, err
}
