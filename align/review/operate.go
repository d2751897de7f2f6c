package review

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// What is done to beads. Each gives the decision that does it and changes nothing;
// a bead is named by its number in the ladder, from 0. Who did it, and when, the
// caller adds.

// on is a decision about some beads as they are to be.
func (a *Applied) on(op Op, beads ...corpus.Bead) Decision {
	d := Decision{Op: op}
	if a.Unit != corpus.Paragraphs {
		d.Unit = a.Unit
	}
	for _, b := range beads {
		if b.Src.Empty() && b.Dst.Empty() {
			continue
		}
		d.Beads = append(d.Beads, a.pairing(b))
		if d.About == "" {
			side, k := first(b)
			d.About = beginning(a.On(side).Segments[k].Text)
		}
	}
	return d
}

// pairing is a bead by its texts.
func (a *Applied) pairing(b corpus.Bead) Pairing {
	return Pairing{Src: a.docs[corpus.Source].anchors(b.Src), Dst: a.docs[corpus.Target].anchors(b.Dst)}
}

// shownRunes is how many runes of a passage a decision has, for people.
const shownRunes = 48

// beginning is how a passage begins.
func beginning(text string) string {
	if runes := []rune(text); len(runes) > shownRunes {
		return string(runes[:shownRunes-1]) + "…"
	}
	return text
}

// Confirm says that bead k is right.
func (a *Applied) Confirm(k int) Decision { return a.on(Confirm, a.Ladder[k]) }

// Unsure says that somebody looked at bead k and cannot tell.
func (a *Applied) Unsure(k int) Decision { return a.on(Unsure, a.Ladder[k]) }

// Reopen takes back what was decided of bead k: the aligner's pairing counts again.
func (a *Applied) Reopen(k int) Decision { return a.on(Reopen, a.Ladder[k]) }

// Comment puts a note on bead k; an empty one takes it off.
func (a *Applied) Comment(k int, note string) Decision {
	d := a.on(Comment, a.Ladder[k])
	d.Note = note
	return d
}

// Alone says that what bead k holds stands in one of the texts only.
func (a *Applied) Alone(k int) Decision {
	b := a.Ladder[k]
	return a.on(Alone, corpus.Bead{Src: b.Src}, corpus.Bead{Dst: b.Dst})
}

// Merge makes one bead of k and the next.
func (a *Applied) Merge(k int) (Decision, error) {
	if err := a.text(); err != nil {
		return Decision{}, err
	}
	if k+1 >= len(a.Ladder) {
		return Decision{}, errors.New("this is the last pair: there is none to join it with")
	}
	x, y := a.Ladder[k], a.Ladder[k+1]
	b := corpus.Bead{Src: joined(x.Src, y.Src), Dst: joined(x.Dst, y.Dst)}
	if b.Dst.Len() != x.Dst.Len()+y.Dst.Len() {
		return Decision{}, errors.New("in the translation the next pair stands elsewhere, so the two cannot be joined")
	}
	return a.on(Merge, b), nil
}

// joined is two ranges as one, from the first segment of either to the last.
func joined(r, s corpus.Range) corpus.Range {
	switch {
	case r.Empty():
		return s
	case s.Empty():
		return r
	}
	return corpus.Range{Lo: min(r.Lo, s.Lo), Hi: max(r.Hi, s.Hi)}
}

// text refuses what makes no sense of loose units.
func (a *Applied) text() error {
	if a.Loose {
		return errors.New("these are units of a memory, not a text: they can be confirmed and commented on, not paired otherwise")
	}
	return nil
}

// A Spot is a place in the text of a side: before rune Rune of a segment.
type Spot struct{ Segment, Rune int }

// Split makes two beads of bead k. What stands before the spots, one a side, is
// the first. A spot inside a paragraph cuts it there.
func (a *Applied) Split(k int, at [2]Spot) (Decision, error) {
	if err := a.text(); err != nil {
		return Decision{}, err
	}
	var cuts []Cut
	var parts [2]corpus.Bead
	after := a
	for _, s := range corpus.Sides {
		r := a.Ladder[k].On(s)
		if at[s].Segment < r.Lo || at[s].Segment > r.Hi {
			return Decision{}, fmt.Errorf("the place in the %s is outside the pair", s)
		}
		border := at[s].Segment
		if at[s].Rune > 0 {
			c, err := a.cutOf(s, at[s])
			if err != nil {
				return Decision{}, err
			}
			cuts = append(cuts, c)
			after = after.withCut(s, a.docs[s].origins[at[s].Segment].paragraph, c.Runes)
			border, r.Hi = border+1, r.Hi+1
		}
		parts[0], parts[1] = withSide(parts[0], s, corpus.Range{Lo: r.Lo, Hi: border}), withSide(parts[1], s, corpus.Range{Lo: border, Hi: r.Hi})
	}
	for _, b := range parts {
		if b.Src.Empty() && b.Dst.Empty() {
			return Decision{}, errors.New("one of the two parts would be empty")
		}
	}
	d := after.on(Split, parts[0], parts[1])
	d.Cuts = cuts
	return d, nil
}

