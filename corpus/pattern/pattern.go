package pattern

import (
	"errors"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// A Kind says how what is looked for is meant.
type Kind int

// The kinds.
const (
	// Words are words one after the other, each in any form of its stem, large or
	// small, Simplified or Traditional, of any width, with or without the marks that
	// are often left out (ё, é). Blanks, hyphens, quotation marks and dots in the
	// middle of a name may stand between them. Words of writings without spaces are
	// found wherever their characters stand.
	Words Kind = iota

	// Exact is words as they are written, each whole.
	Exact

	// Regexp is a regular expression of package regexp, folded as words are, without
	// their stems.
	Regexp

	// ExactRegexp is a regular expression that takes the text as it stands.
	ExactRegexp
)

// A Pattern is what is looked for. It remembers words that it has seen, and is not
// for use by two goroutines at once.
type Pattern struct {
	text   string
	finder finder
}

// A finder finds what is looked for.
type finder interface {
	find(text string) []corpus.Range
	literals() []string
}

// Compile reads a pattern. One with nothing to look for is an error, and so is an
// expression that is none.
func Compile(text string, kind Kind) (*Pattern, error) {
	p := &Pattern{text: text}
	switch kind {
	case Regexp, ExactRegexp:
		f, err := newExpression(text, kind == Regexp)
		if err != nil {
			return nil, err
		}
		p.finder = f
		return p, nil
	}
	// An accent without its letter belongs to nothing.
	text = strings.TrimSpace(strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsMark(r) }))
	if text == "" {
		return nil, errors.New("there is nothing to look for")
	}
	if kind == Exact {
		p.finder = exact(text)
	} else {
		p.finder = newWords(text)
	}
	return p, nil
}

// String is the pattern as it was given.
func (p *Pattern) String() string { return p.text }

// Find is where the pattern stands in a text: ranges of its runes, rising, which do
// not overlap and are not empty.
func (p *Pattern) Find(text string) []corpus.Range { return p.finder.find(text) }

// Literals are texts that every text has, once folded (see [lang.Fold]), in which
// the pattern is found. There are none where nothing is known of it.
func (p *Pattern) Literals() []string { return p.finder.literals() }
