package main

import (
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/report"
)

// sideBySide is the format for people to read, shown in a pager.
const sideBySide = "side"

func newAlign() *cobra.Command {
	var (
		pair   pairFlags
		out    outputFlags
		format string
	)
	cmd := &cobra.Command{
		Use:     "align SOURCE TARGET",
		Short:   "Pair the paragraphs of an article and its translation",
		GroupID: groupPair,
		Long: `align reads an English text and its Chinese or Russian version, pairs their
paragraphs or sentences, and shows the two side by side. What one side lacks is
marked. The numbers count paragraphs, the decimals say how sure bitext is: 1.00
is certain. The files may be given in either order; - is standard input.`,
		Example: `bitext align drones.en.txt drones.zh.txt
bitext align --unit sentence drones.en.txt drones.ru.txt
bitext align --format tsv -o drones.tsv drones.en.txt drones.zh.txt
bitext align --lines --format beads drones.en.txt drones.zh.txt`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := pair.align(cmd.InOrStdin(), args[0], args[1])
			if err != nil {
				return err
			}
			return out.send(cmd, format == sideBySide, args, func(w io.Writer, s screen) error {
				return formatNamed(format).Write(w, b, report.SideOptions{Width: s.width, Color: s.color})
			})
		},
	}
	addChoice(cmd, &format, "format", "how the result is written; bitext list outputs describes each", sideBySide, formatNames())
	pair.add(cmd)
	out.add(cmd)
	return cmd
}

// formatNames lists what --format takes.
func formatNames() []string {
	var names []string
	for _, f := range report.Formats {
		names = append(names, f.Name)
	}
	return names
}

// formatNamed is the output format of a name that --format took.
func formatNamed(name string) report.Format {
	i := slices.IndexFunc(report.Formats, func(f report.Format) bool { return f.Name == name })
	return report.Formats[i]
}
