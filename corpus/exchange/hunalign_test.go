package exchange

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestLadderCannotSayMoved(t *testing.T) {
	b := fourBeads()
	for i := range b.Src.Segments {
		b.Src.Segments[i].Text, b.Dst.Segments[i].Text = "a", "б"
	}
	b.Ladder = corpus.Ladder{
		{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 2, Hi: 3}, Confidence: 0.9, Moved: true},
		{Src: corpus.Range{Lo: 1, Hi: 2}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 0.8},
		{Src: corpus.Range{Lo: 2, Hi: 3}, Dst: corpus.Range{Lo: 1, Hi: 2}, Confidence: 0.7},
	}
	if err := b.Ladder.Verify(3, 3); err != nil {
		t.Fatal(err)
	}
	d := disk{}
	report, err := Write(From(b), HunalignLadder, "x", d.create, Options{})
	if err != nil || report.Moved != 1 || report.Written != 2 {
		t.Fatal(report, err)
	}
	if got, want := d["x"].String(), "0\t0\t0\n1\t0\t0.80\n2\t1\t0.70\n3\t2\t0\n3\t3\t0\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
