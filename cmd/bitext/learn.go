package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/names"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

const learnHelp = `learn makes a table of word vectors and word translations from parallel text.
--vectors, or the key vectors of a config, puts it in place of the one in the
program where texts have words of their own, say in law or medicine.

With --extend it keeps the table in the program and adds to it what the pairs
teach: words that it does not know, and translations. Ten pairs will do, or a
list of terms; some hundreds or thousands of one field serve best, and take
seconds. What it is good for --leave-out tells: label some of the pairs, and
learn says how many of them the table brings together, and did before.

Without --extend it makes a table of the pairs alone. A useful one takes tens of
thousands of sentences; a million take some ten minutes on two processors.

A file is a bitext that bitext convert reads, a translation memory of bitext
memory, or a table with a pair a line: a source text, a tab, its translation;
gzip is read as well. A third and a fourth column of a table may label the pair,
with its corpus, say, or with "mt" where a machine did the translating. Give
each pair of languages a file of its own.

Of a review file, news.zh.txt.bitext.json, or a folder of texts with theirs, it
learns the pairs that somebody confirmed or made; their label is "review".

The same files, flags and seed give the same table on the same kind of machine.
If texts may be passed on only under a licence, think of the table as well: it
is learnt from them, and an extended one from those of the program's table too,
which is under CC BY-SA 4.0.`

// learnFlags are the flags of bitext learn.
type learnFlags struct {
	output             string
	dims, epochs, seed uint
	weights, leaveOut  []string
	names              bool
	extend             bool
	onto               string
	from               importFlags
}

func newLearn() *cobra.Command {
	var f learnFlags
	cmd := &cobra.Command{
		Use:     "learn PAIRS...",
		Short:   "Learn word vectors for bitext align from parallel text",
		GroupID: groupMaker,
		Long:    learnHelp,
		Example: `bitext learn en-zh.tsv.gz en-ru.tsv.gz -o news.vec
bitext learn --weight mt=0.5 --leave-out test en-ru.tsv -o law.vec
bitext learn en-zh.tsv news.zh.txt.bitext.json -o news.vec
bitext learn --extend desk.memory terms.tsv -o law.vec
bitext align --vectors law.vec contract.en.txt contract.ru.txt`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return learn(cmd, args, f) },
	}
	fs := cmd.Flags()
	fs.StringVarP(&f.output, "output", "o", "", "write the table to `FILE`")
	fs.BoolVar(&f.extend, "extend", false, "add to the table in the program: nothing that it knows is forgotten")
	addInput(cmd, &f.onto, "onto", "`FILE` of word vectors that --extend adds to, not those in the program")
	fs.UintVar(&f.dims, "dims", vectors.DefaultDims, "`NUMBERS` in a vector: more tell more apart and take more room")
	fs.UintVar(&f.epochs, "epochs", vectors.DefaultEpochs, "`TIMES` the pairs are gone through")
	fs.UintVar(&f.seed, "seed", 1, "`NUMBER` that chance starts from")
	fs.StringArrayVar(&f.weights, "weight", nil, "use pairs with a label less often, `LABEL=W`: 1 is always, 0.5 every other time, 0 never; two labels multiply; may be repeated")
	fs.StringArrayVar(&f.leaveOut, "leave-out", nil, "do not learn from pairs with `LABEL`, but say how many of them the table brings together; may be repeated")
	fs.BoolVar(&f.names, "names", false, "make a table of surnames instead, as the program has one inside: a surname a line, its forms in the other languages")
	fs.StringVar(&f.from.sourceLang, "source-lang", "", "`TAG` of the source language, where a file holds more than two or names none")
	fs.StringVar(&f.from.targetLang, "target-lang", "", "`TAG` of the target language")
	return cmd
}

// learn reads the pairs, trains a table and writes it, and says on standard
// error what came of it.
func learn(cmd *cobra.Command, paths []string, f learnFlags) error {
	labels, err := newLabelling(f.weights, f.leaveOut)
	if err != nil {
		return err
	}
	stage := staging{inputs: inputsOf(cmd), errw: cmd.ErrOrStderr()}
	if err := f.ready(cmd, stage); err != nil {
		return err
	}
	var opt exchange.Options
	if err := f.from.choose(&opt); err != nil {
		return err
	}
	read, err := readPairs(cmd.Context(), stage.inputs, paths, labels, opt, cmd.ErrOrStderr())
	switch {
	case err != nil:
		return err
	case f.names:
		return learnNames(cmd, read, stage, f.output)
	case f.extend:
		return extend(cmd, read, stage, f)
	}
	training := vectors.Training{Dims: int(f.dims), Epochs: int(f.epochs), Seed: uint64(f.seed)}
	progress, done := trainingProgress(cmd.ErrOrStderr())
	training.Progress = progress
	learnt, err := vectors.Learn(cmd.Context(), read.pairs, training)
	done()
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if _, err := learnt.WriteTo(&file); err != nil {
		return err
	}
	if err := writeLearnt(cmd, f.output, stage, file.Bytes()); err != nil {
		return err
	}
	return read.describe(cmd.ErrOrStderr(), file.Bytes())
}

