package lang

import (
	"fmt"
	"io/fs"
	"strconv"
	"sync"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang/en"
	"github.com/bitext-tools/bitext/corpus/lang/ru"
	"github.com/bitext-tools/bitext/corpus/lang/zh"
)

// All lists the languages, sorted by tag.
var All = []*Language{
	Open("en", en.Files, en.Stem),
	Open("ru", ru.Files, ru.Stem),
	Open("zh", zh.Files, zh.Stem),
}

// A Language is what bitext needs to know of one language. The zero Language
// has no lists.
type Language struct {
	Tag    corpus.Tag // base tag, without script or region
	Name   string     // in English
	Script Script     // the script its texts are written in

	// Density is how many runes the language needs for one English rune of
	// the same meaning, spaces and punctuation included: of English it is 1.
	Density float64

	// NoSpaces tells that words and sentences follow one another without a
	// space, so that wrapped lines are joined by nothing.
	NoSpaces bool

	// Stem cuts the ending off a word in small letters. See [Stem].
	Stem func(word string) string

	alphabet string // its small letters; "" where letters do not tell the language from its neighbours
	letters  string // those among them that its neighbours hardly ever write
	telling  func() map[string]bool
	files    map[string]func() lists // by name, without .txt; each is read when first asked for
}

// Open makes a language of its folder. What the folder lacks is empty.
func Open(tag corpus.Tag, folder fs.FS, stem func(word string) string) *Language {
	l := &Language{Tag: tag, Stem: stem, files: map[string]func() lists{}}
	for _, m := range manifest {
		if l.files[m.file] == nil {
			l.files[m.file] = sync.OnceValue(func() lists { return readLists(folder, m.file) })
		}
	}
	l.Name = l.word("name")
	l.Script = Script(l.word("script"))
	l.Density, _ = strconv.ParseFloat(l.word("density"), 64)
	l.NoSpaces = l.word("habits") == "no-spaces"
	l.alphabet, l.letters = l.word("alphabet"), l.word("own-letters")
	l.telling = sync.OnceValue(func() map[string]bool {
		words := map[string]bool{}
		for _, w := range l.List("words", "telling") {
			words[w] = true
		}
		return words
	})
	return l
}

// List is the entries of a list of the language's folder, in order. It is empty
// where the language has no such words, and nil where the folder does not say.
// It panics if [Parts] does not name the list, which is a slip in the caller.
func (l *Language) List(file, section string) []string {
	if !named(file, section) {
		panic(fmt.Sprintf("corpus/lang/parts.go names no list %s of %s.txt", section, file))
	}
	if read := l.files[file]; read != nil {
		return read()[section]
	}
	return nil
}

// word is the first entry of a list of language.txt, "" if there is none.
func (l *Language) word(section string) string {
	for _, w := range l.List("language", section) {
		return w
	}
	return ""
}

// For is the language of a tag, by its base: For("zh-Hant") is that of "zh". It
// is nil for a language that bitext does not align and for the unknown one.
func For(tag corpus.Tag) *Language {
	for _, l := range All {
		if l.Tag == tag.Base() {
			return l
		}
	}
	return nil
}

// In is the first language of [All] that is written in a script; nil if none
// is. It stands for the script where a word is looked up whose language is not
// known: a Latin name inside Chinese.
func In(s Script) *Language {
	for _, l := range All {
		if l.Script == s {
			return l
		}
	}
	return nil
}
