package check

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// A Term is one agreed translation.
type Term struct {
	Source    string
	Target    []string // any of these will do; none: the term is only watched for what is forbidden
	Forbidden []string // none of these will
}

// A Glossary is the agreed translations of one job.
type Glossary struct{ Terms []Term }

// maxGlossary is how many bytes of a glossary are read: a large termbase of
// the United Nations has about a tenth of this.
const maxGlossary = 64 << 20

// ReadGlossary reads a glossary in TBX (TermBase eXchange, ISO 30042, by its
// elements termEntry or conceptEntry) or as a table with tabs: the term, its
// translations with "|" between them and, if there are any, those that are
// forbidden. Lines that are empty or begin with "#" are passed over. Of a TBX
// file, terms in the languages of source and target are taken, and terms
// marked as deprecated are forbidden.
func ReadGlossary(r io.Reader, source, target corpus.Tag) (*Glossary, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxGlossary+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxGlossary {
		return nil, errors.New("the glossary is larger than 64 MB; cut it down to the terms of this text")
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("<")) {
		return readTBX(bytes.NewReader(text), source, target)
	}
	return readTerms(bytes.NewReader(text))
}

func readTerms(r io.Reader) (*Glossary, error) {
	g := &Glossary{}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), " \r")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := append(strings.Split(line, "\t"), "", "")
		t := Term{strings.TrimSpace(cells[0]), forms(cells[1]), forms(cells[2])}
		if t.Source == "" || len(t.Target)+len(t.Forbidden) == 0 {
			return nil, fmt.Errorf("line %d: want a term, a tab and its translation", n)
		}
		g.Terms = append(g.Terms, t)
	}
	return g, sc.Err()
}

func forms(cell string) []string {
	var list []string
	for f := range strings.SplitSeq(cell, "|") {
		if f = strings.TrimSpace(f); f != "" {
			list = append(list, f)
		}
	}
	return list
}

// A concept is an entry of a TBX file, in the old element names or the new.
type concept struct {
	Sets []termSet `xml:"langSet"`
	Secs []termSet `xml:"langSec"`
}

type termSet struct {
	Lang  string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Tigs  []termInfo `xml:"tig"`
	Ntigs []struct {
		Group termInfo `xml:"termGrp"`
	} `xml:"ntig"`
	Secs []termInfo `xml:"termSec"`
}

type termInfo struct {
	Term  string `xml:"term"`
	Notes []struct {
		Type  string `xml:"type,attr"`
		Value string `xml:",chardata"`
	} `xml:"termNote"`
}

// deprecated tells whether the term is marked as not to be used.
func (t termInfo) deprecated() bool {
	for _, n := range t.Notes {
		if n.Type == "administrativeStatus" && (strings.HasPrefix(n.Value, "deprecated") || strings.HasPrefix(n.Value, "superseded")) {
			return true
		}
	}
	return false
}

func readTBX(r io.Reader, source, target corpus.Tag) (*Glossary, error) {
	g := &Glossary{}
	dec := xml.NewDecoder(r)
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return g, nil
		}
		if err != nil {
			return nil, fmt.Errorf("not a TBX file: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "termEntry" && start.Name.Local != "conceptEntry" {
			continue
		}
		var c concept
		if err := dec.DecodeElement(&c, &start); err != nil {
			return nil, fmt.Errorf("not a TBX file: %w", err)
		}
		g.Terms = append(g.Terms, c.terms(source, target)...)
	}
}

// terms is one [Term] for each source term of the concept.
func (c concept) terms(source, target corpus.Tag) []Term {
	var list []Term
	var good, bad []string
	for _, set := range append(c.Sets, c.Secs...) {
		infos := append(set.Tigs, set.Secs...)
		for _, n := range set.Ntigs {
			infos = append(infos, n.Group)
		}
		for _, t := range infos {
			term := strings.TrimSpace(t.Term)
			switch base := corpus.Tag(set.Lang).Base(); {
			case term == "":
			case base == source.Base() && !t.deprecated():
				list = append(list, Term{Source: term})
			case base == target.Base() && t.deprecated():
				bad = append(bad, term)
			case base == target.Base():
				good = append(good, term)
			}
		}
	}
	if len(good)+len(bad) == 0 {
		return nil
	}
	for i := range list {
		list[i].Target, list[i].Forbidden = good, bad
	}
	return list
}
