package vectors

import (
	"unicode"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// A tokenizer turns text into the tokens that have vectors. It goes by the
// script of a stretch, not by its language, so that a Latin name inside Chinese
// is the same token as in English:
//
//   - a word of Latin or Cyrillic letters is its lower-cased stem;
//   - a run of Han is its characters and its character bigrams (no segmenter,
//     as any cut would lose one reading), Traditional folded to Simplified;
//   - figures stand for themselves.
//
// A word that has no vector is spelt by sound: see [spell].
type tokenizer struct {
	stems map[string]string // from a word as written to its stem: stemming takes most of the time
}

func newTokenizer() *tokenizer { return &tokenizer{stems: map[string]string{}} }

// maxStems bounds what is remembered of stems and of characters; a text has far fewer.
const maxStems = 1 << 20

// each calls word for every word of the text, with the word as written, and
// token for every other token.
func (t *tokenizer) each(text string, word func(stem, written string), token func(string)) {
	for len(text) > 0 {
		class, size := leadingRun(text)
		run := text[:size]
		text = text[size:]
		switch class {
		case latin, cyrillic:
			word(t.stem(run), run)
		case han:
			hanTokens(lang.Simplify(run), token)
		case digits:
			token(run)
		}
	}
}

// stem is the stem of a word as written, from the cache if it is there.
func (t *tokenizer) stem(word string) string {
	if s, ok := t.stems[word]; ok {
		return s
	}
	if len(t.stems) >= maxStems {
		clear(t.stems)
	}
	s := lang.Stem(word)
	t.stems[word] = s
	return s
}

// spell calls token for each trigram of a word's sound, behind a tilde, with ^
// and $ for the word's ends. They stand for a word without a vector: Putin and
// Путин sound "putin" and share all of theirs, and Chinese characters that
// transcribe names (普, 京) learn vectors near them.
func spell(word string, token func(string)) {
	s := "^" + lang.Sound(word) + "$"
	if len(s) < 4 {
		return
	}
	for i := 0; i+3 <= len(s); i++ {
		token("~" + s[i:i+3])
	}
}

// hanTokens calls token for each character and each bigram of a run of Han.
func hanTokens(run string, token func(string)) {
	before := -1
	for i, r := range run {
		end := i + len(string(r))
		token(run[i:end])
		if before >= 0 {
			token(run[before:end])
		}
		before = i
	}
}

// A class says how the runes of one run make tokens.
type class int

const (
	other class = iota
	latin
	cyrillic
	han
	digits
)

// classOf is the class of a rune by its script.
func classOf(r rune) class {
	switch {
	case r < 0x80:
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
			return latin
		case '0' <= r && r <= '9':
			return digits
		}
		return other
	case '一' <= r && r <= '鿿': // nearly all of Han, without a search
		return han
	case unicode.Is(unicode.Han, r):
		return han
	case unicode.Is(unicode.Cyrillic, r):
		return cyrillic
	case unicode.Is(unicode.Latin, r):
		return latin
	}
	return other
}

// leadingRun is the class and the length in bytes of the longest run of one
// class at the start of the text. Combining marks belong to the letter before.
func leadingRun(text string) (class, int) {
	first := class(-1)
	for i, r := range text {
		c := classOf(r)
		if first < 0 {
			first = c
			continue
		}
		if c != first && !(unicode.Is(unicode.Mn, r) && first != other) {
			return first, i
		}
	}
	return first, len(text)
}
