package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/memory"
	"github.com/bitext-tools/bitext/corpus/split"
)

const memoryMatchHelp = `match shows for each paragraph of FILE, or with --unit sentence for each
sentence, what a translation memory holds that is like it, and how that was
translated. FILE may be in the source or in the target language of the units; -
is standard input.

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
needs a review in the memory too, needs-review.`

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
bitext memory match --memory desk.memory --pretranslate news.xlf news.en.txt`,
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

// run finds what is like each segment of a file, and writes it as the flags say.
func (f matchFlags) run(ctx context.Context, cmd *cobra.Command, from *memory.Memory, in *inputs, path string, out outputFlags) error {
	to := exportFlags{output: f.pretranslate}
	if f.pretranslate != "" {
		if _, err := to.target(); err != nil {
			return err // before anything is read
		}
	}
	doc, err := f.read(ctx, cmd, path)
	if err != nil {
		return err
	}
	want := memory.Wanted{Src: doc.Tag, Least: int(f.min), Most: int(f.most)}
	if want.Dst, err = f.into(ctx, from, doc.Tag); err != nil {
		return err
	}
	if f.pretranslate != "" {
		return f.write(ctx, cmd, from, doc, want, to, in)
	}
	found := false
	err = out.send(cmd, f.format == forReading, in, func(w io.Writer, scr screen) error {
		k := slices.Index(matchFormats(), f.format)
		write := report.MatchFormats[k].New(w, scr.options())
		for k := range doc.Segments {
			one, err := matched(ctx, from, doc, k, want)
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

// read reads a text, and cuts it as the flags say.
func (f matchFlags) read(ctx context.Context, cmd *cobra.Command, path string) (corpus.Document, error) {
	text := compare.Text{Language: corpus.Tag(f.sourceLang), Lines: f.text.lines, Encoding: f.text.encoding}
	doc, notes, err := compare.Read(ctx, path, cmd.InOrStdin(), text)
	if err != nil {
		return doc, err
	}
	tell(cmd, notes)
	if f.text.unit == string(corpus.Sentences) && !f.text.lines {
		doc = split.Document(doc)
	}
	if doc.Tag == corpus.Unknown {
		return doc, withHint(fmt.Errorf("%s: its language is not known", path), "say it with --source-lang; the languages are %s", lang.List("and", lang.Tags()))
	}
	return doc, nil
}

// into is the language to translate to: that of the flag, else the only one in which
// the memory has translations from a language.
func (f matchFlags) into(ctx context.Context, from *memory.Memory, source corpus.Tag) (corpus.Tag, error) {
	if f.targetLang != "" {
		return label.Parse(f.targetLang)
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

// matched is what is like a segment of a text. What is the same and stands between
// the same neighbours comes first.
func matched(ctx context.Context, from *memory.Memory, doc corpus.Document, k int, want memory.Wanted) (one report.Matched, err error) {
	one.Segment, one.Tag = doc.Segments[k], doc.Tag
	list, err := from.Match(ctx, one.Segment.Text, want)
	if err != nil {
		return one, err
	}
	at := func(k int) string {
		if k < 0 || k >= len(doc.Segments) {
			return ""
		}
		return doc.Segments[k].Text
	}
	for _, m := range list {
		x := report.Match{Match: m}
		if x.Seen, err = seenLast(ctx, from, m.Unit); err != nil {
			return one, err
		}
		if m.Percent == 100 {
			if x.InContext, err = from.InContext(ctx, m, at(k-1), at(k+1)); err != nil {
				return one, err
			}
		}
		one.Matches = append(one.Matches, x)
	}
	slices.SortStableFunc(one.Matches, func(a, b report.Match) int { return b.Rate() - a.Rate() })
	return one, nil
}

// write writes a bitext with the best translation of each segment.
func (f matchFlags) write(ctx context.Context, cmd *cobra.Command, from *memory.Memory, doc corpus.Document, want memory.Wanted, to exportFlags, in *inputs) error {
	want.Most = max(want.Most, 2) // to see whether it was translated in several ways
	opt, err := to.options()
	if err != nil {
		return err
	}
	if format, err := to.target(); err == nil && format.Pending {
		opt.Unaligned = exchange.Blank // what is still to be translated is part of it
	}
	same, like := 0, 0
	s := exchange.Stream{Header: exchange.Header{Src: doc.Tag, Dst: want.Dst, SrcPath: doc.Path, Unit: corpus.Unit(f.text.unit)}}
	s.Units = func(yield func(exchange.TU, error) bool) {
		for k := range doc.Segments {
			one, err := matched(ctx, from, doc, k, want)
			u := exchange.TU{Src: exchange.Side{Tag: doc.Tag, At: k, Segments: doc.Segments[k : k+1]}, Dst: exchange.Side{Tag: want.Dst, At: -1}}
			if len(one.Matches) > 0 {
				best := one.Matches[0]
				u.Dst = best.Translation()
				u.State, u.Notes = exchange.Draft, []string{best.String()}
				u.Properties = []exchange.Property{{Name: "match-quality", Value: fmt.Sprint(best.Rate())}}
				if settled(one.Matches) {
					u.State = exchange.Translated
				}
				if like++; best.Percent == 100 {
					same, like = same+1, like-1
				}
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}
	if err := to.write(cmd, s, opt, in); err != nil {
		return err
	}
	say(cmd.ErrOrStderr(), "%s: %d the same, %d alike, %d without a translation", lang.Count(len(doc.Segments), "text"), same, like, len(doc.Segments)-same-like)
	if same+like == 0 {
		return errFindings
	}
	return nil
}

// settled tells whether the best match of a text brings its translation: the text is
// the same, the memory does not doubt it, and has no other translation as good.
func settled(list []report.Match) bool {
	best := list[0]
	if best.Percent < 100 || best.Seen.State == exchange.Draft || best.Seen.State == exchange.Untranslated {
		return false
	}
	return !slices.ContainsFunc(list[1:], func(m report.Match) bool {
		return m.Rate() == best.Rate() && m.Translation().Text() != best.Translation().Text()
	})
}
