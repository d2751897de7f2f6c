package align

import (
	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// enoughToTeach is from how many source segments on a text is judged by its
// first so many.
const enoughToTeach = 1500

// An aligner aligns texts of one unit. It is not for use by two goroutines at
// once, as its reader is not.
type aligner struct {
	unit   corpus.Unit
	table  *vectors.Table
	reader *evidence.Reader
	model  *Model
}

// ofSentences is what aligns the sentences of the texts, by the program's own
// model.
func (a aligner) ofSentences() aligner {
	return aligner{corpus.Sentences, a.table, evidence.NewReader(corpus.Sentences, a.table), sentenceModel()}
}

// A solution is one lattice searched, with what led to its ladder. The ladder
// counts the segments of the documents, the rest those of the lattice, which
// begins at segment from of each side.
type solution struct {
	evidence  *evidence.Evidence
	taught    evidence.Adaptation
	lattice   *lattice.Lattice
	posterior *lattice.Posterior
	model     *Model
	from      [2]int
	moved     bool // what is aligned is a moved bead of paragraphs
	ladder    corpus.Ladder

	bySentences []corpus.Bead // those of the ladder that are not the lattice's; see [aligner.rejoin]
}

// whole aligns two documents in one lattice, and paragraphs that were joined by
// their sentences.
func (a aligner) whole(src, dst corpus.Document) solution {
	s := a.search(a.reader.Read(src), a.reader.Read(dst))
	if a.unit == corpus.Paragraphs {
		a.rejoin(src, dst, &s)
	}
	s.move()
	return s
}

// solve aligns the segments of two texts in one lattice.
func (a aligner) solve(src, dst []evidence.Segment) solution {
	s := a.search(src, dst)
	s.move()
	return s
}

// move pairs what the path left alone on both sides and stands elsewhere.
func (s *solution) move() {
	s.ladder = withMoved(s.ladder, moves(s.evidence, s.model, s.taught, s.ladder))
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
	return s
}

// learn is what a first search teaches, in a fixed lattice, which it uses up.
func (m *Model) learn(e *evidence.Evidence, l *lattice.Lattice) evidence.Adaptation {
	m.teach(l, e, evidence.Adaptation{})
	beads := l.Best()
	l.Posterior().SetConfidence(beads)
	return e.Learn(beads)
}
