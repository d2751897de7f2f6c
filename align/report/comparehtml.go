package report

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// CompareHTML writes the page of [Compare] as one web page that asks for
// nothing from anywhere: the summary, the strip as a map that scrolls to what it
// shows, both texts with the words marked that differ, notes in the margin, the
// source with the differences marked in it (see [Redline]), and the facts of the
// findings' ledger, which a switch marks in the texts. It reads without scripts and
// prints; with them differences can be chosen by kind and severity, and keys go from
// one to the next. Of the options OnlyDifferences and Facts are read: the switches
// that begin on. A ladder that does not fit the texts is an error, and nothing is
// written.
func CompareHTML(w io.Writer, f Findings, opt Options) error {
	b := f.Bitext
	if err := whole(b); err != nil {
		return err
	}
	p := web{newView(f), factMarks(b, f.Ledger)}.page(f)
	p.Only, p.Marked = opt.OnlyDifferences, opt.Facts
	return webTemplate.Execute(w, p)
}

var (
	//go:embed comparehtml/page.html
	webMarkup string
	//go:embed comparehtml/page.css
	webStyle string
	//go:embed comparehtml/page.js
	webScript string

	webTemplate = template.Must(template.New("compare").Parse(webMarkup))
)

// What the page shows. A class says the manner of a thing: "gone"; an ID is that
// of a difference, its place in the list of them.
type (
	webPage struct {
		Style    template.CSS
		Script   template.JS
		Title    string
		Version  string
		Sides    []webSide
		Strips   [][]webTick
		Legend   []webWord
		Summary  []webGroup
		Verdict  string
		Kinds    []string // nouns of the differences
		Grades   []string // severities of the differences
		Rows     []webRow
		Redlined []webParagraph
		Tag      corpus.Tag // of the source
		Facts    []webFact
		Account  string // sums the facts up
		Only     bool   // the switch of what differs is on
		Marked   bool   // and that of the facts
	}
	webSide struct {
		Path, Tag, Size string
		Share           int // its part of the room, in hundredths
	}
	webTick struct {
		Row    int // which it stands for, from 1
		Class  string
		Weight int // how high it is: runes of text
		Title  string
	}
	webWord struct{ Class, Text string }

	// webGroup is differences of one kind, or, without a noun, a few of any.
	webGroup struct {
		Noun    string
		Entries []webDifference
	}
	webDifference struct {
		ID                      int
		Row                     int // where it begins; 0: the texts as a whole
		Class, Grade            string
		Place, Noun, Text, Sure string
		Who                     string // the versions that it is about, where there are more than two
		Check                   string
	}
	webRow struct {
		Number int
		Class  string
		Cells  []webCell
		Unsure []webDifference // of doubtful pairs the text and the confidence
		Notes  []webDifference
		IDs    string // of the differences in it, with blanks between
	}
	webCell struct {
		Class    string // of text that is the only one of its kind in the row, or moved
		Name     string // of its version, where there are more than two
		Tag      corpus.Tag
		Segments []webSegment
		Instead  string // what bitext says where there is no text
		Above    string // and above a text
	}
	webSegment struct {
		Anchor, Label, Kind string
		Level               int // of a heading, from 2, as the page has one above
		Parts               []webPart
	}
	webPart struct {
		Text, Class, IDs string
		Fact, Hue        string     // the letter and the class of a fact's words
		Tag              corpus.Tag // where it is not that of the cell
	}
	webParagraph struct {
		Label, Kind, Moved string
		Parts              []webPart
	}
	webFact struct {
		Status, What, Source, SourceAt, Target, TargetAt, Value string
	}
)

// A web is a comparison on its way to a browser.
type web struct {
	view
	facts [2][][]mark // by side and segment
}

// classes are what the style sheet calls the manners.
var classes = [manners]string{agrees: "agrees", unsure: "unsure", moved: "moved", differs: "differs", added: "added", gone: "gone"}

