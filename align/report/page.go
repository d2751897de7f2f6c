package report

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// The measures of a page, in cells.
const (
	narrow = 70 // below it texts stand below, not beside each other

	// longest is how wide a text column may be: longer lines are hard to follow.
	// WCAG 2.1, success criterion 1.4.8: at most 80 characters, 40 of Chinese.
	longest = 80

	confidence = len("0.00") + len(doubtMark) // between the columns, see [Side]
	labelSpace = 2                            // after a number
)

// A column is one text of the page.
type column struct {
	labels []string // numbers of the segments
	gutter int      // cells of the widest
	width  int      // cells of the text
	bar    int      // cells before the numbers, for a mark beside what is in hand
}

// indent is how far from the left end of the column its text begins, in cells.
func (c column) indent() int { return c.bar + c.gutter + labelSpace }

// less is the column with n cells less for the text.
func (c column) less(n int) column {
	c.width -= n
	return c
}

// layout says where the columns of a page stand.
type layout struct {
	stacked  bool
	width    int // cells of the whole page in use
	middle   int // cells between the columns, for what is said of a bead
	src, dst column
}

// arrange lays out a page with middle cells between its columns. Beside each
// other the two columns get room in proportion to what they hold, so that a
// paragraph is about as high as its counterpart, whichever script needs fewer
// cells. Before the numbers of each text bar cells stay free.
func arrange(b corpus.Bitext, middle, bar int, opt Options) layout {
	width, cells := opt.width(), opt.cells()
	l := layout{
		stacked: width < narrow,
		middle:  middle,
		src:     columnOf(b.Src, b.Unit, cells),
		dst:     columnOf(b.Dst, b.Unit, cells),
	}
	l.src.bar, l.dst.bar = bar, bar
	if l.stacked {
		l.src.gutter = max(l.src.gutter, l.dst.gutter)
		l.dst.gutter = l.src.gutter
		l.src.width = width - l.src.indent()
		l.dst.width = l.src.width
		l.width = width
		return l
	}
	gutters := l.src.indent() + gap + middle + gap + l.dst.indent()
	widths := shares(width-gutters, cellsOf(b.Src, cells), cellsOf(b.Dst, cells))
	l.src.width, l.dst.width = widths[corpus.Source], widths[corpus.Target]
	l.width = gutters + l.src.width + l.dst.width
	return l
}

// columnOf is the column of a document, without a width yet.
func columnOf(doc corpus.Document, unit corpus.Unit, cells displaywidth.Options) column {
	c := column{labels: numbers(doc, unit)}
	for _, label := range c.labels {
		c.gutter = max(c.gutter, cells.String(label))
	}
	return c
}

// cellsOf is the number of cells that the text of a document takes, unwrapped.
func cellsOf(doc corpus.Document, cells displaywidth.Options) int {
	n := 0
	for _, s := range doc.Segments {
		n += cells.String(s.Text)
	}
	return n
}

// shares divides room, in cells, among columns that hold so many cells of text.
// No column has less than half of an equal share, none more than is easy to read.
func shares(room int, amounts ...int) []int {
	least := room / (2 * len(amounts))
	total := 0
	for _, n := range amounts {
		total += n
	}
	widths := make([]int, len(amounts))
	rest := room
	for k, n := range amounts {
		others := len(amounts) - 1 - k
		width := rest / (others + 1)
		if total > 0 {
			width = int(float64(rest)*float64(n)/float64(total) + 0.5)
		}
		width = min(max(width, least), rest-others*least)
		widths[k] = min(width, longest)
		rest, total = rest-width, total-n
	}
	return widths
}

// proportions are the parts of the room that texts have beside each other where each
// letter has its own width, in a browser and in Word, in hundredths: the same for
// each, as all have margins, and the rest by their length.
func proportions(docs ...corpus.Document) []int {
	margins := min(10, 50/len(docs))
	var amounts []int
	for _, doc := range docs {
		amounts = append(amounts, lettersOf(doc))
	}
	rooms := shares(100-margins*len(docs), amounts...)
	for k := range rooms {
		rooms[k] += margins
	}
	return rooms
}

// lettersOf is how much room a text takes there, in letters. A character of two cells
// is as wide as 2.3 letters of English, measured in Noto Serif CJK beside Liberation
// Serif, and its lines are an eighth higher, as the style sheet of the page says.
func lettersOf(doc corpus.Document) int {
	runes := 0
	for _, s := range doc.Segments {
		runes += len([]rune(s.Text))
	}
	wide := max(0, cellsOf(doc, Options{}.cells())-runes)
	return runes + wide*8/5
}

// whole says why a bitext cannot be drawn: its ladder does not fit the texts.
func whole(b corpus.Bitext) error {
	if err := b.Ladder.Verify(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
		return fmt.Errorf("the alignment of %s with %s is broken: %w", b.Src.Path, b.Dst.Path, err)
	}
	return nil
}

