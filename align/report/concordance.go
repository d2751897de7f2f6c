package report

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/align/concordance"
	"github.com/bitext-tools/bitext/corpus"
)

// A ConcordanceWriter writes hits one at a time, as they are found, and at the end
// how something was translated if it was counted.
type ConcordanceWriter interface {
	Hit(concordance.Hit) error
	Renderings([]concordance.Rendering) error
}

// A ConcordanceFormat is a way to write hits.
type ConcordanceFormat struct {
	Name string
	New  func(w io.Writer, context int, opt Options) ConcordanceWriter
}

// ConcordanceFormats are all of them. Context is how many letters are shown before
// and behind what was found; 0: all of the unit. Only the first looks at it.
//
// json has an object a line for each hit: path, number of the unit and its name,
// line (0: not known), side on which it was found, confidence, similarity of a search
// by meaning, and for source and target lang, text and matches: start and end in
// runes of the text, from 0, and where the file is a text at: its path, line, and
// start and end in runes of the file. Matches of the other side are the words that
// answer. Renderings are objects with rendering, lang, count, share, forms and example.
var ConcordanceFormats = []ConcordanceFormat{
	{"text", func(w io.Writer, context int, opt Options) ConcordanceWriter {
		return &concordancePage{newPage(w, corpus.Bitext{}, 0, opt), context}
	}},
	{"json", func(w io.Writer, _ int, _ Options) ConcordanceWriter {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		return concordanceJSON{out}
	}},
	{"tsv", func(w io.Writer, _ int, _ Options) ConcordanceWriter { return &concordanceTSV{w: w} }},
}

// concordancePage is hits for people.
type concordancePage struct {
	*page
	context int
}

// Hit writes a line that says where it is, and both texts.
func (c *concordancePage) Hit(h concordance.Hit) error {
	p := c.page
	where := placeOf(h)
	if h.Similarity > 0 {
		where = decimals(h.Similarity) + "  " + where
	}
	p.about(where)
	var texts [2][]line
	for s, col := range [2]column{p.src, p.dst} {
		text, marks := excerpt(h, corpus.Side(s), c.context)
		texts[s] = p.marked(col, plain, text, marks)
	}
	p.block(block{src: texts[corpus.Source], dst: texts[corpus.Target]})
	p.endLine()
	return p.out.Flush()
}

// placeOf is where a hit is, as people write it.
func placeOf(h concordance.Hit) string {
	place := h.Path
	if h.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, h.Line)
	}
	place += ": "
	if h.Name != "" {
		place += "unit " + h.Name + ", "
	}
	place += cmp.Or(string(h.Texts[0].Tag), "?") + " – " + cmp.Or(string(h.Texts[1].Tag), "?")
	if h.Confidence > 0 && h.Confidence < Doubtful {
		place += ", a pair in doubt (" + decimals(h.Confidence) + ")"
	}
	return place
}

// excerpt is what is shown of a text: so many letters around what is marked.
func excerpt(h concordance.Hit, s corpus.Side, context int) (string, []mark) {
	t := h.Texts[s]
	runes := []rune(t.Text)
	around := t.Found
	if len(around) == 0 { // as far in the text as the counterpart's is
		other := h.Texts[s.Other()]
		at := 0
		if found := other.Found; len(found) > 0 {
			at = found[0].Lo * len(runes) / max(1, len([]rune(other.Text)))
		}
		around = []corpus.Range{{Lo: at, Hi: at}}
	}
	kept := make([]bool, len(runes))
	for _, r := range around {
		lo, hi := 0, len(runes)
		if context > 0 {
			lo, hi = wordsAround(runes, max(0, r.Lo-context), min(len(runes), r.Hi+context))
		}
		for k := lo; k < hi; k++ {
			kept[k] = true
		}
	}
	var out []rune
	to := make([]int, len(runes)+1) // where each rune came to stand
	for k, r := range runes {
		to[k] = len(out)
		switch {
		case kept[k]:
			out = append(out, r)
		case k == 0 || kept[k-1]:
			out = append(out, '…')
		}
	}
	to[len(runes)] = len(out)
	var marks []mark
	for _, r := range t.Found {
		marks = append(marks, mark{lo: to[r.Lo], hi: to[r.Hi], manner: sought})
	}
	return string(out), marks
}

