package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/concordance"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/memory"
	"github.com/bitext-tools/bitext/corpus/pattern"
)

const memoryListHelp = `list prints the units of a translation memory, each with its number, its
languages, and the place where it was seen last. --text shows only units in
which words stand, in any form; bitext search --memory marks them, and what
answers.`

func newMemoryList() *cobra.Command {
	var (
		m      memoryFlag
		filter memoryFilter
		out    outputFlags
		text   string
		format string
	)
	cmd := &cobra.Command{
		Use:         "list",
		Short:       "Print the units of a translation memory",
		Long:        memoryListHelp,
		Annotations: map[string]string{findsThings: "there are no such units"},
		Example:     "bitext memory list --memory desk.memory --text 无人机\nbitext memory list --memory desk.memory --file archive.tmx --format tsv",
		Args:        wantArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return m.with(cmd, func(ctx context.Context, from *memory.Memory) error {
				chosen, err := filter.of(ctx, from)
				if err != nil {
					return err
				}
				units := from.Units(ctx, chosen)
				if text != "" {
					if units, err = unitsHaving(ctx, from, chosen, text); err != nil {
						return fmt.Errorf("--text: %w", err)
					}
				}
				in := inputsOf(cmd)
				in.add(from.Path())
				found := false
				err = out.send(cmd, format == forReading, in, func(w io.Writer, scr screen) error {
					k := slices.Index(unitsFormats(), format)
					found, err = listUnits(ctx, from, units, report.UnitsFormats[k].New(w, scr.options()))
					return err
				})
				if err == nil && !found {
					err = errFindings
				}
				return err
			})
		},
	}
	m.add(cmd)
	filter.add(cmd)
	cmd.Flags().StringVar(&text, "text", "", "only units in which `TEXT` stands, on either side")
	addChoice(cmd, &format, "format", "json prints an object a line, tsv a table", forReading, unitsFormats())
	out.add(cmd)
	return cmd
}

func unitsFormats() (names []string) {
	for _, f := range report.UnitsFormats {
		names = append(names, f.Name)
	}
	return names
}

// listUnits writes units, and tells whether there were any.
func listUnits(ctx context.Context, from *memory.Memory, units iter.Seq2[memory.Unit, error], write report.UnitsWriter) (found bool, err error) {
	for u, err := range units {
		if err != nil {
			return found, err
		}
		seen, err := from.Sightings(ctx, u.ID)
		if err != nil {
			return found, err
		}
		found = true
		if err := write(report.KeptUnit{Unit: u, Seen: seen}); err != nil {
			return found, err
		}
	}
	return found, nil
}

// unitsHaving are the units that a filter takes and in which words stand.
func unitsHaving(ctx context.Context, from *memory.Memory, f memory.Filter, text string) (iter.Seq2[memory.Unit, error], error) {
	p, err := pattern.Compile(text, pattern.Words)
	if err != nil {
		return nil, err
	}
	q := concordance.Query{Pattern: p}
	return func(yield func(memory.Unit, error) bool) {
		for u, err := range q.Through(ctx, from) {
			takes := err != nil
			if err == nil {
				if _, has := q.Look(u.TU(memory.Sighting{})); has {
					takes, err = from.Takes(ctx, f, u.ID)
				}
			}
			if (takes || err != nil) && !yield(u, err) || err != nil {
				return
			}
		}
	}, nil
}
