package compare

import (
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// merge makes rows of the ladders of a hub of n segments with several other
// versions. A row of the hub goes from one place at which all ladders have a rung
// to the next, so that each bead lies in one row: of one ladder a row is a bead.
// What the hub lacks is a row of its own, after that of the segment it follows in
// its version; what the lists of seats say is the same is one row, where the first
// of them stands.
func merge(n int, ladders []corpus.Ladder, same [][]seat) []Row {
	m := merger{versions: len(ladders), rowOf: make([]int, n), companions: companions(same), placed: map[seat]bool{}}
	hub := m.hubRows(n, ladders)
	gaps := make([][][]seat, len(hub)+1) // before each row and after the last, by version: what the hub lacks
	for g := range gaps {
		gaps[g] = make([][]seat, len(ladders))
	}
	for v, ladder := range ladders {
		for _, bead := range ladder {
			if !bead.Src.Empty() {
				row := hub[m.rowOf[bead.Src.Lo]]
				row[v+1] = append(row[v+1], indices(bead.Dst)...)
				continue
			}
			gap := 0
			if bead.Src.Lo > 0 {
				gap = m.rowOf[bead.Src.Lo-1] + 1
			}
			gaps[gap][v] = append(gaps[gap][v], seats(v, bead.Dst)...)
		}
	}
	for g, gap := range gaps {
		for _, line := range gap {
			m.place(gap, line)
		}
		if g < len(hub) {
			m.add(hub[g])
		}
	}
	return m.rows
}

// A merger makes rows.
type merger struct {
	versions   int             // beside the hub
	rowOf      []int           // by segment of the hub
	companions map[seat][]seat // what is the same as a segment that the hub lacks, itself too
	placed     map[seat]bool
	rows       []Row
}

// hubRows are the rows of the hub, without the other versions.
func (m *merger) hubRows(n int, ladders []corpus.Ladder) []Row {
	inside := make([]bool, n+1) // whether a bead goes over the place before a segment
	for _, ladder := range ladders {
		for _, bead := range ladder {
			for k := bead.Src.Lo + 1; k < bead.Src.Hi; k++ {
				inside[k] = true
			}
		}
	}
	var rows []Row
	for k := range n {
		if !inside[k] {
			rows = append(rows, make(Row, m.versions+1))
		}
		row := rows[len(rows)-1]
		row[0] = append(row[0], k)
		m.rowOf[k] = len(rows) - 1
	}
	return rows
}

// place makes rows of what a version has in a gap; what stands before companions
// in the same gap goes first, as far as they do not cross.
func (m *merger) place(gap [][]seat, line []seat) {
	for _, s := range line {
		if m.placed[s] {
			continue
		}
		together := m.companions[s]
		if together == nil {
			together = []seat{s}
		}
		for _, c := range together {
			m.placed[c] = true
		}
		row := make(Row, m.versions+1)
		for _, c := range together {
			if k := slices.Index(gap[c.version], c); k >= 0 && c != s {
				m.place(gap, gap[c.version][:k])
			}
			row[c.version+1] = append(row[c.version+1], c.segment)
		}
		m.add(row)
	}
}

// add adds a row, the segments of each version in order.
func (m *merger) add(row Row) {
	for _, at := range row {
		slices.Sort(at)
	}
	m.rows = append(m.rows, row)
}

// companions are, for each seat, all that the lists say is the same, directly or
// through others.
func companions(same [][]seat) map[seat][]seat {
	of := map[seat][]seat{}
	for _, list := range same {
		var all []seat
		for _, s := range list {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
			for _, c := range of[s] {
				if !slices.Contains(all, c) {
					all = append(all, c)
				}
			}
		}
		for _, s := range all {
			of[s] = all
		}
	}
	return of
}

// indices lists the segments of a range.
func indices(r corpus.Range) []int {
	var list []int
	for k := r.Lo; k < r.Hi; k++ {
		list = append(list, k)
	}
	return list
}
