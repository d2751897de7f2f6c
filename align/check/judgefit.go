package check

import (
	"errors"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"
)

// A Verdict says of findings that are alike whether they were right.
type Verdict struct {
	Known map[string]float64 // as [Finding.Known] has it
	Right bool
	Count float64 // how many findings it stands for
}

// judgeRidge holds the weights of a judge back: half of it times their squares
// is added to the loss, which is in nats. What stands for few findings stays near
// what its family says.
const judgeRidge = 0.3

// FitJudge finds the judge under which the verdicts are likeliest, by L-BFGS
// (gonum's optimize). It fails where there are none.
func FitJudge(verdicts []Verdict) (*Judge, error) {
	if len(verdicts) == 0 {
		return nil, errors.New("no verdict to fit chances to")
	}
	all := map[string]float64{}
	for _, v := range verdicts {
		maps.Copy(all, v.Known)
	}
	names := slices.Sorted(maps.Keys(all))
	judge := func(w []float64) *Judge {
		j := &Judge{map[string]float64{}}
		for i, name := range names {
			j.weights[name] = w[i]
		}
		return j
	}
	problem := optimize.Problem{
		Func: func(w []float64) float64 {
			j, loss := judge(w), 0.0
			for _, v := range verdicts {
				p := j.chance(v.Known)
				if !v.Right {
					p = 1 - p
				}
				loss -= v.Count * math.Log(max(p, 1e-12))
			}
			for _, x := range w {
				loss += judgeRidge / 2 * x * x
			}
			return loss
		},
		Grad: func(slope, w []float64) {
			j := judge(w)
			for i, x := range w {
				slope[i] = judgeRidge * x
			}
			for _, v := range verdicts {
				miss := j.chance(v.Known)
				if v.Right {
					miss--
				}
				for name, x := range v.Known {
					i, _ := slices.BinarySearch(names, name)
					slope[i] += v.Count * miss * x
				}
			}
		},
	}
	result, err := optimize.Minimize(problem, make([]float64, len(names)), &optimize.Settings{MajorIterations: 300}, &optimize.LBFGS{})
	if result == nil {
		return nil, err
	}
	return judge(result.X), nil
}
