package links

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// Links is an alignment by itself: which segments belong together, not what
// they say.
type Links struct {
	List       []corpus.Link
	Confidence []float64 // of each link, 0 to 1; nil where the file has none
	Src, Dst   int       // segments on each side: as the file says, or as many as its links name
}

// Read reads an alignment from a beads file, a hunalign ladder, an InterText or
// an XCES file; the content says which. InterText and XCES name sentences by the
// ids in their documents: where these stand beside the file, as open tells, they
// give the order; else the ids must count without a gap.
func Read(path string, text *bufio.Reader, open Document) (Links, error) {
	head, _ := text.Peek(4096)
	head = bytes.TrimLeft(head, " \t\r\n")
	switch {
	case len(head) == 0:
		return Links{}, fmt.Errorf("%s:1: the file is empty: there is no alignment in it", path)
	case head[0] == '[':
		return readBeads(lines.New(path, text))
	case head[0] == '<':
		return readIDs(path, text, open)
	case '0' <= head[0] && head[0] <= '9':
		return readLadder(lines.New(path, text))
	}
	return Links{}, fmt.Errorf("%s:1: not an alignment: a beads file begins with [, a hunalign ladder with a number, InterText and XCES with <", path)
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
		src, errSrc := rangeOf(link.Src)
		dst, errDst := rangeOf(link.Dst)
		if err := cmp.Or(errSrc, errDst); err != nil {
			return nil, fmt.Errorf("link %d: %w", k+1, err)
		}
		b := corpus.Bead{Src: src, Dst: dst}
		if l.Confidence != nil {
			b.Confidence = l.Confidence[k]
		}
		beads = append(beads, b)
	}
	ladder := Arrange(beads, n, m)
	return ladder, ladder.Verify(n, m)
}

// ErrApart is the error of a link whose segments have others between them.
var ErrApart = errors.New("the segments are not neighbours")

// rangeOf is the range of neighbouring segments.
func rangeOf(ids []int) (corpus.Range, error) {
	if len(ids) == 0 {
		return corpus.Range{}, nil
	}
	ids = slices.Sorted(slices.Values(ids))
	r := corpus.Range{Lo: ids[0], Hi: ids[len(ids)-1] + 1}
	if r.Len() != len(ids) {
		return r, ErrApart
	}
	return r, nil
}

// A Sure link is a link and how sure it is.
type Sure struct {
	corpus.Link
	Confidence float64
}

// Sorted is the links in the order of their first source segments, with the
// segments that no link has, each by itself. No segment may be in two links.
func (l Links) Sorted(n, m int) ([]Sure, error) {
	var list []Sure
	src, dst := make([]bool, n), make([]bool, m)
	for k, link := range l.List {
		link = corpus.Link{Src: slices.Sorted(slices.Values(link.Src)), Dst: slices.Sorted(slices.Values(link.Dst))}
		for _, side := range []struct {
			at   []int
			seen []bool
		}{{link.Src, src}, {link.Dst, dst}} {
			for _, i := range side.at {
				if i >= len(side.seen) || side.seen[i] {
					return nil, fmt.Errorf("link %d: segment %d is in two links, or in none of the texts", k+1, i)
				}
				side.seen[i] = true
			}
		}
		s := Sure{Link: link}
		if l.Confidence != nil {
			s.Confidence = l.Confidence[k]
		}
		list = append(list, s)
	}
	for i, linked := range src {
		if !linked {
			list = append(list, Sure{Link: corpus.Link{Src: []int{i}}})
		}
	}
	for j, linked := range dst {
		if !linked {
			list = append(list, Sure{Link: corpus.Link{Dst: []int{j}}})
		}
	}
	// An addition stands behind the unit whose target it follows.
	behind := make([]int, m+1) // the last source segment that begins a link with a target before j
	for j := range behind {
		behind[j] = -1
	}
	for _, s := range list {
		if len(s.Src) > 0 && len(s.Dst) > 0 {
			behind[s.Dst[0]+1] = max(behind[s.Dst[0]+1], s.Src[0])
		}
	}
	for j := range m {
		behind[j+1] = max(behind[j+1], behind[j])
	}
	place := func(s Sure) int {
		if len(s.Src) > 0 {
			return s.Src[0]
		}
		return behind[s.Dst[0]]
	}
	slices.SortStableFunc(list, func(a, b Sure) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(min(1, len(b.Src)), min(1, len(a.Src))))
	})
	return list, nil
}

// Probability reads what stands in the place of a confidence. A number that
// cannot be a probability, even one too large to be held, is 0, not known: some
// tools write a cost or an unbounded score there. What is no number is not ok.
func Probability(number string) (p float64, ok bool) {
	p, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, false
	}
	if p >= 0 && p <= 1 {
		return p, true
	}
	return 0, true
}

// MaxIndex bounds a segment's index, so that a slip of the pen cannot ask for
// all memory. No text has two million segments.
const MaxIndex = 2_000_000
