package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

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
		f.Message = fmt.Sprintf("moved: %s of the source, %s of the target", r.numbers(b.Src), r.numbers(b.Dst))
		found = append(found, f)
	}
	return found
}

// numbers writes a range of segments as people count them: "paragraph 4",
// "paragraphs 4-6".
func (r *reading) numbers(in corpus.Range) string {
	noun := string(r.unit)
	if noun == "" {
		noun = string(corpus.Paragraphs)
	}
	if in.Len() == 1 {
		return fmt.Sprintf("%s %d", noun, in.Lo+1)
	}
	return fmt.Sprintf("%ss %d-%d", noun, in.Lo+1, in.Hi)
}

// ParagraphJoined is S104.
var ParagraphJoined = &Check{
	ID: "S104", Slug: "paragraph-merged", Title: "paragraphs are joined or cut otherwise",
	Doc: `Several segments of one side stand beside one or several of the other. Chinese papers join short
English paragraphs as a rule: never more than a remark.`,
	Example: Example{
		Source: "The bridge is old.\nThe river is wide.", Target: "大桥很老，河面很宽。", Tag: corpus.Simplified, Beads: "0,1:0",
	},
	Severity: Info, MQM: "structure",
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.beads {
			if b.paired() && b.Src.Len()+b.Dst.Len() > 2 && !r.allItems(b) {
				f := about(b)
				f.Message = fmt.Sprintf("%s of the source beside %s of the target", r.numbers(b.Src), r.numbers(b.Dst))
				found = append(found, f)
			}
		}
		return found
	},
}

// TailMissing is S110.
var TailMissing = &Check{
	ID: "S110", Slug: "tail-missing", Title: "the source goes on where the target ends, or begins before it",
	Doc: `Two or more body paragraphs in a row at the end (or the beginning) of the source have no counterpart
while the other end has one: a copy cut short at "continue reading", or an article of another edition.
The paragraphs are told in this one finding and not again as S101.`,
	Example: Example{
		Source: "The mayor spoke on Monday.\nShe said that the old bridge would be closed for two weeks.\nA new one will cost a great deal of money.",
		Target: "Мэр выступила в понедельник.", Tag: corpus.Russian, Beads: "0:0 1: 2:",
	},
	Severity: Error, MQM: "omission", whole: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, end := range r.tails() {
			f := Finding{Confidence: 1}
			var lost []string
			for _, b := range r.beads[end.lo:end.hi] {
				i := b.Src.Lo
				f.Source = append(f.Source, i)
				f.Spans = append(f.Spans, r.span(corpus.Source, i, r.side[corpus.Source].all(i)))
				f.Confidence = min(f.Confidence, b.Confidence)
				lost = append(lost, r.lost(corpus.Source, i)...)
			}
			where := "beginning"
			if end.hi == len(r.beads) {
				where = "end"
			}
			f.Values = lost
			f.Message = fmt.Sprintf("the %s of the source is not in the target: %d paragraphs%s", where, len(f.Source), losing(lost))
			found = append(found, f)
		}
		return found
	},
}

// tails is the runs of source-only beads at either end, as ranges of beads:
// two or more body paragraphs, with a paired bead at the other end.
func (r *reading) tails() []stretch {
	n := len(r.beads)
	lo, hi := 0, n
	for lo < n && r.beads[lo].Dst.Empty() {
		lo++
	}
	for hi > lo && r.beads[hi-1].Dst.Empty() {
		hi--
	}
	var ends []stretch
	if hi == n && r.bodies(0, lo) >= 2 {
		ends = append(ends, stretch{0, lo})
	}
	if lo == 0 && r.bodies(hi, n) >= 2 {
		ends = append(ends, stretch{hi, n})
	}
	return ends
}

// bodies counts the source-only beads lo to hi that hold body text.
func (r *reading) bodies(lo, hi int) int {
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
	Severity: Warning, MQM: "addition",
	run: func(r *reading) []Finding {
		return append(r.duplicates(corpus.Source), r.duplicates(corpus.Target)...)
	},
}

func (r *reading) duplicates(s corpus.Side) []Finding {
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
		if r.counterpart(s, i) == r.counterpart(s, j) && r.counterpart(s, i) != "" {
			continue
		}
		f := about(r.beads[text.beadOf[i]])
		f.Confidence = 1
		f.Message = fmt.Sprintf("paragraphs %d and %d of the %s are the same", j+1, i+1, s)
		f.Spans = []Span{r.span(s, i, text.all(i))}
		found = append(found, f)
	}
	return found
}

// counterpart is the letters of what stands beside a segment.
func (r *reading) counterpart(s corpus.Side, i int) string {
	var text strings.Builder
	for _, j := range indices(r.beads[r.side[s].beadOf[i]].On(s.Other())) {
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
		for _, b := range r.beads {
			if b.paired() && b.Src.Len() != b.Dst.Len() && r.allItems(b) {
				f := about(b)
				f.Message = fmt.Sprintf("%d list items in the source, %d in the target", b.Src.Len(), b.Dst.Len())
				found = append(found, f)
			}
		}
		return found
	},
}

// allItems tells whether the bead holds nothing but list items.
func (r *reading) allItems(b bead) bool {
	for _, s := range corpus.Sides {
		for _, i := range indices(b.On(s)) {
			if r.side[s].doc.Segments[i].Kind != corpus.Item {
				return false
			}
		}
	}
	return b.paired()
}
