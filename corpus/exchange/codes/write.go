package codes

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// Write is a text with its codes in the syntax: in their own markup where it is
// this syntax's, else in elements made for them. The text must have been folded
// as [xmltext.Fold] does. Lost is how many codes have attributes in their own
// markup that the elements made for them have not, such as a type.
func (s *Syntax) Write(t Coded) (markup string, lost int) {
	if len(t.Codes) == 0 {
		return xmltext.Escape(t.Text), 0
	}
	kept := func(c corpus.InlineCode) bool { return c.Syntax == s.name && c.Markup != "" }
	own := s.compose(t.Text, t.Codes, func(c corpus.InlineCode) string {
		if c.Syntax == s.name {
			return c.Markup
		}
		return ""
	})
	if !wellFormed(own) {
		own = s.compose(t.Text, t.Codes, func(corpus.InlineCode) string { return "" })
		kept = func(corpus.InlineCode) bool { return false }
	}
	for _, c := range t.Codes {
		if !kept(c) && saysMore(c.Markup) {
			lost++
		}
	}
	return own, lost
}

// attributes of a start tag, and those that say no more than the fields of a
// code do: its id, and what it stands for.
var (
	attributes = regexp.MustCompile(`\s([A-Za-z][\w.:-]*)\s*=\s*["']`)
	plain      = []string{"id", "i", "x", "rid", "xid", "mid", "pos", "equiv-text", "disp", "dispStart", "dispEnd", "equiv", "equivStart", "equivEnd",
		"dataRef", "dataRefStart", "dataRefEnd", "startRef", "isolated", "hex"}
)

// saysMore tells whether the start tag of a code says more than a code has
// fields for.
func saysMore(markup string) bool {
	tag, _, _ := strings.Cut(markup, ">")
	return slices.ContainsFunc(attributes.FindAllStringSubmatch(tag, -1), func(m []string) bool { return !slices.Contains(plain, m[1]) })
}

// compose writes a text and its codes, each as markup says or else as an
// element made for it.
func (s *Syntax) compose(text string, codes []corpus.InlineCode, markup func(corpus.InlineCode) string) string {
	codes = named(codes)
	pairs := pairsOf(codes)
	var b strings.Builder
	runes := []rune(text)
	at := 0
	for _, c := range codes {
		to := min(max(c.At, at), len(runes))
		b.WriteString(xmltext.Escape(string(runes[at:to])))
		at = to
		own := markup(c)
		if own == "" {
			c.Text = xmltext.Fold(c.Text)
			own = s.element(c, pairs[c.ID])
		}
		b.WriteString(own)
	}
	b.WriteString(xmltext.Escape(string(runes[at:])))
	return b.String()
}

// named gives ids to the codes that have none: the first numbers that are not
// taken. A closing code gets that of the opening code before it.
func named(codes []corpus.InlineCode) []corpus.InlineCode {
	if !slices.ContainsFunc(codes, func(c corpus.InlineCode) bool { return c.ID == "" }) {
		return codes
	}
	codes = slices.Clone(codes)
	taken := make(map[string]bool)
	for _, c := range codes {
		taken[c.ID] = true
	}
	next := 1
	var open []string
	for i, c := range codes {
		if c.ID != "" {
			continue
		}
		if last := len(open) - 1; c.Kind == corpus.Closing && last >= 0 {
			codes[i].ID, open = open[last], open[:last]
			continue
		}
		for taken[strconv.Itoa(next)] {
			next++
		}
		codes[i].ID = strconv.Itoa(next)
		taken[codes[i].ID] = true
		if c.Kind == corpus.Opening {
			open = append(open, codes[i].ID)
		}
	}
	return codes
}

// pairsOf are the ids of the codes that have both halves of a pair.
func pairsOf(codes []corpus.InlineCode) map[string]bool {
	open, pairs := make(map[string]bool), make(map[string]bool)
	for _, c := range codes {
		switch c.Kind {
		case corpus.Opening:
			open[c.ID] = true
		case corpus.Closing:
			pairs[c.ID] = open[c.ID]
		}
	}
	return pairs
}

// wellFormed tells whether a piece of XML can stand in an element.
func wellFormed(piece string) bool {
	x := xmltext.Decoded("", "<x>"+piece+"</x>")
	for {
		if _, err := x.Next(); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}
