package check

import (
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// LowConfidence is S114. Run makes it last, when it is known what was held
// back.
var LowConfidence = &Check{
	ID: "S114", Slug: "low-confidence-region", Title: "the alignment is doubtful here, findings are withheld",
	Doc: `One or more neighbouring beads are as likely wrong as right. What the checks of content would say about
them is not told, because most of it would be false; how much that is, is told. Look at the alignment first.`,
	Example: Example{
		Source: "Twenty-five people came in 2024.", Target: "В 2023 году пришли 17 человек.", Tag: corpus.Russian, Beads: "0:0?",
	},
	Severity: Info, MQM: "other",
	run: func(r *reading) []Finding {
		var found []Finding
		for k := 0; k < len(r.beads); k++ {
			if !r.beads[k].doubtful || !r.beads[k].paired() {
				continue
			}
			f := about(r.beads[k])
			n := r.withheld[k]
			for k+1 < len(r.beads) && r.beads[k+1].doubtful && r.beads[k+1].paired() {
				k++
				n += r.withheld[k]
				f.Source = append(f.Source, indices(r.beads[k].Src)...)
				f.Target = append(f.Target, indices(r.beads[k].Dst)...)
				f.Confidence = max(f.Confidence, r.beads[k].Confidence)
			}
			f.Confidence = 1 - f.Confidence
			f.Message = fmt.Sprintf("doubtful alignment, %s withheld", lang.Count(n, "finding"))
			found = append(found, f)
		}
		return found
	},
}

// all is the whole of a segment's text.
func (s *side) all(i int) stretch { return stretch{0, len(s.runes[i])} }
