package lang

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Stem is the stem of a word in small letters, without the marks on Latin
// letters, by the stemmer of its script: that of the first language of [All]
// that is written in it. Words of other scripts stay whole.
//
// It goes by script and not by language, so that a Latin name inside Chinese has
// the stem it has in English. The table of align/vectors was learnt from such
// stems: with others it knows fewer words.
func Stem(word string) string {
	word = strings.ToLower(plain(word))
	r, _ := utf8.DecodeRuneInString(word)
	for _, l := range All {
		if unicode.Is(l.Script.Letters(), r) {
			return l.Stem(word)
		}
	}
	return word
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

// Sound writes a word as it roughly sounds, in ASCII, so that a name and its
// transcription come out alike: "Schwarzenegger" is "Svarzeneger" and
// "Шварценеггер" "Svartseneger". S, C and Z stand for sh, ch and zh. Letters
// that no language of [All] lists are left out; of two languages that list a
// letter, the first gives its sound.
func Sound(word string) string {
	word = strings.ToLower(plain(word))
	table := loadSounds()
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
		for _, g := range table.groups {
			if strings.HasPrefix(word, g.letters) {
				put(g.sound)
				n = len(g.letters)
				break
			}
		}
		if n == 0 {
			r, size := utf8.DecodeRuneInString(word)
			put(table.letters[r])
			n = size
		}
		word = word[n:]
	}
	return b.String()
}

// sounds are the sounds of the letters of all languages.
type sounds struct {
	groups  []group // letters with one sound, longest first
	letters map[rune]string
}

type group struct{ letters, sound string }

var loadSounds = sync.OnceValue(func() sounds {
	t := sounds{letters: map[rune]string{}}
	for _, l := range All {
		for _, entry := range l.List("sounds", "groups") {
			letters, sound, _ := strings.Cut(entry, "=")
			t.groups = append(t.groups, group{letters, sound})
		}
		for _, entry := range l.List("sounds", "letters") {
			letter, sound, _ := strings.Cut(entry, "=")
			if r, _ := utf8.DecodeRuneInString(letter); t.letters[r] == "" {
				t.letters[r] = sound
			}
		}
	}
	slices.SortStableFunc(t.groups, func(a, b group) int { return cmp.Compare(len(b.letters), len(a.letters)) })
	return t
})
