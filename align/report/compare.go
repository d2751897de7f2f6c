package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Compare writes one page on which a reader sees what a translation changed.
//
// First comes a summary: the two files, a strip with a sign a pair (what agrees,
// differs, is gone, added or moved), the differences, gravest first, and how
// much agrees. Then both texts, side by side or, below 70 cells, one below the
// other; the words that differ are marked, a paragraph without a counterpart as
// a whole, and below a pair stands in words what its marks mean. Marks are
// colours where there is colour and signs below the words where there is none.
//
// A ladder that does not fit the texts is an error, and nothing is written.
func Compare(w io.Writer, f Findings, opt Options) error {
	if err := whole(f.Bitext); err != nil {
		return err
	}
	var facts [2][][]mark
	if opt.Facts {
		facts = factMarks(f.Bitext, f.Ledger)
	}
	f = f.withCodes()
	b, list := f.Bitext, differences(f)
	c := comparison{page: newPage(w, b, 1, opt), list: list, verdicts: verdicts(b.Ladder, list), facts: facts, keys: opt.Paged}
	c.summary()
	c.rule(0)
	c.endLine()
	if opt.OnlyDifferences {
		c.folded()
	} else {
		for i := range b.Ladder {
			c.pair(i)
		}
	}
	c.departures(len(b.Dst.Segments))
	return c.out.Flush()
}

// NextDifference is a regular expression for pagers: it matches on each line of
// [Compare]'s page where a difference of the texts begins, and on no other.
const NextDifference = `^ *[┃|] |— not in |— moved`

// comparison is a page of [Compare].
type comparison struct {
	*page
	list     []difference
	verdicts []manner    // by bead
	facts    [2][][]mark // by side and segment; nil: they are not shown
	keys     bool        // the pager has keys for differences
}

// in are the differences of bead i.
func (c comparison) in(i int) []difference {
	lo, _ := slices.BinarySearchFunc(c.list, i, func(d difference, i int) int { return cmp.Compare(d.bead, i) })
	hi := lo
	for hi < len(c.list) && c.list[hi].bead == i {
		hi++
	}
	return c.list[lo:hi]
}

// pair writes a bead and what is to say of it.
func (c comparison) pair(i int) {
	b := c.bitext.Ladder[i]
	if !b.Moved {
		c.departures(b.Dst.Lo)
		c.next = b.Dst.Hi
	}
	row := c.both(b, func(s corpus.Side, k int) []mark { return c.marks(i, s, k) })
	if how := c.verdicts[i]; how != agrees {
		row.sign, row.style = c.signs.strip[how], inStrip[how]
	}
	c.row(b, row)
	if c.verdicts[i] == unsure {
		c.note(c.src.gutter, c.layout.width, remark{faint, strong, "unsure", "whether these two belong together", decimals(b.Confidence)})
	}
	for _, d := range c.in(i) {
		if !d.block {
			c.note(c.src.gutter, c.layout.width, remarkOn(d))
		}
	}
	c.endLine()
}

// marks are those of a segment of bead i: of text without a counterpart, all of
// it where there is colour; without, the note facing it does.
func (c comparison) marks(i int, s corpus.Side, segment int) []mark {
	if how := c.verdicts[i]; how == gone || how == added {
		if !c.color {
			return nil
		}
		text := c.bitext.On(s).Segments[segment].Text
		return []mark{{hi: len(text), manner: how}} // bytes are no fewer than runes
	}
	marks := marksOf(c.list, s, segment)
	if c.facts[s] != nil {
		marks = slices.Concat(c.facts[s][segment], marks)
	}
	return marks
}

// A remark is what there is to say of what stands above it: what differs, how,
// and, at the end, how sure that is. The sign before it and the noun have styles.
type remark struct {
	sign, named      style
	noun, text, sure string
}

// remarkOn is what a difference says.
func remarkOn(d difference) remark {
	return remark{inStrip[d.manner], d.style(), d.noun, d.text, inWords(d.chance) + "  " + d.check.ID}
}

// note writes a remark so far from the left end of a page of a width.
func (p *pen) note(left, width int, r remark) {
	lines := wrap(Visible(r.noun+"  "+r.text), width-left-labelSpace, p.cells)
	for k, line := range lines {
		line = strings.TrimRight(line, blanks)
		p.skip(left)
		p.write(r.sign, p.signs.note)
		p.skip(labelSpace - p.cells.String(p.signs.note))
		if k == 0 {
			p.write(r.named, r.noun)
			line = strings.TrimPrefix(line, r.noun)
		}
		p.write(plain, line)
		if used := left + labelSpace + p.cells.String(lines[k]); k == len(lines)-1 && used+gap+len(r.sure) <= width {
			p.skip(gap)
			p.write(faint, r.sure)
		}
		p.endLine()
	}
}

