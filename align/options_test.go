package align

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// Options that make no sense are errors, in every function that takes them.
func TestWrongOptions(t *testing.T) {
	src, dst := ferry(corpus.English, ferryEnglish, 0, 1), ferry(corpus.Russian, ferryRussian, 0, 1)
	paragraphs, sentences := modelFor(t, corpus.Paragraphs), modelFor(t, corpus.Sentences)
	for _, tt := range []struct {
		name string
		opt  Options
		want string
	}{
		{"a unit there is not", Options{Unit: "sentences"}, `unknown unit "sentences"; did you mean "sentence"?`},
		{"another", Options{Unit: "para"}, `unknown unit "para"; did you mean "paragraph"?`},
		{"a model of sentences for paragraphs", Options{Model: sentences},
			`the model was fitted for the unit "sentence", not for "paragraph"`},
		{"a model of paragraphs for sentences", Options{Unit: corpus.Sentences, Model: paragraphs},
			`the model was fitted for the unit "paragraph", not for "sentence"`},
	} {
		_, err1 := Align(t.Context(), src, dst, tt.opt)
		_, err2 := Bitext(t.Context(), src, dst, tt.opt)
		_, err3 := Explain(t.Context(), src, dst, tt.opt, 0)
		_, err4 := ExplainBitext(t.Context(), src, dst, tt.opt, 0)
		for _, err := range []error{err1, err2, err3, err4} {
			if err == nil || err.Error() != tt.want {
				t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
			}
		}
	}
	if _, _, err := Fit(t.Context(), fewCases(), Fitting{Unit: "line"}); err == nil || !strings.HasPrefix(err.Error(), `unknown unit "line"`) {
		t.Errorf("fitted to lines: %v", err)
	}
	if m, err := ModelFor(""); err == nil {
		t.Errorf("the model of no unit is that of the unit %q", m.Unit())
	}
}

// A model for sentences weighs sentences, and leaves their paragraphs to the
// program's own: one that forbids nothing but pairs leaves all sentences alone,
// inside beads of paragraphs that are found all the same.
func TestModelOfSentencesWeighsSentences(t *testing.T) {
	src, dst := ferry(corpus.English, ferryEnglish, 0, 1, 2), ferry(corpus.Russian, ferryRussian, 0, 1, 2)
	m, err := ParseModel("# unit: sentence\nshape 1-0\t50\nshape 0-1\t50\nmove\t-1000\n")
	if err != nil {
		t.Fatal(err)
	}
	b := paired(t, src, dst, Options{Unit: corpus.Sentences, Model: m})
	verified(t, b.Ladder, b.Src, b.Dst)
	for _, x := range b.Ladder {
		if !x.Src.Empty() && !x.Dst.Empty() {
			t.Errorf("sentences %v:%v are paired", x.Src, x.Dst)
		}
	}
	if got := write(paired(t, src, dst, Options{}).Ladder); got != "0:0 1:1 2:2" {
		t.Errorf("the paragraphs are paired %s", got)
	}
	// Each paragraph's sentences are told one after another on both sides, so the
	// first target sentence comes before the second source paragraph.
	if first := b.Ladder[1]; first.Dst != one(0) {
		t.Errorf("the second bead is %v:%v, want the first target sentence", first.Src, first.Dst)
	}
}

// A model whose file names no unit is taken for any.
func TestModelOfNoUnit(t *testing.T) {
	text := modelFor(t, corpus.Sentences).String()
	_, old, _ := strings.Cut(text, "\n")
	m, err := ParseModel(old)
	if err != nil || m.Unit() != "" || !strings.HasPrefix(text, "# unit: sentence\n") {
		t.Fatalf("%v, of the unit %q, from\n%.60s", err, m.Unit(), text)
	}
	src, dst := ferry(corpus.English, ferryEnglish, 0, 1), ferry(corpus.Russian, ferryRussian, 0, 1)
	for _, unit := range units {
		if got := paired(t, src, dst, Options{Unit: unit, Model: m}); len(got.Ladder) == 0 {
			t.Errorf("%s: no ladder", unit)
		}
	}
}
