package source

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is one way in which texts are kept.
type Format struct {
	Name       string   // as the user writes it
	Title      string   // for people
	Extensions []string // with their dot, lower case; content decides before them
	Note       string   // what is read, and what is not
	Limit      int      // bytes of text it can be given; 0: [MaxSize]
	Binary     bool     // the format is no text file: it sees bytes instead of decoded text

	// Sniff tells from the content that the text is in this format, beyond
	// doubt; nil where only the extension tells.
	Sniff func(text string) bool

	// Read cuts the text into blocks.
	Read func(text string) (content, error)
}

// All lists the formats, sorted by name.
var All = []*Format{
	DOCX,
	EPUB,
	HTML,
	Markdown,
	ODT,
	PDF,
	SRT,
	Text,
	TSV,
	VTT,
}

// named returns the format the user asked for, nil where it is to be found out.
func named(name string) (*Format, error) {
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

// safely reads a text and makes an error of a fault in the reader: those of
// other people's formats are large, and a broken file must not end the program.
func (f *Format) safely(text string) (c content, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			c = content{}
			err = &Error{
				What:   fmt.Sprintf("cannot be read as %s: %v", f.Title, fault),
				Advice: "the file may be damaged; save it anew, or as plain text",
			}
		}
	}()
	if f.Limit > 0 && len(text) > f.Limit {
		return content{}, tooLarge(f.Limit)
	}
	return f.Read(text)
}

// archive finds the format of a file that is no text, nil if it looks like one.
func archive(data string) *Format {
	for _, f := range All {
		if f.Binary && f.Sniff(data) {
			return f
		}
	}
	return nil
}

// textual finds the format of a text: by content, then by extension; plain
// text is what remains.
func textual(text, path string) *Format {
	extension := strings.ToLower(filepath.Ext(path))
	for _, f := range All {
		if !f.Binary && f.Sniff != nil && f.Sniff(text) {
			return f
		}
	}
	for _, f := range All {
		if !f.Binary && slices.Contains(f.Extensions, extension) {
			return f
		}
	}
	return Text
}
