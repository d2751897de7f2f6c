package facts

import (
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/placeholder"
)

// tokenize cuts a text into tokens.
func tokenize(text string, tag corpus.Tag) *tokens {
	ts := &tokens{lex: lexiconFor(tag), text: []rune(text)}
	ts.fold = []rune(placeholder.Blank(text)) // what is for a program is no fact
	for i, r := range ts.fold {
		ts.fold[i] = ts.lex.foldRune(r)
	}
	ts.list = make([]token, 0, len(ts.text)/4+8)
	l := lexer{ts}
	l.all()
	return ts
}

// all cuts the text into tokens.
func (l *lexer) all() {
	space := false
	for p := 0; p < len(l.fold); {
		r := l.fold[p]
		if isSpace(r) {
			space = true
			p++
			continue
		}
		n := len(l.list)
		p = l.readToken(p, r)
		if len(l.list) > n {
			l.list[n].space = space
		}
		space = false
	}
}

// readToken reads the tokens that start at p and returns where they end.
func (l *lexer) readToken(p int, r rune) int {
	switch {
	case isDigit(r):
		return l.readDigits(p)
	case isAlpha(r):
		return l.readWord(p)
	case isHan(r):
		return l.readHan(p)
	}
	if r == '.' {
		if q := l.leadingPoint(p); q > p {
			return q
		}
	}
	end, means := l.longest(p)
	l.list = append(l.list, token{lo: p, hi: max(end, p+1), kind: signToken, means: means})
	return max(end, p+1)
}

// readHan reads a form of the lexicon, or the characters up to the next one.
func (l *lexer) readHan(p int) int {
	end, means := l.longest(p)
	if end > p+1 && (l.inNumeral(p, means) || l.cutsNumeral(p, end, means)) {
		end, means = p+1, l.character(p)
		if len(means) == 0 {
			end = p
		}
	}
	if end > p+1 && means[0].role == divided && !l.at(len(l.list)-1).has(yearMark, monthMark, relYear, relPeriod, century, decade) {
		if end, means = p+1, l.character(p); len(means) == 0 { // 年中 is the middle of a year only after one
			end = p
		}
	}
	if end > p {
		l.list = append(l.list, token{lo: p, hi: end, kind: hanToken, means: means})
		return end
	}
	if n := len(l.list); n > 0 {
		if last := &l.list[n-1]; last.kind == hanToken && last.means == nil && last.hi == p {
			last.hi++
			return p + 1
		}
	}
	l.list = append(l.list, token{lo: p, hi: p + 1, kind: hanToken})
	return p + 1
}

// inNumeral tells whether the character at p goes on with the numeral before it
// and does not begin the word found there: 万 in 三百万一千 is not of 万一, nor 百 in
// 三百年 of 百年.
func (l *lexer) inNumeral(p int, found []meaning) bool {
	switch found[0].role {
	case opaque, percentPre, measured:
	default:
		return false
	}
	last := l.at(len(l.list) - 1)
	if last.hi != p || last.kind != numberToken && !last.has(digit, mult, few) {
		return false
	}
	return l.numbers(p, digit, mult)
}

// cutsNumeral tells whether the word found from p to end, which is no number,
// holds the beginning of a numeral that goes on behind it: 有一 in 有一百五十, 一点 in
// 一点五万.
func (l *lexer) cutsNumeral(p, end int, found []meaning) bool {
	switch {
	case found[0].role != opaque || end >= len(l.fold):
		return false
	case l.numbers(end-1, point):
		return l.numbers(end, digit)
	case l.numbers(p, digit, mult) || !l.numbers(end-1, digit):
		return false
	}
	return l.numbers(end, mult) || l.numbers(end, point) && end+1 < len(l.fold) && l.numbers(end+1, digit)
}

// numbers tells whether the character at p can play one of the roles by itself.
func (l *lexer) numbers(p int, roles ...role) bool {
	t := token{means: l.character(p)}
	return t.has(roles...)
}

// character is what the character at p means by itself.
func (l *lexer) character(p int) []meaning {
	return l.lex.forms.nodes[l.lex.forms.root(l.fold[p])].meanings
}

// readWord reads a phrase of the lexicon, an address, an identifier or a word.
func (l *lexer) readWord(p int) int {
	if end := l.address(p); end > p {
		return end
	}
	w := p
	for w < len(l.fold) && isAlpha(l.fold[w]) {
		w++
	}
	end, means := l.longest(p)
	if end == p && w == p+1 && w < len(l.fold) && isSpace(l.fold[w]) && l.opensSentence(len(l.list)) {
		end, means = w, l.character(p) // «В мае», "A third"
	}
	if end < w || end == p {
		end, means = w, l.lex.compound(l.fold[p:w])
	}
	if id := l.identifier(p, w, means); id > end {
		return l.literal(p, id)
	}
	l.list = append(l.list, token{lo: p, hi: end, kind: wordToken, upper: l.text[p] != l.fold[p] && l.text[p] != 'ё', means: means})
	return end
}