// writeLearnt writes a table to a file or, for "-", to standard output.
func writeLearnt(cmd *cobra.Command, output string, stage staging, table []byte) error {
	write := func(w io.Writer) error { _, err := w.Write(table); return err }
	if output == "-" {
		return write(cmd.OutOrStdout())
	}
	return writeFile(output, stage, write)
}

// learnNames makes a table of surnames of the pairs, those of a file being in
// one language, which its first thousand tell.
func learnNames(cmd *cobra.Command, read *pairsRead, stage staging, output string) error {
	tags := read.languages(func(p vectors.Pair) string { return p.Dst })
	for k, tag := range tags {
		if lang.For(tag) == nil || lang.IsPivot(tag) {
			return withHint(fmt.Errorf("%s: its second column is in no language that bitext knows names of", read.paths[k]), "see bitext list languages")
		}
	}
	list := make([]names.Pair, len(read.pairs))
	for n, p := range read.pairs {
		list[n] = names.Pair{Src: p.Src, Dst: p.Dst, Tag: tags[p.Corpus]}
	}
	var table bytes.Buffer
	if err := names.Learn(cmd.Context(), list, &table); err != nil {
		return err
	}
	if err := writeLearnt(cmd, output, stage, table.Bytes()); err != nil {
		return err
	}
	say(cmd.ErrOrStderr(), "%s taught %s", lang.Count(len(read.pairs), "pair"), lang.Count(bytes.Count(table.Bytes(), []byte("\n"))-1, "surname"))
	return nil
}

// ready refuses before the long work what could not be used after it.
func (f learnFlags) ready(cmd *cobra.Command, stage staging) error {
	if f.extend {
		if err := f.fits(cmd); err != nil {
			return err
		}
	}
	switch {
	case f.onto != "" && !f.extend:
		return withHint(errors.New("--onto names the table that --extend adds to"), "add --extend, or leave --onto out")
	case f.output == "":
		return withHint(errors.New("no file for the table"), "name one with -o, as in -o news.vec")
	case f.dims < 1 || f.dims > vectors.MaxDims:
		return fmt.Errorf("--dims %d: it is a number from 1 to %d", f.dims, vectors.MaxDims)
	case f.epochs < 1 || f.epochs > maxEpochs:
		return fmt.Errorf("--epochs %d: it is a number from 1 to %d", f.epochs, maxEpochs)
	}
	if f.output == "-" {
		return nil
	}
	return tryFile(f.output, stage)
}

// maxEpochs is far more than ever taught anything.
const maxEpochs = 1000

// trainingProgress is what to call as training proceeds and when it is over: a
// bar if errw is a terminal, else nothing.
func trainingProgress(errw io.Writer) (progress func(done, total int, loss float64), done func()) {
	if _, tty := terminalOf(errw); !tty {
		return nil, func() {}
	}
	var bar *progressbar.ProgressBar
	return func(n, total int, loss float64) {
			if bar == nil {
				bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(errw), progressbar.OptionThrottle(progressEvery))
			}
			bar.Describe(fmt.Sprintf("vectors, loss %.2f", loss))
			if n == total {
				bar.Describe("translations of words")
			}
			bar.Set(n)
		}, func() {
			if bar != nil {
				bar.Clear()
			}
		}
}

// describe says what was learnt, and how much of what was left out the table
// brings together.
func (r *pairsRead) describe(w io.Writer, file []byte) error {
	table, err := vectors.Open(file)
	if err != nil {
		return err
	}
	say(w, "%s taught %s", lang.Count(len(r.pairs), "pair"), lang.Count(table.Tokens(), "token"))
	for k, tried := range r.tried {
		if len(tried) == 0 {
			continue
		}
		targets, sources := found(table, tried)
		say(w, "%s: of %s left out, %.1f%% of the targets and %.1f%% of the sources were found",
			r.paths[k], lang.Count(len(tried), "pair"), targets, sources)
	}
	return nil
}

// found is how many of the targets and of the sources of pairs a table finds, in
// per cent.
func found(table *vectors.Table, pairs []vectors.Pair) (targets, sources float64) {
	t, s := table.Retrieve(pairs)
	return 100 * float64(t) / float64(len(pairs)), 100 * float64(s) / float64(len(pairs))
}
