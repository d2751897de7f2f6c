package vectors

import (
	"math"
	"sync"

	"gonum.org/v1/gonum/blas/blas32"
)

// mask takes pairs that share a side with the right one out of the contest:
// the same headword twice in a dictionary is no wrong answer.
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

// contrast turns logits into the gradient of the symmetric contrastive loss by
// them, in place, and returns the loss: half the mean of -log softmax of the
// diagonal by rows, half by columns.
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

// A softmax is that of the lines of a square matrix, its rows or its columns,
// in parts: exp over the sum of the line. The largest number of a line, top,
// was taken off first, so that nothing overflows.
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

// exp32 is e to the x. What is nothing beside the largest of its line, e to the
// zero, is 0: it is the most that time goes into.
func exp32(x float32) float32 {
	if x < -30 {
		return 0
	}
	return float32(math.Exp(float64(x)))
}

// parallel calls work on slices of 0 to n, two at a time or more; what the
// calls write must not overlap.
func parallel(n int, work func(lo, hi int)) {
	const workers = 4
	var wg sync.WaitGroup
	for w := range workers {
		lo, hi := n*w/workers, n*(w+1)/workers
		wg.Go(func() { work(lo, hi) })
	}
	wg.Wait()
}
