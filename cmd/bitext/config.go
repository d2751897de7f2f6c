package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const configHelp = `A file .bitext.toml says how bitext is used in its folder and in those below:
languages, encoding, which checks are made and from which severity, the
glossary, the word vectors. Its keys are the long names of flags; what is
otherwise for one command stands in a table of the command's name, one of two
words in quotes, ["memory list"]:

  glossary = "terms.tsv"
  ignore = ["structure", "N213"]

  [check]
  level = "info"
  fail-on = "warning"

An empty text sets nothing, as for a command where all others have a glossary.
A flag on the command line is stronger than the file. A list takes the place of
another, it does not add to it; --checks or --ignore on the command line leave
both of the file out. Paths begin at the folder of the file. A key or a value
that is wrong is an error that names the line.

The nearest file counts, from the working folder up to the root of the
repository or the home folder, and no other with it. Outside of both only the
working folder is looked at: further up, as in /tmp, a stranger's file would
count. A file can name no program to run, no pager and no file to write but a
translation memory that is there already, so that work in somebody else's folder
is safe. --config FILE takes another, --no-config none.`

func newConfig(flags *configFlags) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "config",
		Short:   "Keep flags for a folder in a file: .bitext.toml",
		GroupID: groupAbout,
		Long:    configHelp,
		Example: "bitext config init\nbitext config show --origin\nbitext config path",
	}
	return onlyCommands(cmd, newConfigInit(), newConfigPath(flags), newConfigShow(flags))
}

func newConfigInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a config with every key, all commented out",
		Long: `init writes .bitext.toml into the working folder: every key there is, with what
it does and what counts without it, behind a #. It writes over no file.`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := os.OpenFile(configName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
			if os.IsExist(err) {
				return withHint(fmt.Errorf("%s: is there already", configName), "bitext config show --origin shows what it says")
			}
			if err != nil {
				return cannotWrite(configName, cause(err))
			}
			_, err = io.WriteString(f, commentedConfig(cmd.Root()))
			if closed := f.Close(); err == nil {
				err = closed
			}
			if err != nil {
				os.Remove(configName)
				return cannotWrite(configName, cause(err))
			}
			say(cmd.ErrOrStderr(), "wrote %s", configName)
			return nil
		},
	}
}

// commentedConfig is a config of all keys that says nothing yet.
func commentedConfig(root *cobra.Command) string {
	var b strings.Builder
	b.WriteString(`# How bitext is used in this folder and those below; see bitext config --help.
# A key is the long name of a flag, and the flag on the command line is stronger.
# Take the # away from a line that begins with #, and say what shall count.
`)
	for _, key := range keys {
		f := flagOf(root, key)
		_, usage := pflag.UnquoteUsage(f)
		if words := choicesOf(f); words != "" {
			usage += ": " + words
		}
		b.WriteByte('\n')
		for _, line := range wrapped("# ", usage) {
			b.WriteString(line + "\n")
		}
		b.WriteString("#" + literal(f, defaultOf(f)) + "\n")
	}
	b.WriteString("\n# What is otherwise for one command stands in a table of its name, at the end.\n#[check]\n#level = 'info'\n")
	return b.String()
}

// flagOf is the flag of a key, of the command that has it and stands first.
func flagOf(root *cobra.Command, key string) *pflag.Flag {
	return commandsWith(root, key)[0].Flags().Lookup(key)
}

// choicesOf are the words that a flag takes; "" where it takes others.
func choicesOf(f *pflag.Flag) string {
	if c, ok := f.Value.(choice); ok {
		return strings.Join(c.allowed, ", ")
	}
	return ""
}

// defaultOf are the values that count where a flag is not given.
func defaultOf(f *pflag.Flag) []string {
	if slices.Contains(kindsOf(f), listValue) {
		return nil
	}
	return []string{f.DefValue}
}

// literal is a key of a config with its value.
func literal(f *pflag.Flag, values []string) string {
	switch kind := kindsOf(f)[0]; kind {
	case listValue:
		return tomlLine(f.Name, append([]string{}, values...))
	case textValue:
		return tomlLine(f.Name, values[0])
	}
	return f.Name + " = " + values[0]
}

