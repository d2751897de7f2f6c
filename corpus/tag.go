package corpus

import "strings"

// A Tag is a BCP 47 language tag: "en", "zh-Hans", "zh-Hant", "ru". The empty
// tag means that the language is not known.
type Tag string

// The languages bitext aligns. Chinese names its script, because the label
// "zh" alone hides which of two writings a text is in; [Chinese] is for texts
// whose characters do not tell.
const (
	Unknown     Tag = ""
	English     Tag = "en"
	Chinese     Tag = "zh"
	Simplified  Tag = "zh-Hans"
	Traditional Tag = "zh-Hant"
	Russian     Tag = "ru"
)

// Base is the language without script or region: Base of "zh-Hant" is "zh".
// The base of the empty tag is empty.
func (t Tag) Base() Tag {
	base, _, _ := strings.Cut(string(t), "-")
	return Tag(strings.ToLower(base))
}
