package memory

import (
	"cmp"
	"context"
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

// looked is how many units are compared with a text at most, mostly half of them. Of
// 800 changed texts among 200,000 real pairs 4 are not found by as many, 10 by 400.
const looked = 1000

// Match are the units like a text, the most alike first, and of those that are as
// alike the one that came last. The index chooses which units are compared: those
// that share the most clues with the text; see [reader.alike]. One that is alike in
// common words only may be missed among very many, as may one that shares nothing
// with the text but signs.
func (m *Memory) Match(ctx context.Context, text string, want Wanted) (list []Match, err error) {
	var units sharing
	err = m.reading(ctx, func(r reader) error {
		units, err = r.alike(text, looked)
		return err
	})
	if err != nil {
		return nil, m.failed(err)
	}
	compare, next := newComparison(text), 0
	for u, err := range m.Get(ctx, units.ids) {
		if err != nil {
			return nil, err
		}
		for units.ids[next] != u.ID { // those that are gone
			next++
		}
		if want.Least > 0 && units.missing(next) > lost(len(compare.words), want.Least) {
			break // nor is any behind it alike enough
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
		if want.Most > 0 && len(list) >= want.Most {
			list = ranked(list)[:want.Most]
			want.Least = list[want.Most-1].Percent // less is not wanted any more
		}
	}
	return ranked(list), nil
}

// ranked are matches in their order.
func ranked(list []Match) []Match {
	slices.SortStableFunc(list, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Percent, a.Percent), cmp.Compare(b.ID, a.ID))
	})
	return list
}

// lost is in how many places at most a text of n words differs from one that is as
// alike as that: of the longer one, of size words, size·(100-percent)/100 may differ,
// and it has n·100/percent words at most.
func lost(n, percent int) int { return n * (100 - percent) / percent }

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
