package exchange

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
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
	Path     string   `json:"path"`
	Line     int      `json:"line"` // from 1
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	What     string   `json:"what"`   // what stands there
	Effect   string   `json:"effect"` // what importers make of it
}

// String is the problem on one line, as compilers write it.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s: %s; %s [%s]", p.Path, p.Line, p.Severity, p.What, p.Effect, p.Rule)
}

// A rule is one thing to look for. Its name is for people to quote and for
// scripts to filter by; it never changes.
type rule struct {
	name     string
	severity Severity
	effect   string
}

// rules are those of several formats.
var rules = struct{ unreadable, doctype, tag, replaced rule }{
	unreadable: rule{"unreadable", Error, "importers stop here, if they start"},
	doctype:    rule{"xml-doctype", Warning, "importers try to fetch the DTD, or refuse the file for safety"},
	tag:        rule{"language-tag", Error, "importers do not know the language and skip the text"},
	replaced:   rule{"replacement-character", Warning, "text was lost before: U+FFFD stands where a character could not be read"},
}

// A validator collects what is wrong with one input.
type validator struct {
	in    *Input
	found func(Problem)
}

func (v *validator) report(line int, r rule, format string, args ...any) {
	v.found(Problem{v.in.Path, line, r.name, r.severity, fmt.Sprintf(format, args...), r.effect})
}

// Validators are the names of the formats that [Validate] knows, sorted.
func Validators() []string {
	var names []string
	for _, f := range All {
		if f.validate != nil {
			names = append(names, f.Name)
		}
	}
	return names
}

// Validate tells found what is wrong with a file, in the order of its lines.
// With the name "" content and extension say which format it is in. An error
// means that the file could not be looked at.
func Validate(in *Input, name string, found func(Problem)) error {
	defer in.Close()
	text, err := in.file(in.Path)
	if err != nil {
		return err
	}
	in.text = text
	format, err := in.format(name)
	if err != nil {
		return err
	}
	if format.validate == nil {
		return fmt.Errorf("%s: it is %s, for which there are no rules", in.Path, format.Name)
	}
	v := &validator{in, found}
	err = format.validate(v)
	if at, ok := errors.AsType[*lines.Error](err); ok {
		if _, system := errors.AsType[*fs.PathError](err); !system {
			elsewhere := &validator{&Input{Path: at.Path}, found}
			elsewhere.report(at.Line, rules.unreadable, "%v", at.Err)
			return nil
		}
	}
	return err
}

// lineRules are those of formats with a unit a line, and what readers of them
// do.
var lineRules = struct{ text, lineBreak, crlf, bom, lastLine, lengths, columns, quote, noText rule }{
	text:      rule{"not-text", Error, "readers stop here, or put U+FFFD in place of it"},
	lineBreak: rule{"line-break", Error, "readers that take this for a line end, as Python's splitlines does, see one line more: all after it is paired wrongly"},
	crlf:      rule{"cr-lf", Warning, "readers on Unix keep the CR as part of the text"},
	bom:       rule{"byte-order-mark", Warning, "readers that do not expect it take it for part of the first text or column name"},
	lastLine:  rule{"last-line", Warning, "tools that count line ends see one line less"},
	lengths:   rule{"lengths-differ", Error, "the files do not belong together; trainers refuse them"},
	columns:   rule{"columns", Error, "readers shift the columns or refuse the line"},
	quote:     rule{"quote", Warning, "readers that know quoting, such as pandas and spreadsheets, join lines up to the next quotation mark"},
	noText:    rule{"no-text", Warning, "trainers and importers learn from an empty text, or stop"},
}

// eachLine looks at every line of a file, then calls look with its text. The
// count is of lines.
func (v *validator) eachLine(in *lines.Reader, look func(line string)) (count int, err error) {
	if slices.Contains(v.in.marked, in.Path) {
		at := &validator{&Input{Path: in.Path}, v.found}
		at.report(1, lineRules.bom, "the file begins with a byte order mark")
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
func (v *validator) oneLine(in *lines.Reader, last *string) (string, error) {
	// These, beside LF and CR, some readers take for the end of a line.
	const lineBreaks = "\v\f\x1c\x1d\x1e\u0085\u2028\u2029"
	raw, err := in.Raw()
	at := *v
	at.in = &Input{Path: in.Path}
	if err != nil {
		if errors.Is(err, io.EOF) && !strings.HasSuffix(*last, "\n") {
			at.report(in.Line-1, lineRules.lastLine, "the last line does not end with a line end")
		}
		return "", err
	}
	*last = raw
	line := strings.TrimSuffix(raw, "\n")
	if strings.HasSuffix(line, "\r") {
		line = strings.TrimSuffix(line, "\r")
		at.report(in.Line, lineRules.crlf, "the line ends with CR LF")
	}
	if column, what := lines.Bad(line); what != "" {
		at.report(in.Line, lineRules.text, "column %d: %s", column, what)
	}
	if i := strings.IndexAny(line, lineBreaks+"\r"); i >= 0 {
		r := []rune(line[i:])[0]
		at.report(in.Line, lineRules.lineBreak, "column %d: %U inside the line", len([]rune(line[:i]))+1, r)
	}
	if strings.ContainsRune(line, '\uFFFD') {
		at.report(in.Line, rules.replaced, "U+FFFD in a text")
	}
	return line, nil
}
