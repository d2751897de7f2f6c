package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// findsThings marks a command that ends with status 1 when it found something
// to look at; the note's value says what, for its help.
const findsThings = "status 1"

// helpWidth is the width help is wrapped to, in cells: the narrowest terminal
// that is common.
const helpWidth = 80

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show the help of a command",
		GroupID: groupAbout,
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				return unknownCommand(cmd.Root(), rest)
			}
			return about.Help()
		},
	}
}

// printHelp prints a command's help. Every help ends with the exit statuses.
func printHelp(cmd *cobra.Command, _ []string) {
	w := cmd.OutOrStdout()
	fmt.Fprintln(w, strings.TrimSpace(cmp.Or(cmd.Long, cmd.Short)))
	usage := cmd.UseLine()
	if cmd.HasAvailableSubCommands() {
		usage = cmd.CommandPath() + " COMMAND"
	}
	section(w, "USAGE", usage)
	section(w, "EXAMPLES", cmd.Example)
	for _, group := range append(cmd.Groups(), &cobra.Group{Title: "COMMANDS"}) {
		section(w, group.Title, commandList(cmd, group.ID))
	}
	section(w, "FLAGS", strings.ReplaceAll("\n"+cmd.Flags().FlagUsagesWrapped(helpWidth), "\n  ", "\n"))
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
