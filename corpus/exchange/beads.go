package exchange

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// Beads is the links alone, a bead a line: "[0, 1]:[0]:0.97". Gold alignments
// come like this.
var Beads = &Format{
	Name:       "beads",
	Doc:        "segment numbers and confidence, [0, 1]:[0]:0.97, without the texts",
	Extensions: []string{".beads", ".gold"},
	Keeps:      Segments | Order | Confidence | OneSided,
	Unaligned:  Blank,
	Style:      Short,
	Sniff:      regexp.MustCompile(`^\s*(#.*\s+)*\[[\d, ]*\]:\[`).Match,
	Read:       readLinked,
	Write:      writeBeads,
}

func writeBeads(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	var place placer
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		src, dst := place.unit(u)
		link := corpus.Ladder{{Src: src, Dst: dst}}.Links()[0]
		fmt.Fprintf(out, "%s:%s:%.2f\n", listOf(link.Src), listOf(link.Dst), u.Confidence)
	}
	return out.close()
}

func listOf(ids []int) string { return strings.ReplaceAll(fmt.Sprint(ids), " ", ", ") }

// ErrNoTexts is the error of a file of links whose texts are not named.
var ErrNoTexts = errors.New("the file holds segment numbers, not texts: name the source and the target text too")

// readLinked reads a file of links together with its two texts, a segment a
// line, which a program names in the input.
func readLinked(in *Input, opt Options) (Stream, error) {
	if in.Texts == [2]string{} {
		return Stream{}, fmt.Errorf("%s: %w", in.Path, ErrNoTexts)
	}
	links, err := readLinks(in.Path, in.text, in.Open)
	if err != nil {
		return Stream{}, err
	}
	b := corpus.Bitext{Unit: corpus.Paragraphs}
	for k, doc := range []*corpus.Document{&b.Src, &b.Dst} {
		if *doc, err = readSegments(in, in.Texts[k]); err != nil {
			return Stream{}, err
		}
		doc.Tag = cmp.Or([]corpus.Tag{opt.Src, opt.Dst}[k], tagOfExt(doc.Path))
	}
	n, m := len(b.Src.Segments), len(b.Dst.Segments)
	if links.Src > n || links.Dst > m {
		return Stream{}, fmt.Errorf("%s: links %d source and %d target segments, but the texts have %d and %d lines", in.Path, links.Src, links.Dst, n, m)
	}
	if b.Ladder, err = links.Ladder(n, m); err != nil {
		return Stream{}, fmt.Errorf("%s: %w", in.Path, err)
	}
	return From(b), nil
}

// readSegments reads a text whose lines are its segments; empty ones are none.
func readSegments(in *Input, path string) (corpus.Document, error) {
	doc := corpus.Document{Path: path, Encoding: "utf-8"}
	text, err := in.file(path)
	if err != nil {
		return doc, err
	}
	lines := &lineReader{path: path, in: text}
	for {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			return doc, nil
		}
		if err != nil {
			return doc, err
		}
		if strings.TrimSpace(line) != "" {
			place := corpus.Place{Path: path, Line: lines.line, Column: 1}
			doc.Segments = append(doc.Segments, corpus.Segment{Text: line, Block: len(doc.Segments), Place: place})
		}
	}
}

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
// all memory. No text has two million segments.
const maxIndex = 2_000_000

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
