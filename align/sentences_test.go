package align

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// Inside a moved paragraph a sentence may stand alone, on either side. The
// ladder of sentences is lawful all the same.
func TestSentencesAloneInAMovedParagraph(t *testing.T) {
	src := text(corpus.English, strings.Join([]string{
		"The bridge opened on May 4, 1998, and cost $4.3 billion.", "* * *", "Why?", "🚲",
	}, "\n"))
	dst := text(corpus.English, strings.Join([]string{
		"Why?", "The bridge opened on May 4, 1998, and cost $4.3 billion.", "“Nobody asked us,” said Anna Petrova.", "日本語",
	}, "\n"))
	keepsLaws(t, src, dst)
}

func TestInOrder(t *testing.T) {
	r := func(lo, hi int) corpus.Range { return corpus.Range{Lo: lo, Hi: hi} }
	solutions := []solution{
		{ladder: corpus.Ladder{{Src: r(0, 1), Dst: r(2, 3), Moved: true}, {Src: r(1, 1), Dst: r(3, 4)}, {Src: r(1, 2), Dst: r(4, 4)}}, moved: true},
		{ladder: corpus.Ladder{{Src: r(2, 3), Dst: r(0, 2)}}},
		{ladder: corpus.Ladder{{Src: r(3, 4), Dst: r(4, 5)}}},
	}
	got := inOrder(solutions)
	if err := got.Verify(4, 5); err != nil {
		t.Errorf("%v\n%s", err, write(got))
	}
	if want := "0:2* 1: 2:0,1 :3 3:4"; write(got) != want {
		t.Errorf("got %s, want %s", write(got), want)
	}
}

// Inside the beads that the aligner finds, the sentences are paired as they are
// in the bitext of sentences; of each is told how likely it stands alone.
func TestInside(t *testing.T) {
	src := text(corpus.English, "The bridge will be closed for two weeks. The weather was cold and wet all day. Drivers must take the tunnel under the river.\n"+
		"Nobody had told the fishermen in the harbour.")
	dst := text(corpus.Russian, "Мост будет закрыт на две недели. Водители поедут в тоннель под рекой.\n"+
		"Рыбакам в гавани никто об этом не сказал.")
	beads, err := Align(t.Context(), src, dst, Options{})
	if err != nil {
		t.Fatal(err)
	}
	passages, err := Inside(t.Context(), beads, split.Document(src), split.Document(dst), Options{})
	if err != nil || len(passages) != 2 {
		t.Fatalf("%d passages, %v", len(passages), err)
	}
	var joined corpus.Ladder
	for _, p := range passages {
		joined = append(joined, p.Ladder...)
	}
	if err := joined.Verify(4, 3); err != nil {
		t.Error(err)
	}
	alone := passages[0].Alone
	if len(alone[corpus.Source]) != 3 || len(alone[corpus.Target]) != 2 {
		t.Fatalf("alone: %v", alone)
	}
	for s, list := range alone {
		for n, p := range list {
			if want := s == int(corpus.Source) && n == 1; want != (p > 0.5) || p < 0 || p > 1 {
				t.Errorf("side %d, sentence %d stands alone with probability %v", s, n, p)
			}
		}
	}
	if _, err := Inside(t.Context(), beads, src, dst, Options{Model: paragraphModel()}); err == nil {
		t.Error("a model of paragraphs is taken for sentences")
	}
}
