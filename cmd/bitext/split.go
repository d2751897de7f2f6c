package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
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
			opt, err := text.options(cmd)
			if err != nil {
				return err
			}
			opt.UpTo = compare.Alignment
			c, err := compare.Bilingual(cmd.Context(), args[0], opt)
			if e, ok := errors.AsType[*compare.NotBilingualError](err); ok {
				return withHint(e, "bitext detect --paragraphs %s shows the language of each paragraph; bitext align takes two files", e.Path)
			}
			if err != nil {
				return err
			}
			tell(cmd, c.Notes)
			return out.write(cmd, c, inputsOf(cmd))
		},
	}
	text.add(cmd)
	out.add(cmd)
	return cmd
}
