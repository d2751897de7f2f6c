package align

import (
	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// enoughToTeach is from how many source segments on a text is judged by its
// first so many.
const enoughToTeach = 1500

// An aligner aligns texts of one unit. It is not for use by two goroutines at
// once, as its reader is not.
type aligner struct {
	reader *evidence.Reader
	model  *Model
}

// A solution is one lattice searched, with what led to its ladder. The ladder
// counts the segments of the documents, the rest those of the lattice, which
// begins at segment from of each side, and whose source is the documents' target
// if it is turned.
type solution struct {
	evidence  *evidence.Evidence
	taught    evidence.Adaptation
	lattice   *lattice.Lattice
	posterior *lattice.Posterior
	model     *Model
	from      [2]int // of the documents' source and target
	turned    bool
	moved     bool // what is aligned is a moved bead of paragraphs
	ladder    corpus.Ladder
}

// whole aligns two documents in one lattice.
func (a aligner) whole(src, dst corpus.Document) solution {
	return a.solve(a.reader.Read(src), a.reader.Read(dst), backwards(src, dst))
}

// solve aligns two texts, searched the other way round if turned is set.
func (a aligner) solve(src, dst []evidence.Segment, turned bool) solution {
	if !turned {
		return a.search(src, dst)
	}
	s := a.search(dst, src)
	s.turned, s.ladder = true, turnLadder(s.ladder)
	return s
}

// search searches the lattice of two texts, once with what is known of the
// languages and once more with what that taught about these texts. A long text
// is judged by its beginning.
func (a aligner) search(src, dst []evidence.Segment) solution {
	s := solution{model: a.model}
	band := chooseBand(sums(src), sums(dst))
	if n := enoughToTeach; len(src) > n {
		lo, hi := band.Row(n)
		head := dst[:(lo+hi)/2]
		e := a.reader.Pair(src[:n], head, chooseBand(sums(src[:n]), sums(head)))
		s.taught = a.model.learn(e, a.model.fixed(e))
		s.evidence = a.reader.Pair(src, dst, band)
		s.lattice = a.model.fixed(s.evidence)
	} else {
		s.evidence = a.reader.Pair(src, dst, band)
		s.lattice = a.model.fixed(s.evidence)
		s.taught = a.model.learn(s.evidence, s.lattice.Clone())
	}
	a.model.teach(s.lattice, s.evidence, s.taught)
	s.posterior = s.lattice.Posterior()
	s.ladder = s.lattice.Best()
	s.posterior.SetConfidence(s.ladder)
	s.ladder = withMoved(s.ladder, s.moves(a.reader), s.posterior)
	return s
}

// learn is what a first search teaches, in a fixed lattice, which it uses up.
func (m *Model) learn(e *evidence.Evidence, l *lattice.Lattice) evidence.Adaptation {
	m.teach(l, e, evidence.Adaptation{})
	beads := l.Best()
	l.Posterior().SetConfidence(beads)
	return e.Learn(beads)
}
