package lang

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/corpus"
)

//go:embed variants.txt
var variantsText string

// variants are the characters whose form differs between the two writings of
// Chinese.
type variants struct {
	simple map[rune]rune // a Traditional character to its Simplified form
	only   map[rune]bool // the Simplified characters that Traditional text does not use
}

// loadVariants reads the table once, when it is first asked for.
var loadVariants = sync.OnceValue(func() variants {
	v := variants{make(map[rune]rune, 4096), make(map[rune]bool, 4096)}
	for line := range strings.Lines(variantsText) {
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
	return v
})

// Simplify folds Traditional Chinese characters to Simplified ones, rune for
// rune: the result has as many runes as the text, so offsets hold in both. It
// is for comparing, never for showing, because single characters are folded
// without looking at the word: 乾隆 becomes 干隆. Other text stays as it is.
func Simplify(text string) string {
	simple := loadVariants().simple
	return strings.Map(func(r rune) rune {
		if s, ok := simple[r]; ok {
			return s
		}
		return r
	}, text)
}

// writing tells Simplified from Traditional by the characters that only one of
// them uses. One must outnumber the other two to one; "zh" stands for texts
// whose characters do not tell.
func writing(text string) corpus.Tag {
	v := loadVariants()
	var simple, full int
	for _, r := range text {
		if _, ok := v.simple[r]; ok {
			full++
		} else if v.only[r] {
			simple++
		}
	}
	switch {
	case simple > 2*full:
		return corpus.Simplified
	case full > 2*simple:
		return corpus.Traditional
	}
	return corpus.Chinese
}
