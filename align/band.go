package align

// A band is the strip of the lattice that is searched: of row i, with i source
// segments behind it, the columns lo[i] up to and with hi[i]. Rows run from 0
// to n, columns from 0 to m; lo and hi never fall, lo[0] is 0 and hi[n] is m,
// and each row begins no later than one past where the row before ends, so that
// a path of single steps leads from corner to corner.
type band struct {
	lo, hi []int
	start  []int // of row i among the nodes, rows one behind another
}

// fullBand is the whole lattice of n by m segments.
func fullBand(n, m int) band {
	lo, hi := make([]int, n+1), make([]int, n+1)
	for i := range hi {
		hi[i] = m
	}
	return newBand(lo, hi)
}

func newBand(lo, hi []int) band {
	b := band{lo: lo, hi: hi, start: make([]int, len(lo)+1)}
	for i := range lo {
		b.start[i+1] = b.start[i] + hi[i] - lo[i] + 1
	}
	return b
}

// nodes is the number of nodes in the band.
func (b band) nodes() int { return b.start[len(b.lo)] }

// holds tells whether node (i, j) is in the band.
func (b band) holds(i, j int) bool {
	return 0 <= i && i < len(b.lo) && b.lo[i] <= j && j <= b.hi[i]
}

// node is the number of node (i, j), which must be in the band.
func (b band) node(i, j int) int { return b.start[i] + j - b.lo[i] }
