package source

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

const (
	// pure is the least share of the letters of a half that are in its script.
	pure = 0.9
	// fairShare is the least share of a paragraph that the smaller half has, in
	// English letters; a name or a term in the other script has less.
	fairShare = 0.2
	// mixedShare is the least share of a text's paragraphs, as one in so many,
	// that hold both languages in a text made of such paragraphs.
	mixedShare = 2
)

// Apart cuts paragraphs that hold a text and its translation in another script
// in two, if a text is made of such paragraphs: subtitles with two lines in two
// languages, word lists with "en — ru" on a line. What stands between the two, a
// dash or a bar, belongs to neither. Other texts stay as they are; doc itself is
// not changed.
func Apart(doc corpus.Document) corpus.Document {
	cuts := make([][]corpus.Range, len(doc.Segments))
	mixed, lettered := 0, 0
	for k, seg := range doc.Segments {
		if seg.Kind == corpus.Code || !strings.ContainsFunc(seg.Text, unicode.IsLetter) {
			continue
		}
		lettered++
		if cuts[k] = halves([]rune(seg.Text)); cuts[k] != nil {
			mixed++
		}
	}
	if mixed == 0 || mixed*mixedShare < lettered {
		return doc
	}
	segments := doc.Segments
	doc.Segments = nil
	for k, seg := range segments {
		if cuts[k] == nil {
			doc.Segments = append(doc.Segments, seg)
			continue
		}
		text := []rune(seg.Text)
		for _, span := range cuts[k] {
			doc.Segments = append(doc.Segments, seg.Part(text, span))
		}
	}
	for k := range doc.Segments {
		doc.Segments[k].Block = k
	}
	return doc
}

// halves are the two stretches of a text whose letters are in different
// scripts; nil where it is not made of two.
func halves(text []rune) []corpus.Range {
	letters := weigh(text)
	total := letters[len(letters)-1]
	if total.latin == 0 || total.other == 0 {
		return nil
	}
	// The cut at which most letters are on the side of their script.
	best, at, latinFirst := 0.0, 0, true
	for k, before := range letters {
		for _, first := range []bool{true, false} {
			right := before.latin + total.other - before.other
			if !first {
				right = before.other + total.latin - before.latin
			}
			if right > best {
				best, at, latinFirst = right, k, first
			}
		}
	}
	before, after := letters[at], total.less(letters[at])
	if !latinFirst {
		before, after = weight{before.other, before.latin}, weight{after.other, after.latin}
	}
	all := total.latin + total.other
	if before.latin < pure*before.sum() || after.other < pure*after.sum() || min(before.sum(), after.sum()) < fairShare*all {
		return nil
	}
	return around(text, at)
}

// A weight is how much of a text is in Latin letters and in others, in English
// letters.
type weight struct{ latin, other float64 }

func (w weight) sum() float64 { return w.latin + w.other }

func (w weight) less(v weight) weight { return weight{w.latin - v.latin, w.other - v.other} }

// weigh is the weight of the text before each of its runes, and of the whole.
func weigh(text []rune) []weight {
	list := make([]weight, len(text)+1)
	for i, r := range text {
		list[i+1] = list[i]
		switch script := lang.ScriptOf(r); {
		case script == lang.NoScript:
		case script == lang.Latin:
			list[i+1].latin++
		default:
			list[i+1].other += letterWeight(script)
		}
	}
	return list
}

// letterWeight is how many English letters say as much as one of a script.
func letterWeight(script lang.Script) float64 {
	if l := lang.In(script); l != nil && l.Density > 0 {
		return 1 / l.Density
	}
	return 1
}

// around are the stretches of a text before and behind a cut between two
// letters, without what parts them.
func around(text []rune, at int) []corpus.Range {
	lo, hi := at, at // what stands between the letters
	for lo > 0 && !unicode.IsLetter(text[lo-1]) {
		lo--
	}
	for hi < len(text) && !unicode.IsLetter(text[hi]) {
		hi++
	}
	left, right := parting(text, lo, hi)
	start, end := 0, len(text)
	for start < left && unicode.IsSpace(text[start]) {
		start++
	}
	for left > start && unicode.IsSpace(text[left-1]) {
		left--
	}
	for right < end && unicode.IsSpace(text[right]) {
		right++
	}
	for end > right && unicode.IsSpace(text[end-1]) {
		end--
	}
	return []corpus.Range{{Lo: start, Hi: left}, {Lo: right, Hi: end}}
}

const (
	separators = "-–—|/=\t:：｜／"              // between two texts on a line, if spaces or nothing stand around them
	endings    = ".!?…。！？,，;；、)）]】»”’\"'」』》" // end what stands before them
)

// parting finds in what stands between two letters where the first text ends
// and the second begins.
func parting(text []rune, lo, hi int) (left, right int) {
	for i := lo; i < hi; i++ {
		spaced := (i == lo || unicode.IsSpace(text[i-1])) && (i+1 == hi || unicode.IsSpace(text[i+1]))
		if text[i] == '\t' || strings.ContainsRune(separators, text[i]) && (spaced || strings.ContainsRune("|｜", text[i])) {
			return i, i + 1
		}
	}
	for i := lo + 1; i < hi; i++ {
		if unicode.IsSpace(text[i]) && strings.ContainsRune(endings, text[i-1]) {
			return i, i
		}
	}
	if i := slices.IndexFunc(text[lo:hi], unicode.IsSpace); i >= 0 {
		return lo + i, lo + i
	}
	for lo < hi && strings.ContainsRune(endings, text[lo]) {
		lo++
	}
	return lo, lo
}
