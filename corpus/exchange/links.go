package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// Links is an alignment by itself: which segments belong together, not what
// they say.
type Links struct {
	List       []corpus.Link
	Confidence []float64 // of each link, 0 to 1; nil where the file has none
	Src, Dst   int       // segments on each side: as the file says, or as many as its links name
}

// An Opener opens a file by its path. It is os.Open for programs, and
// something in memory for tests.
type Opener func(path string) (io.ReadCloser, error)

// ReadLinks reads an alignment from a beads file, a hunalign ladder, an
// InterText or an XCES file; the content says which. InterText and XCES name
// sentences by the ids in their documents: where these stand beside the file
// they give the order; else the ids must count without a gap.
func ReadLinks(path string, open Opener) (Links, error) {
	f, err := open(path)
	if err != nil {
		return Links{}, err
	}
	defer f.Close()
	return readLinks(path, newText(f), open)
}

func readLinks(path string, text *bufio.Reader, open Opener) (Links, error) {
	head, _ := text.Peek(4096)
	head = bytes.TrimLeft(head, " \t\r\n")
	switch {
	case len(head) == 0:
		return Links{}, fmt.Errorf("%s:1: the file is empty: there is no alignment in it", path)
	case head[0] == '[':
		return readBeads(path, text)
	case head[0] == '<':
		return readXMLLinks(path, text, open)
	case '0' <= head[0] && head[0] <= '9':
		return readLadder(path, text)
	}
	return Links{}, fmt.Errorf("%s:1: not an alignment: a beads file begins with [, a hunalign ladder with a number, InterText and XCES with <", path)
}

// beside is the path of a file named in another, which stands in its folder.
func beside(path, name string) string {
	if path == "-" {
		return filepath.Base(name)
	}
	return filepath.Join(filepath.Dir(path), filepath.Base(name))
}

// count fills in the number of segments that the links name.
func (l *Links) count() {
	for _, link := range l.List {
		for _, i := range link.Src {
			l.Src = max(l.Src, i+1)
		}
		for _, j := range link.Dst {
			l.Dst = max(l.Dst, j+1)
		}
	}
}

// Ladder is the links as a ladder over n source and m target segments. Links
// must hold neighbouring segments, each in one link at most; segments in none
// become omissions and additions, placed where they stand. Links out of the
// target's order are marked moved, as few of them as will do.
func (l Links) Ladder(n, m int) (corpus.Ladder, error) {
	var beads corpus.Ladder
	for k, link := range l.List {
		b, err := bead(link)
		if err != nil {
			return nil, fmt.Errorf("link %d: %w", k+1, err)
		}
		if l.Confidence != nil {
			b.Confidence = l.Confidence[k]
		}
		beads = append(beads, b)
	}
	ladder := arrange(beads, n, m)
	return ladder, ladder.Verify(n, m)
}

func bead(l corpus.Link) (corpus.Bead, error) {
	src, err := rangeOf(l.Src)
	if err != nil {
		return corpus.Bead{}, err
	}
	dst, err := rangeOf(l.Dst)
	return corpus.Bead{Src: src, Dst: dst}, err
}

var errApart = errors.New("the segments are not neighbours")

func rangeOf(ids []int) (corpus.Range, error) {
	if len(ids) == 0 {
		return corpus.Range{}, nil
	}
	ids = slices.Sorted(slices.Values(ids))
	r := corpus.Range{Lo: ids[0], Hi: ids[len(ids)-1] + 1}
	if r.Len() != len(ids) {
		return r, errApart
	}
	return r, nil
}

// sample is the start of a line, for an error message.
func sample(line string) string {
	const most = 40
	if r := []rune(strings.TrimSpace(line)); len(r) > most {
		return fmt.Sprintf("%q…", string(r[:most]))
	}
	return fmt.Sprintf("%q", strings.TrimSpace(line))
}
