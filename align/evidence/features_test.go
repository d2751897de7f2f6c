package evidence

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// text makes a document of plain paragraphs, a line each.
func text(tag corpus.Tag, lines string) corpus.Document {
	doc := corpus.Document{Tag: tag}
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line != "" {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: line, Tag: tag, Block: len(doc.Segments)})
		}
	}
	return doc
}

// pair holds two texts against each other in the whole lattice.
func pair(src, dst corpus.Document) *Evidence {
	r := NewReader(corpus.Paragraphs, vectors.Default())
	return r.Pair(context.Background(), r.Read(context.Background(), src), r.Read(context.Background(), dst), lattice.Full(len(src.Segments), len(dst.Segments)))
}

// each calls look with every candidate in the band.
func each(e *Evidence, a Adaptation, look func(*Candidate)) {
	n, _ := e.band.Size()
	for i := range n + 1 {
		for _, b := range e.band.Beads(i) {
			c, _ := e.Candidate(b, a)
			look(&c)
		}
	}
}

// feature is the feature of a name.
func feature(t *testing.T, name string) *Feature {
	t.Helper()
	for i := range features {
		if features[i].Name == name {
			return &features[i]
		}
	}
	t.Fatalf("there is no feature %q", name)
	return nil
}

// harbour is one text in three languages.
var harbour = map[corpus.Tag]string{
	corpus.English: "The harbour of Skerry froze on 3 January, for the first time in 40 years.\nNobody could leave, said Anna Petrova.\n“Why did they not warn us?”\nThe ice was 60 centimetres thick.",
	corpus.Chinese: "1月3日，斯凯里港40年来首次封冻。\n安娜·彼得罗娃说，谁也无法离开。\n“他们为什么不提醒我们？”\n冰层厚达60厘米。",
	corpus.Russian: "3 января гавань Скерри замёрзла впервые за 40 лет.\nНикто не мог уехать, сказала Анна Петрова.\n«Почему нас не предупредили?»\nТолщина льда составляла 60 сантиметров.",
}

func TestFeaturesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range features {
		switch {
		case f.Name == "" || f.Doc == "" || f.value == nil:
			t.Errorf("feature %q lacks its name, its doc or its function", f.Name)
		case f.Name != strings.ToLower(f.Name) || strings.ContainsAny(f.Name, " \t\n"):
			t.Errorf("feature %q: a name is lower case and one word, as the weights file has it", f.Name)
		case seen[f.Name]:
			t.Errorf("feature %q is listed twice", f.Name)
		}
		seen[f.Name] = true
	}
}

// Every feature is finite for every bead there can be, of texts of any kind.
func TestFeaturesAreFinite(t *testing.T) {
	texts := []string{
		harbour[corpus.English], harbour[corpus.Chinese], harbour[corpus.Russian],
		"", "* * *\n—\n…", "Why?\nWhy?\nWhy?\nWhy?", "42\n42", strings.Repeat("很", 2000),
	}
	for _, s := range texts {
		for _, d := range texts {
			each(pair(text(corpus.English, s), text(corpus.Chinese, d)), Adaptation{}, func(c *Candidate) {
				for _, f := range features {
					if v, _ := f.Value(c); math.IsNaN(v) || math.IsInf(v, 0) {
						t.Errorf("%s is %v for %v:%v of %.20q with %.20q", f.Name, v, c.src, c.dst, s, d)
					}
				}
			})
		}
	}
}

// Only the features that say so depend on what a search teaches, each of them
// does, and the fixed and the taught sum are all features together.
func TestOnlyTaughtFeaturesAdapt(t *testing.T) {
	e := pair(text(corpus.English, harbour[corpus.English]), text(corpus.Russian, harbour[corpus.Russian]))
	weights, values := make([]float64, len(features)), make([]float64, len(features))
	for i := range weights {
		weights[i] = float64(i + 1)
	}
	adapts := make([]bool, len(features))
	each(e, Adaptation{}, func(plain *Candidate) {
		taught, _ := e.Candidate(corpus.Bead{Src: plain.src, Dst: plain.dst}, Adaptation{LengthRatio: 0.4, Cosine: 0.2, Coverage: -0.1})
		for i, f := range features {
			a, _ := f.Value(plain)
			b, _ := f.Value(&taught)
			if a != b && !f.Taught {
				t.Errorf("%s of %v:%v is %v, and %v once taught", f.Name, plain.src, plain.dst, a, b)
			}
			adapts[i] = adapts[i] || a != b
		}
		taught.Values(values)
		want := 0.0
		for i, v := range values {
			want += weights[i] * v
		}
		if got := taught.Fixed(weights) + taught.Taught(weights); math.Abs(got-want) > nearly {
			t.Errorf("the sums of %v:%v are %v together, want %v", plain.src, plain.dst, got, want)
		}
	})
	for i, f := range features {
		if f.Taught != adapts[i] {
			t.Errorf("%s is taught: %v, changes: %v", f.Name, f.Taught, adapts[i])
		}
	}
}

