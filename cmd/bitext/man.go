package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// writeManuals writes a manual page of section 1 for every command into a folder,
// which is made if it is not there: bitext.1, bitext-align.1, bitext-corpus-clean.1 and
// so on.
func writeManuals(root *cobra.Command, folder string, stage staging) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return cannotWrite(folder, cause(err))
	}
	stage.force = true
	defer stage.discard()
	for _, cmd := range withManual(root) {
		f, err := stage.create(filepath.Join(folder, manualName(cmd)+".1"))
		if err != nil {
			return err
		}
		if err := printManual(f, cmd); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return stage.commit()
}

// withManual are a command and those below it that are shown.
func withManual(cmd *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{cmd}
	for _, below := range cmd.Commands() {
		if below.IsAvailableCommand() {
			list = append(list, withManual(below)...)
		}
	}
	return list
}

// manualName is what a command's manual page goes by: bitext-align.
func manualName(cmd *cobra.Command) string {
	return strings.ReplaceAll(cmd.CommandPath(), " ", "-")
}

// printManual writes a command's help as a manual page, in the requests of man(7).
func printManual(w io.Writer, cmd *cobra.Command) error {
	var out bytes.Buffer
	name := manualName(cmd)
	fmt.Fprintf(&out, ".TH %s 1 \"\" \"bitext %s\" \"bitext\"\n", strings.ToUpper(name), release())
	fmt.Fprintf(&out, ".SH NAME\n%s \\- %s\n", roff(name), roff(cmd.Short))
	fmt.Fprintf(&out, ".SH SYNOPSIS\n.nf\n%s\n.fi\n", roff(usageLine(cmd)))
	out.WriteString(".SH DESCRIPTION\n")
	for paragraph := range strings.SplitSeq(strings.TrimSpace(cmd.Long), "\n\n") {
		manualParagraph(&out, paragraph)
	}
	for _, group := range append(cmd.Groups(), &cobra.Group{Title: "COMMANDS"}) {
		manualLines(&out, group.Title, commandList(cmd, group.ID))
	}
	manualFlags(&out, cmd.Flags())
	manualLines(&out, "EXAMPLES", cmd.Example)
	manualLines(&out, "EXIT STATUS", exitStatus(cmd))
	if !cmd.HasParent() {
		manualLines(&out, "ENVIRONMENT", variableList())
		for _, t := range topics() {
			fmt.Fprintf(&out, ".SH %s\n", roff(strings.ToUpper(t.title)))
			for paragraph := range strings.SplitSeq(t.text, "\n\n") {
				manualParagraph(&out, paragraph)
			}
		}
	} else {
		fmt.Fprintf(&out, ".SH SEE ALSO\n.BR %s (1)\n", manualName(cmd.Root()))
	}
	_, err := out.WriteTo(w)
	return err
}

// manualParagraph writes a paragraph; one with indented lines stays as it is cut.
func manualParagraph(out *bytes.Buffer, text string) {
	if strings.HasPrefix(text, " ") || strings.Contains(text, "\n ") {
		fmt.Fprintf(out, ".PP\n.nf\n%s\n.fi\n", roff(text))
		return
	}
	fmt.Fprintf(out, ".PP\n%s\n", roff(text))
}

// manualLines writes a headed section whose lines stay as they are, unless it is
// empty.
func manualLines(out *bytes.Buffer, title, lines string) {
	if lines = strings.TrimSpace(lines); lines != "" {
		fmt.Fprintf(out, ".SH %s\n.nf\n%s\n.fi\n", title, roff(lines))
	}
}

// manualFlags writes the flags, each with what it does.
func manualFlags(out *bytes.Buffer, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	out.WriteString(".SH OPTIONS\n")
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if value != "" {
			name += " " + value
		}
		if standard := f.DefValue; standard != "" && standard != "false" && standard != "0" && standard != "[]" {
			usage += " (else " + standard + ")"
		}
		fmt.Fprintf(out, ".TP\n\\fB%s\\fR\n%s\n", roff(name), roff(usage))
	})
}

// roff is a text with nothing in it that roff would obey.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
