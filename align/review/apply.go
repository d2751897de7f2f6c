package review

import (
	"maps"
	"slices"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/corpus"
)

// A State is what somebody decided about a bead.
type State string

// The states. The aligner's own beads are undecided.
const (
	Undecided State = ""
	Confirmed State = "confirmed" // somebody looked, and it is right
	Corrected State = "corrected" // somebody made it
	Doubted   State = "unsure"    // somebody looked, and cannot tell
)

// A Mark is what was decided about a bead.
type Mark struct {
	State State
	Note  string // the comment on it
}

// Settled tells whether somebody decided that the bead is as it is.
func (m Mark) Settled() bool { return m.State == Confirmed || m.State == Corrected }

// An Unfit decision is one that fits the texts no more. It is kept in the file, and
// is applied to nothing.
type Unfit struct {
	Decision Decision
	Why      string
}

// Applied is a bitext with what was decided about its beads.
type Applied struct {
	corpus.Bitext
	Marks []Mark  // of each bead
	Unfit []Unfit // decisions that fit no more, in the order of the review

	kept []Decision // what the file needs: without what later decisions replaced
	docs [2]cutting
}

// doubted is the confidence of a bead of which somebody who looked cannot tell
// whether it is right.
const doubted = 0.5

// A Ground is a bitext as the aligner made it, on which decisions can be put over and
// over.
type Ground struct {
	corpus.Bitext
	index [2]index
}

// On is the ground of a bitext.
func On(b corpus.Bitext) *Ground {
	return &Ground{b, [2]index{indexOf(b.Src.Segments), indexOf(b.Dst.Segments)}}
}

// To is [Ground.With] on the ground of a bitext.
func (r Review) To(b corpus.Bitext) *Applied { return On(b).With(r) }

// With applies the decisions about beads of the bitext's unit, and cuts paragraphs
// if that is the unit. The ladder is valid if that of the bitext is: a bead that
// was decided takes its segments from those of the aligner, and what is left of
// them is a bead where that is of neighbours on both sides, else stands alone. A
// settled bead has confidence 1. Of decisions about the same segments the last
// counts.
func (g *Ground) With(r Review) *Applied {
	a := &Applied{Bitext: g.Bitext}
	a.cut(r.Decisions, g.index)
	p := newPins(a)
	for _, d := range r.Decisions {
		p.take(d)
	}
	a.kept = p.kept()
	a.Unfit = append(a.Unfit, p.unfit...)
	a.lay(p)
	return a
}

// cut cuts the paragraphs that decisions cut. A paragraph that is not found is not
// cut, and the beads that refer to its parts fit no more.
func (a *Applied) cut(decisions []Decision, indexes [2]index) {
	at := [2]map[int][]int{{}, {}}
	for _, d := range decisions {
		for _, c := range d.Cuts {
			side, ok := sideNamed(c.Side)
			if !ok || a.Unit == corpus.Sentences || a.Loose {
				continue
			}
			if k, why := indexes[side].find(c.Of); why == "" {
				at[side][k] = append(at[side][k], c.Runes)
			}
		}
	}
	a.docs = [2]cutting{cutAt(indexes[corpus.Source], a.Src, at[corpus.Source]), cutAt(indexes[corpus.Target], a.Dst, at[corpus.Target])}
	if len(at[0])+len(at[1]) > 0 {
		a.Src, a.Dst = a.docs[corpus.Source].doc, a.docs[corpus.Target].doc
		a.Ladder = cutLadder(a.Ladder, &a.docs[corpus.Source], &a.docs[corpus.Target])
	}
}

// A pin is a bead that was decided, or that the aligner made anew.
type pin struct {
	bead     corpus.Bead
	state    State
	decision int  // that it comes from
	rest     bool // it is one of the decision's rest
	at       int  // which of its beads
	gone     bool // a later one has its segments
}

// A note is a comment on the bead that holds a segment.
type note struct {
	side     corpus.Side
	segment  int
	decision int
}

