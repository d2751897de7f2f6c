package review_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// document is a document of paragraphs.
func document(path string, tag corpus.Tag, paragraphs ...string) corpus.Document {
	doc := corpus.Document{Path: path, Tag: tag}
	for k, p := range paragraphs {
		doc.Segments = append(doc.Segments, corpus.Segment{Text: p, Tag: tag, Block: k, Place: corpus.Place{Path: path, Line: k + 1}})
	}
	return doc
}

// bead is a bead of the paragraphs i to i2 and j to j2.
func bead(i, i2, j, j2 int) corpus.Bead {
	return corpus.Bead{Src: corpus.Range{Lo: i, Hi: i2}, Dst: corpus.Range{Lo: j, Hi: j2}, Confidence: 0.8}
}

// harbour is four paragraphs and their translation, one of them joined wrongly.
func harbour() corpus.Bitext {
	return corpus.Bitext{
		Unit:   corpus.Paragraphs,
		Src:    document("en", corpus.English, "The harbor is wide.", "It has 418 cranes. Most are old.", "Nobody counts the gulls.", "***"),
		Dst:    document("zh", corpus.Simplified, "港口很宽。", "它有418台起重机。", "大多很旧。", "没有人数海鸥。", "***"),
		Ladder: corpus.Ladder{bead(0, 1, 0, 1), bead(1, 2, 1, 2), bead(2, 3, 2, 4), bead(3, 4, 4, 5)},
	}
}

