package memory

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

// A Match is a unit one of whose texts is like a text that is to be translated.
type Match struct {
	Unit
	Side    corpus.Side // of the like text; on the other is its translation
	Percent int         // how alike, as [Similarity] says
	Numbers bool        // they differ in numbers only
}

// A Wanted says which matches are looked for.
type Wanted struct {
	Src   corpus.Tag // language of the text, in whatever script; [corpus.Unknown]: any
	Dst   corpus.Tag // of the translation: zh takes zh-Hans and zh-Hant, these only themselves; [corpus.Unknown]: any
	Least int        // percent, 0 to 100
	Most  int        // so many at most; 0: all
}

// looked is how many units are compared with a text, those that share the rarest of
// its grams. Reading and comparing so many takes some five milliseconds.
const looked = 200

// Match are the units like a text, the most alike first, and of those that are as
// alike the one that came last. The index chooses which units are compared: those
// that share the most grams with the text, where a rare one counts for more. One that
// is identical but for common words may be missed among very many.
func (m *Memory) Match(ctx context.Context, text string, want Wanted) (list []Match, err error) {
	var ids []int64
	err = m.reading(ctx, func(r reader) error {
		ids, err = r.alike(Grams(text), looked)
		return err
	})
	if err != nil {
		return nil, m.failed(err)
	}
	compare := newComparison(text)
	for u, err := range m.Get(ctx, ids) {
		if err != nil {
			return nil, err
		}
		for _, s := range corpus.Sides {
			if !want.takes(u.On(s).Tag, u.On(s.Other()).Tag) {
				continue
			}
			percent, numbers := compare.with(u.On(s).Text, want.Least)
			if percent >= want.Least && percent > 0 {
				list = append(list, Match{u, s, percent, numbers})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Percent, a.Percent), cmp.Compare(b.ID, a.ID))
	})
	if want.Most > 0 && len(list) > want.Most {
		list = list[:want.Most]
	}
	return list, nil
}

// takes tells whether a text and its translation are in languages that are asked for.
func (w Wanted) takes(src, dst corpus.Tag) bool {
	return (w.Src == corpus.Unknown || w.Src.Base() == src.Base()) && (w.Dst == corpus.Unknown || label.Serves(w.Dst, dst))
}

// InContext tells whether a unit stood, where it was seen, between two texts: what a
// translator's tools call a match of 101 %. A text that is "" is the begin or the end
// of the file; one that is all of its file stands between nothing.
func (m *Memory) InContext(ctx context.Context, match Match, before, behind string) (is bool, err error) {
	if before == "" && behind == "" {
		return false, nil
	}
	column := "src"
	if match.Side == corpus.Target {
		column = "dst"
	}
	beside := func(step string) string {
		return "coalesce((SELECT " + column + " FROM sighting AS b JOIN unit ON unit.id = b.unit WHERE b.origin = s.origin AND b.at = s.at" + step + "), '') = ?"
	}
	err = m.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sighting AS s WHERE s.unit = ? AND "+beside("-1")+" AND "+beside("+1")+")",
		match.ID, before, behind).Scan(&is)
	return is, m.failed(err)
}

const (
	// ample is how many numbers of units are read for a text: so many take a few
	// milliseconds.
	ample = 150_000

	// atLeast is how many grams are asked for, however common.
	atLeast = 4

	// heaviest is what a gram of one unit counts; one of all counts 1.
	heaviest = 20
)

// alike are the numbers of the units that share the most grams with a text, at most so
// many: of those that share as much the last.
func (r reader) alike(grams []Gram, most int) ([]int64, error) {
	spread, err := r.spreads(grams)
	if err != nil {
		return nil, err
	}
	weights := make([]uint32, r.tail.hi)
	var touched []int64
	read := 0
	for k, s := range spread {
		if read += s.n; k >= atLeast && read > ample {
			break
		}
		ids, err := r.units(s.gram)
		if err != nil {
			return nil, err
		}
		w := weight(len(ids), len(weights))
		for _, id := range ids {
			if weights[id] == 0 {
				touched = append(touched, id)
			}
			weights[id] += w
		}
	}
	return heavy(touched, weights, most), nil
}

// weight is what a gram counts that so many of all units have: the logarithm of how
// rare it is.
func weight(n, of int) uint32 {
	if n == 0 || of <= n {
		return 1
	}
	return 1 + uint32((heaviest-1)*math.Log(float64(of)/float64(n))/math.Log(float64(of)))
}

// heavy are the ids of most weight, at most so many, rising.
func heavy(ids []int64, weights []uint32, most int) (best []int64) {
	having := map[uint32]int{}
	for _, id := range ids {
		having[weights[id]]++
	}
	var levels []uint32
	for w := range having {
		levels = append(levels, w)
	}
	slices.Sort(levels)
	slices.Reverse(levels)
	bound, left := uint32(0), most // those of the bound share what is left
	for _, w := range levels {
		if bound = w; having[w] >= left {
			break
		}
		left -= having[w]
	}
	slices.Sort(ids)
	for _, id := range slices.Backward(ids) {
		switch w := weights[id]; {
		case w > bound:
			best = append(best, id)
		case w == bound && left > 0:
			best, left = append(best, id), left-1
		}
	}
	slices.Reverse(best)
	return best
}
