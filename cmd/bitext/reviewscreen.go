package main

import (
	"bytes"
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/cmd/bitext/fullscreen"
)

// screenFlags say how the screen of a review is drawn.
type screenFlags struct {
	color       string
	wide, ascii bool
}

// add declares the flags on a command.
func (s *screenFlags) add(cmd *cobra.Command) {
	addChoice(cmd, &s.color, "color", "when to draw the screen in colour", colorAuto, []string{colorAuto, colorAlways, colorNever})
	cmd.Flags().BoolVar(&s.wide, "ambiguous-wide", false, "draw for a terminal that draws “ ” … — and Cyrillic two cells wide, as some do that are set up for Chinese")
	cmd.Flags().BoolVar(&s.ascii, "ascii", false, "draw with ASCII signs only")
}

// possible tells whether keys come from a terminal and the screen goes to one that
// can move its cursor.
func (s *screenFlags) possible(cmd *cobra.Command) bool {
	in, isFile := cmd.InOrStdin().(*os.File)
	_, tty := terminalOf(cmd.OutOrStdout())
	return tty && isFile && term.IsTerminal(int(in.Fd())) && os.Getenv("TERM") != "dumb"
}

// show shows a review on the terminal until somebody ends it.
func (s *screenFlags) show(cmd *cobra.Command, d *desk.Desk) error {
	in, _ := cmd.InOrStdin().(*os.File)
	out, _ := terminalOf(cmd.OutOrStdout())
	defer leaveScreen.Store(nil)
	return fullscreen.Run(cmd.Context(), fullscreen.Review{
		Desk:   d,
		Exists: func(path string) bool { _, err := os.Lstat(path); return err == nil },
		Export: func(path string, overwrite bool) (string, error) { return exported(cmd, d, path, overwrite) },
		Options: report.Options{
			Color: colored(s.color, true, os.Getenv),
			Wide:  s.wide,
			ASCII: s.ascii,
		},
	}, in, out, func(leave func()) { leaveScreen.Store(&leave) })
}

// exported writes the texts as they are paired, in any format of bitext align -o,
// and gives what that says about it.
func exported(cmd *cobra.Command, d *desk.Desk, path string, overwrite bool) (string, error) {
	in := inputsOf(cmd)
	in.add(review.Find(d.Dst.Path), d.Path())
	var said bytes.Buffer
	cmd.SetErr(&said) // the screen is in use
	defer cmd.SetErr(nil)
	to := ladderFlags{screen: outputFlags{file: path}, export: exportFlags{force: overwrite}}
	err := to.write(cmd, d.Comparison, in)
	if h, ok := errors.AsType[hinter](err); ok && h.Hint() != "" {
		err = errors.New(err.Error() + "; " + h.Hint())
	}
	lines := strings.Split(strings.ReplaceAll(strings.TrimSpace(said.String()), "bitext: ", ""), "\n")
	return path + ": " + strings.Join(lines, "; "), err
}
