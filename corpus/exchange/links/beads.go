package links

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// readBeads reads a bead a line, "[0, 1]:[0]:0.97": the source indices, the
// target indices, both from 0, and if given the confidence. Vecalign writes
// the same with a cost in the last place; a number outside 0 to 1 is not taken
// for a confidence. Empty lines and lines that begin with # are passed over.
func readBeads(in *lines.Reader) (Links, error) {
	var links Links
	for {
		line, err := in.Next()
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
			return Links{}, in.Errorf("not a bead: want [source indices]:[target indices]:confidence, got %s", lines.Sample(line))
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

// parseBead reads one line.
func parseBead(line string) (link corpus.Link, confidence float64, ok bool) {
	fields := strings.SplitN(line, ":", 3)
	if len(fields) < 2 {
		return link, 0, false
	}
	src, okSrc := parseList(fields[0])
	dst, okDst := parseList(fields[1])
	if len(fields) == 3 {
		if confidence, ok = Probability(fields[2]); !ok {
			return link, 0, false
		}
	}
	return corpus.Link{Src: src, Dst: dst}, confidence, okSrc && okDst
}

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
		if err != nil || i < 0 || i > MaxIndex {
			return nil, false
		}
		list = append(list, i)
	}
	return list, true
}
