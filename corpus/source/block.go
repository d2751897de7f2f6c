package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// A block is a segment under construction.
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

// join appends what stands for a line break between what was added and a text
// that goes on with next: a space, or nothing where the writing has no spaces
// or a word was cut at its hyphen. The space takes the place of the line
// break, at a rune offset.
func (b *block) join(next rune, offset int) {
	if b.runes == 0 || unicode.IsSpace(b.last) || spaceless(b.last) || spaceless(next) {
		return
	}
	if b.last == '\u00AD' || b.last == '-' && b.hyphenated() && unicode.IsLower(next) {
		return
	}
	b.add(" ", offset)
}

// hyphenated tells whether the hyphen at the end hangs on a letter.
func (b *block) hyphenated() bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(b.text.String(), "-"))
	return unicode.IsLetter(r)
}

// segment is the finished block. White space at its ends is not text.
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

// spaceless tells whether a rune belongs to a writing that puts no space
// between words: Chinese characters, kana and their punctuation.
func spaceless(r rune) bool {
	if r < 0x2E80 {
		return false // most texts never get further
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
}
