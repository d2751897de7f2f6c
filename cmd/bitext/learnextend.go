package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// extend adds what the pairs teach to a table and writes it, and says on standard
// error what came of it.
func extend(cmd *cobra.Command, read *pairsRead, stage staging, f learnFlags) error {
	if err := read.foreign(); err != nil {
		return err
	}
	base, err := vectorsOr(f.onto)
	if err != nil {
		return err
	}
	extended, err := base.Extend(cmd.Context(), read.pairs)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if _, err := extended.WriteTo(&file); err != nil {
		return err
	}
	if err := writeLearnt(cmd, f.output, stage, file.Bytes()); err != nil {
		return err
	}
	return read.compared(cmd.ErrOrStderr(), extended, base, file.Bytes())
}

// fits refuses flags that --extend has no use for, and languages that the table has
// no words of.
func (f learnFlags) fits(cmd *cobra.Command) error {
	for _, name := range []string{"dims", "epochs", "seed", "names"} {
		if cmd.Flags().Changed(name) {
			return withHint(fmt.Errorf("--extend and --%s: the one adds to a table, the other makes a new one", name), "leave one out")
		}
	}
	for name, tag := range map[string]string{"source-lang": f.from.sourceLang, "target-lang": f.from.targetLang} {
		if tag != "" && lang.For(corpus.Tag(tag)) == nil {
			return noSuchLanguage(fmt.Errorf("--%s %s: the table has no words of it", name, tag), tag, "")
		}
	}
	return nil
}

// foreign refuses files with a text in a language that bitext does not align.
func (r *pairsRead) foreign() error {
	for n, of := range []func(vectors.Pair) string{
		func(p vectors.Pair) string { return p.Src }, func(p vectors.Pair) string { return p.Dst },
	} {
		for k, tag := range r.languages(of) {
			if tag != corpus.Unknown && lang.For(tag) == nil {
				return withHint(fmt.Errorf("%s: the %ss are in %s", r.paths[k], corpus.Sides[n], lang.NameOf(tag)), "the table has words of %s", lang.Names())
			}
		}
	}
	return nil
}

// compared says what was added, and how much of what was left out the table
// brings together, before and after.
func (r *pairsRead) compared(w io.Writer, extended *vectors.Extended, base *vectors.Table, file []byte) error {
	table, err := vectors.Open(file)
	if err != nil {
		return err
	}
	say(w, "%s added %s and %s to the table", lang.Count(extended.Pairs, "pair"), lang.Count(extended.Tokens, "token"), lang.Count(extended.Translations, "translation"))
	switch n := len(r.pairs) - extended.Pairs; {
	case n == 1:
		say(w, "1 pair was passed over: there twice, or not texts in two scripts")
	case n > 1:
		say(w, "%d pairs were passed over: there twice, or not texts in two scripts", n)
	}
	for k, tried := range r.tried {
		if len(tried) == 0 {
			continue
		}
		targets, sources := found(table, tried)
		before, beforeSources := found(base, tried)
		say(w, "%s: of %s left out, %.1f%% of the targets and %.1f%% of the sources were found; before, %.1f%% and %.1f%%",
			r.paths[k], lang.Count(len(tried), "pair"), targets, sources, before, beforeSources)
	}
	return nil
}