// A page is a bitext on its way to a terminal.
type page struct {
	pen
	layout
	bitext corpus.Bitext
	moved  map[int]corpus.Bead // by their first target segment
	next   int                 // the target segments below it are written or noted
}

// newPage lays out a page.
func newPage(w io.Writer, b corpus.Bitext, middle int, opt Options) *page {
	return &page{pen: newPen(w, opt), layout: arrange(b, middle, 0, opt), bitext: b, moved: movedIn(b.Ladder)}
}

// movedIn are the moved beads of a ladder by their first target segment.
func movedIn(l corpus.Ladder) map[int]corpus.Bead {
	moved := map[int]corpus.Bead{}
	for _, b := range l {
		if b.Moved {
			moved[b.Dst.Lo] = b
		}
	}
	return moved
}

// head writes languages, files and totals.
func (p *page) head() {
	b, t := p.bitext, count(p.bitext.Ladder)
	p.block(block{
		src: p.title(b.Src, p.src, fmt.Sprintf("%d not in %s", t.onlySrc, p.dstName())),
		dst: p.title(b.Dst, p.dst, fmt.Sprintf("%d not in %s", t.onlyDst, p.srcName())),
	})
	total := fmt.Sprintf("%s, %d moved, %d unsure (%s)", lang.Count(len(b.Ladder), "pair"), t.moved, t.doubtful, doubtMark)
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

// title is what the head says of one text; gone says how much of it the other
// text lacks.
func (p *page) title(doc corpus.Document, c column, gone string) []line {
	tag := cmp.Or(string(doc.Tag), "language unknown") + "  "
	lines := p.lines(c, strong, tag+shorten(OneLine(doc.Path), max(c.width-p.cells.String(tag), c.width/2), p.cells))
	unit := cmp.Or(string(p.bitext.Unit), "segment")
	return append(lines, p.lines(c, plain, lang.Count(len(doc.Segments), unit)+", "+gone)...)
}

// srcName is what the source is called in notes.
func (p *page) srcName() string { return cmp.Or(string(p.bitext.Src.Tag), "the source") }

// dstName is what the target is called in notes.
func (p *page) dstName() string { return cmp.Or(string(p.bitext.Dst.Tag), "the target") }

// bead writes one bead.
func (p *page) bead(b corpus.Bead) {
	row := block{
		src:   p.texts(p.src, p.bitext.Src, b.Src, nil),
		dst:   p.texts(p.dst, p.bitext.Dst, b.Dst, nil),
		sign:  decimals(b.Confidence),
		style: faint,
	}
	if b.Confidence < Doubtful {
		row.sign, row.style = row.sign+doubtMark, strong
	}
	p.row(b, row)
	p.endLine()
}

// both are the two texts of a bead, with what is to be marked in a segment.
func (p *page) both(b corpus.Bead, marks func(s corpus.Side, segment int) []mark) block {
	return block{
		src: p.texts(p.src, p.bitext.Src, b.Src, func(k int) []mark { return marks(corpus.Source, k) }),
		dst: p.texts(p.dst, p.bitext.Dst, b.Dst, func(k int) []mark { return marks(corpus.Target, k) }),
	}
}

// row writes the two texts of a bead, and a note where there is none or where
// the target's stands elsewhere.
func (p *page) row(b corpus.Bead, texts block) { p.block(p.noted(b, texts)) }

// noted are the two texts of a bead with that note.
func (p *page) noted(b corpus.Bead, texts block) block {
	switch {
	case b.Src.Empty():
		texts.src = p.lines(p.src, onlyDst, note("not in "+p.srcName()))
	case b.Dst.Empty():
		texts.dst = p.lines(p.dst, onlySrc, note("not in "+p.dstName()))
	case b.Moved:
		where := note("moved: " + span(p.src.labels, b.Src) + " → " + span(p.dst.labels, b.Dst))
		texts.dst = append(p.lines(p.dst, relocated, where), texts.dst...)
	}
	return texts
}

// departures writes a note for each moved bead whose target stands before
// segment hi, where a reader of the target misses it.
func (p *page) departures(hi int) {
	for ; p.next < hi; p.next++ {
		b, ok := p.moved[p.next]
		if !ok {
			continue
		}
		p.departure(b)
	}
}

// departure writes where the target of a moved bead stands.
func (p *page) departure(b corpus.Bead) {
	where := note("moved: " + span(p.dst.labels, b.Dst) + " is beside " + span(p.src.labels, b.Src))
	p.block(block{dst: p.lines(p.dst, relocated, where)})
	p.endLine()
}

// texts are the segments of a range as lines of a column. marks, if there are
// any, tells what to mark in each of them.
func (p *pen) texts(c column, doc corpus.Document, r corpus.Range, marks func(segment int) []mark) []line {
	var lines []line
	for i := r.Lo; i < r.Hi; i++ {
		d := lookOf(doc.Segments[i])
		taken := p.cells.String(d.mark)
		var part []line
		if text := doc.Segments[i].Text; marks == nil {
			part = p.lines(c.less(taken), d.style, text)
		} else {
			part = p.marked(c.less(taken), d.style, text, marks(i))
		}
		d.put(part, taken)
		part[0].label = c.labels[i]
		lines = append(lines, part...)
	}
	return lines
}

// lines wraps a text, at least one line, for a column.
func (p *pen) lines(c column, s style, text string) []line {
	var lines []line
	for _, part := range wrap(Visible(text), c.width, p.cells) {
		lines = append(lines, line{text: strings.TrimRight(part, blanks), style: s})
	}
	return lines
}

// A look tells segments of one kind from others.
type look struct {
	mark  string // before its first line
	each  bool   // the mark is before each line
	style style
}

// put puts the mark, of so many cells, before the lines of a segment.
func (d look) put(lines []line, cells int) {
	blank := strings.Repeat(" ", cells)
	for k := range lines {
		lines[k].mark = blank
		if k == 0 || d.each {
			lines[k].mark = d.mark
		}
	}
}

// lookOf is the look of a segment. Headings have as many number signs as their
// level, up to 6, as in Markdown.
func lookOf(s corpus.Segment) look {
	switch s.Kind {
	case corpus.Title, corpus.Heading:
		return look{mark: strings.Repeat("#", min(max(s.Level, 1), 6)) + " ", style: strong}
	case corpus.Item:
		return look{mark: "• "}
	case corpus.Quote:
		return look{mark: "│ ", each: true}
	case corpus.Code:
		return look{mark: "┆ ", each: true}
	case corpus.Furniture:
		return look{mark: "~ ", each: true, style: faint}
	}
	return look{}
}

// A line is one line of a text column.
type line struct {
	bar   string // before the number
	label string // in the gutter
	mark  string // between gutter and text
	text  string // no wider than the column
	style style  // of the text
	parts []part // the text again, if its parts differ in style
	under string // signs to stand below the text
}

// A block is what stands between two blank lines of a page.
type block struct {
	src, dst []line
	sign     string // what is said of the bead, no wider than the middle; or nothing
	style    style  // of the sign
}

// block writes the two texts of a block beside or below each other.
func (p *page) block(b block) {
	if p.stacked {
		p.stack(b)
		return
	}
	for i := range max(len(b.src), len(b.dst)) {
		src, dst := at(b.src, i), at(b.dst, i)
		p.line(p.src, src)
		p.skip(gap)
		if i == 0 {
			p.write(b.style, b.sign)
			p.skip(p.middle - p.cells.String(b.sign))
		} else {
			p.skip(p.middle)
		}
		p.skip(gap)
		p.line(p.dst, dst)
		p.endLine()
		if src.under != "" || dst.under != "" {
			p.line(p.src, p.below(src))
			p.skip(gap + p.middle + gap)
			p.line(p.dst, p.below(dst))
			p.endLine()
		}
	}
}

// stack writes the source above the target, the sign in a rule above.
func (p *page) stack(b block) {
	if b.sign != "" {
		p.write(faint, p.dashes(gap)+" ")
		p.write(b.style, b.sign)
		p.write(faint, " ")
		p.rule(gap + 1 + p.cells.String(b.sign) + 1)
	}
	for _, side := range []struct {
		column
		lines []line
	}{{p.src, b.src}, {p.dst, b.dst}} {
		for _, l := range side.lines {
			p.line(side.column, l)
			p.endLine()
			if l.under != "" {
				p.line(side.column, p.below(l))
				p.endLine()
			}
		}
	}
}

// below is the row of signs that stands below a line.
func (p *pen) below(l line) line {
	return line{bar: l.bar, mark: strings.Repeat(" ", p.cells.String(l.mark)), text: l.under}
}

// line writes a line of a column and the blanks up to its end.
func (p *pen) line(c column, l line) {
	p.write(strong, l.bar)
	p.skip(c.bar - p.cells.String(l.bar) + c.gutter - len(l.label))
	p.write(faint, l.label)
	p.skip(labelSpace)
	p.write(faint, l.mark)
	if l.parts == nil {
		p.write(l.style, l.text)
	}
	for _, part := range l.parts {
		p.write(part.style, part.text)
	}
	p.skip(c.width - p.cells.String(l.mark) - p.cells.String(l.text))
}

// at is line i, or an empty one beyond the last.
func at(lines []line, i int) line {
	if i < len(lines) {
		return lines[i]
	}
	return line{}
}

// rule ends a line, on which some cells are taken, with a horizontal line.
func (p *page) rule(taken int) {
	p.write(faint, p.dashes(p.layout.width-taken))
	p.endLine()
}

// dashes is a horizontal line of at most n cells.
func (p *pen) dashes(n int) string {
	return strings.Repeat("─", max(n, 0)/p.cells.String("─"))
}
