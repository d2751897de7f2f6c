package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// A Format is one file format that texts are kept in.
type Format struct {
	Name       string   // as the user writes it
	Title      string   // for people
	Extensions []string // with their dot, lower case; the content is asked before them
	Note       string   // what is read, and what is not
	Limit      int      // most bytes of text it can be given; 0: [MaxSize]
	Binary     bool     // not a text file: Sniff and Read get its bytes, not decoded text

	// Sniff tells from the content that the text is in this format, beyond
	// doubt; nil where only the extension tells.
	Sniff func(text string) bool

	// Read cuts the text into segments.
	Read func(text string) (content, error)

	// ReadIn is Read of a binary format that holds a text in an encoding, which the
	// user names; nil for those that know theirs.
	ReadIn func(data, encoding string) (content, error)
}

// in is the format with an encoding that the user names, if it is asked for one.
func (f *Format) in(encoding string) *Format {
	if encoding == "" || f.ReadIn == nil {
		return f
	}
	named := *f
	named.Read = func(data string) (content, error) { return f.ReadIn(data, encoding) }
	return &named
}

// safely calls Read and makes an error of a panic in it: libraries for other
// people's formats are large, and a broken file must not end the program.
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

// content is what Read of a format returns. The places of the segments count
// in text, which is the whole file for a text file, and for other formats the
// blocks of text they hold, one below the other.
type content struct {
	text     string
	segments []corpus.Segment // with Text, Kind, Level, Runs, Place.Start and Place.End
	from     origin           // of formats that decode their text themselves
}

// located fills in what follows from the order and the offsets of the
// segments: path, line, column and block.
func (c content) located(path string) []corpus.Segment {
	pos := position{end: lineEnd(c.text)}
	rest := c.text
	for k := range c.segments {
		seg := &c.segments[k]
		rest = rest[pos.advance(rest, seg.Place.Start):]
		seg.Place.Path = path
		seg.Place.Line, seg.Place.Column = pos.line+1, pos.column+1
		seg.Block = k
	}
	return c.segments
}

// A position is a place in a text, all three counted from 0 in runes.
type position struct {
	offset, line, column int

	end string // what ends a line; see lineEnd
}

// advance moves the position on to a rune offset within the text that follows
// it, and returns the number of bytes passed.
func (p *position) advance(rest string, offset int) (size int) {
	for size < len(rest) && p.offset < offset {
		ends := strings.HasPrefix(rest[size:], p.end)
		_, n := utf8.DecodeRuneInString(rest[size:])
		size += n
		p.offset++
		p.column++
		if ends {
			p.line++
			p.column = 0
		}
	}
	return size
}

// lineEnd is the rune that ends the lines of a text. A carriage return does so
// only in a text without line feeds, as old Macintoshes wrote it; elsewhere it
// is white space.
func lineEnd(text string) string {
	if strings.Contains(text, "\n") {
		return "\n"
	}
	return "\r"
}
