package rules

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lines"
)

// A Severity says how bad a problem is.
type Severity string

// The severities.
const (
	Warning Severity = "warning" // some tools take it, others take it otherwise
	Error   Severity = "error"   // tools refuse it, or lose text
)

// A Problem is one thing wrong with a file.
type Problem struct {
	Path     string   `json:"path"`     // of the file
	Line     int      `json:"line"`     // from 1
	Rule     string   `json:"rule"`     // its name, which never changes
	Severity Severity `json:"severity"` // how bad it is
	What     string   `json:"what"`     // what stands there
	Effect   string   `json:"effect"`   // what importers make of it
}

// Schema is the JSON Schema of a [Problem].
//
//go:embed problem.schema.json
var Schema string

// String is the problem on one line, as compilers write it.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s: %s; %s [%s]", p.Path, p.Line, p.Severity, p.What, p.Effect, p.Rule)
}

// A Rule is one thing to look for. Its name is for people to quote and for
// scripts to filter by; it never changes.
type Rule struct {
	Name     string
	Severity Severity
	Effect   string
}

// MaxIDs bounds how many ids are remembered to find those that come twice: the
// first ones, at 16 bytes or so each.
const MaxIDs = 4_000_000

// Any are the rules of several formats.
var Any = struct{ Unreadable, Doctype, Tag, Replaced Rule }{
	Unreadable: Rule{"unreadable", Error, "importers stop here, if they start"},
	Doctype:    Rule{"xml-doctype", Warning, "importers try to fetch the DTD, or refuse the file for safety"},
	Tag:        Rule{"language-tag", Error, "importers do not know the language and skip the text"},
	Replaced:   Rule{"replacement-character", Warning, "text was lost before: U+FFFD stands where a character could not be read"},
}

// A Validator collects what is wrong with one file.
type Validator struct {
	Path  string
	Found func(Problem)
}

// Report tells of a thing that a rule looks for, on a line from 1.
func (v Validator) Report(line int, r Rule, format string, args ...any) {
	v.Found(Problem{v.Path, line, r.Name, r.Severity, fmt.Sprintf(format, args...), r.Effect})
}

// Lines are the rules of formats with a unit a line, and what readers of them do.
var Lines = struct{ Text, LineBreak, CRLF, BOM, LastLine, Lengths, Columns, Quote, NoText Rule }{
	Text:      Rule{"not-text", Error, "readers stop here, or put U+FFFD in place of it"},
	LineBreak: Rule{"line-break", Error, "readers that take this for a line end, as Python's splitlines does, see one line more: all after it is paired wrongly"},
	CRLF:      Rule{"cr-lf", Warning, "readers on Unix keep the CR as part of the text"},
	BOM:       Rule{"byte-order-mark", Warning, "readers that do not expect it take it for part of the first text or column name"},
	LastLine:  Rule{"last-line", Warning, "tools that count line ends see one line less"},
	Lengths:   Rule{"lengths-differ", Error, "the files do not belong together; trainers refuse them"},
	Columns:   Rule{"columns", Error, "readers shift the columns or refuse the line"},
	Quote:     Rule{"quote", Warning, "readers that know quoting, such as pandas and spreadsheets, join lines up to the next quotation mark"},
	NoText:    Rule{"no-text", Warning, "trainers and importers learn from an empty text, or stop"},
}

// JSON are the rules of JSON Lines, beside those of [Lines].
var JSON = struct{ Syntax, Keys, Surrogate Rule }{
	Syntax:    Rule{"json", Error, "readers stop here"},
	Keys:      Rule{"json-keys", Error, "readers that want the same columns on every line, as Hugging Face's do, stop here"},
	Surrogate: Rule{"json-surrogate", Error, "readers put U+FFFD in place of it or stop"},
}

// EachLine looks at every line of a file of which it is known whether it begins
// with the mark of UTF-8, then calls look with the line's text. The count is of
// lines.
func (v Validator) EachLine(in *lines.Reader, marked bool, look func(line string)) (count int, err error) {
	if marked {
		v.Report(1, Lines.BOM, "the file begins with a byte order mark")
	}
	last := "\n"
	for {
		line, err := v.oneLine(in, &last)
		if errors.Is(err, io.EOF) {
			return count, nil
		}
		if err != nil {
			return count, err
		}
		count++
		look(line)
	}
}

// oneLine reads a line and looks for what may be wrong with any. The line
// before it, or "\n", is last.
func (v Validator) oneLine(in *lines.Reader, last *string) (string, error) {
	// These, beside LF and CR, some readers take for the end of a line.
	const lineBreaks = "\v\f\x1c\x1d\x1e\u0085\u2028\u2029"
	raw, err := in.Raw()
	if err != nil {
		if errors.Is(err, io.EOF) && !strings.HasSuffix(*last, "\n") {
			v.Report(in.Line-1, Lines.LastLine, "the last line does not end with a line end")
		}
		return "", err
	}
	*last = raw
	line := strings.TrimSuffix(raw, "\n")
	if strings.HasSuffix(line, "\r") {
		line = strings.TrimSuffix(line, "\r")
		v.Report(in.Line, Lines.CRLF, "the line ends with CR LF")
	}
	if column, what := lines.Bad(line); what != "" {
		v.Report(in.Line, Lines.Text, "column %d: %s", column, what)
	}
	if i := strings.IndexAny(line, lineBreaks+"\r"); i >= 0 {
		r := []rune(line[i:])[0]
		v.Report(in.Line, Lines.LineBreak, "column %d: %U inside the line", len([]rune(line[:i]))+1, r)
	}
	if strings.ContainsRune(line, '\uFFFD') {
		v.Report(in.Line, Any.Replaced, "U+FFFD in a text")
	}
	return line, nil
}
