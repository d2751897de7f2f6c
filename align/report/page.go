package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/bitext-tools/bitext/corpus"
)

// A page is a bitext on its way to a terminal.
type page struct {
	pen
	layout
	bitext corpus.Bitext
	cells  displaywidth.Options
	moved  map[int]corpus.Bead // by their first target segment
	next   int                 // the first target segment whose place was not passed yet
}

// newPage lays out a page.
func newPage(w io.Writer, b corpus.Bitext, opt SideOptions) *page {
	cells := displaywidth.Options{EastAsianWidth: opt.Wide}
	p := &page{
		pen:    pen{out: bufio.NewWriter(w), color: opt.Color},
		layout: arrange(b, opt.Width, cells),
		bitext: b,
		cells:  cells,
		moved:  map[int]corpus.Bead{},
	}
	for _, bead := range b.Ladder {
		if bead.Moved {
			p.moved[bead.Dst.Lo] = bead
		}
	}
	return p
}

// head writes languages, files and totals.
func (p *page) head() {
	b, t := p.bitext, count(p.bitext.Ladder)
	p.block(block{
		src: p.title(b.Src, p.src, fmt.Sprintf("%d not in %s", t.onlySrc, p.dstName())),
		dst: p.title(b.Dst, p.dst, fmt.Sprintf("%d not in %s", t.onlyDst, p.srcName())),
	})
	total := fmt.Sprintf("%s, %d moved, %d in doubt (%s)", many(len(b.Ladder), "bead"), t.moved, t.doubtful, doubtMark)
	for _, text := range wrap(total, p.layout.width-p.src.indent(), p.cells) {
		p.skip(p.src.indent())
		p.write(plain, strings.TrimRight(text, blanks))
		p.endLine()
	}
	if !p.stacked { // there each bead begins with a rule
		p.rule(0)
		return
	}
	p.endLine()
}

// title is what the head says of one text.
func (p *page) title(doc corpus.Document, c column, gone string) []line {
	lines := p.lines(c, strong, cmp.Or(string(doc.Tag), "language unknown")+"  "+doc.Path)
	unit := cmp.Or(string(p.bitext.Unit), "segment")
	return append(lines, p.lines(c, plain, many(len(doc.Segments), unit)+", "+gone)...)
}

// srcName is what the source is called in notes.
func (p *page) srcName() string { return cmp.Or(string(p.bitext.Src.Tag), "the source") }

// dstName is what the target is called in notes.
func (p *page) dstName() string { return cmp.Or(string(p.bitext.Dst.Tag), "the target") }

// decimals writes a confidence as everywhere in bitext: two decimals.
func decimals(confidence float64) string {
	return strconv.FormatFloat(confidence, 'f', 2, 64)
}

// bead writes one bead.
func (p *page) bead(b corpus.Bead) {
	row := block{
		src:     p.texts(p.src, p.bitext.Src, b.Src),
		dst:     p.texts(p.dst, p.bitext.Dst, b.Dst),
		certain: decimals(b.Confidence),
		style:   faint,
	}
	if b.Confidence < Doubtful {
		row.certain, row.style = row.certain+doubtMark, strong
	}
	switch {
	case b.Src.Empty():
		row.src = p.lines(p.src, onlyDst, note("not in "+p.srcName()))
	case b.Dst.Empty():
		row.dst = p.lines(p.dst, onlySrc, note("not in "+p.dstName()))
	case b.Moved:
		where := note("moved: " + span(p.src.labels, b.Src) + " → " + span(p.dst.labels, b.Dst))
		row.dst = append(p.lines(p.dst, relocated, where), row.dst...)
	}
	p.block(row)
	p.endLine()
}

// departures notes the moved beads whose target stands before segment hi, at
// the place where a reader of the target misses it.
func (p *page) departures(hi int) {
	for ; p.next < hi; p.next++ {
		b, ok := p.moved[p.next]
		if !ok {
			continue
		}
		where := note("moved: " + span(p.dst.labels, b.Dst) + " is beside " + span(p.src.labels, b.Src))
		p.block(block{dst: p.lines(p.dst, relocated, where)})
		p.endLine()
	}
}

// texts are the segments of a range as lines of a column.
func (p *page) texts(c column, doc corpus.Document, r corpus.Range) []line {
	var lines []line
	for i := r.Lo; i < r.Hi; i++ {
		d := dressOf(doc.Segments[i])
		taken := p.cells.String(d.mark)
		part := p.lines(c.less(taken), d.style, doc.Segments[i].Text)
		for k := range part {
			part[k].mark = strings.Repeat(" ", taken)
			if k == 0 || d.each {
				part[k].mark = d.mark
			}
		}
		part[0].label = c.labels[i]
		lines = append(lines, part...)
	}
	return lines
}

// lines wraps a text, at least one line, for a column.
func (p *page) lines(c column, s style, text string) []line {
	var lines []line
	for _, part := range wrap(visible(text), c.width, p.cells) {
		lines = append(lines, line{text: strings.TrimRight(part, blanks), style: s})
	}
	return lines
}
