package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/names"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
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
		heard := names.Hear(r.side[corpus.Target].prose...)
		for _, b := range r.pairs {
			for _, i := range indices(b.Src) {
				for _, m := range r.ledger.Facts(corpus.Source, i) {
					if m.Class == facts.Name && !sounds(r.surface(corpus.Source, &m), heard) && !translated(r, b, i, placeOf(&m)) {
						found = append(found, nameOnly(b, r.spanOf(corpus.Source, &m)))
					}
				}
			}
		}
		return found
	},
}

// translated tells whether the target of the bead tells some of a name of its
// source by its meaning (the Supreme Court, United Nations), or may.
func translated(r *reading, b bead, i int, at stretch) bool {
	share, ok := r.told(b, corpus.Source, i, at)
	return !ok || share > 0.1
}

// sounds tells whether any word of a name is among the words heard. Names of one
// word are taken for heard: most of them are no names of people.
func sounds(name string, heard names.Heard) bool {
	words := strings.Fields(name)
	return len(words) < 2 || slices.ContainsFunc(words, heard.Has)
}

// NameMismatch is E403.
var NameMismatch = &Check{
	ID: "E403", Slug: "name-mismatch", Title: "another name stands where one should be",
	Doc: `Two cases. In a text that is not written in Latin letters, a Latin word stands there to be the same
word: if it is nowhere in the other text, but a word beside it is one slip away (two letters swapped, one
changed, lost or put in), one of the two is misspelt. And a person, organisation, country or city may be
named on one side only while another of its kind is named on the other side only: an error, or a warning
where the other text has one of them elsewhere. A name that the whole other text lacks is a remark even
without such a partner. Only names that the lists know in both languages count; surnames, abbreviations,
adjectives and short forms stand for the whole, a capital may stand for its government. Wrong when the
translation mends a misprint, or names the country of a man or a town.`,
	Example:  Example{Source: "Download it from Instagram.", Target: "Скачайте его из Instgaram.", Tag: corpus.Russian},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		found := append(misspellings(r), exchanged(r)...)
		for _, f := range strangers(r) {
			if !slices.ContainsFunc(found, func(g Finding) bool { return f.inside(g) }) {
				found = append(found, f)
			}
		}
		return found
	},
}

// exchanged reports names that stand in one another's place: in sentences that
// are translations of each other, and beside the same words. With one of the two
// missing that is a warning, with both a remark. Where the other text has one of
// the names elsewhere, the translator may have moved it: that is a warning at most,
// in sentences that are translations of each other.
func exchanged(r *reading) []Finding {
	return r.firmly(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
		if !both(e, facts.Name) {
			return Finding{}, false
		}
		f := Finding{}
		together, alike := r.together(e), r.likeness(e.Source, e.Target) >= sameWords
		elsewhere := e.Source.Elsewhere || e.Target.Elsewhere
		switch {
		case !together && (!alike || elsewhere):
			f.Severity = Info
		case !together, !alike, elsewhere:
			f.Severity = Warning
		}
		return f, true
	})
}

// sameWords is how alike the words around two names are from which on they tell
// the same of both. Of names that were changed on purpose 9 in 10 are beyond it, of
// those that untouched texts have on one side only 1 in 3.
const sameWords = 0.1

// together tells whether both facts of an entry stand in sentences that are
// translations of each other.
func (r *reading) together(e ledger.Entry) bool {
	return slices.ContainsFunc(r.passages()[e.Bead].Ladder, func(pair corpus.Bead) bool {
		return pair.Src.Holds(r.sentenceOf(corpus.Source, e.Source)) && pair.Dst.Holds(r.sentenceOf(corpus.Target, e.Target))
	})
}

// sentenceOf is the number of the sentence that a fact stands in.
func (r *reading) sentenceOf(s corpus.Side, m *ledger.Mention) int {
	n, last := r.side[s].first[m.Segment], r.side[s].first[m.Segment+1]-1
	for n < last && r.side[s].plain.Segments[n].Place.End <= m.Start {
		n++
	}
	return n
}

// strangers reports the names that only one text has.
func strangers(r *reading) []Finding {
	return r.onlyOnEither(func(e ledger.Entry) bool { return e.Has(facts.Name) }, Info, Info)
}

