package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

// TermMissing is T901.
var TermMissing = &Check{
	ID: "T901", Slug: "term-missing", Title: "a term is not translated as the glossary has it",
	Doc: `Needs --glossary. The source has the term, but what corresponds to it none of its translations. Words are compared by
their stems, so that endings do not matter; Chinese terms are looked for as they are, Traditional read as
Simplified. Wrong where the translation says "it" or "the company" the second time.`,
	Example: Example{
		Source: "The dam was closed.", Target: "Плотина была закрыта.", Tag: corpus.Russian, Terms: "dam\tгидроузел",
	},
	Severity: Warning, MQM: "terminology", Gated: true,
	run: func(r *reading) []Finding {
		return terms(r, func(b bead, t termbase.Term, at Span) (Finding, bool) {
			if len(t.Target) == 0 || has(r, b, t.Target) {
				return Finding{}, false
			}
			return Finding{
				Spans: []Span{at}, Values: append([]string{t.Source}, t.Target...),
				Message: fmt.Sprintf("%q is not translated as %q", at.Text, strings.Join(t.Target, "|")),
			}, true
		})
	},
}

// TermForbidden is T902.
var TermForbidden = &Check{
	ID: "T902", Slug: "term-forbidden", Title: "a term is translated as the glossary forbids",
	Doc: `Needs --glossary. The source has the term, and what corresponds to it a translation of the glossary's third column, or one
that a TBX file marks as deprecated; not inside a longer translation that the glossary has. The third column
is a comment in a .txt file, as OmegaT has it, or where a remark stands in it.`,
	Example: Example{
		Source: "The dam was closed.", Target: "大坝已关闭，水闸也已关闭。", Tag: corpus.Simplified, Terms: "dam\t水坝\t水闸|堤",
	},
	Severity: Warning, MQM: "terminology", Gated: true,
	run: func(r *reading) []Finding {
		return terms(r, func(b bead, t termbase.Term, at Span) (Finding, bool) {
			for _, j := range indices(b.Dst) {
				for _, bad := range t.Forbidden {
					if where, ok := r.bare(j, bad); ok {
						return Finding{
							Spans: []Span{at, r.span(corpus.Target, j, where)}, Values: []string{t.Source, bad},
							Message: fmt.Sprintf("%q stands for %q", bad, at.Text),
						}, true
					}
				}
			}
			return Finding{}, false
		})
	},
}

// terms calls judge for each paired bead and glossary term that its source
// holds, with the term's place.
func terms(r *reading, judge func(bead, termbase.Term, Span) (Finding, bool)) []Finding {
	if r.glossary == nil {
		return nil
	}
	var found []Finding
	for _, b := range r.pairs {
		for _, t := range r.glossary.Terms {
			for _, i := range indices(b.Src) {
				at, ok := occurs(r.side[corpus.Source], i, t.Source)
				if !ok {
					continue
				}
				if f, ok := judge(b, t, r.span(corpus.Source, i, at)); ok {
					f.Source, f.Target, f.Confidence = indices(b.Src), indices(b.Dst), b.Confidence
					found = append(found, f)
				}
				break
			}
		}
	}
	return found
}

// bare finds a forbidden form in a target segment where it is not a part of a
// longer form that the glossary has: 电池 in 蓄电池.
func (r *reading) bare(j int, bad string) (stretch, bool) {
	var longer []stretch
	for _, t := range r.glossary.Terms {
		for _, good := range t.Target {
			if len(good) > len(bad) {
				longer = append(longer, occurrences(r.side[corpus.Target], j, good)...)
			}
		}
	}
	for _, at := range occurrences(r.side[corpus.Target], j, bad) {
		if !slices.ContainsFunc(longer, func(s stretch) bool { return s.lo <= at.lo && at.hi <= s.hi && s != at }) {
			return at, true
		}
	}
	return stretch{}, false
}

// has tells whether the target of a bead holds one of the forms.
func has(r *reading, b bead, forms []string) bool {
	for _, j := range indices(b.Dst) {
		for _, f := range forms {
			if _, ok := occurs(r.side[corpus.Target], j, f); ok {
				return true
			}
		}
	}
	return false
}

// occurs finds a term in a segment; see [occurrences].
func occurs(s *side, i int, term string) (stretch, bool) {
	if all := occurrences(s, i, term); len(all) > 0 {
		return all[0], true
	}
	return stretch{}, false
}

// occurrences finds a term in a segment wherever it stands: its words in a row,
// by their stems, or in a language without spaces its characters.
func occurrences(s *side, i int, term string) (found []stretch) {
	if s.lang.NoSpaces {
		text, want := lower(lang.Simplify(s.text(i))), lower(lang.Simplify(term))
		if want == "" {
			return nil
		}
		for from := 0; ; {
			k := strings.Index(text[from:], want)
			if k < 0 {
				return found
			}
			lo := len([]rune(text[:from+k]))
			found = append(found, stretch{lo, lo + len([]rune(want))})
			from += k + len(want)
		}
	}
	have, want := termWords(s.text(i)), termWords(term)
	for k := 0; len(want) > 0 && k+len(want) <= len(have); k++ {
		n := 0
		for n < len(want) && sameStem(want[n].text, have[k+n].text) {
			n++
		}
		if n == len(want) {
			found = append(found, stretch{have[k].lo, have[k+n-1].hi})
		}
	}
	return found
}

// termWords lists the runs of letters and digits of a text, folded.
func termWords(text string) []word {
	var out []word
	runes := []rune(lower(strings.ReplaceAll(text, "ё", "е")))
	for i := 0; i < len(runes); i++ {
		j := i
		for j < len(runes) && (unicode.IsLetter(runes[j]) || unicode.IsDigit(runes[j])) {
			j++
		}
		if j > i {
			out = append(out, word{stretch{i, j}, string(runes[i:j])})
			i = j
		}
	}
	return out
}

// sameStem tells whether two folded words may be forms of one: they agree but
// for up to three letters of ending (of a word of three letters, two), and up
// to two of the term as it is listed. They agree in three letters at least.
func sameStem(term, w string) bool {
	p, q := []rune(term), []rune(w)
	n := 0
	for n < len(p) && n < len(q) && p[n] == q[n] {
		n++
	}
	if n == len(p) && n == len(q) {
		return true
	}
	return n >= 3 && len(p)-n <= 2 && len(q)-n <= min(3, len(p)-1) && n >= len(p)/2+1
}
