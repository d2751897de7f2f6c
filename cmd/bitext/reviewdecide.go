package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// decision is what an answer decides about an item.
func (p *prompt) decision(ctx context.Context, i desk.Item, key rune, rest string) (review.Decision, error) {
	if i.Finding != nil {
		switch key {
		case 'y':
			return review.About(*i.Finding, review.Confirm, rest), nil
		case 'n':
			return review.About(*i.Finding, review.Dismiss, rest), nil
		case 'u':
			return review.About(*i.Finding, review.Unsure, rest), nil
		}
	}
	if key == 'c' {
		return p.comment(i, rest)
	}
	if i.Bead < 0 {
		return review.Decision{}, refuse("this is about the texts as a whole: y, n, u and c are answers")
	}
	d, err := p.ofBead(ctx, i.Bead, key, rest)
	if err != nil && !errors.Is(err, errQuit) && !errors.As(err, new(refused)) && ctx.Err() == nil {
		err = refused{err}
	}
	return d, err
}

// comment is a comment, which is asked for where it does not stand in the line.
func (p *prompt) comment(i desk.Item, text string) (review.Decision, error) {
	if text == "" {
		var err error
		if text, err = p.line("comment:"); err != nil {
			return review.Decision{}, err
		}
	}
	if i.Finding != nil {
		return review.About(*i.Finding, review.Comment, text), nil
	}
	return p.desk.Work().Comment(i.Bead, text), nil
}

// ofBead is what an answer decides about a pair.
func (p *prompt) ofBead(ctx context.Context, k int, key rune, rest string) (review.Decision, error) {
	work, b := p.desk.Work(), p.desk.Ladder[k]
	alone := b.Src.Empty() || b.Dst.Empty()
	switch key {
	case 'y':
		return work.Confirm(k), nil
	case 'n':
		if alone {
			return review.Decision{}, refuse("then say with what it belongs together: p and the number of the paragraph")
		}
		return work.Alone(k), nil
	case 'u':
		return work.Unsure(k), nil
	case 'a':
		return work.Alone(k), nil
	case 'o':
		return work.Reopen(k), nil
	case 'm':
		return work.Merge(k)
	case 's':
		return p.split(k)
	case 'v':
		return p.move(k, rest)
	case 'p', 'x':
		return p.pair(ctx, b, key, rest)
	}
	return review.Decision{}, refuse("%q is no answer; ? lists them", key)
}

// move moves a passage to a neighbouring pair.
func (p *prompt) move(k int, where string) (review.Decision, error) {
	var letters string
	for _, r := range where {
		letters += string(desk.Key(r))
	}
	work := p.desk.Work()
	switch letters {
	case "su":
		return work.Up(k, corpus.Source)
	case "sd":
		return work.Down(k, corpus.Source)
	case "tu":
		return work.Up(k, corpus.Target)
	case "td":
		return work.Down(k, corpus.Target)
	}
	return review.Decision{}, refuse("v wants s or t, the side, and u or d, up or down: v tu")
}

// pair pairs what is shown with a passage of the other side.
func (p *prompt) pair(ctx context.Context, b corpus.Bead, key rune, number string) (review.Decision, error) {
	side := corpus.Target
	if b.Src.Empty() {
		side = corpus.Source
	}
	r, err := p.numbered(side, number)
	if err != nil {
		return review.Decision{}, err
	}
	if side == corpus.Source {
		b.Src = r
	} else {
		b.Dst = r
	}
	if key == 'x' {
		return p.desk.Work().Cross(b.Src, b.Dst)
	}
	return p.desk.Pair(ctx, b.Src, b.Dst)
}

// numbered is the passage of a number, or of two with a line between them.
func (p *prompt) numbered(s corpus.Side, text string) (corpus.Range, error) {
	labels := report.Labels(p.desk.Bitext)[s]
	find := func(label string) int {
		for k, l := range labels {
			if l == strings.TrimPrefix(strings.TrimSpace(label), "¶") {
				return k
			}
		}
		return -1
	}
	from, to, two := strings.Cut(strings.ReplaceAll(text, "–", "-"), "-")
	if !two {
		to = from
	}
	r := corpus.Range{Lo: find(from), Hi: find(to) + 1}
	if r.Lo < 0 || r.Hi <= r.Lo {
		return r, refuse("%s has no passage %q; write a number, as 12 or 12-13", p.name(s), text)
	}
	return r, nil
}

// split asks after which sentences of both sides the first part ends.
func (p *prompt) split(k int) (review.Decision, error) {
	b := p.desk.Ladder[k]
	var at [2]review.Spot
	for _, s := range corpus.Sides {
		spots := p.spots(s, b.On(s))
		at[s] = spots[len(spots)-1]
		if len(spots) == 1 {
			continue
		}
		line, err := p.line(fmt.Sprintf("How many sentences of %s are in the first part? [0-%d]", p.name(s), len(spots)-1))
		if err != nil {
			return review.Decision{}, err
		}
		n, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil || n < 0 || n >= len(spots) {
			return review.Decision{}, refuse("%q is not from 0 to %d", line, len(spots)-1)
		}
		at[s] = spots[n]
	}
	return p.desk.Work().Split(k, at)
}

// spots shows the sentences of a side with their numbers, and gives the places
// before the first and after each.
func (p *prompt) spots(s corpus.Side, r corpus.Range) []review.Spot {
	spots := []review.Spot{{Segment: r.Lo}}
	for n, sentence := range p.desk.Sentences(s, r) {
		fmt.Fprintf(p.out, "%s %d: %s\n", p.name(s), n+1, report.OneLine(sentence.Text))
		spots = append(spots, sentence.End)
	}
	return spots
}