func (v web) page(f Findings) webPage {
	p := webPage{
		Style: template.CSS(webStyle), Script: template.JS(webScript),
		Title: v.bitext.Src.Path + " – " + v.bitext.Dst.Path, Version: f.Version,
		Tag: v.bitext.Src.Tag, Summary: v.summary(), Verdict: verdictOf(v.list, v.verdicts),
	}
	for s, room := range proportions(v.bitext.Src, v.bitext.Dst) {
		doc := v.bitext.On(corpus.Side(s))
		p.Sides = append(p.Sides, webSide{OneLine(doc.Path), cmp.Or(string(doc.Tag), "language unknown"), sizeOf(doc, v.bitext.Unit), room})
	}
	p.Strips = make([][]webTick, 1)
	for i := range v.bitext.Ladder {
		p.Rows = append(p.Rows, v.row(i))
		p.Strips[0] = append(p.Strips[0], v.tick(i))
	}
	p.Legend = legendOf(v.verdicts)
	for _, d := range v.list {
		p.choose(d)
	}
	for _, r := range redlines(v.bitext, v.list) {
		p.Redlined = append(p.Redlined, v.redlined(r))
	}
	if list := rows(v.bitext, f.Ledger); len(list) > 0 {
		for _, r := range list {
			p.Facts = append(p.Facts, webFact{string(r.status), r.what, r.source, r.sourceSeg, r.target, r.targetSeg, r.value()})
		}
		p.Account = summary(list)
	}
	return p
}

// choose lets the reader choose differences of a kind and a severity.
func (p *webPage) choose(d difference) {
	p.Kinds, p.Grades = with(p.Kinds, d.noun), with(p.Grades, string(d.severity))
}

// legendOf are the words for those signs of the strip that are on it.
func legendOf(verdicts []manner) (words []webWord) {
	for _, how := range inOrder {
		if slices.Contains(verdicts, how) {
			words = append(words, webWord{classes[how], inLegend[how]})
		}
	}
	return words
}

// with is a list with a word that it has once.
func with(list []string, word string) []string {
	if slices.Contains(list, word) {
		return list
	}
	return append(list, word)
}

// tick is the part of the map that stands for bead i.
func (v web) tick(i int) webTick {
	b, weight := v.bitext.Ladder[i], 0
	for _, s := range corpus.Sides {
		for k := b.On(s).Lo; k < b.On(s).Hi; k++ {
			weight = max(weight, len([]rune(v.bitext.On(s).Segments[k].Text)))
		}
	}
	return webTick{i + 1, classes[v.verdicts[i]], max(weight, 1), v.place(b) + " " + inLegend[v.verdicts[i]]}
}

// summary is the differences, gravest first; where they are many, by kind.
func (v web) summary() []webGroup {
	groups, many := [][]difference{gravestFirst(v.list)}, len(v.list) > listed
	if many {
		groups = grouped(groups[0], difference.kind)
	}
	var out []webGroup
	for _, group := range groups {
		g := webGroup{}
		if many {
			g.Noun = group[0].noun
		}
		for _, d := range group {
			g.Entries = append(g.Entries, v.shown(d))
		}
		out = append(out, g)
	}
	return out
}

// shown is a difference as the page shows it.
func (v web) shown(d difference) webDifference {
	return d.shown(d.bead, d.place(v.labels[corpus.Source], v.labels[corpus.Target]))
}

// shown is a difference as a page shows it that has it in a row, from 0, and calls
// its place so.
func (d difference) shown(row int, place string) webDifference {
	w := webDifference{
		ID: d.id, Row: row + 1, Class: classes[d.manner], Grade: string(d.severity),
		Place: place, Noun: d.noun, Text: OneLine(d.text),
	}
	w.Sure, w.Check = d.sure()
	return w
}

