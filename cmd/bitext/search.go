package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/concordance"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/memory"
	"github.com/bitext-tools/bitext/corpus/pattern"
)

const searchHelp = `search shows where words stand in bitexts, and how they were translated: each
place beside its counterpart, with the words marked that answer. PATTERN is one
word or several in any form: large or small, Simplified or Traditional, ё or е,
with another ending. It is looked for on both sides, or with --in on one.

FILE is a bitext: a translation memory (TMX), XLIFF, a catalogue (PO), a table
or any other that bitext convert reads; - is standard input. Two files that are
no bitexts are an article and its translation, which are aligned first; one that
holds both is taken apart. Without FILE the translation memory of --memory is
searched, which bitext memory add fills.

--renderings counts how PATTERN was translated. --target TEXT shows only where
TEXT is in the counterpart, --not-target TEXT where it is not. Both can be given
several times: one of the first must be there, and none of the second.

bitext help concordance says more about what is found.`

// searchFlags are the flags of the command.
type searchFlags struct {
	exact, regexp, similar bool
	with, without          []string
	in                     string
	units                  unitFlags
	memory                 memoryFlag
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
		Use:         "search PATTERN [FILE...]",
		Short:       "Show where words stand, and how they were translated",
		GroupID:     groupPair,
		Long:        searchHelp,
		Annotations: map[string]string{findsThings: "nothing was found"},
		Example: `bitext search "Iron Curtain" memory.tmx
bitext search занавес archive.en.txt archive.ru.txt
bitext search --renderings --in en drone drones.en.txt drones.zh.txt
bitext search drone --not-target 无人机 drones.en.txt drones.zh.txt
bitext search --similar "cheap weapons" memory.tmx
bitext search 无人机 --memory desk.memory`,
		Args: func(cmd *cobra.Command, args []string) error {
			path, _ := f.memory.named(cmd)
			switch {
			case len(args) == 0:
				return withHint(errors.New("there is nothing to look for"), "bitext search PATTERN FILE")
			case len(args) == 1 && path == "":
				return withHint(errors.New("there is no file to search"), "name a bitext, or - for standard input, or a memory with --memory")
			case len(args) > 1 && onCommandLine(cmd, memoryKey):
				return withHint(errors.New("files and --memory: one of them is searched"), "leave one out")
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
			if path, _ := f.memory.named(cmd); path != "" {
				in.add(path)
			}
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
	f.units.add(cmd)
	f.memory.add(cmd)
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
	files  unitReader
	paths  []string
	query  concordance.Query
	alike  *concordance.Alike // of --similar; else nil
	marker *concordance.Marker

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
	files, err := f.units.reader(cmd, inputsOf(cmd).open)
	if err != nil {
		return nil, err
	}
	s := &searcher{searchFlags: f, cmd: cmd, paths: args[1:], files: files, marker: concordance.NewMarker(files.table), spoken: map[corpus.Tag]bool{}}
	s.query.In = corpus.Tag(f.in)
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

// all looks through the files, or where there are none through the memory.
func (s *searcher) all(ctx context.Context, w io.Writer) error {
	if len(s.paths) == 0 {
		err := s.searchFlags.memory.with(s.cmd, s.inMemory)
		if err == nil || errors.Is(err, errEnough) {
			err = errors.Join(err, s.countFile(w, "", true))
		}
		return err
	}
	sources := s.files.sources(s.paths)
	for _, from := range sources {
		if err := s.files.read(ctx, from, s.through); err != nil {
			return err
		}
		if err := s.countFile(w, from.path, len(sources) == 1); err != nil {
			return err
		}
	}
	return nil
}

// countFile prints how much was found in a file, where that is wanted.
func (s *searcher) countFile(w io.Writer, path string, only bool) (err error) {
	n := s.here
	s.here = 0
	switch {
	case !s.count:
	case only:
		_, err = fmt.Fprintln(w, n)
	default:
		_, err = fmt.Fprintf(w, "%s:%d\n", path, n)
	}
	return err
}

// through looks at each unit of a file.
func (s *searcher) through(units openUnits) error {
	number := 0
	for u, err := range units.Units {
		if err != nil {
			return err
		}
		number++
		path := units.path
		if units.aligned {
			path = firstSegment(u).Place.Path
		}
		if err := s.take(path, number, u); err != nil {
			return err
		}
	}
	return nil
}

// inMemory looks through a memory. A unit is named by its number there, and stands
// where it was seen last.
func (s *searcher) inMemory(ctx context.Context, from *memory.Memory) error {
	pairs, err := from.Pairs(ctx, memory.Filter{})
	if err != nil {
		return err
	}
	for _, p := range pairs {
		s.spoken[p.Src.Base()], s.spoken[p.Dst.Base()] = true, true
	}
	asked := memory.Filter{Src: s.files.opt.Src, Dst: s.files.opt.Dst}
	for u, err := range s.query.Through(ctx, from) { // all of them, for a search by meaning
		if err != nil {
			return err
		}
		if _, _, ok := turned(asked, memory.PairStats{Src: u.Src.Tag, Dst: u.Dst.Tag}); !ok {
			continue
		}
		h, ok := s.look(u.TU(memory.Sighting{}))
		if !ok {
			continue
		}
		last, err := seenLast(ctx, from, u)
		if err != nil {
			return err
		}
		h.Path, h.Line, h.Number, h.Name, h.Confidence = last.Origin.Path, last.Line, int(u.ID), fmt.Sprint(u.ID), last.Confidence
		if err := s.keep(h); err != nil {
			return err
		}
	}
	return nil
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
