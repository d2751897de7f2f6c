package main

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// pivot is the language that one of two texts must be in, the one shown first.
const pivot = corpus.English

// isPivot tells whether a text is in the pivot language.
func isPivot(doc corpus.Document) bool { return doc.Tag.Base() == pivot }

// spokenIn is the document with its language set by the user: the whole, and
// every segment that was taken for the language of the whole.
func spokenIn(doc corpus.Document, tag corpus.Tag) corpus.Document {
	segments := make([]corpus.Segment, len(doc.Segments))
	for i, s := range doc.Segments {
		if s.Tag == doc.Tag {
			s.Tag = tag
		}
		segments[i] = s
	}
	doc.Tag, doc.Segments = tag, segments
	return doc
}

// identified refuses a text whose language is not known or is none that bitext
// aligns, and names the flag that overrules it.
func identified(doc corpus.Document, flag string) error {
	if doc.Tag == corpus.Unknown {
		err := fmt.Errorf("%s: cannot tell which language it is in", doc.Path)
		return withHint(err, "say it with --%s; the languages are %s", flag, listed("and", languageTags()))
	}
	if lang.For(doc.Tag) == nil {
		err := fmt.Errorf("%s: is in %s (%s); bitext aligns %s", doc.Path, languageName(doc.Tag), doc.Tag, alignable())
		return withHint(err, "if it is not, say which it is with --%s", flag)
	}
	return nil
}

// translations refuses two texts that cannot be a text and its translation:
// exactly one of them must be in the pivot language.
func translations(src, dst corpus.Document) error {
	a, b := lang.For(src.Tag), lang.For(dst.Tag)
	if isPivot(src) != isPivot(dst) {
		return nil
	}
	err := fmt.Errorf("%s and %s are both in %s; bitext aligns %s", src.Path, dst.Path, a.Name, alignable())
	if a != b {
		err = fmt.Errorf("%s is in %s and %s in %s; bitext aligns %s", src.Path, a.Name, dst.Path, b.Name, alignable())
	}
	return withHint(err, "if one is not, say which it is with --source-lang or --target-lang")
}

// alignable names the languages in a sentence: "English with Russian or Chinese".
func alignable() string {
	var others []string
	for _, l := range lang.All {
		if l.Tag != pivot {
			others = append(others, l.Name)
		}
	}
	return lang.For(pivot).Name + " with " + listed("or", others)
}

// languageName is what English calls a language.
func languageName(tag corpus.Tag) string {
	return display.English.Tags().Name(language.Make(string(tag)))
}

// languageTags lists what --source-lang takes.
func languageTags() []string {
	var tags []string
	for _, l := range lang.All {
		tags = append(tags, string(l.Tag))
	}
	return tags
}

// listed writes a list as a sentence does: "en, ru and zh".
func listed(conjunction string, words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + conjunction + " " + words[last]
}
