package vectors

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
)

// The constants of an extension were chosen by pairs of one field, manuals of
// Kubernetes, with a table that was learnt without any manual, and measured on
// another, texts on medicine.
const (
	// heldRate is the share of a new token's step that a token of the base takes.
	heldRate = 0.25
	// heldMove is how far a vector of the base may move, in parts of its length:
	// its cosine with what it was stays above 0.97.
	heldMove = 0.2

	extendEpochs = 20
	extendBatch  = 64
	extendCount  = 3 // occurrences from which a new token has a vector
)

// Extend adds to a table what it does not know of the pairs: vectors for new
// tokens, and translations. It takes hundreds or thousands of pairs, even one.
// Every token of the base, its vector nearly as it was, and every translation
// stay. Of the training, Epochs, Batch and MinCount have other recommendations
// here, and Dims and MaxRows are the base's. Same base, same pairs, same training,
// same result. Pairs without a token on both sides, and more tokens than
// [MaxExtended], are an error; at the end of ctx the work is given up with its
// error.
func Extend(ctx context.Context, base *Table, pairs []Pair, training Training) (*Learnt, error) {
	t := training
	t.Dims = base.dims
	if t.Epochs == 0 {
		t.Epochs = extendEpochs
	}
	if t.Batch == 0 {
		t.Batch = extendBatch
	}
	if t.MinCount == 0 {
		t.MinCount = extendCount
	}
	t = t.withDefaults()
	tk := newTokenizer()
	counts, _ := countTokens(ctx, tk, pairs)
	vocab := base.grown(counts, t.MinCount)
	if len(vocab.tokens) > MaxExtended {
		return nil, errors.New("too many new words for one table")
	}
	numbered := vocab.numbered(ctx, tk, pairs)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(numbered) == 0 {
		return nil, errors.New("no pair has words on both sides to learn from")
	}
	t.Batch = min(t.Batch, len(numbered))
	x := newExtension(t, base, vocab, numbered)
	x.place()
	x.run(ctx)
	x.hold()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	lexicon := x.lexicon(ctx)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &Learnt{t.Dims, vocab.tokens, x.rows, lexicon}, nil
}

// grown is the vocabulary of a table and of what was counted: new tokens and
// those that only the lexicon knew have vectors if they were counted often enough.
func (t *Table) grown(counts map[string]int, enough int) *vocabulary {
	var common, rare []string
	for id := range int32(t.size) {
		token := t.Token(id)
		if int(id) < t.rows || counts[token] >= enough {
			common = append(common, token)
		} else {
			rare = append(rare, token)
		}
	}
	for token, n := range counts {
		if _, known := t.find(token); known {
			continue
		}
		switch {
		case n >= enough:
			common = append(common, token)
		case n >= lexiconLinks:
			rare = append(rare, token)
		}
	}
	slices.Sort(common)
	slices.Sort(rare)
	return newVocabulary(common, rare, counts)
}

// An extension trains the rows of new tokens beside those of a base.
type extension struct {
	trainer
	base  *Table
	was   []float32 // the rows of the base's tokens before training
	ids   []int32   // by token of the base, its new number
	known []int32   // by token, its number in the base; -1: new
}

// newExtension has the rows of the base, and none yet of new tokens.
func newExtension(t Training, base *Table, vocab *vocabulary, pairs []tokenPair) *extension {
	n := vocab.rows * t.Dims
	x := &extension{
		trainer: trainer{
			Training: t, pairs: pairs, vocab: vocab,
			rows: make([]float32, n), moment: make([]float32, n), square: make([]float32, n),
			held: make([]bool, vocab.rows), random: rand.New(rand.NewPCG(t.Seed, 1)),
		},
		base: base, ids: make([]int32, base.size), known: make([]int32, len(vocab.tokens)),
	}
	for i := range x.known {
		x.known[i] = -1
	}
	for id := range int32(base.size) {
		to := vocab.ids[base.Token(id)]
		x.ids[id], x.known[to] = to, id
		if int(id) < base.rows {
			x.held[to] = true
			base.add(x.row(x.rows, to), id, 1)
		}
	}
	x.was = slices.Clone(x.rows)
	return x
}

// place gives the new tokens vectors to start from: where a token is, the
// translation says more than the known words of its own side do. The token points
// to the sum of what is missing, as long as the vectors of the base are on average.
func (x *extension) place() {
	all := make([]int32, len(x.pairs))
	for i := range all {
		all[i] = int32(i)
	}
	src := x.read(all, func(p *tokenPair) []int32 { return p.src })
	dst := x.read(all, func(p *tokenPair) []int32 { return p.dst })
	for i := range x.pairs {
		x.miss(src, dst, i)
		x.miss(dst, src, i)
	}
	length := x.meanLength()
	for token, held := range x.held {
		if row := x.row(x.rows, int32(token)); !held && scaleToUnit(row) > 0 {
			for k := range row {
				row[k] *= length
			}
		}
	}
}

// miss adds to the new tokens of one side of pair i what the known tokens of the
// side lack of the other.
func (x *extension) miss(own, other *side, i int) {
	a, b := own.unit.Data[i*x.Dims:(i+1)*x.Dims], other.unit.Data[i*x.Dims:(i+1)*x.Dims]
	cos := Dot(a, b)
	for _, w := range own.tokens[i] {
		if x.held[w.token] {
			continue
		}
		row := x.row(x.rows, w.token)
		for k := range row {
			row[k] += b[k] - cos*a[k]
		}
	}
}

// meanLength is that of the vectors of the base.
func (x *extension) meanLength() float32 {
	sum := 0.0
	for id := range x.base.rows {
		sum += float64(x.base.length(int32(id)))
	}
	return float32(sum / float64(max(1, x.base.rows)))
}

// hold brings back tokens of the base that moved further than they may.
func (x *extension) hold() {
	for token, held := range x.held {
		if !held {
			continue
		}
		row, was := x.row(x.rows, int32(token)), x.row(x.was, int32(token))
		moved, length := 0.0, 0.0
		for k := range row {
			moved += float64(row[k]-was[k]) * float64(row[k]-was[k])
			length += float64(was[k]) * float64(was[k])
		}
		if moved <= heldMove*heldMove*length {
			continue
		}
		share := float32(heldMove * math.Sqrt(length/moved))
		for k := range row {
			row[k] = was[k] + share*(row[k]-was[k])
		}
	}
}
