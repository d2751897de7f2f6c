package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

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

	furniture    []string // openings, lower case, of lines that stand around an article
	notes        []string // openings, lower case, of notes that a translating editor adds
	function     []string // commonest words, lower case: what running text has and names have not; empty where script alone tells
	conjunctions []string // part the clauses of a sentence, lower case
	from, to     []string // before the two figures of a change
	endings      []string // what may follow the stem of a place's name, in nouns and adjectives; empty where names stay as they are

	// For the checks of meaning, all in lower case.
	rising   []string // words of rising, or their stems
	falling  []string // of falling
	negators []string // words that negate; of Chinese, characters
	apparent []string // words and phrases that look like negations and are none
	deniers  []string // stems of words that deny in their own way

	contrasts []contrast // what two figures of one sentence belong to
}

// listsOf reads the lists of a language.
func listsOf(l *lang.Language) *language {
	out := &language{
		Language:     l,
		furniture:    l.List("page", "furniture"),
		notes:        l.List("page", "notes"),
		function:     l.List("words", "function"),
		endings:      l.List("endings", "of-places"),
		conjunctions: l.List("words", "conjunctions"),
		from:         l.List("words", "from"),
		to:           l.List("words", "to"),
		rising:       l.List("meaning", "rising"),
		falling:      l.List("meaning", "falling"),
		negators:     l.List("meaning", "negators"),
		apparent:     l.List("meaning", "no-negations"),
		deniers:      l.List("meaning", "deniers"),
		contrasts:    contrastsOf(l.List("meaning", "contrasts")),
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

// size is the length of a text in English letters of the same meaning: a
// letter of the language's own writing says what 1/density English ones say,
// digits and foreign letters say the same everywhere.
func (l *language) size(text string) float64 {
	letters := table(l.Script)
	total := 0.0
	for _, r := range text {
		switch {
		case unicode.Is(letters, r):
			total += 1 / l.Density
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			total++
		}
	}
	return total
}

// stem is a name in lower case without its longest ending. It is not
// [lang.Stem], which cuts the endings of common words as well.
func (l *language) stem(w string) string {
	runes := []rune(lower(w))
	for n := min(6, len(runes)-3); n > 0; n-- {
		if slices.Contains(l.endings, string(runes[len(runes)-n:])) {
			return string(runes[:len(runes)-n])
		}
	}
	return string(runes)
}

// isProse tells whether a run of words of the language is running text and
// not a name, title or code. The bounds were set on the dev cases, where names
// and titles stay below them.
func (l *language) isProse(run string) bool {
	if codeMark.MatchString(run) {
		return false
	}
	if l.NoSpaces {
		return weight(run) >= 8
	}
	words, function, lower, coded, listed := 0, 0, 0, 0, 0
	for field := range strings.FieldsSeq(run) {
		w := strings.TrimFunc(field, unicode.IsPunct)
		if strings.HasPrefix(field, "_") || strings.HasPrefix(field, "<") || innerCapital.MatchString(w) {
			coded++
		}
		if !plainWord(w) {
			continue
		}
		words++
		if strings.HasSuffix(field, ",") {
			listed++
		} else if l.isFunction(w) { // of a list, a, b, c, it is none
			function++
		}
		if fold(w) == w {
			lower++
		}
	}
	return words >= 4 && function >= 1 && lower >= 3 && lower > function && codedShare*coded < words && 2*listed < words
}

// labelWords is how many words in lower case a title or the words on a button may
// have: of those inside sentences of translated manuals none had more.
const labelWords = 7

// runsOn tells whether prose of the language has more words in lower case than a
// label or title, which then is left out of no translation on purpose.
func (l *language) runsOn(run string) bool {
	if l.NoSpaces {
		return weight(run) >= 2*labelWords
	}
	words := 0
	for field := range strings.FieldsSeq(run) {
		if w := strings.TrimFunc(field, unicode.IsPunct); plainWord(w) && fold(w) == w {
			words++
		}
	}
	return words > labelWords
}

// codeMark is a sign that programs have and running text has not: an operator, a
// line to be continued, a flag after a flag and its value.
var codeMark = regexp.MustCompile(`&&|\|\||[=!<>]=|[=-]>|::|\(\)|[{}]|\s\\\s|\s--?[a-zA-Z][\w-]*\s+[^\s-]\S*\s+--?[a-zA-Z]`)

// innerCapital is how programs join words: mustAppend, getName.
var innerCapital = regexp.MustCompile(`^[a-z]+[A-Z]`)

// codedShare: running text has fewer than one word in so many that a program would
// write: mustAppend, <name>, _complete.
const codedShare = 5

// message is how what a program says begins. It stays as it is, since the reader
// of a translation sees it so.
var message = regexp.MustCompile(`^(?i:error|warning|fatal|panic|exception|traceback)\s?[:(\[]`)

// plainWord tells whether a word has letters and is not made like an address,
// a path or code. "And/or" is, "a.b.c" is not.
func plainWord(w string) bool {
	joints := strings.Count(w, "/") + strings.Count(w, ".")
	return strings.IndexFunc(w, unicode.IsLetter) >= 0 && joints < 2 && !strings.ContainsAny(w, ":@\\=<>{}")
}
