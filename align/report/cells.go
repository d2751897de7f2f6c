package report

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/rivo/uniseg"
)

// Options says what a page for people looks like. The zero value is a plain
// page of 80 cells.
type Options struct {
	// Width is how many cells of a terminal the page may take; 0 is 80, and
	// what is below 24 counts as 24.
	Width int

	// Color styles the page with ANSI escape sequences.
	Color bool

	// Wide counts two cells for the characters whose width Unicode calls
	// ambiguous (“ ” … — and Cyrillic among them), as terminals set up for
	// Chinese may draw them.
	Wide bool

	// OnlyDifferences leaves out of [Compare]'s page what agrees; in a browser the
	// reader can have it back.
	OnlyDifferences bool

	// Facts marks on [Compare]'s page, and that for a browser, the figures, dates and
	// names of the findings' ledger, those that correspond by one letter and colour.
	Facts bool

	// Paged says that a pager shows the page, one that looks for [NextDifference]
	// at n and N: [Compare] tells so, and [FindingsText] sums up first.
	Paged bool

	// ASCII draws with the signs of ASCII only. The texts stay what they are.
	ASCII bool
}

const (
	usual    = 80 // cells of a page whose width is not given
	thinnest = 24 // the narrowest page laid out; what is narrower overflows
)

// width is the cells of the page.
func (o Options) width() int {
	if o.Width <= 0 {
		return usual
	}
	return max(o.Width, thinnest)
}

// cells measures text in cells of the terminal.
func (o Options) cells() displaywidth.Options {
	return displaywidth.Options{EastAsianWidth: o.Wide}
}

// tabStop is what a tab is shown as. Columns of a page are not columns of the
// file, so that its tab stops would not be met anyway.
const tabStop = "    "

// Visible is the text as it may be sent to a terminal: line feeds stay, tabs
// become spaces, and what would steer the terminal becomes a sign.
func Visible(text string) string {
	if strings.IndexFunc(text, steers) < 0 && utf8.ValidString(text) {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&out, "<%02X>", text[i])
		case steers(r):
			out.WriteString(sign(r))
		default:
			out.WriteString(text[i : i+size])
		}
		i += size
	}
	return out.String()
}

// OneLine is the text as a terminal may show it: on one line, with signs for the
// runes that a terminal acts on, so that no file moves its cursor.
func OneLine(text string) string { return strings.ReplaceAll(Visible(text), "\n", " ") }

// steers tells whether a terminal may act on the rune instead of showing it:
// tabs and other controls, line and paragraph separators, bidirectional
// controls (Unicode property Bidi_Control) and the byte order mark.
func steers(r rune) bool {
	switch {
	case r == '\n':
		return false
	case r == '\u2028', r == '\u2029', r == '\ufeff':
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// sign is what a rune that steers is shown as: tabs as spaces, the other ASCII
// controls as Unicode's pictures of them (block Control Pictures, U+2400), the
// rest as their number.
func sign(r rune) string {
	switch {
	case r == '\t':
		return tabStop
	case r < ' ':
		return string('\u2400' + r)
	case r == '\u007f':
		return "\u2421"
	}
	return fmt.Sprintf("<U+%04X>", r)
}

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

// wrap breaks a [Visible] text into lines at most width cells wide, not counting
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

// words cuts a paragraph at the places where a line may end. Blanks stay with
// the word before them.
func words(para string) iter.Seq[string] {
	return func(yield func(string) bool) {
		held, end := 0, 0 // the word not yet yielded
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

// joins tells whether a line may not end between two pieces, although UAX #14
// lets it. A dash stays with the word before it, as Russian and English
// typesetting want.
func joins(before, after string) bool {
	if strings.Trim(strings.TrimRight(after, blanks), "—―") == "" {
		return true
	}
	return strings.TrimRight(before, blanks) == before && !parts(before, after)
}

// cut is how many bytes of a word go on a line: all of a word that has room,
// else as many grapheme clusters as have room, fewer where the line can end at a
// blank or must not end at punctuation. It is 0 of an empty word only.
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

// parts tells whether a line may end between two texts as far as punctuation
// goes.
func parts(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return !strings.ContainsRune(openers, last) && !strings.ContainsRune(closers, first)
}

// cutTo is a text of one line in at most width cells, with an ellipsis where it
// is cut.
func cutTo(text string, width int, cells displaywidth.Options) string {
	if cells.String(text) <= width {
		return text
	}
	room := max(1, width-cells.String("…"))
	end, used := 0, 0
	for g := cells.StringGraphemes(text); g.Next(); end += len(g.Value()) {
		if used += g.Width(); used > room && end > 0 {
			break
		}
	}
	return strings.TrimRight(text[:end], blanks) + "…"
}

// shorten is a path in at most width cells: folders at its beginning are left
// out, and what is left of the name, where it alone is longer, keeps its end.
func shorten(path string, width int, cells displaywidth.Options) string {
	if cells.String(path) <= width {
		return path
	}
	for rest := path; ; {
		_, after, ok := strings.Cut(rest, "/")
		if !ok {
			break
		}
		if rest = after; cells.String("…/"+rest) <= width {
			return "…/" + rest
		}
	}
	name := path[strings.LastIndex(path, "/")+1:]
	for name != "" && cells.String("…"+name) > width {
		_, size := utf8.DecodeRuneInString(name)
		name = name[size:]
	}
	return "…" + name
}
