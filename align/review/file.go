package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// schema names the layout of review files.
const schema = "bitext-review/1"

// Beside is the path of the review file that goes with a target:
// news.zh.txt.bitext.json beside news.zh.txt. Standard input, "-", has
// stdin.bitext.json in the working directory.
func Beside(target string) string {
	if target == "-" {
		target = "stdin"
	}
	return target + ".bitext.json"
}

// Find is the path from which the review of a target is read: [Beside], or where
// that is not there the name that it had before, news.zh.bitext.json, if that is
// there. It is never written under the old name, which news.zh.txt and
// news.zh.md would share.
func Find(target string) string {
	path := Beside(target)
	if there(path) {
		return path
	}
	if stem := strings.TrimSuffix(target, filepath.Ext(target)); stem != target && !there(stem) && there(Beside(stem)) {
		return Beside(stem)
	}
	return path
}

// there tells whether there is a file at the path.
func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Open reads the review file at path. One that is not there is an empty review.
func Open(path string) (Review, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Review{}, nil
	}
	if err != nil {
		return Review{}, fmt.Errorf("%s: cannot read: %w", path, cause(err))
	}
	defer f.Close()
	r, err := Read(f)
	if err != nil {
		return Review{}, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

// cause is the error of the system without its path, which [Open] names.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// maxSize is the most bytes that a review file may have; a dismissal has about
// three hundred.
const maxSize = 64 << 20

// A fault is what is wrong with a review file, in words for who wrote it.
type fault struct{ what, hint string }

// Error says what is wrong.
func (f fault) Error() string { return "not a review file: " + f.what }

// Hint says what to do about it, or "".
func (f fault) Hint() string { return f.hint }

// Read reads a review file, which may begin with a byte order mark. What it does
// not know in it is kept, and written again by [Review.Write].
func Read(r io.Reader) (Review, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return Review{}, fmt.Errorf("cannot read: %w", cause(err))
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > maxSize:
		return Review{}, fault{"it is larger than 64 MB", ""}
	case len(bytes.TrimSpace(data)) == 0:
		return Review{}, fault{"it is empty", "delete it; bitext dismiss writes a new one"}
	case !utf8.Valid(data):
		return Review{}, fault{"it is not in UTF-8", "save it as UTF-8"}
	}
	for n, line := range bytes.Split(data, []byte("\n")) {
		if bytes.HasPrefix(line, []byte("<<<<<<<")) || bytes.HasPrefix(line, []byte(">>>>>>>")) {
			return Review{}, fault{fmt.Sprintf("line %d is the mark of a merge conflict", n+1), "keep the dismissals of both sides, and delete the lines that begin with <, = and >"}
		}
	}
	var decided Review
	if err := json.Unmarshal(data, &decided); err != nil {
		return Review{}, inWords(err, data)
	}
	if decided.Schema != schema {
		if strings.HasPrefix(decided.Schema, "bitext-review/") {
			return Review{}, fault{fmt.Sprintf("it says %s, and this bitext reads %s", decided.Schema, schema), "a newer bitext wrote it: use that one"}
		}
		return Review{}, fault{fmt.Sprintf(`it does not say "schema": %q`, schema), ""}
	}
	return decided, nil
}

// inWords says what an error of decoding means, and where it is.
func inWords(err error, data []byte) error {
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		if int(e.Offset) >= len(bytes.TrimRight(data, " \t\r\n")) && strings.Contains(e.Error(), "unexpected end") {
			return fault{fmt.Sprintf("line %d: the file ends in the middle", lineAt(data, e.Offset)), "get it back from a copy; it was cut off"}
		}
		return fault{fmt.Sprintf("line %d is no JSON: %v", lineAt(data, e.Offset), e), "mend the line; often it is a comma or a quotation mark"}
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		where := "it"
		if e.Field != "" {
			where = fmt.Sprintf("%q", e.Field[strings.LastIndexByte(e.Field, '.')+1:])
		}
		return fault{fmt.Sprintf("%s is a JSON %s, which it cannot be", where, strings.Fields(e.Value)[0]), ""}
	}
	return fault{err.Error(), ""}
}

// lineAt is the line, from 1, of a byte.
func lineAt(data []byte, offset int64) int {
	offset = min(max(offset-1, 0), int64(len(data)))
	return 1 + bytes.Count(data[:offset], []byte("\n"))
}

// Write writes a review file.
func (r Review) Write(w io.Writer) error {
	r.Schema = schema
	if r.Dismissed == nil {
		r.Dismissed = []Dismissal{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}

// The types without their methods, as package json reads and writes them.
type (
	plainReview    Review
	plainDismissal Dismissal
)

// UnmarshalJSON reads a review and keeps the members it does not know.
func (r *Review) UnmarshalJSON(data []byte) (err error) {
	if err = json.Unmarshal(data, (*plainReview)(r)); err == nil {
		r.more, err = others(data, "schema", "dismissed")
	}
	return err
}

// MarshalJSON writes a review and the members it did not know.
func (r Review) MarshalJSON() ([]byte, error) { return with(plainReview(r), r.more) }

// UnmarshalJSON reads a dismissal and keeps the members it does not know.
func (d *Dismissal) UnmarshalJSON(data []byte) (err error) {
	if err = json.Unmarshal(data, (*plainDismissal)(d)); err == nil {
		d.more, err = others(data, "fingerprint", "check", "message", "note", "date")
	}
	return err
}

// MarshalJSON writes a dismissal and the members it did not know.
func (d Dismissal) MarshalJSON() ([]byte, error) { return with(plainDismissal(d), d.more) }

// others are the members of an object but for those known, as the inside of an
// object: `"a":1,"b":2`. Package json takes names in any case, so they are known
// in any.
func others(object []byte, known ...string) (string, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(object, &members); err != nil {
		return "", err
	}
	for name := range members {
		if slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, name) }) {
			delete(members, name)
		}
	}
	if len(members) == 0 {
		return "", nil
	}
	text, err := unescaped(members)
	return strings.TrimSuffix(strings.TrimPrefix(text, "{"), "}"), err
}

// with writes a value that is an object, and further members.
func with(value any, more string) ([]byte, error) {
	text, err := unescaped(value)
	if more != "" {
		text = strings.TrimSuffix(text, "}") + "," + more + "}"
	}
	return []byte(text), err
}

// unescaped is a value as JSON with its text as it is, on one line.
func unescaped(value any) (string, error) {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(value)
	return strings.TrimSuffix(out.String(), "\n"), err
}
