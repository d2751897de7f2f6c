package main

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/memory"
)

func newMemoryStats() *cobra.Command {
	var (
		m      memoryFlag
		out    outputFlags
		format string
	)
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Say what a translation memory holds, and where it came from",
		Long: `stats prints how many units a translation memory holds, in which languages, and
the files that they were added from, named as they were added.`,
		Example: "bitext memory stats --memory desk.memory\nbitext memory stats --memory desk.memory --format json",
		Args:    wantArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return m.with(cmd, func(ctx context.Context, from *memory.Memory) error {
				s := report.KeptStats{Path: from.Path()}
				var err error
				if s.Stats, err = from.Stats(ctx); err != nil {
					return err
				}
				if s.Files, err = from.Origins(ctx); err != nil {
					return err
				}
				in := inputsOf(cmd)
				in.add(from.Path())
				return out.send(cmd, format == forReading, in, func(w io.Writer, scr screen) error {
					k := slices.Index(keptStatsFormats(), format)
					return report.KeptStatsFormats[k].Write(w, s, scr.options())
				})
			})
		},
	}
	m.add(cmd)
	addChoice(cmd, &format, "format", "json prints one object", forReading, keptStatsFormats())
	out.add(cmd)
	return cmd
}

func keptStatsFormats() (names []string) {
	for _, f := range report.KeptStatsFormats {
		names = append(names, f.Name)
	}
	return names
}
