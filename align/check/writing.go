package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// Untranslated is L601.
var Untranslated = &Check{
	ID: "L601", Slug: "untranslated", Title: "a passage was left in the language of the other text",
	Doc: `A run of words in the other text's writing that holds small words (the, of, is) as running text does and
names and titles do not, or a whole paragraph that is the same on both sides. Inside quotation marks it is a
remark: titles and sayings may stay; in brackets too, where a term is explained by its English, of what a program says
("Error: …"), and where a few words stand inside a sentence, as a title, a line of code and the words on a button do. Wrong for lyrics, menus and sentences about a language.`,
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
					found = append(found, left(r, s, i)...)
				}
			}
		}
		return found
	},
}

// left reports the passages of a segment that are in the other text's language.
func left(r *reading, s corpus.Side, i int) []Finding {
	own, other := r.side[s].lang, r.side[s.Other()].lang
	if own.Script == other.Script {
		return nil
	}
	var found []Finding
	runes := []rune(r.side[s].prose[i])
	for _, run := range foreignRuns(runes, table(own.Script), table(other.Script)) {
		text := string(runes[run.lo:run.hi])
		if !other.isProse(text) {
			continue
		}
		f := r.within(s, i)
		f.Message = fmt.Sprintf("left in %s", other.Name)
		if quoted(runes, run) || bracketed(runes, run) || message.MatchString(text) || !r.side[s].apart(i, run) && !other.runsOn(text) {
			f.Severity = Info
		}
		f.Spans = []Span{r.span(s, i, closed(runes, run))}
		found = append(found, f)
	}
	return found
}

