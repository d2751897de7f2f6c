package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
)

// schema names the layout of review files.
const schema = "bitext-review/1"

// A Dismissal is a finding that somebody has looked at and wants to see no more.
type Dismissal struct {
	Fingerprint string `json:"fingerprint"`
	Check       string `json:"check"`   // ID
	Message     string `json:"message"` // of the finding, for people
	Note        string `json:"note"`    // why
	Date        string `json:"date"`    // YYYY-MM-DD
}

// A Review is what was decided about the findings of one bitext. It lives in
// a file beside the target, NAME.bitext.json.
type Review struct {
	Schema    string      `json:"schema"`
	Dismissed []Dismissal `json:"dismissed"` // by fingerprint, in rising order
}

// A Dismissed finding is one that a review hides, with its note.
type Dismissed struct {
	check.Finding
	Note string
}

// Read reads a review file.
func Read(r io.Reader) (Review, error) {
	var decided Review
	if err := json.NewDecoder(r).Decode(&decided); err != nil {
		return Review{}, fmt.Errorf("not a review file: %w", err)
	}
	if decided.Schema != schema {
		return Review{}, fmt.Errorf("not a review file: schema is %q, want %q", decided.Schema, schema)
	}
	return decided, nil
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

// Apply parts findings into those still open and those the review dismisses.
// Stale are the dismissals whose finding is gone.
func (r Review) Apply(found []check.Finding) (open []check.Finding, dismissed []Dismissed, stale []Dismissal) {
	notes := map[string]Dismissal{}
	for _, d := range r.Dismissed {
		notes[d.Fingerprint] = d
	}
	met := map[string]bool{}
	for _, f := range found {
		d, ok := notes[f.Fingerprint]
		if !ok {
			open = append(open, f)
			continue
		}
		met[f.Fingerprint] = true
		dismissed = append(dismissed, Dismissed{f, d.Note})
	}
	for _, d := range r.Dismissed {
		if !met[d.Fingerprint] {
			stale = append(stale, d)
		}
	}
	return open, dismissed, stale
}

// Dismiss adds the findings to the review, with one note and date (YYYY-MM-DD).
// A finding that is there already gets the new note.
func (r Review) Dismiss(found []check.Finding, note, date string) Review {
	list := slices.Clone(r.Dismissed)
	for _, f := range found {
		d := Dismissal{f.Fingerprint, f.Check.ID, f.Message, note, date}
		k := slices.IndexFunc(list, func(o Dismissal) bool { return o.Fingerprint == f.Fingerprint })
		if k >= 0 {
			list[k] = d
		} else {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b Dismissal) int { return strings.Compare(a.Fingerprint, b.Fingerprint) })
	return Review{schema, list}
}

// Pruned is the review without the dismissals whose finding is gone.
func (r Review) Pruned(found []check.Finding) Review {
	_, _, stale := r.Apply(found)
	list := slices.DeleteFunc(slices.Clone(r.Dismissed), func(d Dismissal) bool { return slices.Contains(stale, d) })
	return Review{schema, list}
}

// Named picks the findings that go by a name: a fingerprint, the beginning of
// one (four digits and more), or what [check.Select] takes.
func Named(found []check.Finding, name string) ([]check.Finding, error) {
	var list []check.Finding
	for _, f := range found {
		if f.Check.GoesBy(name) || len(name) >= 4 && strings.HasPrefix(f.Fingerprint, strings.ToLower(name)) {
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no finding goes by %q", name)
	}
	if len(list) > 1 && !list[0].Check.GoesBy(name) {
		return nil, errors.New(name + " begins more than one fingerprint; give more of its digits")
	}
	return list, nil
}
