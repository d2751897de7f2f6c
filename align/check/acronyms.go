package check

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Acronym is E404.
var Acronym = &Check{
	ID: "E404", Slug: "acronym", Title: "an acronym of the source is nowhere in the target",
	Doc: `An acronym in Latin capitals must stay or be glossed: it is looked for as it is, and by its meaning (NATO is
told by 北约 and НАТО). A remark, because the long form may stand for it.`,
	Example:  Example{Source: "The bridge was inspected by the PQBA in May.", Target: "В мае мост осмотрели.", Tag: corpus.Russian},
	Severity: Info, MQM: "omission", Gated: true,
	run: func(r *reading) []Finding {
		if r.side[corpus.Source].lang.Script != lang.Latin || r.side[corpus.Target].lang.Script == lang.Latin {
			return nil
		}
		known := map[string]bool{}
		for i := range r.side[corpus.Target].doc.Segments {
			for _, w := range r.latin(corpus.Target, i) {
				known[fold(w.text)] = true
			}
		}
		for i := range r.side[corpus.Source].doc.Segments {
			for _, w := range r.latin(corpus.Source, i) {
				if w.text != strings.ToUpper(w.text) {
					known[fold(w.text)] = true // ALDER is Alder, shouted
				}
			}
		}
		var found []Finding
		for _, b := range r.beads {
			if !b.paired() {
				continue
			}
			for _, i := range indices(b.Src) {
				for _, w := range r.latin(corpus.Source, i) {
					if !isAcronym(w.text) || known[fold(w.text)] || r.translated(b, i, w.stretch) {
						continue
					}
					f := about(b)
					f.Spans = []Span{r.span(corpus.Source, i, w.stretch)}
					f.Values = []string{w.text}
					f.Message = fmt.Sprintf("%q only in the source", w.text)
					found = append(found, f)
				}
			}
		}
		return found
	},
}

// isAcronym tells whether a word is two to six capitals, with or without full
// stops between them.
func isAcronym(w string) bool {
	n := 0
	for _, c := range strings.ReplaceAll(w, ".", "") {
		if !unicode.IsUpper(c) {
			return false
		}
		n++
	}
	return 2 <= n && n <= 6
}

// VariantRegion is E405.
var VariantRegion = &Check{
	ID: "E405", Slug: "variant-region", Title: "a place goes by two names in one text",
	Doc: `Chinese texts of different regions name places differently: 悉尼 and 雪梨, 新西兰 and 纽西兰. One text with both
was put together from two. Off unless asked for: short forms are no difference, but some are missing from
the table.`,
	Example: Example{
		Source: "He flew to Sydney.\nHe left Sydney.", Target: "他飞往悉尼。\n他离开了雪梨。", Tag: corpus.Simplified,
	},
	Severity: Info, MQM: "inconsistency", Off: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, s := range corpus.Sides {
			if r.side[s].lang.NoSpaces {
				found = append(found, r.variants(s)...)
			}
		}
		return found
	},
}

// variants reports the second name of a place in a text, once.
func (r *reading) variants(s corpus.Side) []Finding {
	var found []Finding
	first, told := map[string]rendering{}, map[string]bool{}
	for i, list := range r.gazette(s) {
		for _, p := range list {
			form := lang.Simplify(r.side[s].cut(i, p.stretch))
			there, ok := first[p.name]
			switch {
			case !p.firm || told[p.name]:
			case !ok:
				first[p.name] = rendering{form, i, p.stretch}
			case !strings.Contains(there.name, form) && !strings.Contains(form, there.name):
				told[p.name] = true
				found = append(found, r.otherwise(s, there, rendering{form, i, p.stretch}, p.name))
			}
		}
	}
	return found
}
