package align

import (
	"context"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// enoughToTeach is from how many source segments on a text is judged by its
// first so many.
const enoughToTeach = 1500

// worthALook is how many nats worse than the best path a path may be, by vectors
// and lengths, for its beads to be weighed by all evidence.
const worthALook = 18

// An aligner aligns texts of one unit.
type aligner struct {
	unit   corpus.Unit
	reader *evidence.Reader
	model  *Model
}

// of is what aligns segments of a unit of the same texts, by the program's own
// model.
func (a aligner) of(unit corpus.Unit) aligner {
	return aligner{unit, a.reader.Of(unit), ownModel(unit)}
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

	byPieces []corpus.Bead // those of the ladder that are not the lattice's; see [aligner.rejoin]
	copies   []corpus.Bead // those with a line that one side repeats; see [solution.recopy]
}

// whole aligns two documents in one lattice. Its error, like those of all
// searches, is that of ctx.
func (a aligner) whole(ctx context.Context, src, dst corpus.Document) (solution, error) {
	return a.solve(ctx, a.read(ctx, src), a.read(ctx, dst), backwards(src, dst))
}

// read finds out what is known of the segments of a document, unless ctx ends.
func (a aligner) read(ctx context.Context, doc corpus.Document) side {
	return side{doc, a.reader.Read(ctx, doc)}
}

// A side is a document, or some segments of one, with what is known of them.
type side struct {
	doc      corpus.Document
	segments []evidence.Segment
}

// part is the segments lo to hi of a side.
func (t side) part(lo, hi int) side {
	t.doc.Segments = t.doc.Segments[lo:hi]
	return side{t.doc, t.segments[lo:hi]}
}

// solve aligns two texts, searched the other way round if backwards is set, and
// what was joined in them one level down.
func (a aligner) solve(ctx context.Context, src, dst side, backwards bool) (solution, error) {
	if backwards {
		s, err := a.solve(ctx, dst, src, false)
		return turned(s), err
	}
	return a.search(ctx, src.segments, dst.segments, a.joins(ctx, src.doc, dst.doc))
}

// turned is a solution found the other way round.
func turned(s solution) solution {
	s.turned, s.ladder = true, turnLadder(s.ladder)
	return s
}

// search searches the lattice of two texts, once with what is known of the
// languages and once more with what that taught about these texts. A long text
// is judged by its beginning. What join finds is taken into the path before moves
// are looked for; it may be nil.
func (a aligner) search(ctx context.Context, src, dst []evidence.Segment, join func(*solution) error) (solution, error) {
	s := solution{model: a.model}
	if err := ctx.Err(); err != nil {
		return s, err // the segments may be read in part
	}
	band := chooseBand(ctx, sums(src), sums(dst))
	s.evidence, s.lattice = a.weigh(ctx, src, dst, band)
	s.taught = a.model.learn(ctx, s.evidence, s.lattice.Head(enoughToTeach))
	a.model.teach(ctx, s.lattice, s.evidence, s.taught)
	if err := ctx.Err(); err != nil {
		return s, err // the lattice may be filled in part
	}
	s.posterior = s.lattice.Posterior()
	s.ladder = s.lattice.Surest(s.posterior)
	s.posterior.SetConfidence(s.ladder)
	if err := ctx.Err(); err != nil {
		return s, err
	}
	if join != nil {
		if err := join(&s); err != nil {
			return s, err
		}
	}
	s.recopy(ctx, a.reader, src, dst)
	moved, left := s.moves(ctx, a.reader)
	s.ladder = withMoved(s.ladder, moved, s.posterior)
	s.widenMoves(ctx, a.reader, left)
	a.model.corrections.apply(s.ladder)
	return s, ctx.Err()
}

// weigh gathers the evidence for what is worth a look in a band, and weighs it but
// for what a search teaches.
func (a aligner) weigh(ctx context.Context, src, dst []evidence.Segment, band lattice.Band) (*evidence.Evidence, *lattice.Lattice) {
	sketch := a.reader.Sketch(ctx, src, dst, band)
	l := a.model.rough(ctx, sketch).Narrow(worthALook)
	e := a.reader.Complete(ctx, sketch, l.Band())
	a.model.fixed(ctx, l, e)
	return e, l
}

// learn is what a first search teaches, in a fixed lattice, which it uses up.
func (m *Model) learn(ctx context.Context, e *evidence.Evidence, l *lattice.Lattice) evidence.Adaptation {
	m.teach(ctx, l, e, evidence.Adaptation{})
	beads := l.Best()
	l.Posterior().SetConfidence(beads)
	return e.Learn(beads)
}
