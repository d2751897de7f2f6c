package main

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// everyCommand calls f with each command there is, the hidden ones left out.
func everyCommand(f func(*cobra.Command)) {
	root := newRoot()
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	var visit func(*cobra.Command)
	visit = func(cmd *cobra.Command) {
		f(cmd)
		for _, c := range cmd.Commands() {
			visit(c)
		}
	}
	visit(root)
}

func TestEveryHelp(t *testing.T) {
	everyCommand(func(cmd *cobra.Command) {
		var out bytes.Buffer
		args := append(strings.Fields(cmd.CommandPath())[1:], "--help")
		if status := run(args, strings.NewReader(""), &out, io.Discard); status != exitOK {
			t.Errorf("%v: status %d", args, status)
		}
		_, end, ok := strings.Cut(out.String(), "\nEXIT STATUS\n")
		if !ok || strings.Contains(end, "\n\n") {
			t.Errorf("%v does not end with the exit statuses", args)
		}
		if cmd.HasParent() && cmd.Parent().Name() == "completion" {
			return // the text is cobra's
		}
		for line := range strings.Lines(out.String()) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > helpWidth {
				t.Errorf("%v: a line of %d cells: %s", args, n, line)
			}
		}
	})
}

func TestEveryCommandIsDescribedAndTested(t *testing.T) {
	everyCommand(func(cmd *cobra.Command) {
		own := cmd.GroupID != groupAbout && cmd.Parent() == cmd.Root()
		if own && (cmd.Long == "" || cmd.Example == "" || cmd.Short == "") {
			t.Errorf("%s lacks a text or an example", cmd.CommandPath())
		}
		scripts, _ := filepath.Glob("../../testdata/script/" + cmd.Name() + "_*.txtar")
		if own && len(scripts) == 0 {
			t.Errorf("no script testdata/script/%s_*.txtar", cmd.Name())
		}
	})
}
