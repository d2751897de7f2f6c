// Package zh is Chinese in both writings: lists of words, and the table that
// makes Traditional characters Simplified ones.
package zh

import (
	"embed"
	"strings"
	"sync"
)

// Files are the lists. Package lang says which there are and who reads them.
//
//go:embed *.txt
var Files embed.FS

// Stem is the word itself: Chinese words have no endings.
func Stem(word string) string { return word }

// variants are the characters whose form differs between the two writings.
type variants struct {
	simple map[rune]rune // a Traditional character to its Simplified form
	only   map[rune]bool // the Simplified characters that Traditional text does not use
}

// loadVariants reads variants.txt once, when it is first asked for.
var loadVariants = sync.OnceValue(func() variants {
	text, err := Files.ReadFile("variants.txt")
	if err != nil {
		panic(err) // it is inside the program
	}
	v := variants{make(map[rune]rune, 4096), make(map[rune]bool, 4096)}
	for line := range strings.Lines(string(text)) {
		simple, full, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || simple == "#" {
			continue
		}
		s := []rune(simple)[0]
		v.only[s] = !strings.ContainsRune(full, s)
		for _, t := range full {
			if t != s {
				v.simple[t] = s
			}
		}
	}
	for t, s := range v.simple { // what 薴 is written with, 苧, is itself a Traditional character, of 苎
		if again, ok := v.simple[s]; ok {
			v.simple[t] = again
		}
	}
	return v
})

// Simplify makes Traditional characters Simplified ones, rune for rune: the
// result has as many runes as the text. Single characters are changed without
// a look at the word: 乾隆 becomes 干隆. Other text stays as it is.
func Simplify(text string) string {
	simple := loadVariants().simple
	return strings.Map(func(r rune) rune {
		if s, ok := simple[r]; ok {
			return s
		}
		return r
	}, text)
}

// Writing counts the characters of a text that only Simplified, and those that
// only Traditional Chinese uses.
func Writing(text string) (simplified, traditional int) {
	v := loadVariants()
	for _, r := range text {
		if _, ok := v.simple[r]; ok {
			traditional++
		} else if v.only[r] {
			simplified++
		}
	}
	return simplified, traditional
}
