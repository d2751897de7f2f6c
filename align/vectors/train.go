package vectors

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
)

// The recommended length of vectors and number of passes. At a byte a number
// the longest table of the recommended length has 17 MB of vectors.
const (
	DefaultDims   = 128
	DefaultEpochs = 8
)

// Training tunes [Learn]; the zero value is the recommendation.
type Training struct {
	Dims     int     // length of a vector, at most [MaxDims]; 0: [DefaultDims]
	Epochs   int     // passes over the pairs; 0: [DefaultEpochs]
	Batch    int     // pairs among which each source must find its target; 0: 512
	Rate     float64 // Adam's step at the start, falling to 0 in a line; 0: 0.004
	MinCount int     // tokens seen less often have no vector; 0: 4
	MaxRows  int     // tokens with vectors at the most, the frequent ones; 0: [MaxTokens]/2, never more
	Seed     uint64  // the same seed and pairs give the same table

	// Progress, when set, is told after every batch how many are done, and the
	// batch's loss in nats: the mean of -ln p of the right answer, 0 at best.
	Progress func(done, total int, loss float64)
}

// withDefaults is the training with the recommendation for every zero.
func (t Training) withDefaults() Training {
	t.Dims = cmp.Or(t.Dims, DefaultDims)
	t.Epochs = cmp.Or(t.Epochs, DefaultEpochs)
	t.Batch = cmp.Or(t.Batch, 512)
	t.Rate = cmp.Or(t.Rate, 0.004)
	t.MinCount = cmp.Or(t.MinCount, 4)
	t.MaxRows = min(cmp.Or(t.MaxRows, MaxTokens/2), MaxTokens/2)
	return t
}

const (
	// temperature divides cosines before the softmax.
	temperature = 0.05

	// chunk is how many neighbouring pairs of a corpus stay together in a batch.
	// Neighbours are about the same matter, as the sentences of one article are,
	// so they are the wrong answers that are hard to tell.
	chunk = 16

	// spellRate is the share of known words that are spelt by sound instead, so
	// that sounds are trained on ordinary text too.
	spellRate = 0.08
)

// trainer is the state of the contrastive training.
type trainer struct {
	Training
	pairs []tokenPair
	vocab *vocabulary

	rows           []float32 // Dims numbers a token
	moment, square []float32 // Adam's running means of the gradient and its square
	held           []bool    // by token: its row moves little; see [heldRate]
	step           int
	random         *rand.Rand
}

// trainVectors trains the vectors and returns them as rows, in the order of the
// vocabulary; nil where no corpus has two pairs, or ctx is done.
func trainVectors(ctx context.Context, t Training, vocab *vocabulary, pairs []tokenPair) []float32 {
	n := vocab.rows * t.Dims
	tr := &trainer{
		Training: t, pairs: pairs, vocab: vocab,
		rows: make([]float32, n), moment: make([]float32, n), square: make([]float32, n),
		random: rand.New(rand.NewPCG(t.Seed, 1)),
	}
	tr.start()
	return tr.run(ctx)
}

// run makes all passes and returns the rows; nil where no corpus has two pairs, or
// ctx is done.
func (t *trainer) run(ctx context.Context) []float32 {
	// Pairs are drawn by their weights, so passes differ a little in length. The
	// total is estimated from a pass drawn for this alone.
	total := max(1, len(t.plan())*t.Epochs)
	done := 0
	for range t.Epochs {
		for _, b := range t.plan() {
			if ctx.Err() != nil {
				return nil
			}
			left := 1 - float64(min(done, total-1))/float64(total) // small at the end, never below 0
			loss := t.learn(b, float32(t.Rate*left))
			done++
			if t.Progress != nil {
				t.Progress(min(done, total), total, loss)
			}
		}
	}
	if t.step == 0 {
		return nil
	}
	return t.rows
}

// start draws the rows at random, long for rare tokens and short for frequent
// ones: the inverse frequency weight of Arora, Liang and Ma, "A Simple but
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

// row is the numbers of a token.
func (t *trainer) row(of []float32, token int32) []float32 {
	return of[int(token)*t.Dims : (int(token)+1)*t.Dims]
}

// plan divides the pairs of one pass into batches.
func (t *trainer) plan() [][]int32 {
	chunks := t.chunks()
	t.random.Shuffle(len(chunks), func(i, j int) { chunks[i], chunks[j] = chunks[j], chunks[i] })
	// A batch holds pairs of one corpus: in a mixed one, telling the languages
	// apart would be enough. The pairs of a corpus that do not fill a last batch
	// are left out of the pass, unless they are all of the corpus.
	var batches [][]int32
	open, dealt := map[int][]int32{}, map[int]bool{}
	var corpora []int // in the order met
	for _, c := range chunks {
		k := t.pairs[c[0]].corpus
		if _, met := open[k]; !met {
			corpora = append(corpora, k)
		}
		open[k] = append(open[k], c...)
		if len(open[k]) >= t.Batch {
			batches = append(batches, open[k][:t.Batch])
			open[k], dealt[k] = nil, true
		}
	}
	for _, k := range corpora {
		if !dealt[k] && len(open[k]) > 1 {
			batches = append(batches, open[k])
		}
	}
	return batches
}

// chunks draws the pairs of one pass, each as often as it weighs, and cuts them
// into chunks of neighbours from one corpus.
func (t *trainer) chunks() [][]int32 {
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
	return chunks
}

// learn takes one step down the gradient of a batch and returns its loss.
func (t *trainer) learn(batch []int32, rate float32) float64 {
	src := t.read(batch, func(p *tokenPair) []int32 { return p.src })
	dst := t.read(batch, func(p *tokenPair) []int32 { return p.dst })
	b := len(batch)
	logits := general(b, b)
	blas32.Gemm(blas.NoTrans, blas.Trans, 1/temperature, src.unit, dst.unit, 0, logits)
	t.mask(batch, logits)
	loss := contrast(logits)
	// From here on logits holds the loss's derivative by the logits.
	blas32.Gemm(blas.NoTrans, blas.NoTrans, 1/temperature, logits, dst.unit, 0, src.grad)
	blas32.Gemm(blas.Trans, blas.NoTrans, 1/temperature, logits, src.unit, 0, dst.grad)
	t.step++
	t.descend([]*side{src, dst}, rate)
	return loss
}
