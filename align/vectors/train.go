package vectors

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
)

// Training trains vectors; the zero value is the recommendation.
type Training struct {
	Dims     int     // length of a vector; 0: 128
	Epochs   int     // passes over the pairs; 0: 8
	Batch    int     // pairs that compete with one another; 0: 512
	Rate     float64 // Adam's step at the start, falling to 0 in a line; 0: 0.004
	MinCount int     // tokens seen less often have no vector; 0: 4
	MaxRows  int     // tokens with vectors at the most, the frequent ones; 0: 150,000
	Seed     uint64  // the same seed and pairs give the same table

	// Progress, when set, is told after every batch how many are done.
	Progress func(done, total int, loss float64)
}

func (t Training) withDefaults() Training {
	def := func(p *int, v int) {
		if *p == 0 {
			*p = v
		}
	}
	def(&t.Dims, 128)
	def(&t.Epochs, 8)
	def(&t.Batch, 512)
	def(&t.MinCount, 4)
	def(&t.MaxRows, 150_000)
	t.MaxRows = min(t.MaxRows, MaxTokens/2)
	if t.Rate == 0 {
		t.Rate = 0.004
	}
	return t
}

const (
	// temperature divides cosines before the softmax.
	temperature = 0.05

	// chunk is how many pairs in a row of a corpus stay together in a batch.
	// Neighbours are about the same matter, which makes them the hard wrong
	// answers that an aligner meets inside one article.
	chunk = 16

	// spellRate is how often a known word is spelt by sound instead, so that
	// the sounds are trained on ordinary text and names as well.
	spellRate = 0.08
)

// trainer is the state of the contrastive training.
type trainer struct {
	Training
	pairs []tokenPair
	vocab *vocabulary

	rows           []float32 // Dims numbers a token
	moment, square []float32 // Adam's running means of the gradient and its square
	step           int
	gradient       map[int32][]float32
	random         *rand.Rand
}

// vectors trains and returns the rows, one a token of the vocabulary.
func trainVectors(t Training, vocab *vocabulary, pairs []tokenPair) []float32 {
	n := vocab.rows * t.Dims
	tr := &trainer{
		Training: t, pairs: pairs, vocab: vocab,
		rows: make([]float32, n), moment: make([]float32, n), square: make([]float32, n),
		random: rand.New(rand.NewPCG(t.Seed, 1)),
	}
	tr.start()
	batches := tr.plan()
	total := len(batches) * t.Epochs
	done := 0
	for range t.Epochs {
		batches = tr.plan()
		for _, b := range batches {
			rate := t.Rate * (1 - float64(done)/float64(total))
			loss := tr.learn(b, float32(rate))
			done++
			if t.Progress != nil {
				t.Progress(done, total, loss)
			}
		}
	}
	return tr.rows
}

// start draws the rows at random and makes rare tokens long, frequent ones
// short: the inverse frequency weight of Arora, Liang and Ma, "A Simple but
// Tough-to-Beat Baseline for Sentence Embeddings" (2017), a/(a+p) with a = 1e-3.
func (t *trainer) start() {
	total := 0.0
	for _, c := range t.vocab.counts {
		total += float64(c)
	}
	scale := 1 / math.Sqrt(float64(t.Dims))
	for i, c := range t.vocab.counts[:t.vocab.rows] {
		weight := 1e-3 / (1e-3 + float64(c)/total)
		row := t.row(t.rows, int32(i))
		for k := range row {
			row[k] = float32(t.random.NormFloat64() * scale * weight)
		}
	}
}

func (t *trainer) row(of []float32, token int32) []float32 {
	return of[int(token)*t.Dims : (int(token)+1)*t.Dims]
}

