package report

import (
	"encoding/json"
	"io"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// findingsSchema names the layout of [FindingsJSON]. A change that readers
// must know of changes the number; keys may be added without.
const findingsSchema = "bitext-findings/1"

// The objects of [FindingsJSON], which says what their keys mean.
type jsonFindings struct {
	Schema   string        `json:"schema"`
	Tool     jsonTool      `json:"tool"`
	Unit     corpus.Unit   `json:"unit"`
	Source   jsonText      `json:"source"`
	Target   jsonText      `json:"target"`
	Findings []jsonFinding `json:"findings"`
	Summary  jsonSummary   `json:"summary"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type jsonText struct {
	Path     string     `json:"path"`
	Lang     corpus.Tag `json:"lang"`
	Segments int        `json:"segments"`
}

type jsonFinding struct {
	Check       string         `json:"check"`
	Slug        string         `json:"slug"`
	Severity    check.Severity `json:"severity"`
	Chance      float64        `json:"chance"`
	Confidence  float64        `json:"confidence"`
	MQM         string         `json:"mqm"`
	Message     string         `json:"message"`
	TU          string         `json:"tu"`
	Source      []int          `json:"source"`
	Target      []int          `json:"target"`
	Spans       []jsonSpan     `json:"spans"`
	Values      []string       `json:"values"`
	Fingerprint string         `json:"fingerprint"`
	Dismissed   bool           `json:"dismissed"`
	Note        string         `json:"note"`
}

type jsonSpan struct {
	Side    string `json:"side"`
	Segment int    `json:"segment"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Offset  int    `json:"offset"`
}

type jsonSummary struct {
	Error     int `json:"error"`
	Warning   int `json:"warning"`
	Info      int `json:"info"`
	Dismissed int `json:"dismissed"`
	OnlySrc   int `json:"only_source"`
	OnlyDst   int `json:"only_target"`
	Moved     int `json:"moved"`
	Doubtful  int `json:"doubtful"`
}

// FindingsJSON writes one JSON object:
//
//	schema           "bitext-findings/1"; keys may be added under the same number
//	tool             name and version of bitext
//	unit             "paragraph" or "sentence": what segments are
//	source, target   the texts: path, lang (BCP 47), segments (how many)
//	findings         in reading order, each with
//	  check, slug    which check found it
//	  severity       "info", "warning" or "error"
//	  chance         how likely a careful reader would agree, 0 to 1
//	  confidence     how far the alignment under it can be trusted, 0 to 1
//	  mqm            category of the Multidimensional Quality Metrics
//	  message        one line for people
//	  tu             of a file of translation units the id or number of the one
//	                 it is about, else ""
//	  source, target segments concerned, from 0
//	  spans          what to look at: side ("source" or "target"), segment, start
//	                 and end (runes of the segment's text, half open), text, and
//	                 the place in the file: line and column from 1, offset in runes;
//	                 of a translation unit the line alone
//	  values         canonical values compared
//	  fingerprint    the finding's name from one run to the next
//	  dismissed      true of one that a review file hides; note says why
//	summary          how many by severity and by what happened to the segments
//
// Every key is always there.
func FindingsJSON(w io.Writer, f Findings) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(f.object())
}

// object is what FindingsJSON writes.
func (f Findings) object() jsonFindings {
	out := jsonFindings{
		Schema: findingsSchema, Tool: jsonTool{"bitext", f.Version}, Unit: f.Bitext.Unit,
		Source:   jsonText{f.Bitext.Src.Path, f.Bitext.Src.Tag, len(f.Bitext.Src.Segments)},
		Target:   jsonText{f.Bitext.Dst.Path, f.Bitext.Dst.Tag, len(f.Bitext.Dst.Segments)},
		Findings: []jsonFinding{},
	}
	for _, finding := range f.Found {
		out.Findings = append(out.Findings, f.json(finding))
		switch finding.Severity {
		case check.Error:
			out.Summary.Error++
		case check.Warning:
			out.Summary.Warning++
		default:
			out.Summary.Info++
		}
	}
	for _, d := range f.Dismissed {
		j := f.json(d.Finding)
		j.Dismissed, j.Note = true, d.Note
		out.Findings = append(out.Findings, j)
	}
	n := count(f.Bitext.Ladder)
	out.Summary.Dismissed = len(f.Dismissed)
	out.Summary.OnlySrc, out.Summary.OnlyDst, out.Summary.Moved, out.Summary.Doubtful = n.onlySrc, n.onlyDst, n.moved, n.doubtful
	return out
}

// json is a finding as FindingsJSON writes it, without nil lists.
func (f Findings) json(finding check.Finding) jsonFinding {
	j := jsonFinding{
		Check: finding.Check.ID, Slug: finding.Check.Slug, Severity: finding.Severity, Chance: finding.Chance, Confidence: finding.Confidence,
		MQM: finding.Check.MQM, Message: finding.Message, TU: f.unit(finding), Source: append([]int{}, finding.Source...),
		Target: append([]int{}, finding.Target...), Spans: []jsonSpan{}, Values: append([]string{}, finding.Values...),
		Fingerprint: finding.Fingerprint,
	}
	for _, s := range finding.Spans {
		at := f.locate(s.Side, s.Segment, s.Start)
		j.Spans = append(j.Spans, jsonSpan{s.Side.String(), s.Segment, s.Start, s.End, s.Text, at.line, at.column, at.offset})
	}
	return j
}
