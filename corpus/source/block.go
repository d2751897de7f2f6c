package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// A block is a segment under construction, made of stretches of a text file.
type block struct {
	kind  corpus.Kind
	level int
	text  strings.Builder
	runes int // in text
	runs  []corpus.Run
	end   int // rune offset in the file after the last rune added
	last  rune
}

// add appends a stretch of the file that begins at a rune offset.
func (b *block) add(stretch string, offset int) {
	if stretch == "" {
		return
	}
	if len(b.runs) == 0 || b.end != offset {
		b.runs = append(b.runs, corpus.Run{Text: b.runes, File: offset})
	}
	n := utf8.RuneCountInString(stretch)
	b.text.WriteString(stretch)
	b.runes += n
	b.end = offset + n
	b.last, _ = utf8.DecodeLastRuneInString(stretch)
}

// join appends what a line break means before a text that goes on with next: a
// space, or nothing in writing without spaces and after the hyphen of a cut
// word. The space takes the place of the line break, at a rune offset.
func (b *block) join(next rune, offset int) {
	if b.runes == 0 || unicode.IsSpace(b.last) || spaceless(b.last) || spaceless(next) {
		return
	}
	if b.last == '\u00AD' || strings.ContainsRune(hyphens, b.last) && b.hyphenated() && unicode.IsLower(next) {
		return
	}
	b.add(" ", offset)
}

// hyphens are the signs that cut a word at the end of a line: that of keyboards, and
// that which programs for printing put there.
const hyphens = "-\u2010"

// hyphenated tells whether the hyphen at the end follows a letter.
func (b *block) hyphenated() bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(b.text.String(), hyphens))
	return unicode.IsLetter(r)
}

// segment is the finished block without white space at its end; false if
// nothing else is in it.
func (b *block) segment() (corpus.Segment, bool) {
	text := b.text.String()
	trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
	if trimmed == "" {
		return corpus.Segment{}, false
	}
	seg := corpus.Segment{Text: trimmed, Kind: b.kind, Level: b.level, Runs: b.runs}
	n := utf8.RuneCountInString(trimmed)
	for len(seg.Runs) > 1 && seg.Runs[len(seg.Runs)-1].Text >= n {
		seg.Runs = seg.Runs[:len(seg.Runs)-1]
	}
	seg.Place.Start = seg.Runs[0].File
	seg.Place.End = seg.Offset(n-1) + 1
	if len(seg.Runs) == 1 {
		seg.Runs = nil
	}
	return seg, true
}

// flush adds a finished block to the segments and begins a paragraph.
func (c *content) flush(b *block) {
	if seg, ok := b.segment(); ok {
		c.grow(seg.Place.Start)
		c.segments = append(c.segments, seg)
	}
	*b = block{kind: corpus.Paragraph}
}

// many is how many segments of a text show how many the rest of it has.
const many = 1 << 14

// grow makes room for segments where there are many and no room is left: for as
// many as the text has if it goes on like its part before a rune offset. What
// append does instead, copy them all for each quarter more, takes twice the memory.
func (c *content) grow(offset int) {
	if n := len(c.segments); n >= many && n == cap(c.segments) && offset > 0 {
		all := int(float64(n) / float64(offset) * float64(utf8.RuneCountInString(c.text)))
		c.segments = slices.Grow(c.segments, max(n/4, min(all+all/50-n, 15*n)))
	}
}

// A piece is a block of a format that is not laid out in lines: a web page, a
// Word file, a book.
type piece struct {
	kind  corpus.Kind
	level int
	text  string
}

// held makes a segment of each piece that is not white space. Their places
// count in the text that the pieces make one below the other.
func held(pieces []piece) content {
	var text strings.Builder
	segments := make([]corpus.Segment, 0, len(pieces))
	offset := 0
	for _, p := range pieces {
		if strings.TrimSpace(p.text) == "" {
			continue
		}
		n := utf8.RuneCountInString(p.text)
		segments = append(segments, corpus.Segment{
			Text: p.text, Kind: p.kind, Level: p.level,
			Place: corpus.Place{Start: offset, End: offset + n},
		})
		text.WriteString(p.text)
		text.WriteByte('\n')
		offset += n + 1
	}
	return content{text: text.String(), segments: segments}
}

// spaceless tells whether a rune belongs to a writing that puts no space
// between words: Chinese characters, kana, bopomofo and their punctuation.
func spaceless(r rune) bool {
	if r < 0x2E80 {
		return false // before the CJK blocks; most texts never get further
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
}
