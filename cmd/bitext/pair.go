package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

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

// align reads two texts, finds out their languages, puts the English one first
// and aligns them.
func (p pairFlags) align(stdin io.Reader, first, second string) (corpus.Bitext, error) {
	src, dst, err := p.open(stdin, first, second)
	if err != nil {
		return corpus.Bitext{}, err
	}
	return p.text.pair(src, dst)
}

// open reads two texts, the English one first, and refuses what cannot be a
// text and its translation.
func (p pairFlags) open(stdin io.Reader, first, second string) (src, dst corpus.Document, err error) {
	if err := distinct(first, second); err != nil {
		return src, dst, err
	}
	if src, err = p.read(stdin, first, "source-lang", p.sourceLang); err != nil {
		return src, dst, err
	}
	if dst, err = p.read(stdin, second, "target-lang", p.targetLang); err != nil {
		return src, dst, err
	}
	if isPivot(dst) && !p.keepOrder {
		return dst, src, translations(src, dst)
	}
	return src, dst, translations(src, dst)
}

// read reads one text and finds out its language, unless the flag says it.
func (p pairFlags) read(stdin io.Reader, path, flag, tag string) (corpus.Document, error) {
	if tag != "" && lang.For(corpus.Tag(tag)) == nil {
		err := fmt.Errorf("--%s %s: not a language that bitext aligns", flag, tag)
		return corpus.Document{}, withHint(err, "the languages are %s", listed("and", languageTags()))
	}
	doc, err := p.text.read(stdin, path)
	if err != nil {
		return doc, err
	}
	if tag != "" {
		return spokenIn(doc, corpus.Tag(tag)), nil
	}
	if doc.Tag == corpus.Unknown {
		doc = spokenIn(doc, namedIn(path))
	}
	return doc, identified(doc, flag)
}

// distinct refuses one text given twice, under whatever name.
func distinct(first, second string) error {
	if first == "-" && second == "-" {
		return errors.New("standard input (-) can be only one of the two texts")
	}
	a, errA := os.Stat(first)
	b, errB := os.Stat(second)
	if first != "-" && second != "-" && errA == nil && errB == nil && os.SameFile(a, b) {
		err := fmt.Errorf("%s and %s are the same file", first, second)
		return withHint(err, "give a text and its translation")
	}
	return nil
}
