// Package revision says what became of a text between two versions of it.
//
//	for _, c := range revision.Between(old, new) {
//		switch {
//		case c.Old < 0: // paragraph c.New was added
//		case c.New < 0: // paragraph c.Old was removed
//		default:        // paragraph c.Old became c.New
//		}
//	}
//
// Versions are compared sentence by sentence, and a sentence by its words alone:
// what was moved, what was cut into paragraphs otherwise, and what only has other
// marks, spaces or capitals has not changed. A paragraph of the new version has
// changed where it has a sentence that the old version has nowhere.
package revision

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// A Change is what became of a paragraph.
type Change struct {
	Old, New int            // segments of the old and of the new version; -1: none, it was added or removed
	Fresh    []corpus.Range // of the new segment's runes: the sentences that the old version has nowhere
	Gone     []corpus.Range // of the old segment's runes: the sentences that the new version has nowhere
}

// likeness is the least share of words that two paragraphs have in common of which
// one became the other, of 0 to 1. Of paragraphs of one text that have nothing to do
// with one another, "the" and "of" make up a fifth to a third.
const likeness = 0.4

// Between says what changed from the old version to the new one: what the new one
// has, in its order, then what was removed, in the order of the old one. Segments
// of white space and marks alone do not count. Its time grows with the product of
// the numbers of paragraphs that changed.
func Between(old, new corpus.Document) []Change {
	was, is := read(old), read(new)
	fresh, gone := was.lack(is), is.lack(was)
	partner := pairUp(was, is, gone, fresh)
	var changes []Change
	for i := range is.paragraphs {
		j, paired := partner[i]
		switch {
		case paired:
			changes = append(changes, Change{j, i, fresh[i], gone[j]})
			delete(gone, j)
		case len(fresh[i]) > 0:
			changes = append(changes, Change{was.heir(is.paragraphs[i]), i, fresh[i], nil})
		}
	}
	for j := range was.paragraphs {
		if len(gone[j]) > 0 {
			changes = append(changes, Change{j, is.heir(was.paragraphs[j]), nil, gone[j]})
		}
	}
	slices.SortStableFunc(changes, func(a, b Change) int { return cmp.Compare(uint(a.New), uint(b.New)) })
	return changes
}

// A version is a text as its words stand in its sentences.
type version struct {
	paragraphs [][]sentence
	home       map[string]int // the first paragraph of each sentence
	code       []bool         // of each paragraph, which never becomes running text
}

// A sentence is where one stands in its paragraph, and its words.
type sentence struct {
	at  corpus.Range
	key string // see [words]
}

// read cuts a document into sentences, code into lines.
func read(doc corpus.Document) version {
	v := version{make([][]sentence, len(doc.Segments)), map[string]int{}, make([]bool, len(doc.Segments))}
	apart := doc
	apart.Segments = make([]corpus.Segment, len(doc.Segments))
	for i, seg := range doc.Segments {
		seg.Place.Start, seg.Runs, seg.Block = 0, nil, i
		v.code[i] = seg.Kind == corpus.Code
		apart.Segments[i] = seg
	}
	for _, s := range split.Document(apart).Segments {
		at := corpus.Range{Lo: s.Offset(0), Hi: s.Offset(utf8.RuneCountInString(s.Text))}
		for _, part := range parts(s, at) {
			if part.key == "" {
				continue
			}
			v.paragraphs[s.Block] = append(v.paragraphs[s.Block], part)
			if _, known := v.home[part.key]; !known {
				v.home[part.key] = s.Block
			}
		}
	}
	return v
}

// parts are what a sentence is compared by: itself, or the lines of code.
func parts(s corpus.Segment, at corpus.Range) []sentence {
	if s.Kind != corpus.Code {
		return []sentence{{at, strings.Join(words(s.Text), " ")}}
	}
	var lines []sentence
	lo := at.Lo
	for line := range strings.SplitSeq(s.Text, "\n") {
		hi := lo + utf8.RuneCountInString(line)
		lines = append(lines, sentence{corpus.Range{Lo: lo, Hi: hi}, strings.Join(strings.Fields(line), " ")})
		lo = hi + 1
	}
	return lines
}

