package report

import (
	_ "embed"
	"encoding/json"
	"io"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// findingsSchema names the layout of [FindingsJSON]. A change that readers
// must know of changes the number; keys may be added without.
const findingsSchema = "bitext-findings/1"

// The objects of [FindingsJSON].
type jsonFindings struct {
	Schema   string        `json:"schema"`   // "bitext-findings/1"; keys may be added under the same number
	Tool     jsonTool      `json:"tool"`     // that wrote it
	Unit     corpus.Unit   `json:"unit"`     // what segments are
	Source   jsonText      `json:"source"`   // the source text
	Target   jsonText      `json:"target"`   // its translation
	Findings []jsonFinding `json:"findings"` // in reading order, those dismissed last
	Summary  jsonSummary   `json:"summary"`  // how many by severity, and what happened to the segments
}

type jsonTool struct {
	Name    string `json:"name"`    // bitext
	Version string `json:"version"` // as bitext version says it
}

type jsonText struct {
	Path     string     `json:"path"`     // of the file; "-" is standard input
	Lang     corpus.Tag `json:"lang"`     // language as a BCP 47 tag; "" where it is not known
	Segments int        `json:"segments"` // how many there are
}

type jsonFinding struct {
	Check       string         `json:"check"`       // ID of the check that found it, as bitext explain takes it
	Slug        string         `json:"slug"`        // the check's name in words
	Severity    check.Severity `json:"severity"`    // how much it matters
	Chance      float64        `json:"chance"`      // how likely a careful reader would agree, 0 to 1
	Confidence  float64        `json:"confidence"`  // how far the alignment under it can be trusted, 0 to 1
	MQM         string         `json:"mqm"`         // category of the Multidimensional Quality Metrics
	Message     string         `json:"message"`     // one line for people
	TU          string         `json:"tu"`          // of a file of translation units the id or number of the one it is about, else ""
	Source      []int          `json:"source"`      // segments of the source concerned, from 0
	Target      []int          `json:"target"`      // segments of the target concerned, from 0
	Spans       []jsonSpan     `json:"spans"`       // what to look at
	Values      []string       `json:"values"`      // canonical values compared
	Fingerprint string         `json:"fingerprint"` // the finding's name from one run to the next
	Dismissed   bool           `json:"dismissed"`   // a review file hides it
	Note        string         `json:"note"`        // why it was dismissed; else ""
}

type jsonSpan struct {
	Side    string `json:"side"`    // in which text
	Segment int    `json:"segment"` // number of the segment, from 0
	Start   int    `json:"start"`   // the first rune in the segment's text, from 0
	End     int    `json:"end"`     // the rune after the last
	Text    string `json:"text"`    // what stands there
	Line    int    `json:"line"`    // in the file, from 1
	Column  int    `json:"column"`  // in runes from 1; 0 in a translation unit, of which the line alone is known
	Offset  int    `json:"offset"`  // in the file, in runes from 0; 0 in a translation unit
}

type jsonSummary struct {
	Error     int `json:"error"`       // findings of this severity that are not dismissed
	Warning   int `json:"warning"`     // findings of this severity that are not dismissed
	Info      int `json:"info"`        // findings of this severity that are not dismissed
	Dismissed int `json:"dismissed"`   // findings that a review file hides
	OnlySrc   int `json:"only_source"` // segments without a translation
	OnlyDst   int `json:"only_target"` // segments without a source
	Moved     int `json:"moved"`       // beads out of order
	Doubtful  int `json:"doubtful"`    // beads that the aligner is not sure of
}

// FindingsSchema is the JSON Schema of what [FindingsJSON] writes. It says what
// the keys mean.
//
//go:embed findings.schema.json
var FindingsSchema string

// FindingsJSON writes one JSON object, which [FindingsSchema] describes: the two
// texts, the findings with their places and values, and a summary. Every key is
// always there.
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
