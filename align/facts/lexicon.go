package facts

import (
	"strings"
	"sync"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// A lexicon is a language's words ready for lookup: a trie over folded runes
// that finds the longest form starting at a place in the text.
type lexicon struct {
	*language
	root     map[rune]int32    // first letters, but for
	early    [earlyRunes]int32 // those of the alphabets, which come early in Unicode
	nodes    []node            // 0 is none
	variants map[rune]rune
	links    map[string]bool
	openers  map[string]bool
	prefixes *lexicon // of compounds; nil where there are none
	heads    *lexicon
}

// earlyRunes is the end of the Cyrillic block: a table serves up to there.
const earlyRunes = 0x500

// A node is one letter of a form. Its siblings are the other letters that can
// stand in its place.
type node struct {
	letter         rune
	sibling, child int32
	meanings       []meaning // of the form that ends here
}

// The lexicons, built when first needed and never changed.
var (
	englishLexicon = sync.OnceValue(func() *lexicon { return compile(&english) })
	chineseLexicon = sync.OnceValue(func() *lexicon { return compile(&chinese) })
	russianLexicon = sync.OnceValue(func() *lexicon { return compile(&russian) })
	neutralLexicon = sync.OnceValue(func() *lexicon { return compile(&neutral) })
)

// lexicons lists them by language; the neutral one, which has signs but no
// words, serves the others.
var lexicons = []struct {
	base corpus.Tag
	get  func() *lexicon
}{
	{corpus.English, englishLexicon},
	{corpus.Russian, russianLexicon},
	{corpus.Chinese, chineseLexicon},
}

func lexiconFor(tag corpus.Tag) *lexicon {
	for _, l := range lexicons {
		if l.base == tag.Base() {
			return l.get()
		}
	}
	return neutralLexicon()
}

// compile builds the lexicon of a language and of the signs all share.
func compile(l *language) *lexicon {
	x := &lexicon{language: l, root: map[rune]int32{}, nodes: make([]node, 1, 4096), variants: map[rune]rune{}, links: set(l.Links), openers: set(l.Openers)}
	pair := []rune(l.Variants)
	for i := 0; i+1 < len(pair); i += 2 {
		x.variants[pair[i]] = pair[i+1]
	}
	for _, w := range neutral.Words {
		neutral.parseWords(w, x.add)
	}
	if l != &neutral {
		for _, w := range l.Words {
			l.parseWords(w, x.add)
		}
		x.compounds()
	}
	return x
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// add puts a form into the trie.
func (x *lexicon) add(form string, m meaning) {
	letters := []rune(form)
	if len(letters) == 0 {
		return
	}
	single := len(letters) == 1
	m.capital = !single && unicode.IsUpper(letters[0])
	var at int32
	for i, r := range letters {
		if !single {
			r = x.fold(r)
		}
		at = x.step(at, r, i == 0)
	}
	n := &x.nodes[at]
	for _, old := range n.meanings {
		if old == m {
			return
		}
	}
	n.meanings = append(n.meanings, m)
}

// step is the child of node at for letter r, made if need be.
func (x *lexicon) step(at int32, r rune, first bool) int32 {
	if next := x.next(at, r, first); next != 0 {
		return next
	}
	x.nodes = append(x.nodes, node{letter: r})
	next := int32(len(x.nodes) - 1)
	if first && r < earlyRunes {
		x.early[r] = next
	} else if first {
		x.root[r] = next
	} else {
		x.nodes[next].sibling, x.nodes[at].child = x.nodes[at].child, next
	}
	return next
}

// next is the child of node at for letter r, or 0.
func (x *lexicon) next(at int32, r rune, first bool) int32 {
	if first {
		if r < earlyRunes {
			return x.early[r]
		}
		return x.root[r]
	}
	for at = x.nodes[at].child; at != 0 && x.nodes[at].letter != r; at = x.nodes[at].sibling {
	}
	return at
}

// longest is the longest form that starts at text[p], its end and meanings; end
// is p if there is none. A form of letters must not end inside a word.
func (s *scan) longest(p int) (end int, found []meaning) {
	end = p
	x := s.lex
	if n := x.next(0, s.text[p], true); n != 0 && len(x.nodes[n].meanings) > 0 && s.wordEnds(p+1) {
		end, found = p+1, x.nodes[n].meanings // one letter alone, in its own case
	}
	at := x.next(0, s.fold[p], true)
	for q := p + 1; at != 0; q++ {
		n := &x.nodes[at]
		if len(n.meanings) > 0 && (q > p+1 || !isAlpha(s.fold[p])) && s.wordEnds(q) && s.caseFits(p, n.meanings) {
			end, found = q, n.meanings
		}
		if q >= len(s.fold) {
			break
		}
		r := s.fold[q]
		next := x.next(at, r, false)
		if next == 0 && r == '-' {
			next = x.next(at, ' ', false)
		}
		at = next
	}
	return end, found
}

// wordEnds tells whether a form may end before rune q: not between two letters
// of an alphabet.
func (s *scan) wordEnds(q int) bool {
	return q >= len(s.fold) || !isAlpha(s.fold[q]) || !isAlpha(s.fold[q-1])
}

// caseFits tells whether one of the meanings allows the first letter's case.
func (s *scan) caseFits(p int, means []meaning) bool {
	for _, m := range means {
		if !m.capital || s.text[p] != s.fold[p] {
			return true
		}
	}
	return false
}

// fold brings a rune to the form lexicons are written in: lower case, ё as е,
// full width as half width, typographic spaces, hyphens and apostrophes as plain
// ones, and the language's variants as their standard.
func (x *lexicon) fold(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r == '\t' || r == '\n' || r == '\r':
		return ' '
	case r < 0x80:
		return r
	case 0x0410 <= r && r <= 0x042F:
		return r + 0x20
	case r == 'ё' || r == 'Ё':
		return 'е'
	case 0x0430 <= r && r <= 0x044F:
		return r
	case 0xFF01 <= r && r <= 0xFF5E:
		return x.fold(r - 0xFEE0)
	}
	switch r {
	case 0x00A0, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000:
		return ' '
	case '’', '‘', 'ʼ':
		return '\''
	case '‐', '‑', '‒', '−', '﹣':
		return '-'
	}
	if v, ok := x.variants[r]; ok {
		return v
	}
	if isHan(r) {
		return r
	}
	return unicode.ToLower(r)
}

func isHan(r rune) bool {
	return r >= 0x3400 && (r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF || 0xF900 <= r && r <= 0xFAFF) || r == '〇'
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isAlpha tells whether r is a letter of an alphabet, so not a Han character.
func isAlpha(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return !isHan(r) && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r))
}