const nearly = 1e-9 // rounding errors of a few hundred sums

// What a feature says only of some beads it says of no others.
func TestFeaturesAbstain(t *testing.T) {
	wordless := pair(text(corpus.English, "* * *\n* * *"), text(corpus.Russian, "—\n—"))
	plain := pair(text(corpus.English, "nobody knows why\nnobody does"), text(corpus.Chinese, "没有人知道为什么\n谁都不知道"))
	both := corpus.Range{Lo: 0, Hi: 2}
	none := corpus.Range{}
	const ofPairs = "cosine margin widen narrow weakest covered length figures-shared names-apart questions speech headings"
	tests := []struct {
		name          string
		e             *Evidence
		src, dst      corpus.Range
		silent, speak string
	}{
		{"an omission", plain, one(0), none, ofPairs, "lone-substance lone-rival lone-margin"},
		{"an addition", plain, none, one(0), ofPairs, "lone-substance lone-rival lone-margin"},
		{"a pair", plain, one(0), one(0),
			"narrow cover-narrow weakest weakest-margin lone-substance lone-rival lone-margin lone-cover", "cosine margin widen covered length"},
		{"joined segments", plain, both, one(0),
			"lone-substance lone-rival lone-margin lone-cover", "cosine weakest weakest-margin narrow"},
		{"texts without figures, names, marks and headings", plain, one(0), one(0),
			"figures-shared figures-apart names-shared names-apart questions exclamations quotations colons speech headings", ""},
		{"texts without words", wordless, one(0), one(0), "covered covered-less cover-widen pieces-home pieces-astray figures-shared names-shared", ""},
	}
	for _, tt := range tests {
		c, ok := tt.e.Candidate(corpus.Bead{Src: tt.src, Dst: tt.dst}, Adaptation{})
		if !ok {
			t.Fatalf("%s is outside the band", tt.name)
		}
		for _, name := range strings.Fields(tt.silent) {
			if v, ok := feature(t, name).Value(&c); ok || v != 0 {
				t.Errorf("%s: %s says %v, want it to abstain", tt.name, name, v)
			}
		}
		for _, name := range strings.Fields(tt.speak) {
			if _, ok := feature(t, name).Value(&c); !ok {
				t.Errorf("%s: %s abstains", tt.name, name)
			}
		}
	}
}

