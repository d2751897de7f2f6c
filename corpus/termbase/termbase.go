package termbase

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lines"
	"github.com/bitext-tools/bitext/corpus/source"
)

// A Termbase is the agreed translations of one job.
type Termbase struct{ Terms []Term }

// A Term is one agreed translation.
type Term struct {
	Source    string
	Target    []string // any of these will do; none: the term is only watched for what is forbidden
	Forbidden []string // none of these will
}

// maxSize is how many bytes of a termbase are read: a large one of the United
// Nations has about a tenth of this.
const maxSize = 64 << 20

// Read reads a termbase. XML is TBX; of the rest the path's extension says
// whether it is CSV, and else it is TSV. It may be in any encoding that
// [source.Decode] finds out. Source and target choose the languages of a TBX
// file; a table has two. Errors are path:line: what, where a line is meant.
func Read(path string, r io.Reader, source, target corpus.Tag) (*Termbase, error) {
	text, err := decoded(path, r)
	switch {
	case err != nil:
		return nil, err
	case strings.HasPrefix(strings.TrimSpace(text), "<"):
		return readTBX(path, text, source, target)
	}
	in := lines.Text(strings.NewReader(text))
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		return readTable(lines.CSV(path, in), "a comma")
	}
	return readTable(lines.TSV(lines.New(path, in)), "a tab")
}

// decoded is the whole text of a termbase.
func decoded(path string, r io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return "", fmt.Errorf("%s: cannot read: %w", path, err)
	}
	if len(data) > maxSize {
		return "", fmt.Errorf("%s: the glossary is larger than %d MB; cut it down to the terms of this text", path, maxSize>>20)
	}
	text, _, err := source.Decode(data, "")
	if bad, ok := errors.AsType[*source.Error](err); ok {
		bad.Path, bad.Advice = path, "save the glossary as TSV, CSV or TBX in UTF-8"
		return "", bad
	}
	return text, err
}

// readTable reads a term a row: the term, its translations with "|" between
// them and, if there are any, those that are forbidden. Rows that begin with
// "#" are passed over. What parts the cells is for people.
func readTable(t *lines.Table, mark string) (*Termbase, error) {
	tb := &Termbase{}
	for {
		cells, err := t.Row()
		if errors.Is(err, io.EOF) {
			return tb, nil
		}
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(cells[0], "#") {
			continue
		}
		cells = append(cells, "", "")
		term := Term{strings.TrimSpace(cells[0]), forms(cells[1]), forms(cells[2])}
		if term.Source == "" || len(term.Target)+len(term.Forbidden) == 0 {
			return nil, t.Errorf("want a term, %s and its translation", mark)
		}
		tb.Terms = append(tb.Terms, term)
	}
}

// forms are the forms in a cell, with "|" between them.
func forms(cell string) []string {
	var list []string
	for f := range strings.SplitSeq(cell, "|") {
		if f = strings.TrimSpace(f); f != "" {
			list = append(list, f)
		}
	}
	return list
}
