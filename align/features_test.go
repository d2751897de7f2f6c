package align

import (
	"math"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// pair prepares two texts as [Align] does.
func pair(src, dst corpus.Document) *pairing {
	opt := Options{}.withDefaults()
	r := reader{opt.Vectors.Reader()}
	s, d := r.segments(src, opt.Unit), r.segments(dst, opt.Unit)
	return newPairing(s, d, chooseBand(s, d), opt.Vectors)
}

func TestFeaturesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range features {
		switch {
		case f.name == "" || f.doc == "" || f.of == nil:
			t.Errorf("feature %q lacks its name, its doc or its function", f.name)
		case f.name != strings.ToLower(f.name) || strings.ContainsAny(f.name, " \t\n"):
			t.Errorf("feature %q: a name is lower case and one word, as the weights file has it", f.name)
		case seen[f.name]:
			t.Errorf("feature %q is listed twice", f.name)
		}
		seen[f.name] = true
	}
}

// Every feature is finite for every bead there can be, of texts of any kind,
// and each bead is either paired or alone to all of them.
func TestFeaturesAreFinite(t *testing.T) {
	texts := []string{
		strings.Join(ferryEnglish, "\n"), strings.Join(ferryChinese, "\n"), strings.Join(ferryRussian, "\n"),
		"", "* * *\n—\n…", "Why?\nWhy?\nWhy?\nWhy?", "42\n42", strings.Repeat("很", 5000),
	}
	for _, s := range texts {
		for _, d := range texts {
			p := pair(text(corpus.English, s), text(corpus.Chinese, d))
			p.beads(func(_ int, c *candidate) {
				if c == nil {
					return
				}
				for _, f := range features {
					if v, ok := f.of(c); ok && (math.IsNaN(v) || math.IsInf(v, 0)) {
						t.Errorf("%s is %v for %v:%v of %.20q with %.20q", f.name, v, c.src, c.dst, s, d)
					}
				}
			})
		}
	}
}

// What a feature says only of some beads it says of no others.
func TestFeaturesAbstain(t *testing.T) {
	wordless := pair(text(corpus.English, "* * *\n* * *"), text(corpus.Russian, "—\n—"))
	plain := pair(text(corpus.English, "nobody knows why\nnobody does"), text(corpus.Chinese, "没有人知道为什么\n谁都不知道"))
	both := corpus.Range{Lo: 0, Hi: 2}
	none := corpus.Range{}
	tests := []struct {
		name     string
		p        *pairing
		src, dst corpus.Range
		silent   []feature
		speak    []feature
	}{
		{"an omission", plain, one(0), none,
			[]feature{cosine, margin, widen, narrow, weakest, covered, length, figuresShared, namesApart, questions, speech, headings},
			[]feature{loneSubstance, loneRival, loneMargin}},
		{"an addition", plain, none, one(0),
			[]feature{cosine, margin, widen, narrow, weakest, covered, length, figuresShared, namesApart, questions, speech, headings},
			[]feature{loneSubstance, loneRival, loneMargin}},
		{"a pair", plain, one(0), one(0),
			[]feature{narrow, coverNarrow, weakest, weakestMargin, loneSubstance, loneRival, loneMargin, loneCover},
			[]feature{cosine, margin, widen, covered, length}},
		{"joined segments", plain, both, one(0),
			[]feature{loneSubstance, loneRival, loneMargin, loneCover},
			[]feature{cosine, weakest, weakestMargin, narrow}},
		{"texts without figures, names, marks and headings", plain, one(0), one(0),
			[]feature{figuresShared, figuresApart, namesShared, namesApart, questions, exclamations, quotations, colons, speech, headings}, nil},
		{"texts without words", wordless, one(0), one(0),
			[]feature{covered, lessCovered, coverWiden, figuresShared, namesShared}, nil},
	}
	for _, tt := range tests {
		c, ok := tt.p.candidate(tt.src, tt.dst)
		if !ok {
			t.Fatalf("%s is outside the band", tt.name)
		}
		for _, f := range tt.silent {
			if v, ok := f.of(&c); ok {
				t.Errorf("%s: %s says %v, want it to abstain", tt.name, f.name, v)
			}
		}
		for _, f := range tt.speak {
			if _, ok := f.of(&c); !ok {
				t.Errorf("%s: %s abstains", tt.name, f.name)
			}
		}
	}
}

// What abstains counts as 0.
func TestEvidenceOfAbstaining(t *testing.T) {
	p := pair(text(corpus.English, "Nobody knows why."), text(corpus.Russian, "Никто не знает почему."))
	c, _ := p.candidate(one(0), one(0))
	values := make([]float64, len(features))
	for i := range values {
		values[i] = math.NaN()
	}
	evidence(&c, values)
	for i, f := range features {
		if v, ok := f.of(&c); !ok && values[i] != 0 || ok && values[i] != v {
			t.Errorf("the evidence of %s is %v, it said %v, %v", f.name, values[i], v, ok)
		}
	}
}

// Headings count only where both texts mark theirs.
func TestHeadings(t *testing.T) {
	src, dst := text(corpus.English, "Who pays\nThe town does."), text(corpus.Chinese, "谁来买单\n由镇里出。")
	src.Segments[0].Kind = corpus.Heading
	value := func(i, j int) (float64, bool) {
		p := pair(src, dst)
		c, _ := p.candidate(one(i), one(j))
		return headings.of(&c)
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

// Latin names and figures stand for themselves in every language.
func TestCoverageOfItself(t *testing.T) {
	p := pair(text(corpus.English, "Skerry Air 42"), text(corpus.Chinese, "Skerry Air 42"))
	src, dst, ok := p.cover.of(p, one(0), one(0))
	if !ok || src != 1 || dst != 1 {
		t.Errorf("they cover %v and %v of themselves, %v, want all", src, dst, ok)
	}
}
