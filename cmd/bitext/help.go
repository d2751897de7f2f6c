package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus/spell"
)

// findsThings marks a command that ends with status 1 when it found something
// to look at; the note's value says what, for its help.
const findsThings = "status 1"

// helpWidth is the width help is wrapped to, in cells: the narrowest terminal
// that is common.
const helpWidth = 80

func newHelp() *cobra.Command {
	var manuals string
	cmd := &cobra.Command{
		Use:               "help [COMMAND | TOPIC]",
		Short:             "Show the help of a command or on a topic",
		GroupID:           groupAbout,
		ValidArgsFunction: completeHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			if manuals != "" {
				return writeManuals(cmd.Root(), manuals, staging{errw: cmd.ErrOrStderr()})
			}
			if len(args) == 1 {
				if t, ok := topicNamed(args[0]); ok {
					_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s\n\n%s\n", t.title, t.text)
					return err
				}
			}
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				return noSuchHelp(cmd.Root(), rest)
			}
			return about.Help()
		},
	}
	cmd.Flags().StringVar(&manuals, "man", "", "write the manual pages of all commands into `FOLDER`, for man -M and packages")
	return cmd
}

// noSuchHelp names the topic that may have been meant by a word that is none, and
// no command either.
func noSuchHelp(root *cobra.Command, args []string) error {
	var names []string
	for _, t := range topics() {
		names = append(names, t.name)
	}
	if near, ok := spell.Nearest(args[0], names); ok {
		return withHint(fmt.Errorf("no command and no topic %q", args[0]), "did you mean %s help %s?", root.Name(), near)
	}
	return unknownCommand(root, args)
}

// usageLine is how a command is called.
func usageLine(cmd *cobra.Command) string {
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + " COMMAND"
	}
	return cmd.UseLine()
}

// printHelp prints a command's help. Every help ends with the exit statuses.
func printHelp(cmd *cobra.Command, _ []string) {
	w := cmd.OutOrStdout()
	fmt.Fprintln(w, strings.TrimSpace(cmp.Or(cmd.Long, cmd.Short)))
	section(w, "USAGE", usageLine(cmd))
	section(w, "EXAMPLES", cmd.Example)
	for _, group := range append(cmd.Groups(), &cobra.Group{Title: "COMMANDS"}) {
		section(w, group.Title, commandList(cmd, group.ID))
	}
	section(w, "FLAGS", strings.ReplaceAll("\n"+cmd.Flags().FlagUsagesWrapped(helpWidth), "\n  ", "\n"))
	if !cmd.HasParent() {
		section(w, "TOPICS (bitext help TOPIC)", topicList())
		section(w, "ENVIRONMENT", variableList())
	}
	section(w, "EXIT STATUS", exitStatus(cmd))
}

// section prints a headed, indented part of a help text, unless it is empty.
func section(w io.Writer, title, body string) {
	body = strings.Trim(body, "\n")
	if body == "" {
		return
	}
	fmt.Fprintf(w, "\n%s\n", title)
	for line := range strings.Lines(body + "\n") {
		fmt.Fprint(w, strings.TrimRight("  "+line, " \n"), "\n")
	}
}

// commandList is a line for each command of a group.
func commandList(cmd *cobra.Command, group string) string {
	var b strings.Builder
	for _, c := range cmd.Commands() {
		if c.GroupID == group && (c.IsAvailableCommand() || c.Name() == "help") {
			fmt.Fprintf(&b, "%-*s  %s\n", c.NamePadding(), c.Name(), c.Short)
		}
	}
	return b.String()
}

// exitStatus lists what the command's exit statuses mean.
func exitStatus(cmd *cobra.Command) string {
	lines := []string{fmt.Sprintf("%d  done", exitOK)}
	if what, ok := cmd.Annotations[findsThings]; ok {
		lines = append(lines, fmt.Sprintf("%d  done; %s", exitFinding, what))
	}
	lines = append(lines, fmt.Sprintf("%d  could not do it; a message on standard error says why", exitTrouble))
	return strings.Join(lines, "\n")
}