// tomlLine is a key and a value in TOML.
func tomlLine(key string, value any) string {
	line, err := toml.Marshal(map[string]any{key: value})
	if err != nil {
		panic(err) // of texts and lists of them there is nothing that cannot be written
	}
	return strings.TrimSuffix(string(line), "\n")
}

// wrapped is a text in lines of the width of help, each behind a prefix.
func wrapped(prefix, text string) (lines []string) {
	line := prefix
	for word := range strings.FieldsSeq(text) {
		if len(line) > len(prefix) && len(line)+len(word) >= helpWidth {
			lines = append(lines, strings.TrimRight(line, " "))
			line = prefix
		}
		line += word + " "
	}
	return append(lines, strings.TrimRight(line, " "))
}

func newConfigPath(flags *configFlags) *cobra.Command {
	return &cobra.Command{
		Use:   "path",
		Short: "Print the path of the config that counts here",
		Long:  "path prints where the config is that counts in the working folder.",
		Args:  wantArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			path, err := flags.path()
			if err != nil {
				return err
			}
			if path == "" {
				return withHint(fmt.Errorf("no config: there is no %s here, nor above within a repository or the home folder", configName), "bitext config init writes one")
			}
			if path, err = filepath.Abs(path); err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), path)
			return nil
		},
	}
}

func newConfigShow(flags *configFlags) *cobra.Command {
	var origin bool
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Print what counts here, and where it comes from",
		Long: `show prints every key that a config can have with the value that counts in the
working folder, and in a table of a command what is otherwise for that. What it
prints is a config itself.`,
		Example: "bitext config show --origin\nbitext config show --origin --config other.toml",
		Args:    wantArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := flags.settings(cmd.Root())
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), shownConfig(cmd.Root(), all, origin))
			return err
		},
	}
	cmd.Flags().BoolVar(&origin, "origin", false, "say where each value comes from: the file and line, or the program")
	return cmd
}

// A shownSetting is a line of a config, and where its value comes from.
type shownSetting struct{ line, origin string }

// shownConfig is what counts for all commands, then for single ones.
func shownConfig(root *cobra.Command, all []setting, origin bool) string {
	tables := map[string][]shownSetting{}
	var order []string // of the tables
	for _, key := range keys {
		general := counts(all, flagOf(root, key), "")
		tables[""] = append(tables[""], general)
		for _, cmd := range commandsWith(root, key) {
			if own := counts(all, cmd.Flags().Lookup(key), commandPath(cmd)); own != general {
				name := tableOf(commandPath(cmd))
				tables[name] = append(tables[name], own)
				order = append(order, name)
			}
		}
	}
	slices.Sort(order)
	var b strings.Builder
	for _, name := range append([]string{""}, slices.Compact(order)...) {
		if name != "" {
			fmt.Fprintf(&b, "\n[%s]\n", name)
		}
		width := 0
		for _, s := range tables[name] {
			width = max(width, len(s.line))
		}
		for _, s := range tables[name] {
			if origin {
				fmt.Fprintf(&b, "%-*s  # %s\n", min(width, helpWidth/2), s.line, s.origin)
			} else {
				b.WriteString(s.line + "\n")
			}
		}
	}
	return b.String()
}

// tableOf is the name of a command's table: "check", or in quotes "memory list". Named
// as memory.list it would stand below the key memory, where there can be none.
func tableOf(command string) string {
	if strings.Contains(command, " ") {
		return `"` + command + `"`
	}
	return command
}

// counts is what counts of a flag for the command of a path, or, where that is "",
// for those of which the config says nothing by themselves.
func counts(all []setting, f *pflag.Flag, command string) shownSetting {
	if s, ok := settingFor(all, command, f.Name); ok && !s.empty() {
		return shownSetting{literal(f, s.values), s.origin}
	}
	return shownSetting{literal(f, defaultOf(f)), "the program"}
}