// pins gathers decisions in their order.
type pins struct {
	a         *Applied
	decisions []Decision
	list      []pin
	owner     [2][]int // of each segment the pin that has it, from 1; 0: none
	notes     map[[2]int]note
	unfit     []Unfit
	listed    map[int]bool      // decisions that are in unfit
	keep      []map[[2]int]bool // of each decision the pairings still needed: whether rest, and which; nil: all of it
}

func newPins(a *Applied) *pins {
	return &pins{
		a:     a,
		owner: [2][]int{make([]int, len(a.Src.Segments)), make([]int, len(a.Dst.Segments))},
		notes: map[[2]int]note{}, listed: map[int]bool{},
	}
}

// states are what operations make of their beads.
var states = map[Op]State{Confirm: Confirmed, Merge: Corrected, Split: Corrected, Shift: Corrected, Pair: Corrected, Cross: Corrected, Alone: Corrected, Unsure: Doubted}

// take takes a decision.
func (p *pins) take(d Decision) {
	n := len(p.decisions)
	p.decisions = append(p.decisions, d)
	p.keep = append(p.keep, nil)
	if d.raw != "" || d.aboutFinding() || d.unit() != p.a.Unit {
		return
	}
	p.keep[n] = map[[2]int]bool{}
	if d.Op == Comment {
		p.comment(n, d)
		return
	}
	for k, x := range d.Beads {
		p.pin(n, k, false, x, states[d.Op])
	}
	for k, x := range d.Rest {
		p.pin(n, k, true, x, Undecided)
	}
}

// comment notes a comment at the first segment of its bead.
func (p *pins) comment(n int, d Decision) {
	why := whyGone
	for _, x := range d.Beads {
		for _, s := range corpus.Sides {
			for _, anchor := range x.On(s) {
				var r corpus.Range
				if r, why = p.a.docs[s].parts(anchor); why == "" {
					key := [2]int{int(s), r.Lo}
					if old, ok := p.notes[key]; ok {
						p.keep[old.decision] = map[[2]int]bool{}
					}
					delete(p.notes, key)
					if d.Note != "" {
						p.notes[key] = note{s, r.Lo, n}
						p.keep[n] = nil
					}
					return
				}
			}
		}
	}
	p.keep[n] = nil
	p.misfit(n, why)
}

// misfit lists decision n as unfit, once.
func (p *pins) misfit(n int, why string) {
	if !p.listed[n] {
		p.listed[n] = true
		p.unfit = append(p.unfit, Unfit{p.decisions[n], why})
	}
}

// pin pins a pairing of decision n, in place of those that have any of its
// segments.
func (p *pins) pin(n, k int, rest bool, x Pairing, state State) {
	d := p.decisions[n]
	bead, why := p.place(x)
	if why != "" {
		if !rest && d.Op != Reopen { // what the aligner made nobody misses
			p.keep[n][keepKey(false, k)] = true
			p.misfit(n, why)
		}
		return
	}
	for _, s := range corpus.Sides {
		for i := bead.On(s).Lo; i < bead.On(s).Hi; i++ {
			if old := p.owner[s][i]; old > 0 {
				p.drop(old - 1)
			}
		}
	}
	if d.Op == Reopen {
		return
	}
	p.list = append(p.list, pin{bead: bead, state: state, decision: n, rest: rest, at: k})
	for _, s := range corpus.Sides {
		for i := bead.On(s).Lo; i < bead.On(s).Hi; i++ {
			p.owner[s][i] = len(p.list)
		}
	}
	p.keep[n][keepKey(rest, k)] = true
}

func keepKey(rest bool, k int) [2]int {
	if rest {
		return [2]int{1, k}
	}
	return [2]int{0, k}
}

// drop takes a pin out.
func (p *pins) drop(k int) {
	x := &p.list[k]
	x.gone = true
	delete(p.keep[x.decision], keepKey(x.rest, x.at))
	for _, s := range corpus.Sides {
		for i := x.bead.On(s).Lo; i < x.bead.On(s).Hi; i++ {
			p.owner[s][i] = 0
		}
	}
}

