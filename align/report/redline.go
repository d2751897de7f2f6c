package report

import (
	"cmp"
	"fmt"
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
	b := f.Bitext
	if err := b.Ladder.Verify(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
		return fmt.Errorf("the alignment of %s with %s is broken: %w", b.Src.Path, b.Dst.Path, err)
	}
	p := newPage(w, b, 0, opt)
	p.src.width = min(opt.width()-p.src.indent(), longest)
	list := differences(f)
	for _, bead := range b.Ladder {
		switch {
		case bead.Src.Empty():
			for k := bead.Dst.Lo; k < bead.Dst.Hi; k++ {
				p.redline("", lookOf(b.Dst.Segments[k]), edited{}.put(b.Dst.Segments[k].Text, added))
			}
		case bead.Moved:
			where := note("moved to " + span(p.dst.labels, bead.Dst) + " in " + p.dstName())
			p.block(block{src: p.lines(p.src, relocated, where)})
			fallthrough
		default:
			for k := bead.Src.Lo; k < bead.Src.Hi; k++ {
				e := edit(list, b.Src.Segments[k].Text, k, bead.Dst.Empty())
				if k == bead.Src.Hi-1 {
					e = inserted(e, list, bead.Dst)
				}
				p.redline(p.src.labels[k], lookOf(b.Src.Segments[k]), e)
			}
		}
	}
	return p.out.Flush()
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
		if len(d.spans) == 0 || !oneSided(d.spans) || d.spans[0].Side != corpus.Target {
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
			marks = append(marks, mark{lo, n, s.manner})
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
