package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/concordance"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/pattern"
)

const searchHelp = `search shows where words stand in bitexts, and how they were translated: each
place beside its counterpart, with the words marked that answer. PATTERN is one
word or several in any form: large or small, Simplified or Traditional, ё or е,
with another ending. It is looked for on both sides, or with --in on one.

FILE is a bitext: a translation memory (TMX), XLIFF, a catalogue (PO), a table
or any other that bitext convert reads; - is standard input. Two files that are
no bitexts are an article and its translation, which are aligned first; one that
holds both is taken apart.

--renderings counts how PATTERN was translated. --target TEXT shows only where
TEXT is in the counterpart, --not-target TEXT where it is not. Both can be given
several times: one of the first must be there, and none of the second.

bitext help concordance says more about what is found.`

// searchFlags are the flags of the command.
type searchFlags struct {
	exact, regexp, similar bool
	with, without          []string
	in                     string
	from                   string
	sourceLang, targetLang string
	encoding               string
	sentences              bool
	context, most          uint
	count, renderings      bool
	format                 string
}

func newSearch() *cobra.Command {
	var (
		f   searchFlags
		out outputFlags
	)
	cmd := &cobra.Command{
		Use:         "search PATTERN FILE...",
		Short:       "Show where words stand, and how they were translated",
		GroupID:     groupPair,
		Long:        searchHelp,
		Annotations: map[string]string{findsThings: "nothing was found"},
		Example: `bitext search "Iron Curtain" memory.tmx
bitext search занавес archive.en.txt archive.ru.txt
bitext search --renderings --in en drone drones.en.txt drones.zh.txt
bitext search drone --not-target 无人机 drones.en.txt drones.zh.txt
bitext search --similar "cheap weapons" memory.tmx`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return withHint(errors.New("there is nothing to look for"), "bitext search PATTERN FILE")
			case len(args) == 1:
				return withHint(errors.New("there is no file to search"), "name a bitext, or - for standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := f.searcher(cmd, args)
			if err != nil {
				return err
			}
			in := inputsOf(cmd)
			in.paths = in.paths[1:] // the first is the pattern
			err = out.send(cmd, f.format == forReading, in, func(w io.Writer, scr screen) error {
				return s.write(cmd.Context(), w, scr)
			})
			if err == nil && s.found == 0 {
				err = errFindings
			}
			return err
		},
	}
	fs := cmd.Flags()
	fs.BoolVar(&f.exact, "exact", false, "look for PATTERN as it is written; with --regexp, without folding letters")
	fs.BoolVar(&f.regexp, "regexp", false, "PATTERN, and TEXT of the other flags, is a regular expression")
	fs.BoolVar(&f.similar, "similar", false, "look for what means the same as PATTERN, in any of the languages; the most alike first")
	fs.StringArrayVar(&f.with, "target", nil, "show only units with `TEXT` in the counterpart")
	fs.StringArrayVar(&f.without, "not-target", nil, "show only units without `TEXT` in the counterpart")
	addChoice(cmd, &f.in, "in", "look for PATTERN only in texts of this language", "", tagNames())
	addChoice(cmd, &f.from, "from", "read files as `FORMAT` (default: found out)", "", formats(readable))
	fs.StringVar(&f.sourceLang, "source-lang", "", "`TAG` of the source language, where a file holds more than two or names none")
	fs.StringVar(&f.targetLang, "target-lang", "", "`TAG` of the target language")
	fs.StringVar(&f.encoding, "encoding", "", "`NAME` of the files' encoding, such as gb18030 or koi8-r; else it is found out")
	fs.BoolVar(&f.sentences, "sentences", false, "align an article and its translation by sentences, not by paragraphs")
	fs.UintVar(&f.context, "context", usualContext, "show `N` letters before and behind what was found; 0: all of the unit")
	fs.UintVar(&f.most, "max", 0, "show at most `N` units; 0: all, or the 20 most alike of --similar")
	fs.BoolVar(&f.count, "count", false, "print only in how many units of each file it was found")
	fs.BoolVar(&f.renderings, "renderings", false, "count how PATTERN was translated")
	addChoice(cmd, &f.format, "format", "json prints an object a line, tsv a table", forReading, concordanceFormats())
	out.add(cmd)
	return cmd
}

const (
	usualContext = 120 // letters, some three lines of a column on each side
	mostAlike    = 20  // units that --similar shows
)

// tagNames are the languages that --in takes.
func tagNames() (names []string) {
	for _, tag := range lang.Tags() {
		names = append(names, string(tag))
	}
	return names
}

func concordanceFormats() (names []string) {
	for _, f := range report.ConcordanceFormats {
		names = append(names, f.Name)
	}
	return names
}