// nameOnly reports a name that stands on one side of a bead only.
func nameOnly(b bead, name Span) Finding {
	f := about(b)
	f.Spans = []Span{name}
	f.Values = []string{name.Text}
	f.Message = fmt.Sprintf("%q only in the %s", name.Text, name.Side)
	return f
}

// misspellings reports the Latin words of a text in another script that the
// other text has not, but for a slip. Other languages have no plural in -s: iPhone
// stands for iPhones.
func misspellings(r *reading) []Finding {
	var found []Finding
	for _, s := range corpus.Sides {
		if r.side[s].lang.Script == lang.Latin {
			continue
		}
		known := latinWords(r.side[s.Other()])
		for _, b := range r.pairs {
			for _, i := range indices(b.On(s)) {
				for _, w := range latin(r.side[s], i) {
					if known[plainly(w.text)] || known[plainly(w.text)+"s"] {
						continue
					}
					if meant, ok := nearest(r, b, s.Other(), plainly(w.text)); ok {
						found = append(found, misspelling(b, r.span(s, i, w.stretch), meant))
					}
				}
			}
		}
	}
	return found
}

// latin lists the words in Latin letters of a segment.
func latin(s *side, i int) []word { return wordsOf(s.prose[i], unicode.Latin) }

// plainly is a word in Latin letters for comparing: in lower case, without accents
// and without an ending set off by an apostrophe, as Japan's and «postman'a» have:
// one or two letters, of the text's own writing or typed in Latin ones.
func plainly(w string) string {
	w = strings.ReplaceAll(w, "’", "'")
	if k := strings.LastIndexByte(w, '\''); k > 2 && len(w)-k-1 <= 2 {
		w = w[:k]
	}
	return fold(norm.NFD.String(w))
}

// latinWords is the words in Latin letters of a text, each as [plainly] has it.
func latinWords(s *side) map[string]bool {
	words := map[string]bool{}
	for i := range s.doc.Segments {
		for _, w := range latin(s, i) {
			words[plainly(w.text)] = true
		}
	}
	return words
}

// nearest is the first word on side s of the bead that is one slip from w.
func nearest(r *reading, b bead, s corpus.Side, w string) (Span, bool) {
	for _, j := range indices(b.On(s)) {
		for _, v := range latin(r.side[s], j) {
			if plain := plainly(v.text); near(plain, w) && !numbered(plain, w) {
				return r.span(s, j, v.stretch), true
			}
		}
	}
	return Span{}, false
}

// numbered tells whether one of two words is the other with a figure: Watch and
// Watch4, which the other text sets apart.
func numbered(v, w string) bool {
	if len(v) > len(w) {
		v, w = w, v
	}
	rest, ok := strings.CutPrefix(w, v)
	return ok && strings.Trim(rest, "0123456789") == ""
}

// misspelling reports two words of a bead of which one is meant to be the other.
func misspelling(b bead, p, q Span) Finding {
	if p.Side == corpus.Target {
		p, q = q, p
	}
	f := about(b)
	f.Spans = []Span{p, q}
	f.Values = []string{p.Text, q.Text}
	f.say(strconv.Quote(p.Text), strconv.Quote(q.Text), "")
	if respelt(p.Text, q.Text) {
		f.Severity = Warning
	}
	return f
}

// respelt tells whether two words of letters only are two spellings of one sound, a
// letter for a letter: Omicron and Omikron.
func respelt(p, q string) bool {
	return len(p) == len(q) && !strings.ContainsAny(p+q, "0123456789") && lang.Sound(p) == lang.Sound(q)
}

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
		src := r.side[corpus.Source]
		known := latinWords(r.side[corpus.Target])
		for i := range src.doc.Segments {
			for _, w := range latin(src, i) {
				if w.text != strings.ToUpper(w.text) {
					known[plainly(w.text)] = true // ALDER is Alder, shouted
				}
			}
		}
		var found []Finding
		for _, b := range r.pairs {
			for _, i := range indices(b.Src) {
				for _, w := range latin(src, i) {
					if isAcronym(w.text) && !known[plainly(w.text)] && !translated(r, b, i, w.stretch) {
						found = append(found, nameOnly(b, r.span(corpus.Source, i, w.stretch)))
					}
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
