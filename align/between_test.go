package align

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// kept tells whether a ladder has beads as they are.
func kept(ladder corpus.Ladder, beads []corpus.Bead) bool {
	return !slices.ContainsFunc(beads, func(b corpus.Bead) bool { return !slices.ContainsFunc(ladder, b.SameText) })
}

// What is known stays, and nothing is lost, whatever beads of the article are known,
// right or wrong; with none known the ladder is the one that Align finds, and the
// right beads are found between a few right ones.
func TestBetween(t *testing.T) {
	for _, v := range translations(t) {
		t.Run(v.name+" "+v.version, func(t *testing.T) {
			src, dst := article(t, v.name, "en"), article(t, v.name, v.version)
			between := func(known []corpus.Bead) corpus.Ladder {
				l, err := Between(t.Context(), src, dst, known, nil, Options{})
				if err != nil {
					t.Fatal(err)
				}
				verified(t, l, src, dst)
				if !kept(l, known) {
					t.Errorf("of the known beads %v one is not in %s", known, write(l))
				}
				return l
			}
			own := aligned(t, src, dst, Options{})
			if got := between(nil); !slices.Equal(got, own) {
				t.Errorf("with nothing known\n%s\nwant\n%s", write(got), write(own))
			}
			if got := between(own); !slices.EqualFunc(got, own, func(a, b corpus.Bead) bool { return a.SameText(b) && a.Moved == b.Moved }) {
				t.Errorf("with all known\n%s\nwant\n%s", write(got), write(own))
			}
			between([]corpus.Bead{{Src: one(3), Dst: one(7)}, {Src: one(9), Dst: one(2)}, {Src: one(12)}, {Dst: corpus.Range{Lo: 4, Hi: 5}}})
			r := rand.New(rand.NewPCG(1, 2))
			for range 5 {
				var known []corpus.Bead
				for _, b := range own {
					if r.IntN(3) == 0 {
						known = append(known, b)
					}
				}
				between(known)
			}
		})
	}
}

// Sentences stay inside the beads of their paragraphs.
func TestBetweenSentences(t *testing.T) {
	src, dst := article(t, "archive", "en"), article(t, "archive", "zh")
	paragraphs := paired(t, src, dst, Options{})
	b := paired(t, src, dst, Options{Unit: corpus.Sentences})
	inside, err := Sentences(t.Context(), paragraphs, Options{})
	if err != nil || !slices.Equal(inside.Ladder, b.Ladder) {
		t.Errorf("sentences inside the aligner's own paragraphs are not those that it aligns: %v", err)
	}
	known := []corpus.Bead{b.Ladder[5], {Src: one(20), Dst: one(3)}}
	known = slices.DeleteFunc(known, func(x corpus.Bead) bool { return x.Src.Empty() || x.Dst.Empty() })
	l, err := Between(t.Context(), b.Src, b.Dst, known, paragraphs.Ladder, Options{Unit: corpus.Sentences})
	if err != nil {
		t.Fatal(err)
	}
	verified(t, l, b.Src, b.Dst)
	if !kept(l, known) {
		t.Errorf("not kept in %s", write(l))
	}
	for _, x := range l {
		if alone(x) || kept(corpus.Ladder(known), []corpus.Bead{x}) {
			continue
		}
		p, q := b.Src.Segments[x.Src.Lo].Block, b.Dst.Segments[x.Dst.Lo].Block
		if !slices.ContainsFunc(paragraphs.Ladder, func(y corpus.Bead) bool { return y.Src.Holds(p) && y.Dst.Holds(q) }) {
			t.Errorf("bead %v goes across paragraphs %d and %d", x, p, q)
		}
	}
}

// Of beads in any order that hold everything once there is a ladder, which is the
// one they came from where they make one.
func TestArrange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(0, 9).Draw(t, "n"), rapid.IntRange(0, 9).Draw(t, "m")
		parts := func(name string, n int) (list []corpus.Range) {
			for at := 0; at < n; {
				to := rapid.IntRange(at+1, min(n, at+3)).Draw(t, name)
				list = append(list, corpus.Range{Lo: at, Hi: to})
				at = to
			}
			return list
		}
		src, dst := parts("source", n), parts("target", m)
		dst = rapid.Permutation(dst).Draw(t, "order")
		var beads []corpus.Bead
		for k := 0; k < max(len(src), len(dst)); k++ {
			switch {
			case k >= len(src) || k < len(dst) && rapid.IntRange(0, 3).Draw(t, "apart") == 0:
				if k < len(src) {
					beads = append(beads, ones(src[k], true)...)
				}
				beads = append(beads, ones(dst[k], false)...)
			case k >= len(dst):
				beads = append(beads, ones(src[k], true)...)
			default:
				beads = append(beads, corpus.Bead{Src: src[k], Dst: dst[k], Moved: rapid.Bool().Draw(t, "moved")})
			}
		}
		l := Arrange(rapid.Permutation(beads).Draw(t, "any order"))
		if err := l.Verify(n, m); err != nil {
			t.Fatalf("%v: %v", err, l)
		}
		if len(l) != len(beads) || !kept(l, beads) {
			t.Fatalf("%v of %v", l, beads)
		}
		if again := Arrange(l); !slices.Equal(again, l) {
			t.Fatalf("a ladder\n%v\nbecomes\n%v", l, again)
		}
	})
}

// ones is a bead for each segment of a range of one side.
func ones(r corpus.Range, source bool) (beads []corpus.Bead) {
	for k := r.Lo; k < r.Hi; k++ {
		b := corpus.Bead{Dst: one(k)}
		if source {
			b = corpus.Bead{Src: one(k)}
		}
		beads = append(beads, b)
	}
	return beads
}
