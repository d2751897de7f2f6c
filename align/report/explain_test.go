package report

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/corpus"
)

// why is an explanation of a bead of the sample.
func why(t *testing.T) Why {
	b := harbour(t, corpus.Simplified)
	return Why{
		Src: b.Src.Segments, Dst: b.Dst.Segments, Unit: b.Unit,
		Explanation: align.Explanation{
			Bead: b.Ladder[2],
			Reasons: []align.Reason{
				{Feature: "length", Topic: "their lengths", Value: 0.88, Nats: 0.412},
				{Feature: "names", Topic: "the names in them", Abstained: true},
				{Feature: "numbers", Topic: "their figures", Value: 1, Nats: 2.104},
				{Feature: "punctuation", Topic: "their marks", Value: 0.31, Nats: -0.5},
				{Feature: "vectors", Topic: "their figures", Value: 0.914, Nats: 3.21},
			},
			RunnerUp:     &corpus.Bead{Src: corpus.Range{Lo: 2, Hi: 3}, Dst: corpus.Range{Lo: 3, Hi: 4}},
			RunnerUpNats: 2.3105,
			Words: []evidence.WordPair{
				{Src: "drones", Dst: "无人机", Similarity: 0.92},
				{Src: "harbour master", Dst: "港务长", Similarity: 0.874},
				{Src: "evil\x1b[2J\n", Dst: "恶\u202e", Similarity: 0.1},
			},
		},
	}
}

func TestExplainGolden(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		var out bytes.Buffer
		if err := Explain(&out, why(t), Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		golden(t, fmt.Sprintf("explain.%d.txt", width), out.Bytes())
	}
}

// What is not known is left out.
func TestExplainLittle(t *testing.T) {
	w := why(t)
	w.Bead = corpus.Bead{Src: corpus.Range{Lo: 4, Hi: 5}, Dst: corpus.Range{Lo: 4, Hi: 4}, Confidence: 0.3}
	w.Reasons, w.RunnerUp, w.Words = nil, nil, nil
	var out bytes.Buffer
	if err := Explain(&out, w, Options{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "explain.little.txt", out.Bytes())
}

// What is out of the ordinary is told in words, in the words of the unit.
func TestExplainCircumstances(t *testing.T) {
	for _, c := range []struct {
		why  Why
		want string
	}{
		{Why{Explanation: align.Explanation{ByPieces: true}}, "One side joined many paragraphs here: their sentences were aligned, and each goes where its sentences go."},
		{Why{Explanation: align.Explanation{ByPieces: true}, Unit: corpus.Sentences}, "One side joined many sentences here: their clauses were aligned, and each goes where its clauses go."},
		{Why{Explanation: align.Explanation{Repeats: true}}, "One side repeats the line of the other and translates it: both lines belong here."},
		{Why{Explanation: align.Explanation{Bead: corpus.Bead{Moved: true}}}, "Both stood alone in their places, and are likelier one text that was moved."},
	} {
		if got := strings.Join(circumstances(c.why), " "); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Features of one topic are told as one, and what hardly weighs is not.
func TestArguments(t *testing.T) {
	reasons := []align.Reason{
		{Topic: "lengths", Nats: -0.3}, {Topic: "figures", Nats: 1}, {Topic: "names", Nats: 5, Abstained: true},
		{Topic: "figures", Nats: 1.25}, {Topic: "words", Nats: 4}, {Topic: "marks", Nats: 0.09}, {Topic: "titles", Nats: -0.1},
	}
	want := "For it: words (+4.0), figures (+2.2). Against it: lengths (-0.3), titles (-0.1)."
	if got := strings.Join(arguments(reasons), " "); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestExplainRefusesAForeignBead(t *testing.T) {
	outside := corpus.Bead{Src: corpus.Range{Lo: 11, Hi: 13}}
	for _, change := range []func(*Why){
		func(w *Why) { w.Bead = outside },
		func(w *Why) { w.RunnerUp = &outside },
		func(w *Why) { w.Bead.Dst = corpus.Range{Lo: 3, Hi: 2} },
	} {
		w := why(t)
		change(&w)
		var out bytes.Buffer
		err := Explain(&out, w, Options{})
		if err == nil || !strings.Contains(err.Error(), "outside") || out.Len() > 0 {
			t.Errorf("error %v, output %q", err, out.Bytes())
		}
	}
}

func TestBar(t *testing.T) {
	for _, c := range []struct {
		nats, most float64
		want       string
	}{
		{0, 0, ""},
		{2, 2, "++++++++++++++++++++"},
		{-1, 10, "--"},
		{math.Inf(-1), math.Inf(1), "--------------------"},
	} {
		if got := bar(c.nats, c.most); got != c.want {
			t.Errorf("bar(%v, %v) = %q, want %q", c.nats, c.most, got, c.want)
		}
	}
}