// folded writes the pairs that differ. Of those between that agree it says how
// many there are; the last before a difference is begun, so that one sees where
// one is.
func (c comparison) folded() {
	fold(c.verdicts, c.pair, func(n int) { c.agreeing(c.src.gutter, lang.Count(n, "pair"), n) }, func(i int) {
		b := c.bitext.Ladder[i]
		c.departures(b.Dst.Lo)
		c.next = b.Dst.Hi
		c.block(block{src: c.begun(c.src, c.bitext.Src, b.Src), dst: c.begun(c.dst, c.bitext.Dst, b.Dst)})
		c.endLine()
	})
}

// fold shows what differs, and of what agrees how many there are and the last
// before a difference.
func fold(verdicts []manner, differs func(i int), agree func(n int), context func(i int)) {
	since := 0 // those that agree and are not yet told
	for i, how := range append(slices.Clone(verdicts), unsure) {
		if how == agrees {
			since++
			continue
		}
		last := i == len(verdicts)
		if since > 0 && !last {
			since--
		}
		if since > 0 {
			agree(since)
		}
		if i > 0 && verdicts[i-1] == agrees && !last {
			context(i - 1)
		}
		if since = 0; !last {
			differs(i)
		}
	}
}

// agreeing tells how many agree, by a sign in a gutter.
func (p *pen) agreeing(gutter int, many string, n int) {
	p.skip(gutter - p.cells.String(p.signs.fold))
	p.write(faint, p.signs.fold)
	p.skip(labelSpace)
	p.write(faint, many+" "+plural(n, "agrees", "agree"))
	p.endLine()
	p.endLine()
}

// begun is the first line of a range of segments, faint, with an ellipsis where
// it goes on.
func (p *pen) begun(col column, doc corpus.Document, r corpus.Range) []line {
	if r.Empty() {
		return nil
	}
	lines := p.lines(col.less(p.cells.String("…")), faint, doc.Segments[r.Lo].Text)
	first := lines[0]
	first.label = col.labels[r.Lo]
	if len(lines) > 1 || r.Len() > 1 {
		first.text += "…"
	}
	return []line{first}
}

// summary writes what the texts are and how they differ.
func (c comparison) summary() {
	b := c.bitext
	c.block(block{src: c.named(c.src, b.Src, b.Unit), dst: c.named(c.dst, b.Dst, b.Unit)})
	c.endLine()
	c.strip()
	if c.facts[corpus.Source] != nil {
		c.factLegend()
	}
	c.endLine()
	c.account()
}

// named is a file, its language and its length, below it where it has no room
// beside half a line of path.
func (p *pen) named(col column, doc corpus.Document, unit corpus.Unit) []line {
	size, path := cmp.Or(string(doc.Tag), "language unknown")+"  "+sizeOf(doc, unit), OneLine(doc.Path)
	room := col.width - gap - p.cells.String(size)
	if p.cells.String(path) > room && room < col.width/2 {
		return append(p.lines(col, strong, shorten(path, col.width, p.cells)), p.lines(col, strong, size)...)
	}
	return p.lines(col, strong, shorten(path, room, p.cells)+strings.Repeat(" ", gap)+size)
}

// sizeOf is how many segments a document has.
func sizeOf(doc corpus.Document, unit corpus.Unit) string {
	if unit == corpus.Paragraphs {
		return fmt.Sprintf("%d ¶", len(doc.Segments))
	}
	return lang.Count(len(doc.Segments), cmp.Or(string(unit), "segment"))
}

// nowhere is a place on no strip.
const nowhere = -1

// inStrip are the styles of the signs of the strip.
var inStrip = [manners]style{agrees: faint, unsure: strong, moved: relocated, differs: "33", added: onlyDst, gone: onlySrc}

// inOrder are the manners as the legend has them.
var inOrder = []manner{agrees, differs, gone, added, moved, unsure}

// inLegend are the words for the signs of the strip.
var inLegend = [manners]string{agrees: "agrees", unsure: "unsure", moved: "moved", differs: "differs", added: "added", gone: "gone"}

// strip draws the whole article on one line and says what its signs mean.
func (c comparison) strip() {
	var seen [manners]bool
	c.skip(c.src.indent())
	c.ticks(c.verdicts, c.layout.width-c.src.indent(), nowhere, &seen)
	c.endLine()
	c.legend(c.src.indent(), c.layout.width, seen)
}

