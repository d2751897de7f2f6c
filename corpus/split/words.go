package split

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// words are what split must know of a language: the lists of its sentences.txt.
type words struct {
	noSpaces      bool
	beforeNames   set // abbreviations: Mr, ул
	beforeNumbers set // fig, рис
	anywhere      set // Inc, p.m
	afterNumbers  set // г of 2024 г.
	eras          set // B.C
	magnitudes    set // тыс of 40 тыс. т.
	lettered      set // what a single letter is the name of: vitamin, point
	dating        set // words that begin a date: In
	titles        set // Mr
	starters      set // words with which sentences begin
	saying        set // verbs that tell who spoke
	denying       set // words that say nobody spoke
}

// A set is the words of a list.
type set map[string]bool

// abbreviates looks an abbreviation up as it stands, and with a small first
// letter.
func (s set) abbreviates(token string) bool {
	r, n := utf8.DecodeRuneInString(token)
	return s[token] || unicode.IsUpper(r) && n < len(token) && s[string(unicode.ToLower(r))+token[n:]]
}

// wordsOf reads the lists of a language.
func wordsOf(l *lang.Language) *words {
	read := func(section string) set {
		s := set{}
		for _, w := range l.List("sentences", section) {
			s[w] = true
		}
		return s
	}
	return &words{
		noSpaces:      l.NoSpaces,
		beforeNames:   read("before-names"),
		beforeNumbers: read("before-numbers"),
		anywhere:      read("anywhere"),
		afterNumbers:  read("after-numbers"),
		eras:          read("eras"),
		magnitudes:    read("magnitudes"),
		lettered:      read("lettered"),
		dating:        read("dating"),
		titles:        read("titles"),
		starters:      read("starters"),
		saying:        read("saying"),
		denying:       read("denying"),
	}
}

// noWords are those of a language that is none of [lang.All].
var noWords = &words{}

// allWords are those of the languages of [lang.All].
var allWords = sync.OnceValue(func() map[*lang.Language]*words {
	m := map[*lang.Language]*words{}
	for _, l := range lang.All {
		m[l] = wordsOf(l)
	}
	return m
})

// language is the words that a word is looked up among: those of the
// paragraph's language if the word is in its script, else of the first
// language that is written in it.
func (c *cutter) language(word string) *words {
	r, _ := utf8.DecodeRuneInString(word)
	script := lang.ScriptOf(r)
	if c.lang != nil && c.lang.Script == script {
		return allWords()[c.lang]
	}
	if l := lang.In(script); l != nil {
		return allWords()[l]
	}
	return noWords
}
