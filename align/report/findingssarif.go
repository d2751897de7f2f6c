package report

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// The parts of SARIF 2.1.0 (OASIS, 2020) that findings need.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string          `json:"id"`
		Name             string          `json:"name"`
		ShortDescription sarifText       `json:"shortDescription"`
		FullDescription  sarifText       `json:"fullDescription"`
		Default          sarifConfig     `json:"defaultConfiguration"`
		Properties       sarifProperties `json:"properties"`
	}
	sarifConfig struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifProperties struct {
		Tags []string `json:"tags"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Rank         float64            `json:"rank"`
	}
	sarifLocation struct {
		ID       int            `json:"id,omitempty"`
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"name"`
		Kind string `json:"kind"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification,omitempty"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	homePage    = "https://github.com/bitext-tools/bitext"
)

// SARIFSchema is the JSON Schema of what [FindingsSARIF] writes: a reference to the
// one that OASIS publishes.
const SARIFSchema = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://github.com/bitext-tools/bitext/schema/sarif/1",
  "title": "the findings of bitext check for code scanning: SARIF 2.1.0, by the schema that OASIS publishes",
  "$ref": "` + sarifSchema + `"
}
`

// sarifLevels are the names that SARIF has for severities.
var sarifLevels = map[check.Severity]string{check.Error: "error", check.Warning: "warning", check.Info: "note"}

// FindingsSARIF writes a SARIF 2.1.0 log with one run. The location of a
// result is in the target where it has one, those in the other text are
// related locations. Dismissed findings are results with a suppression.
func FindingsSARIF(w io.Writer, f Findings) error {
	log := sarifOf(f.Version)
	log.Runs[0].Results = f.results()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(log)
}

// sarifOf is a log without results. Its rules are all checks.
func sarifOf(version string) sarifLog {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "bitext", Version: version, InformationURI: homePage}
	for _, c := range check.All {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: c.ID, Name: c.Slug, ShortDescription: sarifText{c.Title}, FullDescription: sarifText{c.Doc},
			Default: sarifConfig{!c.Off, sarifLevels[c.Severity]}, Properties: sarifProperties{slices.Compact([]string{c.Family(), c.MQM})},
		})
	}
	return sarifLog{sarifSchema, "2.1.0", []sarifRun{run}}
}

// results are the findings, then those dismissed, as results of the rules of
// [sarifOf].
func (f Findings) results() []sarifResult {
	results := []sarifResult{}
	for _, finding := range f.Found {
		results = append(results, f.sarif(finding, slices.Index(check.All, finding.Check)))
	}
	for _, d := range f.Dismissed {
		r := f.sarif(d.Finding, slices.Index(check.All, d.Finding.Check))
		r.Suppressions = []sarifSuppression{{"external", "accepted", d.Note}}
		results = append(results, r)
	}
	return results
}

// sarif is a finding as a result of the rule with an index.
func (f Findings) sarif(finding check.Finding, rule int) sarifResult {
	at, side, _ := f.home(finding)
	r := sarifResult{
		RuleID: finding.Check.ID, RuleIndex: rule, Level: sarifLevels[finding.Severity], Message: sarifText{finding.Message},
		Locations:    []sarifLocation{sarifPlace(at)},
		Fingerprints: map[string]string{"bitext/v1": finding.Fingerprint}, Rank: 100 * finding.Chance,
	}
	if name := f.unit(finding); name != "" {
		r.Locations[0].Logical = []sarifLogical{{name, "translation unit"}}
		return r // both sides stand at one place
	}
	if side == corpus.Target {
		if segment, rune, ok := finding.At(corpus.Source); ok {
			l := sarifPlace(f.locate(corpus.Source, segment, rune))
			l.ID = 1
			r.Related = []sarifLocation{l}
		}
	}
	return r
}

// sarifPlace is a place as a location. Standard input has no address and goes
// by the name "stdin".
func sarifPlace(p place) sarifLocation {
	path := p.path
	if path == "-" {
		path = "stdin"
	}
	uri := url.URL{Path: filepath.ToSlash(path)}
	if filepath.IsAbs(path) {
		uri.Scheme, uri.Path = "file", "/"+strings.TrimPrefix(uri.Path, "/")
	}
	return sarifLocation{Physical: sarifPhysical{sarifArtifact{uri.String()}, sarifRegion{p.line, p.column}}}
}
