package exchange

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// readBeads reads a bead a line, "[0, 1]:[0]:0.97": the source indices, the
// target indices, both from 0, and if given the confidence. Vecalign writes
// the same with a cost in the last place; a number outside 0 to 1 is not taken
// for a confidence. Empty lines and lines that begin with # are passed over.
func readBeads(path string, r *bufio.Reader) (Links, error) {
	lines := &lineReader{path: path, in: r}
	var links Links
	for {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Links{}, err
		}
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		link, confidence, ok := parseBead(line)
		if !ok {
			return Links{}, lines.errorf("not a bead: want [source indices]:[target indices]:confidence, got %s", sample(line))
		}
		if len(link.Src)+len(link.Dst) == 0 {
			continue // Vecalign writes these; they say nothing
		}
		links.List = append(links.List, link)
		links.Confidence = append(links.Confidence, confidence)
	}
	links.count()
	return links, nil
}

func parseBead(line string) (link corpus.Link, confidence float64, ok bool) {
	fields := strings.SplitN(line, ":", 3)
	if len(fields) < 2 {
		return link, 0, false
	}
	src, okSrc := parseList(fields[0])
	dst, okDst := parseList(fields[1])
	if len(fields) == 3 {
		f, err := strconv.ParseFloat(strings.TrimSpace(fields[2]), 64)
		if err != nil {
			return link, 0, false
		}
		confidence = probability(f)
	}
	return corpus.Link{Src: src, Dst: dst}, confidence, okSrc && okDst
}

// maxIndex bounds a segment's index, so that a slip of the pen cannot ask for
// all memory. No text has ten million segments.
const maxIndex = 10_000_000

// parseList reads "[0, 1]".
func parseList(s string) (list []int, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) < 2 || s[0] != '[' || s[len(s)-1] != ']' {
		return nil, false
	}
	for field := range strings.SplitSeq(s[1:len(s)-1], ",") {
		if field = strings.TrimSpace(field); field == "" {
			continue
		}
		i, err := strconv.Atoi(field)
		if err != nil || i < 0 || i > maxIndex {
			return nil, false
		}
		list = append(list, i)
	}
	return list, true
}

// probability is f where it can be one, else 0: some tools write a cost or an
// unbounded score in the place of a confidence.
func probability(f float64) float64 {
	if f >= 0 && f <= 1 {
		return f
	}
	return 0
}
