package report

import (
	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// A fact is the number of a fact among those of its bead, from 1, which its
// counterpart has too; [alone] of one that has none there; 0 of what is none.
type fact int

// alone is a fact without counterpart in its bead.
const alone fact = -1

// letters stand for the facts of a bead; one with more begins again.
const letters = "abcdefghijklmnopqrstuvwxyz"

// factStyles tell neighbours apart. They are bold, as none of them is legible on
// every ground otherwise, and never the only thing that tells: letters do.
var factStyles = [...]style{"1;34", "1;36", "1;35"}

// letter stands for the fact; "" where it has no counterpart.
func (f fact) letter() string {
	if f == alone {
		return ""
	}
	k := int(f-1) % len(letters)
	return letters[k : k+1]
}

// style is that of the fact's words.
func (f fact) style() style {
	if f == alone {
		return strong
	}
	return factStyles[int(f-1)%len(factStyles)]
}

// sign stands below the fact's words.
func (f fact) sign(s signs) string {
	if f == alone {
		return s.alone
	}
	return f.letter()
}

// factMarks are the figures, dates and names of a ledger as marks, by side and
// segment, those that correspond under one number.
func factMarks(b corpus.Bitext, l ledger.Ledger) [2][][]mark {
	marks := [2][][]mark{make([][]mark, len(b.Src.Segments)), make([][]mark, len(b.Dst.Segments))}
	beadOf := [2][]int{b.BeadOf(corpus.Source), b.BeadOf(corpus.Target)}
	last := make([]fact, len(b.Ladder)) // number given in each bead
	known := map[*ledger.Mention]fact{}
	for _, e := range l.Entries {
		if e.Has(facts.Quotation) {
			continue
		}
		number := alone
		if p, q := e.Source, e.Target; p != nil && q != nil && beadOf[corpus.Source][p.Segment] == beadOf[corpus.Target][q.Segment] {
			bead := beadOf[corpus.Source][p.Segment]
			if number = max(known[p], known[q]); number <= 0 { // else a part of one that has its letter: 9-4, 9票
				last[bead]++
				number = last[bead]
			}
		}
		for _, s := range corpus.Sides {
			if m := e.On(s); m != nil && known[m] == 0 {
				known[m] = number
				segment := b.On(s).Segments[m.Segment]
				marks[s][m.Segment] = append(marks[s][m.Segment], mark{lo: withCodesAt(segment, m.Start), hi: withCodesAt(segment, m.End-1) + 1, fact: number})
			}
		}
	}
	return marks
}

// withCodesAt is the place of a rune of a segment's text where codes are a part of it.
func withCodesAt(s corpus.Segment, at int) int {
	moved := at
	for _, c := range s.Codes {
		if c.At <= at {
			moved += len([]rune(c.Name()))
		}
	}
	return moved
}
