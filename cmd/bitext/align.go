package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

func newAlign() *cobra.Command {
	var (
		pair pairFlags
		many folderFlags
		out  ladderFlags
		bead int
	)
	cmd := &cobra.Command{
		Use:     "align SOURCE TARGET...",
		Short:   "Pair the paragraphs of an article and its translation",
		GroupID: groupPair,
		Long: `align reads an English text and its Chinese or Russian version, pairs their
paragraphs or sentences, and shows the two side by side. What one side lacks is
marked. The numbers count paragraphs, the decimals say how sure bitext is: 1.00
is certain. The files may be given in either order; - is standard input. More
versions of the article may follow: all are aligned with the English one. With
--output the file's extension says what is written: a translation memory, a
table, a document; bitext list formats shows them. Of folders it writes such a
file a pair into another, a translation memory unless --format says otherwise;
see bitext help folders.`,
		Example: `bitext align drones.en.txt drones.zh.txt
bitext align --unit sentence drones.en.txt drones.ru.txt
bitext align -o drones.tmx drones.en.txt drones.zh.txt
bitext align docs/en docs/zh -o out/
bitext align --lines --format beads drones.en.txt drones.zh.txt`,
		Args: many.wanted(wantArgs),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt, err := pair.options(cmd)
			if err != nil {
				return err
			}
			opt.UpTo = compare.Alignment
			if many.asked(cmd, args) {
				return pair.alignFolders(cmd, args, many, opt, out)
			}
			if len(args) > 2 {
				return pair.alignVersions(cmd, args, opt, out)
			}
			c, err := compareFiles(cmd, args, opt)
			if err != nil {
				return err
			}
			if !cmd.Flags().Changed("explain") {
				return out.write(cmd, c, inputsWith(cmd, c))
			}
			why, err := c.Explain(cmd.Context(), bead-1)
			if err != nil {
				return err
			}
			return out.screen.send(cmd, true, inputsWith(cmd, c), func(w io.Writer, s screen) error {
				full := report.Why{Explanation: why, Src: c.Src.Segments, Dst: c.Dst.Segments, Unit: c.Unit}
				return report.Explain(w, full, s.options())
			})
		},
	}
	cmd.Flags().IntVar(&bead, "explain", 0, "say why bead `N` was chosen, counted from 1 as the lines of --format beads: what each kind of evidence says, the runner-up, the words")
	pair.add(cmd)
	many.add(cmd)
	out.add(cmd)
	return cmd
}

// alignVersions aligns more than two versions of one article and writes them where
// the flags say: on one page for people, or as units.
func (p pairFlags) alignVersions(cmd *cobra.Command, args []string, opt compare.Options, out ladderFlags) error {
	if cmd.Flags().Changed("explain") {
		return ofTwo(cmd, "--explain", args)
	}
	out.export.output = out.screen.file
	if !out.sideBySide() {
		if f, err := out.export.target(); err == nil && !f.Versions {
			return withHint(fmt.Errorf("a file of the format %s is in two languages, and there are %d versions", f.Name, len(args)), "tmx, tsv and csv hold them all")
		}
	}
	v, err := p.versions(cmd, args, opt)
	if err != nil {
		return err
	}
	return out.send(cmd, v.Stream(), inputsOf(cmd), func(w io.Writer, s screen) error {
		return report.VersionsPage(w, v, s.options())
	})
}

// sideBySide is the format for people to read, shown in a pager.
const sideBySide = "side"

// ladderFlags are the flags of every command whose result is an alignment.
type ladderFlags struct {
	screen outputFlags
	export exportFlags
}

// add declares the flags on a command.
func (f *ladderFlags) add(cmd *cobra.Command) {
	names := append(formats(writable), sideBySide)
	slices.Sort(names)
	addChoice(cmd, &f.export.format, "format", "write in `FORMAT` (default: by the extension of --output, else side: both texts side by side, for reading); bitext list formats describes each", "", names)
	f.screen.add(cmd)
	f.export.add(cmd)
}

// write writes an alignment where the flags say: side by side for people, or
// in a format of bitexts. The inputs must not be overwritten.
func (f *ladderFlags) write(cmd *cobra.Command, c *compare.Comparison, in *inputs) error {
	return f.send(cmd, c.Stream(), in, func(w io.Writer, s screen) error {
		return report.Side(w, c.Bitext, s.options())
	})
}

// send writes units where the flags say, or the page of them that side writes.
func (f *ladderFlags) send(cmd *cobra.Command, units exchange.Stream, in *inputs, side func(io.Writer, screen) error) error {
	f.export.output = f.screen.file
	if f.sideBySide() {
		if err := f.export.unused(cmd); err != nil {
			return err
		}
		return f.screen.send(cmd, true, in, side)
	}
	opt, err := f.export.options()
	if err != nil {
		return err
	}
	return f.export.write(cmd, units, opt, in)
}

// sideBySide tells whether the result is for people to read: where --format
// says so, and by default on standard output and in files whose extension
// stands for plain text or for nothing.
func (f *ladderFlags) sideBySide() bool {
	if f.export.format != "" {
		return f.export.format == sideBySide
	}
	return cmp.Or(strings.ToLower(filepath.Ext(f.export.output)), ".txt") == ".txt"
}
