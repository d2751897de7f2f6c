package source

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// A printedParagraph is lines that are taken for one paragraph.
type printedParagraph struct {
	lines []printedLine
	item  bool // a bullet stands before it
}

// last is the last line.
func (p printedParagraph) last() printedLine { return p.lines[len(p.lines)-1] }

// printedPieces makes paragraphs of printed lines, by the layout: first within
// each block, then across the ends of columns and pages.
func printedPieces(lines []printedLine) []piece {
	lines = slices.DeleteFunc(lines, func(l printedLine) bool { return strings.TrimSpace(l.text) == "" })
	lines = joinBlocks(joinRows(byColumns(markBullets(lines))))
	if len(lines) == 0 {
		return nil
	}
	running := runningLines(lines)
	columns := columnsOf(lines)
	var paragraphs []printedParagraph
	var aside []piece // running heads, which may stand in the middle of a paragraph
	for k, l := range lines {
		n := len(paragraphs)
		switch {
		case running[k]:
			aside = append(aside, piece{kind: corpus.Furniture, text: l.text})
		case !l.bullet && n > 0 && paragraphs[n-1].goesOn(l, columns):
			paragraphs[n-1].lines = append(paragraphs[n-1].lines, l)
		default:
			text := line{text: l.text}
			text.itemise()
			l.text = text.text
			paragraphs = append(paragraphs, printedParagraph{[]printedLine{l}, l.bullet || text.item})
		}
	}
	return entitle(append(printedKinds(paragraphs, usualHeight(lines), wordsOf(lines)), aside...))
}

const (
	// freeShare is the share of its column that a line leaves free which ends a
	// paragraph: more than the longest word that would not have fitted, but in narrow
	// columns.
	freeShare = 0.15
	// indentShare is how far the first line of a paragraph is indented, in its
	// height; Chinese indents by two characters, others by one or two.
	indentShare = 0.7
	// gapShare is how much more than between the lines before the space above a
	// line is that begins a paragraph, in its height.
	gapShare = 0.2
	// heightShare is by how much lines of a paragraph differ in height: those
	// with a raised figure are a little higher.
	heightShare = 0.12
)

// printedColumns is what the lines of all paragraphs have in common, in points.
type printedColumns struct {
	edges map[int]float64 // the right edge of the column of each block
	gap   float64         // between lines of one paragraph
	pitch float64         // from the top of such a line to that of the next
}

// goesOn tells whether a line goes on with the paragraph.
func (p printedParagraph) goesOn(l printedLine, columns printedColumns) bool {
	last := p.last()
	text := line{text: l.text}
	text.itemise()
	edge := columns.edges[last.block]
	width := edge - last.left
	first := opening(l.text)
	free := edge - last.right
	full := free < freeShare*width || unicode.IsLower(first) && !stops(last.text) && free < l.firstWord()
	if text.item && (stops(last.text) || !full) || differ(l.height, last.height, heightShare) {
		return false
	}
	if l.block != last.block {
		// What ends a column or page in the middle of a sentence goes on at the top
		// of the next; within a column blocks stand apart.
		apart := l.page != last.page || l.top < last.top
		return full && !stops(last.text) && (unicode.IsLower(first) || apart && spaceless(first))
	}
	gap := columns.gap
	if len(p.lines) > 1 {
		gap = last.top - p.lines[len(p.lines)-2].bottom
	}
	if l.top-last.bottom > gap+gapShare*min(l.height, columns.pitch) {
		return false
	}
	indented := l.left-last.left > indentShare*l.height
	return full && !(indented && stops(last.text) && !(p.item && len(p.lines) == 1))
}

// columnsOf measures the columns. Of the lines that stand below one another in a
// block a quarter at least goes on with a paragraph: what the narrowest quarter is
// apart is the space within paragraphs. The height of a line says less: fonts give
// letters up to twice the room that they take.
func columnsOf(lines []printedLine) printedColumns {
	var gaps, pitches []float64
	for k := 1; k < len(lines); k++ {
		if a, b := lines[k-1], lines[k]; a.block == b.block && b.top > a.top && !differ(a.height, b.height, heightShare) {
			gaps = append(gaps, b.top-a.bottom)
			pitches = append(pitches, b.top-a.top)
		}
	}
	columns := printedColumns{columnEdges(lines), math.Inf(1), math.Inf(1)}
	if len(gaps) > 0 {
		slices.Sort(gaps)
		slices.Sort(pitches)
		columns.gap, columns.pitch = gaps[len(gaps)/4], pitches[len(pitches)/4]
	}
	return columns
}

