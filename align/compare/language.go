package compare

import (
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A LanguageError is a text whose language is not known, or is none that bitext
// aligns.
type LanguageError struct {
	Path  string
	Side  corpus.Side // as the text was given, before [Orient]
	Tag   corpus.Tag  // the language; [corpus.Unknown] where nothing tells it
	Given bool        // the caller says so, not the text
}

// Error says what is wrong with the language of which text.
func (e *LanguageError) Error() string {
	switch {
	case e.Given:
		return fmt.Sprintf("%s: %q is not a language that bitext aligns", e.Path, e.Tag)
	case e.Tag == corpus.Unknown:
		return e.Path + ": cannot tell which language it is in"
	}
	return fmt.Sprintf("%s: is in %s (%s); bitext aligns %s", e.Path, lang.NameOf(e.Tag), e.Tag, lang.Pairs())
}

// Hint says what to do about it.
func (e *LanguageError) Hint() string {
	if e.Tag == corpus.Unknown || e.Given {
		return "say which it is; the languages are " + lang.List("and", lang.Tags())
	}
	return "if it is not, say which it is"
}

// A PairError is two texts that cannot be a text and its translation, because
// not exactly one of them is in the [lang.Pivot] language.
type PairError struct {
	SrcPath, DstPath string
	Src, Dst         corpus.Tag // languages that bitext aligns
}

// Error says which language each text is in.
func (e *PairError) Error() string {
	if e.Src.Base() == e.Dst.Base() {
		return fmt.Sprintf("%s and %s are both in %s; bitext aligns %s", e.SrcPath, e.DstPath, lang.NameOf(e.Src.Base()), lang.Pairs())
	}
	return fmt.Sprintf("%s is in %s and %s in %s; bitext aligns %s", e.SrcPath, lang.NameOf(e.Src.Base()), e.DstPath, lang.NameOf(e.Dst.Base()), lang.Pairs())
}

// Hint says what to do about it.
func (e *PairError) Hint() string { return "if one is not, say which language it is in" }

// Translations refuses two identified texts that cannot be a text and its
// translation: exactly one of them must be in the pivot language. The error is
// a [*PairError].
func Translations(src, dst corpus.Document) error {
	if lang.IsPivot(src.Tag) != lang.IsPivot(dst.Tag) {
		return nil
	}
	return &PairError{src.Path, dst.Path, src.Tag, dst.Tag}
}

// Orient puts the text in the pivot language first; where neither or both are,
// the order stays.
func Orient(first, second corpus.Document) (src, dst corpus.Document) {
	if lang.IsPivot(second.Tag) && !lang.IsPivot(first.Tag) {
		return second, first
	}
	return first, second
}

// Identify sees to it that a document has a language that bitext aligns, and
// its segments theirs: the one that is given, else the one it bears already,
// else the one it is found to be in ([lang.Detect]). The error is a
// [*LanguageError] that names the path and the side.
func Identify(doc corpus.Document, given corpus.Tag, side corpus.Side) (corpus.Document, error) {
	if given != corpus.Unknown && lang.For(given) == nil {
		return doc, &LanguageError{doc.Path, side, given, true}
	}
	if doc.Tag == corpus.Unknown || !anyTagged(doc) {
		borne := doc.Tag
		doc = lang.Detect(doc)
		if borne != corpus.Unknown {
			doc = spokenIn(doc, borne)
		}
	}
	if given != corpus.Unknown {
		doc = spokenIn(doc, given)
	}
	if doc.Tag == corpus.Unknown || lang.For(doc.Tag) == nil {
		return doc, &LanguageError{doc.Path, side, doc.Tag, false}
	}
	return doc, nil
}

// anyTagged tells whether a segment has a language of its own.
func anyTagged(doc corpus.Document) bool {
	for _, s := range doc.Segments {
		if s.Tag != corpus.Unknown {
			return true
		}
	}
	return false
}

// spokenIn is the document with its language set by someone who knows better:
// the whole, and every segment that was taken for the language of the whole.
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
