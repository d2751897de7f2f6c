package vectors

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
	"golang.org/x/text/unicode/norm"
)

// stem cuts the ending off a lower-cased word with the Snowball stemmer of its
// script: English for Latin letters, Russian for Cyrillic.
func stem(word string, c class) string {
	env := snowballstem.NewEnv(word)
	if c == cyrillic {
		russian.Stem(env)
	} else {
		english.Stem(env)
	}
	return env.Current()
}

// Stem is the lower-cased stem of a word of Latin or Cyrillic letters, without
// the marks on Latin letters.
func Stem(word string) string {
	r, _ := utf8.DecodeRuneInString(word)
	return stem(strings.ToLower(plain(word)), classOf(r))
}

// plain takes the marks off Latin letters (é is e) and writes ё as е, as most
// Russian print does; й stays a letter of its own.
func plain(word string) string {
	ascii := true
	for i := 0; i < len(word); i++ {
		ascii = ascii && word[i] < 0x80
	}
	if ascii {
		return word
	}
	var b strings.Builder
	last := rune(0)
	for _, r := range norm.NFD.String(word) {
		if unicode.Is(unicode.Mn, r) && !(r == '\u0306' && (last == 'и' || last == 'И')) {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return norm.NFC.String(b.String())
}

// spell gives the tokens of a word without a vector: the trigrams of its sound,
// each behind a tilde, with ^ and $ for the word's ends. Putin and Путин sound
// "putin" and share all of theirs; Chinese characters that transcribe names
// (普, 京) learn to lie near them.
func spell(word string, token func(string)) {
	s := "^" + Sound(word) + "$"
	if len(s) < 4 {
		return
	}
	for i := 0; i+3 <= len(s); i++ {
		token("~" + s[i:i+3])
	}
}

// Sound writes a word of Latin or Cyrillic letters as it roughly sounds, in
// lower-case ASCII, so that a name and its transcription come out alike:
// "Schwarzenegger" is "Svarzeneger" and "Шварценеггер" "Svartseneger". Capitals
// S, C and Z stand for sh, ch and zh. Letters it does not know are left out.
func Sound(word string) string {
	word = strings.ToLower(plain(word))
	var b strings.Builder
	var last byte
	put := func(s string) {
		for i := 0; i < len(s); i++ {
			if s[i] != last { // doubled letters sound once
				b.WriteByte(s[i])
				last = s[i]
			}
		}
	}
	for len(word) > 0 {
		n := 0
		for _, d := range digraphs {
			if strings.HasPrefix(word, d.letters) {
				put(d.sound)
				n = len(d.letters)
				break
			}
		}
		if n == 0 {
			r, size := utf8.DecodeRuneInString(word)
			put(letters[r])
			n = size
		}
		word = word[n:]
	}
	return b.String()
}

// digraphs are Latin letter groups with one sound, longest first, as English
// and the usual romanisations of Russian (BGN/PCGN) write them.
var digraphs = []struct{ letters, sound string }{
	{"shch", "S"}, {"sch", "S"}, {"tch", "C"}, {"sh", "S"}, {"ch", "C"}, {"zh", "Z"}, {"kh", "h"},
	{"ph", "f"}, {"th", "t"}, {"ck", "k"}, {"qu", "kv"}, {"oo", "u"}, {"ee", "i"}, {"ou", "u"}, {"кс", "ks"}, {"дж", "j"},
}

// letters are the sounds of single letters.
var letters = map[rune]string{
	'a': "a", 'b': "b", 'c': "k", 'd': "d", 'e': "e", 'f': "f", 'g': "g", 'h': "h", 'i': "i", 'j': "j", 'k': "k",
	'l': "l", 'm': "m", 'n': "n", 'o': "o", 'p': "p", 'q': "k", 'r': "r", 's': "s", 't': "t", 'u': "u", 'v': "v",
	'w': "v", 'x': "ks", 'y': "i", 'z': "z", 'ł': "l", 'ø': "o", 'ß': "s", 'æ': "e",
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "Z", 'з': "z", 'и': "i", 'й': "i", 'к': "k",
	'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "h",
	'ц': "ts", 'ч': "C", 'ш': "S", 'щ': "S", 'ы': "i", 'э': "e", 'ю': "iu", 'я': "ia",
	'і': "i", 'ї': "i", 'є': "e", 'ґ': "g", 'ў': "u",
}
