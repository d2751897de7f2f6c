package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// pairFlags are the flags of every command that reads a text and its
// translation.
type pairFlags struct {
	text                   textFlags
	keepOrder              bool
	sourceLang, targetLang string
}

// add declares the flags on a command.
func (p *pairFlags) add(cmd *cobra.Command) {
	p.text.add(cmd)
	fs := cmd.Flags()
	fs.BoolVar(&p.keepOrder, "keep-order", false, "show SOURCE first even if TARGET is the English text")
	fs.StringVar(&p.sourceLang, "source-lang", "", "`LANGUAGE` of SOURCE, such as en, zh-Hant or ru; else it is found out")
	fs.StringVar(&p.targetLang, "target-lang", "", "`LANGUAGE` of TARGET; else it is found out")
}

// options are what the flags say of the two texts.
func (p pairFlags) options(cmd *cobra.Command) (compare.Options, error) {
	opt, err := p.text.options(cmd)
	opt.KeepOrder = p.keepOrder
	opt.Source.Language, opt.Target.Language = corpus.Tag(p.sourceLang), corpus.Tag(p.targetLang)
	return opt, err
}

// compareFiles compares the two texts that the arguments name, and says on
// standard error what was left out.
func compareFiles(cmd *cobra.Command, args []string, opt compare.Options) (*compare.Comparison, error) {
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
	doubts(cmd, c.Bitext, opt.UpTo != compare.Findings)
	return c, nil
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
		err := fmt.Errorf("--%s %s: not a language that bitext aligns", flag, e.Tag)
		if near := nearTag(string(e.Tag)); near != "" {
			return withHint(err, "did you mean --%s %s?", flag, near)
		}
		return withHint(err, "the languages are %s", lang.List("and", lang.Tags()))
	case e.Tag == corpus.Unknown:
		return withHint(e, "say it with --%s; the languages are %s", flag, lang.List("and", lang.Tags()))
	}
	return withHint(e, "if it is not, say which it is with --%s", flag)
}