// place is where a pairing stands, or why it fits no more.
func (p *pins) place(x Pairing) (corpus.Bead, string) {
	b := corpus.Bead{Confidence: x.Confidence}
	var why string
	if b.Src, why = p.a.docs[corpus.Source].run(x.Src); why == "" {
		b.Dst, why = p.a.docs[corpus.Target].run(x.Dst)
	}
	if why == "" && b.Src.Empty() && b.Dst.Empty() {
		why = "it names no text"
	}
	return b, why
}

// kept are the decisions without what later ones replaced. Cuts stay with what
// refers to them.
func (p *pins) kept() []Decision {
	var out []Decision
	for n, d := range p.decisions {
		if p.keep[n] == nil {
			out = append(out, d)
			continue
		}
		left := func(list []Pairing, rest bool) []Pairing {
			var out []Pairing
			for k, x := range list {
				if p.keep[n][keepKey(rest, k)] {
					out = append(out, x)
				}
			}
			return out
		}
		d.Beads, d.Rest = left(d.Beads, false), left(d.Rest, true)
		if len(d.Beads)+len(d.Rest)+len(d.Cuts) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// lay makes the ladder of the pins and of what they leave of the aligner's beads.
func (a *Applied) lay(p *pins) {
	before := map[corpus.Bead]bool{} // beads of the aligner, whether they were moved
	for _, b := range a.Ladder {
		before[b.Text()] = b.Moved
	}
	var beads []corpus.Bead
	marks := map[[2]int]Mark{}
	for _, x := range p.list {
		if x.gone {
			continue
		}
		moved, there := before[x.bead.Text()]
		x.bead.Moved = moved || !there
		switch {
		case x.state == Doubted:
			x.bead.Confidence = doubted
		case x.state != Undecided:
			x.bead.Confidence = 1
		}
		for _, b := range eachAlone(x.bead) {
			side, k := first(b)
			marks[[2]int{int(side), k}] = Mark{State: x.state}
			beads = append(beads, b)
		}
	}
	if len(beads) > 0 {
		for _, b := range a.Ladder {
			beads = append(beads, p.left(b)...)
		}
		a.Ladder = align.Arrange(beads)
	}
	a.Marks = make([]Mark, len(a.Ladder))
	for k, b := range a.Ladder {
		side, i := first(b)
		a.Marks[k] = marks[[2]int{int(side), i}]
	}
	of := [2][]int{a.BeadOf(corpus.Source), a.BeadOf(corpus.Target)}
	for _, n := range slices.SortedFunc(maps.Values(p.notes), func(x, y note) int { return x.decision - y.decision }) {
		m := &a.Marks[of[n.side][n.segment]]
		if m.Note != "" {
			m.Note += "; "
		}
		m.Note += p.decisions[n.decision].Note
	}
}

// left is what the pins leave of a bead of the aligner.
func (p *pins) left(b corpus.Bead) []corpus.Bead {
	var rest [2][]int
	for _, s := range corpus.Sides {
		for i := b.On(s).Lo; i < b.On(s).Hi; i++ {
			if p.owner[s][i] == 0 {
				rest[s] = append(rest[s], i)
			}
		}
	}
	src, dst := rest[corpus.Source], rest[corpus.Target]
	switch {
	case len(src) == b.Src.Len() && len(dst) == b.Dst.Len():
		return []corpus.Bead{b}
	case together(src) && together(dst):
		return []corpus.Bead{{Src: corpus.Range{Lo: src[0], Hi: src[len(src)-1] + 1}, Dst: corpus.Range{Lo: dst[0], Hi: dst[len(dst)-1] + 1}, Confidence: doubted * b.Confidence, Moved: b.Moved}}
	}
	var out []corpus.Bead
	for _, i := range src {
		out = append(out, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + 1}})
	}
	for _, j := range dst {
		out = append(out, corpus.Bead{Dst: corpus.Range{Lo: j, Hi: j + 1}})
	}
	return out
}

// together tells whether there are segments, and they are neighbours.
func together(at []int) bool { return len(at) > 0 && at[len(at)-1]-at[0] == len(at)-1 }
