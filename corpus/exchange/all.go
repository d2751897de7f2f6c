package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

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
		return nil, fmt.Errorf("%s:1: not a text file: it holds NULs, as archives do; export it as TMX, TSV or the like", path)
	}
	if f := sniffed(head); f != nil {
		return f, nil
	}
	ext := strings.ToLower(filepath.Ext(unzipped(path)))
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
	return nil, fmt.Errorf("%s: %w: name the format, one of %s", path, ErrNotBitext, strings.Join(known, ", "))
}

// sniffed is the format whose sniffer recognises the beginning of a file: of
// several the surest, of equally sure ones the first; nil where none does.
func sniffed(head []byte) (best *Format) {
	for _, f := range All {
		if f.Read == nil || f.Sniff == nil || !f.Sniff(head) {
			continue
		}
		if best == nil || f.weak < best.weak {
			best = f
		}
	}
	return best
}

// ErrNotBitext is the error of a file that nothing tells to be a bitext.
var ErrNotBitext = errors.New("not a bitext that can be told by its content or its extension")

// Validators are the names of the formats that [Validate] knows, sorted.
func Validators() []string {
	var names []string
	for _, f := range All {
		if f.validate != nil {
			names = append(names, f.Name)
		}
	}
	return names
}
