package vectors

import (
	"context"
	"maps"
	"math"
	"slices"
)

// How much a step of a vector costs, in sightings: a vector that stands in that
// many pairs, alone in each to make up for the difference, goes half of the way;
// a known one, if it is of the usual length. Known ones are the stiffer, as they
// have their places from far more text. Tried on manuals that the table was not
// learnt from: from 10 to 30 for known ones, and from 1 to 3 for new ones, retrieval
// differs by 1 of 100 at most.
const (
	stiffNew   = 2
	stiffKnown = 30
)

// settle gives new tokens their vectors, and moves the others a little, so that
// the sums of each pair point the same way. A pair with the sums s and t asks that
//
//	steps of its source's tokens / |s| - steps of its target's tokens / |t|
//
// be t/|t| - s/|s|. That is ridge regression: the steps make the squares of what
// is missing in all pairs, and of themselves times their stiffness, the least.
// See Hoerl and Kennard, "Ridge Regression: Biased Estimation for Nonorthogonal
// Problems", Technometrics 12 (1970).
func (x *Extended) settle(ctx context.Context, pairs []tokenPair) {
	r := &regression{dims: x.base.dims, number: map[int32]int{}}
	for i := range pairs {
		x.ask(r, &pairs[i])
	}
	r.stiffen(x.long)
	steps := r.solve(ctx)
	for i, token := range r.tokens {
		v := x.vector(token)
		for k := range v {
			v[k] += float32(steps[i*r.dims+k])
		}
		x.moved[token] = v
	}
}

// ask adds what a pair asks.
func (x *Extended) ask(r *regression, p *tokenPair) {
	src, dst := counted(p.src), counted(p.dst)
	s, t := x.sum(src), x.sum(dst)
	long, wide := scaleToUnit(s), scaleToUnit(t)
	if long == 0 && wide == 0 {
		return // nobody knows which way
	}
	if long == 0 {
		long = wide
	}
	if wide == 0 {
		wide = long
	}
	weight := float32(math.Sqrt(float64(p.weight)))
	factors := map[int32]float32{}
	for _, w := range src {
		factors[w.token] += weight * w.weight / long
	}
	for _, w := range dst {
		factors[w.token] -= weight * w.weight / wide
	}
	for k := range s {
		s[k] = weight * (t[k] - s[k])
	}
	r.add(factors, s)
}

// long is the length of the vector that the base has of a token; 0 if it has none.
func (x *Extended) long(token int32) float32 {
	if x.isNew(token) {
		return 0
	}
	return x.base.length(x.from[token])
}

// sum is the sum of the vectors of tokens.
func (x *Extended) sum(tokens []weighted) []float32 {
	sum := make([]float32, x.base.dims)
	for _, w := range tokens {
		for k, y := range x.vector(w.token) {
			sum[k] += w.weight * y
		}
	}
	return sum
}

// A regression is what pairs ask of the steps of tokens.
type regression struct {
	dims      int
	tokens    []int32       // the unknowns
	number    map[int32]int // of each token among them
	equations [][]factor
	goals     [][]float32 // of each equation, dims numbers
	stiff     []float64   // of each token
}

// A factor is that of a token in an equation.
type factor struct {
	token int // its number
	by    float64
}

// add adds an equation.
func (r *regression) add(factors map[int32]float32, goal []float32) {
	var equation []factor
	for _, token := range slices.Sorted(maps.Keys(factors)) {
		n, ok := r.number[token]
		if !ok {
			n = len(r.tokens)
			r.number[token] = n
			r.tokens = append(r.tokens, token)
		}
		equation = append(equation, factor{n, float64(factors[token])})
	}
	r.equations, r.goals = append(r.equations, equation), append(r.goals, goal)
}

// stiffen sets how stiff tokens are, in units of the mean square of a factor, which
// is what a sighting weighs. long is the length of the vector that a token has in the
// base, 0 for none. The shorter a known vector is, the stiffer: words that are
// everywhere are short, and a step that is nothing for another is far for them.
func (r *regression) stiffen(long func(token int32) float32) {
	squares, n := 0.0, 0
	for _, equation := range r.equations {
		for _, f := range equation {
			squares += f.by * f.by
			n++
		}
	}
	sighting := squares / float64(max(1, n))
	lengths, known := 0.0, 0
	for _, token := range r.tokens {
		if l := float64(long(token)); l > 0 {
			lengths += l * l
			known++
		}
	}
	usual := lengths / float64(max(1, known))
	for _, token := range r.tokens {
		stiff := stiffNew * sighting
		if l := float64(long(token)); l > 0 {
			stiff = stiffKnown * sighting * usual / (l * l)
		}
		r.stiff = append(r.stiff, stiff)
	}
}

// When solving ends: a step of a vector is worth four digits at most, as it is
// rounded to a byte a number.
const (
	solveRounds = 60
	solved      = 1e-8 // square of what is left by that of the beginning
)

// solve is the steps, dims numbers a token, by conjugate gradients: Hestenes and
// Stiefel, "Methods of Conjugate Gradients for Solving Linear Systems", Journal of
// Research of the National Bureau of Standards 49 (1952). When ctx is done, they
// are not to be used.
func (r *regression) solve(ctx context.Context) []float64 {
	steps := make([]float64, len(r.tokens)*r.dims)
	left := r.asked()
	along := slices.Clone(left)
	size := dot(left, left)
	for first, round := size, 0; round < solveRounds && size > solved*first && ctx.Err() == nil; round++ {
		response := r.response(along)
		by := size / dot(along, response)
		for k := range steps {
			steps[k] += by * along[k]
			left[k] -= by * response[k]
		}
		before := size
		size = dot(left, left)
		for k := range along {
			along[k] = left[k] + size/before*along[k]
		}
	}
	return steps
}

// asked is what all equations together ask of each token.
func (r *regression) asked() []float64 {
	out := make([]float64, len(r.tokens)*r.dims)
	for i, equation := range r.equations {
		for _, f := range equation {
			to := out[f.token*r.dims : (f.token+1)*r.dims]
			for k, y := range r.goals[i] {
				to[k] += f.by * float64(y)
			}
		}
	}
	return out
}

// response is what steps do to all equations, and what they cost, by token.
func (r *regression) response(steps []float64) []float64 {
	out := make([]float64, len(steps))
	for n, stiff := range r.stiff {
		for k := n * r.dims; k < (n+1)*r.dims; k++ {
			out[k] = stiff * steps[k]
		}
	}
	sum := make([]float64, r.dims)
	for _, equation := range r.equations {
		clear(sum)
		for _, f := range equation {
			for k, y := range steps[f.token*r.dims : (f.token+1)*r.dims] {
				sum[k] += f.by * y
			}
		}
		for _, f := range equation {
			to := out[f.token*r.dims : (f.token+1)*r.dims]
			for k, y := range sum {
				to[k] += f.by * y
			}
		}
	}
	return out
}

func dot(a, b []float64) (sum float64) {
	for k := range a {
		sum += a[k] * b[k]
	}
	return sum
}
