package facts

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A lexicon is the words of a language ready for look-up, and the habits of
// writing in which languages differ.
type lexicon struct {
	forms    trie
	prefixes trie // first parts of compounds
	heads    trie // last parts
	variants map[rune]rune
	links    map[string]bool
	openers  map[string]bool

	decimal         rune // the mark before decimals
	elliptic        bool // 三百五 is 350
	bareMultipliers bool // тысяча is 1000
	monthFirst      bool // 03/04/2024 is the 4th of March
	lowerMonths     bool // months have no capital
	bareHours       bool // a.m. may follow the hour without a word for hour
	dashSpeech      bool // a paragraph that opens with a dash is speech
}

// lexicons are those of the languages of [lang.All]. Each is built when first
// needed and never changed.
var lexicons = func() map[corpus.Tag]func() *lexicon {
	m := map[corpus.Tag]func() *lexicon{}
	for _, l := range lang.All {
		m[l.Tag] = sync.OnceValue(func() *lexicon { return compile(l) })
	}
	return m
}()

// neutral is the lexicon of all other languages: it has signs but no words.
var neutral = sync.OnceValue(func() *lexicon { return compile(&lang.Language{}) })

func lexiconFor(tag corpus.Tag) *lexicon {
	if lexicon := lexicons[tag.Base()]; lexicon != nil {
		return lexicon()
	}
	return neutral()
}

// compile builds the lexicon of a language, with the signs that all share.
func compile(l *lang.Language) *lexicon {
	x := &lexicon{
		forms: newTrie(4096), variants: map[rune]rune{},
		links: set(l.List("names", "links")), openers: set(l.List("names", "openers")),
		decimal:         '.',
		elliptic:        set(l.List("numbers", "habits"))["elliptic"],
		bareMultipliers: set(l.List("numbers", "habits"))["bare-multipliers"],
		monthFirst:      set(l.List("calendar", "habits"))["month-first"],
		lowerMonths:     set(l.List("calendar", "habits"))["lower-months"],
		bareHours:       set(l.List("clock", "habits"))["bare-hours"],
		dashSpeech:      set(l.List("names", "habits"))["dash"],
	}
	for _, mark := range l.List("numbers", "decimal-mark") {
		x.decimal = []rune(mark)[0]
	}
	for _, pair := range l.List("numbers", "variants") {
		from := []rune(pair)
		x.variants[from[0]] = from[1]
	}
	for _, s := range signs {
		parse(s.role, strings.Fields(s.words), nil, func(form string, m meaning) { x.addForm(&x.forms, form, m) })
	}
	endings := endingsOf(l)
	for _, r := range roleLists {
		parse(r.role, l.List(r.file, r.section), endings, func(form string, m meaning) { x.addForm(&x.forms, form, m) })
	}
	x.compounds(l.List("units", "compound-numbers"), l.List("units", "compound-measures"), endings)
	return x
}

// compounds builds the tries of words made of a number and a measure. A last
// part alone is a unit.
func (x *lexicon) compounds(numbers, measures []string, endings map[string][]string) {
	x.prefixes, x.heads = newTrie(512), newTrie(512)
	parse(measured, numbers, endings, func(form string, m meaning) { x.addForm(&x.prefixes, form, m) })
	parse(measured, measures, endings, func(form string, m meaning) {
		x.addForm(&x.heads, form, m)
		if m.id == "%" {
			x.addForm(&x.forms, form, meaning{role: percent, value: Int(1)})
		} else {
			x.addForm(&x.forms, form, meaning{role: unit, id: m.id})
		}
	})
}

func set(words []string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}

// endingsOf is the classes of endings of a language by name. An entry is
// ending,ending=class, where 0 is no ending.
func endingsOf(l *lang.Language) map[string][]string {
	m := map[string][]string{}
	for _, entry := range l.List("endings", "classes") {
		endings, class, _ := strings.Cut(entry, "=")
		for e := range strings.SplitSeq(endings, ",") {
			m[class] = append(m[class], strings.TrimPrefix(e, "0"))
		}
	}
	return m
}

// parse reads entries in the notation of numbers.txt and calls each for every
// form of each.
func parse(r role, entries []string, endings map[string][]string, each func(form string, m meaning)) {
	for _, entry := range entries {
		forms, value, _ := strings.Cut(entry, "=")
		m := meaning{role: r, id: value, value: parseValue(value)}
		if n, symbol, ok := strings.Cut(value, "*"); ok {
			m.value, m.id = parseValue(n), symbol
		}
		for form := range strings.SplitSeq(forms, ",") {
			expand(form, endings, func(form string) { each(form, m) })
		}
	}
}

// expand calls each for a form with each ending of its class, and without its
// final full stop.
func expand(form string, endings map[string][]string, each func(string)) {
	if stem, rest, ok := strings.Cut(form, "/"); ok {
		class, _, _ := strings.Cut(rest, " ")
		if endings[class] != nil {
			for _, ending := range endings[class] {
				expand(stem+ending+rest[len(class):], endings, each)
			}
			return
		}
	}
	if stem, ok := strings.CutSuffix(form, ".."); ok {
		each(stem + ".")
		return
	}
	each(form)
	if stem, ok := strings.CutSuffix(form, "."); ok && stem != "" {
		each(stem)
	}
}

// parseValue reads an entry's value as a number, if it is one.
func parseValue(s string) Value {
	if n, d, ok := strings.Cut(s, "/"); ok {
		v, w := parseValue(n), parseValue(d)
		return Ratio(v.N, w.N)
	}
	digits, power, _ := strings.Cut(s, "e")
	integer, decimals, _ := strings.Cut(digits, ".")
	n, err := strconv.ParseInt(integer+decimals, 10, 64)
	if err != nil {
		return Value{}
	}
	e := 0
	if power != "" {
		if e, err = strconv.Atoi(power); err != nil {
			return Value{}
		}
	}
	return Decimal(n, e-len(decimals))
}

// addForm puts a form into one of the tries.
func (x *lexicon) addForm(t *trie, form string, m meaning) {
	letters := []rune(form)
	single := len(letters) == 1
	if !single {
		m.capital = len(letters) > 0 && unicode.IsUpper(letters[0])
		for i, r := range letters {
			letters[i] = x.foldRune(r)
		}
	}
	t.put(letters, m)
}

// foldRune brings a rune to the form lexicons are written in: lower case, ё as е,
// full width as half width, typographic spaces, hyphens and apostrophes as plain
// ones, and the language's variants as their standard.
//
// Its variants are few and not those of [lang.Simplify]: the texts of facts
// would change if more characters were folded.
func (x *lexicon) foldRune(r rune) rune {
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
		return x.foldRune(r - 0xFEE0)
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

// groupsBy is the mark that in this language groups thousands and nothing else:
// the comma, where the point is the decimal mark.
func (x *lexicon) groupsBy() rune {
	if x.decimal == '.' {
		return ','
	}
	return 0
}

// compound reads a word in folded letters as a number and a measure in one,
// «тридцатидевятилетний»; nil if it is none.
func (x *lexicon) compound(letters []rune) []meaning {
	total := Int(0)
	for range 3 {
		n, first := x.prefixes.prefixOf(letters)
		if first == nil {
			return nil
		}
		var ok bool
		if total, ok = total.Plus(first[0].value); !ok {
			return nil
		}
		letters = letters[n:]
		if n, head := x.heads.prefixOf(letters); head != nil && n == len(letters) {
			return []meaning{{role: measured, value: total, id: head[0].id}}
		}
	}
	return nil
}
