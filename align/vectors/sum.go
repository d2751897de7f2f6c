package vectors

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/blas/blas32"
)

// A side is the batch's texts of one language: their unit vectors as rows of a
// matrix, the lengths before scaling, and which tokens make them.
type side struct {
	tokens [][]weighted
	unit   blas32.General
	norm   []float32
	grad   blas32.General // of the loss by the unit vectors
}

// A weighted token counts by the square root of its count in the text.
type weighted struct {
	token  int32
	weight float32
}

// general is a matrix of zeros.
func general(rows, cols int) blas32.General {
	return blas32.General{Rows: rows, Cols: cols, Stride: cols, Data: make([]float32, rows*cols)}
}

// read sums and scales the vectors of one side of the batch.
func (t *trainer) read(batch []int32, of func(*tokenPair) []int32) *side {
	b := len(batch)
	s := &side{tokens: make([][]weighted, b), unit: general(b, t.Dims), norm: make([]float32, b), grad: general(b, t.Dims)}
	for i, p := range batch {
		s.tokens[i] = t.drawn(of(&t.pairs[p]))
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

// drawn is the different tokens of a text with their weights. Some known words,
// drawn at random, are spelt by sound.
func (t *trainer) drawn(tokens []int32) []weighted {
	all := make([]int32, 0, len(tokens)+8)
	for _, k := range tokens {
		if sounds := t.vocab.sounds[k]; len(sounds) > 0 && t.random.Float32() < spellRate {
			all = append(all, sounds...)
			continue
		}
		all = append(all, k)
	}
	return counted(all)
}

// counted is the different tokens among some, which it sorts, with their weights.
func counted(all []int32) []weighted {
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

// scaleToUnit scales the vector to length 1 and returns its former length. The
// zero vector stays as it is.
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