// plan cuts the pairs into chunks, shuffles those and deals them into batches.
func (t *trainer) plan() [][]int32 {
	var chunks [][]int32
	var run []int32
	for i := range t.pairs {
		if p := t.pairs[i].weight; p < 1 && t.random.Float32() >= p {
			continue
		}
		if len(run) == chunk || len(run) > 0 && t.pairs[i].corpus != t.pairs[run[0]].corpus {
			chunks, run = append(chunks, run), nil
		}
		run = append(run, int32(i))
	}
	if len(run) > 0 {
		chunks = append(chunks, run)
	}
	t.random.Shuffle(len(chunks), func(i, j int) { chunks[i], chunks[j] = chunks[j], chunks[i] })
	// A batch holds one language pair, or telling the languages apart would
	// pass for telling the texts apart.
	var batches [][]int32
	open := map[int][]int32{}
	for _, c := range chunks {
		k := t.pairs[c[0]].corpus
		open[k] = append(open[k], c...)
		if len(open[k]) >= t.Batch {
			batches = append(batches, open[k][:t.Batch])
			open[k] = nil
		}
	}
	return batches
}

// A side is the batch's texts of one language: their unit vectors as rows of a
// matrix, the lengths before scaling, and which tokens make them.
type side struct {
	tokens [][]weighted
	unit   blas32.General
	norm   []float32
	grad   blas32.General // of the loss by the unit vectors
}

type weighted struct {
	token  int32
	weight float32
}

func general(rows, cols int) blas32.General {
	return blas32.General{Rows: rows, Cols: cols, Stride: cols, Data: make([]float32, rows*cols)}
}

// learn takes one step down the gradient of a batch and returns its loss.
func (t *trainer) learn(batch []int32, rate float32) float64 {
	src, dst := t.read(batch, func(p *tokenPair) []int32 { return p.src }), t.read(batch, func(p *tokenPair) []int32 { return p.dst })
	b := len(batch)
	logits := general(b, b)
	blas32.Gemm(blas.NoTrans, blas.Trans, 1/temperature, src.unit, dst.unit, 0, logits)
	t.mask(batch, logits)
	loss := contrast(logits)
	// logits now holds dLoss/dlogits
	blas32.Gemm(blas.NoTrans, blas.NoTrans, 1/temperature, logits, dst.unit, 0, src.grad)
	blas32.Gemm(blas.Trans, blas.NoTrans, 1/temperature, logits, src.unit, 0, dst.grad)
	t.step++
	t.descend([]*side{src, dst}, rate)
	return loss
}

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
	rowMax, colMax := make([]float32, b), make([]float32, b)
	for i := range b {
		rowMax[i], colMax[i] = float32(math.Inf(-1)), float32(math.Inf(-1))
	}
	for i := range b {
		for j, x := range logits.Data[i*b : (i+1)*b] {
			rowMax[i], colMax[j] = max(rowMax[i], x), max(colMax[j], x)
		}
	}
	rowSum, colSum := make([]float64, b), make([]float64, b)
	ex := make([]float32, b*b)
	ey := make([]float32, b*b)
	parallel(b, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			for j, x := range logits.Data[i*b : (i+1)*b] {
				ex[i*b+j] = exp32(x - rowMax[i])
				ey[i*b+j] = exp32(x - colMax[j])
			}
		}
	})
	for i := range b {
		for j := range b {
			rowSum[i] += float64(ex[i*b+j])
			colSum[j] += float64(ey[i*b+j])
		}
	}
	loss := 0.0
	for i := range b {
		d := float64(logits.Data[i*b+i])
		loss += (math.Log(rowSum[i]) + float64(rowMax[i]) - d + math.Log(colSum[i]) + float64(colMax[i]) - d) / 2
	}
	half := 0.5 / float32(b)
	for i := range b {
		r := half / float32(rowSum[i])
		for j := range b {
			logits.Data[i*b+j] = ex[i*b+j]*r + ey[i*b+j]*half/float32(colSum[j])
		}
		logits.Data[i*b+i] -= 2 * half
	}
	return loss / float64(b)
}

