package lang

import "unicode"

// A Script is a writing system, by its ISO 15924 code.
type Script string

// The scripts that are told apart. Kana and Hangul are counted apart from Han,
// because they tell Japanese and Korean from Chinese.
const (
	NoScript Script = ""
	Cyrillic Script = "Cyrl"
	Han      Script = "Hani"
	Hangul   Script = "Hang"
	Kana     Script = "Hrkt"
	Latin    Script = "Latn"
	Other    Script = "Zyyy"
)

// ScriptOf is the script of a letter, NoScript of anything else.
func ScriptOf(r rune) Script {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return Latin
	case r < 0x80 || !unicode.IsLetter(r):
		return NoScript
	case unicode.Is(unicode.Han, r):
		return Han
	case unicode.Is(unicode.Cyrillic, r):
		return Cyrillic
	case unicode.Is(unicode.Latin, r):
		return Latin
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return Kana
	case unicode.Is(unicode.Hangul, r):
		return Hangul
	}
	return Other
}

// Letters is the letters of a script; of one that is none of those bitext
// aligns, all letters.
func (s Script) Letters() *unicode.RangeTable {
	switch s {
	case Cyrillic:
		return unicode.Cyrillic
	case Han:
		return unicode.Han
	case Latin:
		return unicode.Latin
	}
	return unicode.L
}
