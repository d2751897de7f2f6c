package vectors

import (
	"math"
	"sync"

	"gonum.org/v1/gonum/blas/blas32"
)

// mask keeps two pairs of a batch with the same source or the same target from
// competing: of a headword that a dictionary has twice both translations are
// right.
func (t *trainer) mask(batch []int32, logits blas32.General) {
	for _, key := range []func(*tokenPair) uint64{
		func(p *tokenPair) uint64 { return p.srcHash }, func(p *tokenPair) uint64 { return p.dstHash },
	} {
		same := map[uint64][]int{}
		for i, p := range batch {
			h := key(&t.pairs[p])
			for _, j := range same[h] {
				logits.Data[i*logits.Stride+j] = -1e4
				logits.Data[j*logits.Stride+i] = -1e4
			}
			same[h] = append(same[h], i)
		}
	}
}

// contrast returns the symmetric contrastive loss of logits, in nats: the mean
// of -log softmax of the diagonal, half by rows and half by columns. It
// overwrites the logits with the gradient of the loss by them.
func contrast(logits blas32.General) float64 {
	b := logits.Rows
	byRow, byCol := softmaxes(logits)
	loss := 0.0
	for i := range b {
		d := float64(logits.Data[i*b+i])
		loss += (math.Log(byRow.sum[i]) + float64(byRow.top[i]) - d + math.Log(byCol.sum[i]) + float64(byCol.top[i]) - d) / 2
	}
	half := 0.5 / float32(b)
	for i := range b {
		r := half / float32(byRow.sum[i])
		for j := range b {
			logits.Data[i*b+j] = byRow.exp[i*b+j]*r + byCol.exp[i*b+j]*half/float32(byCol.sum[j])
		}
		logits.Data[i*b+i] -= 2 * half
	}
	return loss / float64(b)
}

// A softmax is the softmax of each line of a square matrix, row or column, in
// parts: exp divided by the sum of the line. The largest number of a line, top,
// is taken off first, so that nothing overflows.
type softmax struct {
	top []float32
	exp []float32 // row by row, for columns too
	sum []float64
}

// softmaxes are those of a square matrix by rows and by columns.
func softmaxes(m blas32.General) (byRow, byCol softmax) {
	b := m.Rows
	byRow = softmax{make([]float32, b), make([]float32, b*b), make([]float64, b)}
	byCol = softmax{make([]float32, b), make([]float32, b*b), make([]float64, b)}
	for i := range b {
		byRow.top[i], byCol.top[i] = float32(math.Inf(-1)), float32(math.Inf(-1))
	}
	for i := range b {
		for j, x := range m.Data[i*b : (i+1)*b] {
			byRow.top[i], byCol.top[j] = max(byRow.top[i], x), max(byCol.top[j], x)
		}
	}
	parallel(b, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			for j, x := range m.Data[i*b : (i+1)*b] {
				byRow.exp[i*b+j] = exp32(x - byRow.top[i])
				byCol.exp[i*b+j] = exp32(x - byCol.top[j])
			}
		}
	})
	for i := range b {
		for j := range b {
			byRow.sum[i] += float64(byRow.exp[i*b+j])
			byCol.sum[j] += float64(byCol.exp[i*b+j])
		}
	}
	return byRow, byCol
}

// exp32 is e to the x, and 0 below -30, where it is nothing beside the 1 of the
// largest number of the line. Most numbers are, and math.Exp is slow.
func exp32(x float32) float32 {
	if x < -30 {
		return 0
	}
	return float32(math.Exp(float64(x)))
}

// parallel divides 0 to n among four goroutines that call work, and waits for
// them. What the calls write must not overlap.
func parallel(n int, work func(lo, hi int)) {
	const workers = 4
	var wg sync.WaitGroup
	for w := range workers {
		lo, hi := n*w/workers, n*(w+1)/workers
		wg.Go(func() { work(lo, hi) })
	}
	wg.Wait()
}
