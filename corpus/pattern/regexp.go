package pattern

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// expression finds what a regular expression matches.
type expression struct {
	re       *regexp.Regexp
	folds    bool
	required []string
}

// newExpression reads an expression. Where it folds, its letters are folded as the
// text's are.
func newExpression(text string, folds bool) (finder, error) {
	flags := syntax.Perl
	if folds {
		flags |= syntax.FoldCase
	}
	tree, err := syntax.Parse(text, flags)
	if e, ok := errors.AsType[*syntax.Error](err); ok {
		return nil, fmt.Errorf("not a regular expression: %s: %q", e.Code, e.Expr)
	}
	if err != nil {
		return nil, fmt.Errorf("not a regular expression: %w", err)
	}
	if folds {
		foldTree(tree)
	}
	re, err := regexp.Compile(tree.String())
	if err != nil {
		return nil, fmt.Errorf("not a regular expression: %w", err)
	}
	return &expression{re, folds, required(tree.Simplify())}, nil
}

func (e *expression) find(text string) (found []corpus.Range) {
	if e.folds {
		text = foldRunes(text)
	}
	runes, at := 0, 0
	for _, m := range e.re.FindAllStringIndex(text, -1) {
		if m[0] == m[1] {
			continue
		}
		lo := runes + utf8.RuneCountInString(text[at:m[0]])
		runes, at = lo+utf8.RuneCountInString(text[m[0]:m[1]]), m[1]
		found = append(found, corpus.Range{Lo: lo, Hi: runes})
	}
	return found
}

func (e *expression) literals() []string { return e.required }

// foldRunes folds a text rune for rune, and leaves large letters large: what the
// expression says of them stays true.
func foldRunes(text string) string {
	return strings.Map(foldRune, lang.Simplify(text))
}

func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		return r
	case r == 'ё':
		return 'е'
	case r == 'Ё':
		return 'Е'
	}
	if narrow := width.LookupRune(r).Folded(); narrow != 0 {
		return narrow
	}
	return r
}

// foldTree folds the letters that an expression names.
func foldTree(tree *syntax.Regexp) {
	switch tree.Op {
	case syntax.OpLiteral:
		tree.Rune = []rune(foldRunes(string(tree.Rune)))
	case syntax.OpCharClass:
		for k := 0; k+1 < len(tree.Rune) && len(tree.Rune) < longestClass; k += 2 {
			for r := tree.Rune[k]; r <= tree.Rune[k+1] && r-tree.Rune[k] < longestRange; r++ {
				if f := []rune(foldRunes(string(r)))[0]; f != r {
					tree.Rune = append(tree.Rune, f, f)
				}
			}
		}
	}
	for _, sub := range tree.Sub {
		foldTree(sub)
	}
}

// Classes of more runes than these name letters by what they are, and not one by
// one.
const (
	longestClass = 512
	longestRange = 64
)

// required are texts that everything has that an expression matches.
func required(tree *syntax.Regexp) []string {
	switch tree.Op {
	case syntax.OpLiteral:
		return []string{string(tree.Rune)}
	case syntax.OpCapture, syntax.OpPlus:
		return required(tree.Sub[0])
	case syntax.OpRepeat:
		if tree.Min > 0 {
			return required(tree.Sub[0])
		}
	case syntax.OpConcat:
		var all []string
		for _, sub := range tree.Sub {
			all = append(all, required(sub)...)
		}
		return all
	}
	return nil
}
