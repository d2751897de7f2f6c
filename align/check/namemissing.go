package check

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

// NameMissing is E401.
var NameMissing = &Check{
	ID: "E401", Slug: "name-missing", Title: "a name of the source is nowhere in the target",
	Doc: `A name of two words or more of which no word is found in the target, neither in Latin letters, nor by its
sound (Kamala Harris and «Камала Харрис»), nor by its meaning (the Supreme Court). A remark: editors drop
names. Chinese characters do not give the sound of a name: there it keeps silent.`,
	Example: Example{
		Source: "The bridge was built by Edith Crane in a hurry.", Target: "Мост построили в спешке.", Tag: corpus.Russian,
	},
	Severity: Info, MQM: "omission", Gated: true,
	run: func(r *reading) []Finding {
		if r.side[corpus.Source].lang.NoSpaces || r.side[corpus.Target].lang.NoSpaces {
			return nil
		}
		var found []Finding
		heard := r.names(corpus.Target)
		for _, b := range r.beads {
			if !b.paired() {
				continue
			}
			for _, i := range indices(b.Src) {
				for _, m := range r.ledger.Facts(corpus.Source, i) {
					at := stretch{m.Start, m.End}
					if m.Class != facts.Name || heard.holds(r.surface(corpus.Source, &m)) || r.translated(b, i, at) {
						continue
					}
					f := about(b)
					f.Spans = []Span{r.span(corpus.Source, i, at)}
					f.Values = []string{f.Spans[0].Text}
					f.Message = fmt.Sprintf("%q only in the source", f.Spans[0].Text)
					found = append(found, f)
				}
			}
		}
		return found
	},
}

// translated tells whether the other side of the bead tells some of a name by
// its meaning: the Supreme Court, United Nations.
func (r *reading) translated(b bead, i int, at stretch) bool {
	share, ok := r.share(b, corpus.Source, i, at)
	return !ok || share > 0.1
}

// A heard is the capitalised words of a text by the first sound of each.
type heard map[byte][]string

// names lists the capitalised words of a side.
func (r *reading) names(s corpus.Side) heard {
	out := heard{}
	seen := map[string]bool{}
	for _, seg := range r.side[s].doc.Segments {
		for _, w := range lettersOf(seg.Text) {
			if k := skeleton(w.text); k != "" && unicode.IsUpper([]rune(w.text)[0]) && !seen[w.text] {
				seen[w.text] = true
				out[k[0]] = append(out[k[0]], w.text)
			}
		}
	}
	return out
}

// holds tells whether any word of a name is among the words heard. Names of
// one word are taken for held: most of them are no names of people.
func (h heard) holds(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 {
		return true
	}
	for _, w := range words {
		k := skeleton(w)
		if k == "" {
			continue
		}
		for _, other := range h[k[0]] {
			if soundsLike(w, other) {
				return true
			}
		}
	}
	return false
}
