package corpus

import (
	"strings"
	"testing"
)

func TestVerify(t *testing.T) {
	pair := func(i, i2, j, j2 int) Bead { return Bead{Src: Range{i, i2}, Dst: Range{j, j2}, Confidence: 1} }
	moved := func(b Bead) Bead { b.Moved = true; return b }
	for _, c := range []struct {
		name   string
		ladder Ladder
		n, m   int
		want   string // part of the message; "" is lawful
	}{
		{"nothing with nothing", nil, 0, 0, ""},
		{"one with one", Ladder{pair(0, 1, 0, 1)}, 1, 1, ""},
		{"an omission, an addition and two joined", Ladder{pair(0, 1, 0, 0), pair(1, 3, 0, 1), pair(3, 3, 1, 2)}, 3, 2, ""},
		{"a block that moved up", Ladder{pair(0, 1, 1, 2), moved(pair(1, 2, 0, 1))}, 2, 2, ""},
		{"a move that is not marked", Ladder{pair(0, 1, 1, 2), pair(1, 2, 0, 1)}, 2, 2, "goes back"},
		{"a source segment lost", Ladder{pair(0, 1, 0, 1)}, 2, 1, "ends at source segment 1, want 2"},
		{"a target segment lost", Ladder{pair(0, 1, 1, 2)}, 1, 2, "target segment 0 is in no bead"},
		{"a target segment twice", Ladder{pair(0, 1, 0, 1), moved(pair(1, 2, 0, 1))}, 2, 1, "in two beads"},
		{"nothing on both sides", Ladder{pair(0, 0, 0, 0)}, 0, 0, "empty on both sides"},
		{"an omission that is marked as moved", Ladder{moved(pair(0, 1, 0, 0))}, 1, 0, "empty on one side"},
		{"beyond the text", Ladder{pair(0, 1, 0, 3)}, 1, 2, "outside"},
		{"more than certain", Ladder{{Src: Range{0, 1}, Dst: Range{0, 1}, Confidence: 1.2}}, 1, 1, "outside 0 to 1"},
	} {
		err := c.ladder.Verify(c.n, c.m)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestOffset(t *testing.T) {
	// «Дождь\nидёт», wrapped: the line break became a space, and an asterisk before «идёт» was markup.
	s := Segment{Text: "Дождь идёт", Place: Place{Start: 4}, Runs: []Run{{0, 4}, {6, 11}}}
	for i, want := range map[int]int{-1: 4, 0: 4, 5: 9, 6: 11, 9: 14, 12: 17} {
		if got := s.Offset(i); got != want {
			t.Errorf("Offset(%d) = %d, want %d", i, got, want)
		}
	}
	if got := (Segment{Text: "下雨", Place: Place{Start: 7}}).Offset(1); got != 8 {
		t.Errorf("without runs: Offset(1) = %d, want 8", got)
	}
}

func TestBase(t *testing.T) {
	for tag, want := range map[Tag]Tag{"zh-Hant": "zh", "EN-us": "en", "ru": "ru", "": ""} {
		if got := tag.Base(); got != want {
			t.Errorf("%q.Base() = %q, want %q", tag, got, want)
		}
	}
}
