package report

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// VersionsPage writes one page on which a reader sees what two or more versions of
// an article do not share. It is the page of [Compare] with a column a version,
// where each has 40 cells, else one version below the other: first the files, a
// strip with a line a version, and which of them lacks, adds or changes what; then
// the texts, what corresponds in a row, with notes that name the versions they are
// about. Versions that break their laws are an error, and nothing is written.
func VersionsPage(w io.Writer, v *compare.Versions, opt Options) error {
	c, err := collate(v)
	if err != nil {
		return err
	}
	p := newBroadsheet(w, c, opt)
	p.summary(opt.Paged)
	p.rule()
	p.endLine()
	if opt.OnlyDifferences {
		p.folded()
	} else {
		for r := range c.Rows {
			p.row(r)
		}
	}
	p.departures(c.ends())
	return p.out.Flush()
}

// each is how many cells a version has to have for all to stand beside each other.
const each = 40

// A broadsheet is several versions on their way to a terminal.
type broadsheet struct {
	pen
	*collation
	columns []column
	stacked bool
	width   int
	next    []int                 // by version: the segments below it are written or noted
	moved   []map[int]corpus.Bead // by pair: moved beads by their first target segment
}

// newBroadsheet lays out a page.
func newBroadsheet(w io.Writer, c *collation, opt Options) *broadsheet {
	p := &broadsheet{pen: newPen(w, opt), collation: c, next: make([]int, len(c.Docs)), width: opt.width()}
	amounts := make([]int, len(c.Docs))
	for k, doc := range c.Docs {
		p.columns = append(p.columns, columnOf(doc, c.Unit, p.cells))
		amounts[k] = cellsOf(doc, p.cells)
	}
	for _, pair := range c.Pairs {
		p.moved = append(p.moved, movedIn(pair.Ladder))
	}
	if p.stacked = p.width < each*len(c.Docs); p.stacked {
		p.stack()
		return p
	}
	room := p.width - (gap+1+gap)*(len(c.Docs)-1)
	for _, col := range p.columns {
		room -= col.indent()
	}
	p.width -= room
	for k, width := range shares(room, amounts...) {
		p.columns[k].width = width
		p.width += width
	}
	return p
}

// stack lays out versions below each other, their names before their numbers.
func (p *broadsheet) stack() {
	gutter := 0
	for k, col := range p.columns {
		p.columns[k].labels = slices.Clone(col.labels)
		for n, label := range col.labels {
			p.columns[k].labels[n] = cutTo(p.names[k], p.width/4, p.cells) + " " + label
			gutter = max(gutter, p.cells.String(p.columns[k].labels[n]))
		}
	}
	for k := range p.columns {
		p.columns[k].gutter = gutter
		p.columns[k].width = min(p.width-p.columns[k].indent(), longest)
	}
}

// rule writes a horizontal line.
func (p *broadsheet) rule() {
	p.write(faint, p.dashes(p.width))
	p.endLine()
}

// A cell is what stands in a row of one version.
type cell struct {
	lines []line
	sign  string // before the column, or, of the first, nothing
	style style
}

// block writes what stands in a row, beside or below each other.
func (p *broadsheet) block(cells []cell) {
	if p.stacked {
		for k, c := range cells {
			for _, l := range c.lines {
				p.lineAndBelow(k, l)
			}
		}
		return
	}
	most := 0
	for _, c := range cells {
		most = max(most, len(c.lines))
	}
	for i := range most {
		under := false
		for k, c := range cells {
			l := at(c.lines, i)
			under = under || l.under != ""
			p.between(k, c, i == 0)
			p.line(p.columns[k], l)
		}
		p.endLine()
		if !under {
			continue
		}
		for k, c := range cells {
			p.between(k, c, false)
			p.line(p.columns[k], p.below(at(c.lines, i)))
		}
		p.endLine()
	}
}

