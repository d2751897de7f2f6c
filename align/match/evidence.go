package match

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/align/vectors"
)

// What speaks for it that two texts belong together.
const (
	gist     = iota // cosine of the gists, without what all texts of a heap share
	passages        // how well the passages are found again; see [foundAgain]
	marks           // cosine of the marks, each by how rare it is
	length          // how many standard deviations apart the lengths are, squared
	kinds           // how many there are
)

// A candidate is two texts that may belong together.
type candidate struct {
	source, target int
	evidence       [kinds]float64
}

const (
	// nearestGists is how many texts of the other heap are held against a text.
	nearestGists = 12
	// farthest is where it no longer matters how far apart lengths are.
	farthest = 3 // standard deviations
)

// candidates finds the pairs worth a look, and what speaks for them, sorted by
// source and target. A pair is worth a look if either text's gist is among those
// nearest to the other's.
func candidates(ctx context.Context, sources, targets []Sketch) []candidate {
	src, dst := gists(sources), gists(targets)
	fromSource, fromTarget := make([][]int, len(src)), make([][]int, len(dst))
	parallel.Each(ctx, len(src), func(i int) { fromSource[i] = nearest(src[i], dst) })
	parallel.Each(ctx, len(dst), func(j int) { fromTarget[j] = nearest(dst[j], src) })
	var out []candidate
	for i, near := range fromSource {
		for _, j := range near {
			out = append(out, candidate{source: i, target: j})
		}
	}
	for j, near := range fromTarget {
		for _, i := range near {
			out = append(out, candidate{source: i, target: j})
		}
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target))
	})
	out = slices.Compact(out)
	srcMarks, dstMarks := weighMarks(sources, targets)
	parallel.Each(ctx, len(out), func(k int) {
		c := &out[k]
		s, t := &sources[c.source], &targets[c.target]
		apart := min(farthest, math.Abs(evidence.Lengths.Deviation(s.length, t.length, 0)))
		c.evidence = [...]float64{
			gist:     float64(vectors.Dot(src[c.source], dst[c.target])),
			passages: foundAgain(s.passages, t.passages),
			marks:    cosine(srcMarks[c.source], dstMarks[c.target]),
			length:   apart * apart,
		}
	})
	return out
}

// centreTrust is how many texts' worth it counts for that a heap has nothing in
// common: few texts do not show what is usual.
const centreTrust = 10

// gists are the gists of a heap as unit vectors, less what all its texts have in
// common; zero where no word is known.
func gists(heap []Sketch) [][]float32 {
	dims := 0
	for _, s := range heap {
		dims = max(dims, len(s.gist))
	}
	usual := make([]float32, dims)
	out := make([][]float32, len(heap))
	for i, s := range heap {
		out[i] = vectors.Unit(s.gist)
		for k, x := range out[i] {
			usual[k] += x / float32(len(heap)+centreTrust)
		}
	}
	for i, v := range out {
		if len(v) == 0 {
			out[i] = make([]float32, dims)
			continue
		}
		for k := range v {
			v[k] -= usual[k]
		}
		out[i] = vectors.Unit(v)
	}
	return out
}

// nearest are the texts of a heap whose gists are nearest to one. A gist of zero
// has none.
func nearest(gist []float32, heap [][]float32) []int {
	type neighbour struct {
		at     int
		cosine float32
	}
	var best []neighbour
	for j, other := range heap {
		c := vectors.Dot(gist[:min(len(gist), len(other))], other)
		if c == 0 || len(best) == nearestGists && c <= best[nearestGists-1].cosine {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, c, func(n neighbour, c float32) int { return cmp.Compare(c, n.cosine) })
		best = slices.Insert(best, at, neighbour{j, c})
		best = best[:min(len(best), nearestGists)]
	}
	out := make([]int, len(best))
	for k, n := range best {
		out[k] = n.at
	}
	return out
}

// farAside is what the cosine of two passages loses if one stands at the
// beginning and one at the end of its text.
const farAside = 0.3

// foundAgain is how well each passage of two texts is found again in the other,
// best about where it stands itself: the mean of the best cosines, both texts
// counting alike.
func foundAgain(src, dst [][]float32) float64 {
	if len(src) == 0 || len(dst) == 0 {
		return 0
	}
	bestSrc, bestDst := make([]float64, len(src)), make([]float64, len(dst))
	for i, s := range src {
		for j, t := range dst {
			c := float64(vectors.Dot(s, t)) - farAside*math.Abs(middle(i, len(src))-middle(j, len(dst)))
			bestSrc[i], bestDst[j] = max(bestSrc[i], c), max(bestDst[j], c)
		}
	}
	return mean(bestSrc)/2 + mean(bestDst)/2
}

// middle is where passage i of n has its middle, 0 to 1.
func middle(i, n int) float64 { return (float64(i) + .5) / float64(n) }

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// A weighed mark is a mark as a coordinate of a unit vector.
type weighedMark struct {
	word   string
	weight float64
}

// weighMarks weighs the marks of each text by tf-idf: 1 and the logarithm of its
// count, times how rare it is in its heap and in the other. Marks that one heap
// does not have are left out.
func weighMarks(sources, targets []Sketch) (src, dst [][]weighedMark) {
	inSources, inTargets := textsWith(sources), textsWith(targets)
	weigh := func(heap []Sketch) [][]weighedMark {
		out := make([][]weighedMark, len(heap))
		for i, s := range heap {
			square := 0.0
			for _, m := range s.marks {
				a, b := inSources[m.word], inTargets[m.word]
				if a == 0 || b == 0 {
					continue
				}
				rare := math.Log(float64(len(sources)+1)/float64(a)) * math.Log(float64(len(targets)+1)/float64(b))
				w := rare * (1 + math.Log(float64(m.count)))
				out[i] = append(out[i], weighedMark{m.word, w})
				square += w * w
			}
			for k := range out[i] {
				out[i][k].weight /= math.Sqrt(square)
			}
		}
		return out
	}
	return weigh(sources), weigh(targets)
}

// textsWith is how many texts of a heap have each mark.
func textsWith(heap []Sketch) map[string]int {
	out := map[string]int{}
	for _, s := range heap {
		for _, m := range s.marks {
			out[m.word]++
		}
	}
	return out
}

// cosine is the cosine of two texts' marks.
func cosine(a, b []weighedMark) float64 {
	sum := 0.0
	for len(a) > 0 && len(b) > 0 {
		switch order := cmp.Compare(a[0].word, b[0].word); {
		case order < 0:
			a = a[1:]
		case order > 0:
			b = b[1:]
		default:
			sum += a[0].weight * b[0].weight
			a, b = a[1:], b[1:]
		}
	}
	return sum
}
