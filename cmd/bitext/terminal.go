package main

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// defaultWidth is used where nothing tells the width, in cells.
const defaultWidth = 80

// terminalOf is the terminal behind w, if there is one.
func terminalOf(w io.Writer) (*os.File, bool) {
	f, ok := fileOf(w)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// widthOf is the width to lay text out in, in cells: the flag's if positive,
// else that of the terminal behind w, else COLUMNS, else 80.
func widthOf(flag int, w io.Writer, env func(string) string) int {
	if flag > 0 {
		return flag
	}
	if f, ok := terminalOf(w); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return n
		}
	}
	if n, err := strconv.Atoi(env("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return defaultWidth
}

// The values of --color.
const (
	colorAuto   = "auto"
	colorAlways = "always"
	colorNever  = "never"
)

// colored tells whether to write in colour. An explicit flag wins; then
// CLICOLOR_FORCE and FORCE_COLOR (any value but empty and 0) ask for it, a
// non-empty NO_COLOR refuses it; else a terminal that is not dumb gets it. See
// https://bixense.com/clicolors, https://force-color.org, https://no-color.org.
func colored(flag string, tty bool, env func(string) string) bool {
	forces := func(name string) bool { return env(name) != "" && env(name) != "0" }
	switch {
	case flag == colorAlways:
		return true
	case flag == colorNever:
		return false
	case forces("CLICOLOR_FORCE"), forces("FORCE_COLOR"):
		return true
	case env("NO_COLOR") != "":
		return false
	}
	return tty && env("TERM") != "dumb"
}