// words are the words and figures of a text in small letters, without accents that
// are written apart; of writings without spaces each sign is one. A sign that
// stands inside a figure or a name, as in 4.3 or v1-2, is part of it, and so is
// one that turns a figure round or measures it: -5, 5%, $5.
func words(text string) (list []string) {
	runes := []rune(strings.ToLower(norm.NFKC.String(text)))
	var word []rune
	end := func() {
		if len(word) > 0 {
			list, word = append(list, string(word)), nil
		}
	}
	for k, r := range runes {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			end()
			list = append(list, string(r))
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			word = append(word, r)
		case k > 0 && k+1 < len(runes) && isWord(runes[k-1]) && isWord(runes[k+1]) && strings.ContainsRune(inside, r):
			word = append(word, r)
		case unicode.Is(unicode.Sc, r) || r == '%' || r == '‰' || r == '°' || strings.ContainsRune(minus, r) && k+1 < len(runes) && unicode.IsDigit(runes[k+1]) && (k == 0 || unicode.IsSpace(runes[k-1])):
			end()
			list = append(list, string(r))
		default:
			end()
		}
	}
	end()
	return list
}

// The signs that can stand inside a word or figure, and before one that is negative.
const (
	inside = ".,:/-_'’@+"
	minus  = "-−"
)

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// lack lists, for each paragraph of another version that has any, the sentences that
// this version has nowhere.
func (v version) lack(other version) map[int][]corpus.Range {
	lacking := map[int][]corpus.Range{}
	for i, list := range other.paragraphs {
		for _, s := range list {
			if _, ok := v.home[s.key]; !ok {
				lacking[i] = append(lacking[i], s.at)
			}
		}
	}
	return lacking
}

// heir is the first paragraph that has one of some sentences; -1 if none has.
func (v version) heir(list []sentence) int {
	for _, s := range list {
		if i, ok := v.home[s.key]; ok {
			return i
		}
	}
	return -1
}

// pairUp says which paragraph of the old version became which of the new one, by the
// index of the latter: of those that changed the most alike, then the nearest.
func pairUp(was, is version, gone, fresh map[int][]corpus.Range) map[int]int {
	type couple struct {
		old, new int
		alike    float64
		apart    float64 // in the share of their texts
	}
	bags := func(v version, of map[int][]corpus.Range) map[int]map[string]int {
		all := map[int]map[string]int{}
		for k := range of {
			all[k] = bag(v.paragraphs[k])
		}
		return all
	}
	before, after := bags(was, gone), bags(is, fresh)
	var couples []couple
	for j, old := range before {
		for i, new := range after {
			if alike := dice(old, new); alike >= likeness && was.code[j] == is.code[i] {
				apart := float64(j)/float64(len(was.paragraphs)) - float64(i)/float64(len(is.paragraphs))
				couples = append(couples, couple{j, i, alike, max(apart, -apart)})
			}
		}
	}
	slices.SortFunc(couples, func(a, b couple) int {
		return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(a.apart, b.apart), cmp.Compare(a.new, b.new), cmp.Compare(a.old, b.old))
	})
	partner, taken := map[int]int{}, map[int]bool{}
	for _, c := range couples {
		if _, has := partner[c.new]; !has && !taken[c.old] {
			partner[c.new], taken[c.old] = c.old, true
		}
	}
	return partner
}

// bag counts the words of a paragraph.
func bag(list []sentence) map[string]int {
	count := map[string]int{}
	for _, s := range list {
		for word := range strings.FieldsSeq(s.key) {
			count[word]++
		}
	}
	return count
}

// dice is the share of words that two bags have in common, 0 to 1; see Dice,
// "Measures of the amount of ecologic association between species", Ecology 26
// (1945).
func dice(a, b map[string]int) float64 {
	common, all := 0, 0
	for word, n := range a {
		common += min(n, b[word])
		all += n
	}
	for _, n := range b {
		all += n
	}
	return 2 * float64(common) / float64(max(all, 1))
}
