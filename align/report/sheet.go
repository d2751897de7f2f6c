package report

import (
	"bytes"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// A Sheet is the page of [Compare] by pairs, for a screen that shows a part of it
// at a time: what nobody asks for is not laid out. Between the two texts of a pair
// stand what was decided about it, how it links them and how they differ:
//
//	✓ ─ ▍     confirmed; one paragraph each; something differs
//	● ┬       corrected by somebody; several paragraphs
//	? ╌ ?     somebody cannot tell; neither can the aligner
//	  ╳ ▒     the passage stands elsewhere in the target
//
// The zero Sheet has no pairs. A sheet is not changed by reading it.
type Sheet struct {
	comparison
	opt      Options
	marks    []review.Mark
	departed [][]corpus.Bead // by bead: the moved ones that a reader of the target misses before it
	where    [2][]int        // of each segment its bead
}

// A Look is what a screen adds to a pair.
type Look struct {
	InHand bool        // a bar stands beside the text of Side
	Side   corpus.Side // the side in hand

	// Found are the stretches of a segment, in runes of [Sheet.Text], that stand out
	// because somebody looks for them; nil: none.
	Found func(s corpus.Side, segment int) []corpus.Range
}

// A link is how a pair holds its two texts together.
type link int

const (
	apart link = iota // text of one side only
	oneToOne
	several  // more than one segment on a side
	crossing // the order of the texts differs
	doubted  // it may be wrong
	links    // their number
)

// sheetSigns are the signs that only a sheet has.
type sheetSigns struct {
	bar   string        // beside the text in hand
	links [links]string // between the texts of a pair
	state map[review.State]string
	note  string // a comment where nothing is decided
	both  string // between the numbers of a pair
}

var (
	drawnSheet = sheetSigns{
		bar:   "▌",
		links: [links]string{" ", "─", "┬", "╳", "╌"},
		state: map[review.State]string{review.Undecided: " ", review.Confirmed: "✓", review.Corrected: "●", review.Doubted: "?"},
		note:  "”",
		both:  "↔",
	}
	typedSheet = sheetSigns{
		bar:   ">",
		links: [links]string{" ", "-", "=", "X", ":"},
		state: map[review.State]string{review.Undecided: " ", review.Confirmed: "v", review.Corrected: "*", review.Doubted: "?"},
		note:  `"`,
		both:  "/",
	}
)

// hereStyle is that of the pair in hand on the strip.
const hereStyle style = "7"

// The measures of a sheet, in cells.
const (
	sheetMiddle = 5 // what was decided, the link, how the texts differ, and blanks between
	sheetBar    = 2 // the bar beside the text in hand, and a blank
)

// NewSheet lays out a comparison and what was decided about its beads, of which
// marks has one each. A ladder that does not fit the texts is an error.
func NewSheet(f Findings, marks []review.Mark, opt Options) (*Sheet, error) {
	return new(Sheet).With(f, marks, opt)
}

// With is the sheet of the same texts with other findings and decisions, which needs
// not measure the texts again; of other texts it is [NewSheet].
func (s *Sheet) With(f Findings, marks []review.Mark, opt Options) (*Sheet, error) {
	if err := whole(f.Bitext); err != nil {
		return nil, err
	}
	before := s
	f = f.withCodes()
	b, list := f.Bitext, differences(f)
	p := &page{pen: newPen(nil, opt), bitext: b, moved: movedIn(b.Ladder)}
	if before.page != nil && before.opt == opt && before.measured(b) {
		p.layout = before.layout
	} else {
		p.layout = arrange(b, sheetMiddle, sheetBar, opt)
	}
	s = &Sheet{
		comparison: comparison{page: p, list: list, verdicts: verdicts(b.Ladder, list)},
		opt:        opt, marks: marks, departed: make([][]corpus.Bead, len(b.Ladder)), where: homes(b.Ladder),
	}
	next := 0 // the first target segment that no pair before has
	for k, bead := range b.Ladder {
		if bead.Moved {
			continue
		}
		for ; next < bead.Dst.Lo; next++ {
			if m, ok := p.moved[next]; ok {
				s.departed[k] = append(s.departed[k], m)
			}
		}
		next = max(next, bead.Dst.Hi)
	}
	return s, nil
}

// measured tells whether the sheet is one of these texts: of the same segments, as
// far as their numbers tell.
func (s *Sheet) measured(b corpus.Bitext) bool {
	return s.bitext.Unit == b.Unit && len(s.bitext.Src.Segments) == len(b.Src.Segments) && len(s.bitext.Dst.Segments) == len(b.Dst.Segments)
}

// drawn is what draw writes with a page of its own, by lines.
func (s *Sheet) drawn(draw func(c comparison)) []string {
	var out bytes.Buffer
	p := *s.page
	p.pen = newPen(&out, s.opt)
	draw(comparison{page: &p, list: s.list, verdicts: s.verdicts})
	p.out.Flush() // a buffer takes everything
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
}

// Pair is bead k as lines, with a blank one at its end.
func (s *Sheet) Pair(k int, look Look) []string {
	return s.drawn(func(c comparison) {
		for _, m := range s.departed[k] {
			c.departure(m)
		}
		b := s.bitext.Ladder[k]
		row := c.noted(b, c.both(b, func(side corpus.Side, segment int) []mark {
			marks := c.marks(k, side, segment)
			if look.Found != nil {
				for _, r := range look.Found(side, segment) {
					marks = append(slices.Clip(marks), mark{lo: r.Lo, hi: r.Hi, manner: sought})
				}
			}
			return marks
		}))
		row.sign, row.style = s.middle(k), inStrip[s.verdicts[k]]
		if look.InHand {
			lines := [2][]line{row.src, row.dst}[look.Side]
			for i := range lines {
				lines[i].bar = c.signs.sheet.bar
			}
		}
		c.block(row)
		c.endLine()
	})
}

// middle are the signs between the texts of bead k.
func (s *Sheet) middle(k int) string {
	how := s.verdicts[k]
	differs := " "
	if how != agrees {
		differs = s.signs.strip[how]
	}
	return s.State(s.marks[k]) + " " + s.signs.sheet.links[s.link(k)] + " " + differs
}

// State is the sign for what was decided; a blank for nothing.
func (s *Sheet) State(m review.Mark) string {
	if m.State == review.Undecided && m.Note != "" {
		return s.signs.sheet.note
	}
	return s.signs.sheet.state[m.State]
}

// link is how bead k holds its texts together.
func (s *Sheet) link(k int) link {
	switch b := s.bitext.Ladder[k]; {
	case b.Src.Empty() || b.Dst.Empty():
		return apart
	case b.Confidence < Doubtful:
		return doubted
	case b.Moved:
		return crossing
	case b.Src.Len() > 1 || b.Dst.Len() > 1:
		return several
	}
	return oneToOne
}

// Strip is the whole article on one line of so many cells, on which the sign of
// bead k stands out.
func (s *Sheet) Strip(k, width int) string {
	return s.drawn(func(c comparison) {
		var seen [manners]bool
		c.ticks(c.verdicts, width, k, &seen)
		c.endLine()
	})[0]
}

// Differs tells whether the texts of bead k differ, as far as is known.
func (s *Sheet) Differs(k int) bool { return s.verdicts[k] > unsure }

// Place names bead k by the numbers of its segments: ¶4 ↔ ¶4–5.
func (s *Sheet) Place(k int) string {
	b := s.bitext.Ladder[k]
	return span(s.src.labels, b.Src) + " " + s.signs.sheet.both + " " + span(s.dst.labels, b.Dst)
}

// Numbers are those of the segments of a side.
func (s *Sheet) Numbers(side corpus.Side) []string { return [2]column{s.src, s.dst}[side].labels }

// Text is a segment as the sheet has it, with its codes.
func (s *Sheet) Text(side corpus.Side, segment int) string {
	return s.bitext.On(side).Segments[segment].Text
}

// Finding is what a finding says, with what was decided about it, as lines of a
// width.
func (s *Sheet) Finding(f check.Finding, decided string, width int) []string {
	return s.drawn(func(c comparison) {
		r := remarkOn(differenceOf(Findings{Bitext: s.bitext}, f, s.where))
		r.text = became(decided) + r.text
		c.note(0, width, r)
	})
}

// Wrapped is a text as a terminal may show it, in lines of at most so many cells.
func (s *Sheet) Wrapped(text string, width int) []string {
	lines := wrap(Visible(text), max(1, width), s.cells)
	for k := range lines {
		lines[k] = strings.TrimRight(lines[k], blanks)
	}
	return lines
}

// Cut is a text on one line of at most so many cells, with an ellipsis where it is
// cut.
func (s *Sheet) Cut(text string, width int) string { return cutTo(OneLine(text), width, s.cells) }

// Cells is how many cells of the terminal a text takes.
func (s *Sheet) Cells(text string) int { return s.cells.String(text) }

// Rule is a line of a width that begins with a text.
func (s *Sheet) Rule(text string, width int) string {
	return text + s.dashes(width-s.Cells(text))
}

// Path is a path in at most so many cells.
func (s *Sheet) Path(path string, width int) string { return shorten(OneLine(path), width, s.cells) }

// Bar is the sign beside what is in hand.
func (s *Sheet) Bar() string { return s.signs.sheet.bar }
