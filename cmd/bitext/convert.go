package main

import (
	"cmp"
	"errors"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

func newConvert() *cobra.Command {
	var (
		from     importFlags
		to       exportFlags
		noReview bool
	)
	cmd := &cobra.Command{
		Use:     "convert FILE...",
		Short:   "Write a bitext in another format",
		GroupID: groupPair,
		Long: `convert reads bitexts (TMX, XLIFF, TSV, JSON Lines and others), joins them, and
writes them in the format that the extension of --output stands for. What kind
of file each is it finds out by its content. The two halves of a Moses pair,
news.en and news.zh, are named one after the other, or stand in a zip archive as
OPUS gives them. Workbooks, Word documents and web pages that bitext wrote are
read as an editor left them: texts changed, rows moved, joined, added or
deleted. Other files may be of any length.

What was decided about a file's units with bitext review FILE counts: a unit
that was confirmed is reviewed, one that somebody doubts a draft, a comment a
note. Of a file that stands for two texts (news.en and news.zh, or --source and
--target) it is the review of these, beside the target, and pairs are joined and
parted by it. Pairs that were decided after a file was written from its texts
are written anew with bitext align. --no-review does not look at review files.

What goes to its own format comes out as it went in. One line on standard error
says how many units were written, why any were left out, and what the format has
no place for, by kind.`,
		Example: `bitext convert memory.tmx -o memory.tsv
bitext convert a.xlf b.xlf -o all.tmx --unaligned skip
bitext convert news.en news.zh -o news.xlsx
bitext convert news.zip --source-lang en --target-lang zh -o news.tsv
bitext convert edited.xlsx -o final.tmx
bitext convert drones.beads --source en.txt --target zh.txt -o drones.tmx`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return hintConvert(convert(cmd, args, from, to, noReview))
		},
	}
	cmd.Flags().StringVarP(&to.output, "output", "o", "", "write to `FILE`; its extension says in which format")
	addChoice(cmd, &to.format, "format", "write in `FORMAT` (default: by the extension of --output); bitext list formats describes each", "", formats(writable))
	cmd.Flags().BoolVar(&noReview, "no-review", false, "do not look at the review files beside FILE: write the units as they stand")
	from.add(cmd)
	to.add(cmd)
	return cmd
}

// convert reads the files and writes them.
func convert(cmd *cobra.Command, paths []string, from importFlags, to exportFlags, noReview bool) error {
	opt, err := to.options()
	if err != nil {
		return err
	}
	if err := from.choose(&opt); err != nil {
		return err
	}
	if opt.To, err = to.target(); err != nil {
		return err // before anything is read
	}
	in := inputsOf(cmd)
	open, done := withProgress(in.open, paths, cmd.ErrOrStderr())
	open = decoding(cmd, open, from.encoding)
	defer done()
	files := exchange.Inputs(paths, open)
	for _, file := range files {
		file.Texts = [2]string{from.source, from.target}
		file.Change = func(s exchange.Stream) (exchange.Stream, error) { return watchingUnits(cmd, file.Path, s), nil }
		if !noReview {
			honour := honouring(cmd, in, file)
			file.Change = func(s exchange.Stream) (exchange.Stream, error) { return honour(watchingUnits(cmd, file.Path, s)) }
		}
	}
	s, err := exchange.Open(files, from.format, opt)
	if err != nil {
		return err
	}
	return to.write(cmd, s, opt, in)
}

// honouring gives the units of a file what was decided about them.
func honouring(cmd *cobra.Command, in *inputs, file *exchange.Input) func(exchange.Stream) (exchange.Stream, error) {
	target := cmp.Or(file.Pair, file.Texts[corpus.Target], file.Path)
	args := []string{file.Path}
	switch {
	case file.Pair != "":
		args = append(args, file.Pair)
	case file.Texts[corpus.Target] != "":
		args = file.Texts[:]
	}
	path := review.Find(target)
	in.add(path)
	return func(s exchange.Stream) (exchange.Stream, error) {
		r, err := review.Open(path)
		if err != nil {
			return s, err
		}
		var unfit []review.Unfit
		if len(args) == 2 {
			s, unfit, err = compare.HonourTexts(s, r)
		} else {
			s, unfit, err = compare.HonourUnits(file.Path, s, r)
		}
		warnUnfit(cmd.ErrOrStderr(), args, path, unfit)
		return s, err
	}
}

// importFlags are the flags of a command that reads bitexts.
type importFlags struct {
	format                 string
	sourceLang, targetLang string
	source, target         string // texts of links
	encoding               string
}

// add declares the flags on a command.
func (f *importFlags) add(cmd *cobra.Command) {
	fs := cmd.Flags()
	addChoice(cmd, &f.format, "from", "read as `FORMAT` (default: found out)", "", formats(readable))
	fs.StringVar(&f.sourceLang, "source-lang", "", "`TAG` of the source language, where a file holds more than two or names none")
	fs.StringVar(&f.targetLang, "target-lang", "", "`TAG` of the target language")
	addInput(cmd, &f.source, "source", "`FILE` with the source text of a beads file or a ladder, a segment a line")
	addInput(cmd, &f.target, "target", "`FILE` with the target text, the same")
	fs.StringVar(&f.encoding, "encoding", "", "`NAME` of the files' encoding, such as gb18030 or koi8-r; else it is found out")
}

// choose sets the two languages that the flags ask for.
func (f importFlags) choose(opt *exchange.Options) (err error) {
	if opt.Src, err = label.Parse(f.sourceLang); err != nil {
		return err
	}
	opt.Dst, err = label.Parse(f.targetLang)
	return err
}

// hintConvert adds to an error of the library the flags that mend it.
func hintConvert(err error) error {
	switch {
	case errors.Is(err, exchange.ErrLanguages):
		return withHint(err, "--source-lang en --target-lang zh chooses two")
	case errors.Is(err, exchange.ErrNoLanguage):
		return withHint(err, "--source-lang en --target-lang zh names them")
	case errors.Is(err, exchange.ErrNoTexts):
		return withHint(err, "--source en.txt --target zh.txt names them")
	case errors.Is(err, exchange.ErrNoTable):
		return withHint(err, "the first row of the table names the languages, as in en, zh; a text by itself is paired with its translation by bitext align")
	case errors.Is(err, exchange.ErrNotBitext):
		return withHint(err, "a text by itself is paired with its translation by bitext align; --from names the format of a bitext")
	}
	return err
}

func writable(f *exchange.Format) bool { return f.Write != nil }
func readable(f *exchange.Format) bool { return f.Read != nil }

// formats are the names of the formats of a kind.
func formats(of func(*exchange.Format) bool) []string {
	var names []string
	for _, f := range exchange.All {
		if of(f) {
			names = append(names, f.Name)
		}
	}
	return names
}
