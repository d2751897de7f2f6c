package report

import (
	"cmp"
	"slices"
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
// several lines the column counts on from its first line. In a file of units it
// is that of the unit, which is all that is known.
func (f Findings) locate(s corpus.Side, segment, at int) place {
	doc := f.Bitext.On(s)
	seg := doc.Segments[segment]
	path := seg.Place.Path
	if path == "" {
		path = doc.Path
	}
	if seg.Place.TU != "" {
		return place{path, max(1, seg.Place.Line), 1, 0}
	}
	offset := seg.Offset(at)
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

// unit is what its file calls the unit that a finding is about; "" where the
// texts are not units of a file.
func (f Findings) unit(finding check.Finding) string {
	for _, s := range corpus.Sides {
		if segment, _, ok := finding.At(s); ok {
			return f.Bitext.On(s).Segments[segment].Place.TU
		}
	}
	return ""
}

// message is the message of a finding, with the unit it is about.
func (f Findings) message(finding check.Finding) string {
	if name := f.unit(finding); name != "" {
		return "unit " + name + ": " + finding.Message
	}
	return finding.Message
}

// shown is a segment's text as people see it, with its codes, and the spans of a
// finding in that text. Codes that the finding names are spans of it as well.
func (f Findings) shown(finding check.Finding, s corpus.Side, segment int) ([]rune, []check.Span) {
	seg := f.Bitext.On(s).Segments[segment]
	if len(seg.Codes) == 0 {
		return []rune(seg.Text), finding.Spans
	}
	text := []rune(seg.Text)
	spans := slices.Clone(finding.Spans)
	var out []rune
	from := 0
	for _, c := range seg.Codes {
		at := min(max(c.At, from), len(text))
		out = append(out, text[from:at]...)
		from = at
		name := []rune(c.Name())
		for k, span := range finding.Spans {
			if span.Side == s && span.Segment == segment {
				if span.Start >= c.At {
					spans[k].Start += len(name)
				}
				if span.End > c.At {
					spans[k].End += len(name)
				}
			}
		}
		if slices.Contains(finding.Values, string(name)) {
			spans = append(spans, check.Span{Side: s, Segment: segment, Start: len(out), End: len(out) + len(name), Text: string(name)})
		}
		out = append(out, name...)
	}
	return append(out, text[from:]...), spans
}

// withCodes are the findings of texts in which their codes are text.
func (f Findings) withCodes() Findings {
	list := slices.Clone(f.Found)
	for n := range list {
		for _, s := range corpus.Sides {
			for _, k := range list[n].On(s) {
				_, list[n].Spans = f.shown(list[n], s, k)
			}
		}
		if len(list[n].Spans) > len(f.Found[n].Spans) { // codes, behind the words
			slices.SortFunc(list[n].Spans, func(a, b check.Span) int {
				return cmp.Or(cmp.Compare(a.Side, b.Side), cmp.Compare(a.Segment, b.Segment), cmp.Compare(a.Start, b.Start))
			})
		}
	}
	for _, s := range corpus.Sides {
		doc := f.Bitext.On(s)
		doc.Segments = slices.Clone(doc.Segments)
		for k, segment := range doc.Segments {
			if len(segment.Codes) > 0 {
				text, _ := f.shown(check.Finding{}, s, k)
				doc.Segments[k].Text, doc.Segments[k].Codes = string(text), nil
			}
		}
		if s == corpus.Source {
			f.Bitext.Src = doc
		} else {
			f.Bitext.Dst = doc
		}
	}
	f.Found = list
	return f
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
