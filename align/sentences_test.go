package align

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
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
