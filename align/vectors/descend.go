package vectors

import "math"

// Adam's constants, from Kingma and Ba, "Adam: A Method for Stochastic
// Optimization" (2015).
const (
	beta1   = 0.9
	beta2   = 0.999
	epsilon = 1e-8
)

// A use is a token's part in a text of the batch.
type use struct {
	text   []float32 // gradient by the text's sum
	weight float32   // of the token in the sum
}

// descend moves the rows of the tokens in the batch against their gradient.
// Rows of tokens that are not in it stay, moments and all.
func (t *trainer) descend(sides []*side, rate float32) {
	uses, touched := t.uses(sides)
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
			rate := rate
			if t.held != nil && t.held[token] {
				rate *= heldRate
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

// uses turns the gradients of the sides by the unit vectors into those by the
// sums, in place, and lists the uses of each token. touched are the tokens in the
// order of their first use.
func (t *trainer) uses(sides []*side) (uses map[int32][]use, touched []int32) {
	uses = map[int32][]use{}
	for _, s := range sides {
		for i, tokens := range s.tokens {
			if s.norm[i] == 0 {
				continue
			}
			g := s.grad.Data[i*t.Dims : (i+1)*t.Dims]
			throughScaling(g, s.unit.Data[i*t.Dims:(i+1)*t.Dims], s.norm[i])
			for _, w := range tokens {
				if _, ok := uses[w.token]; !ok {
					touched = append(touched, w.token)
				}
				uses[w.token] = append(uses[w.token], use{g, w.weight})
			}
		}
	}
	return uses, touched
}

// throughScaling turns the gradient by a unit vector into the gradient by the
// vector it was scaled from, which was norm long. The part along the vector
// goes, as length does not change the unit vector.
func throughScaling(gradient, unit []float32, norm float32) {
	along := float32(0)
	for k := range gradient {
		along += gradient[k] * unit[k]
	}
	for k := range gradient {
		gradient[k] = (gradient[k] - along*unit[k]) / norm
	}
}
