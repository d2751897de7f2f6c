package main

import (
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// sideBySide is the format for people to read, shown in a pager.
const sideBySide = "side"

func newAlign() *cobra.Command {
	var (
		pair   pairFlags
		out    outputFlags
		export exportFlags
	)
	cmd := &cobra.Command{
		Use:     "align SOURCE TARGET",
		Short:   "Pair the paragraphs of an article and its translation",
		GroupID: groupPair,
		Long: `align reads an English text and its Chinese or Russian version, pairs their
paragraphs or sentences, and shows the two side by side. What one side lacks is
marked. The numbers count paragraphs, the decimals say how sure bitext is: 1.00
is certain. The files may be given in either order; - is standard input. With
--output the file's extension says what is written: a translation memory, a
table, a document; bitext list formats shows them.`,
		Example: `bitext align drones.en.txt drones.zh.txt
bitext align --unit sentence drones.en.txt drones.ru.txt
bitext align -o drones.tmx drones.en.txt drones.zh.txt
bitext align --lines --format beads drones.en.txt drones.zh.txt`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := pair.align(cmd.InOrStdin(), args[0], args[1])
			if err != nil {
				return err
			}
			export.output = out.file
			shown, ok := formatNamed(export.aligned())
			if !ok {
				opt, err := export.options()
				if err != nil {
					return err
				}
				return export.write(cmd, exchange.From(b), opt, args)
			}
			return out.send(cmd, shown.Name == sideBySide, args, func(w io.Writer, s screen) error {
				return shown.Write(w, b, report.SideOptions{Width: s.width, Color: s.color})
			})
		},
	}
	addChoice(cmd, &export.format, "format", "write in `FORMAT` (default: by the extension of --output, else side); bitext list outputs and bitext list formats describe each", "", formatNames())
	pair.add(cmd)
	out.add(cmd)
	export.add(cmd)
	return cmd
}

// aligned is the name of the format in which an alignment is written: the
// flag's, else that of the output's extension, else side by side.
func (e *exportFlags) aligned() string {
	if e.format != "" {
		return e.format
	}
	if f, err := exchange.ForOutput(e.output); err == nil {
		return f.Name
	}
	return sideBySide
}

// formatNames lists what --format takes: what is shown to people, and the
// formats of bitexts.
func formatNames() []string {
	names := formats(writable)
	for _, f := range report.Formats {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// formatNamed is the output format of a name that --format took; ok is false
// where it is only a format of bitexts.
func formatNamed(name string) (f report.Format, ok bool) {
	i := slices.IndexFunc(report.Formats, func(f report.Format) bool { return f.Name == name })
	if i < 0 {
		return f, false
	}
	return report.Formats[i], true
}
