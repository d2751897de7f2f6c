package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// ParagraphMissing is S101.
var ParagraphMissing = &Check{
	ID: "S101", Slug: "paragraph-missing", Title: "a paragraph of the source is not in the target",
	Doc: `A paragraph has no counterpart after the alignment and the search for moved text. It is an error if it
is a body paragraph (about twelve words and more) or takes facts with it that stand nowhere else in the
target; those are listed. A line of a few words without a full stop is a remark: headings are worded anew. Captions, bylines and links are left to S113, headings to S105, and a lost end to
S110. Wrong when the paragraph was folded into a neighbour without leaving a trace.`,
	Example: Example{
		Source: "The mayor spoke to reporters on Monday.\nShe said that the old bridge would be closed for two weeks so that engineers can look at the cables.",
		Target: "В понедельник мэр выступила перед журналистами.", Tag: corpus.Russian, Beads: "0:0 1:",
	},
	Severity: Error, MQM: "omission", whole: true,
	run: func(r *reading) []Finding { return alone(r, corpus.Source) },
}

// ParagraphAdded is S102.
var ParagraphAdded = &Check{
	ID: "S102", Slug: "paragraph-added", Title: "a paragraph of the target is not in the source",
	Doc: `The mirror of S101. Background for the new readers is a normal part of editing, so this is a warning, and
a remark only where the paragraph opens as an editor's or translator's note does.`,
	Example: Example{
		Source: "The mayor spoke to reporters on Monday.",
		Target: "市长周一对记者发表讲话。\n这座大桥建于二十世纪初，是连接城市两岸的唯一通道，每天有成千上万的居民经过。", Tag: corpus.Simplified, Beads: "0:0 :1",
	},
	Severity: Warning, MQM: "addition", whole: true,
	run: func(r *reading) []Finding { return alone(r, corpus.Target) },
}

// alone reports body paragraphs and notes that stand on side s only. Neighbours
// that are missing together are one finding. So are passages of both sides that
// stand in each other's place: it is one event, told on the side of the source. One
// figure in the place of another is left to N201.
func alone(r *reading, s corpus.Side) []Finding {
	var found []Finding
	for _, gap := range r.gaps() {
		if own := gap[s]; len(own) > 0 && (s == corpus.Source || len(gap[corpus.Source]) == 0) && !r.areFigures(gap) {
			found = append(found, r.missing(gap))
		}
	}
	return found
}

// A gap is neighbouring beads without a counterpart, by the side that has their
// text.
type gap [2][]bead

// gaps lists the gaps of the ladder whose text is worth a word: body and notes, not
// what a lost beginning or end or an excerpt tells, and no note beside other text.
func (r *reading) gaps() []gap {
	var list []gap
	var g gap
	tails, excerpt := tails(r), r.excerpt()
	for k, b := range r.beads {
		if b.paired() {
			list, g = append(list, g), gap{}
			continue
		}
		s := corpus.Source
		if b.Src.Empty() {
			s = corpus.Target
		}
		switch as := r.side[s].role(b.On(s).Lo); {
		case as == heading, as == surround, s == corpus.Source && (excerpt || inside(tails, k)):
		case as == note:
			var alone gap
			alone[s] = []bead{b}
			list = append(list, alone)
		default:
			g[s] = append(g[s], b)
		}
	}
	return slices.DeleteFunc(append(list, g), func(g gap) bool { return len(g[0])+len(g[1]) == 0 })
}

// missing is the finding about a gap.
func (r *reading) missing(g gap) Finding {
	f := Finding{Confidence: 1, Severity: Warning}
	var lost []ledger.Mention
	for _, s := range corpus.Sides {
		for _, b := range g[s] {
			i := b.On(s).Lo
			all := r.side[s].all(i)
			f.Source, f.Target = append(f.Source, indices(b.Src)...), append(f.Target, indices(b.Dst)...)
			f.Spans = append(f.Spans, r.span(s, i, all))
			f.Confidence = min(f.Confidence, b.Confidence)
			gone := r.lost(s, i, all, hard)
			lost = append(lost, gone...)
			switch {
			case r.side[s].role(i) == note:
				f.Severity = Info
			case s == corpus.Source && (len(gone) > 0 || r.side[s].weights[i] >= r.side[s].lang.body()):
				f.Severity = Error
			}
		}
	}
	if len(lost) == 0 && r.areLabels(g) {
		f.Severity = Info
	}
	f.Values = canonical(lost)
	unit := string(cmp.Or(r.unit, corpus.Paragraphs))
	switch n, m := len(g[corpus.Source]), len(g[corpus.Target]); {
	case n > 0 && m > 0:
		f.Message = fmt.Sprintf("%s of the source and %s of the target stand in each other's place and do not correspond", lang.Count(n, unit), lang.Count(m, unit))
	case n+m == 1:
		f.Message = fmt.Sprintf("%s only in the %s%s", unit, g.side(), losing(lost))
	default:
		f.Message = fmt.Sprintf("%s only in the %s%s", lang.Count(n+m, unit), g.side(), losing(lost))
	}
	return f
}