// A searcher looks through files.
type searcher struct {
	searchFlags
	cmd    *cobra.Command
	paths  []string
	query  concordance.Query
	alike  *concordance.Alike // of --similar; else nil
	marker *concordance.Marker
	opt    exchange.Options

	found   int
	here    int // in the file in hand
	spoken  map[corpus.Tag]bool
	writer  report.ConcordanceWriter
	counted concordance.Renderings
	best    concordance.Best
}

// errEnough ends a search that has shown as much as it should.
var errEnough = errors.New("enough was found")

// searcher makes a search of the flags.
func (f searchFlags) searcher(cmd *cobra.Command, args []string) (*searcher, error) {
	if f.similar && (f.regexp || f.exact) {
		return nil, withHint(errors.New("--similar looks for a meaning, --exact and --regexp for letters"), "leave one out")
	}
	if f.count && f.renderings {
		return nil, withHint(errors.New("--count and --renderings: each prints something else"), "leave one out")
	}
	s := &searcher{searchFlags: f, cmd: cmd, paths: args[1:], marker: concordance.NewMarker(vectors.Default()), spoken: map[corpus.Tag]bool{}}
	s.query.In = corpus.Tag(f.in)
	var err error
	if err := (importFlags{sourceLang: f.sourceLang, targetLang: f.targetLang}).choose(&s.opt); err != nil {
		return nil, err
	}
	if s.query.With, err = f.patterns("target", f.with); err != nil {
		return nil, err
	}
	if s.query.Without, err = f.patterns("not-target", f.without); err != nil {
		return nil, err
	}
	if f.similar {
		var known bool
		if s.alike, known = s.marker.Alike(args[0], s.query); !known {
			return nil, withHint(fmt.Errorf("%q: the table of vectors knows none of these words", args[0]), "leave out --similar to look for them as they are written")
		}
		s.best.Most = int(f.most)
		if f.most == 0 {
			s.best.Most = mostAlike
		}
		return s, nil
	}
	if s.query.Pattern, err = pattern.Compile(args[0], f.kind()); err != nil {
		return nil, fmt.Errorf("PATTERN: %w", err)
	}
	return s, nil
}

// kind is how patterns are meant.
func (f searchFlags) kind() pattern.Kind {
	switch {
	case f.regexp && f.exact:
		return pattern.ExactRegexp
	case f.regexp:
		return pattern.Regexp
	case f.exact:
		return pattern.Exact
	}
	return pattern.Words
}

// patterns reads the values of a flag.
func (f searchFlags) patterns(flag string, texts []string) (list []*pattern.Pattern, err error) {
	for _, text := range texts {
		p, err := pattern.Compile(text, f.kind())
		if err != nil {
			return nil, fmt.Errorf("--%s %q: %w", flag, text, err)
		}
		list = append(list, p)
	}
	return list, nil
}

// write searches, and writes what is found.
func (s *searcher) write(ctx context.Context, w io.Writer, scr screen) error {
	k := slices.Index(concordanceFormats(), s.format)
	s.writer = report.ConcordanceFormats[k].New(w, int(s.context), scr.options())
	if err := s.all(ctx, w); err != nil && !errors.Is(err, errEnough) {
		return err
	}
	for _, h := range s.best.List() { // no more than --max
		if err := s.show(h); err != nil && !errors.Is(err, errEnough) {
			return err
		}
	}
	if s.renderings && s.found > 0 {
		return s.writer.Renderings(s.counted.List())
	}
	if s.found == 0 {
		s.missing()
	}
	return nil
}