// between writes what stands before the column of a version.
func (p *broadsheet) between(k int, c cell, first bool) {
	if k == 0 {
		return
	}
	p.skip(gap)
	if first && c.sign != "" {
		p.write(c.style, c.sign)
		p.skip(1 - p.cells.String(c.sign))
	} else {
		p.skip(1)
	}
	p.skip(gap)
}

// lineAndBelow writes a line of a version and the signs below it.
func (p *broadsheet) lineAndBelow(k int, l line) {
	p.line(p.columns[k], l)
	p.endLine()
	if l.under != "" {
		p.line(p.columns[k], p.below(l))
		p.endLine()
	}
}

// row writes row r and what is to say of it.
func (p *broadsheet) row(r int) {
	p.departures(p.begins(r))
	cells := make([]cell, len(p.Docs))
	for k, at := range p.Rows[r] {
		cells[k] = p.cell(r, k, at)
	}
	p.block(cells)
	left := p.columns[0].gutter
	for k, how := range p.how[r] {
		if how == unsure {
			p.note(left, p.width, remark{faint, strong, "unsure", "whether that in " + p.names[k] + " belongs to it", decimals(p.confidence(r, k))})
		}
	}
	for _, d := range p.in[r] {
		if p.noted(d) {
			p.note(left, p.width, p.remark(d))
		}
	}
	p.endLine()
	p.advance(r)
}

// cell is what a version has in a row.
func (p *broadsheet) cell(r, k int, at []int) cell {
	var c cell
	if how := p.how[r][k]; how > agrees {
		c.sign, c.style = p.signs.strip[how], inStrip[how]
	}
	if where := p.movedTo(r, k); where != "" {
		c.lines = p.lines(p.columns[k], relocated, note(where))
	}
	for _, n := range at {
		c.lines = append(c.lines, p.texts(p.columns[k], p.Docs[k], corpus.Range{Lo: n, Hi: n + 1}, func(segment int) []mark {
			return p.marks(r, k, segment)
		})...)
	}
	if len(at) == 0 && (!p.stacked || k == 0 || p.how[r][k] != absent) {
		style := onlySrc
		if p.how[r][k] == absent {
			style = faint
		}
		c.lines = p.lines(p.columns[k], style, note("not in "+p.names[k]))
	}
	return c
}

// marks are those of a segment: of what no other version has, all of it where
// there is colour.
func (p *broadsheet) marks(r, k, segment int) []mark {
	if how := p.alone(r, k); how != agrees && p.color {
		return []mark{{hi: len(p.Docs[k].Segments[segment].Text), manner: how}} // bytes are no fewer than runes
	}
	return marksOf(p.over[k][segment], sideOf(k), segment)
}

// remark is what a variance says below its row.
func (p *broadsheet) remark(d variance) remark {
	r := remark{inStrip[d.manner], d.style(), d.noun, p.apart(d) + ": " + d.text, ""}
	if !d.block {
		r.sure = inWords(d.chance) + "  " + d.check.ID
	}
	return r
}

// begins are the segments before which row r stands, in the versions that have it
// in its place.
func (p *broadsheet) begins(r int) []int {
	at := slices.Clone(p.next)
	for k, segments := range p.Rows[r] {
		if k > 0 && len(segments) > 0 && p.movedTo(r, k) == "" {
			at[k] = segments[0]
		}
	}
	return at
}

// ends are the numbers of segments of the versions.
func (c *collation) ends() []int {
	at := make([]int, len(c.Docs))
	for k, doc := range c.Docs {
		at[k] = len(doc.Segments)
	}
	return at
}

// advance takes note that row r is written.
func (p *broadsheet) advance(r int) {
	for k, segments := range p.Rows[r] {
		if k > 0 && len(segments) > 0 && p.movedTo(r, k) == "" {
			p.next[k] = max(p.next[k], segments[len(segments)-1]+1)
		}
	}
}

