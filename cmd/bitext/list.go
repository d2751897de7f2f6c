package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
)

// A table is something that can be listed: what bitext knows, with a word on
// each. The README shows the same tables.
type table struct {
	name string // as the user types it
	doc  string // for the help of bitext list
	head []string
	rows func(root *cobra.Command) [][]string
}

// listOfSchemas is the one table whose rows can be asked for by name.
const listOfSchemas = "schemas"

// tables are all of them, sorted by name.
var tables = []table{
	{"checks", "what bitext check looks for", []string{"check", "name", "severity", "what differs"}, checkRows},
	{"commands", "what bitext does", []string{"command", "what it does"}, commandRows},
	{"findings", "formats in which bitext check writes", []string{"format", "what is written"}, findingsRows},
	{"formats", "formats of bitexts, which bitext align and convert write", []string{"format", "extensions", "read", "written", "what it is"}, formatRows},
	{"inputs", "formats of texts that are read", []string{"format", "extensions", "what is read"}, inputRows},
	{"languages", "languages that are aligned", []string{"tag", "language"}, languageRows},
	{listOfSchemas, "JSON that is written; list schemas NAME prints a JSON Schema", []string{"schema", "written by", "what it describes"}, schemaRows},
	{"topics", "what bitext help is about, beside commands", []string{"topic", "what about"}, topicRows},
	{"variables", "variables of the environment that count", []string{"variable", "what it does"}, variableRows},
}

func newList() *cobra.Command {
	var format string
	var names []string
	long := "list prints a table of what bitext knows. WHAT is one of\n"
	for _, t := range tables {
		names = append(names, t.name)
		long += fmt.Sprintf("\n  %-10s %s", t.name, t.doc)
	}
	cmd := &cobra.Command{
		Use:     "list WHAT [NAME]",
		Short:   "List what bitext knows: checks, formats, languages",
		Long:    long,
		Example: "bitext list languages\nbitext list inputs --format markdown\nbitext list schemas findings",
		GroupID: groupAbout,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 1 || len(args) == 2 && args[0] == listOfSchemas:
				return nil
			case len(args) == 0:
				return withHint(errors.New("list wants WHAT"), "one of %s", lang.List("and", names))
			}
			return withHint(fmt.Errorf("list wants one WHAT, not %s", lang.Count(len(args), "argument")), "bitext list %s", args[0])
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			switch {
			case len(args) == 0:
				return names, cobra.ShellCompDirectiveNoFileComp
			case len(args) == 1 && args[0] == listOfSchemas:
				return schemaWords(), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return printSchema(cmd.OutOrStdout(), args[1])
			}
			for _, t := range tables {
				if t.name == args[0] {
					return t.print(cmd.OutOrStdout(), cmd.Root(), format)
				}
			}
			return withHint(fmt.Errorf("no list of %q", args[0]), "there is one of %s", lang.List("and", names))
		},
	}
	addChoice(cmd, &format, "format", "how the table is written", "text", []string{"text", "markdown"})
	return cmd
}

// print writes the table in columns, or as Markdown.
func (t table) print(w io.Writer, root *cobra.Command, format string) error {
	if format == "markdown" {
		rows := append([][]string{t.head, make([]string, len(t.head))}, t.rows(root)...)
		for i := range rows[1] {
			rows[1][i] = "---"
		}
		for _, row := range rows {
			if _, err := fmt.Fprintf(w, "| %s |\n", strings.Join(row, " | ")); err != nil {
				return err
			}
		}
		return nil
	}
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range t.rows(root) {
		fmt.Fprintln(columns, strings.Join(row, "\t"))
	}
	return columns.Flush()
}

func checkRows(*cobra.Command) (rows [][]string) {
	for _, c := range check.All {
		severity := string(c.Severity)
		if c.Off {
			severity += " (off)"
		}
		rows = append(rows, []string{c.ID, c.Slug, severity, c.Title})
	}
	return rows
}

func findingsRows(*cobra.Command) (rows [][]string) {
	for _, f := range report.FindingsFormats {
		rows = append(rows, []string{f.Name, f.Doc})
	}
	return rows
}

func commandRows(root *cobra.Command) (rows [][]string) {
	for _, c := range root.Commands() {
		if c.GroupID != groupAbout {
			rows = append(rows, []string{c.Name(), c.Short})
		}
	}
	return rows
}

func inputRows(*cobra.Command) (rows [][]string) {
	for _, f := range source.All {
		rows = append(rows, []string{f.Name, cmp.Or(strings.Join(f.Extensions, " "), "-"), f.Note})
	}
	return rows
}

func languageRows(*cobra.Command) (rows [][]string) {
	for _, l := range lang.All {
		rows = append(rows, []string{string(l.Tag), l.Name})
	}
	return rows
}
