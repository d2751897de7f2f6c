package compare

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
)

// Bilingual compares the two texts that one file holds: each paragraph followed
// by its translation, one text after the other, or a table with a column for
// each. Of the options' texts Source counts, but for its language. A file that is
// not made so is a [*NotBilingualError].
func Bilingual(ctx context.Context, path string, opt Options) (*Comparison, error) {
	if err := opt.valid(); err != nil {
		return nil, err
	}
	begun := time.Now()
	doc, err := source.Read(path, opt.Stdin, source.Options{Encoding: opt.Source.Encoding, Lines: opt.Source.Lines})
	if err != nil {
		return nil, err
	}
	doc, notes := article(source.Numbering(source.Apart(doc)), opt.Source)
	src, dst, ok := source.Bilingual(eachByItself(lang.Detect(doc)))
	if !ok {
		return nil, &NotBilingualError{path}
	}
	if !lang.IsPivot(src.Tag) || lang.For(dst.Tag) == nil {
		return nil, fmt.Errorf("%s: is in %s and %s; bitext aligns %s", path, lang.NameOf(src.Tag), lang.NameOf(dst.Tag), lang.Pairs())
	}
	opt.step(begun, func() string {
		return fmt.Sprintf("%s, in %s and %s", readAs(doc), lang.NameOf(src.Tag.Base()), lang.NameOf(dst.Tag.Base()))
	})
	opt.Target.Lines = opt.Source.Lines
	rest := func(ctx context.Context, opt Options) (*Comparison, error) {
		return opt.compare(ctx, src, dst, notes, honoured)
	}
	if opt.UpTo == Texts {
		return opt.unaligned(src, dst, notes, rest)
	}
	return rest(ctx, opt)
}

// A NotBilingualError is a file that does not hold a text and its translation.
type NotBilingualError struct{ Path string }

// Error says which file it is.
func (e *NotBilingualError) Error() string {
	return e.Path + ": is not made of two languages in like parts"
}

// eachByItself is the document with a language for the segments that are too
// short to be told from the language of the whole, as a headline in English in
// a text of which most is Russian: what they look like by themselves.
func eachByItself(doc corpus.Document) corpus.Document {
	doc.Segments = slices.Clone(doc.Segments)
	for i, s := range doc.Segments {
		if s.Tag != corpus.Unknown {
			continue
		}
		if tag, _ := lang.Identify(s.Text); lang.For(tag) != nil {
			doc.Segments[i].Tag = tag
		}
	}
	return doc
}
