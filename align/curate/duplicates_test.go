package curate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus/exchange"
)

// groupsOf is the groups of units.
func groupsOf(like Likeness, units ...exchange.TU) []int {
	d := NewDuplicates(like)
	for _, u := range units {
		d.Add(u)
	}
	return d.Groups()
}

// TestDuplicates says of two units in which ways they are duplicates.
func TestDuplicates(t *testing.T) {
	const en = "The mayor said on Friday that the bridge over the river would stay closed for two more weeks"
	const zh = "市长周五表示，这座跨河大桥还将继续关闭两周，请市民耐心等待。"
	for _, c := range []struct {
		name              string
		a, b              exchange.TU
		exact, same, near bool // as they stand; once folded; four fifths in common
	}{
		{"the same", unit(en, zh), unit(en, zh), true, true, true},
		{"a full stop", unit(en, zh), unit(en+".", zh), false, true, true},
		{"case, width, spaces", unit(en, zh), unit(strings.ToUpper(en), " "+zh+"！"), false, true, true},
		{"figures", unit("The 3 bridges", "第3座桥"), unit("The 1,250 bridges", "第１７座桥"), false, true, true},
		{"Traditional characters", unit(en, "大桥关闭"), unit(en, "大橋關閉"), false, true, true},
		{"ё", unit("Costs fell.", "Всё подешевело"), unit("Costs fell.", "Все подешевело"), false, true, true},
		{"a word", unit(en, zh), unit(strings.Replace(en, "two", "three", 1), zh), false, false, true},
		{"a sentence", unit(en, zh), unit(en+", and that nobody was to use the old road through the forest", zh), false, false, false},
		{"another text", unit(en, zh), unit("Costs fell.", "成本下降了。"), false, false, false},
		{"sides that run into each other", unit("ab", "cd"), unit("abc", "d"), false, false, false},
		{"a side that is empty", unit("да", ""), unit("", "да"), false, false, false},
		{"signs only", unit("—", "—"), unit("!", "?"), false, true, true},
	} {
		for _, x := range []struct {
			similarity float64
			want       bool
		}{{0, c.exact}, {1, c.same}, {Near, c.near}} {
			groups := groupsOf(Likeness{Both, x.similarity}, c.a, c.b)
			if got := groups[1] == 0; got != x.want {
				t.Errorf("%s, at %v: duplicates %v, want %v", c.name, x.similarity, got, x.want)
			}
		}
	}
}

// TestDuplicatesBy compares one side or both.
func TestDuplicatesBy(t *testing.T) {
	units := []exchange.TU{unit("Yes.", "是。"), unit("Yes.", "对。"), unit("Right.", "对。")}
	for by, want := range map[By][]int{Both: {0, 1, 2}, Source: {0, 0, 2}, Target: {0, 1, 1}} {
		for _, similarity := range []float64{0, Near, 1} {
			if got := groupsOf(Likeness{by, similarity}, units...); !slices.Equal(got, want) {
				t.Errorf("by %s at %v: %v, want %v", by, similarity, got, want)
			}
		}
	}
}

// words are made at random, with few letters in common.
func words(r *rand.Rand, n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("%c%c%c%c%c", 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26))
	}
	return list
}

// jaccard is what two folded texts have in common, worked out in full.
func jaccard(a, b string) float64 {
	grams := func(text string) map[string]bool {
		set := map[string]bool{}
		runes := NewDuplicates(Likeness{Similarity: Near}).folded(nil, text)
		for i := range runes[:len(runes)-gram+1] {
			set[string(runes[i:i+gram])] = true
		}
		return set
	}
	x, y := grams(a), grams(b)
	both := 0
	for g := range x {
		if y[g] {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

// TestSimilarity holds what is found at 0.8 against what texts have in common: hardly
// one above 0.9 is missed, and hardly one below 0.7 is found.
func TestSimilarity(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	found, missed, wrong, all := 0, 0, 0, 0
	for range 2000 {
		text := words(r, 60)
		other := slices.Clone(text)
		for range r.IntN(12) {
			other[r.IntN(len(other))] = words(r, 1)[0]
		}
		a, b := strings.Join(text, " "), strings.Join(other, " ")
		like := groupsOf(Likeness{Source, Near}, unit(a, "да"), unit(b, "нет"))[1] == 0
		switch s := jaccard(a, b); {
		case s >= 0.9 && like:
			found++
		case s >= 0.9:
			missed++
		case s <= 0.7:
			if all++; like {
				wrong++
			}
		}
	}
	if found < 300 || missed > 3 || all < 300 || wrong > 10 {
		t.Errorf("found %d, missed %d; of %d that are less alike found %d", found, missed, all, wrong)
	}
}

// TestGroupLaws: a group is named by its first unit, equal texts share one, units that
// are alike through others are together, and the order of coming changes no more than
// the names.
func TestGroupLaws(t *testing.T) {
	text := rapid.StringMatching(`(the |The )?(bridge|river|road)( is| was)? (closed|open)[.!]?( 1| 25)?`)
	rapid.Check(t, func(t *rapid.T) {
		like := Likeness{rapid.SampledFrom(Bys).Draw(t, "by"), rapid.SampledFrom([]float64{0, LeastSimilarity, Near, 1}).Draw(t, "similarity")}
		var units []exchange.TU
		for range rapid.IntRange(1, 30).Draw(t, "units") {
			units = append(units, unit(text.Draw(t, "source"), text.Draw(t, "target")))
		}
		groups := groupsOf(like, units...)
		for n, group := range groups {
			if group > n || groups[group] != group {
				t.Fatalf("unit %d is of group %d", n, group)
			}
			for m := range n {
				if units[m].Src.Text() == units[n].Src.Text() && units[m].Dst.Text() == units[n].Dst.Text() && groups[m] != group {
					t.Fatalf("units %d and %d are the same", m, n)
				}
			}
		}
		turned := slices.Clone(units)
		slices.Reverse(turned)
		back := groupsOf(like, turned...)
		last := len(units) - 1
		for n := range units {
			for m := range n {
				if (groups[n] == groups[m]) != (back[last-n] == back[last-m]) {
					t.Fatalf("units %d and %d: together one way only", m, n)
				}
			}
		}
	})
}

// TestWindow: more texts with one beginning than are held against each other, all
// alike, are one group.
func TestWindow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	text := words(r, 60)
	var units []exchange.TU
	for range 3 * window {
		other := slices.Clone(text)
		other[r.IntN(len(other))] = words(r, 1)[0]
		units = append(units, unit(strings.Join(other, " "), "да"))
	}
	for n, group := range groupsOf(Likeness{Source, Near}, units...) {
		if group != 0 {
			t.Fatalf("unit %d is of group %d", n, group)
		}
	}
}
