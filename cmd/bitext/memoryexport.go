package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/memory"
)

const memoryExportHelp = `export writes the units of a translation memory as a bitext, in the format that
the extension of --output stands for, with what was said of each where it was
seen last: notes, state, and how sure it is.

A bitext is between two languages: where the memory holds more, --source-lang
and --target-lang choose two. Units that were added the other way round are
turned.`

func newMemoryExport() *cobra.Command {
	var (
		m      memoryFlag
		filter memoryFilter
		to     exportFlags
	)
	cmd := &cobra.Command{
		Use:     "export",
		Short:   "Write a translation memory as a bitext",
		Long:    memoryExportHelp,
		Example: "bitext memory export --memory desk.memory -o all.tmx\nbitext memory export --memory desk.memory --target-lang ru -o en-ru.tsv",
		Args:    wantArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			opt, err := to.options()
			if err != nil {
				return err
			}
			if opt.To, err = to.target(); err != nil {
				return err // before anything is opened
			}
			return m.with(cmd, func(ctx context.Context, from *memory.Memory) error {
				f, err := filter.of(ctx, from)
				if err != nil {
					return err
				}
				s, err := memoryStream(ctx, from, f)
				if err != nil {
					return err
				}
				in := inputsOf(cmd)
				in.add(from.Path())
				return to.write(cmd, s, opt, in)
			})
		},
	}
	m.add(cmd)
	filter.add(cmd)
	cmd.Flags().StringVarP(&to.output, "output", "o", "", "write to `FILE`; its extension says in which format")
	addChoice(cmd, &to.format, "format", "write in `FORMAT` (default: by the extension of --output); bitext list formats describes each", "", formats(writable))
	to.add(cmd)
	return cmd
}

// memoryFilter are the flags that choose units of a memory.
type memoryFilter struct{ file, sourceLang, targetLang string }

// add declares the flags on a command.
func (f *memoryFilter) add(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&f.file, "file", "", "only units that were seen in the file `PATH`, named as it was added")
	fs.StringVar(&f.sourceLang, "source-lang", "", "`TAG` of the source language")
	fs.StringVar(&f.targetLang, "target-lang", "", "`TAG` of the target language")
}

// of is the filter for a memory. The file must be known to it.
func (f memoryFilter) of(ctx context.Context, from *memory.Memory) (chosen memory.Filter, err error) {
	var opt exchange.Options
	if err := (importFlags{sourceLang: f.sourceLang, targetLang: f.targetLang}).choose(&opt); err != nil {
		return chosen, err
	}
	chosen = memory.Filter{Src: opt.Src, Dst: opt.Dst, Path: f.file}
	if f.file == "" {
		return chosen, nil
	}
	origins, err := from.Origins(ctx)
	if err != nil {
		return chosen, err
	}
	return chosen, addedFrom(origins, f.file, from.Path())
}

// memoryStream are the units of two languages, those that were added the other way
// round turned.
func memoryStream(ctx context.Context, from *memory.Memory, f memory.Filter) (s exchange.Stream, err error) {
	if s.Header, err = direction(ctx, from, f); err != nil {
		return s, err
	}
	s.Units = func(yield func(exchange.TU, error) bool) {
		for _, turned := range []bool{false, true} {
			f.Src, f.Dst = s.Header.Src.Base(), s.Header.Dst.Base()
			if turned {
				f.Src, f.Dst = f.Dst, f.Src
			}
			for u, err := range from.Units(ctx, f) {
				var last memory.Sighting
				if err == nil {
					last, err = seenLast(ctx, from, u)
				}
				tu := u.TU(last)
				if turned {
					tu.Src, tu.Dst = tu.Dst, tu.Src
				}
				if !yield(tu, err) || err != nil {
					return
				}
			}
		}
	}
	return s, nil
}

// seenLast is the place where a unit was seen last.
func seenLast(ctx context.Context, from *memory.Memory, u memory.Unit) (memory.Sighting, error) {
	seen, err := from.Sightings(ctx, u.ID)
	if err != nil || len(seen) == 0 {
		return memory.Sighting{}, err
	}
	return seen[len(seen)-1], nil
}

// direction are the two languages of the units that a filter takes, those in which
// most were added as source and target.
func direction(ctx context.Context, from *memory.Memory, f memory.Filter) (h exchange.Header, err error) {
	pairs, err := from.Pairs(ctx, memory.Filter{Path: f.Path})
	if err != nil {
		return h, err
	}
	var found []string // both ways are one
	for _, p := range pairs {
		src, dst, ok := turned(f, p)
		if !ok {
			continue
		}
		if src.Base() == h.Dst.Base() && dst.Base() == h.Src.Base() {
			src, dst = dst, src
		}
		if name := fmt.Sprintf("%s – %s", src.Base(), dst.Base()); !slices.Contains(found, name) {
			found = append(found, name)
		}
		h.Src, h.Dst = common(h.Src, src), common(h.Dst, dst)
	}
	switch {
	case len(pairs) == 0:
		return h, withHint(fmt.Errorf("%s: holds no units", from.Path()), "bitext memory add FILE puts some in")
	case found == nil:
		return h, withHint(fmt.Errorf("%s: holds no units in these languages", from.Path()), "bitext memory stats lists those that it holds")
	case len(found) > 1:
		return h, withHint(fmt.Errorf("%s: holds units of several pairs of languages: %s", from.Path(), strings.Join(found, ", ")), "--source-lang en --target-lang zh chooses two")
	}
	return h, nil
}

// turned are two languages as a filter asks for them, and whether it does.
func turned(f memory.Filter, p memory.PairStats) (src, dst corpus.Tag, ok bool) {
	asked := func(want, is corpus.Tag) bool { return want == corpus.Unknown || want.Base() == is.Base() }
	switch {
	case asked(f.Src, p.Src) && asked(f.Dst, p.Dst):
		return p.Src, p.Dst, true
	case asked(f.Src, p.Dst) && asked(f.Dst, p.Src):
		return p.Dst, p.Src, true
	}
	return "", "", false
}

// common is what two tags of one language have in common.
func common(a, b corpus.Tag) corpus.Tag {
	if a == corpus.Unknown || a == b {
		return b
	}
	return a.Base()
}
