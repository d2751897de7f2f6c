package report

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align"
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
				{Feature: "length", Value: 0.88, Nats: 0.412},
				{Feature: "names", Abstained: true},
				{Feature: "numbers", Value: 1, Nats: 2.104},
				{Feature: "punctuation", Value: 0.31, Nats: -0.5},
				{Feature: "vectors", Value: 0.914, Nats: 3.21},
			},
			RunnerUp:     &corpus.Bead{Src: corpus.Range{Lo: 2, Hi: 3}, Dst: corpus.Range{Lo: 3, Hi: 4}},
			RunnerUpNats: 2.3105,
			Words: []align.WordPair{
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