// filledLines is from how many lines on a block shows by itself how wide it is.
const filledLines = 4

// filledBlocks is the right edges of the blocks most of whose lines but the last
// reach as far as the longest.
func filledBlocks(lines []printedLine) map[int]float64 {
	blocks := map[int][]printedLine{}
	for _, l := range lines {
		blocks[l.block] = append(blocks[l.block], l)
	}
	edges := map[int]float64{}
	for block, lines := range blocks {
		edge, filled := 0.0, 0
		for _, l := range lines {
			edge = max(edge, l.right)
		}
		for _, l := range lines {
			if edge-l.right < l.height {
				filled++
			}
		}
		if len(lines) >= filledLines && filled*2 >= len(lines) {
			edges[block] = edge
		}
	}
	return edges
}

// differ tells whether two lengths differ by more than a share of the larger.
func differ(a, b, share float64) bool { return max(a, b)-min(a, b) > share*max(a, b) }

// columnEdges is the right edge of the column of each block: where half of its own
// lines end, if it has some, else that of the longest line on the page that begins
// near where its lines do, in letters of the same height: headings go across columns.
func columnEdges(lines []printedLine) map[int]float64 {
	left := map[int]float64{}
	for _, l := range lines {
		if at, ok := left[l.block]; !ok || l.left < at {
			left[l.block] = l.left
		}
	}
	edges := filledBlocks(lines)
	byPage := map[int][]printedLine{}
	for _, l := range lines {
		byPage[l.page] = append(byPage[l.page], l)
	}
	for _, l := range lines {
		if _, done := edges[l.block]; done {
			continue
		}
		for _, other := range byPage[l.page] {
			if !differ(l.height, other.height, headingShare-1) && max(left[l.block], left[other.block])-min(left[l.block], left[other.block]) < 3*l.height {
				edges[l.block] = max(edges[l.block], other.right)
			}
		}
	}
	return edges
}

// runningLines are the lines at the head and foot of pages that are not part of
// the text: figures by themselves, what stands there on several pages but for its
// figures, and what stands beside a date, an address or the number of a page, as on
// pages that a browser prints.
func runningLines(lines []printedLine) map[int]bool {
	seen := map[string]int{}
	rows := outerRows(lines)
	pages := map[int]bool{}
	for _, row := range rows {
		texts := map[string]bool{}
		for _, k := range row {
			texts[withoutFigures(lines[k].text)] = true
			pages[lines[k].page] = true
		}
		for text := range texts {
			seen[text]++
		}
	}
	running := map[int]bool{}
	for _, row := range rows {
		printed := len(row) > 1 && slices.ContainsFunc(row, func(k int) bool { return isPrinters(lines[k].text) })
		for _, k := range row {
			text := withoutFigures(lines[k].text)
			running[k] = printed || len(pages) > 1 && (text == "" || seen[text] >= min(manyPages, len(pages)))
		}
	}
	return running
}

// manyPages is on how many pages a line stands at the head or foot for it to be a
// running head; in documents with fewer, on all.
const manyPages = 3

// isPrinters tells what a browser prints around a page: the time, the address, the
// number of the page.
func isPrinters(text string) bool {
	return pageOf.MatchString(text) || printedAddress.MatchString(text) || isDateline(text)
}

var (
	pageOf         = regexp.MustCompile(`^\d+\s?/\s?\d+$`)
	printedAddress = regexp.MustCompile(`^(?:https?|file)://\S+$`)
)

// outerRows are the highest and the lowest row of lines of each page, which are one
// on a page of one row.
func outerRows(lines []printedLine) (rows [][]int) {
	byPage := map[int][]int{}
	for k, l := range lines {
		byPage[l.page] = append(byPage[l.page], k)
	}
	for _, page := range byPage {
		first, last := lines[page[0]], lines[page[0]]
		for _, k := range page {
			if lines[k].top < first.top {
				first = lines[k]
			}
			if lines[k].bottom > last.bottom {
				last = lines[k]
			}
		}
		var head, foot []int
		for _, k := range page {
			middle := (lines[k].top + lines[k].bottom) / 2
			switch {
			case first.top <= middle && middle <= first.bottom:
				head = append(head, k)
			case last.top <= middle && middle <= last.bottom:
				foot = append(foot, k)
			}
		}
		rows = append(rows, head)
		if len(foot) > 0 {
			rows = append(rows, foot)
		}
	}
	return rows
}

