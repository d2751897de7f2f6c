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
	b := f.Bitext
	if err := whole(b); err != nil {
		return err
	}
	list := differences(f)
	c := comparison{page: newPage(w, b, 1, opt), list: list, verdicts: verdicts(b.Ladder, list), keys: opt.Paged}
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
	verdicts []manner // by bead
	keys     bool     // the pager has keys for differences
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
	here := c.in(i)
	row := block{
		src: c.texts(c.src, c.bitext.Src, b.Src, func(k int) []mark { return c.marks(i, corpus.Source, k) }),
		dst: c.texts(c.dst, c.bitext.Dst, b.Dst, func(k int) []mark { return c.marks(i, corpus.Target, k) }),
	}
	if how := c.verdicts[i]; how != agrees {
		row.sign, row.style = c.signs.strip[how], inStrip[how]
	}
	c.row(b, row)
	if c.verdicts[i] == unsure {
		c.note(faint, strong, "unsure", "whether these two belong together", decimals(b.Confidence))
	}
	for _, d := range here {
		if !d.block {
			c.note(inStrip[d.manner], d.style(), d.noun, d.text, inWords(d.chance)+"  "+d.check.ID)
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
		return []mark{{0, len(text), how}} // bytes are no fewer than runes
	}
	return marksOf(c.list, s, segment)
}

// note writes what is to say of the pair above it: what differs, how, and, at
// the end, how sure that is. The sign before it and the noun have styles.
func (c comparison) note(sign, named style, noun, text, sure string) {
	left := c.src.indent() - labelSpace
	lines := wrap(Visible(noun+"  "+text), c.layout.width-left-labelSpace, c.cells)
	for k, line := range lines {
		line = strings.TrimRight(line, blanks)
		c.skip(left)
		c.write(sign, c.signs.note)
		c.skip(labelSpace - c.cells.String(c.signs.note))
		if k == 0 {
			c.write(named, noun)
			line = strings.TrimPrefix(line, noun)
		}
		c.write(plain, line)
		if used := left + labelSpace + c.cells.String(lines[k]); k == len(lines)-1 && used+gap+len(sure) <= c.layout.width {
			c.skip(gap)
			c.write(faint, sure)
		}
		c.endLine()
	}
}

// folded writes the pairs that differ. Of those between that agree it says how
// many there are; the last before a difference is begun, so that one sees where
// one is.
func (c comparison) folded() {
	since := 0 // pairs that agree and are not yet told
	for i, how := range c.verdicts {
		if how == agrees {
			since++
			continue
		}
		c.fold(since, i)
		since = 0
		c.pair(i)
	}
	c.fold(since, len(c.verdicts))
}

// fold tells of n pairs before bead i that agree.
func (c comparison) fold(n, i int) {
	if n == 0 {
		return
	}
	context := i < len(c.verdicts)
	if context {
		n--
	}
	if n > 0 {
		c.skip(c.src.gutter - c.cells.String(c.signs.fold))
		c.write(faint, c.signs.fold)
		c.skip(labelSpace)
		c.write(faint, lang.Count(n, "pair")+" "+plural(n, "agrees", "agree"))
		c.endLine()
		c.endLine()
	}
	if context {
		b := c.bitext.Ladder[i-1]
		c.departures(b.Dst.Lo)
		c.next = b.Dst.Hi
		c.block(block{src: c.begun(c.src, c.bitext.Src, b.Src), dst: c.begun(c.dst, c.bitext.Dst, b.Dst)})
		c.endLine()
	}
}

// begun is the first line of a range of segments, faint, with an ellipsis where
// it goes on.
func (c comparison) begun(col column, doc corpus.Document, r corpus.Range) []line {
	if r.Empty() {
		return nil
	}
	lines := c.lines(col.less(c.cells.String("…")), faint, doc.Segments[r.Lo].Text)
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
	c.block(block{src: c.name(c.src, b.Src), dst: c.name(c.dst, b.Dst)})
	c.endLine()
	c.strip()
	c.endLine()
	c.account()
}

// name is a file, its language and its length.
func (c comparison) name(col column, doc corpus.Document) []line {
	size := "  " + cmp.Or(string(doc.Tag), "language unknown") + "  " + sizeOf(doc, c.bitext.Unit)
	path := shorten(OneLine(doc.Path), max(col.width-c.cells.String(size), col.width/2), c.cells)
	return c.lines(col, strong, path+size)
}

