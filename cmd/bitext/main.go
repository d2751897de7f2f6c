// Command bitext detects languages, aligns an English article with its Chinese
// or Russian version, cross-checks and exports it.
//
// It is the only package that prints, exits, or knows a flag or an environment
// variable. A command is one file named as the user types it: flags, one call
// into the library, one writer.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
)

// The exit statuses, as in grep and diff.
const (
	exitOK      = 0 // done, nothing to look at
	exitFinding = 1 // done, something to look at
	exitTrouble = 2 // could not do it
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program: it obeys args (without the program's name) and
// returns the exit status. It is the only place that prints an error.
func run(args []string, in io.Reader, out, errw io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	err := root.Execute()
	if _, rest, missing := root.Find(args); missing != nil {
		err = unknownCommand(root, rest)
	}
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // the reader, say head, had enough
		return exitOK
	case errors.Is(err, errFindings):
		return exitFinding
	}
	printError(errw, err)
	return exitTrouble
}

// printError prints what went wrong, a line an error, each with its hint.
func printError(w io.Writer, err error) {
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range list.Unwrap() {
			printError(w, e)
		}
		return
	}
	fmt.Fprintf(w, "bitext: %v\n", err)
	if h, ok := errors.AsType[hinter](err); ok && h.Hint() != "" {
		fmt.Fprintf(w, "bitext: hint: %s\n", h.Hint())
	}
}
