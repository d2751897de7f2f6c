package check

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// ParagraphMissing is S101.
var ParagraphMissing = &Check{
	ID: "S101", Slug: "paragraph-missing", Title: "a paragraph of the source is not in the target",
	Doc: `A paragraph has no counterpart after the alignment and the search for moved text. It is an error if it
is a body paragraph (about twelve words and more) or takes facts with it that stand nowhere else in the
target; those are listed. Captions, bylines and links are left to S113, headings to S105, and a lost end to
S110. Wrong when the paragraph was folded into a neighbour without leaving a trace.`,
	Example: Example{
		Source: "The mayor spoke to reporters on Monday.\nShe said that the old bridge would be closed for two weeks so that engineers can look at the cables.",
		Target: "В понедельник мэр выступила перед журналистами.", Tag: corpus.Russian, Beads: "0:0 1:",
	},
	Severity: Error, MQM: "omission", whole: true,
	run: func(r *reading) []Finding { return r.alone(corpus.Source) },
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
	run: func(r *reading) []Finding { return r.alone(corpus.Target) },
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
	run: func(r *reading) []Finding { return append(r.headings(corpus.Source), r.headingLevels()...) },
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
	run: func(r *reading) []Finding { return r.headings(corpus.Target) },
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
		return append(r.furniture(corpus.Source), r.furniture(corpus.Target)...)
	},
}

// role is what a segment without counterpart is.
type role int

const (
	body role = iota
	heading
	surround
	note
)

func (s *side) role(i int) role {
	switch {
	case s.isHeading(i):
		return heading
	case s.isFurniture(i):
		return surround
	case s.isNote(i):
		return note
	}
	return body
}

// lone lists the beads that have text on side s only.
func (r *reading) lone(s corpus.Side) []bead {
	var out []bead
	for _, b := range r.beads {
		if b.On(s.Other()).Empty() {
			out = append(out, b)
		}
	}
	return out
}

// alone reports body paragraphs that stand on one side only.
func (r *reading) alone(s corpus.Side) []Finding {
	var found []Finding
	text, tails := r.side[s], r.tails()
	for _, b := range r.lone(s) {
		i := b.On(s).Lo
		if as := text.role(i); as == heading || as == surround || s == corpus.Source && inside(tails, b.index) {
			continue
		}
		f := about(b)
		lost := r.lost(s, i)
		f.Spans = []Span{r.span(s, i, text.all(i))}
		f.Values = lost
		f.Message = fmt.Sprintf("%s only in the %s%s", cmp.Or(r.unit, corpus.Paragraphs), s, losing(lost))
		switch {
		case text.role(i) == note:
			f.Severity = Info
		case s == corpus.Source && text.weights[i] < text.lang.body() && len(lost) == 0:
			f.Severity = Warning
		}
		found = append(found, f)
	}
	return found
}

// losing says which facts go with a passage.
func losing(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return ", with it " + strings.Join(values, ", ")
}

func (r *reading) headings(s corpus.Side) []Finding {
	var found []Finding
	for _, b := range r.lone(s) {
		if i := b.On(s).Lo; r.side[s].role(i) == heading {
			f := about(b)
			f.Message = fmt.Sprintf("heading only in the %s: %q", s, r.side[s].text(i))
			f.Spans = []Span{r.span(s, i, r.side[s].all(i))}
			found = append(found, f)
		}
	}
	return found
}

// headingLevels reports headings of unequal level.
func (r *reading) headingLevels() []Finding {
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

func (r *reading) furniture(s corpus.Side) []Finding {
	var found []Finding
	for _, b := range r.lone(s) {
		if i := b.On(s).Lo; r.side[s].role(i) == surround {
			f := about(b)
			f.Message = fmt.Sprintf("line around the article, only in the %s", s)
			f.Spans = []Span{r.span(s, i, r.side[s].all(i))}
			found = append(found, f)
		}
	}
	return found
}
