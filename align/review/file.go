package review

import (
	"bytes"
	"cmp"
	_ "embed"
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

// schema names the layout of review files, and firstSchema the one before.
const (
	schema      = "bitext-review/2"
	firstSchema = "bitext-review/1"
)

// Schema is the JSON Schema of a line of a review file as it is written: the first
// one, which names the layout, or a decision.
//
//go:embed review.schema.json
var Schema string

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
// not know in it is kept, and written again by [Review.Write]. Where the last line
// was cut off, as when the program was killed while it wrote it, that line does
// not count.
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
		return Review{}, fault{"it is empty", "delete it; bitext dismiss and bitext review write a new one"}
	}
	head, lines, _ := bytes.Cut(data, []byte("\n"))
	ofLines := isHead(head)
	if ofLines {
		data = whole(data)
	}
	if !utf8.Valid(data) {
		return Review{}, fault{"it is not in UTF-8", "save it as UTF-8"}
	}
	for n, line := range bytes.Split(data, []byte("\n")) {
		if bytes.HasPrefix(line, []byte("<<<<<<<")) || bytes.HasPrefix(line, []byte(">>>>>>>")) {
			return Review{}, fault{fmt.Sprintf("line %d is the mark of a merge conflict", n+1), "keep the lines of both sides, and delete those that begin with <, = and >"}
		}
	}
	if ofLines {
		return readLines(head, lines)
	}
	return readFirst(data)
}

// whole is a file without a last line that was cut off.
func whole(data []byte) []byte { return data[:bytes.LastIndexByte(data, '\n')+1] }

// isHead tells whether a line is the first of a file of lines.
func isHead(line []byte) bool {
	var h struct{ Schema string }
	return json.Unmarshal(line, &h) == nil && h.Schema != firstSchema && strings.HasPrefix(h.Schema, "bitext-review/")
}

// readLines reads a file of lines: the first names the schema, each other is a
// decision.
func readLines(head, lines []byte) (Review, error) {
	var h struct{ Schema string }
	if err := json.Unmarshal(head, &h); err != nil {
		return Review{}, inWords(err, head)
	}
	if h.Schema != schema {
		return Review{}, newer(h.Schema)
	}
	more, err := others(head, "schema")
	if err != nil {
		return Review{}, inWords(err, head)
	}
	r := Review{more: more}
	var list []Decision
	journal := -1 // the line that began a session, among the decisions
	for n := 2; len(lines) > 0; n++ {
		line, rest, ended := bytes.Cut(lines, []byte("\n"))
		lines = rest
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var d Decision
		if err := json.Unmarshal(line, &d); err != nil || !utf8.Valid(line) {
			if !ended {
				break // the line that was being written
			}
			return Review{}, onLine(err, line, n)
		}
		if d.Op == Dismiss && d.Fingerprint == "" {
			return Review{}, nameless(fmt.Sprintf("line %d", n))
		}
		if d.Op == opened && journal < 0 {
			journal = len(list)
		}
		list = append(list, d)
	}
	if journal < 0 {
		journal = len(list)
	}
	r.Decisions = byDate(list[:journal:journal])
	r = r.begun()
	for _, d := range list[journal:] {
		r = r.replayed(d)
	}
	return r, nil
}

// nameless refuses a dismissal that names no finding.
func nameless(place string) error {
	return fault{place + " dismisses a finding and has no fingerprint, which says which", "delete it, and dismiss the finding with bitext dismiss"}
}

// byDate sorts decisions by when they were made, which is the order in which they
// count: in the file they stand in that of their texts.
func byDate(list []Decision) []Decision {
	list = slices.DeleteFunc(list, func(d Decision) bool { return d.Op == undo || d.Op == redo })
	slices.SortStableFunc(list, func(a, b Decision) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.key(), b.key()))
	})
	return list
}

// newer refuses a schema that is not known.
func newer(found string) error {
	return fault{fmt.Sprintf("it says %s, and this bitext reads %s", found, schema), "a newer bitext wrote it: use that one"}
}

// readFirst reads a file of the first schema, which was one object and knew
// nothing but dismissals.
func readFirst(data []byte) (Review, error) {
	var file struct {
		Schema    string            `json:"schema"`
		Dismissed []json.RawMessage `json:"dismissed"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return Review{}, inWords(err, data)
	}
	switch {
	case file.Schema == firstSchema:
	case strings.HasPrefix(file.Schema, "bitext-review/"):
		return Review{}, newer(file.Schema)
	default:
		return Review{}, fault{fmt.Sprintf(`it does not say "schema": %q`, schema), ""}
	}
	more, err := others(data, "schema", "dismissed")
	if err != nil {
		return Review{}, inWords(err, data)
	}
	r := Review{more: more}
	for n, text := range file.Dismissed {
		var d Decision
		if err := json.Unmarshal(text, (*plainDecision)(&d)); err != nil {
			return Review{}, inWords(err, data)
		}
		d = Decision{Op: Dismiss, Fingerprint: d.Fingerprint, Check: d.Check, Message: d.Message, Note: d.Note, By: d.By, Date: d.Date}
		if bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")) {
			if d.more, err = others(text, known...); err != nil {
				return Review{}, inWords(err, data)
			}
		}
		if d.Fingerprint == "" {
			return Review{}, nameless(fmt.Sprintf("dismissal %d", n+1))
		}
		r.Decisions = append(r.Decisions, d)
	}
	return r.begun(), nil
}

// onLine says what an error of decoding line n means.
func onLine(err error, line []byte, n int) error {
	f, ok := errors.AsType[fault](inWords(err, line))
	if !ok {
		return err
	}
	f.what = strings.TrimPrefix(strings.TrimPrefix(f.what, "line 1: "), "line 1 ")
	if strings.HasPrefix(f.what, "is no JSON") {
		f.what = fmt.Sprintf("line %d %s", n, f.what)
	} else {
		f.what = fmt.Sprintf("line %d: %s", n, f.what)
	}
	return f
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

// A header is the first line of a review file.
type header struct {
	Schema string `json:"schema"` // names the layout; keys may be added under the same number
}

// Write writes a review file: a line that names the schema, and a line for each
// decision, ordered by the texts they are about, so that git merges what two
// people decided.
func (r Review) Write(w io.Writer) error {
	head, err := with(header{schema}, r.more)
	if err != nil {
		return err
	}
	var out strings.Builder
	out.Write(head)
	out.WriteByte('\n')
	for _, d := range inFileOrder(r.Decisions) {
		out.WriteString(d.line())
	}
	_, err = io.WriteString(w, out.String())
	return err
}

// line is the decision as a line of the file.
func (d Decision) line() string {
	text, err := unescaped(d)
	if err != nil {
		panic(err) // of strings and numbers there is always JSON
	}
	return text + "\n"
}

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