// side is the side that has the text of the gap, the source if both have.
func (g gap) side() corpus.Side {
	if len(g[corpus.Source]) > 0 {
		return corpus.Source
	}
	return corpus.Target
}

// areFigures tells whether a gap is one figure on either side and no words, as cells
// of a table are whose number was changed.
func (r *reading) areFigures(g gap) bool {
	for _, s := range corpus.Sides {
		if len(g[s]) != 1 || !isFigure(r.side[s].doc.Segments[g[s][0].On(s).Lo].Text) {
			return false
		}
	}
	return true
}

// aLabel is the English letters up to which a line without a full stop may be a
// heading that is not marked as one, a credit or a label. What is said in so few
// words is worded anew: Credits, «Благодарности».
const aLabel = 24

// endsSentence tells whether a text ends with a full stop, within quotation marks or
// brackets or not. Headings may ask and cry: «Что делать?», «Внимание!».
func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " \u00a0\u3000)）]"+closingMarks))
	return strings.ContainsRune(".…。", last)
}

// areLabels tells whether all of a gap are such lines.
func (r *reading) areLabels(g gap) bool {
	for _, s := range corpus.Sides {
		for _, b := range g[s] {
			text := r.side[s].text(b.On(s).Lo)
			if r.side[s].lang.size(text) > aLabel || endsSentence(text) {
				return false
			}
		}
	}
	return true
}

// isFigure tells whether a text has digits and no letters.
func isFigure(text string) bool {
	return strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsFunc(text, unicode.IsLetter)
}

// changedFigures are the gaps that are one figure in the place of another.
func (r *reading) changedFigures() (found []Finding) {
	for _, g := range r.gaps() {
		if r.areFigures(g) {
			f := r.missing(g)
			text := func(s corpus.Side) string { return r.side[s].doc.Segments[g[s][0].On(s).Lo].Text }
			f.Severity, f.Message = Error, fmt.Sprintf("%q in the source, %q in the target", text(corpus.Source), text(corpus.Target))
			found = append(found, f)
		}
	}
	return found
}

// ParagraphMoved is S103.
var ParagraphMoved = &Check{
	ID: "S103", Slug: "paragraph-moved", Title: "text stands in another place in the target",
	Doc: `The text was found, but out of order. Neighbours that moved together are one finding. Editors put
first what matters to their readers, so it is a remark.`,
	Example: Example{
		Source: "The bridge is old.\nThe river is wide and cold in winter.\nThe mayor spoke.",
		Target: "Река зимой широка и холодна.\nМост стар.\nМэр выступила.", Tag: corpus.Russian, Beads: "0:1 1:0* 2:2",
	},
	Severity: Info, MQM: "structure",
	run: moved,
}

// moved reports the runs of beads whose targets stand out of order together.
func moved(r *reading) []Finding {
	var found []Finding
	for k := 0; k < len(r.beads); k++ {
		b := r.beads[k]
		if !b.Moved {
			continue
		}
		for k+1 < len(r.beads) && r.beads[k+1].Moved && r.beads[k+1].Dst.Lo == b.Dst.Hi {
			b.Src.Hi, b.Dst.Hi = r.beads[k+1].Src.Hi, r.beads[k+1].Dst.Hi
			b.Confidence = min(b.Confidence, r.beads[k+1].Confidence)
			k++
		}
		f := about(b)
		f.Message = fmt.Sprintf("moved: %s of the source, %s of the target", r.numbered(b.Src), r.numbered(b.Dst))
		found = append(found, f)
	}
	return found
}

// ParagraphJoined is S104.
var ParagraphJoined = &Check{
	ID: "S104", Slug: "paragraph-merged", Title: "paragraphs are joined or cut otherwise",
	Doc: `Several passages of one side stand beside one or several of the other. Chinese papers join short
English paragraphs as a rule: never more than a remark.`,
	Example: Example{
		Source: "The bridge is old.\nThe river is wide.", Target: "大桥很老，河面很宽。", Tag: corpus.Simplified, Beads: "0,1:0",
	},
	Severity: Info, MQM: "structure",
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.pairs {
			if b.Src.Len()+b.Dst.Len() > 2 && !r.every(b, (*side).isItem) {
				f := about(b)
				f.Message = fmt.Sprintf("%s of the source beside %s of the target", r.numbered(b.Src), r.numbered(b.Dst))
				found = append(found, f)
			}
		}
		return found
	},
}

