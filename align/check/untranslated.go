package check

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Untranslated is L601.
var Untranslated = &Check{
	ID: "L601", Slug: "untranslated", Title: "a passage was left in the language of the other text",
	Doc: `A run of words in the other text's writing that holds small words (the, of, is) as running text does and
names and titles do not, or a whole paragraph that is the same on both sides. Inside quotation marks it is a
remark: titles and sayings may stay. Wrong for lyrics, menus and sentences about a language.`,
	Example: Example{
		Source: "The bridge is closed. You can take the ferry instead.",
		Target: "大桥已关闭。You can take the ferry instead.", Tag: corpus.Simplified,
	},
	Severity: Error, MQM: "untranslated", whole: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, s := range corpus.Sides {
			for i, seg := range r.side[s].doc.Segments {
				if seg.Kind != corpus.Code {
					found = append(found, r.left(s, i)...)
				}
			}
		}
		return found
	},
}

// left reports the passages of a segment that are in the other language.
func (r *reading) left(s corpus.Side, i int) []Finding {
	own, other := r.side[s].lang, r.side[s.Other()].lang
	if own.Script == other.Script {
		return nil
	}
	var found []Finding
	runes := r.side[s].runes[i]
	for _, run := range foreignRuns(runes, table(own.Script), table(other.Script)) {
		if !other.isProse(string(runes[run.lo:run.hi])) {
			continue
		}
		f := about(r.beads[r.side[s].beadOf[i]])
		f.Confidence = 1
		f.Message = fmt.Sprintf("left in %s", other.Name)
		if quoted(runes, run) {
			f.Severity = Info
		}
		f.Spans = []Span{r.span(s, i, closed(runes, run))}
		found = append(found, f)
	}
	return found
}

// foreignRuns lists the stretches of a text between letters of its own
// writing that hold letters of another, from the first to the last of them.
func foreignRuns(runes []rune, own, other *unicode.RangeTable) []stretch {
	var out []stretch
	lo, hi := -1, -1
	flush := func() {
		if lo >= 0 {
			out = append(out, stretch{lo, hi})
		}
		lo = -1
	}
	for i, c := range runes {
		switch {
		case unicode.Is(own, c):
			flush()
		case unicode.Is(other, c):
			if lo < 0 {
				lo = i
			}
			hi = i + 1
		}
	}
	flush()
	return out
}

// isProse tells whether a run of words of the language is running text and
// not a name, title or code. The bounds were set on the dev cases, where names
// and titles stay below them.
func (l *language) isProse(run string) bool {
	if l.NoSpaces {
		return weight(run) >= 8
	}
	words, function, lower := 0, 0, 0
	for field := range strings.FieldsSeq(run) {
		w := strings.TrimFunc(field, unicode.IsPunct)
		if !plainWord(w) {
			continue
		}
		words++
		if l.isFunction(w) {
			function++
		}
		if fold(w) == w {
			lower++
		}
	}
	return words >= 4 && lower > function && (function >= 2 && 2*lower >= words || function >= 1 && lower >= 3)
}

// plainWord tells whether a word has letters and is not made like an address,
// a path or code. "And/or" is, "a.b.c" is not.
func plainWord(w string) bool {
	joints := strings.Count(w, "/") + strings.Count(w, ".")
	return strings.IndexFunc(w, unicode.IsLetter) >= 0 && joints < 2 && !strings.ContainsAny(w, ":@\\=<>{}")
}

// closed is a stretch with the marks that close it.
func closed(runes []rune, at stretch) stretch {
	for at.hi < len(runes) && unicode.IsPunct(runes[at.hi]) && !unicode.In(runes[at.hi], unicode.Ps, unicode.Pi) {
		at.hi++
	}
	return at
}

// The quotation marks that open and close, in the three languages. "“" closes
// after „ and opens elsewhere.
const (
	openingMarks = "“«「『《\"‘„"
	closingMarks = "”»」』》\"’“"
)

// quoted tells whether a stretch stands between quotation marks, with or
// without a full stop before the closing one.
func quoted(runes []rune, at stretch) bool {
	if at.lo == 0 || !strings.ContainsRune(openingMarks, runes[at.lo-1]) {
		return false
	}
	end := closed(runes, at)
	return strings.ContainsAny(string(runes[at.hi:end.hi]), closingMarks)
}

// table is the letters of a script.
func table(s lang.Script) *unicode.RangeTable {
	switch s {
	case lang.Cyrillic:
		return unicode.Cyrillic
	case lang.Han:
		return unicode.Han
	case lang.Latin:
		return unicode.Latin
	}
	return unicode.L
}
