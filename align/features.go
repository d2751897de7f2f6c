package align

import "github.com/bitext-tools/bitext/corpus"

// A feature is one source of evidence about a would-be bead. Its value speaks
// for the bead where it is above 0 and against it below, or the other way
// round: the model's weight decides. ok is false when it has nothing to say,
// which counts as 0: two texts without numbers neither agree nor disagree.
type feature struct {
	name string
	doc  string
	of   func(*candidate) (value float64, ok bool)
}

// features lists the evidence in the order of the model's weights.
var features = []feature{
	cosine, doubtfulCosine,
	margin, worseMargin, doubtfulMargin,
	weakest, weakestMargin, widen, narrow,
	piecesHome, piecesAstray,
	covered, lessCovered, coverWiden, coverNarrow,
	length, lengthFar, substance,
	figuresShared, figuresApart, namesShared, namesApart,
	questions, exclamations, quotations, colons, speech,
	headings,
	loneSubstance, loneRival, loneMargin, loneCover,
}

// paired makes a feature of beads with text on both sides: it abstains on
// omissions and additions.
func paired(of func(*candidate) (float64, bool)) func(*candidate) (float64, bool) {
	return func(c *candidate) (float64, bool) {
		if !c.paired() {
			return 0, false
		}
		return of(c)
	}
}

// joined makes a feature of beads with several segments on one side at least.
func joined(of func(*candidate) (float64, bool)) func(*candidate) (float64, bool) {
	return func(c *candidate) (float64, bool) {
		if !c.paired() || c.src.Len()+c.dst.Len() == 2 {
			return 0, false
		}
		return of(c)
	}
}

// lone makes a feature of omissions and additions.
func lone(of func(*candidate) (float64, bool)) func(*candidate) (float64, bool) {
	return func(c *candidate) (float64, bool) {
		if c.paired() {
			return 0, false
		}
		return of(c)
	}
}

// one is the range of a single segment.
func one(i int) corpus.Range { return corpus.Range{Lo: i, Hi: i + 1} }