// HeadingMissing is S105.
var HeadingMissing = &Check{
	ID: "S105", Slug: "heading-missing", Title: "a heading of the source is not in the target, or has another level",
	Doc: `A heading or title without a counterpart, or beside one of another level (Markdown, HTML, Word). Papers
write their own subheads, so text that was never marked as a heading is not looked at.`,
	Example: Example{
		Source: "## What it costs\nThe bridge will cost a great deal of money.",
		Target: "这座桥将花费大量资金。", Tag: corpus.Simplified, Beads: "0: 1:0",
	},
	Severity: Warning, MQM: "omission",
	run: func(r *reading) []Finding { return append(unpairedAs(r, corpus.Source, heading), headingLevels(r)...) },
}

// HeadingAdded is S106.
var HeadingAdded = &Check{
	ID: "S106", Slug: "heading-added", Title: "a heading of the target is not in the source",
	Doc: `The mirror of S105. Chinese sites put in subheads (小标题), Russian ones a lead: a remark.`,
	Example: Example{
		Source: "The bridge will cost a great deal of money.",
		Target: "## Сколько это стоит\nМост обойдётся очень дорого.", Tag: corpus.Russian, Beads: ":0 0:1",
	},
	Severity: Info, MQM: "addition",
	run: func(r *reading) []Finding { return unpairedAs(r, corpus.Target, heading) },
}

// unpairedAs reports the segments of a role that stand on side s only.
func unpairedAs(r *reading, s corpus.Side, as role) []Finding {
	var found []Finding
	for _, b := range r.unpaired(s) {
		i := b.On(s).Lo
		if r.side[s].role(i) != as {
			continue
		}
		f := about(b)
		f.Spans = []Span{r.span(s, i, r.side[s].all(i))}
		f.Message = fmt.Sprintf("caption, credit, link or note only in the %s", s)
		if as == heading {
			f.Message = fmt.Sprintf("heading only in the %s: %q", s, r.side[s].text(i))
		}
		found = append(found, f)
	}
	return found
}

// headingLevels reports headings of unequal level.
func headingLevels(r *reading) []Finding {
	var found []Finding
	for _, b := range r.beads {
		if b.Src.Len() != 1 || b.Dst.Len() != 1 {
			continue
		}
		p, q := r.side[corpus.Source].doc.Segments[b.Src.Lo], r.side[corpus.Target].doc.Segments[b.Dst.Lo]
		if p.Level > 0 && q.Level > 0 && p.Level != q.Level {
			f := about(b)
			f.Message = fmt.Sprintf("heading of level %d in the source, of level %d in the target", p.Level, q.Level)
			f.Values = []string{fmt.Sprint(p.Level), fmt.Sprint(q.Level)}
			found = append(found, f)
		}
	}
	return found
}

// TailMissing is S110.
var TailMissing = &Check{
	ID: "S110", Slug: "tail-missing", Title: "the source goes on where the target ends, or begins before it",
	Doc: `Two or more body paragraphs in a row at the end (or the beginning) of the source have no counterpart
while the target has text at the other end: a copy cut short at "continue reading", or an article of another edition.
The paragraphs are told in this one finding and not again as S101.`,
	Example: Example{
		Source: "The mayor spoke on Monday.\nShe said that the old bridge would be closed for two weeks.\nA new one will cost a great deal of money.",
		Target: "Мэр выступила в понедельник.", Tag: corpus.Russian, Beads: "0:0 1: 2:",
	},
	Severity: Error, MQM: "omission", whole: true, runs: true,
	run: func(r *reading) []Finding {
		var found []Finding
		if r.excerpt() {
			return nil
		}
		for _, end := range tails(r) {
			f := Finding{Confidence: 1}
			var lost []ledger.Mention
			for _, b := range r.beads[end.lo:end.hi] {
				i := b.Src.Lo
				f.Source = append(f.Source, i)
				f.Spans = append(f.Spans, r.span(corpus.Source, i, r.side[corpus.Source].all(i)))
				f.Confidence = min(f.Confidence, b.Confidence)
				lost = append(lost, r.lost(corpus.Source, i, r.side[corpus.Source].all(i), hard)...)
			}
			where := "beginning"
			if end.hi == len(r.beads) {
				where = "end"
			}
			f.Values = canonical(lost)
			f.Message = fmt.Sprintf("the %s of the source is not in the target: %d paragraphs%s", where, len(f.Source), losing(lost))
			found = append(found, f)
		}
		return found
	},
}

