package report

import (
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// A view is a comparison for whoever draws it: what differs, and where in the
// texts.
type view struct {
	bitext   corpus.Bitext
	list     []difference
	verdicts []manner
	labels   [2][]string
	in       [][]difference    // by bead: those that touch it
	marked   [2][][]difference // by side and segment: those with words in it
}

// newView looks at a comparison once, so that no bead has to look at all
// differences. Codes are a part of the texts.
func newView(f Findings) view {
	f = f.withCodes()
	b := f.Bitext
	v := view{
		bitext: b, list: differences(f),
		labels: [2][]string{numbers(b.Src, b.Unit), numbers(b.Dst, b.Unit)},
		in:     make([][]difference, len(b.Ladder)),
		marked: [2][][]difference{make([][]difference, len(b.Src.Segments)), make([][]difference, len(b.Dst.Segments))},
	}
	v.verdicts = verdicts(b.Ladder, v.list)
	put := func(to *[]difference, d difference) {
		if n := len(*to); n == 0 || (*to)[n-1].id != d.id {
			*to = append(*to, d)
		}
	}
	where := homes(b.Ladder)
	for _, d := range v.list {
		for k := d.src.Lo; k < d.src.Hi; k++ {
			put(&v.in[where[corpus.Source][k]], d)
		}
		for k := d.dst.Lo; k < d.dst.Hi; k++ {
			put(&v.in[where[corpus.Target][k]], d)
		}
		for _, p := range d.spans {
			put(&v.marked[p.Side][p.Segment], d)
		}
	}
	return v
}

// place is the number of a bead's text: in the source, if it is there.
func (v view) place(b corpus.Bead) string {
	return difference{src: b.Src, dst: b.Dst}.place(v.labels[corpus.Source], v.labels[corpus.Target])
}

// A piece is a stretch of a segment in which the texts differ in one manner.
type piece struct {
	text   string // made visible
	manner manner
	over   []difference // those whose words it is
	fact   fact         // which of its bead it is, if any
}

// pieces cuts a segment where words begin and end that differ or are facts.
func (v view) pieces(s corpus.Side, segment int, facts ...mark) []piece {
	return piecesOf(v.bitext.On(s).Segments[segment].Text, s, segment, v.marked[s][segment], facts...)
}

// piecesOf cuts the text of a segment where the words of differences and facts
// begin and end.
func piecesOf(text string, s corpus.Side, segment int, here []difference, facts ...mark) (list []piece) {
	runes := []rune(text)
	cuts := []int{0, len(runes)}
	for _, m := range slices.Concat(marksOf(here, s, segment), facts) {
		cuts = append(cuts, m.lo, m.hi)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for k, lo := range cuts[:len(cuts)-1] {
		p := piece{text: Visible(string(runes[lo:cuts[k+1]]))}
		for _, d := range here {
			for _, m := range marksOf([]difference{d}, s, segment) {
				if m.lo <= lo && lo < m.hi {
					p.manner, p.over = max(p.manner, m.manner), append(p.over, d)
				}
			}
		}
		for _, m := range facts {
			if m.lo <= lo && lo < m.hi {
				p.fact = m.fact
			}
		}
		list = append(list, p)
	}
	return list
}
