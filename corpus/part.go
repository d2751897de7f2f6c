package corpus

import (
	"cmp"
	"slices"
)

// Part is the stretch of the segment that holds the runes of its text in a
// range, with its own place in the file and its own codes. The line stays that
// of the whole. Text is the segment's text as runes, which those who cut it in
// many have at hand.
func (s Segment) Part(text []rune, span Range) Segment {
	runs := s.Runs
	if len(runs) == 0 {
		runs = []Run{{Text: 0, File: s.Place.Start}}
	}
	first, _ := slices.BinarySearchFunc(runs, span.Lo+1, byText)
	beyond, _ := slices.BinarySearchFunc(runs, span.Hi, byText)
	runs = slices.Clone(runs[max(first-1, 0):max(beyond, first)])
	runs[0].File += span.Lo - runs[0].Text
	runs[0].Text = span.Lo
	for i := range runs {
		runs[i].Text -= span.Lo
	}
	last := runs[len(runs)-1]

	p := s
	p.Text = string(text[span.Lo:span.Hi])
	p.Place.Start = runs[0].File
	p.Place.End = last.File + span.Len() - last.Text
	p.Place.Column += p.Place.Start - s.Place.Start
	p.Runs = nil
	if len(runs) > 1 {
		p.Runs = runs
	}
	p.Codes = nil
	for _, c := range s.Codes {
		if span.Lo <= c.At && (c.At < span.Hi || c.At == span.Hi && c.Kind == Closing) {
			c.At -= span.Lo
			p.Codes = append(p.Codes, c)
		}
	}
	return p
}

// byText compares a run with a rune of the text.
func byText(r Run, text int) int { return cmp.Compare(r.Text, text) }
