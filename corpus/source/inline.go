package source

import (
	"regexp"
	"slices"
)

// A span is a range of a text in bytes, [from, to).
type span struct{ from, to int }

// spans are in order and apart from one another.
type spans []span

// tidy puts spans in order and joins those that overlap.
func tidy(s spans) spans {
	slices.SortFunc(s, func(a, b span) int { return a.from - b.from })
	kept := s[:0]
	for _, s := range s {
		if n := len(kept); n > 0 && s.from <= kept[n-1].to {
			kept[n-1].to = max(kept[n-1].to, s.to)
		} else if s.from < s.to {
			kept = append(kept, s)
		}
	}
	return kept
}

// outside is the parts of a range that are in none of the spans.
func (s spans) outside(from, to int) (parts spans) {
	k, _ := slices.BinarySearchFunc(s, from, func(s span, at int) int { return s.to - at - 1 })
	for ; k < len(s) && s[k].from < to; k++ {
		if from < s[k].from {
			parts = append(parts, span{from, s[k].from})
		}
		from = max(from, s[k].to)
	}
	if from < to {
		parts = append(parts, span{from, to})
	}
	return parts
}

// markupIn is what an expression matches in a text, but for its groups, which
// are text within markup; those named "in" may hold more markup.
func markupIn(text string, expr *regexp.Regexp, base int) (markup spans) {
	for _, at := range expr.FindAllStringSubmatchIndex(text, -1) {
		from := at[0]
		for g := 1; 2*g < len(at); g++ {
			lo, hi := at[2*g], at[2*g+1]
			if lo < 0 {
				continue
			}
			markup = append(markup, span{base + from, base + lo})
			if expr.SubexpNames()[g] == "in" && hi-lo < at[1]-at[0] {
				markup = append(markup, markupIn(text[lo:hi], expr, base+lo)...)
			}
			from = hi
		}
		markup = append(markup, span{base + from, base + at[1]})
	}
	return markup
}
