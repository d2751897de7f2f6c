package source

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// All lists the formats, sorted by name.
var All = []*Format{
	AsciiDoc,
	ASS,
	DOC,
	DocBook,
	DOCX,
	EPUB,
	FB2,
	HTML,
	Notebook,
	JSON,
	Markdown,
	MHTML,
	MOBI,
	ODT,
	PDF,
	PO,
	RST,
	SRT,
	Text,
	TSV,
	VTT,
	WML,
	XML,
	YAML,
}

// Options tunes [Read]. The zero value finds everything out.
type Options struct {
	Encoding string // IANA name of the encoding; "" finds out, see [Decode]
	Format   string // the name of one of [All]; "" goes by content, then by extension
	Lines    bool   // every non-empty line is one segment as it stands
}

// Read reads the text at path; path "-" reads stdin, which may be nil
// otherwise. The segments come in the order of the file, do not overlap, and
// have their place, kind and block filled; no language is detected.
//
// Every error is an [*Error]: a file that is missing, a folder, empty, larger
// than [MaxSize], binary, damaged, or of an unknown encoding or format.
func Read(path string, stdin io.Reader, opt Options) (corpus.Document, error) {
	data, err := load(path, stdin)
	if err != nil {
		return corpus.Document{Path: path}, at(path, err)
	}
	return ReadData(path, data, opt)
}

// ReadData reads a text from the bytes of its file, wherever they come from. The
// path is what the file is called, which tells its format where they do not.
func ReadData(path string, data []byte, opt Options) (corpus.Document, error) {
	doc := corpus.Document{Path: path}
	c, from, err := contentOf(path, data, opt)
	if err != nil {
		return doc, at(path, err)
	}
	if len(c.segments) == 0 {
		return doc, at(path, blank(data))
	}
	doc.Format, doc.Encoding, doc.Repairs = from.format, from.encoding, from.repairs
	doc.Segments = c.located(path)
	return doc, nil
}

// Article is a document without its furniture and asides, which have no
// counterpart in the translation; see [Without].
func Article(doc corpus.Document) corpus.Document {
	return Without(doc, corpus.Furniture, corpus.Aside)
}

// Without is a document without the segments of some kinds. The others keep their
// places and are numbered anew. A document of nothing else is returned as it is.
func Without(doc corpus.Document, kinds ...corpus.Kind) corpus.Document {
	left, moved := 0, false
	for i, seg := range doc.Segments {
		if slices.Contains(kinds, seg.Kind) {
			left++
		}
		moved = moved || seg.Block != i
	}
	if left == len(doc.Segments) || left == 0 && !moved {
		return doc
	}
	kept := make([]corpus.Segment, 0, len(doc.Segments)-left)
	for _, seg := range doc.Segments {
		if !slices.Contains(kinds, seg.Kind) {
			seg.Block = len(kept)
			kept = append(kept, seg)
		}
	}
	doc.Segments = kept
	return doc
}

// An origin is how the text of a file was made of its bytes.
type origin struct {
	format   string // the name of one of [All]
	encoding string
	repairs  []string // see [corpus.Document]
}

// contentOf finds the format and reads the text.
func contentOf(path string, data []byte, opt Options) (content, origin, error) {
	format, err := formatNamed(opt.Format)
	if err != nil {
		return content{}, origin{}, err
	}
	raw := string(data)
	if format == nil && !opt.Lines {
		if format = binaryFormat(raw); format == nil && isZip(raw) {
			return content{}, origin{}, otherZip(raw)
		}
	}
	if format != nil && format.Binary {
		c, err := format.in(opt.Encoding).safely(raw)
		c.from.format, c.from.encoding = format.Name, cmp.Or(c.from.encoding, utf8Charset.name)
		return c, c.from, err
	}
	text, from, err := readable(data, opt.Encoding)
	if err != nil {
		return content{}, from, err
	}
	if from.format = Text.Name; opt.Lines {
		return everyLine(text), from, nil
	}
	if format == nil {
		if format = textFormat(text, path); format == Text {
			if err := refuse(text, path); err != nil {
				return content{}, from, err
			}
		}
	}
	from.format = format.Name
	c, err := format.safely(text)
	return c, from, err
}

// formatNamed returns the format the user asked for, nil where it is to be found out.
func formatNamed(name string) (*Format, error) {
	if name == "" {
		return nil, nil
	}
	var names []string
	for _, f := range All {
		if f.Name == strings.ToLower(name) {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return nil, &Error{
		What:   fmt.Sprintf("unknown format %q", name),
		Advice: "the formats are " + strings.Join(names, ", "),
	}
}

// binaryFormat finds the format of a file that is no text file, nil if there is none.
func binaryFormat(data string) *Format {
	for _, f := range All {
		if f.Binary && f.Sniff(data) {
			return f
		}
	}
	return nil
}

// plainMarkups are written as plain text with signs in it. What is a comment of a
// shell to one, "# git init" in a listing, is a heading to another.
var plainMarkups = []*Format{AsciiDoc, Markdown, RST}

// textFormat finds the format of a text file: by content, then by extension, then
// by a tag it begins with; plain text where none tells. What is named a web page and
// has no tag is plain text. Of the plain markups, which look alike where they hold
// code, it is that of the extension.
func textFormat(text, path string) *Format {
	extension := strings.ToLower(filepath.Ext(path))
	markup := slices.IndexFunc(plainMarkups, func(f *Format) bool { return slices.Contains(f.Extensions, extension) })
	for _, f := range All {
		switch {
		case f.Binary || f.Sniff == nil || !f.Sniff(text):
		case markup >= 0 && slices.Contains(plainMarkups, f):
			return plainMarkups[markup]
		default:
			return f
		}
	}
	for _, f := range All {
		untagged := (f == HTML || f == WML) && !strings.Contains(text, "<")
		if !f.Binary && f != Text && !untagged && slices.Contains(f.Extensions, extension) {
			return f
		}
	}
	return cmp.Or(fragment(text), Text)
}