// sizeOf is how many segments a document has.
func sizeOf(doc corpus.Document, unit corpus.Unit) string {
	if unit == corpus.Paragraphs {
		return fmt.Sprintf("%d ¶", len(doc.Segments))
	}
	return lang.Count(len(doc.Segments), cmp.Or(string(unit), "segment"))
}

// inStrip are the styles of the signs of the strip.
var inStrip = [manners]style{agrees: faint, unsure: strong, moved: relocated, differs: "33", added: onlyDst, gone: onlySrc}

// inOrder are the manners as the legend has them.
var inOrder = []manner{agrees, differs, gone, added, moved, unsure}

// inLegend are the words for the signs of the strip.
var inLegend = [manners]string{agrees: "agrees", unsure: "unsure", moved: "moved", differs: "differs", added: "added", gone: "gone"}

// strip draws the whole article on one line, a sign a pair. Where there are more
// pairs than cells, a sign stands for several, with the gravest of them.
func (c comparison) strip() {
	left := c.src.indent()
	room := min(len(c.verdicts), c.layout.width-left)
	var seen [manners]bool
	c.skip(left)
	for k := range room {
		lo, hi := k*len(c.verdicts)/room, (k+1)*len(c.verdicts)/room
		how := slices.Max(c.verdicts[lo:hi])
		seen[how] = true
		c.write(inStrip[how], c.signs.strip[how])
	}
	c.endLine()
	c.legend(left, seen)
}

// legend says what the signs mean that were seen on the strip.
func (c comparison) legend(left int, seen [manners]bool) {
	used := 0
	c.skip(left)
	for _, how := range inOrder {
		if !seen[how] {
			continue
		}
		sign, word := c.signs.strip[how], " "+inLegend[how]
		taken := c.cells.String(sign + word)
		if used > 0 && left+used+taken > c.layout.width {
			c.endLine()
			c.skip(left)
			used = 0
		}
		c.write(inStrip[how], sign)
		c.write(plain, word)
		c.skip(gap)
		used += taken + gap
	}
	c.endLine()
}

// listed is how many differences are listed one by one; more are grouped.
const listed = 12

// account lists the differences, gravest first.
func (c comparison) account() {
	list := gravestFirst(c.list)
	var rows [][3]string
	var styles []style
	add := func(d difference, place, noun, text string) {
		rows, styles = append(rows, [3]string{place, noun, text}), append(styles, d.style())
	}
	if len(list) <= listed {
		for _, d := range list {
			add(d, d.place(c.src.labels, c.dst.labels), d.noun, d.text)
		}
	} else {
		for _, group := range grouped(list) {
			var places []string
			for _, d := range group {
				places = append(places, d.place(c.src.labels, c.dst.labels))
			}
			add(group[0], fmt.Sprint(len(group)), group[0].noun, strings.Join(places, ", "))
		}
	}
	c.rows(rows, styles)
	sum, style := verdictOf(c.list, c.verdicts), faint
	switch {
	case sum == nothingDiffers:
		style = plain
	case c.keys && len(list) > 0:
		sum += "; n and N: next and previous difference"
	}
	for _, text := range wrap(sum, c.layout.width-c.src.indent(), c.cells) {
		c.skip(c.src.indent())
		c.write(style, strings.TrimRight(text, blanks))
		c.endLine()
	}
}

// rows writes a table of the places, the kinds and the descriptions; the latter
// are cut to the page.
func (c comparison) rows(rows [][3]string, styles []style) {
	var widths [2]int
	for _, row := range rows {
		for i := range widths {
			widths[i] = max(widths[i], c.cells.String(row[i]))
		}
	}
	left := c.src.indent()
	for n, row := range rows {
		c.skip(left)
		for i := range widths {
			c.write([]style{faint, styles[n]}[i], row[i])
			c.skip(widths[i] - c.cells.String(row[i]) + gap)
		}
		room := c.layout.width - left - widths[0] - widths[1] - 2*gap
		if room > c.cells.String("…") { // else the place and the noun must do
			c.write(plain, cutTo(OneLine(row[2]), room, c.cells))
		}
		c.endLine()
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

// grouped puts differences of one kind together, in the order of the first of
// each.
func grouped(list []difference) [][]difference {
	var groups [][]difference
	for _, d := range list {
		k := slices.IndexFunc(groups, func(g []difference) bool { return g[0].noun == d.noun })
		if k < 0 {
			k, groups = len(groups), append(groups, nil)
		}
		groups[k] = append(groups[k], d)
	}
	return groups
}