// departures writes a note for each moved bead whose segments in a version stand
// before those given, where a reader of that version misses them.
func (p *broadsheet) departures(before []int) {
	for k := 1; k < len(p.Docs); k++ {
		for ; p.next[k] < before[k]; p.next[k]++ {
			b, ok := p.moved[k-1][p.next[k]]
			if !ok {
				continue
			}
			where := note("moved: " + span(p.labels[k], b.Dst) + " in " + p.names[k] + " is beside " + span(p.labels[0], b.Src))
			cells := make([]cell, len(p.Docs))
			cells[k].lines = p.lines(p.columns[k], relocated, where)
			p.block(cells)
			p.endLine()
		}
	}
}

// movedTo says where a version has what stands in row r, if it is elsewhere.
func (c *collation) movedTo(r, version int) string {
	if version == 0 {
		return ""
	}
	pair := version - 1
	for _, at := range c.Rows[r][version] {
		if b := c.Pairs[pair].Ladder[c.beadOf[pair][corpus.Target][at]]; b.Moved {
			return "moved: " + span(c.labels[0], b.Src) + " → " + span(c.labels[version], b.Dst)
		}
	}
	return ""
}

// folded writes the rows that differ, and of the others how many there are.
func (p *broadsheet) folded() {
	rows := make([]manner, len(p.Rows))
	for r, how := range p.how {
		rows[r] = slices.Max(how)
	}
	fold(rows, p.row, func(n int) { p.agreeing(p.columns[0].gutter, lang.Count(n, "row"), n) }, func(r int) {
		p.departures(p.begins(r))
		cells := make([]cell, len(p.Docs))
		for k, at := range p.Rows[r] {
			if len(at) > 0 {
				cells[k].lines = p.begun(p.columns[k], p.Docs[k], corpus.Range{Lo: at[0], Hi: at[len(at)-1] + 1})
			}
		}
		p.block(cells)
		p.endLine()
		p.advance(r)
	})
}

// summary writes what the versions are and how they differ.
func (p *broadsheet) summary(keys bool) {
	cells := make([]cell, len(p.Docs))
	for k, doc := range p.Docs {
		cells[k].lines = p.named(p.columns[k], doc, p.Unit)
	}
	p.block(cells)
	p.endLine()
	p.strip()
	p.endLine()
	left := p.left()
	list := gravestFirst(p.list)
	var rows [][]string
	var styles []style
	add := func(at string, d variance, text string) {
		row := []string{at, d.noun, p.apart(d), text}
		if p.width < narrow {
			row = []string{at, d.noun, p.apart(d) + ": " + text}
		}
		rows, styles = append(rows, row), append(styles, d.style())
	}
	if len(list) <= listed*len(p.Pairs) {
		for _, d := range list {
			add(d.at, d, d.text)
		}
	} else {
		for _, group := range grouped(list, p.kind) {
			var places []string
			for _, d := range group {
				places = append(places, d.at)
			}
			add(strconv.Itoa(len(group)), group[0], strings.Join(places, ", "))
		}
	}
	p.rows(left, p.width, rows, styles)
	p.conclude(left, p.width, p.agreement(), keys && len(list) > 0)
}

// left is how far from the left end of the page the summary begins.
func (p *broadsheet) left() int {
	if p.stacked {
		return labelSpace
	}
	return p.columns[0].indent()
}

// strip draws the whole article, a line a version and a sign a row.
func (p *broadsheet) strip() {
	left, widest := p.left(), 0
	for _, name := range p.names {
		widest = max(widest, p.cells.String(name))
	}
	var seen [manners]bool
	for k, name := range p.names {
		column := make([]manner, len(p.Rows))
		for r, how := range p.how {
			column[r] = how[k]
		}
		p.skip(left)
		p.write(faint, name)
		p.skip(widest - p.cells.String(name) + gap)
		p.ticks(column, p.width-left-widest-gap, nowhere, &seen)
		p.endLine()
	}
	p.legend(left, p.width, seen)
}