// What a right bead says is above what a wrong one says, for each kind of
// evidence that a small text can show.
func TestFeaturesTellRightFromWrong(t *testing.T) {
	r := func(lo, hi int) corpus.Range { return corpus.Range{Lo: lo, Hi: hi} }
	tests := []struct {
		feature      string
		right, wrong corpus.Bead
	}{
		{"cosine", corpus.Bead{Src: one(0), Dst: one(0)}, corpus.Bead{Src: one(0), Dst: one(1)}},
		{"margin", corpus.Bead{Src: one(1), Dst: one(1)}, corpus.Bead{Src: one(1), Dst: one(0)}},
		{"margin-worse", corpus.Bead{Src: one(1), Dst: one(1)}, corpus.Bead{Src: one(1), Dst: one(0)}},
		{"covered", corpus.Bead{Src: one(3), Dst: one(3)}, corpus.Bead{Src: one(3), Dst: one(1)}},
		{"covered-less", corpus.Bead{Src: one(3), Dst: one(3)}, corpus.Bead{Src: one(3), Dst: one(1)}},
		{"weakest", corpus.Bead{Src: r(0, 2), Dst: r(0, 2)}, corpus.Bead{Src: r(0, 2), Dst: one(0)}},
		{"weakest-margin", corpus.Bead{Src: r(0, 2), Dst: r(0, 2)}, corpus.Bead{Src: r(0, 2), Dst: one(0)}},
		{"pieces-home", corpus.Bead{Src: one(0), Dst: one(0)}, corpus.Bead{Src: one(0), Dst: one(3)}},
		{"pieces-astray", corpus.Bead{Src: one(0), Dst: one(0)}, corpus.Bead{Src: one(0), Dst: one(3)}},
		{"figures-shared", corpus.Bead{Src: one(3), Dst: one(3)}, corpus.Bead{Src: one(3), Dst: one(1)}},
		{"questions", corpus.Bead{Src: one(2), Dst: one(2)}, corpus.Bead{Src: one(2), Dst: one(1)}},
		{"quotations", corpus.Bead{Src: one(2), Dst: one(2)}, corpus.Bead{Src: one(2), Dst: one(1)}},
		{"length", corpus.Bead{Src: one(1), Dst: one(1)}, corpus.Bead{Src: one(1), Dst: r(0, 3)}},
		{"length-far", corpus.Bead{Src: one(1), Dst: one(1)}, corpus.Bead{Src: one(1), Dst: r(0, 3)}},
		// What widening or narrowing would gain is more where a bead is wrong.
		{"widen", corpus.Bead{Src: r(0, 2), Dst: one(0)}, corpus.Bead{Src: r(0, 2), Dst: r(0, 2)}},
		{"narrow", corpus.Bead{Src: r(0, 2), Dst: one(0)}, corpus.Bead{Src: r(0, 2), Dst: r(0, 2)}},
		{"cover-widen", corpus.Bead{Src: r(0, 2), Dst: one(0)}, corpus.Bead{Src: r(0, 2), Dst: r(0, 2)}},
		{"cover-narrow", corpus.Bead{Src: r(0, 2), Dst: one(0)}, corpus.Bead{Src: r(0, 2), Dst: r(0, 2)}},
		{"figures-apart", corpus.Bead{Src: one(3), Dst: one(1)}, corpus.Bead{Src: one(3), Dst: one(3)}},
	}
	for _, tag := range []corpus.Tag{corpus.Chinese, corpus.Russian} {
		e := pair(text(corpus.English, harbour[corpus.English]), text(tag, harbour[tag]))
		for _, tt := range tests {
			value := func(b corpus.Bead) float64 {
				c, ok := e.Candidate(b, Adaptation{})
				if !ok {
					t.Fatalf("%v:%v is outside the band", b.Src, b.Dst)
				}
				v, _ := feature(t, tt.feature).Value(&c)
				return v
			}
			if right, wrong := value(tt.right), value(tt.wrong); right <= wrong {
				t.Errorf("%s: %s is %.3f of %v:%v and %.3f of %v:%v", tag, tt.feature,
					right, tt.right.Src, tt.right.Dst, wrong, tt.wrong.Src, tt.wrong.Dst)
			}
		}
	}
}

// What has a partner speaks less for standing alone than what has none.
func TestFeaturesOfOmissions(t *testing.T) {
	english := harbour[corpus.English] + "\nTickets to the opera cost twelve crowns.\n"
	for _, tag := range []corpus.Tag{corpus.Chinese, corpus.Russian} {
		e := pair(text(corpus.English, english), text(tag, harbour[tag]))
		value := func(name string, i int) float64 {
			c, _ := e.Candidate(corpus.Bead{Src: one(i)}, Adaptation{})
			v, ok := feature(t, name).Value(&c)
			if !ok {
				t.Errorf("%s: %s abstains", tag, name)
			}
			return v
		}
		for _, name := range []string{"lone-rival", "lone-margin", "lone-cover"} {
			if told, omitted := value(name, 0), value(name, 4); told <= omitted {
				t.Errorf("%s: %s is %.3f of what is translated and %.3f of what is not", tag, name, told, omitted)
			}
		}
	}
}

// Headings count only where both texts mark theirs.
func TestHeadings(t *testing.T) {
	src, dst := text(corpus.English, "Who pays\nThe town does."), text(corpus.Chinese, "谁来买单\n由镇里出。")
	src.Segments[0].Kind = corpus.Heading
	value := func(i, j int) (float64, bool) {
		c, _ := pair(src, dst).Candidate(corpus.Bead{Src: one(i), Dst: one(j)}, Adaptation{})
		return feature(t, "headings").Value(&c)
	}
	if v, ok := value(0, 0); ok {
		t.Errorf("only the English text marks headings, and yet: %v", v)
	}
	dst.Segments[0].Kind = corpus.Title
	for _, tt := range []struct {
		i, j int
		want float64
		ok   bool
	}{{0, 0, 1, true}, {0, 1, -1, true}, {1, 0, -1, true}, {1, 1, 0, false}} {
		if v, ok := value(tt.i, tt.j); v != tt.want || ok != tt.ok {
			t.Errorf("segment %d with %d: %v, %v, want %v, %v", tt.i, tt.j, v, ok, tt.want, tt.ok)
		}
	}
}
