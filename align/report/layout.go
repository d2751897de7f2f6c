package report

import (
	"github.com/clipperhouse/displaywidth"

	"github.com/bitext-tools/bitext/corpus"
)

// The measures of a page, in cells.
const (
	usual  = 80 // a page whose width is not given
	narrow = 70 // below it texts stand below, not beside each other

	// thinnest is the narrowest page laid out; a narrower one overflows.
	thinnest = 24

	// longest is how wide a text column may be: longer lines are hard to follow.
	// WCAG 2.1, success criterion 1.4.8: at most 80 characters, 40 of Chinese.
	longest = 80

	gap        = 2                            // on both sides of the confidence
	middle     = len("0.00") + len(doubtMark) // the confidence
	labelSpace = 2                            // after a number
	stripe     = 4                            // no text column has less than a fourth of the room for both
)

// A column is one text of the page.
type column struct {
	labels []string // numbers of the segments
	gutter int      // cells of the widest
	width  int      // cells of the text
}

// indent is how far from the left end of the column its text begins.
func (c column) indent() int { return c.gutter + labelSpace }

// less is the column with n cells less for the text.
func (c column) less(n int) column {
	c.width -= n
	return c
}

// layout says where the columns of a page stand.
type layout struct {
	stacked  bool
	width    int // cells of the whole page in use
	src, dst column
}

// arrange lays out a page at most width cells wide. Beside each other the two
// columns get room in proportion to what they hold, so that a paragraph is
// about as high as its counterpart, whichever script needs fewer cells.
func arrange(b corpus.Bitext, width int, cells displaywidth.Options) layout {
	if width <= 0 {
		width = usual
	}
	width = max(width, thinnest)
	l := layout{
		stacked: width < narrow,
		src:     columnOf(b.Src, b.Unit, cells),
		dst:     columnOf(b.Dst, b.Unit, cells),
	}
	if l.stacked {
		l.src.gutter = max(l.src.gutter, l.dst.gutter)
		l.dst.gutter = l.src.gutter
		l.src.width = width - l.src.indent()
		l.dst.width = l.src.width
		l.width = width
		return l
	}
	gutters := l.src.indent() + gap + middle + gap + l.dst.indent()
	src, dst := cellsOf(b.Src, cells), cellsOf(b.Dst, cells)
	l.src.width, l.dst.width = share(width-gutters, src, dst)
	l.width = gutters + l.src.width + l.dst.width
	return l
}

// columnOf is the column of a document, its width still open.
func columnOf(doc corpus.Document, unit corpus.Unit, cells displaywidth.Options) column {
	c := column{labels: numbers(doc, unit)}
	for _, label := range c.labels {
		c.gutter = max(c.gutter, cells.String(label))
	}
	return c
}

// cellsOf is the number of cells a text takes, unwrapped.
func cellsOf(doc corpus.Document, cells displaywidth.Options) int {
	n := 0
	for _, s := range doc.Segments {
		n += cells.String(s.Text)
	}
	return n
}

// share divides room between two columns that hold src and dst cells of text.
func share(room, src, dst int) (int, int) {
	left := room / 2
	if src+dst > 0 {
		left = int(float64(room)*float64(src)/float64(src+dst) + 0.5)
	}
	left = min(max(left, room/stripe), room-room/stripe)
	return min(left, longest), min(room-left, longest)
}
