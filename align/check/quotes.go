package check

import (
	"fmt"
	"strings"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// QuoteUnmarked is Q501.
var QuoteUnmarked = &Check{
	ID: "Q501", Slug: "quote-unmarked", Title: "a quotation lost its marks",
	Doc: `Speech stands between quotation marks in the source (four words or more, with a comma, colon or full stop in
or about it: the rest are names and titles) and the target has no marks there, nor speech after the dash of Russian dialogue. The quotation
became reported speech: style, or words that nobody can be held to.`,
	Example: Example{
		Source: "“The bridge will be closed for two weeks,” the mayor said.", Target: "市长说，大桥将关闭两周。", Tag: corpus.Simplified,
	},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding { return unquoted(r, corpus.Source) },
}

// QuoteAdded is Q502.
var QuoteAdded = &Check{
	ID: "Q502", Slug: "quote-added", Title: "reported speech became a quotation",
	Doc:      `The mirror of Q501, and worse: words are put into somebody's mouth.`,
	Example:  Example{Source: "The mayor said that the bridge would be closed for two weeks.", Target: "«Мост будет закрыт на две недели», — сказала мэр.", Tag: corpus.Russian},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding { return unquoted(r, corpus.Target) },
}

// QuoteShortened is Q503.
var QuoteShortened = &Check{
	ID: "Q503", Slug: "quote-shortened", Title: "less of a passage is quoted on one side",
	Doc: `Two passages that correspond both quote, but one quotes less than half of what the other does, measured in letters of
the same meaning: part of a quotation was dropped, or runs on without marks.`,
	Example: Example{
		Source: "“The bridge will be closed for two weeks, and nobody is happy about it,” the mayor said.",
		Target: "“大桥将关闭”，市长说。", Tag: corpus.Simplified,
	},
	Severity: Info, MQM: "omission", Gated: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.pairs {
			src, dst := quotedSize(r, b, corpus.Source), quotedSize(r, b, corpus.Target)
			if src == 0 || dst == 0 || max(src, dst) < spoken || 2*min(src, dst) >= max(src, dst) {
				continue
			}
			f := about(b)
			f.Message = fmt.Sprintf("quoted letters, as English counts them: %.0f in the source, %.0f in the target", src, dst)
			found = append(found, f)
		}
		return found
	},
}

// QuoteUnbalanced is Q504.
var QuoteUnbalanced = &Check{
	ID: "Q504", Slug: "quote-unbalanced", Title: "a quotation mark opens or closes alone",
	Doc: `The marks “ ” « » 「 」 『 』 do not pair up within a paragraph. English opens every paragraph of a long
quotation and closes only the last: a paragraph that opens and is followed by one that opens is right.`,
	Example:  Example{Source: "“The bridge is closed,” the mayor said.", Target: "«Мост закрыт, — сказала мэр.", Tag: corpus.Russian},
	Severity: Info, MQM: "punctuation",
	run: func(r *reading) []Finding {
		var found []Finding
		for _, s := range corpus.Sides {
			for i := range r.side[s].doc.Segments {
				if mark, ok := unbalanced(r, s, i); ok {
					f := r.within(s, i)
					f.Spans = []Span{r.span(s, i, mark)}
					f.Message = fmt.Sprintf("%s without its counterpart in the paragraph", f.Spans[0].Text)
					found = append(found, f)
				}
			}
		}
		return found
	},
}

// spoken is the English letters from which on words in quotation marks are
// speech and no name, title or word held at arm's length: four words of five.
const spoken = 20

// quotedSize is how much of a side of a bead is quoted speech, in English
// letters.
func quotedSize(r *reading, b bead, s corpus.Side) float64 {
	total := 0.0
	for _, m := range quotations(r, b, s) {
		total += r.side[s].lang.size(r.surface(s, m))
	}
	return total
}

// quotations lists the quotations of a side of a bead.
func quotations(r *reading, b bead, s corpus.Side) []*ledger.Mention {
	var list []*ledger.Mention
	for _, i := range indices(b.On(s)) {
		for k := range r.ledger.Facts(s, i) {
			if m := &r.ledger.Facts(s, i)[k]; m.Class == facts.Quotation {
				list = append(list, m)
			}
		}
	}
	return list
}

// unquoted reports beads that quote speech on side s only, one finding each,
// about the longest quotation.
func unquoted(r *reading, s corpus.Side) []Finding {
	var found []Finding
	for _, b := range r.pairs {
		if len(quotations(r, b, s.Other())) > 0 || strings.ContainsAny(b.whole[s.Other()], openingMarks+closingMarks) {
			continue
		}
		var longest *ledger.Mention
		for _, m := range quotations(r, b, s) {
			if longest == nil || m.End-m.Start > longest.End-longest.Start {
				longest = m
			}
		}
		if longest == nil || !isSpeech(r, s, longest) || dashed(r, b, s.Other()) {
			continue
		}
		f := about(b)
		f.Spans = []Span{r.spanOf(s, longest)}
		f.Message = fmt.Sprintf("quotation only in the %s", s)
		found = append(found, f)
	}
	return found
}

// dashed tells whether a side of a bead begins with a dash: then the dash on
// the other side makes an item and no dialogue.
func dashed(r *reading, b bead, s corpus.Side) bool {
	text := strings.TrimSpace(r.side[s].text(b.On(s).Lo))
	return text != "" && strings.ContainsRune("-–—•*", []rune(text)[0])
}

// isSpeech tells whether a quotation is what somebody said and not a name: it
// is long enough, and has a comma or a full stop inside, or a colon or comma
// before or after it.
func isSpeech(r *reading, s corpus.Side, m *ledger.Mention) bool {
	text := r.surface(s, m)
	if r.side[s].lang.size(text) < spoken || !r.side[s].lang.NoSpaces && len(strings.Fields(text)) == 1 { // an address is no speech
		return false
	}
	around := r.side[s].cut(m.Segment, stretch{m.Start - 2, m.Start}) + r.side[s].cut(m.Segment, stretch{m.End, m.End + 1})
	return strings.ContainsAny(text, ",.!?;，。！？；…") || strings.ContainsAny(around, ":：,，")
}

// markPairs are the quotation marks that open and close by different signs.
var markPairs = map[rune]rune{'“': '”', '«': '»', '「': '」', '『': '』'}

// unbalanced is the first mark of a segment that has no counterpart.
func unbalanced(r *reading, s corpus.Side, i int) (stretch, bool) {
	var open []rune
	at := 0
	for k, c := range []rune(r.side[s].text(i)) {
		if closing, ok := markPairs[c]; ok {
			if len(open) == 0 {
				at = k
			}
			open = append(open, closing)
			continue
		}
		for _, closing := range markPairs {
			if c != closing {
				continue
			}
			if len(open) == 0 || open[len(open)-1] != c {
				return stretch{k, k + 1}, true
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 || goesOn(r, s, i) {
		return stretch{}, false
	}
	return stretch{at, at + 1}, true
}

// goesOn tells whether the next segment opens with a quotation mark.
func goesOn(r *reading, s corpus.Side, i int) bool {
	if i+1 >= len(r.side[s].doc.Segments) {
		return false
	}
	next := strings.TrimSpace(r.side[s].text(i + 1))
	return next != "" && strings.ContainsRune(openingMarks, []rune(next)[0])
}
