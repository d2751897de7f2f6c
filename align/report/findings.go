package report

import (
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Findings is what a cross-check of a bitext found.
type Findings struct {
	Bitext    corpus.Bitext
	Found     []check.Finding // in reading order
	Dismissed []review.Dismissed
	Ledger    ledger.Ledger // the facts of both texts, for what lists them
	Version   string        // of bitext, for formats that name their maker
}

// A place is where something stands in a file.
type place struct {
	path         string
	line, column int // from 1; column counts runes
	offset       int // runes from the beginning of the file
}

// locate is the place of a rune of a segment, counted from 0. In a paragraph of
// several lines the column counts on from its first line.
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

// home is the place that stands for a finding: in the target, which is what
// editors mend, if it has one there. ok is false for a finding about the texts
// as a whole.
func (f Findings) home(finding check.Finding) (p place, side corpus.Side, ok bool) {
	for _, s := range []corpus.Side{corpus.Target, corpus.Source} {
		if segment, at, ok := finding.At(s); ok {
			return f.locate(s, segment, at), s, true
		}
	}
	return place{f.Bitext.Dst.Path, 1, 1, 0}, corpus.Target, false
}

// verdict sums a cross-check up: "3 errors, 1 warning".
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
			parts = append(parts, lang.Count(n[s.severity], s.noun))
		}
	}
	if len(f.Found) == 0 {
		parts = []string{"nothing found"}
	}
	if len(f.Dismissed) > 0 {
		parts = append(parts, lang.Count(len(f.Dismissed), "dismissal"))
	}
	return strings.Join(parts, ", ")
}
