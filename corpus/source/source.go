// Package source reads one text: it opens a file or standard input, finds out
// the encoding and the format, and hands over a [corpus.Document] of
// paragraphs, headings, list items and quotations in reading order.
//
// Nothing is thrown away and nothing rewritten. What surrounds an article is
// kept as segments of kind [corpus.Furniture]; markup is left out of a
// segment's text, but its runs say where each rune stands in the file. Three
// steps, each in a file of its own: decode.go makes characters of bytes,
// format.go picks the reader, one file a format cuts the text into blocks.
//
// The language of the text is not looked at here; see package lang.
package source

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// Options tunes [Read]. The zero value finds everything out by itself.
type Options struct {
	Encoding string // IANA name of the encoding; "" finds out
	Format   string // a name in [All]; "" finds out by content, then extension
	Lines    bool   // every non-empty line is one segment as it stands
}

// Read reads the text at path; path "-" reads stdin, which may be nil
// otherwise. The segments come in the order of the file, do not overlap, and
// have their place, kind and block filled; no language is detected.
//
// Every error is an [*Error]: a file that is missing, a folder, empty, larger
// than [MaxSize], binary, damaged, or of an unknown encoding or format.
func Read(path string, stdin io.Reader, opt Options) (corpus.Document, error) {
	doc := corpus.Document{Path: path}
	data, err := load(path, stdin)
	if err != nil {
		return doc, at(path, err)
	}
	c, encoding, err := read(path, data, opt)
	if err != nil {
		return doc, at(path, err)
	}
	if len(c.segments) == 0 {
		return doc, at(path, blank(data))
	}
	doc.Encoding = encoding
	doc.Segments = c.located(path)
	return doc, nil
}

// read picks the format and lets it read.
func read(path string, data []byte, opt Options) (content, string, error) {
	format, err := named(opt.Format)
	if err != nil {
		return content{}, "", err
	}
	raw := string(data)
	if format == nil && !opt.Lines {
		if format = archive(raw); format == nil && isZip(raw) {
			return content{}, "", otherZip(raw)
		}
	}
	if format != nil && format.Binary {
		c, err := format.safely(raw)
		return c, utf8Charset.name, err
	}
	text, encoding, err := Decode(data, opt.Encoding)
	if err != nil {
		return content{}, "", err
	}
	if opt.Lines {
		return everyLine(text), encoding, nil
	}
	if format == nil {
		format = textual(text, path)
	}
	c, err := format.safely(text)
	return c, encoding, err
}

// content is what a reader hands over: segments that know their runes' places
// in text. Of a text file, text is the whole file; of other formats it is what
// they hold, block after block.
type content struct {
	text     string
	segments []corpus.Segment // with Text, Kind, Level, Runs, Place.Start and Place.End
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
