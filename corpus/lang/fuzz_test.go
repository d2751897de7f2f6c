package lang

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// FuzzDetect finds the language of any text: a document gets tags and nothing
// else is altered, a tag comes with a confidence of at most 1, no tag with none,
// and twice the same text is told alike. Words have stems and sounds.
func FuzzDetect(f *testing.F) {
	for _, text := range texts {
		f.Add(text+"\n"+texts["en-title"], "news_ru.docx")
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		var doc corpus.Document
		for line := range strings.Lines(text) {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: line, Block: len(doc.Segments)})
		}
		before := slices.Clone(doc.Segments)
		found := Detect(doc)
		if !reflect.DeepEqual(doc.Segments, before) {
			t.Fatal("the document given was changed")
		}
		if again := Detect(doc); !reflect.DeepEqual(again, found) {
			t.Fatalf("%q is told to be\n%v\nand then\n%v", text, found, again)
		}
		for k, s := range found.Segments {
			if s.Tag = before[k].Tag; !reflect.DeepEqual(s, before[k]) {
				t.Fatalf("segment %d became %+v", k, s)
			}
		}
		if tag, confidence := Identify(text); !(confidence >= 0 && confidence <= 1) || (tag == corpus.Unknown) != (confidence == 0) {
			t.Fatalf("%q is %q with confidence %v", text, tag, confidence)
		}
		if tag := Named(path); tag != corpus.Unknown && For(tag) == nil {
			t.Fatalf("%q names %q, which is none of All", path, tag)
		}
		for _, word := range strings.Fields(text) {
			stem, sound := Stem(word), Sound(word)
			if stem != Stem(word) || sound != Sound(word) {
				t.Fatalf("%q has two stems or sounds", word)
			}
		}
	})
}
