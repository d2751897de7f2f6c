package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/spf13/cobra"
)

// errFindings is what a command returns that did its work and found something
// to look at. It has printed its findings itself.
var errFindings = errors.New("there are findings")

// A hinter is an error that knows what to do about it, or says "".
type hinter interface {
	error
	Hint() string
}

// A hinted error is one with a hint added.
type hinted struct {
	error
	hint string
}

// Hint says what to do about it.
func (h hinted) Hint() string { return h.hint }

// Unwrap gives the error without its hint.
func (h hinted) Unwrap() error { return h.error }

// withHint adds a hint to an error. Of two hints the outer one is printed.
func withHint(err error, format string, args ...any) error {
	return hinted{err, fmt.Sprintf(format, args...)}
}

// wantFileOrPair is wantArgs for commands that take one file with both texts as
// well.
func wantFileOrPair(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return wantArgs(cmd, args)
	}
	waitsForTyping(cmd, args)
	return address(args[0])
}

// wantArgs refuses addresses of the web, and any other number of arguments than
// those named in the command's usage line: "align SOURCE TARGET" wants two, "detect FILE..." at
// least one.
func wantArgs(cmd *cobra.Command, args []string) error {
	for _, arg := range args {
		if err := address(arg); err != nil {
			return err
		}
	}
	names := strings.Fields(cmd.Use)[1:]
	atLeast := strings.HasSuffix(cmd.Use, "...")
	if len(args) == len(names) || atLeast && len(args) > len(names) {
		waitsForTyping(cmd, args)
		return nil
	}
	wants := cmp.Or(strings.Join(names, " "), "no arguments")
	err := fmt.Errorf("%s wants %s, not %s", cmd.Name(), wants, lang.Count(len(args), "argument"))
	return hinted{err, wrongCount(cmd, args)}
}
