package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/xmltext"
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
	f := sniffed(head)
	if f == nil || f.weak != certain {
		for _, s := range strangers {
			if s.sniff(head) {
				return nil, fmt.Errorf("%s: %s, which is not read as a bitext: %s", path, s.what, s.next)
			}
		}
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return nil, fmt.Errorf("%s:1: not a text file: it holds NULs, as archives do; export it as TMX, TSV or the like", path)
	}
	if f != nil {
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

// strangers are the formats of tools that bitext does not read, by their first
// bytes, and what those tools can do instead.
var strangers = []struct {
	sniff      func(head []byte) bool
	what, next string
}{
	{
		func(head []byte) bool { return xmltext.HasElement(head, "<txml") },
		"a file of Wordfast Pro (TXML)", "export it from there as XLIFF, or its translation memory as TMX",
	},
	{
		func(head []byte) bool { return xmltext.HasElement(head, "<TRADOStag") },
		"a file of Trados TagEditor (TTX)", "open it in Trados Studio and save it as SDLXLIFF, or export the translation memory as TMX",
	},
	{
		ownMemory, "a translation memory as bitext memory keeps it", "name it with --memory, or write it with bitext memory export",
	},
	{
		func(head []byte) bool { return bytes.HasPrefix(head, []byte("SQLite format 3\x00")) },
		"a database (SQLite), as the memories of Trados Studio (.sdltm) are", "export it from there as TMX",
	},
}

// ownMemory tells by its first bytes whether a file is a memory of package
// corpus/memory: a database of SQLite, 68 bytes into which its maker has its mark
// (https://www.sqlite.org/fileformat.html#application_id).
func ownMemory(head []byte) bool {
	return bytes.HasPrefix(head, []byte("SQLite format 3\x00")) && len(head) >= 72 && string(head[68:72]) == "btxm"
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
