package source

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

const (
	// minorShare is the least share of the text, as one in so many, that the
	// rarer language of a bilingual text has, in English letters. A text that
	// only quotes another language has less.
	minorShare = 3
	// strangers is the largest share of the text, as one in so many, that may be
	// in a third language.
	strangers = 10
)

// Bilingual separates a text that holds its own translation: each paragraph
// followed by its counterpart, a table with a column for each language, or one
// text after the other. The language tags of the segments must be filled.
//
// English comes first; without English, the language that begins. Segments
// whose language is not known, such as numbers, go to the side whose turn it
// is, or where they are not in pairs with what stands before them, as a line
// under its heading. What is copied to its place in the translation, such as an
// address, is of the translation. No segment is lost. ok is false, and the
// documents empty, when the text is not made of two languages.
func Bilingual(doc corpus.Document) (src, dst corpus.Document, ok bool) {
	first, second, ok := languages(doc.Segments)
	if !ok {
		return src, dst, false
	}
	src, dst = doc, doc
	src.Segments, dst.Segments = nil, nil
	for k, toDst := range sides(doc.Segments, first, second) {
		if toDst {
			dst.Segments = append(dst.Segments, doc.Segments[k])
		} else {
			src.Segments = append(src.Segments, doc.Segments[k])
		}
	}
	settle(&src, first)
	settle(&dst, second)
	return src, dst, true
}

// sides tells of each segment whether it is on the side of the second language.
func sides(segments []corpus.Segment, first, second corpus.Tag) []bool {
	is := func(k int, tag corpus.Tag) bool { return segments[k].Tag.Base() == tag }
	known := func(k int) bool { return is(k, first) || is(k, second) }
	opening := 0
	for !known(opening) {
		opening++
	}
	begins := is(opening, second) // whether the second language begins
	takesTurns := alternates(segments, first, second)
	toDst := make([]bool, len(segments))
	var turn turns
	for k := 0; k < len(segments); {
		if known(k) {
			toDst[k] = is(k, second) || takesTurns && turn.copies(segments[k].Text)
			turn.add(segments[k].Text, toDst[k])
			k++
			continue
		}
		end := k + 1
		for end < len(segments) && !known(end) {
			end++
		}
		before, after, stay := !begins, begins, begins
		if k > 0 {
			before, stay = toDst[k-1], toDst[k-1]
		}
		if end < len(segments) {
			after = is(end, second)
		}
		// Where the run's last is answered by what follows it, all take turns.
		even := (end-k)%2 == 0
		inPairs := takesTurns && after == (before != even)
		for side := before; k < end; k++ {
			if side = !side; !inPairs {
				side = stay
			}
			toDst[k] = side
			turn.add(segments[k].Text, side)
		}
	}
	return toDst
}

// The turns of a text: what one side said, and after it the other.
type turns struct {
	said, saying []string // in the turn before, and in this one
	toDst        bool     // whether this turn is the second language's
}

// add takes in the next text and its side.
func (t *turns) add(text string, toDst bool) {
	if toDst != t.toDst {
		t.said, t.saying, t.toDst = t.saying, nil, toDst
	}
	t.saying = append(t.saying, text)
}

// copies tells whether a text is copied from its place in the turn before to the
// same place in a turn of the second language.
func (t *turns) copies(text string) bool {
	at := len(t.saying)
	return t.toDst && at < len(t.said) && t.said[at] == text
}

// languages returns the two languages of a bilingual text, source first.
func languages(segments []corpus.Segment) (first, second corpus.Tag, ok bool) {
	counts := map[corpus.Tag]float64{}
	var order []corpus.Tag // by first occurrence
	known := 0.0
	for _, seg := range segments {
		base := seg.Tag.Base()
		if base == corpus.Unknown || seg.Kind == corpus.Code {
			continue
		}
		if counts[base] == 0 {
			order = append(order, base)
		}
		letters := weigh([]rune(seg.Text))
		counts[base] += letters[len(letters)-1].sum()
		known += letters[len(letters)-1].sum()
	}
	if len(order) < 2 {
		return "", "", false
	}
	slices.SortStableFunc(order, func(a, b corpus.Tag) int { return cmp.Compare(counts[b], counts[a]) })
	most, next := order[0], order[1]
	rest := known - counts[most] - counts[next]
	if counts[next]*minorShare < known || rest*strangers > known {
		return "", "", false
	}
	for _, seg := range segments {
		if base := seg.Tag.Base(); base == next {
			most, next = next, most
			break
		} else if base == most {
			break
		}
	}
	if next == corpus.English {
		most, next = next, most
	}
	return most, next, true
}

// alternates tells whether the two languages change places at most borders
// between segments.
func alternates(segments []corpus.Segment, first, second corpus.Tag) bool {
	borders, changes := 0, 0
	last := corpus.Unknown
	for _, seg := range segments {
		base := seg.Tag.Base()
		if base != first && base != second {
			last = corpus.Unknown
			continue
		}
		if last != corpus.Unknown {
			borders++
			if base != last {
				changes++
			}
		}
		last = base
	}
	return 2*changes > borders
}

// settle numbers the segments of one side anew and gives the document the tag
// that most of its segments in the language have, such as zh-Hant of zh.
func settle(doc *corpus.Document, base corpus.Tag) {
	counts := map[corpus.Tag]int{}
	for k := range doc.Segments {
		doc.Segments[k].Block = k
		if tag := doc.Segments[k].Tag; tag.Base() == base {
			counts[tag]++
		}
	}
	doc.Tag = base
	for _, tag := range slices.Sorted(maps.Keys(counts)) {
		if counts[tag] > counts[doc.Tag] {
			doc.Tag = tag
		}
	}
}

// numberingShare is the share of the segments, as one in so many, from which
// segments without a letter are the numbering of a table. In a table with a
// column of numbers and one for each language they are a third, in an article
// with its translation hardly any.
const numberingShare = 5

// Numbering marks as furniture what a table of two languages has beside its
// texts: row numbers, percentages, rules. These are the segments without any
// letter, where there are many; where there are few they are text, such as the
// heading "2024". Nothing but kinds changes; doc itself is not changed.
func Numbering(doc corpus.Document) corpus.Document {
	segments := slices.Clone(doc.Segments)
	marked := 0
	for i, s := range segments {
		if !strings.ContainsFunc(s.Text, unicode.IsLetter) {
			segments[i].Kind = corpus.Furniture
			marked++
		}
	}
	if marked*numberingShare >= len(segments) {
		doc.Segments = segments
	}
	return doc
}