// missing says where no text was in the language of --in.
func (s *searcher) missing() {
	if s.in == "" || len(s.spoken) == 0 || s.spoken[corpus.Tag(s.in)] || s.spoken[corpus.Unknown] {
		return
	}
	var tags []corpus.Tag
	for tag := range s.spoken {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	say(s.cmd.ErrOrStderr(), "--in %s: the texts are in %s", s.in, lang.List("and", tags))
}

// all looks through the files.
func (s *searcher) all(ctx context.Context, w io.Writer) error {
	if len(s.paths) == 2 {
		done, err := s.inPair(ctx, w)
		if done || err != nil {
			return err
		}
	}
	for _, in := range exchange.Inputs(s.paths, nil) {
		if err := s.inFile(ctx, in); err != nil {
			return err
		}
		if err := s.countFile(w, in.Path); err != nil {
			return err
		}
	}
	return nil
}

// countFile prints how much was found in a file, where that is wanted.
func (s *searcher) countFile(w io.Writer, path string) error {
	n := s.here
	s.here = 0
	if !s.count {
		return nil
	}
	if len(s.paths) == 1 {
		_, err := fmt.Fprintln(w, n)
		return err
	}
	_, err := fmt.Fprintf(w, "%s:%d\n", path, n)
	return err
}

// take looks at a unit.
func (s *searcher) take(path string, number int, u exchange.TU) error {
	h, ok := s.look(u)
	if !ok {
		return nil
	}
	h.Path, h.Number, h.Name = path, number, u.Name(number)
	return s.keep(h)
}

// look looks for what is asked for in a unit.
func (s *searcher) look(u exchange.TU) (concordance.Hit, bool) {
	s.spoken[u.Src.Tag.Base()], s.spoken[u.Dst.Tag.Base()] = true, true
	if s.alike != nil {
		return s.alike.Look(u)
	}
	return s.query.Look(u)
}

// keep does with a hit what is asked for.
func (s *searcher) keep(h concordance.Hit) error {
	if s.alike != nil && !s.count {
		s.best.Add(h)
		return nil
	}
	return s.show(h)
}

// show counts or writes a hit.
func (s *searcher) show(h concordance.Hit) error {
	s.found++
	s.here++
	if s.count {
		return nil
	}
	s.marker.Mark(&h)
	if s.renderings {
		s.counted.Add(h)
	} else if err := s.writer.Hit(h); err != nil {
		return err
	}
	if s.most > 0 && s.found >= int(s.most) {
		return errEnough
	}
	return nil
}

// inFile looks through a bitext, or a file that holds both texts.
func (s *searcher) inFile(ctx context.Context, in *exchange.Input) error {
	in.Open = decoding(s.cmd, inputsOf(s.cmd).open, s.encoding)
	defer in.Close()
	stream, err := in.Stream(s.from, s.opt)
	if s.from == "" && in.Path != "-" && noBitext(err) {
		c, err := compare.Bilingual(ctx, in.Path, s.compareOptions())
		if e, ok := errors.AsType[*compare.NotBilingualError](err); ok {
			return withHint(fmt.Errorf("%w, nor is it a translation memory or another file of units", e), "name a text and its translation: bitext search PATTERN SOURCE TARGET")
		}
		if err != nil {
			return byFlag(err)
		}
		return s.inTexts(ctx, c)
	}
	if err != nil {
		return hintSearch(err)
	}
	number := 0
	for u, err := range watchingUnits(s.cmd, in.Path, stream).Units {
		if err != nil {
			return hintSearch(err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		number++
		u.Src.Tag, u.Dst.Tag = tagOr(u.Src.Tag, stream.Header.Src), tagOr(u.Dst.Tag, stream.Header.Dst)
		if err := s.take(in.Path, number, u); err != nil {
			return err
		}
	}
	return nil
}

func tagOr(tag, header corpus.Tag) corpus.Tag {
	if tag == corpus.Unknown {
		return header
	}
	return tag
}

// noBitext tells whether a file is none of those that hold units.
func noBitext(err error) bool {
	return errors.Is(err, exchange.ErrNotBitext) || errors.Is(err, exchange.ErrNoTable)
}

// hintSearch adds what to do about a file.
func hintSearch(err error) error {
	if errors.Is(err, exchange.ErrNoTexts) {
		return withHint(err, "bitext convert FILE --source en.txt --target zh.txt -o all.tmx makes a bitext of them")
	}
	return hintConvert(err)
}

// inPair looks through two files that are an article and its translation; false if
// the first of them is a bitext, and so the second.
func (s *searcher) inPair(ctx context.Context, w io.Writer) (done bool, err error) {
	if s.from != "" || len(exchange.Inputs(s.paths, nil)) == 1 {
		return false, nil
	}
	for _, path := range s.paths {
		if path == "-" {
			continue // the other says what they are
		}
		in := &exchange.Input{Path: path, Open: inputsOf(s.cmd).open}
		_, err := in.Stream("", s.opt)
		in.Close()
		if !noBitext(err) {
			return false, nil
		}
	}
	c, err := compare.Files(ctx, s.paths[0], s.paths[1], s.compareOptions())
	if err != nil {
		return true, byFlag(err)
	}
	tell(s.cmd, c.Notes)
	if err := s.inTexts(ctx, c); err != nil {
		return true, err
	}
	if s.count {
		_, err = fmt.Fprintln(w, s.here)
	}
	return true, err
}

// compareOptions are how two texts are read and aligned.
func (s *searcher) compareOptions() compare.Options {
	opt := compare.Options{UpTo: compare.Alignment, Stdin: s.cmd.InOrStdin(), Watch: watching(s.cmd)}
	opt.Source = compare.Text{Language: corpus.Tag(s.sourceLang), Encoding: s.encoding}
	opt.Target = compare.Text{Language: corpus.Tag(s.targetLang), Encoding: s.encoding}
	if s.sentences {
		opt.Unit = corpus.Sentences
	}
	return opt
}

// inTexts looks through two texts that are aligned.
func (s *searcher) inTexts(ctx context.Context, c *compare.Comparison) error {
	number := 0
	for u, err := range c.Stream().Units {
		if err != nil {
			return err
		}
		number++
		at := u.Src
		if at.Empty() {
			at = u.Dst
		}
		u.Line = at.Segments[0].Place.Line
		if err := s.take(at.Segments[0].Place.Path, number, u); err != nil {
			return err
		}
	}
	return ctx.Err()
}
