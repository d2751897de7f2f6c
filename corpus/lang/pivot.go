package lang

import "github.com/bitext-tools/bitext/corpus"

// Pivot is the language that one of two aligned texts must be in, the one
// shown first.
const Pivot = corpus.English

// IsPivot tells whether a tag is of the pivot language.
func IsPivot(tag corpus.Tag) bool { return tag.Base() == Pivot }

// Tags are the tags of [All].
func Tags() []corpus.Tag {
	tags := make([]corpus.Tag, len(All))
	for i, l := range All {
		tags[i] = l.Tag
	}
	return tags
}
