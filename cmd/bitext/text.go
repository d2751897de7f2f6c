package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// textFlags are the flags of every command that reads texts and aligns them.
type textFlags struct {
	unit          string
	lines         bool
	keepFurniture bool
	encoding      string
	vectors       string
}

// add declares the flags on a command.
func (f *textFlags) add(cmd *cobra.Command) {
	fs := cmd.Flags()
	addChoice(cmd, &f.unit, "unit", "what is aligned", string(corpus.Paragraphs), []string{string(corpus.Paragraphs), string(corpus.Sentences)})
	fs.BoolVar(&f.lines, "lines", false, "take every line that is not empty as one paragraph or sentence, as it stands")
	fs.BoolVar(&f.keepFurniture, "keep-furniture", false, "align what surrounds an article on its page too: captions, related links, notices")
	fs.StringVar(&f.encoding, "encoding", "", "`NAME` of the files' encoding, such as gb18030 or koi8-r; else it is found out")
	addVectors(cmd, &f.vectors)
}

// options are what the flags say of reading and aligning.
func (f textFlags) options(cmd *cobra.Command) (compare.Options, error) {
	text := compare.Text{Encoding: f.encoding, Lines: f.lines, Furniture: f.keepFurniture}
	opt := compare.Options{Unit: corpus.Unit(f.unit), Source: text, Target: text, Stdin: cmd.InOrStdin(), Watch: watching(cmd)}
	if f.vectors == "" {
		return opt, nil
	}
	table, err := vectorsOr(f.vectors)
	opt.Align = align.Options{Vectors: table}
	return opt, err
}

// tell prints what was left out or repaired while reading, a line each.
func tell(cmd *cobra.Command, notes []compare.Note) {
	for _, n := range notes {
		advice := ""
		if n.Blocks > 0 {
			advice = "; --keep-furniture keeps them"
		}
		say(cmd.ErrOrStderr(), "%s%s", n, advice)
	}
}

// addVectors declares the flag for a table of word vectors.
func addVectors(cmd *cobra.Command, path *string) {
	addInput(cmd, path, "vectors", "`FILE` of word vectors to use, not those in the program; bitext learn makes one")
}

// vectorsOr is the table of word vectors in a file, or for "" the one in the program.
func vectorsOr(path string) (*vectors.Table, error) {
	if path == "" {
		return vectors.Default(), nil
	}
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
