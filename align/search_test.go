package align

import (
	"math"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// The first look, by vectors and lengths, leaves out nothing that matters: with
// all beads of the strip weighed, each bead found is as sure to a thousandth.
func TestFirstLookLosesNothing(t *testing.T) {
	ctx := t.Context()
	for _, v := range translations(t) {
		for _, unit := range units {
			a, err := Options{Unit: unit}.aligner()
			if err != nil {
				t.Fatal(err)
			}
			src, dst := a.reader.Read(t.Context(), article(t, v.name, "en")), a.reader.Read(t.Context(), article(t, v.name, v.version))
			band := chooseBand(ctx, sums(src), sums(dst))
			narrow, l := a.weigh(ctx, src, dst, band)
			taught := a.model.learn(ctx, narrow, l.Clone())
			a.model.teach(ctx, l, narrow, taught)
			sketch := a.reader.Sketch(t.Context(), src, dst, band)
			all := a.model.rough(ctx, sketch).Narrow(math.Inf(1))
			whole := a.reader.Complete(t.Context(), sketch, all.Band())
			a.model.fixed(ctx, all, whole)
			a.model.teach(ctx, all, whole, taught)
			p := all.Posterior()
			beads := l.Best()
			l.Posterior().SetConfidence(beads)
			for _, b := range beads {
				if want := p.Of(b); math.Abs(b.Confidence-want) > 0.001 {
					t.Errorf("%s %s: %v has %.4f, and %.4f if all beads are weighed", v.name, v.version, b, b.Confidence, want)
				}
			}
			if got, all := l.Band().Nodes(), all.Band().Nodes(); unit == corpus.Paragraphs && got > all/2 {
				t.Errorf("%s %s: %d of %d nodes are left, want half at most", v.name, v.version, got, all)
			}
		}
	}
}