// row is bead i.
func (v web) row(i int) webRow {
	b := v.bitext.Ladder[i]
	how := v.verdicts[i]
	r := webRow{Number: i + 1, Class: classes[how], Cells: []webCell{v.cell(b, corpus.Source), v.cell(b, corpus.Target)}}
	switch how {
	case unsure:
		r.Unsure = []webDifference{{Text: "whether these two belong together", Sure: decimals(b.Confidence)}}
	case gone:
		r.Cells[corpus.Source].Class = classes[gone]
	case added:
		r.Cells[corpus.Target].Class = classes[added]
	}
	r.IDs = idsOf(v.in[i])
	for _, d := range v.in[i] {
		if d.bead == i && !d.block {
			r.Notes = append(r.Notes, v.shown(d))
		}
	}
	return r
}

// idsOf are those of differences, with blanks between them.
func idsOf(list []difference) string {
	var words []string
	for _, d := range list {
		words = append(words, strconv.Itoa(d.id))
	}
	return strings.Join(words, " ")
}

// cell is one side of a bead.
func (v web) cell(b corpus.Bead, s corpus.Side) webCell {
	doc, r := v.bitext.On(s), b.On(s)
	c := webCell{Tag: doc.Tag}
	switch {
	case r.Empty():
		c.Instead = "not in " + cmp.Or(string(doc.Tag), s.String())
	case b.Moved && s == corpus.Target:
		c.Class = classes[moved]
		c.Above = "moved: " + span(v.labels[corpus.Source], b.Src) + " → " + span(v.labels[corpus.Target], b.Dst)
	}
	for k := r.Lo; k < r.Hi; k++ {
		c.Segments = append(c.Segments, segmentOf(doc.Segments[k], int(s), v.labels[s][k], v.parts(s, k)))
	}
	return c
}

// segmentOf is a segment of a version, which are counted from 0.
func segmentOf(s corpus.Segment, version int, label string, parts []webPart) webSegment {
	return webSegment{anchorOf(version) + label, label, kindOf(s), levelOf(s), parts}
}

// anchorOf begins the anchors of a version's segments: "s" in the source, "t" in the
// target, "t3-" in the third version.
func anchorOf(version int) string {
	switch version {
	case 0:
		return "s"
	case 1:
		return "t"
	}
	return "t" + strconv.Itoa(version+1) + "-"
}

// kindOf is what the style sheet calls the kind of a segment.
func kindOf(s corpus.Segment) string { return cmp.Or(string(s.Kind), "text") }

// levelOf is the level of a heading below the heading of the page; 0 of what is
// none.
func levelOf(s corpus.Segment) int {
	if s.Kind != corpus.Title && s.Kind != corpus.Heading {
		return 0
	}
	return max(s.Level, 1) + 1
}

// parts are the pieces of a segment.
func (v web) parts(s corpus.Side, segment int) []webPart {
	return webParts(v.pieces(s, segment, v.facts[s][segment]...))
}

// webParts are pieces for a browser.
func webParts(pieces []piece) (parts []webPart) {
	for _, p := range pieces {
		part := webPart{Text: p.text}
		switch {
		case p.fact == alone:
			part.Fact = drawn.alone
		case p.fact > 0:
			part.Fact, part.Hue = p.fact.letter(), fmt.Sprint("hue", int(p.fact-1)%len(factStyles))
		}
		if p.manner != agrees {
			part.Class, part.IDs = classes[p.manner], idsOf(p.over)
		}
		parts = append(parts, part)
	}
	return parts
}

// redlined is a paragraph of the source with the differences in it.
func (v web) redlined(r redlined) webParagraph {
	p := webParagraph{Label: r.label, Kind: kindOf(r.segment), Moved: r.moved}
	for k, s := range r.text {
		part := webPart{Text: Visible(s.text)}
		switch s.manner {
		case added:
			part.Text, part.Class, part.Tag = "["+part.Text+"]", classes[added], v.bitext.Dst.Tag
			if k > 0 {
				p.Parts = append(p.Parts, webPart{Text: " "})
			}
		case gone:
			part.Class = classes[gone]
		}
		p.Parts = append(p.Parts, part)
	}
	return p
}
