package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// The rules of formats with a unit a line, and what readers of them do.
var (
	ruleText      = rule{"not-text", Error, "readers stop here, or put U+FFFD in place of it"}
	ruleBreak     = rule{"line-break", Error, "readers that take this for a line end, as Python's splitlines does, see one line more: all after it is paired wrongly"}
	ruleCRLF      = rule{"cr-lf", Warning, "readers on Unix keep the CR as part of the text"}
	ruleColumns   = rule{"columns", Error, "readers shift the columns or refuse the line"}
	ruleNoText    = rule{"no-text", Warning, "trainers and importers learn from an empty text, or stop"}
	ruleQuote     = rule{"quote", Warning, "readers that know quoting, such as pandas and spreadsheets, join lines up to the next quotation mark"}
	ruleBOM       = rule{"byte-order-mark", Warning, "readers that do not expect it take it for part of the first text or column name"}
	ruleLastLine  = rule{"last-line", Warning, "tools that count line ends see one line less"}
	ruleLength    = rule{"lengths-differ", Error, "the files do not belong together; trainers refuse them"}
	ruleJSON      = rule{"json", Error, "readers stop here"}
	ruleKeys      = rule{"json-keys", Error, "readers that want the same columns on every line, as Hugging Face's do, stop here"}
	ruleSurrogate = rule{"json-surrogate", Error, "readers put U+FFFD in place of it or stop"}
)

// lineBreaks are the characters, beside LF and CR, that some readers take for
// the end of a line.
const lineBreaks = "\v\f\x1c\x1d\x1e\u0085\u2028\u2029"

// eachLine looks at every line of a file, then calls look with its text. The
// count is of lines.
func (v *validator) eachLine(lines *lineReader, look func(line string)) (count int, err error) {
	if slices.Contains(v.in.marked, lines.path) {
		at := &validator{&Input{Path: lines.path}, v.found}
		at.report(1, ruleBOM, "the file begins with a byte order mark")
	}
	last := "\n"
	for {
		line, err := v.oneLine(lines, &last)
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
func (v *validator) oneLine(lines *lineReader, last *string) (string, error) {
	raw, err := lines.raw()
	at := *v
	at.in = &Input{Path: lines.path}
	if err != nil {
		if errors.Is(err, io.EOF) && !strings.HasSuffix(*last, "\n") {
			at.report(lines.line-1, ruleLastLine, "the last line does not end with a line end")
		}
		return "", err
	}
	*last = raw
	line := strings.TrimSuffix(raw, "\n")
	if strings.HasSuffix(line, "\r") {
		line = strings.TrimSuffix(line, "\r")
		at.report(lines.line, ruleCRLF, "the line ends with CR LF")
	}
	if column, what := badText(line); what != "" {
		at.report(lines.line, ruleText, "column %d: %s", column, what)
	}
	if i := strings.IndexAny(line, lineBreaks+"\r"); i >= 0 {
		r := []rune(line[i:])[0]
		at.report(lines.line, ruleBreak, "column %d: %U inside the line", len([]rune(line[:i]))+1, r)
	}
	if strings.ContainsRune(line, '\uFFFD') {
		at.report(lines.line, ruleReplaced, "U+FFFD in a text")
	}
	return line, nil
}

func validateTSV(v *validator) error {
	lines := &lineReader{path: v.in.Path, in: v.in.text}
	var table tableReader
	first := 0
	_, err := v.eachLine(lines, func(line string) {
		fields := strings.Split(line, "\t")
		if first == 0 {
			if first = len(fields); first < 2 {
				v.report(lines.line, ruleColumns, "one column only; source and target have a tab between them")
			}
			opt := Options{}
			if labels := languageLabels(fields); len(labels) > 2 { // any two will do here
				opt.Src, opt.Dst = anyTag(labels[0]), anyTag(labels[1])
			}
			if isHeader, err := table.header(fields, opt); isHeader || err != nil {
				return
			}
		}
		if len(fields) != first {
			v.report(lines.line, ruleColumns, "%s, where the first line has %d", lang.Count(len(fields), "column"), first)
			return
		}
		for _, field := range fields {
			if strings.HasPrefix(field, `"`) && strings.Count(field, `"`)%2 == 1 {
				v.report(lines.line, ruleQuote, "a column begins with a quotation mark that is not closed")
			}
		}
		u, err := table.unit(fields)
		switch {
		case err != nil:
			v.report(lines.line, ruleTag, "%v", err)
		case u.Src.Empty() && u.Dst.Empty():
			v.report(lines.line, ruleNoText, "no text on either side")
		}
	})
	return err
}

func validateMoses(v *validator) error {
	if v.in.Pair == "" {
		return fmt.Errorf("%s: the other half of the pair is missing: name both files, source first", v.in.Path)
	}
	other, err := v.in.file(v.in.Pair)
	if err != nil {
		return err
	}
	counts := [2]int{}
	for k, lines := range []*lineReader{{path: v.in.Path, in: v.in.text}, {path: v.in.Pair, in: other}} {
		at := &validator{&Input{Path: lines.path}, v.found}
		counts[k], err = v.eachLine(lines, func(line string) {
			if strings.TrimSpace(line) == "" {
				at.report(lines.line, ruleNoText, "an empty line")
			}
			if strings.Contains(line, "\t") {
				at.report(lines.line, ruleColumns, "a tab in a text")
			}
		})
		if err != nil {
			return err
		}
	}
	if counts[0] != counts[1] {
		v.report(min(counts[0], counts[1])+1, ruleLength, "%s has %s and %s has %d", v.in.Path, lang.Count(counts[0], "line"), v.in.Pair, counts[1])
	}
	return nil
}

func validateJSONL(v *validator) error {
	lines := &lineReader{path: v.in.Path, in: v.in.text}
	var first []string
	_, err := v.eachLine(lines, func(line string) {
		if strings.TrimSpace(line) == "" {
			v.report(lines.line, ruleJSON, "an empty line")
			return
		}
		keys, texts, err := looseKeys(line)
		if err != nil {
			v.report(lines.line, ruleJSON, "%v", jsonError(err))
			return
		}
		if first == nil {
			first = keys
		}
		if !slices.Equal(first, keys) {
			v.report(lines.line, ruleKeys, "the keys are %s, on the first line %s", strings.Join(keys, ", "), strings.Join(first, ", "))
		}
		if loneSurrogate(line) {
			v.report(lines.line, ruleSurrogate, "half of a surrogate pair")
		}
		if strings.Contains(line, `\u0000`) {
			v.report(lines.line, ruleText, "a NUL character (\\u0000)")
		}
		for _, key := range texts {
			v.report(lines.line, ruleNoText, "no text under %q", key)
		}
	})
	return err
}

// looseKeys lists the keys of a line's object, with those of "translation", and
// the keys of translations that are empty.
func looseKeys(line string) (keys, empty []string, err error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal([]byte(line), &object); err != nil {
		return nil, nil, err
	}
	for key, value := range object {
		if key != "translation" {
			if key != "notes" { // written only where there are some
				keys = append(keys, key)
			}
			continue
		}
		langs, texts, err := pairs(value)
		if err != nil {
			return nil, nil, err
		}
		for _, l := range langs {
			keys = append(keys, "translation."+l)
			if strings.TrimSpace(texts[l]) == "" {
				empty = append(empty, l)
			}
		}
	}
	slices.Sort(keys)
	return keys, empty, nil
}