func exp32(x float32) float32 {
	if x < -30 {
		return 0
	}
	return float32(math.Exp(float64(x)))
}

// read sums and scales the vectors of one side of the batch.
func (t *trainer) read(batch []int32, of func(*tokenPair) []int32) *side {
	b := len(batch)
	s := &side{tokens: make([][]weighted, b), unit: general(b, t.Dims), norm: make([]float32, b), grad: general(b, t.Dims)}
	for i, p := range batch {
		s.tokens[i] = t.counted(of(&t.pairs[p]))
	}
	parallel(b, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			u := s.unit.Data[i*t.Dims : (i+1)*t.Dims]
			for _, w := range s.tokens[i] {
				for k, x := range t.row(t.rows, w.token) {
					u[k] += w.weight * x
				}
			}
			s.norm[i] = scaleToUnit(u)
		}
	})
	return s
}

// counted spells some known words by sound and weighs each token by the square
// root of its count.
func (t *trainer) counted(tokens []int32) []weighted {
	all := make([]int32, 0, len(tokens)+8)
	for _, k := range tokens {
		if sounds := t.vocab.sounds[k]; len(sounds) > 0 && t.random.Float32() < spellRate {
			all = append(all, sounds...)
			continue
		}
		all = append(all, k)
	}
	slices.Sort(all)
	var out []weighted
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			j++
		}
		out = append(out, weighted{all[i], float32(math.Sqrt(float64(j - i)))})
		i = j
	}
	return out
}

// scaleToUnit makes the vector one long and returns how long it was. The zero
// vector stays.
func scaleToUnit(v []float32) float32 {
	sum := float32(0)
	for _, x := range v {
		sum += x * x
	}
	n := float32(math.Sqrt(float64(sum)))
	if n > 0 {
		for k := range v {
			v[k] /= n
		}
	}
	return n
}

// Adam's constants, from Kingma and Ba, "Adam: A Method for Stochastic
// Optimization" (2015).
const (
	beta1   = 0.9
	beta2   = 0.999
	epsilon = 1e-8
)

// descend moves the rows of the tokens in the batch against their gradient.
// Rows of tokens that are not in it stay, moments and all.
func (t *trainer) descend(sides []*side, rate float32) {
	type use struct {
		text   []float32 // gradient by the text's sum
		weight float32
	}
	uses := map[int32][]use{}
	var touched []int32
	for _, s := range sides {
		for i, tokens := range s.tokens {
			if s.norm[i] == 0 {
				continue
			}
			g, u := s.grad.Data[i*t.Dims:(i+1)*t.Dims], s.unit.Data[i*t.Dims:(i+1)*t.Dims]
			along := float32(0) // what of g only stretches u
			for k := range g {
				along += g[k] * u[k]
			}
			for k := range g {
				g[k] = (g[k] - along*u[k]) / s.norm[i]
			}
			for _, w := range tokens {
				if _, ok := uses[w.token]; !ok {
					touched = append(touched, w.token)
				}
				uses[w.token] = append(uses[w.token], use{g, w.weight})
			}
		}
	}
	correct := float32(math.Sqrt(1-math.Pow(beta2, float64(t.step))) / (1 - math.Pow(beta1, float64(t.step))))
	parallel(len(touched), func(lo, hi int) {
		sum := make([]float32, t.Dims)
		for _, token := range touched[lo:hi] {
			clear(sum)
			for _, u := range uses[token] {
				for k, x := range u.text {
					sum[k] += u.weight * x
				}
			}
			row, m, v := t.row(t.rows, token), t.row(t.moment, token), t.row(t.square, token)
			for k, g := range sum {
				m[k] = beta1*m[k] + (1-beta1)*g
				v[k] = beta2*v[k] + (1-beta2)*g*g
				row[k] -= rate * correct * m[k] / (float32(math.Sqrt(float64(v[k]))) + epsilon)
			}
		}
	})
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
