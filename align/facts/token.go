package facts

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
	ready  int32   // of a ready token: its fact's index in scan.ready
}

type kind uint8

const (
	edge   kind = iota // before the first and after the last token
	word               // letters of an alphabet
	han                // Han characters
	number             // digits that are one number
	ready              // digits or letters that are a whole fact by themselves
	sign               // anything else; its rune is fold[lo]
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

// A scan is the work on one text.
type scan struct {
	lex   *lexicon
	text  []rune
	fold  []rune
	toks  []token
	ready []Fact // facts the lexer found by itself: addresses, identifiers, 2024-09-26, 15:30
	facts []Fact

	zone   string // a time zone named before the date of its time
	zoneAt int    // and its token
	depth  int    // of amounts within amounts
}

var noToken token

// at is token i; beyond the ends it is an edge.
func (s *scan) at(i int) *token {
	if i < 0 || i >= len(s.toks) {
		return &noToken
	}
	return &s.toks[i]
}

// sign tells whether token i is the sign r.
func (s *scan) sign(i int, r rune) bool {
	t := s.at(i)
	return t.kind == sign && s.fold[t.lo] == r
}

// glued tells whether token i follows the one before it without white space.
func (s *scan) glued(i int) bool { t := s.at(i); return t.kind != edge && !t.space && i > 0 }

// tokenize cuts the text into tokens.
func (s *scan) tokenize() {
	space := false
	for p := 0; p < len(s.fold); {
		r := s.fold[p]
		if isSpace(r) {
			space = true
			p++
			continue
		}
		n := len(s.toks)
		p = s.token(p, r)
		if len(s.toks) > n {
			s.toks[n].space = space
		}
		space = false
	}
}

// token reads the tokens that start at p and returns where they end.
func (s *scan) token(p int, r rune) int {
	switch {
	case isDigit(r):
		return s.digits(p)
	case isAlpha(r):
		return s.word(p)
	case isHan(r):
		return s.han(p)
	}
	if r == '.' {
		if q := s.leadingPoint(p); q > p {
			return q
		}
	}
	end, means := s.longest(p)
	s.toks = append(s.toks, token{lo: p, hi: max(end, p+1), kind: sign, means: means})
	return max(end, p+1)
}

// han reads a form of the lexicon, or the characters up to the next one.
func (s *scan) han(p int) int {
	end, means := s.longest(p)
	if end > p+1 && s.inNumeral(p, means) {
		end, means = p+1, s.lex.nodes[s.lex.next(0, s.fold[p], true)].meanings
	}
	if end > p {
		s.toks = append(s.toks, token{lo: p, hi: end, kind: han, means: means})
		return end
	}
	if n := len(s.toks); n > 0 {
		if last := &s.toks[n-1]; last.kind == han && last.means == nil && last.hi == p {
			last.hi++
			return p + 1
		}
	}
	s.toks = append(s.toks, token{lo: p, hi: p + 1, kind: han})
	return p + 1
}

// inNumeral tells whether the character at p goes on with the numeral before it
// and does not begin the word found there: 万 in 三百万一千 is not of 万一, nor 百 in
// 三百年 of 百年.
func (s *scan) inNumeral(p int, found []meaning) bool {
	switch found[0].role {
	case opaque, percentPre, measured:
	default:
		return false
	}
	last := s.at(len(s.toks) - 1)
	if last.hi != p || last.kind != number && !last.has(digit, mult, few) {
		return false
	}
	for _, m := range s.lex.nodes[s.lex.next(0, s.fold[p], true)].meanings {
		if m.role == digit || m.role == mult {
			return true
		}
	}
	return false
}

// word reads a phrase of the lexicon, an address, an identifier or a word.
func (s *scan) word(p int) int {
	if end := s.address(p); end > p {
		return end
	}
	w := p
	for w < len(s.fold) && isAlpha(s.fold[w]) {
		w++
	}
	end, means := s.longest(p)
	if end < w || end == p {
		end, means = w, s.compound(p, w)
	}
	if id := s.identifier(p, w, means); id > end {
		return s.literal(p, id)
	}
	s.toks = append(s.toks, token{lo: p, hi: end, kind: word, upper: s.text[p] != s.fold[p] && s.text[p] != 'ё', means: means})
	return end
}

// emit appends a fact the lexer found as a ready token.
func (s *scan) emit(p, q int, f Fact) int {
	f.Start, f.End = p, q
	s.ready = append(s.ready, f)
	s.toks = append(s.toks, token{lo: p, hi: q, kind: ready, ready: int32(len(s.ready) - 1)})
	return q
}

func isSpace(r rune) bool {
	return r == ' ' || '\t' <= r && r <= '\r' || r == 0x200B || r == 0x2028 || r == 0x85
}