// withSide is a bead with its segments of a side set.
func withSide(b corpus.Bead, s corpus.Side, r corpus.Range) corpus.Bead {
	if s == corpus.Source {
		b.Src = r
	} else {
		b.Dst = r
	}
	return b
}

// cutOf is the cut at a spot, of the paragraph as it stands in the file.
func (a *Applied) cutOf(s corpus.Side, at Spot) (Cut, error) {
	if a.Unit == corpus.Sentences {
		return Cut{}, errors.New("a sentence is not cut; a pair of several is parted between two of them")
	}
	text := []rune(a.On(s).Segments[min(at.Segment, len(a.On(s).Segments)-1)].Text)
	n := runesBefore(text, min(at.Rune, len(text)))
	if at.Segment >= a.docs[s].starts[len(a.docs[s].starts)-1] || n == 0 || n == runesBefore(text, len(text)) {
		return Cut{}, errors.New("a paragraph is cut where text stands on both sides")
	}
	from := a.docs[s].origins[at.Segment]
	return Cut{Side: s.String(), Of: a.docs[s].anchor(from.paragraph), Runes: from.from + n}, nil
}

// withCut is the bitext with a paragraph cut further, without a ladder.
func (a *Applied) withCut(s corpus.Side, paragraph, runes int) *Applied {
	x := &Applied{Bitext: a.Bitext, docs: a.docs}
	c := &x.docs[s]
	at := maps.Clone(c.at)
	at[paragraph] = append(slices.Clip(at[paragraph]), runes)
	*c = cutAt(c.index, c.whole, at)
	x.Src, x.Dst = x.docs[corpus.Source].doc, x.docs[corpus.Target].doc
	return x
}

// Up gives the first segment that bead k has on a side to the bead of the segment
// above, and Down its last one to the bead of the segment below.
func (a *Applied) Up(k int, s corpus.Side) (Decision, error) { return a.shift(k, s, true) }

// Down is the reverse of [Applied.Up].
func (a *Applied) Down(k int, s corpus.Side) (Decision, error) { return a.shift(k, s, false) }

func (a *Applied) shift(k int, s corpus.Side, up bool) (Decision, error) {
	if err := a.text(); err != nil {
		return Decision{}, err
	}
	r := a.Ladder[k].On(s)
	if r.Empty() {
		return Decision{}, fmt.Errorf("the pair has no text in the %s to move", s)
	}
	beyond, goes := r.Hi, corpus.Range{Lo: r.Hi - 1, Hi: r.Hi}
	stays := corpus.Range{Lo: r.Lo, Hi: r.Hi - 1}
	if up {
		beyond, goes, stays = r.Lo-1, corpus.Range{Lo: r.Lo, Hi: r.Lo + 1}, corpus.Range{Lo: r.Lo + 1, Hi: r.Hi}
	}
	if beyond < 0 || beyond >= len(a.On(s).Segments) {
		return Decision{}, fmt.Errorf("the %s ends there: no pair to move it to", s)
	}
	to := a.Ladder[a.BeadOf(s)[beyond]]
	return a.on(Shift, withSide(a.Ladder[k], s, stays), withSide(to, s, joined(to.On(s), goes))), nil
}

// Pair says that two passages, neighbours on each side, belong together, wherever
// they stand.
func (a *Applied) Pair(src, dst corpus.Range) (Decision, error) { return a.paired(Pair, src, dst) }

// Cross is [Applied.Pair] for a passage that stands elsewhere in the translation.
func (a *Applied) Cross(src, dst corpus.Range) (Decision, error) { return a.paired(Cross, src, dst) }

func (a *Applied) paired(op Op, src, dst corpus.Range) (Decision, error) {
	if err := a.text(); err != nil {
		return Decision{}, err
	}
	if src.Empty() || dst.Empty() || src.Lo < 0 || dst.Lo < 0 || src.Hi > len(a.Src.Segments) || dst.Hi > len(a.Dst.Segments) {
		return Decision{}, errors.New("a pair takes text of both sides that there is")
	}
	return a.on(op, corpus.Bead{Src: src, Dst: dst}), nil
}

// Realigned is the decision to take the beads of another ladder of the same
// segments where nobody has settled any; false if there is no other.
func (a *Applied) Realigned(ladder corpus.Ladder) (Decision, bool) {
	d := a.on(Realign)
	d.Rest = a.others(ladder)
	return d, len(d.Rest) > 0
}

// others are the beads of a ladder that this one has not.
func (a *Applied) others(ladder corpus.Ladder) []Pairing {
	here := map[corpus.Bead]bool{}
	for _, b := range a.Ladder {
		here[b.Text()] = true
	}
	var list []Pairing
	for _, b := range ladder {
		if !here[b.Text()] {
			p := a.pairing(b)
			p.Confidence = b.Confidence
			list = append(list, p)
		}
	}
	return list
}

// With adds to a decision what another ladder makes of the beads around it.
func (a *Applied) With(d Decision, ladder corpus.Ladder) Decision {
	d.Rest = a.others(ladder)
	return d
}

// Settled are the beads that somebody decided are as they are.
func (a *Applied) Settled() []corpus.Bead {
	var list []corpus.Bead
	for k, b := range a.Ladder {
		if a.Marks[k].Settled() {
			list = append(list, b)
		}
	}
	return list
}
