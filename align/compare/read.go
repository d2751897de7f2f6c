package compare

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
)

// A Text says what the caller knows better of one text. The zero value finds
// everything out.
type Text struct {
	Language  corpus.Tag // "": found out from the text, else from the file's name
	Encoding  string     // IANA name, as "gb18030"; "": found out
	Lines     bool       // every line that is not empty is one segment, of the unit asked for, as it stands
	Furniture bool       // keep what surrounds an article on its page: captions, related links, notices
}

// A Note says what was left out, or repaired, while a text was read.
type Note struct {
	Path   string
	Blocks int    // of furniture, which has no counterpart in the translation
	Open   int    // units that are not translated yet, so that there was nothing to compare
	Repair string // what was done to damaged text; "" where the note is about something else
}

// String is the note as a sentence without its full stop.
func (n Note) String() string {
	switch {
	case n.Repair != "":
		return n.Path + ": " + n.Repair
	case n.Open > 0:
		return fmt.Sprintf("%s: passed over %s without a translation", n.Path, lang.Count(n.Open, "unit"))
	}
	are := "are"
	if n.Blocks == 1 {
		are = "is"
	}
	return fmt.Sprintf("%s: left out %s that %s no part of the article", n.Path, lang.Count(n.Blocks, "block"), are)
}

// Read reads the text at path; "-" reads stdin, which may be nil otherwise.
// What surrounds an article is left out, which the notes tell, and languages
// are found out; where the text does not tell, its file's name may: en.txt and
// news_ru.docx. A language that bitext does not align, or none, is no error
// here but in [Identify]. Errors of reading are those of [source.Read].
func Read(ctx context.Context, path string, stdin io.Reader, t Text) (corpus.Document, []Note, error) {
	doc, notes, err := readWhole(ctx, path, stdin, t)
	return source.Without(doc, corpus.Aside), notes, err
}

// readWhole is Read with the asides in the text; see [Options.settle]. A reader
// does not look at ctx: at its end nobody waits for it any longer.
func readWhole(ctx context.Context, path string, stdin io.Reader, t Text) (corpus.Document, []Note, error) {
	type text struct {
		doc   corpus.Document
		notes []Note
		err   error
	}
	read := make(chan text, 1)
	go func() {
		doc, notes, err := readAll(path, stdin, t)
		read <- text{doc, notes, err}
	}()
	var x text
	select {
	case <-ctx.Done():
	case x = <-read:
	}
	if err := ctx.Err(); err != nil {
		return corpus.Document{}, nil, err
	}
	return x.doc, x.notes, x.err
}

// readAll reads a text and finds out its languages.
func readAll(path string, stdin io.Reader, t Text) (corpus.Document, []Note, error) {
	doc, err := source.Read(path, stdin, source.Options{Encoding: t.Encoding, Lines: t.Lines})
	if err != nil {
		return doc, nil, err
	}
	doc, notes := identified(doc, t)
	return doc, notes, nil
}

// identified is an article with its languages.
func identified(doc corpus.Document, t Text) (corpus.Document, []Note) {
	path := doc.Path
	doc, notes := article(doc, t)
	doc = lang.Detect(doc)
	switch {
	case t.Language != corpus.Unknown:
		doc = spokenIn(doc, t.Language)
	case doc.Tag == corpus.Unknown:
		doc = spokenIn(doc, lang.Named(path))
	}
	return doc, notes
}

// article leaves out the furniture of a document but for its asides, unless the
// caller wants the text as it stands. The notes tell that, and what was repaired.
func article(doc corpus.Document, t Text) (corpus.Document, []Note) {
	var notes []Note
	for _, repair := range doc.Repairs {
		notes = append(notes, Note{Path: doc.Path, Repair: repair})
	}
	if t.Furniture || t.Lines {
		return asFurniture(doc), notes
	}
	if left := len(doc.Segments) - len(source.Article(doc).Segments); left > 0 {
		notes = append(notes, Note{Path: doc.Path, Blocks: left})
	}
	return source.Without(doc, corpus.Furniture), notes
}

// asFurniture is a document whose asides are furniture, for those who keep both.
func asFurniture(doc corpus.Document) corpus.Document {
	doc.Segments = slices.Clone(doc.Segments)
	for k := range doc.Segments {
		if doc.Segments[k].Kind == corpus.Aside {
			doc.Segments[k].Kind = corpus.Furniture
		}
	}
	return doc
}

// readPair reads both texts, with their asides, in the order given. A language that the caller
// gives is looked at before its file is.
func readPair(ctx context.Context, first, second string, opt Options) (src, dst corpus.Document, notes []Note, err error) {
	if err := distinct(first, second); err != nil {
		return src, dst, nil, err
	}
	if src, notes, err = opt.readOne(ctx, first, corpus.Source); err != nil {
		return src, dst, notes, err
	}
	dst, more, err := opt.readOne(ctx, second, corpus.Target)
	return src, dst, append(notes, more...), err
}

// readOne reads a text, with its asides, as the options say of its side.
func (o Options) readOne(ctx context.Context, path string, side corpus.Side) (corpus.Document, []Note, error) {
	t := o.text(side)
	if t.Language != corpus.Unknown && lang.For(t.Language) == nil {
		return corpus.Document{}, nil, &LanguageError{path, side, t.Language, true}
	}
	begun := time.Now()
	doc, notes, err := readWhole(ctx, path, o.Stdin, t)
	if err != nil {
		return doc, nil, err
	}
	doc, err = Identify(doc, t.Language, side)
	o.step(begun, func() string { return Described(doc, t) })
	return doc, notes, err
}

// distinct refuses one text given twice, under whatever name.
func distinct(first, second string) error {
	if first == "-" && second == "-" {
		return refusal{"standard input (-) can be only one of the two texts", "save the other in a file and name that"}
	}
	a, errA := os.Stat(first)
	b, errB := os.Stat(second)
	if first != "-" && second != "-" && errA == nil && errB == nil && os.SameFile(a, b) {
		return refusal{fmt.Sprintf("%s and %s are the same file", first, second), "give a text and its translation"}
	}
	return nil
}

// A refusal is an error with what to do about it.
type refusal struct{ what, hint string }

// Error says what is wrong.
func (r refusal) Error() string { return r.what }

// Hint says what to do about it.
func (r refusal) Hint() string { return r.hint }