// longestWord is how many letters further a text is shown so that no word is cut.
const longestWord = 20

// wordsAround widens a stretch to whole words, and all of a text that goes on no
// longer than a word.
func wordsAround(runes []rune, lo, hi int) (int, int) {
	inside := func(k int) bool { return !unicode.IsSpace(runes[k-1]) && !unicode.IsSpace(runes[k]) }
	from, to := lo, hi
	for from > 0 && lo-from < longestWord && inside(from) {
		from--
	}
	for to < len(runes) && to > 0 && to-hi < longestWord && inside(to) {
		to++
	}
	if lo-from == longestWord {
		from = lo // a writing without blanks
	}
	if to-hi == longestWord {
		to = hi
	}
	return from, to
}

// Renderings writes a table: how often, in how many of a hundred, which words, and
// where the first of them is.
func (c *concordancePage) Renderings(list []concordance.Rendering) error {
	rows := [][]string{{"count", "share", "rendering", "first in"}}
	total := totalOf(list)
	for _, r := range list {
		rows = append(rows, []string{fmt.Sprint(r.Count), percent(r.Count, total), OneLine(cmp.Or(r.Text, "—")), OneLine(placeOf(r.First))})
	}
	c.table(rows, ">><<", faintHead)
	return c.out.Flush()
}

func totalOf(list []concordance.Rendering) (n int) {
	for _, r := range list {
		n += r.Count
	}
	return n
}

func percent(n, of int) string { return fmt.Sprintf("%.0f %%", 100*float64(n)/float64(max(1, of))) }

// concordanceJSON is hits for programs.
type concordanceJSON struct{ out *json.Encoder }

// jsonHit is a unit in which something was found.
type jsonHit struct {
	// the file of the unit, or of its source; "-" is standard input
	Path string `json:"path"`
	// the place of the unit in the file, from 1
	Number int `json:"number,omitempty"`
	// its name in the file
	Unit string `json:"unit,omitempty"`
	// the line of the file in which it begins, from 1; 0 where that is not known
	Line int `json:"line"`
	// the text in which it was found, "source" or "target"
	Side string `json:"side"`
	// how sure it is that the texts belong together, 0 to 1; left out where that is not known
	Confidence float64 `json:"confidence,omitempty"`
	// how alike the text is to what --similar looks for, 0 to 1
	Similarity float64 `json:"similarity,omitempty"`
	// the text
	Source jsonConcordant `json:"source"`
	// its translation
	Target jsonConcordant `json:"target"`
}

// jsonConcordant is a text of a unit.
type jsonConcordant struct {
	// language as a BCP 47 tag; "" where it is not known
	Lang corpus.Tag `json:"lang"`
	// the whole text
	Text string `json:"text"`
	// what was found in it, or answers what was found in the other, in reading order
	Matches []jsonMatch `json:"matches"`
}

// jsonMatch is a stretch of a text.
type jsonMatch struct {
	// its first letter in the text, from 0
	Start int `json:"start"`
	// the letter behind its last
	End int `json:"end"`
	// the stretch itself
	Text string `json:"text"`
	// where it stands in the file of the text; left out where that is not a text file
	At *jsonSpot `json:"at,omitempty"`
}

// jsonSpot is a place in a file.
type jsonSpot struct {
	// of the file
	Path string `json:"path"`
	// of the segment, from 1
	Line int `json:"line"`
	// the first letter in the file, from 0
	Start int `json:"start"`
	// the letter behind the last
	End int `json:"end"`
}

// jsonRendering is one way in which what was found was translated.
type jsonRendering struct {
	// the form that is there most often; "" where no word answers
	Rendering string `json:"rendering"`
	// its language as a BCP 47 tag
	Lang corpus.Tag `json:"lang"`
	// in how many units it is
	Count int `json:"count"`
	// of all units in which something was found, 0 to 1
	Share float64 `json:"share"`
	// its forms, those that are there most often first
	Forms []jsonForm `json:"forms"`
	// the first unit with it
	Example jsonHit `json:"example"`
}