// apart tells whether a stretch of segment i holds a whole sentence: one that it
// begins or ends in has no letter of the text's own writing. Inside a sentence,
// the words on a button, a title and a line of code may stay as they are.
func (s *side) apart(i int, at stretch) bool {
	own := table(s.lang.Script)
	return slices.ContainsFunc(s.sentences[i], func(x stretch) bool {
		return x.lo < at.hi && at.lo < x.hi && !strings.ContainsFunc(s.cut(i, x), func(c rune) bool { return unicode.Is(own, c) })
	})
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

// bracketed tells whether a stretch is all that stands in brackets, as the original
// of a term does after its translation.
func bracketed(runes []rune, at stretch) bool {
	return at.lo > 0 && at.hi < len(runes) && strings.ContainsRune("(（", runes[at.lo-1]) && strings.ContainsRune(")）", runes[at.hi])
}

// WrongScript is L602.
var WrongScript = &Check{
	ID: "L602", Slug: "wrong-script", Title: "characters of another writing stand inside",
	Doc: `A paragraph in Traditional characters inside a Simplified text or the other way round, and words that mix
Cyrillic letters with Latin ones that look the same (a Latin "c" in «cлово»): a search never finds those.
Words joined with a hyphen (IT-отдел) count as two.`,
	Example:  Example{Source: "The bridge is closed.", Target: "Мост зaкрыт.", Tag: corpus.Russian},
	Severity: Warning, MQM: "character-encoding",
	run: func(r *reading) []Finding {
		var found []Finding
		for _, s := range corpus.Sides {
			for i := range r.side[s].doc.Segments {
				found = append(found, otherScript(r, s, i)...)
				found = append(found, lookalikes(r, s, i)...)
			}
		}
		return found
	},
}

// otherScript reports a segment in the other writing of its text's language.
func otherScript(r *reading, s corpus.Side, i int) []Finding {
	doc, own := r.side[s].doc.Tag, r.side[s].doc.Segments[i].Tag
	if own == corpus.Unknown || own == doc || own.Base() != doc.Base() || own == own.Base() || doc == doc.Base() {
		return nil
	}
	f := r.within(s, i)
	f.Message = fmt.Sprintf("in %s, the rest of the text in %s", own, doc)
	f.Values = []string{string(own)}
	f.Spans = []Span{r.span(s, i, r.side[s].all(i))}
	return []Finding{f}
}

// latinLookalikes are Latin letters that look like a Cyrillic one.
const latinLookalikes = "aceopxyABCEHKMOPTXY"

// lookalikes reports the words of a segment that mix Cyrillic letters with Latin
// ones that look the same.
func lookalikes(r *reading, s corpus.Side, i int) []Finding {
	var found []Finding
	for _, w := range lettersOf(r.side[s].prose[i]) {
		latin, cyrillic := 0, 0
		for _, c := range w.text {
			switch {
			case strings.ContainsRune(latinLookalikes, c):
				latin++
			case unicode.Is(unicode.Cyrillic, c):
				cyrillic++
			default:
				latin, cyrillic = -1000, -1000
			}
		}
		if latin > 0 && cyrillic > 0 {
			f := r.within(s, i)
			f.Spans = []Span{r.span(s, i, w.stretch)}
			f.Values = []string{w.text}
			f.Message = fmt.Sprintf("%q mixes Latin and Cyrillic letters", w.text)
			found = append(found, f)
		}
	}
	return found
}

// WrongLanguage is L603.
var WrongLanguage = &Check{
	ID: "L603", Slug: "wrong-language", Title: "both texts are in one language",
	Doc:      `The two texts are in the same language, so that nothing else this package says means anything.`,
	Example:  Example{Source: "The bridge is closed.", Target: "The bridge is closed.", Tag: corpus.English},
	Severity: Error, MQM: "untranslated", stops: true,
	run: func(r *reading) []Finding {
		a, b := r.side[corpus.Source].doc.Tag, r.side[corpus.Target].doc.Tag
		if a.Base() != b.Base() {
			return nil
		}
		return []Finding{{
			Confidence: 1, Values: []string{string(a), string(b)},
			Message: fmt.Sprintf("source and target are both in %s", r.side[corpus.Source].lang.Name),
		}}
	},
}

// Damaged is L604.
var Damaged = &Check{
	ID: "L604", Slug: "damaged-text", Title: "characters were lost or garbled",
	Doc: `The replacement character, control characters, and the marks that text leaves when it is read in the wrong
encoding ("Ã©", "â€™", "Р°Рј", 锟斤拷). Zero-width characters are a remark.`,
	Example:  Example{Source: "The bridge is closed.", Target: "Мост закрыт до пят\uFFFDицы.", Tag: corpus.Russian},
	Severity: Warning, MQM: "character-encoding",
	run: func(r *reading) []Finding {
		var found []Finding
		for _, s := range corpus.Sides {
			for i := range r.side[s].doc.Segments {
				if f, ok := damage(r, s, i); ok {
					found = append(found, f)
				}
			}
		}
		return found
	},
}

// garbles are what UTF-8 looks like when read as Windows-1252, Windows-1251
// or GBK, and uninitialised memory in GBK.
var garbles = []string{"Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¡", "â€™", "â€œ", "â€\u009d", "â€”", "â€“", "Â°", "Â«", "Р°Р", "Рѕ", "Рё", "РЅР", "С‚", "СЃ", "вЂ", "пїЅ", "锟斤拷", "烫烫烫", "屯屯屯", "ï¿½"}

// damage reports the first damage of a segment; one finding a segment is
// enough to send its reader to the file.
func damage(r *reading, s corpus.Side, i int) (Finding, bool) {
	text := r.side[s].text(i)
	f := r.within(s, i)
	for _, g := range garbles {
		if k := strings.Index(text, g); k >= 0 {
			lo := len([]rune(text[:k]))
			f.Spans = []Span{r.span(s, i, stretch{lo, lo + len([]rune(g))})}
			f.Message, f.Values = fmt.Sprintf("%q looks like text read in the wrong encoding", g), []string{g}
			return f, true
		}
	}
	for k, c := range []rune(text) {
		what := ""
		switch {
		case c == unicode.ReplacementChar:
			what = "a lost character"
		case unicode.IsControl(c) && c != '\t' && c != '\n' && c != '\r':
			what = "a control character"
		case slices.Contains([]rune{0x200B, 0x2060, 0xFEFF}, c):
			what, f.Severity = "an invisible character", Info
		default:
			continue
		}
		f.Spans = []Span{r.span(s, i, stretch{k, k + 1})}
		f.Message, f.Values = fmt.Sprintf("%s (U+%04X)", what, c), []string{fmt.Sprintf("U+%04X", c)}
		return f, true
	}
	return Finding{}, false
}
