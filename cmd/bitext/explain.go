package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus/lang"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:     "explain CHECK...",
		Short:   "Explain a check of bitext check, with an example",
		GroupID: groupPair,
		Long: `explain says what a check looks for, how, and when it is wrong, and shows a
small text that it finds something in. CHECK is an id, a name or a family.`,
		Example:           "bitext explain N202\nbitext explain number-magnitude\nbitext explain quotes",
		Args:              wantArgs,
		ValidArgsFunction: oneOf(checkWords),
		RunE: func(cmd *cobra.Command, args []string) error {
			checks, unknown := check.Select(args)
			if unknown != "" {
				return noSuchCheck(fmt.Errorf("no check goes by %q", unknown), unknown)
			}
			for k, c := range checks {
				if k > 0 {
					fmt.Fprintln(cmd.OutOrStdout())
				}
				if err := explain(cmd.OutOrStdout(), c); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// explain prints what a check says about itself.
func explain(w io.Writer, c *check.Check) error {
	severity := string(c.Severity)
	if c.Off {
		severity += ", only when it is asked for"
	}
	_, err := fmt.Fprintf(w, "%s %s: %s\n\n  %s\n\n  family    %s\n  severity  %s\n  MQM       %s\n\n  English  %s\n",
		c.ID, c.Slug, c.Title, strings.ReplaceAll(c.Doc, "\n", "\n  "), c.Family(), severity, c.MQM, indented(c.Example.Source))
	if err == nil && c.Example.Before != "" {
		_, err = fmt.Fprintf(w, "  before   %s\n", indented(c.Example.Before))
	}
	if err == nil {
		_, err = fmt.Fprintf(w, "  %-7s  %s\n", lang.For(c.Example.Tag).Name, indented(c.Example.Target))
	}
	return err
}

// indented is a text of several paragraphs in the column of the first.
func indented(text string) string { return strings.ReplaceAll(text, "\n", "\n           ") }
