package report

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
)

// A FolderFormat is one way to write the findings of many pairs as one document.
type FolderFormat struct {
	Name string // as the user types it: that of one of [FindingsFormats]
	Doc  string // one line for a list of formats

	begin func(d *folderDocument) error
	pair  func(d *folderDocument, f Findings) error
	end   func(d *folderDocument, f Folder) error
}

// FolderFormats are all of them, sorted by name.
var FolderFormats = []FolderFormat{
	{"github", "annotations, those of files at their first line", nothing, githubPair, githubEnd},
	{"json", "one JSON object: the pairs, each as by itself, then the files without a counterpart", jsonBegin, jsonPair, jsonEnd},
	{"sarif", "one SARIF run; what is wrong with a file as a whole has rules of its own", sarifBegin, sarifPair, sarifEnd},
	{"text", "the findings, then a table of the pairs", nothing, textPair, textEnd},
	{"tsv", "a row a finding, files without a counterpart as well", tsvBegin, tsvPair, tsvEnd},
}

// A FolderWriter writes the findings of many pairs one after the other, and holds
// none of them.
type FolderWriter struct {
	format FolderFormat
	folderDocument
}

// A folderDocument is what is written.
type folderDocument struct {
	out     *bufio.Writer
	version string
	opt     Options
	tail    string // what ends it
	some    bool   // something was written in the list that is open
}

// NewFolderWriter begins a document. The version is that of bitext.
func NewFolderWriter(w io.Writer, format FolderFormat, version string, opt Options) (*FolderWriter, error) {
	fw := &FolderWriter{format, folderDocument{out: bufio.NewWriter(w), version: version, opt: opt}}
	return fw, format.begin(&fw.folderDocument)
}

// Pair writes the findings of the next pair.
func (w *FolderWriter) Pair(f Findings) error {
	if err := w.format.pair(&w.folderDocument, f); err != nil {
		return err
	}
	return w.out.Flush() // so that a reader sees what there is
}

// End writes what there is to say of files and pairs as a whole, and ends the
// document.
func (w *FolderWriter) End(f Folder) error {
	if err := w.format.end(&w.folderDocument, f); err != nil {
		return err
	}
	return w.out.Flush()
}

func nothing(*folderDocument) error { return nil }

// item writes a value as the next of a list that is indented.
func (d *folderDocument) item(value any, indent string) error {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent(indent, "  ")
	if err := enc.Encode(value); err != nil {
		return err
	}
	if d.some {
		d.out.WriteByte(',')
	}
	d.some = true
	d.out.WriteString("\n" + indent + strings.TrimRight(text.String(), "\n"))
	return nil
}

func githubPair(d *folderDocument, f Findings) error { return FindingsGitHub(d.out, f) }

func githubEnd(d *folderDocument, f Folder) error {
	for _, x := range f.Files() {
		fmt.Fprintf(d.out, "::%s file=%s,line=1,col=1,title=%s::%s\n", githubCommands[x.Severity], githubProperty(x.Path), githubProperty(x.Slug), githubData(x.Message))
	}
	return nil
}

func tsvBegin(d *folderDocument) error {
	fmt.Fprintln(d.out, strings.Join(findingsHead, "\t"))
	return nil
}

func tsvPair(d *folderDocument, f Findings) error {
	for _, finding := range f.Found {
		fmt.Fprintln(d.out, f.row(finding))
	}
	return nil
}

func tsvEnd(d *folderDocument, f Folder) error {
	for _, x := range f.Files() {
		fmt.Fprintln(d.out, tabbed(x.Path, "1", "1", string(x.Severity), "", x.Slug, "", x.Message, "", "", ""))
	}
	return nil
}

func textPair(d *folderDocument, f Findings) error {
	t := findingsText{Findings: f, pen: newPen(d.out, d.opt), width: d.opt.width()}
	t.labels = [2][]string{numbers(f.Bitext.Src, f.Bitext.Unit), numbers(f.Bitext.Dst, f.Bitext.Unit)}
	for _, finding := range f.Found {
		t.finding(finding)
	}
	return t.out.Flush()
}

func textEnd(d *folderDocument, f Folder) error { return FolderText(d.out, f, d.opt) }

