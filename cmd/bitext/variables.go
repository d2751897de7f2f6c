package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// A variable is one of the environment that the program looks at.
type variable struct{ name, doc string }

// variables are all of them, sorted by name.
var variables = []variable{
	{"BITEXT_MEMORY", "the file of the translation memory, before that of a config"},
	{"BITEXT_PAGER", "the pager, before PAGER; empty: none"},
	{"CLICOLOR_FORCE", "not 0: in colour, also in a pipe"},
	{"COLUMNS", "the width in cells where there is no terminal"},
	{"FORCE_COLOR", "not 0: in colour, also in a pipe"},
	{"LESS", "how less shows pages, which else is told to keep colours"},
	{"NO_COLOR", "not empty: without colour"},
	{"PAGER", "the pager, a command with its arguments; else less"},
	{"TERM", "dumb: without colour"},
}

// variableList is a line for each variable.
func variableList() string {
	var b strings.Builder
	for _, v := range variables {
		fmt.Fprintf(&b, "%-14s  %s\n", v.name, v.doc)
	}
	return b.String()
}

func variableRows(*cobra.Command) (rows [][]string) {
	for _, v := range variables {
		rows = append(rows, []string{v.name, v.doc})
	}
	return rows
}
