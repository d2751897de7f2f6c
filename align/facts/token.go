package facts

import "strings"

// A token is a stretch of the text the grammar handles as one: a word or phrase
// of the lexicon, another word, a figure in digits, a run of Han characters
// without meaning, or one sign.
type token struct {
	lo, hi int // half-open range of runes
	kind   kind
	space  bool // white space stands before it
	upper  bool // begins with a capital letter
	means  []meaning
	fig    *figure // of a number
	ready  int32   // of a ready token: its fact's index in tokens.ready
}

type kind uint8

const (
	edgeToken   kind = iota // before the first and after the last token
	wordToken               // letters of an alphabet
	hanToken                // Han characters
	numberToken             // digits that are one number
	readyToken              // digits or letters that are a whole fact by themselves
	signToken               // anything else; its rune is fold[lo]
)

// A figure is a number written in digits.
type figure struct {
	value Value
	other Value // the other reading of an ambiguous separator
	whole int8  // digits before the decimal mark, leading zeros included
	shown int8  // significant digits shown
	plain bool  // digits only: no separators, no sign
}

// is returns the token's meaning in a role, if it has one.
func (t *token) is(r role) (meaning, bool) {
	for _, m := range t.means {
		if m.role == r {
			return m, true
		}
	}
	return meaning{}, false
}

// has tells whether the token can play one of the roles.
func (t *token) has(roles ...role) bool {
	for _, m := range t.means {
		for _, r := range roles {
			if m.role == r {
				return true
			}
		}
	}
	return false
}

// tokens are a text cut up for the grammar. Token numbers may lie beyond its
// ends: there are edges.
type tokens struct {
	lex   *lexicon
	text  []rune // as it is written
	fold  []rune // as the lexicon is
	list  []token
	ready []Fact // facts that need no grammar: addresses, identifiers, 2024-09-26, 15:30
}

var noToken token

// at is token i; beyond the ends it is an edge.
func (ts *tokens) at(i int) *token {
	if i < 0 || i >= len(ts.list) {
		return &noToken
	}
	return &ts.list[i]
}

// isSign tells whether token i is the sign r.
func (ts *tokens) isSign(i int, r rune) bool {
	t := ts.at(i)
	return t.kind == signToken && ts.fold[t.lo] == r
}

// glued tells whether token i follows the one before it without white space.
func (ts *tokens) glued(i int) bool {
	t := ts.at(i)
	return t.kind != edgeToken && !t.space && i > 0
}

// past is i or, if token i is the sign r, what follows it.
func (ts *tokens) past(i int, r rune) int {
	if ts.isSign(i, r) {
		return i + 1
	}
	return i
}

// joins tells whether token i stands between the parts of a list or range.
func (ts *tokens) joins(i int) bool {
	return ts.at(i).has(and, either, rangeSign) || ts.isSign(i, '-') || ts.isSign(i, '、') || ts.isSign(i, ',')
}

// wordAt is token i as a lexicon writes it.
func (ts *tokens) wordAt(i int) string {
	t := ts.at(i)
	return string(ts.fold[t.lo:t.hi])
}

// lower tells whether rune p is a lower-case letter; beyond the end there is none.
func (ts *tokens) lower(p int) bool {
	return p < len(ts.text) && isAlpha(ts.fold[p]) && ts.text[p] == ts.fold[p]
}

// A lexer cuts a text into tokens.
type lexer struct{ *tokens }

// emit appends a fact the lexer found as a ready token.
func (l *lexer) emit(p, q int, f Fact) int {
	f.Start, f.End = p, q
	l.ready = append(l.ready, f)
	l.list = append(l.list, token{lo: p, hi: q, kind: readyToken, ready: int32(len(l.ready) - 1)})
	return q
}

// found are the facts of a text so far.
type found struct {
	*tokens
	facts []Fact
}

// add appends a fact that covers the tokens from i up to j.
func (fs *found) add(i, j int, f Fact) {
	f.Start, f.End = fs.at(i).lo, fs.at(j-1).hi
	if fs.facts == nil {
		fs.facts = make([]Fact, 0, 8)
	}
	fs.facts = append(fs.facts, f)
}

// longest is the longest form of the lexicon that starts at text[p], its end
// and meanings; end is p if there is none. A form of letters must not end inside
// a word.
func (ts *tokens) longest(p int) (end int, means []meaning) {
	end = p
	t := &ts.lex.forms
	if n := t.root(ts.text[p]); n != 0 && len(t.nodes[n].meanings) > 0 && ts.wordEnds(p+1) {
		end, means = p+1, t.nodes[n].meanings // one letter alone, in its own case
	}
	at := t.root(ts.fold[p])
	for q := p + 1; at != 0; q++ {
		n := &t.nodes[at]
		if len(n.meanings) > 0 && (q > p+1 || !isAlpha(ts.fold[p])) && ts.wordEnds(q) && ts.caseFits(p, n.meanings) {
			end, means = q, n.meanings
		}
		if q >= len(ts.fold) {
			break
		}
		r := ts.fold[q]
		next := t.child(at, r)
		if next == 0 && r == '-' {
			next = t.child(at, ' ')
		}
		at = next
	}
	return end, means
}

// opensSentence tells whether token i is the first of the text, or follows a
// mark that ends a sentence or opens one.
func (ts *tokens) opensSentence(i int) bool {
	if i == 0 {
		return true
	}
	t := ts.at(i - 1)
	return t.kind == signToken && strings.ContainsRune(".!?…。:;\"“”„«»「『(—–-*", ts.fold[t.lo])
}

// wordEnds tells whether a form may end before rune q: not between two letters
// of an alphabet.
func (ts *tokens) wordEnds(q int) bool {
	return q >= len(ts.fold) || !isAlpha(ts.fold[q]) || !isAlpha(ts.fold[q-1])
}

// caseFits tells whether one of the meanings allows the first letter's case.
func (ts *tokens) caseFits(p int, means []meaning) bool {
	for _, m := range means {
		if !m.capital || ts.text[p] != ts.fold[p] {
			return true
		}
	}
	return false
}

// A part is a run of digits of the text and the separator before it.
type part struct {
	lo, hi int
	sep    rune // 0 of the first
}

func (a part) length() int { return a.hi - a.lo }

// join reads the digits of all parts as one number with so many decimals. It
// fails where the number is too large.
func join(text []rune, parts []part, decimals int) (figure, bool) {
	var n int64
	fig := figure{plain: len(parts) == 1}
	count := 0
	for _, p := range parts {
		for i := p.lo; i < p.hi; i++ {
			if n > (1<<62)/10 {
				return figure{}, false
			}
			n = n*10 + int64(text[i]-'0')
			count++
			if n != 0 {
				fig.shown++
			}
		}
	}
	fig.whole = int8(count - decimals)
	var ok bool
	if fig.value, ok = makeValue(n, 1, -decimals); decimals == 0 && ok {
		fig.shown = int8(fig.value.digits()) // trailing zeros of 350,000 are not claimed
	}
	return fig, ok
}

// figureOf reads plain digits p to q; at most 18.
func figureOf(text []rune, p, q int) figure {
	fig, _ := join(text, []part{{lo: p, hi: q}}, 0)
	return fig
}
