package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// pairFlags are the flags of every command that reads a text and its
// translation.
type pairFlags struct {
	text                   textFlags
	keepOrder              bool
	sourceLang, targetLang string
	noReview               bool
}

// add declares the flags on a command.
func (p *pairFlags) add(cmd *cobra.Command) {
	p.text.add(cmd)
	fs := cmd.Flags()
	fs.BoolVar(&p.keepOrder, "keep-order", false, "show SOURCE first even if TARGET is the English text")
	fs.BoolVar(&p.noReview, "no-review", false, "do not look at the review file beside TARGET: pair and find as if nobody had decided anything")
	fs.StringVar(&p.sourceLang, "source-lang", "", "`LANGUAGE` of SOURCE, such as en, zh-Hant or ru; else it is found out")
	fs.StringVar(&p.targetLang, "target-lang", "", "`LANGUAGE` of TARGET; else it is found out")
}

// options are what the flags say of the two texts.
func (p pairFlags) options(cmd *cobra.Command) (compare.Options, error) {
	opt, err := p.text.options(cmd)
	opt.KeepOrder = p.keepOrder
	opt.Source.Language, opt.Target.Language = corpus.Tag(p.sourceLang), corpus.Tag(p.targetLang)
	if p.noReview {
		opt.Review = &review.Review{}
	}
	return opt, err
}

// compareFiles compares the two texts that the arguments name, or those of the
// one file that they name, and says on standard error what was left out.
func compareFiles(cmd *cobra.Command, args []string, opt compare.Options) (*compare.Comparison, error) {
	if len(args) == 1 {
		return compareUnits(cmd, args[0], opt)
	}
	for k, text := range []compare.Text{opt.Source, opt.Target} {
		if err := contradicted(cmd.Context(), corpus.Sides[k].String()+"-lang", args[k], text.Language, text); err != nil {
			return nil, err
		}
	}
	done := busy(cmd.ErrOrStderr(), "comparing")
	c, err := compare.Files(cmd.Context(), args[0], args[1], opt)
	done()
	if err != nil {
		return nil, byFlag(err)
	}
	tell(cmd, c.Notes)
	doubts(cmd, c.Bitext, opt.UpTo == compare.Facts || opt.UpTo == compare.Alignment)
	warnUnfit(cmd.ErrOrStderr(), args, review.Find(c.Dst.Path), c.Unfit)
	return c, nil
}

// inputsWith are the files that the command line names, and the review file that
// goes with the target.
func inputsWith(cmd *cobra.Command, c *compare.Comparison) *inputs {
	in := inputsOf(cmd)
	in.add(review.Find(c.Dst.Path))
	return in
}

// shownUnfit is how many decisions that fit no more are told one by one.
const shownUnfit = 3

// warnUnfit says which decisions about pairs, of the review file at path, fit the
// texts no more.
func warnUnfit(w io.Writer, args []string, path string, unfit []review.Unfit) {
	for k, u := range unfit {
		if k == shownUnfit {
			say(w, "%s: %s more", path, lang.Count(len(unfit)-k, "decision"))
			break
		}
		say(w, "%s: %s does not fit any more, %s: %s", path, u.Decision.Op, u.Why, u.Decision.About)
	}
	if len(unfit) > 0 {
		say(w, "hint: bitext dismiss --prune %s drops what fits no more", strings.Join(args, " "))
	}
}

// compareUnits compares the two sides of the units that one file holds, or the
// two texts of a file in two languages.
func compareUnits(cmd *cobra.Command, path string, opt compare.Options) (*compare.Comparison, error) {
	if opt.Source.Lines {
		return nil, withHint(fmt.Errorf("--lines: is about two texts, and there is only %s", path), "name the translation too")
	}
	c, err := readUnits(cmd, path, opt)
	if errors.Is(err, exchange.ErrNotBitext) || errors.Is(err, exchange.ErrNoTable) {
		c, err = compare.Bilingual(cmd.Context(), path, opt)
		if e, ok := errors.AsType[*compare.NotBilingualError](err); ok {
			return nil, withHint(fmt.Errorf("%w, nor is it a translation memory or another file of units", e), "name its translation too: bitext %s %s TARGET", cmd.Name(), path)
		}
	}
	if err != nil {
		return nil, hintConvert(byFlag(err))
	}
	tell(cmd, c.Notes)
	return c, nil
}

// readUnits compares the two sides of the units in a file.
func readUnits(cmd *cobra.Command, path string, opt compare.Options) (*compare.Comparison, error) {
	in := &exchange.Input{Path: path, Open: decoding(cmd, inputsOf(cmd).open, opt.Source.Encoding)}
	defer in.Close()
	s, err := in.Stream("", exchange.Options{Src: opt.Source.Language, Dst: opt.Target.Language})
	if err != nil {
		return nil, err
	}
	return compare.Units(cmd.Context(), path, s, opt)
}

// byFlag says with which flag a text's language can be given.
func byFlag(err error) error {
	if e, ok := errors.AsType[*compare.PairError](err); ok {
		return withHint(e, "if one is not, say which it is with --source-lang or --target-lang")
	}
	e, ok := errors.AsType[*compare.LanguageError](err)
	if !ok {
		return err
	}
	flag := e.Side.String() + "-lang"
	switch {
	case e.Given:
		return noSuchLanguage(fmt.Errorf("--%s %s: not a language that bitext aligns", flag, e.Tag), string(e.Tag), "--"+flag+" ")
	case e.Tag == corpus.Unknown:
		return withHint(e, "say it with --%s; the languages are %s", flag, lang.List("and", lang.Tags()))
	}
	return withHint(e, "if it is not, say which it is with --%s", flag)
}