// sarifBegin writes a log up to its results, and keeps the rest.
func sarifBegin(d *folderDocument) error {
	log := sarifOf(d.version)
	rules := &log.Runs[0].Tool.Driver.Rules
	for _, k := range fileKinds {
		*rules = append(*rules, sarifRule{ID: k.slug, Name: k.slug, ShortDescription: sarifText{k.title}, FullDescription: sarifText{k.title},
			Default: sarifConfig{true, sarifLevels[k.severity]}, Properties: sarifProperties{[]string{"files"}}})
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(log); err != nil {
		return err
	}
	const list = `"results": [`
	head, tail, _ := strings.Cut(text.String(), list+"]")
	d.out.WriteString(head + list)
	d.tail = tail
	return nil
}

func sarifPair(d *folderDocument, f Findings) error {
	for _, r := range f.results() {
		if err := d.item(r, "        "); err != nil {
			return err
		}
	}
	return nil
}

func sarifEnd(d *folderDocument, f Folder) error {
	for _, x := range f.Files() {
		r := sarifResult{
			RuleID: x.Slug, RuleIndex: len(check.All) + fileKindOf(x.Slug), Level: sarifLevels[x.Severity], Message: sarifText{x.Message},
			Locations:    []sarifLocation{sarifPlace(place{x.Path, 1, 1, 0})},
			Fingerprints: map[string]string{"bitext/v1": x.Slug + " " + x.Path + " " + x.Message}, Rank: 100,
		}
		if err := d.item(r, "        "); err != nil {
			return err
		}
	}
	d.endList("\n      ")
	d.out.WriteString(d.tail)
	return nil
}

// folderSchema names the layout of the JSON of many pairs.
const folderSchema = "bitext-findings-of-folders/1"

// A jsonFolder is what is written of folders. It is written piece by piece, so that
// no more than a pair is held.
type jsonFolder struct {
	Schema  string            `json:"schema"`  // "bitext-findings-of-folders/1"; keys may be added under the same number
	Tool    jsonTool          `json:"tool"`    // that wrote it
	Pairs   []jsonFindings    `json:"pairs"`   // of each pair that did not fail, what is written of it by itself
	Files   []jsonFile        `json:"files"`   // what is wrong with files as a whole
	Summary jsonFolderSummary `json:"summary"` // how many
}

type jsonFile struct {
	Slug     string         `json:"slug"`     // the name of what is wrong
	Severity check.Severity `json:"severity"` // how much it matters
	Path     string         `json:"path"`     // of the file
	Message  string         `json:"message"`  // one line for people
}

type jsonFolderSummary struct {
	Pairs   int `json:"pairs"`   // a source and its translation, those that failed as well
	Failed  int `json:"failed"`  // pairs that could not be compared
	Missing int `json:"missing"` // translations that are not there
	Extra   int `json:"extra"`   // translations of no file
	Unclear int `json:"unclear"` // files of which two could be the counterpart
}

// FolderSchema is the JSON Schema of what the format "json" of [FolderFormats]
// writes.
//
//go:embed folder.schema.json
var FolderSchema string

// jsonBegin begins a [jsonFolder].
func jsonBegin(d *folderDocument) error {
	tool, err := json.Marshal(jsonTool{"bitext", d.version})
	fmt.Fprintf(d.out, "{\n  \"schema\": %q,\n  \"tool\": %s,\n  \"pairs\": [", folderSchema, tool)
	return err
}

func jsonPair(d *folderDocument, f Findings) error { return d.item(f.object(), "    ") }

func jsonEnd(d *folderDocument, f Folder) error {
	d.endList("\n  ")
	d.out.WriteString(",\n  \"files\": [")
	failed := 0
	for _, x := range f.Files() {
		if err := d.item(jsonFile(x), "    "); err != nil {
			return err
		}
		if x.Slug == failedPair {
			failed++
		}
	}
	d.endList("\n  ")
	summary, err := json.Marshal(jsonFolderSummary{len(f.Rows), failed, len(f.Rest.Missing), len(f.Rest.Extra), len(f.Rest.Doubts)})
	fmt.Fprintf(d.out, ",\n  \"summary\": %s\n}\n", summary)
	return err
}

// endList ends a list of items.
func (d *folderDocument) endList(indent string) {
	if d.some {
		d.out.WriteString(indent)
	}
	d.some = false
	d.out.WriteByte(']')
}