// shown is a ladder and its marks, for reading: 0:0 1:1-2 2:- with the first
// letter of the state.
func shown(a *review.Applied) string {
	side := func(r corpus.Range) string {
		switch r.Len() {
		case 0:
			return "-"
		case 1:
			return fmt.Sprint(r.Lo)
		}
		return fmt.Sprintf("%d-%d", r.Lo, r.Hi-1)
	}
	var out []string
	for k, b := range a.Ladder {
		text := side(b.Src) + ":" + side(b.Dst)
		if b.Moved {
			text += "~"
		}
		if s := a.Marks[k].State; s != "" {
			text += "=" + string(s[:2])
		}
		if a.Marks[k].Note != "" {
			text += "(" + a.Marks[k].Note + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

// must is a decision that can be made.
func must(t *testing.T) func(review.Decision, error) review.Decision {
	return func(d review.Decision, err error) review.Decision {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
}

// Each operation does what it says, and is kept with the text it is about.
func TestOperations(t *testing.T) {
	ok := must(t)
	for name, c := range map[string]struct {
		do   func(a *review.Applied) review.Decision
		want string
	}{
		"confirm": {func(a *review.Applied) review.Decision { return a.Confirm(1) }, "0:0 1:1=co 2:2-3 3:4"},
		"unsure":  {func(a *review.Applied) review.Decision { return a.Unsure(2) }, "0:0 1:1 2:2-3=un 3:4"},
		"comment": {func(a *review.Applied) review.Decision { return a.Comment(0, "宽?") }, "0:0(宽?) 1:1 2:2-3 3:4"},
		"merge":   {func(a *review.Applied) review.Decision { return ok(a.Merge(1)) }, "0:0 1-2:1-3=co 3:4"},
		"up":      {func(a *review.Applied) review.Decision { return ok(a.Up(2, corpus.Target)) }, "0:0 1:1-2=co 2:3=co 3:4"},
		"down":    {func(a *review.Applied) review.Decision { return ok(a.Down(1, corpus.Source)) }, "0:0 -:1=co 1-2:2-3=co 3:4"},
		"alone":   {func(a *review.Applied) review.Decision { return a.Alone(2) }, "0:0 1:1 2:-=co -:2=co -:3=co 3:4"},
		"pair": {func(a *review.Applied) review.Decision {
			return ok(a.Pair(corpus.Range{Lo: 2, Hi: 3}, corpus.Range{Lo: 3, Hi: 4}))
		}, "0:0 1:1 -:2 2:3=co 3:4"},
		"cross": {func(a *review.Applied) review.Decision {
			return ok(a.Cross(corpus.Range{Lo: 0, Hi: 1}, corpus.Range{Lo: 3, Hi: 4}))
		}, "0:3~=co -:0 1:1 2:2 3:4"},
		"split": {func(a *review.Applied) review.Decision {
			return ok(a.Split(2, [2]review.Spot{{Segment: 3}, {Segment: 3}}))
		}, "0:0 1:1 2:2=co -:3=co 3:4"},
		"cut": {func(a *review.Applied) review.Decision {
			return ok(a.Split(1, [2]review.Spot{{Segment: 1, Rune: 18}, {Segment: 2}}))
		}, "0:0 1:1=co 2:-=co 3:2-3 4:4"},
		"cut both": {func(a *review.Applied) review.Decision {
			return ok(a.Split(0, [2]review.Spot{{Segment: 0, Rune: 10}, {Segment: 0, Rune: 2}}))
		}, "0:0=co 1:1=co 2:2 3:3-4 4:5"},
	} {
		t.Run(name, func(t *testing.T) {
			before := review.Review{}.To(harbour())
			after := review.Review{}.With(c.do(before)).To(harbour())
			if got := shown(after); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if err := after.Ladder.Verify(len(after.Src.Segments), len(after.Dst.Segments)); err != nil {
				t.Error(err)
			}
			if len(after.Unfit) > 0 {
				t.Errorf("unfit: %+v", after.Unfit)
			}
		})
	}
}

// What makes no sense is refused in words.
func TestOperationsRefused(t *testing.T) {
	a := review.Review{}.To(harbour())
	loose := harbour()
	loose.Loose = true
	units := review.Review{}.To(loose)
	crossed := review.Review{}.With(must(t)(a.Cross(corpus.Range{Lo: 0, Hi: 1}, corpus.Range{Lo: 3, Hi: 4}))).To(harbour())
	alone := review.Review{}.With(a.Alone(3)).To(harbour())
	ofSentences := harbour()
	ofSentences.Unit = corpus.Sentences
	sentences := review.Review{}.To(ofSentences)
	for want, f := range map[string]func() (review.Decision, error){
		"this is the last pair":          func() (review.Decision, error) { return a.Merge(3) },
		"units of a memory":              func() (review.Decision, error) { return units.Merge(0) },
		"the next pair stands elsewhere": func() (review.Decision, error) { return crossed.Merge(0) },
		"outside the pair":               func() (review.Decision, error) { return a.Split(1, [2]review.Spot{{Segment: 1}, {Segment: 9}}) },
		"would be empty":                 func() (review.Decision, error) { return a.Split(1, [2]review.Spot{{Segment: 1}, {Segment: 1}}) },
		"the source ends there":          func() (review.Decision, error) { return a.Up(0, corpus.Source) },
		"no text in the target":          func() (review.Decision, error) { return alone.Up(3, corpus.Target) },
		"where text stands on both": func() (review.Decision, error) {
			return a.Split(1, [2]review.Spot{{Segment: 1, Rune: 99}, {Segment: 2}})
		},
		"a sentence is not cut": func() (review.Decision, error) {
			return sentences.Split(1, [2]review.Spot{{Segment: 1, Rune: 9}, {Segment: 2}})
		},
		"text of both sides": func() (review.Decision, error) { return a.Pair(corpus.Range{}, corpus.Range{Lo: 0, Hi: 1}) },
	} {
		if _, err := f(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// Of decisions about one thing the last counts; what it replaces is not kept, and
// what is taken back is as the aligner has it.
func TestLastCounts(t *testing.T) {
	ok, b := must(t), harbour()
	r := review.Review{}
	step := func(do func(a *review.Applied) review.Decision) *review.Applied {
		d := do(r.To(b))
		d.Date = fmt.Sprintf("2026-03-04T10:00:%02dZ", len(r.Decisions))
		r = r.With(d)
		return r.To(b)
	}
	step(func(a *review.Applied) review.Decision { return a.Confirm(1) })
	step(func(a *review.Applied) review.Decision { return ok(a.Up(2, corpus.Target)) })
	step(func(a *review.Applied) review.Decision { return a.Comment(1, "old") })
	after := step(func(a *review.Applied) review.Decision { return a.Comment(1, "new") })
	if got, want := shown(after), "0:0 1:1-2=co(new) 2:3=co 3:4"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	kept := after.Compacted(r)
	if len(kept.Decisions) != 2 || shown(kept.To(b)) != shown(after) {
		t.Errorf("kept %+v", kept.Decisions)
	}
	after = step(func(a *review.Applied) review.Decision { return a.Reopen(1) })
	if got, want := shown(after), "0:0 1:1(new) -:2 2:3=co 3:4"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A decision goes where its text goes, and nowhere else.
func TestEditedTexts(t *testing.T) {
	ok := must(t)
	b := harbour()
	r := review.Review{}
	for _, do := range []func(a *review.Applied) review.Decision{
		func(a *review.Applied) review.Decision {
			return ok(a.Split(1, [2]review.Spot{{Segment: 1, Rune: 18}, {Segment: 2}}))
		},
		func(a *review.Applied) review.Decision { return a.Confirm(0) },
		func(a *review.Applied) review.Decision { return a.Confirm(4) }, // ***
		func(a *review.Applied) review.Decision { return a.Comment(3, "gulls") },
	} {
		r = r.With(do(r.To(b)))
	}
	plain := corpus.Ladder{bead(0, 1, 0, 1), bead(1, 2, 1, 2), bead(2, 3, 2, 4), bead(3, 4, 4, 5)}
	edited := func(ladder corpus.Ladder, paragraphs []string, translation ...string) corpus.Bitext {
		return corpus.Bitext{
			Unit: corpus.Paragraphs, Ladder: ladder,
			Src: document("en", corpus.English, paragraphs...), Dst: document("zh", corpus.Simplified, translation...),
		}
	}
	for name, c := range map[string]struct {
		b     corpus.Bitext
		want  string
		unfit []string
	}{
		"spaces and width": {
			edited(plain, []string{"The harbor  is\u00a0wide.", "It has 418 cranes.  Most are old.", "Nobody counts the gulls.", "***"}, "港口很宽。", "它有４１８台起重机。", "大多很旧。", "没有人数海鸥。", "***"),
			"0:0=co 1:1=co 2:-=co 3:2-3(gulls) 4:4=co", nil,
		},
		"a paragraph more": {
			edited(corpus.Ladder{bead(0, 1, 0, 1), bead(1, 2, 1, 2), bead(2, 3, 2, 3), bead(3, 4, 3, 5), bead(4, 5, 5, 6)}, []string{"New.", "The harbor is wide.", "It has 418 cranes. Most are old.", "Nobody counts the gulls.", "***"}, "新的。", "港口很宽。", "它有418台起重机。", "大多很旧。", "没有人数海鸥。", "***"),
			"0:0 1:1=co 2:2=co 3:-=co 4:3-4(gulls) 5:5=co", nil,
		},
		"a paragraph changed": {
			edited(plain, []string{"The harbor is very wide.", "It has 418 cranes. Most are old.", "Nobody counts the gulls.", "***"}, "港口很宽。", "它有418台起重机。", "大多很旧。", "没有人数海鸥。", "***"),
			"0:0 1:1=co 2:-=co 3:2-3(gulls) 4:4=co", []string{"confirm"},
		},
		"a paragraph that was cut changed": {
			edited(plain, []string{"The harbor is wide.", "It has 419 cranes. Most are old.", "Nobody counts the gulls.", "***"}, "港口很宽。", "它有418台起重机。", "大多很旧。", "没有人数海鸥。", "***"),
			"0:0=co 1:1 2:2-3(gulls) 3:4=co", []string{"split"},
		},
		"the same text twice": {
			edited(corpus.Ladder{bead(0, 1, 0, 1), bead(1, 2, 1, 1), bead(2, 3, 1, 2), bead(3, 4, 2, 4), bead(4, 5, 4, 4), bead(5, 6, 4, 5), bead(6, 7, 5, 5)}, []string{"The harbor is wide.", "***", "It has 418 cranes. Most are old.", "Nobody counts the gulls.", "Then.", "***", "End."}, "港口很宽。", "它有418台起重机。", "大多很旧。", "没有人数海鸥。", "***"),
			"0:0=co 1:- 2:1=co 3:-=co 4:2-3(gulls) 5:- 6:4 7:-", []string{"confirm"},
		},
		"nothing left": {edited(corpus.Ladder{bead(0, 1, 0, 1)}, []string{"Other."}, "别的。"), "0:0", []string{"split", "confirm", "confirm", "comment"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := r.To(c.b)
			if err := a.Ladder.Verify(len(a.Src.Segments), len(a.Dst.Segments)); err != nil {
				t.Fatal(err)
			}
			var unfit []string
			for _, u := range a.Unfit {
				unfit = append(unfit, string(u.Decision.Op))
			}
			if got := shown(a); got != c.want || !slices.Equal(unfit, c.unfit) {
				t.Errorf("got  %s, unfit %q\nwant %s, %q", got, unfit, c.want, c.unfit)
			}
			if kept := a.Compacted(r); len(kept.Decisions) != len(r.Decisions) {
				t.Errorf("%d of %d decisions kept: what fits no more stays in the file", len(kept.Decisions), len(r.Decisions))
			}
			if rest := r.Without(a.Unfit); len(rest.To(c.b).Unfit) > 0 {
				t.Error("without what does not fit something does not fit")
			}
		})
	}
}

// drawn is any bitext of a few paragraphs, some of which are the same.
func drawn(t *rapid.T) corpus.Bitext {
	texts := func(name string, tag corpus.Tag, words []string) corpus.Document {
		var list []string
		for k := range rapid.IntRange(1, 8).Draw(t, name) {
			list = append(list, rapid.SampledFrom(append(words, fmt.Sprintf("%s %d. %s %d.", words[0], k, words[1], k))).Draw(t, "text"))
		}
		return document(name, tag, list...)
	}
	b := corpus.Bitext{Unit: corpus.Paragraphs, Src: texts("en", corpus.English, []string{"Yes.", "No. Never."}), Dst: texts("ru", corpus.Russian, []string{"Да.", "Нет. Никогда."})}
	i, j := 0, 0
	for i < len(b.Src.Segments) || j < len(b.Dst.Segments) {
		n, m := rapid.IntRange(0, min(3, len(b.Src.Segments)-i)).Draw(t, "n"), rapid.IntRange(0, min(3, len(b.Dst.Segments)-j)).Draw(t, "m")
		switch {
		case n == 0 && m == 0:
			continue
		case n == 0:
			m = 1
		case m == 0:
			n = 1
		}
		b.Ladder = append(b.Ladder, bead(i, i+n, j, j+m))
		i, j = i+n, j+m
	}
	return b
}

// operation is any operation that a bitext allows; false where it does not allow
// the one that was drawn.
func operation(t *rapid.T, a *review.Applied) (review.Decision, bool) {
	k := rapid.IntRange(0, len(a.Ladder)-1).Draw(t, "bead")
	spot := func(s corpus.Side) review.Spot {
		r := a.Ladder[k].On(s)
		x := review.Spot{Segment: rapid.IntRange(r.Lo, r.Hi).Draw(t, "segment")}
		if x.Segment < r.Hi {
			x.Rune = rapid.IntRange(0, len([]rune(a.On(s).Segments[x.Segment].Text))).Draw(t, "rune")
		}
		return x
	}
	some := func(s corpus.Side) corpus.Range {
		lo := rapid.IntRange(0, len(a.On(s).Segments)-1).Draw(t, "from")
		return corpus.Range{Lo: lo, Hi: rapid.IntRange(lo+1, min(lo+3, len(a.On(s).Segments))).Draw(t, "to")}
	}
	var d review.Decision
	var err error
	switch rapid.IntRange(0, 10).Draw(t, "operation") {
	case 0:
		d = a.Confirm(k)
	case 1:
		d = a.Unsure(k)
	case 2:
		d = a.Reopen(k)
	case 3:
		d = a.Comment(k, rapid.SampledFrom([]string{"", "что?", "why"}).Draw(t, "note"))
	case 4:
		d = a.Alone(k)
	case 5:
		d, err = a.Merge(k)
	case 6:
		d, err = a.Split(k, [2]review.Spot{spot(corpus.Source), spot(corpus.Target)})
	case 7:
		d, err = a.Up(k, rapid.SampledFrom(corpus.Sides[:]).Draw(t, "side"))
	case 8:
		d, err = a.Down(k, rapid.SampledFrom(corpus.Sides[:]).Draw(t, "side"))
	case 9:
		d, err = a.Pair(some(corpus.Source), some(corpus.Target))
	default:
		d, err = a.Cross(some(corpus.Source), some(corpus.Target))
	}
	return d, err == nil && len(d.Beads) > 0
}

// same tells whether two bitexts are the same, with all that was decided.
func same(a, b *review.Applied) bool {
	return reflect.DeepEqual(a.Bitext, b.Bitext) && reflect.DeepEqual(a.Marks, b.Marks)
}

// Whatever is done, and taken back: every segment stands in one bead, nothing that
// was just decided is unfit, undoing gives back the very same state, and so do
// writing and reading the file, and leaving out what it needs no more.
func TestAnySequence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawn(t)
		r, states := review.Review{}, []*review.Applied{review.Review{}.To(b)}
		for n := range rapid.IntRange(1, 12).Draw(t, "steps") {
			now := states[len(states)-1]
			d, ok := operation(t, now)
			if !ok {
				continue
			}
			d.Date = fmt.Sprintf("2026-03-04T10:00:%02d.000Z", n)
			r = r.Do(d)
			after := r.To(b)
			if err := after.Ladder.Verify(len(after.Src.Segments), len(after.Dst.Segments)); err != nil {
				t.Fatalf("%s: %v\n%s", d.Op, err, shown(after))
			}
			if len(after.Unfit) > 0 {
				t.Fatalf("%s does not fit the texts that it was made for: %s", d.Op, after.Unfit[0].Why)
			}
			for k, bead := range after.Ladder {
				if after.Marks[k].Settled() && bead.Confidence != 1 {
					t.Fatalf("a settled bead has confidence %v", bead.Confidence)
				}
			}
			states = append(states, after)
		}
		last := states[len(states)-1]

		var file bytes.Buffer
		if err := r.Write(&file); err != nil {
			t.Fatal(err)
		}
		read, err := review.Read(&file)
		if err != nil {
			t.Fatal(err)
		}
		if again := read.To(b); !same(again, last) {
			t.Fatalf("read again\n%s\nwant\n%s", shown(again), shown(last))
		}
		kept := last.Compacted(r)
		if again := kept.To(b); !same(again, last) {
			t.Fatalf("compacted\n%s\nwant\n%s", shown(again), shown(last))
		}

		undone := r
		for k := len(states) - 2; k >= 0; k-- {
			var ok bool
			if undone, _, ok = undone.Undo(); !ok || !same(undone.To(b), states[k]) {
				t.Fatalf("undone, %v\n%s\nwant\n%s", ok, shown(undone.To(b)), shown(states[k]))
			}
		}
		for k := 1; k < len(states); k++ {
			var ok bool
			if undone, _, ok = undone.Redo(); !ok || !same(undone.To(b), states[k]) {
				t.Fatalf("done again, %v\n%s\nwant\n%s", ok, shown(undone.To(b)), shown(states[k]))
			}
		}
	})
}
