package check

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A language is what the checks have to know of one language beyond
// [lang.Language]: the lists of its folder that only they read.
type language struct {
	*lang.Language

	// spread is the variance of the logarithm of the length of a paragraph by that of its English counterpart that is
	// left in long paragraphs, where chance evens out: how freely the language is translated. See [scale].
	spread float64

	furniture []string // openings, lower case, of lines that stand around an article
	notes     []string // openings, lower case, of notes that a translating editor adds
	function  []string // commonest words, lower case: what running text has and names have not; empty where script alone tells
	endings   []string // what may follow the stem of a place's name, in nouns and adjectives; empty where names stay as they are
	places    []string // names of places; see [gazetteers]

	// For the checks of meaning, all in lower case.
	rising   []string // words of rising, or their stems
	falling  []string // of falling
	negators []string // words that negate; of Chinese, characters
	apparent []string // words and phrases that look like negations and are none
	deniers  []string // stems of words that deny in their own way
}

// listsOf reads the lists of a language.
func listsOf(l *lang.Language) *language {
	out := &language{
		Language:  l,
		furniture: l.List("page", "furniture"),
		notes:     l.List("page", "notes"),
		function:  l.List("words", "function"),
		endings:   l.List("endings", "of-places"),
		places:    l.List("places", "places"),
		rising:    l.List("meaning", "rising"),
		falling:   l.List("meaning", "falling"),
		negators:  l.List("meaning", "negators"),
		apparent:  l.List("meaning", "no-negations"),
		deniers:   l.List("meaning", "deniers"),
	}
	for _, n := range l.List("language", "spread") {
		out.spread, _ = strconv.ParseFloat(n, 64)
	}
	return out
}

// languages are those of [lang.All].
var languages = sync.OnceValue(func() []*language {
	var all []*language
	for _, l := range lang.All {
		all = append(all, listsOf(l))
	}
	return all
})

// languageOf is the language with the tag's base. A language that is not
// listed has no peculiarities.
func languageOf(tag corpus.Tag) *language {
	for _, l := range languages() {
		if l.Tag == tag.Base() {
			return l
		}
	}
	return &language{Language: &lang.Language{Tag: tag.Base(), Name: string(tag), Density: 1}}
}

// body is the letters from which on a paragraph is more than a line: what
// twelve English words have, about 60.
func (l *language) body() int { return int(60 * l.Density) }

// isFunction tells whether a word is one of the commonest of its language.
func (l *language) isFunction(word string) bool { return slices.Contains(l.function, fold(word)) }

// isFurniture tells whether a segment surrounds the article: marked so by the
// reader of its format, or opening as such lines do.
func (s *side) isFurniture(i int) bool {
	return s.doc.Segments[i].Kind == corpus.Furniture || s.opens(i, s.lang.furniture)
}

// isNote tells whether a segment is a note added for readers of its language.
func (s *side) isNote(i int) bool { return s.opens(i, s.lang.notes) }

func (s *side) opens(i int, openings []string) bool {
	text := strings.ToLower(strings.TrimLeft(s.text(i), " \u00a0\u3000([（【［*—-"))
	for _, o := range openings {
		if strings.HasPrefix(text, o) {
			return true
		}
	}
	return false
}

// isHeading tells whether a segment is a title or heading.
func (s *side) isHeading(i int) bool {
	k := s.doc.Segments[i].Kind
	return k == corpus.Heading || k == corpus.Title
}
