package lattice

// A Node is a place in a lattice: I source and J target segments are behind it.
type Node struct{ I, J int }

// A Band is the part of a lattice that is searched: of row i, with i source
// segments behind it, the columns Lo up to and with Hi. Rows run from 0 to n,
// columns from 0 to m. Lo and Hi never fall from row to row; the first row
// begins at 0 and the last ends at m; and each row begins no later than one past
// where the row before ends. So a path of single steps leads from corner to
// corner. A Band does not change; the zero Band has no row and is of no use.
type Band struct {
	lo, hi []int
	start  []int // of row i among the nodes, rows one behind another
}

// Full is the whole lattice of n by m segments.
func Full(n, m int) Band {
	lo, hi := make([]int, n+1), make([]int, n+1)
	for i := range hi {
		hi[i] = m
	}
	return newBand(lo, hi)
}

// newBand is the band of rows lo[i] to hi[i], which must keep its laws.
func newBand(lo, hi []int) Band {
	b := Band{lo: lo, hi: hi, start: make([]int, len(lo)+1)}
	for i := range lo {
		b.start[i+1] = b.start[i] + hi[i] - lo[i] + 1
	}
	return b
}

// Size is the number of source and of target segments.
func (b Band) Size() (n, m int) { return len(b.lo) - 1, b.hi[len(b.hi)-1] }

// Nodes is the number of nodes in the band.
func (b Band) Nodes() int { return b.start[len(b.lo)] }

// Row is the first and the last column of row i.
func (b Band) Row(i int) (lo, hi int) { return b.lo[i], b.hi[i] }

// Cells is the half-open range of the target segments j that source segment i
// may be compared with: those whose node (i, j) is in the band.
func (b Band) Cells(i int) (lo, hi int) {
	_, m := b.Size()
	return b.lo[i], min(b.hi[i]+1, m)
}

// Holds tells whether node (i, j) is in the band.
func (b Band) Holds(i, j int) bool {
	return 0 <= i && i < len(b.lo) && b.lo[i] <= j && j <= b.hi[i]
}

// Node is the number of node (i, j), which must be in the band: from 0, row by
// row. Nodes of one row are numbered in step with their columns.
func (b Band) Node(i, j int) int { return b.start[i] + j - b.lo[i] }
