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
	return fmt.Sprintf("%s: is in %s (%s); bitext aligns %s", e.Path, lang.NameOf(e.Tag), e.Tag, lang.Names())
}

// Hint says what to do about it.
func (e *LanguageError) Hint() string {
	if e.Tag == corpus.Unknown || e.Given {
		return "say which it is; the languages are " + lang.List("and", lang.Tags())
	}
	return "if it is not, say which it is"
}

// A PairError is two texts that cannot be a text and its translation, because
// they are in one language.
type PairError struct {
	SrcPath, DstPath string
	Tag              corpus.Tag // the language
}

// Error says which language both texts are in.
func (e *PairError) Error() string {
	return fmt.Sprintf("%s and %s are both in %s; a text and its translation are in two languages", e.SrcPath, e.DstPath, lang.NameOf(e.Tag.Base()))
}

// Hint says what to do about it.
func (e *PairError) Hint() string { return "if one is not, say which language it is in" }

// Translations refuses two identified texts that cannot be a text and its
// translation because they are in one language. The error is a [*PairError].
func Translations(src, dst corpus.Document) error {
	if src.Tag.Base() != dst.Tag.Base() {
		return nil
	}
	return &PairError{src.Path, dst.Path, src.Tag}
}

// checked refuses two texts that can be aligned but not checked, as neither is in
// the pivot language: the checks were made for translations from or into it.
func checked(b corpus.Bitext) error {
	if lang.IsPivot(b.Src.Tag) != lang.IsPivot(b.Dst.Tag) {
		return nil
	}
	what := fmt.Sprintf("%s is in %s and %s in %s; bitext checks %s", b.Src.Path, lang.NameOf(b.Src.Tag.Base()), b.Dst.Path, lang.NameOf(b.Dst.Tag.Base()), lang.Pairs())
	return refusal{what, "align them, or list their facts"}
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
	if tag == doc.Tag {
		return doc
	}
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