// ticks writes a sign for each verdict, in at most so many cells: where there are
// more verdicts a sign stands for several, with the gravest of them. The sign of
// the verdict at a place stands out. Seen are the manners that were written.
func (p *pen) ticks(verdicts []manner, room, place int, seen *[manners]bool) {
	room = min(len(verdicts), room)
	for k := range room {
		lo, hi := k*len(verdicts)/room, (k+1)*len(verdicts)/room
		how := slices.Max(verdicts[lo:hi])
		if lo <= place && place < hi {
			p.write(hereStyle, p.signs.here)
			continue
		}
		if how == absent {
			p.skip(1)
			continue
		}
		seen[how] = true
		p.write(inStrip[how], p.signs.strip[how])
	}
}

// legend says what the signs mean that were seen on the strip.
func (p *pen) legend(left, width int, seen [manners]bool) {
	used := 0
	p.skip(left)
	for _, how := range inOrder {
		if !seen[how] {
			continue
		}
		sign, word := p.signs.strip[how], " "+inLegend[how]
		taken := p.cells.String(sign + word)
		if used > 0 && left+used+taken > width {
			p.endLine()
			p.skip(left)
			used = 0
		}
		p.write(inStrip[how], sign)
		p.write(plain, word)
		p.skip(gap)
		used += taken + gap
	}
	p.endLine()
}

// factLegend says what the letters below facts mean.
func (c comparison) factLegend() {
	left := c.src.indent()
	text := "facts: one letter, one fact; " + c.signs.alone + " without counterpart"
	for _, line := range wrap(text, c.layout.width-left, c.cells) {
		c.skip(left)
		c.write(faint, strings.TrimRight(line, blanks))
		c.endLine()
	}
}

// listed is how many differences are listed one by one; more are grouped.
const listed = 12

// account lists the differences, gravest first.
func (c comparison) account() {
	list := gravestFirst(c.list)
	var rows [][]string
	var styles []style
	add := func(d difference, place, noun, text string) {
		rows, styles = append(rows, []string{place, noun, text}), append(styles, d.style())
	}
	if len(list) <= listed {
		for _, d := range list {
			add(d, d.place(c.src.labels, c.dst.labels), d.noun, d.text)
		}
	} else {
		for _, group := range grouped(list, difference.kind) {
			var places []string
			for _, d := range group {
				places = append(places, d.place(c.src.labels, c.dst.labels))
			}
			add(group[0], fmt.Sprint(len(group)), group[0].noun, strings.Join(places, ", "))
		}
	}
	c.rows(c.src.indent(), c.layout.width, rows, styles)
	c.conclude(c.src.indent(), c.layout.width, verdictOf(c.list, c.verdicts), c.keys && len(list) > 0)
}

// conclude writes how much agrees, so far from the left end of a page of a width,
// and, where there are any and the pager knows them, the keys that go from one
// difference to the next.
func (p *pen) conclude(left, width int, sum string, keys bool) {
	style := faint
	switch {
	case sum == nothingDiffers:
		style = plain
	case keys:
		sum += "; n and N: next and previous difference"
	}
	for _, text := range wrap(sum, width-left, p.cells) {
		p.skip(left)
		p.write(style, strings.TrimRight(text, blanks))
		p.endLine()
	}
}

// rows writes a table so far from the left end of a page of a width: places, what
// differs, each in its style, and descriptions, which are cut to the page.
func (p *pen) rows(left, width int, rows [][]string, styles []style) {
	if len(rows) == 0 {
		return
	}
	last := len(rows[0]) - 1
	widths, used := make([]int, last), left
	for i := range widths {
		for _, row := range rows {
			widths[i] = max(widths[i], p.cells.String(row[i]))
		}
		used += widths[i] + gap
	}
	for n, row := range rows {
		p.skip(left)
		for i, taken := range widths {
			s := faint
			if i == 1 {
				s = styles[n]
			}
			p.write(s, row[i])
			p.skip(taken - p.cells.String(row[i]) + gap)
		}
		if room := width - used; room > p.cells.String("…") { // else what stands before must do
			p.write(plain, cutTo(OneLine(row[last]), room, p.cells))
		}
		p.endLine()
	}
}

// style is that of a difference's name: the colour says the manner, the weight
// how grave it is.
func (d difference) style() style {
	s := map[manner]style{gone: onlySrc, added: onlyDst, moved: relocated}[d.manner]
	switch {
	case d.severity == check.Error && s == plain:
		return strong
	case d.severity == check.Error:
		return strong + ";" + s
	}
	return s
}
