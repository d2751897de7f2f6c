package check

import (
	"fmt"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// NameMismatch is E403.
var NameMismatch = &Check{
	ID: "E403", Slug: "name-mismatch", Title: "another name stands where one should be",
	Doc: `Two cases. In a text that is not written in Latin letters, a Latin word stands there to be the same
word: if it is nowhere in the other text, but a word beside it is one slip away (two letters swapped, one
changed, lost or put in), one of the two is misspelt. And a country or city may be named on one side only
while another is named on the other side only; a name that the whole other text lacks is a remark even
without such a partner. Adjectives, peoples and short forms count as the country, a capital may stand for
its government. Wrong when the translation mends a misprint, or names the country of a man or a town.`,
	Example:  Example{Source: "Download it from Instagram.", Target: "Скачайте его из Instgaram.", Tag: corpus.Russian},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding { return append(r.misspellings(), r.places()...) },
}

// misspellings looks at the sides that are not written in Latin letters.
func (r *reading) misspellings() []Finding {
	var found []Finding
	for _, s := range corpus.Sides {
		if r.side[s].lang.Script != lang.Latin {
			found = append(found, r.misspelt(s)...)
		}
	}
	return found
}

// misspelt reports the Latin words of side s that the other text has not, but
// for a slip.
func (r *reading) misspelt(s corpus.Side) []Finding {
	var found []Finding
	known := map[string]bool{}
	for i := range r.side[s.Other()].doc.Segments {
		for _, w := range r.latin(s.Other(), i) {
			known[fold(w.text)] = true
		}
	}
	for _, b := range r.beads {
		for _, i := range indices(b.On(s)) {
			for _, w := range r.latin(s, i) {
				if known[fold(w.text)] {
					continue
				}
				if j, v, ok := r.nearest(b, s.Other(), fold(w.text)); ok {
					found = append(found, r.spelling(b, s, i, w, j, v))
				}
			}
		}
	}
	return found
}

// latin lists the words in Latin letters of a segment.
func (r *reading) latin(s corpus.Side, i int) []word {
	return wordsOf(r.side[s].text(i), unicode.Latin)
}

// nearest is the first word beside the bead on side s that is one slip from w.
func (r *reading) nearest(b bead, s corpus.Side, w string) (segment int, v word, ok bool) {
	for _, j := range indices(b.On(s)) {
		for _, v := range r.latin(s, j) {
			if near(fold(v.text), w) {
				return j, v, true
			}
		}
	}
	return 0, word{}, false
}

func (r *reading) spelling(b bead, s corpus.Side, i int, w word, j int, v word) Finding {
	f := about(b)
	f.Spans = bySide(r.span(s, i, w.stretch), r.span(s.Other(), j, v.stretch))
	f.Values = []string{f.Spans[0].Text, f.Spans[1].Text}
	f.Message = fmt.Sprintf("%q in the source, %q in the target", f.Spans[0].Text, f.Spans[1].Text)
	return f
}

// bySide puts the source's span first.
func bySide(p, q Span) []Span {
	if p.Side == corpus.Target {
		p, q = q, p
	}
	return []Span{p, q}
}
