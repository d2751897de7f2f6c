package report

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// decidedSheet is the sheet of the sample article, of whose pairs one is confirmed,
// one corrected, one doubted and one commented on.
func decidedSheet(t testing.TB, tag corpus.Tag, opt Options) *Sheet {
	t.Helper()
	f := inspected(t, tag)
	marks := make([]review.Mark, len(f.Bitext.Ladder))
	copy(marks, []review.Mark{{State: review.Confirmed}, {State: review.Corrected}, {State: review.Doubted}, {Note: "why"}})
	s, err := NewSheet(f, marks, opt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A sheet is golden in every width: the strip with the second pair in hand, its
// place, and all pairs, the second with a bar beside its target and words found.
func TestSheetGolden(t *testing.T) {
	for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Russian} {
		goldenShapes(t, "sheet."+string(tag)+".txt", inAllWidths("", Options{}), func(w io.Writer, opt Options) error {
			s := decidedSheet(t, tag, opt)
			fmt.Fprintln(w, s.Strip(1, opt.Width))
			fmt.Fprintln(w, s.Rule(s.Place(1)+" ", opt.Width))
			for k := range s.bitext.Ladder {
				look := Look{InHand: k == 1, Side: corpus.Target}
				if k == 2 {
					look.Found = func(corpus.Side, int) []corpus.Range { return []corpus.Range{{Lo: 1, Hi: 4}} }
				}
				fmt.Fprintln(w, strings.Join(s.Pair(k, look), "\n"))
			}
			for _, f := range inspected(t, tag).Found {
				fmt.Fprintln(w, strings.Join(s.Finding(f, "confirmed", opt.Width), "\n"))
			}
			return nil
		})
	}
}

// Which lines a pair has does not depend on whether it is in hand: a screen does not
// jump when the next is taken.
func TestSheetStandsStill(t *testing.T) {
	for _, width := range []int{1, 24, 40, 69, 80, 120, 200} {
		s := decidedSheet(t, corpus.Simplified, Options{Width: width})
		for k := range s.bitext.Ladder {
			free := s.Pair(k, Look{})
			for _, side := range corpus.Sides {
				held := s.Pair(k, Look{InHand: true, Side: side})
				if len(held) != len(free) {
					t.Errorf("%d cells: pair %d has %d lines in hand, else %d", width, k, len(held), len(free))
				}
				if !strings.Contains(strings.Join(held, "\n"), s.Bar()) {
					t.Errorf("%d cells: pair %d has no bar", width, k)
				}
			}
		}
	}
}

// A ladder that does not fit the texts is refused.
func TestSheetRefusesABrokenLadder(t *testing.T) {
	f := inspected(t, corpus.Russian)
	f.Bitext.Ladder = f.Bitext.Ladder[1:]
	if _, err := NewSheet(f, make([]review.Mark, len(f.Bitext.Ladder)), Options{}); err == nil {
		t.Error("it is taken")
	}
}
