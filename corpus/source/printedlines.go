package source

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A printedLine is a line of a printed page. Places are in points, from the left
// and the top of the page.
type printedLine struct {
	text                string
	left, right         float64
	top, bottom, height float64 // height is that of most of its words
	block               int     // lines of one block stand below one another in a column
	page                int
	bullet              bool // a bullet stands before it
}

// printedPages reads the lines of each page that pdftotext -bbox-layout gives.
func printedPages(layout string) (lines []printedLine, err error) {
	d := xml.NewDecoder(strings.NewReader(strings.Map(printable, layout)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	page, block := 0, 0
	var line *printedLine
	var word xml.StartElement
	var right float64 // of the last word
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			return nil, &Error{What: "cannot be read as a PDF document: pdftotext gave no layout", Advice: "save its text as .txt", Cause: err}
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "page":
				page++
			case "block":
				block++
			case "line":
				lines = append(lines, printedLine{left: number(token, "xMin"), right: number(token, "xMax"), top: number(token, "yMin"), bottom: number(token, "yMax"), block: block, page: page})
				line = &lines[len(lines)-1]
			case "word":
				word = token.Copy()
			}
		case xml.CharData:
			if word.Name.Local == "word" && line != nil {
				line.word(string(token), number(word, "xMin")-right, number(word, "yMax")-number(word, "yMin"))
				right = number(word, "xMax")
			}
		case xml.EndElement:
			if token.Name.Local == "word" {
				word = xml.StartElement{}
			}
		}
	}
}

// printable drops the control characters that fonts may have.
func printable(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' {
		return -1
	}
	return r
}

// number is an attribute in points, 0 where there is none.
func number(e xml.StartElement, name string) float64 {
	n, _ := strconv.ParseFloat(attribute(e, name), 64)
	return n
}

// word adds a word that stands some points right of the last one. Writings
// without spaces have none where the gap is narrow, with quotation marks or not.
func (l *printedLine) word(text string, gap, height float64) {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(l.text, "”’"))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "“‘"))
	if l.text != "" && (gap > height/2 || !spaceless(last) && !spaceless(first)) {
		l.text += " "
	}
	l.text += text
	l.height = max(l.height, height)
}

// firstWord is the width of the first word, as wide as its share of the line.
func (l printedLine) firstWord() float64 {
	word, _, _ := strings.Cut(l.text, " ")
	return (l.right - l.left) * float64(cells(word)) / float64(max(1, cells(l.text)))
}

// markBullets takes out the lines that are nothing but a bullet, and marks the
// lines beside them: pdftotext gives all bullets of a list first, as a column.
func markBullets(lines []printedLine) (text []printedLine) {
	lone := func(l printedLine) bool { return strings.Trim(l.text, "•◦▪■●–*-·") == "" }
	beside := map[int]*printedLine{} // the nearest line right of a bullet
	for _, l := range lines {
		if !lone(l) {
			text = append(text, l)
		}
	}
	byPage := map[int][]int{}
	for k, l := range text {
		byPage[l.page] = append(byPage[l.page], k)
	}
	for at, b := range lines {
		if !lone(b) {
			continue
		}
		middle := (b.top + b.bottom) / 2
		for _, k := range byPage[b.page] {
			l := &text[k]
			if l.top < middle && middle < l.bottom && l.left >= b.right && (beside[at] == nil || l.left < beside[at].left) {
				beside[at] = l
			}
		}
	}
	for _, l := range beside {
		l.bullet = true
	}
	return text
}

// manyTurns is how often a page has a line of the right column after one of the left
// for its lines to be given row by row.
const manyTurns = 4

// alignedShare is how far the tops of lines in one row of a table are apart, in their
// height, at most.
const alignedShare = 0.2

// byColumns puts the lines of pages in two columns in the order of reading, where
// pdftotext gives them row by row: it does so where the lines of one column do not
// stand beside those of the other. Those of tables do, and stay.
func byColumns(lines []printedLine) (ordered []printedLine) {
	for len(lines) > 0 {
		n := slices.IndexFunc(lines, func(l printedLine) bool { return l.page != lines[0].page })
		if n < 0 {
			n = len(lines)
		}
		gutter, ok := gutterOf(lines[:n])
		var right []printedLine // of the lines since one that goes across
		for _, l := range lines[:n] {
			switch {
			case ok && l.left >= gutter:
				l.block = -l.block // pdftotext may have one for both columns
				right = append(right, l)
				continue
			case l.right > gutter:
				ordered, right = append(ordered, right...), nil
			}
			ordered = append(ordered, l)
		}
		ordered = append(ordered, right...)
		lines = lines[n:]
	}
	return ordered
}

// gutterOf is where the columns of a page part whose lines are given row by row; ok
// is false for other pages.
func gutterOf(page []printedLine) (at float64, ok bool) {
	var ends, starts []float64 // of lines of the left column and of those to the right of them
	aligned := 0
	for k := 1; k < len(page); k++ {
		a, b := page[k-1], page[k]
		if b.left < a.right || b.top >= a.bottom || a.top >= b.bottom {
			continue
		}
		ends, starts = append(ends, a.right), append(starts, b.left)
		if math.Abs(a.top-b.top) <= alignedShare*a.height {
			aligned++
		}
	}
	turns := len(ends)
	if turns < manyTurns || 2*aligned >= turns {
		return 0, false
	}
	slices.Sort(ends)
	slices.Sort(starts)
	end, start := ends[turns/2], starts[turns/2]
	return (end + start) / 2, end < start
}

// byChance is how many parts of lines begin below one another, to a point, without a
// column there.
const byChance = 3

// joinRows joins the parts of a line that pdftotext gives as several, as it does
// where words stand wide apart in a line that is as wide as its block. Where several
// begin below one another, there is a column.
func joinRows(lines []printedLine) (joined []printedLine) {
	type start struct{ block, left int }
	edges, starts := map[int]float64{}, map[start]int{}
	for _, l := range lines {
		edges[l.block] = max(edges[l.block], l.right)
		starts[start{l.block, int(l.left)}]++
	}
	beside := func(a, b printedLine) bool {
		alone := starts[start{b.block, int(b.left)}] <= byChance
		return alone && a.block == b.block && b.left >= a.right && math.Abs(a.top-b.top) <= alignedShare*a.height
	}
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && beside(lines[n-1], lines[n]) {
			n++
		}
		row := lines[0]
		if last := lines[n-1]; n > 1 && edges[row.block]-last.right < alignedShare*last.height {
			for _, l := range lines[1:n] {
				row.word(l.text, l.left-row.right, l.height)
				row.right = l.right
			}
			joined = append(joined, row)
		} else {
			joined = append(joined, lines[:n]...)
		}
		lines = lines[n:]
	}
	return joined
}

// leadShare is the most space between lines of a block, in their height.
const leadShare = 0.5

// joinBlocks makes one block of those of one line each that stand close below one
// another: pdftotext parts the lines of fonts with much space above and below their
// letters, as Chinese ones have.
func joinBlocks(lines []printedLine) []printedLine {
	size := map[int]int{}
	for _, l := range lines {
		size[l.block]++
	}
	single := func(l printedLine) bool { return size[l.block] == 1 }
	joined := slices.Clone(lines)
	for k := 1; k < len(lines); k++ {
		a, b := lines[k-1], lines[k]
		near := b.top > a.top && b.top-a.bottom < leadShare*b.height && max(a.left, b.left)-min(a.left, b.left) < 3*b.height
		if single(a) && single(b) && a.page == b.page && near && !differ(a.height, b.height, heightShare) {
			joined[k].block = joined[k-1].block
		}
	}
	return joined
}
