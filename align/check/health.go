package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

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
				found = append(found, r.otherScript(s, i)...)
				found = append(found, r.lookalikes(s, i)...)
			}
		}
		return found
	},
}

// otherScript reports a segment in the other writing of its text's language.
func (r *reading) otherScript(s corpus.Side, i int) []Finding {
	doc, own := r.side[s].doc.Tag, r.side[s].doc.Segments[i].Tag
	if own == corpus.Unknown || own == doc || own.Base() != doc.Base() || own == own.Base() || doc == doc.Base() {
		return nil
	}
	f := about(r.beads[r.side[s].beadOf[i]])
	f.Confidence = 1
	f.Message = fmt.Sprintf("in %s, the rest of the text in %s", own, doc)
	f.Values = []string{string(own)}
	f.Spans = []Span{r.span(s, i, r.side[s].all(i))}
	return []Finding{f}
}

// Latin letters that look like a Cyrillic one.
const latinLookalikes = "aceopxyABCEHKMOPTXY"

func (r *reading) lookalikes(s corpus.Side, i int) []Finding {
	var found []Finding
	for _, w := range lettersOf(r.side[s].text(i)) {
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
			f := about(r.beads[r.side[s].beadOf[i]])
			f.Confidence = 1
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
				if f, ok := r.damage(s, i); ok {
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
func (r *reading) damage(s corpus.Side, i int) (Finding, bool) {
	text := r.side[s].text(i)
	f := about(r.beads[r.side[s].beadOf[i]])
	f.Confidence = 1
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
