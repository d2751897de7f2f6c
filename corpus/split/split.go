package split

import (
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Document cuts the paragraphs of a document into sentences. Titles, headings
// and code stay whole. Each sentence has the Kind, Level, Tag and Block of its
// paragraph, and its text is a stretch of the paragraph's: the sentences of a
// paragraph with the white space between them are the paragraph. Segments of
// white space only are left as they are.
//
// Offsets in the file are exact. A sentence's line is that of its paragraph and
// its column counts on from there as if the paragraph were one line, because a
// paragraph does not know where its lines were joined.
//
// Run time is linear in the length of the text.
func Document(doc corpus.Document) corpus.Document {
	segments := make([]corpus.Segment, 0, len(doc.Segments))
	for _, s := range doc.Segments {
		if whole(s.Kind) {
			segments = append(segments, s)
			continue
		}
		tag := s.Tag
		if tag == corpus.Unknown {
			tag = doc.Tag
		}
		segments = append(segments, sentences(s, lang.For(tag))...)
	}
	doc.Segments = segments
	return doc
}

// whole tells whether segments of the kind are never cut.
func whole(k corpus.Kind) bool {
	return k == corpus.Code || k == corpus.Title || k == corpus.Heading
}

// sentences cuts one segment.
func sentences(s corpus.Segment, l *lang.Language) []corpus.Segment {
	text := []rune(s.Text)
	spans := cut(text, l)
	if len(spans) <= 1 {
		return []corpus.Segment{s}
	}
	list := make([]corpus.Segment, len(spans))
	for i, span := range spans {
		list[i] = s.Part(text, span)
	}
	return list
}

// trim takes white space off both ends of a span.
func trim(text []rune, span corpus.Range) corpus.Range {
	for !span.Empty() && unicode.IsSpace(text[span.Lo]) {
		span.Lo++
	}
	for !span.Empty() && unicode.IsSpace(text[span.Hi-1]) {
		span.Hi--
	}
	return span
}
