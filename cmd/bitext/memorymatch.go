package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/memory"
)

const memoryMatchHelp = `match shows for each paragraph of FILE, or with --unit sentence for each
sentence, what a translation memory holds that is like it, and how that was
translated. FILE may be in the source or in the target language of the units; -
is standard input. Of an unfinished XLIFF or catalogue (PO) it takes the units
that have no translation yet, as they are cut.

A figure says how alike two texts are: of the words of the longer one, those
that need not be put in, left out or replaced to make it of the other,

  100 · (longer − distance) / longer

rounded down, as OmegaT counts; the distance is Levenshtein's, between words. A
sign is a word, and so is each Chinese character. 100 % is the same text, 101 %
the same between the same neighbours; what differs in large and small letters,
Simplified and Traditional, or spaces only has 99 %.

--pretranslate FILE writes an XLIFF, a TMX or another bitext with the best
translation of each, the figure and where it is from: the state of what is the
same is translated, of what is only like it, was translated in several ways, or
needs a review in the memory too, needs-review. So is what has other tags or
placeholders than the source, which come without them, and a plural form. A unit
that has a translation keeps it, and written to its own format an XLIFF 1.2 is
the file it was with these translations put in.`

func newMemoryMatch() *cobra.Command {
	var (
		f   matchFlags
		out outputFlags
	)
	cmd := &cobra.Command{
		Use:         "match FILE",
		Short:       "Find earlier translations of what is like a text",
		Long:        memoryMatchHelp,
		Annotations: map[string]string{findsThings: "nothing in the memory is like it"},
		Example: `bitext memory match --memory desk.memory news.en.txt
bitext memory match --memory desk.memory --unit sentence --min 85 news.en.txt
bitext memory match --memory desk.memory --pretranslate news.xlf news.en.txt
bitext memory match --memory desk.memory --pretranslate done.xlf news.zh.xlf`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.min > 100 {
				return fmt.Errorf("--min %d: it is a number from 0 to 100", f.min)
			}
			return f.memory.with(cmd, func(ctx context.Context, from *memory.Memory) error {
				in := inputsOf(cmd)
				in.add(from.Path())
				return f.run(ctx, cmd, from, in, args[0], out)
			})
		},
	}
	f.memory.add(cmd)
	fs := cmd.Flags()
	addChoice(cmd, &f.text.unit, "unit", "what is looked for", string(corpus.Paragraphs), []string{string(corpus.Paragraphs), string(corpus.Sentences)})
	fs.UintVar(&f.min, "min", 70, "show only what is alike to `PERCENT` or more")
	fs.UintVar(&f.most, "max", 3, "show at most `N` for each; 0: all")
	fs.StringVar(&f.sourceLang, "source-lang", "", "`TAG` of FILE's language; else it is found out")
	fs.StringVar(&f.targetLang, "target-lang", "", "`TAG` of the language to translate to, where the memory holds several")
	fs.BoolVar(&f.text.lines, "lines", false, "take every line that is not empty as one paragraph or sentence, as it stands")
	fs.StringVar(&f.text.encoding, "encoding", "", "`NAME` of the files' encoding, such as gb18030 or koi8-r; else it is found out")
	fs.StringVar(&f.pretranslate, "pretranslate", "", "write a bitext to `FILE`, in the format of its extension, with the best translation of each")
	addChoice(cmd, &f.format, "format", "json prints an object a line for each paragraph or sentence, tsv a table", forReading, matchFormats())
	out.add(cmd)
	return cmd
}

func matchFormats() (names []string) {
	for _, f := range report.MatchFormats {
		names = append(names, f.Name)
	}
	return names
}

// matchFlags are the flags of the command.
type matchFlags struct {
	memory                 memoryFlag
	text                   textFlags
	min, most              uint
	sourceLang, targetLang string
	pretranslate           string
	format                 string
}

// run finds what is like each text of a file, and writes it as the flags say.
func (f matchFlags) run(ctx context.Context, cmd *cobra.Command, from *memory.Memory, in *inputs, path string, out outputFlags) error {
	to := exportFlags{output: f.pretranslate}
	opt, err := to.options()
	if f.pretranslate != "" && err == nil {
		opt.To, err = to.target() // before anything is read
	}
	if err != nil {
		return err
	}
	w, err := f.open(ctx, cmd, in, path, opt)
	if err != nil {
		return err
	}
	defer w.close()
	want := memory.Wanted{Src: w.Header.Src, Least: int(f.min), Most: int(f.most)}
	if want.Dst, err = f.into(ctx, from, w.Header); err != nil {
		return err
	}
	if f.pretranslate != "" {
		return f.write(cmd, w.pretranslated(ctx, from, want), to, opt, in)
	}
	found := false
	err = out.send(cmd, f.format == forReading, in, func(dst io.Writer, scr screen) error {
		k := slices.Index(matchFormats(), f.format)
		write := report.MatchFormats[k].New(dst, scr.options())
		for at, err := range w.spots() {
			if err != nil {
				return err
			}
			if !at.wanted() {
				continue
			}
			one, err := at.matched(ctx, from, want)
			if err == nil && (len(one.Matches) > 0 || f.format != forReading) {
				found = found || len(one.Matches) > 0
				err = write(one)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && !found {
		err = errFindings
	}
	return err
}

// into is the language to translate to: that of the flag or of the file, else the only
// one in which the memory has translations from the file's language.
func (f matchFlags) into(ctx context.Context, from *memory.Memory, h exchange.Header) (corpus.Tag, error) {
	source := h.Src
	if f.targetLang != "" {
		return label.Parse(f.targetLang)
	}
	if h.Dst != corpus.Unknown {
		return h.Dst, nil
	}
	pairs, err := from.Pairs(ctx, memory.Filter{})
	if err != nil {
		return "", err
	}
	var found []corpus.Tag
	for _, p := range pairs {
		_, dst, ok := turned(memory.Filter{Src: source}, p)
		if ok && !slices.Contains(found, dst.Base()) {
			found = append(found, dst.Base())
		}
	}
	switch len(found) {
	case 0:
		return "", withHint(fmt.Errorf("%s: holds no translations from or to %s", from.Path(), lang.NameOf(source)), "bitext memory stats lists the languages that it holds")
	case 1:
		return found[0], nil
	}
	return "", withHint(fmt.Errorf("%s: holds translations of %s in several languages", from.Path(), lang.NameOf(source)), "--target-lang chooses one of %s", lang.List("and", found))
}

// pretranslation counts what a bitext was given of a memory.
type pretranslation struct {
	exchange.Stream
	same, like, without, kept int // texts; kept are those that had a translation
}

// write writes a bitext with the best translation of each text.
func (f matchFlags) write(cmd *cobra.Command, p *pretranslation, to exportFlags, opt exchange.Options, in *inputs) error {
	if opt.To.Pending {
		opt.Unaligned = exchange.Blank // what is still to be translated is part of it
	}
	if err := to.write(cmd, p.Stream, opt, in); err != nil {
		return err
	}
	line := fmt.Sprintf("%s: %d the same, %d alike, %d without a translation", lang.Count(p.same+p.like+p.without, "text"), p.same, p.like, p.without)
	if p.kept > 0 {
		line += fmt.Sprintf("; %d had one and kept it", p.kept)
	}
	say(cmd.ErrOrStderr(), "%s", line)
	if p.same+p.like == 0 {
		return errFindings
	}
	return nil
}
