package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// unitFlags are the flags of every command that takes units of bitexts and of texts
// beside their translations alike.
type unitFlags struct {
	from                   string
	sourceLang, targetLang string
	encoding, vectors      string
	sentences              bool
}

// add declares the flags on a command.
func (f *unitFlags) add(cmd *cobra.Command) {
	fs := cmd.Flags()
	addChoice(cmd, &f.from, "from", "read files as `FORMAT` (default: found out)", "", formats(readable))
	fs.StringVar(&f.sourceLang, "source-lang", "", "`TAG` of the source language, where a file holds more than two or names none")
	fs.StringVar(&f.targetLang, "target-lang", "", "`TAG` of the target language")
	fs.StringVar(&f.encoding, "encoding", "", "`NAME` of the files' encoding, such as gb18030 or koi8-r; else it is found out")
	fs.BoolVar(&f.sentences, "sentences", false, "align an article and its translation by sentences, not by paragraphs")
	addVectors(cmd, &f.vectors)
}

// reader reads the units of files as the flags say. Open opens the bitexts.
func (f unitFlags) reader(cmd *cobra.Command, open exchange.Opener) (r unitReader, err error) {
	r = unitReader{unitFlags: f, cmd: cmd, open: decoding(cmd, open, f.encoding)}
	if r.table, err = vectorsOr(f.vectors); err != nil {
		return r, err
	}
	err = importFlags{sourceLang: f.sourceLang, targetLang: f.targetLang}.choose(&r.opt)
	return r, err
}

// A unitReader reads units.
type unitReader struct {
	unitFlags
	cmd   *cobra.Command
	open  exchange.Opener
	opt   exchange.Options
	table *vectors.Table // that texts are aligned with
}

// A unitSource is a bitext, a text in two languages, or two texts.
type unitSource struct {
	path   string
	target string          // of two texts; else ""
	in     *exchange.Input // of one file
}

// openUnits are the units of a source. Each knows its languages, and its line where
// that is known.
type openUnits struct {
	unitSource
	exchange.Stream
	aligned bool // they were made of texts
}

// sources are what paths stand for: two that are no bitexts an article and its
// translation, else each a file of its own, or two the halves of one.
func (r unitReader) sources(paths []string) (list []unitSource) {
	inputs := exchange.Inputs(paths, r.open)
	if r.from == "" && len(inputs) == 2 && r.noBitexts(paths) {
		return []unitSource{{path: paths[0], target: paths[1]}}
	}
	for _, in := range inputs {
		list = append(list, unitSource{path: in.Path, in: in})
	}
	return list
}

// noBitexts tells whether none of the files holds units. Of standard input the
// others tell it.
func (r unitReader) noBitexts(paths []string) bool {
	for _, path := range paths {
		if path == "-" {
			continue
		}
		in := &exchange.Input{Path: path, Open: inputsOf(r.cmd).open}
		_, err := in.Stream("", r.opt)
		in.Close()
		if !noBitext(err) {
			return false
		}
	}
	return true
}

// noBitext tells whether a file is none of those that hold units.
func noBitext(err error) bool {
	return errors.Is(err, exchange.ErrNotBitext) || errors.Is(err, exchange.ErrNoTable)
}

// read gives the units of a source to a function.
func (r unitReader) read(ctx context.Context, s unitSource, do func(openUnits) error) error {
	if s.in == nil {
		c, err := compare.Files(ctx, s.path, s.target, r.compareOptions())
		if err != nil {
			return byFlag(err)
		}
		return r.texts(c, do)
	}
	defer s.in.Close()
	stream, err := s.in.Stream(r.from, r.opt)
	if r.from == "" && s.path != "-" && noBitext(err) {
		c, err := compare.Bilingual(ctx, s.path, r.compareOptions())
		if e, ok := errors.AsType[*compare.NotBilingualError](err); ok {
			return withHint(fmt.Errorf("%w, nor is it a translation memory or another file of units", e), "name a text and its translation: %s SOURCE TARGET", r.usage())
		}
		if err != nil {
			return byFlag(err)
		}
		return r.texts(c, do)
	}
	if err != nil {
		return hintUnits(err)
	}
	stream = watchingUnits(r.cmd, s.path, stream)
	units, header := stream.Units, stream.Header
	stream.Units = func(yield func(exchange.TU, error) bool) {
		for u, err := range units {
			if err == nil {
				err = ctx.Err()
			}
			u.Src.Tag, u.Dst.Tag = tagOr(u.Src.Tag, header.Src), tagOr(u.Dst.Tag, header.Dst)
			if !yield(u, hintUnits(err)) || err != nil {
				return
			}
		}
	}
	return do(openUnits{s, stream, false})
}

// usage is how the command is called, but for the files.
func (r unitReader) usage() string {
	if r.cmd.Name() == "search" {
		return "bitext search PATTERN"
	}
	return r.cmd.CommandPath()
}

func tagOr(tag, header corpus.Tag) corpus.Tag {
	if tag == corpus.Unknown {
		return header
	}
	return tag
}

// hintUnits adds what to do about a file.
func hintUnits(err error) error {
	if errors.Is(err, exchange.ErrNoTexts) {
		return withHint(err, "bitext convert FILE --source en.txt --target zh.txt -o all.tmx makes a bitext of them")
	}
	return hintConvert(err)
}

// compareOptions are how two texts are read and aligned.
func (r unitReader) compareOptions() compare.Options {
	opt := compare.Options{UpTo: compare.Alignment, Stdin: r.cmd.InOrStdin(), Align: align.Options{Vectors: r.table}, Watch: watching(r.cmd)}
	opt.Source = compare.Text{Language: corpus.Tag(r.sourceLang), Encoding: r.encoding}
	opt.Target = compare.Text{Language: corpus.Tag(r.targetLang), Encoding: r.encoding}
	if r.sentences {
		opt.Unit = corpus.Sentences
	}
	return opt
}

// texts gives the units of two texts that are aligned to a function.
func (r unitReader) texts(c *compare.Comparison, do func(openUnits) error) error {
	tell(r.cmd, c.Notes)
	stream := c.Stream()
	units := stream.Units
	stream.Units = func(yield func(exchange.TU, error) bool) {
		for u, err := range units {
			if err == nil {
				u.Line = firstSegment(u).Place.Line
			}
			if !yield(u, err) {
				return
			}
		}
	}
	s := unitSource{path: c.Src.Path}
	if c.Dst.Path != c.Src.Path {
		s.target = c.Dst.Path
	}
	return do(openUnits{s, stream, true})
}

// firstSegment is the first segment of a unit: of its source, if there is any.
func firstSegment(u exchange.TU) corpus.Segment {
	if u.Src.Empty() {
		return u.Dst.Segments[0]
	}
	return u.Src.Segments[0]
}
