package exchange

import (
	"bufio"
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

// A Format is one kind of file that holds a bitext.
type Format struct {
	Name       string   // as the user types it
	Doc        string   // one line for a list of formats
	Extensions []string // with the dot, in small letters, the usual one first
	Keeps      Keeps    // what reading gives back of what was written
	Several    bool     // whether it is written as several files
	NeedsTags  bool     // whether it cannot be written without knowing the languages

	// Unaligned is what the format does with units that have text on one side
	// only, unless the user says otherwise; Style is how it writes language
	// tags.
	Unaligned Policy
	Style     label.Style

	// Fold is what becomes of a segment's text that the format cannot hold as
	// it stands; nil: it holds every text. Folding twice changes nothing more.
	Fold func(text string) string

	Sniff func(head []byte) bool                       // whether a file begins like one of this format; nil: only its name tells
	Read  func(in *Input, opt Options) (Stream, error) // nil: bitext does not read it
	Write func(job *Job) error                         // nil: bitext does not write it

	validate func(v *validator) error // reports what is wrong; nil: there are no rules
}

// Keeps is what a format can hold beside the joined texts of a unit.
type Keeps struct {
	Segments   bool // where one segment of a bead ends and the next begins
	Order      bool // the order of the target's segments, and so which beads are moved
	Confidence bool // of each bead, to two decimals
	OneSided   bool // units with text on one side only
	Tags       bool // languages with script and region
	Notes      bool // remarks
	Kinds      bool // headings, list items, and the place of each segment in its file
}

// All lists the formats, sorted by name.
var All = []*Format{
	Beads, CSV, Docx, EPUB, HF, HTML, HunalignText, HunalignLadder, InterText, JSONL, Markdown, Moses,
	Parquet, PO, TMX, TSV, XCES, XLIFF12, XLIFF21, XLSX,
}

// ByName is the format of a name, or an error that lists the names.
func ByName(name string) (*Format, error) {
	var names []string
	for _, f := range All {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return nil, fmt.Errorf("unknown format %q: one of %s", name, strings.Join(names, ", "))
}

// ForOutput is the format that the extension of a path to be written stands
// for, or an error that lists the extensions.
func ForOutput(path string) (*Format, error) {
	ext := strings.ToLower(filepath.Ext(path))
	var known []string
	for _, f := range All {
		if f.Write == nil {
			continue
		}
		if ext != "" && slices.Contains(f.Extensions, ext) {
			return f, nil
		}
		known = append(known, f.Extensions...)
	}
	return nil, fmt.Errorf("%s: no format is known by the extension %q: name one, or use one of %s",
		path, ext, strings.Join(known, " "))
}

// forInput is the format of a file to be read: by its first bytes, and where
// these do not tell by its extension.
func forInput(path string, text *bufio.Reader) (*Format, error) {
	head, _ := text.Peek(4096)
	if len(head) == 0 {
		return nil, fmt.Errorf("%s:1: the file is empty", path)
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return nil, fmt.Errorf("%s:1: not a text file: it holds NULs, as archives and UTF-16 without its mark do; export it as TMX, TSV or the like", path)
	}
	for _, f := range All {
		if f.Read != nil && f.Sniff != nil && f.Sniff(head) {
			return f, nil
		}
	}
	ext := strings.ToLower(filepath.Ext(path))
	var known []string
	for _, f := range All {
		if f.Read == nil {
			continue
		}
		if ext != "" && slices.Contains(f.Extensions, ext) {
			return f, nil
		}
		known = append(known, f.Name)
	}
	return nil, fmt.Errorf("%s: not a bitext that can be told by its content or its extension: name the format, one of %s",
		path, strings.Join(known, ", "))
}
