package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
)

func newSplit() *cobra.Command {
	var (
		text textFlags
		out  ladderFlags
	)
	cmd := &cobra.Command{
		Use:     "split FILE",
		Short:   "Take a text apart that holds its own translation, and align it",
		GroupID: groupPair,
		Long: `split reads one file with an English text and its Chinese or Russian version in
it: each paragraph followed by its translation, one text after the other, or a
table with a column for each. It sorts the paragraphs by their language, aligns
the two texts and shows them as bitext align does. Row numbers are left out. The
file - is standard input.`,
		Example: `bitext split bilingual.txt
bitext split --unit sentence bilingual.docx
bitext split bilingual.html -o bilingual.tmx`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			src, dst, err := text.split(cmd.InOrStdin(), args[0])
			if err != nil {
				return err
			}
			b, err := text.pair(src, dst)
			if err != nil {
				return err
			}
			return out.write(cmd, b, args)
		},
	}
	text.add(cmd)
	out.add(cmd)
	return cmd
}

// split reads a text that holds its own translation and takes it apart.
func (f textFlags) split(stdin io.Reader, path string) (src, dst corpus.Document, err error) {
	doc, err := source.Read(path, stdin, source.Options{Encoding: f.encoding, Lines: f.lines})
	if err != nil {
		return src, dst, err
	}
	doc = lang.Detect(f.article(source.Numbering(doc)))
	src, dst, ok := source.Bilingual(eachByItself(doc))
	if !ok {
		err := fmt.Errorf("%s: is not made of two languages in like parts", path)
		return src, dst, withHint(err, "bitext detect --paragraphs %s shows the language of each paragraph; bitext align takes two files", path)
	}
	if !isPivot(src) || lang.For(dst.Tag) == nil {
		return src, dst, fmt.Errorf("%s: is in %s and %s; bitext aligns %s", path, languageName(src.Tag), languageName(dst.Tag), alignable())
	}
	return src, dst, nil
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
