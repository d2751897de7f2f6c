// Command bitext detects languages, aligns an English article with its Chinese
// or Russian version, cross-checks and exports it.
//
// It is the only package that prints, exits, or knows a flag or an environment
// variable. A command is one file named as the user types it: flags, one call
// into the library, one writer.
package main

import (
	"errors"
	"io"
	"os"
	"syscall"
	"time"
)

// The exit statuses, as in grep and diff.
const (
	exitOK      = 0   // done, nothing to look at
	exitFinding = 1   // done, something to look at
	exitTrouble = 2   // could not do it
	exitSignal  = 128 // and the signal's number: it was ended by one, as a shell says it
)

func main() {
	endOnSignals()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program: it obeys args (without the program's name) and
// returns the exit status. It is the only place that prints an error.
func run(args []string, in io.Reader, out, errw io.Writer) int {
	begun, printed := time.Now(), newStdout(out)
	root := newRoot()
	args = withCommand(root, args)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(printed)
	root.SetErr(errw)
	err := root.Execute()
	if _, rest, missing := root.Find(args); missing != nil {
		err = unknownCommand(root, rest)
	}
	if failed := printed.close(); failed != nil {
		err = failed // whatever came of it
	}
	status := statusOf(err)
	if status == exitTrouble {
		printError(errw, err, func(err error) error { return advised(root, args, err) })
	}
	detail(root, "exit status %d%s", status, took(time.Since(begun)))
	return status
}

// statusOf is the exit status that an error stands for.
func statusOf(err error) int {
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // the reader, say head, had enough
		return exitOK
	case errors.Is(err, errFindings):
		return exitFinding
	}
	return exitTrouble
}