// figures are numbers of pages, and what stands around them.
var figures = regexp.MustCompile(`[\d\s.,|/—–-]+`)

// withoutFigures is a text without its numbers.
func withoutFigures(text string) string { return figures.ReplaceAllString(text, "") }

// usualHeight is the height of most letters.
func usualHeight(lines []printedLine) float64 {
	letters := map[float64]int{}
	best := 0.0
	for _, l := range lines {
		letters[l.height] += len(l.text)
		if letters[l.height] > letters[best] {
			best = l.height
		}
	}
	return best
}

// headingShare is by how much the letters of a heading are higher than others.
const headingShare = 1.12

// printedKinds makes pieces of paragraphs: headings of those in higher letters
// or, where there are none, of those that read like one.
func printedKinds(paragraphs []printedParagraph, usual float64, words map[string]bool) (pieces []piece) {
	sized := false
	highest := 0.0
	for _, p := range paragraphs {
		if p.lines[0].height > headingShare*usual && len(p.lines) <= 3 {
			highest = max(highest, p.lines[0].height)
		}
	}
	var lengths []int
	for _, p := range paragraphs {
		one := piece{text: p.text(words)}
		switch {
		case p.lines[0].height > headingShare*usual && len(p.lines) <= 3:
			one.kind, one.level, sized = corpus.Heading, 2, true
			if p.lines[0].height == highest {
				one.level = 1
			}
		case p.item:
			one.kind = corpus.Item
		}
		pieces = append(pieces, one)
		lengths = append(lengths, len(p.lines))
	}
	if sized {
		return pieces
	}
	guessed := held(pieces)
	markHeadings(guessed.segments, lengths)
	for k, seg := range guessed.segments {
		pieces[k].kind = seg.Kind
	}
	return pieces
}

// text is the lines joined. The hyphen at the end of a line goes where the word
// stands elsewhere without it, or nowhere with it.
func (p printedParagraph) text(words map[string]bool) string {
	b := block{}
	for _, l := range p.lines {
		first, _ := utf8.DecodeRuneInString(l.text)
		if text := strings.TrimRight(b.text.String(), hyphens); text != b.text.String() && b.hyphenated() && unicode.IsLower(first) {
			head, tail := lastWord(text), firstWord(l.text)
			if words[head+tail] || !words[head+"-"+tail] {
				b.text.Reset()
				b.text.WriteString(text)
				b.add(l.text, 0)
				continue
			}
		}
		b.join(first, 0)
		b.add(l.text, 0)
	}
	return strings.ReplaceAll(strings.TrimSpace(b.text.String()), "\u00AD", "")
}

// wordsOf is the words that stand within lines, in small letters: not those that
// a line ends with, which may be cut. Their hyphens are those of keyboards.
func wordsOf(lines []printedLine) map[string]bool {
	words := map[string]bool{}
	for _, l := range lines {
		for w := range strings.FieldsFuncSeq(strings.TrimRight(l.text, hyphens), notInWord) {
			words[plainHyphens.Replace(strings.ToLower(w))] = true
		}
	}
	return words
}

// notInWord tells what parts words.
func notInWord(r rune) bool { return !strings.ContainsRune(hyphens, r) && !unicode.IsLetter(r) }

// plainHyphens puts the hyphen of keyboards in the place of the other.
var plainHyphens = strings.NewReplacer("\u2010", "-")

// lastWord is the last word of a text, in small letters.
func lastWord(text string) string {
	at := strings.LastIndexFunc(text, notInWord)
	if at >= 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		text = text[at+size:]
	}
	return strings.ToLower(text)
}

// firstWord is the first word of a text, in small letters.
func firstWord(text string) string {
	if at := strings.IndexFunc(text, notInWord); at >= 0 {
		text = text[:at]
	}
	return strings.ToLower(text)
}
