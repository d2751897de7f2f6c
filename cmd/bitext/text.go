package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
)

// textFlags are the flags of every command that reads texts and aligns them.
type textFlags struct {
	unit          string
	lines         bool
	keepFurniture bool
	encoding      string
	vectors       string
	notes         func() io.Writer // where a word about what was left out goes
}

// add declares the flags on a command.
func (f *textFlags) add(cmd *cobra.Command) {
	fs := cmd.Flags()
	addChoice(cmd, &f.unit, "unit", "what is aligned", string(corpus.Paragraphs), []string{string(corpus.Paragraphs), string(corpus.Sentences)})
	fs.BoolVar(&f.lines, "lines", false, "take every line that is not empty as one paragraph or sentence, as it stands")
	fs.BoolVar(&f.keepFurniture, "keep-furniture", false, "align what surrounds an article on its page too: captions, related links, notices")
	fs.StringVar(&f.encoding, "encoding", "", "`NAME` of the files' encoding, such as gb18030 or koi8-r; else it is found out")
	fs.StringVar(&f.vectors, "vectors", "", "`FILE` of word vectors to use, not those in the program")
	f.notes = cmd.ErrOrStderr
}

// read reads one text and finds out its language.
func (f textFlags) read(stdin io.Reader, path string) (corpus.Document, error) {
	doc, err := source.Read(path, stdin, source.Options{Encoding: f.encoding, Lines: f.lines})
	if err != nil {
		return doc, err
	}
	return lang.Detect(f.article(doc)), nil
}

// article is the document without its furniture, which has no counterpart in
// the translation. A line says what was left out.
func (f textFlags) article(doc corpus.Document) corpus.Document {
	if f.keepFurniture || f.lines {
		return doc
	}
	article := source.Article(doc)
	if left := len(doc.Segments) - len(article.Segments); left > 0 {
		fmt.Fprintf(f.notes(), "bitext: %s: left out %s that are no part of the article; --keep-furniture keeps them\n", doc.Path, lang.Count(left, "block"))
	}
	return article
}

// pair aligns two texts at the unit that the flags ask for.
func (f textFlags) pair(src, dst corpus.Document) (corpus.Bitext, error) {
	opt, err := f.alignment()
	if err != nil {
		return corpus.Bitext{}, err
	}
	if f.lines { // the segments are of that unit already
		ladder, err := align.Align(src, dst, opt)
		return corpus.Bitext{Src: src, Dst: dst, Unit: opt.Unit, Ladder: ladder}, err
	}
	return align.Bitext(src, dst, opt)
}

// explain says why [textFlags.pair] chose bead n, counted from 0.
func (f textFlags) explain(src, dst corpus.Document, n int) (align.Explanation, error) {
	opt, err := f.alignment()
	if err != nil {
		return align.Explanation{}, err
	}
	if f.lines {
		return align.Explain(src, dst, opt, n)
	}
	return align.ExplainBitext(src, dst, opt, n)
}

// alignment is what the flags say of aligning.
func (f textFlags) alignment() (align.Options, error) {
	opt := align.Options{Unit: corpus.Unit(f.unit)}
	var err error
	if f.vectors != "" {
		opt.Vectors, err = openVectors(f.vectors)
	}
	return opt, err
}

// openVectors reads a table of word vectors.
func openVectors(path string) (*vectors.Table, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot read: %w", path, cause(err))
	}
	table, err := vectors.Open(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return table, nil
}
