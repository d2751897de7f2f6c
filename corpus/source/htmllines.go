package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// paragraphs is a preformatted block of prose, as plain text is read.
func (b htmlBlock) paragraphs(text string) []htmlBlock {
	read, err := readText(text)
	if err != nil {
		b.text = text
		return []htmlBlock{b}
	}
	var blocks []htmlBlock
	for _, s := range read.segments {
		b.piece = piece{text: s.Text}
		if s.Kind == corpus.Item || s.Kind == corpus.Quote {
			b.kind = s.Kind
		}
		blocks = append(blocks, b)
	}
	return blocks
}

const (
	// proseCells is the least width of preformatted text that is taken for prose,
	// in cells: some two sentences.
	proseCells = 160
	// oddShare is the share of signs, as one in so many, from which a text is not
	// prose: in code and in logs one rune in ten is none of [prosaic].
	oddShare = 50
)

// isProse tells prose from code and tables in preformatted text: it is made of
// words and punctuation, and its last line ends a sentence.
func isProse(text string) bool {
	text = strings.TrimSpace(text)
	odd, n := 0, 0
	for _, r := range text {
		n++
		if !unicode.IsLetter(r) && !unicode.IsSpace(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !prosaic(r) {
			odd++
		}
	}
	return cells(text) >= proseCells && odd*oddShare <= n && stops(text)
}

// prosaic tells the punctuation of prose from that of code.
func prosaic(r rune) bool {
	return r >= 0x80 && unicode.IsPunct(r) || strings.ContainsRune(".,;:!?'\"()-%$", r)
}

// joinLines joins the lines of a block that single line breaks part, unless they
// are paragraphs themselves.
func joinLines(blocks []htmlBlock) []htmlBlock {
	joined := blocks[:0]
	for len(blocks) > 0 {
		n := 1
		for n < len(blocks) && blocks[n].goesOn && blocks[n].owner == blocks[0].owner {
			n++
		}
		if areParagraphs(blocks[:n]) {
			joined = append(joined, blocks[:n]...)
		} else {
			joined = append(joined, joinedBlock(blocks[:n]))
		}
		blocks = blocks[n:]
	}
	return joined
}

// lineCells is the width, in cells, from which a line is too long for verse, an
// address or a list of names.
const lineCells = 60

// areParagraphs tells whether lines are paragraphs: at least half of those
// before the last are long and end a sentence, and of the long ones nearly all
// do. Where many do not, the text was wrapped by hand.
func areParagraphs(lines []htmlBlock) bool {
	whole, open := 0, 0
	for _, l := range lines[:len(lines)-1] {
		switch {
		case l.kind == corpus.Heading:
			return false
		case cells(l.text) < lineCells:
		case stops(l.text):
			whole++
		default:
			open++
		}
	}
	return whole > 0 && 2*whole >= len(lines)-1 && 5*open <= whole
}

// joinedBlock is one block of lines, each line break as a space or, in writings
// without spaces, as nothing.
func joinedBlock(lines []htmlBlock) htmlBlock {
	b := lines[0]
	var text strings.Builder
	text.WriteString(b.text)
	for _, l := range lines[1:] {
		last, _ := utf8.DecodeLastRuneInString(b.text)
		first, _ := utf8.DecodeRuneInString(l.text)
		if !spaceless(last) && !spaceless(first) {
			text.WriteByte(' ')
		}
		if b.linked == 0 {
			b.label = text.Len() + l.label
			b.after = l.after
		} else {
			b.after += len(l.text) - l.linked
		}
		b.linked += l.linked
		b.words += l.words
		b.inPage = b.inPage || l.inPage
		b.holder = innermost(b.holder, l.holder, b.owner)
		text.WriteString(l.text)
		b.text = l.text
	}
	b.text = text.String()
	return b
}