// jsonForm is a form of a rendering.
type jsonForm struct {
	// as it is written
	Text string `json:"text"`
	// how often it is there
	Count int `json:"count"`
}

// HitSchema is the JSON Schema of what the format "json" of [ConcordanceFormats]
// writes, an object a line, and RenderingSchema of its renderings.
var (
	//go:embed hit.schema.json
	HitSchema string
	//go:embed rendering.schema.json
	RenderingSchema string
)

func (c concordanceJSON) Hit(h concordance.Hit) error { return c.out.Encode(jsonHitOf(h)) }

func jsonHitOf(h concordance.Hit) jsonHit {
	j := jsonHit{Path: h.Path, Number: h.Number, Unit: h.Name, Line: h.Line, Side: h.Side.String(), Confidence: rounded(h.Confidence), Similarity: rounded(h.Similarity)}
	j.Source, j.Target = concordantOf(h.Texts[corpus.Source]), concordantOf(h.Texts[corpus.Target])
	return j
}

// rounded is a number to two decimals.
func rounded(x float64) float64 { return float64(int(x*100+0.5)) / 100 }

func concordantOf(t concordance.Text) jsonConcordant {
	runes := []rune(t.Text)
	j := jsonConcordant{Lang: t.Tag, Text: t.Text, Matches: []jsonMatch{}}
	for _, r := range t.Found {
		m := jsonMatch{Start: r.Lo, End: r.Hi, Text: string(runes[r.Lo:r.Hi])}
		if k, at := t.Place(r.Lo); k < len(t.Segments) {
			if p := t.Segments[k].Place; p.End > p.Start && p.TU == "" {
				start := t.Segments[k].Offset(at)
				_, last := t.Place(r.Hi - 1)
				m.At = &jsonSpot{p.Path, p.Line, start, t.Segments[k].Offset(max(at, last)) + 1}
			}
		}
		j.Matches = append(j.Matches, m)
	}
	return j
}

func (c concordanceJSON) Renderings(list []concordance.Rendering) error {
	total := totalOf(list)
	for _, r := range list {
		j := jsonRendering{r.Text, r.Tag, r.Count, rounded(float64(r.Count) / float64(max(1, total))), []jsonForm{}, jsonHitOf(r.First)}
		for _, f := range r.Forms {
			j.Forms = append(j.Forms, jsonForm(f))
		}
		if err := c.out.Encode(j); err != nil {
			return err
		}
	}
	return nil
}

// concordanceTSV is hits as a table with a row each.
type concordanceTSV struct {
	w      io.Writer
	headed bool
}

func (c *concordanceTSV) row(cells ...string) error { return writeRow(c.w, cells...) }

func (c *concordanceTSV) Hit(h concordance.Hit) error {
	src, dst := h.Texts[corpus.Source], h.Texts[corpus.Target]
	if !c.headed {
		c.headed = true
		if err := c.row("path", "line", "unit", "source_lang", "target_lang", "side", "source", "target", "source_matches", "target_matches"); err != nil {
			return err
		}
	}
	return c.row(h.Path, fmt.Sprint(h.Line), h.Name, string(src.Tag), string(dst.Tag), h.Side.String(), src.Text, dst.Text, matchesOf(src), matchesOf(dst))
}

// matchesOf are the words marked in a text.
func matchesOf(t concordance.Text) string {
	runes := []rune(t.Text)
	var list []string
	for _, r := range t.Found {
		list = append(list, string(runes[r.Lo:r.Hi]))
	}
	return strings.Join(list, " | ")
}

func (c *concordanceTSV) Renderings(list []concordance.Rendering) error {
	total := totalOf(list)
	if err := c.row("count", "share", "rendering", "lang", "path", "line", "unit"); err != nil {
		return err
	}
	for _, r := range list {
		share := fmt.Sprintf("%.2f", float64(r.Count)/float64(max(1, total)))
		if err := c.row(fmt.Sprint(r.Count), share, r.Text, string(r.Tag), r.First.Path, fmt.Sprint(r.First.Line), r.First.Name); err != nil {
			return err
		}
	}
	return nil
}
