package report

import (
	"cmp"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/rivo/uniseg"
)

// blanks may hang over the end of a line, where nobody sees them. No-break
// spaces are not among them.
const blanks = " \u3000"

// Punctuation that stays with its neighbour: none of closers begins a line, no
// opener ends one. UAX #14 knows most of it, but not the dot in foreign names
// (伊迪丝·克兰) or the wave dash, and has no say in a word too long for a line.
// The Chinese signs are those of the W3C's Requirements for Chinese Text
// Layout, "Prohibition rules for line start and line end", strict.
const (
	closers = "。，、；：？！．）」』”’》〉】〕］…—～－·‧・／％.,;:!?)]}%»"
	openers = "（「『“‘《〈【〔［([{«"
)

// wrap breaks a [visible] text into lines at most width cells wide, not counting
// blanks at their end. The lines of a paragraph, put together again, are that
// paragraph: nothing is added or dropped. Line feeds break a line and are in
// none.
func wrap(text string, width int, cells displaywidth.Options) []string {
	var lines []string
	for para := range strings.SplitSeq(text, "\n") {
		lines = append(lines, fill(para, width, cells)...)
	}
	return lines
}

// fill wraps one paragraph: each line takes as many words as have room.
func fill(para string, width int, cells displaywidth.Options) []string {
	var lines []string
	start, end, used := 0, 0, 0 // the line so far: bytes of para, cells
	for word := range words(para) {
		bare := strings.TrimRight(word, blanks)
		if used > 0 && used+cells.String(bare) > width {
			lines = append(lines, para[start:end])
			start, used = end, 0
		}
		rest := bare
		if used == 0 {
			for n := cut(rest, width, cells); n < len(rest); n = cut(rest, width, cells) {
				end += n
				lines = append(lines, para[start:end])
				start, rest = end, rest[n:]
			}
		}
		end += len(rest) + len(word) - len(bare)
		used += cells.String(rest) + cells.String(word[len(bare):])
	}
	return append(lines, para[start:])
}

// words cuts a paragraph at the places where a line may end, blanks staying
// with what they follow.
func words(para string) iter.Seq[string] {
	return func(yield func(string) bool) {
		held, end := 0, 0 // the word not yet given away
		rest, state := para, -1
		for rest != "" {
			var piece string
			piece, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			if end > 0 && !joins(para[:end], piece) {
				if !yield(para[held:end]) {
					return
				}
				held = end
			}
			end += len(piece)
		}
		if end > 0 {
			yield(para[held:])
		}
	}
}

// joins tells whether no line may end between two pieces though UAX #14 would
// have it. A dash stays with the word before it, as Russian and English
// typesetting want.
func joins(before, after string) bool {
	if strings.Trim(strings.TrimRight(after, blanks), "—―") == "" {
		return true
	}
	return strings.TrimRight(before, blanks) == before && !parts(before, after)
}

// cut says how many bytes of a word too long for a line go on one: as many
// grapheme clusters as have room, fewer where a blank or punctuation asks for
// it. It is all of a word that has room, and never 0 of one that is not empty.
func cut(word string, width int, cells displaywidth.Options) int {
	end, used := 0, 0
	good, blank := 0, 0 // the last places fit to end a line, and after a blank
	var before string
	for g := cells.StringGraphemes(word); g.Next(); {
		after := g.Value()
		if end > 0 {
			switch {
			case strings.Contains(blanks, before):
				blank = end
			case parts(before, after):
				good = end
			}
		}
		used += g.Width()
		if used > width && end > 0 {
			return cmp.Or(blank, good, end)
		}
		end += len(after)
		before = after
	}
	return end
}

// parts tells whether punctuation lets a line end between two texts.
func parts(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return !strings.ContainsRune(openers, last) && !strings.ContainsRune(closers, first)
}
