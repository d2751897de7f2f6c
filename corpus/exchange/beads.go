package exchange

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

// Beads is the links alone, a bead a line: "[0, 1]:[0]:0.97". Gold alignments
// come like this.
var Beads = &Format{
	Name:       "beads",
	Doc:        "segment numbers and confidence, [0, 1]:[0]:0.97, without the texts",
	Extensions: []string{".beads", ".gold"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true},
	Unaligned:  Blank,
	Style:      label.Short,
	Sniff:      regexp.MustCompile(`^\s*(#.*\s+)*\[[\d, ]*\]:\[`).Match,
	weak:       shaped,
	Read:       (*Input).linked,
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error {
			list := func(ids []int) string { return strings.ReplaceAll(fmt.Sprint(ids), " ", ", ") }
			var place placer
			return j.each(func(_ int, u TU) error {
				src, dst := place.unit(u)
				link := corpus.Ladder{{Src: src, Dst: dst}}.Links()[0]
				fmt.Fprintf(out, "%s:%s:%.2f\n", list(link.Src), list(link.Dst), u.Confidence)
				return nil
			})
		})
	},
}
