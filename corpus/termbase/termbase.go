package termbase

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
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
// file, or of a table whose first row names its languages. A glossary that holds
// no term in both is an error. Errors are path:line: what, where a line is
// meant.
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
		return readTable(lines.CSV(path, in), "a comma", source, target)
	}
	return readTable(lines.TSV(lines.New(path, in)), "a tab", source, target)
}

// joined is the termbase with the lines of one term in one: each gives a
// translation that will do.
func joined(terms []Term) *Termbase {
	tb := &Termbase{}
	at := make(map[string]int)
	unions := make(map[int][2]*union) // of terms that stand on several lines
	for _, t := range terms {
		k, again := at[t.Source]
		if !again {
			at[t.Source] = len(tb.Terms)
			tb.Terms = append(tb.Terms, t)
			continue
		}
		u, begun := unions[k]
		if !begun {
			u = [2]*union{newUnion(tb.Terms[k].Target), newUnion(tb.Terms[k].Forbidden)}
			unions[k] = u
		}
		u[0].add(t.Target)
		u[1].add(t.Forbidden)
	}
	for k, u := range unions {
		tb.Terms[k].Target, tb.Terms[k].Forbidden = u[0].list, u[1].list
	}
	return tb
}

// A union is a list with every text once.
type union struct {
	list []string
	has  map[string]bool
}

func newUnion(list []string) *union {
	u := &union{slices.Clone(list), make(map[string]bool, len(list))}
	for _, text := range list {
		u.has[text] = true
	}
	return u
}

// add appends what the list lacks.
func (u *union) add(more []string) {
	for _, text := range more {
		if !u.has[text] {
			u.has[text] = true
			u.list = append(u.list, text)
		}
	}
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
