package check

import (
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A language is what the checks have to know of one language beyond
// [lang.Language]. There is one literal a language, in a file of its own.
type language struct {
	*lang.Language

	// spread is the variance of the logarithm of the length of a paragraph by that of its English counterpart that is
	// left in long paragraphs, where chance evens out: how freely the language is translated. See [scale].
	spread float64

	furniture []string // openings, lower case, of lines that stand around an article
	notes     []string // openings, lower case, of notes that a translating editor adds
	function  []string // commonest words, lower case: what running text has and names have not; nil where script alone tells
	endings   []string // what may follow the stem of a place's name, in nouns and adjectives; nil where names stay as they are

	// For the checks of meaning, all in lower case.
	rising   []string // words of rising, or their stems
	falling  []string // of falling
	negators []string // words that negate; of Chinese, characters
	apparent []string // words and phrases that look like negations and are none
	deniers  []string // stems of words that deny in their own way
}

// languages lists the languages that the checks know.
var languages = []*language{english, russian, chinese}

// languageOf is the language with the tag's base. A language that is not
// listed has no peculiarities.
func languageOf(tag corpus.Tag) *language {
	for _, l := range languages {
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
