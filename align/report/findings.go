package report

import (
	"io"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// Findings is what a cross-check of a bitext found, as a report tells it.
type Findings struct {
	Bitext    corpus.Bitext
	Found     []check.Finding // in reading order
	Dismissed []review.Dismissed
	Version   string // of bitext, for formats that name their maker
}

// A FindingsFormat is one way to print findings.
type FindingsFormat struct {
	Name  string // as the user types it
	Doc   string // one line for a list of formats
	Write func(w io.Writer, f Findings, opt SideOptions) error
}

// FindingsFormats are all of them, sorted by name.
var FindingsFormats = []FindingsFormat{
	{"github", "annotations for a GitHub workflow", plainly(FindingsGitHub)},
	{"json", "one JSON object with all findings, their places and values", plainly(FindingsJSON)},
	{"sarif", "SARIF 2.1.0, for code scanning services", plainly(FindingsSARIF)},
	{"text", "a line a finding, then the passages with what matters underlined", FindingsText},
}

// plainly makes a format of a writer that has no options.
func plainly(write func(io.Writer, Findings) error) func(io.Writer, Findings, SideOptions) error {
	return func(w io.Writer, f Findings, _ SideOptions) error { return write(w, f) }
}

// sides are the sides of a bitext in the order that reports name a finding's
// place by: editors mend the target.
var sides = []corpus.Side{corpus.Target, corpus.Source}

// A place is where something stands in a file.
type place struct {
	path         string
	line, column int // from 1; column counts runes
	offset       int // runes from the beginning of the file
}

// locate is the place of rune at of a segment. The column is counted from the
// first line of a paragraph that an editor has wrapped.
func (f Findings) locate(s corpus.Side, segment, at int) place {
	doc := f.Bitext.On(s)
	seg := doc.Segments[segment]
	offset := seg.Offset(at)
	path := seg.Place.Path
	if path == "" {
		path = doc.Path
	}
	return place{path, max(1, seg.Place.Line), max(1, seg.Place.Column+offset-seg.Place.Start), offset}
}

// home is the place that stands for a finding, in the target if it is there.
// ok is false for a finding about the texts as a whole.
func (f Findings) home(finding check.Finding) (p place, side corpus.Side, ok bool) {
	for _, s := range sides {
		if segment, at, ok := finding.At(s); ok {
			return f.locate(s, segment, at), s, true
		}
	}
	return place{f.Bitext.Dst.Path, 1, 1, 0}, corpus.Target, false
}

// segments is the finding's segments on a side.
func segmentsOf(finding check.Finding, s corpus.Side) []int {
	if s == corpus.Source {
		return finding.Source
	}
	return finding.Target
}

// verdict is the line that sums a cross-check up: "3 errors, 1 warning".
func (f Findings) verdict() string {
	n := map[check.Severity]int{}
	for _, finding := range f.Found {
		n[finding.Severity]++
	}
	var parts []string
	for _, s := range []struct {
		severity check.Severity
		noun     string
	}{{check.Error, "error"}, {check.Warning, "warning"}, {check.Info, "remark"}} {
		if n[s.severity] > 0 {
			parts = append(parts, many(n[s.severity], s.noun))
		}
	}
	if len(f.Found) == 0 {
		parts = []string{"nothing found"}
	}
	if len(f.Dismissed) > 0 {
		parts = append(parts, many(len(f.Dismissed), "dismissal"))
	}
	return strings.Join(parts, ", ")
}
