package report

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// Redline writes the source as one text, in reading order, with what the target
// lacks struck out and what it added or has instead in [brackets], as
// journalists mark reprints. Struck words are ~~between tildes~~ where there is
// no colour. A ladder that does not fit the texts is an error, and nothing is
// written.
func Redline(w io.Writer, f Findings, opt Options) error {
	if err := whole(f.Bitext); err != nil {
		return err
	}
	f = f.withCodes()
	b := f.Bitext
	p := newPage(w, b, 0, opt)
	p.src.width = min(opt.width()-p.src.indent(), longest)
	for _, r := range redlines(b, differences(f)) {
		if r.moved != "" {
			p.block(block{src: p.lines(p.src, relocated, note(r.moved))})
		}
		p.redline(r.label, lookOf(r.segment), r.text)
	}
	return p.out.Flush()
}

// A redlined is a segment of the source with what the target changed in it, or
// one that only the target has.
type redlined struct {
	label   string // its number; none where only the target has it
	segment corpus.Segment
	text    edited
	moved   string // where the target has it; "" where it stands in its place
}

// redlines is the source with what the target changed, in reading order.
func redlines(b corpus.Bitext, list []difference) (out []redlined) {
	labels := [2][]string{numbers(b.Src, b.Unit), numbers(b.Dst, b.Unit)}
	for _, bead := range b.Ladder {
		if bead.Src.Empty() {
			for _, s := range b.Dst.Segments[bead.Dst.Lo:bead.Dst.Hi] {
				out = append(out, redlined{segment: s, text: edited{}.put(s.Text, added)})
			}
			continue
		}
		for k := bead.Src.Lo; k < bead.Src.Hi; k++ {
			r := redlined{label: labels[corpus.Source][k], segment: b.Src.Segments[k]}
			r.text = edit(list, r.segment.Text, k, bead.Dst.Empty())
			if k == bead.Src.Lo && bead.Moved {
				r.moved = "moved to " + span(labels[corpus.Target], bead.Dst) + " in " + cmp.Or(string(b.Dst.Tag), "the target")
			}
			if k == bead.Src.Hi-1 {
				r.text = inserted(r.text, list, bead.Dst)
			}
			out = append(out, r)
		}
	}
	return out
}

// edited is a text with what was struck and what was put in.
type edited []stretchOf

// A stretchOf is a part of an edited text.
type stretchOf struct {
	text   string
	manner manner // agrees, gone or added
}

// put adds a stretch.
func (e edited) put(text string, how manner) edited {
	if text == "" {
		return e
	}
	return append(e, stretchOf{text, how})
}

// edit is a segment of the source: what the differences say is gone is struck,
// and what stands in the target instead follows it.
func edit(list []difference, text string, segment int, all bool) edited {
	if all {
		return edited{}.put(text, gone)
	}
	type cut struct {
		lo, hi  int
		instead string
	}
	var cuts []cut
	for _, d := range list {
		if d.stays() {
			continue
		}
		var instead []string
		for _, p := range d.spans {
			if p.Side == corpus.Target {
				instead = append(instead, p.Text)
			}
		}
		for _, p := range d.spans {
			if p.Side == corpus.Source && p.Segment == segment {
				cuts = append(cuts, cut{p.Start, p.End, strings.Join(instead, " ")})
				instead = nil // once is enough
			}
		}
	}
	slices.SortStableFunc(cuts, func(a, b cut) int { return cmp.Compare(a.lo, b.lo) })
	runes, at := []rune(text), 0
	var e edited
	for _, c := range cuts {
		if c.lo < at { // inside what is struck already
			continue
		}
		e = e.put(string(runes[at:c.lo]), agrees).put(string(runes[c.lo:c.hi]), gone).put(c.instead, added)
		at = c.hi
	}
	return e.put(string(runes[at:]), agrees)
}

// inserted is an edited segment followed by what only the target has in a range
// of its segments.
func inserted(e edited, list []difference, dst corpus.Range) edited {
	for _, d := range list {
		if len(d.spans) == 0 || !oneSided(d.spans) || d.stays() || d.spans[0].Side != corpus.Target {
			continue
		}
		for _, p := range d.spans {
			if dst.Lo <= p.Segment && p.Segment < dst.Hi {
				e = e.put(p.Text, added)
			}
		}
	}
	return e
}

// redline writes one paragraph.
func (p *page) redline(label string, as look, e edited) {
	var text strings.Builder
	var marks []mark
	n := 0
	for k, s := range e {
		before, after := "", ""
		switch {
		case s.manner == added:
			before, after = "[", "]"
		case s.manner == gone && !p.color:
			before, after = "~~", "~~"
		}
		if k > 0 && s.manner == added {
			before = " " + before
		}
		whole := before + s.text + after
		lo := n + len(before) - len(strings.TrimLeft(before, " "))
		n += len([]rune(whole))
		text.WriteString(whole)
		if p.color && s.manner != agrees {
			marks = append(marks, mark{lo: lo, hi: n, manner: s.manner})
		}
	}
	taken := p.cells.String(as.mark)
	lines := p.marked(p.src.less(taken), as.style, text.String(), marks)
	as.put(lines, taken)
	lines[0].label = label
	for _, l := range lines {
		p.line(p.src, l)
		p.endLine()
	}
	p.endLine()
}