// tails is the runs of source-only beads at either end, as ranges of beads:
// two or more body paragraphs, while at the other end stands a bead with text of
// the target.
func tails(r *reading) []stretch {
	n := len(r.beads)
	lo, hi := 0, n
	for lo < n && r.beads[lo].Dst.Empty() {
		lo++
	}
	for hi > lo && r.beads[hi-1].Dst.Empty() {
		hi--
	}
	var ends []stretch
	if hi == n && bodies(r, 0, lo) >= 2 {
		ends = append(ends, stretch{0, lo})
	}
	if lo == 0 && bodies(r, hi, n) >= 2 {
		ends = append(ends, stretch{hi, n})
	}
	return ends
}

// bodies counts the source-only beads lo to hi that hold body text.
func bodies(r *reading, lo, hi int) int {
	n := 0
	for _, b := range r.beads[lo:hi] {
		if r.side[corpus.Source].role(b.Src.Lo) == body {
			n++
		}
	}
	return n
}

// inside tells whether a number is in one of the stretches.
func inside(list []stretch, k int) bool {
	return slices.ContainsFunc(list, func(s stretch) bool { return s.holds(k) })
}

// Duplicate is S111.
var Duplicate = &Check{
	ID: "S111", Slug: "duplicate-block", Title: "a paragraph stands twice on one side only",
	Doc: `Two paragraphs of one side have the same letters, and their counterparts do not. Short lines are passed
over, and so is a heading that repeats the body.`,
	Example: Example{
		Source: "The old bridge will be closed for two weeks.\nThe mayor spoke to reporters on Monday morning about the old bridge.",
		Target: "В понедельник утром мэр рассказала журналистам о судьбе старого моста через реку.\nВ понедельник утром мэр рассказала журналистам о судьбе старого моста через реку.", Tag: corpus.Russian,
	},
	Severity: Warning, MQM: "addition", runs: true,
	run: func(r *reading) []Finding {
		return append(duplicates(r, corpus.Source), duplicates(r, corpus.Target)...)
	},
}

// duplicates reports paragraphs of side s that stand there twice.
func duplicates(r *reading, s corpus.Side) []Finding {
	var found []Finding
	text := r.side[s]
	first := map[string]int{}
	for i := range text.doc.Segments {
		if text.weights[i] < text.lang.body() || text.role(i) != body {
			continue
		}
		key := letters(text.text(i))
		j, twice := first[key]
		if !twice {
			first[key] = i
			continue
		}
		if counterpart(r, s, i) == counterpart(r, s, j) && counterpart(r, s, i) != "" {
			continue
		}
		f := r.within(s, i)
		f.Message = fmt.Sprintf("paragraphs %d and %d of the %s are the same", j+1, i+1, s)
		f.Spans = []Span{r.span(s, i, text.all(i))}
		found = append(found, f)
	}
	return found
}

// counterpart is the letters of what stands beside a segment.
func counterpart(r *reading, s corpus.Side, i int) string {
	var text strings.Builder
	for _, j := range indices(r.beadAt(s, i).On(s.Other())) {
		text.WriteString(letters(r.side[s.Other()].text(j)))
	}
	return text.String()
}

// letters is a text without all that is no letter or digit, in lower case.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// ListShape is S112.
var ListShape = &Check{
	ID: "S112", Slug: "list-shape", Title: "a list has more items on one side",
	Doc: `Items of a list are joined or cut on the other side. A list that became a sentence is left to S104,
an item without counterpart to S101 and S102.`,
	Example: Example{
		Source: "- Bring warm clothes.\n- Bring water.", Target: "- 请携带保暖衣物和水。", Tag: corpus.Simplified, Beads: "0,1:0",
	},
	Severity: Warning, MQM: "structure",
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.pairs {
			if b.Src.Len() != b.Dst.Len() && r.every(b, (*side).isItem) {
				f := about(b)
				f.Message = fmt.Sprintf("%d list items in the source, %d in the target", b.Src.Len(), b.Dst.Len())
				found = append(found, f)
			}
		}
		return found
	},
}

// Boilerplate is S113.
var Boilerplate = &Check{
	ID: "S113", Slug: "boilerplate", Title: "a caption, credit, link or note stands on one side only",
	Doc: `Lines that surround an article are its paper's own. They are told as remarks and never counted as
missing or added.`,
	Example: Example{
		Source: "The bridge will cost a great deal of money.\nRead more: the history of the bridge",
		Target: "Мост обойдётся очень дорого.", Tag: corpus.Russian, Beads: "0:0 1:",
	},
	Severity: Info, MQM: "omission",
	run: func(r *reading) []Finding {
		return append(unpairedAs(r, corpus.Source, surround), unpairedAs(r, corpus.Target, surround)...)
	},
}
