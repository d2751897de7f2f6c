package compare

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// compared compares two texts with a review.
func compared(t *testing.T, en, other string, r review.Review, opt Options) *Comparison {
	t.Helper()
	opt.Review = &r
	c, err := Files(t.Context(), en, other, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Verify(); err != nil {
		t.Fatal(err)
	}
	return c
}

// decidedBy is the comparison after decisions, each made on what those before left.
func decidedBy(t *testing.T, c *Comparison, steps ...func(c *Comparison) (review.Decision, error)) *Comparison {
	t.Helper()
	for n, step := range steps {
		d, err := step(c)
		if err != nil {
			t.Fatal(err)
		}
		d.Date = fmt.Sprintf("2026-03-04T10:00:%02d.000Z", n)
		if c, err = c.With(t.Context(), c.Review.Do(d)); err != nil {
			t.Fatal(err)
		}
		if err := c.Verify(); err != nil {
			t.Fatalf("%s: %v", d.Op, err)
		}
	}
	return c
}

// holding is a bead by the texts of its sides.
func holding(c *Comparison, b corpus.Bead) string {
	var out []string
	for _, s := range corpus.Sides {
		for k := b.On(s).Lo; k < b.On(s).Hi; k++ {
			out = append(out, c.On(s).Segments[k].Text)
		}
		out = append(out, "=")
	}
	return strings.Join(out, "|")
}

// settled are the beads that people decided.
func settled(c *Comparison) map[string]review.State {
	all := map[string]review.State{}
	for k, b := range c.Ladder {
		if c.Marks[k].State != review.Undecided {
			all[holding(c, b)] = c.Marks[k].State
		}
	}
	return all
}

// An article is edited after its review: a paragraph comes before it and one in its
// middle, one is taken out, one changed. What was confirmed of the others stays
// where its text is; what was decided about the two is listed, and kept in the file.
func TestEditedAfterReview(t *testing.T) {
	for _, article := range []string{"archive", "drones", "reservoir"} {
		for _, version := range []string{"zh", "ru"} {
			t.Run(article+" "+version, func(t *testing.T) {
				en, other := articles+article+"/en.txt", articles+article+"/"+version+".txt"
				c := compared(t, en, other, review.Review{}, Options{UpTo: Alignment})
				r := review.Review{}
				for k := range c.Ladder {
					r = r.Do(c.Work().Confirm(k))
				}
				c, err := c.Laid(t.Context(), r)
				if err != nil {
					t.Fatal(err)
				}
				before := settled(c)
				if len(before) != len(c.Ladder) || len(c.Unfit) > 0 {
					t.Fatalf("%d of %d beads are confirmed, %d unfit", len(before), len(c.Ladder), len(c.Unfit))
				}

				text, err := os.ReadFile(en)
				if err != nil {
					t.Fatal(err)
				}
				paragraphs := strings.Split(strings.TrimSpace(string(text)), "\n\n")
				changed, gone := c.Src.Segments[6].Text, c.Src.Segments[9].Text
				paragraphs[6] += " That is all."
				at := c.Ladder[3].Src.Lo // between two beads
				paragraphs = slices.Concat([]string{"An editor's note was put before it."}, paragraphs[:at], []string{"And one sentence in its middle."}, paragraphs[at:9], paragraphs[10:])
				edited := filepath.Join(t.TempDir(), "en.txt")
				if err := os.WriteFile(edited, []byte(strings.Join(paragraphs, "\n\n")+"\n"), 0o600); err != nil {
					t.Fatal(err)
				}

				after := compared(t, edited, other, c.Review, Options{UpTo: Alignment})
				now, lost := settled(after), 0
				for text, state := range before {
					switch about := strings.Contains(text, changed) || strings.Contains(text, gone); {
					case about:
						lost++
						if now[text] != "" {
							t.Errorf("what was decided about a text that is there no more is applied: %s", text)
						}
					case now[text] != state:
						t.Errorf("not %s any more: %s", state, text)
					}
				}
				if len(now) != len(before)-lost || len(after.Unfit) != lost || lost == 0 {
					t.Errorf("%d of %d beads are confirmed, %d lost their text, %d listed", len(now), len(before), lost, len(after.Unfit))
				}
				if kept := after.Compacted(); len(kept.Decisions) != len(before) {
					t.Errorf("of %d decisions %d are kept", len(before), len(kept.Decisions))
				}
				if back := compared(t, en, other, after.Compacted(), Options{UpTo: Alignment}); !reflect.DeepEqual(settled(back), before) {
					t.Error("when the edit is taken back not all is as it was")
				}
			})
		}
	}
}

// What was decided in one place holds when the texts are compared again, in either
// order, and when the file was compacted.
func TestReviewIsHonoured(t *testing.T) {
	en, zh := articles+"drones/en.txt", articles+"drones/zh.txt"
	c := compared(t, en, zh, review.Review{}, Options{})
	c = decidedBy(t, c,
		func(c *Comparison) (review.Decision, error) { return c.Work().Merge(3) },
		func(c *Comparison) (review.Decision, error) { return c.Work().Up(6, corpus.Target) },
		func(c *Comparison) (review.Decision, error) {
			return c.Work().Split(8, [2]review.Spot{{Segment: c.Ladder[8].Src.Lo, Rune: 20}, {Segment: c.Ladder[8].Dst.Hi}})
		},
		func(c *Comparison) (review.Decision, error) { return c.Work().Comment(0, "title"), nil },
		func(c *Comparison) (review.Decision, error) {
			return c.Pair(t.Context(), corpus.Range{Lo: 12, Hi: 13}, corpus.Range{Lo: 15, Hi: 16})
		},
		func(c *Comparison) (review.Decision, error) { d, _, err := c.Realign(t.Context()); return d, err },
	)
	for name, again := range map[string]*Comparison{
		"again":         compared(t, en, zh, c.Review, Options{}),
		"the other way": compared(t, zh, en, c.Review, Options{}),
		"compacted":     compared(t, en, zh, c.Compacted(), Options{}),
	} {
		if !reflect.DeepEqual(again.Bitext, c.Bitext) || !reflect.DeepEqual(again.Marks, c.Marks) || !reflect.DeepEqual(again.Findings, c.Findings) {
			t.Errorf("%s: not the same comparison", name)
		}
	}
	if plain := compared(t, en, zh, review.Review{}, Options{}); len(plain.Src.Segments) == len(c.Src.Segments) || slices.Equal(plain.Ladder, c.Ladder) {
		t.Error("the decisions changed nothing")
	}
	undone, err := c.With(t.Context(), review.Review{})
	if err != nil || !reflect.DeepEqual(undone.Bitext, compared(t, en, zh, review.Review{}, Options{}).Bitext) {
		t.Errorf("without its decisions the comparison is not what it was: %v", err)
	}
}

// What was decided about paragraphs holds for the sentences inside them, and what
// was decided about sentences for them only.
func TestReviewOfBothUnits(t *testing.T) {
	en, ru := articles+"reservoir/en.txt", articles+"reservoir/ru.txt"
	paragraphs := decidedBy(t, compared(t, en, ru, review.Review{}, Options{UpTo: Alignment}),
		func(c *Comparison) (review.Decision, error) {
			return c.Work().Cross(corpus.Range{Lo: 2, Hi: 3}, corpus.Range{Lo: 8, Hi: 9})
		})
	sentences := compared(t, en, ru, paragraphs.Review, Options{Unit: corpus.Sentences, UpTo: Alignment})
	of := func(c *Comparison, s corpus.Side, block int) (beads []corpus.Bead) {
		for _, b := range c.Ladder {
			if r := b.On(s); !r.Empty() && c.On(s).Segments[r.Lo].Block == block {
				beads = append(beads, b)
			}
		}
		return beads
	}
	for _, b := range of(sentences, corpus.Source, 2) {
		if !b.Dst.Empty() && sentences.Dst.Segments[b.Dst.Lo].Block != 8 {
			t.Errorf("a sentence of paragraph 3 is paired with paragraph %d", sentences.Dst.Segments[b.Dst.Lo].Block+1)
		}
	}
	both := decidedBy(t, sentences, func(c *Comparison) (review.Decision, error) { return c.Work().Merge(1) },
		func(c *Comparison) (review.Decision, error) { d, _, err := c.Realign(t.Context()); return d, err })
	if again := compared(t, en, ru, both.Compacted(), Options{Unit: corpus.Sentences, UpTo: Alignment}); !reflect.DeepEqual(again.Bitext, both.Bitext) {
		t.Error("read again the sentences are paired otherwise")
	}
	if again := compared(t, en, ru, both.Compacted(), Options{UpTo: Alignment}); !reflect.DeepEqual(again.Bitext, paragraphs.Bitext) {
		t.Error("a decision about sentences changed the paragraphs")
	}
}

// Realigning keeps what was settled; pairing two passages leaves what is far from
// them alone.
func TestRealign(t *testing.T) {
	en, zh := articles+"archive/en.txt", articles+"archive/zh.txt"
	c := compared(t, en, zh, review.Review{}, Options{UpTo: Alignment})
	wrong := decidedBy(t, c, func(c *Comparison) (review.Decision, error) { return c.Work().Merge(2) },
		func(c *Comparison) (review.Decision, error) { return c.Work().Alone(9), nil },
		func(c *Comparison) (review.Decision, error) { return c.Work().Unsure(5), nil })
	before := settled(wrong)
	after := decidedBy(t, wrong, func(c *Comparison) (review.Decision, error) { d, _, err := c.Realign(t.Context()); return d, err })
	for text, state := range before {
		if now := settled(after)[text]; now != state && state != review.Doubted {
			t.Errorf("%s is %q after realigning, was %q", text, now, state)
		}
	}
	far := decidedBy(t, c, func(c *Comparison) (review.Decision, error) {
		return c.Pair(t.Context(), corpus.Range{Lo: 1, Hi: 2}, corpus.Range{Lo: 2, Hi: 3})
	})
	last := len(c.Ladder) - 1
	if !far.Ladder[len(far.Ladder)-1].SameText(c.Ladder[last]) || cmp.Compare(far.Ladder[len(far.Ladder)-1].Confidence, c.Ladder[last].Confidence) != 0 {
		t.Error("pairing the first paragraphs changed the last")
	}
}

// Of several versions the source is one text for all: nothing cuts its paragraphs.
func TestVersionsAreNotCut(t *testing.T) {
	folder := t.TempDir()
	var paths []string
	for _, name := range []string{"en", "zh", "ru"} {
		text, err := os.ReadFile(articles + "drones/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, filepath.Join(folder, name+".txt"))
		if err := os.WriteFile(paths[len(paths)-1], text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := decidedBy(t, compared(t, paths[0], paths[1], review.Review{}, Options{}),
		func(c *Comparison) (review.Decision, error) { return c.Work().Merge(3) },
		func(c *Comparison) (review.Decision, error) {
			return c.Work().Split(8, [2]review.Spot{{Segment: c.Ladder[8].Src.Lo, Rune: 20}, {Segment: c.Ladder[8].Dst.Hi}})
		})
	f, err := os.Create(review.Beside(paths[1]))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := c.Review.Write(f); err != nil {
		t.Fatal(err)
	}
	v, err := VersionFiles(t.Context(), paths, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Verify(); err != nil {
		t.Fatal(err)
	}
	zh := v.Pairs[0]
	if len(zh.Unfit) != 1 || zh.Unfit[0].Decision.Op != review.Split || zh.Marks[3].State != review.Corrected {
		t.Errorf("%+v", zh.Unfit)
	}
}
