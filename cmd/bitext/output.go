package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/report"
)

// outputFlags are the flags of every command that writes a result.
type outputFlags struct {
	file    string
	color   string
	width   uint
	wide    bool
	noPager bool
	pattern string // what the pager looks for at n and N; a regular expression, or nothing
}

// add declares the flags on a command.
func (o *outputFlags) add(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVarP(&o.file, "output", "o", "", "write to `FILE`, not to standard output")
	addChoice(cmd, &o.color, "color", "when to write in colour", colorAuto, []string{colorAuto, colorAlways, colorNever})
	fs.UintVar(&o.width, "width", 0, "lay out for `CELLS` columns, not for the terminal's width")
	fs.BoolVar(&o.wide, "ambiguous-wide", false, "lay out for a terminal that draws “ ” … — and Cyrillic two cells wide, as some do that are set up for Chinese")
	fs.BoolVar(&o.noPager, "no-pager", false, "do not show the result in a pager")
}

// A screen is what a result is laid out for.
type screen struct {
	width int  // cells
	color bool // whether to write in colour
	wide  bool // whether signs of ambiguous width take two cells
	paged bool // whether a pager shows it
}

// options are the screen's, for a page.
func (s screen) options() report.Options {
	return report.Options{Width: s.width, Color: s.color, Wide: s.wide, Paged: s.paged}
}

// send writes a result, which print should do in large pieces, where the flags say: to a file, to a pager on the
// terminal if it is for people to read, or to standard output. The inputs must not
// be overwritten.
func (o outputFlags) send(cmd *cobra.Command, forPeople bool, in *inputs, print func(io.Writer, screen) error) error {
	out := cmd.OutOrStdout()
	terminal, tty := terminalOf(out)
	toFile := o.file != "" && o.file != "-"
	scr := screen{
		width: widthOf(int(o.width), out, os.Getenv),
		color: colored(o.color, tty && !toFile, os.Getenv),
		wide:  o.wide,
	}
	write := func(w io.Writer) error { return print(w, scr) }
	switch {
	case toFile:
		err := writeFile(o.file, staging{inputs: in, errw: cmd.ErrOrStderr()}, write)
		if err == nil {
			detail(cmd, "%s: written", o.file)
		}
		return err
	case tty && forPeople && o.noPager:
		return write(terminal)
	case tty && forPeople:
		_, scr.paged = pagerCommand(os.LookupEnv)
		return page(terminal, cmd.ErrOrStderr(), o.pattern, write)
	}
	return write(out)
}
