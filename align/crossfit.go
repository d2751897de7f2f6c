package align

import (
	"context"
	"slices"

	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/corpus"
)

// A Held is a case and the ladder that a model gave it which was fitted, and
// calibrated, without it.
type Held struct {
	Case
	Ladder corpus.Ladder
}

// CrossFit is [Fit] with calibration. The cases are dealt into so many folds, at
// least two, a case that is named twice into one both times. Each fold is aligned
// with a model fitted to the others only; how often the beads found so are right
// says how the confidences of the model fitted to all cases are corrected. The
// ladders of the folds come back in held, each case once, their confidences
// corrected by what the other folds showed. The errors are those of [Fit].
func CrossFit(ctx context.Context, cases []Case, folds int, f Fitting) (m *Model, held []Held, skipped []string, err error) {
	parts := deal(cases, folds)
	models := make([]*Model, folds)
	found := make([][]Held, folds)
	judged := make([][]judgement, folds)
	for k := range parts {
		if models[k], _, err = Fit(ctx, slices.Concat(slices.Delete(slices.Clone(parts), k, k+1)...), f); err != nil {
			return nil, nil, nil, err
		}
		if found[k], err = alignHeld(ctx, parts[k], Options{Unit: f.Unit, Vectors: f.Vectors, Model: models[k]}); err != nil {
			return nil, nil, nil, err
		}
		for _, h := range found[k] {
			judged[k] = append(judged[k], judge(h.Ladder, h.Gold)...)
		}
	}
	for k := range parts {
		others := correctionsFrom(slices.Concat(slices.Delete(slices.Clone(judged), k, k+1)...))
		for _, h := range found[k] {
			others.apply(h.Ladder)
			held = append(held, h)
		}
	}
	if m, skipped, err = Fit(ctx, cases, f); err != nil {
		return nil, nil, skipped, err
	}
	m.corrections = correctionsFrom(slices.Concat(judged...))
	return m, held, skipped, nil
}

// deal deals cases into parts, those of one name into one.
func deal(cases []Case, parts int) [][]Case {
	out := make([][]Case, parts)
	part := map[string]int{}
	for _, c := range cases {
		k, ok := part[c.Name]
		if !ok {
			k = len(part) % parts
			part[c.Name] = k
		}
		out[k] = append(out[k], c)
	}
	return out
}

// alignHeld aligns each case, once.
func alignHeld(ctx context.Context, cases []Case, opt Options) ([]Held, error) {
	seen := map[string]bool{}
	cases = slices.DeleteFunc(slices.Clone(cases), func(c Case) bool {
		again := seen[c.Name]
		seen[c.Name] = true
		return again
	})
	out := make([]Held, len(cases))
	errs := make([]error, len(cases))
	parallel.Each(ctx, len(cases), func(i int) {
		ladder, err := Align(ctx, cases[i].Src, cases[i].Dst, opt)
		out[i], errs[i] = Held{cases[i], ladder}, err
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// judge tells of each bead of a ladder whether it is right: a bead with text on
// both sides where gold has it, an omission or addition where gold leaves all its
// segments alone.
func judge(ladder, gold corpus.Ladder) []judgement {
	told := [2]map[int]bool{{}, {}} // segments that gold pairs
	pairs := map[[2]corpus.Range]bool{}
	for _, b := range gold {
		if alone(b) {
			continue
		}
		pairs[[2]corpus.Range{b.Src, b.Dst}] = true
		for _, s := range corpus.Sides {
			for i := b.On(s).Lo; i < b.On(s).Hi; i++ {
				told[s][i] = true
			}
		}
	}
	out := make([]judgement, len(ladder))
	for k, b := range ladder {
		out[k] = judgement{b, pairs[[2]corpus.Range{b.Src, b.Dst}]}
		if !alone(b) {
			continue
		}
		out[k].right = true
		for _, s := range corpus.Sides {
			for i := b.On(s).Lo; i < b.On(s).Hi; i++ {
				out[k].right = out[k].right && !told[s][i]
			}
		}
	}
	return out
}
