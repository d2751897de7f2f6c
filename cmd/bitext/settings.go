package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/spell"
)

// keys are the flags that a config may set, in the order in which it is written. A
// config may come with somebody else's folder. So none of them names a program to
// run, as a pager, or a file to write, but for a memory that is there, and what is asked anew each time is none of
// them either: formats, outputs, --force.
var keys = []string{
	"source-lang", "target-lang", "encoding", "unit", "lines", "keep-furniture", "keep-order",
	"checks", "ignore", "level", minChance, "fail-on", "glossary", "vectors", memoryKey, "layout",
	"color", "width", "ambiguous-wide", "ascii", "only-differences",
	"min-confidence", "unaligned", "label", "lang-style", "facing", "no-header", "bom",
}

// rivals are keys that make one choice: where a flag makes it, none of them counts
// that a config has.
var rivals = [][]string{{"checks", "ignore"}}

// configFlags are the flags about the config, of every command.
type configFlags struct {
	file string
	none bool
}

func (c *configFlags) add(root *cobra.Command) {
	fs := root.PersistentFlags()
	fs.StringVar(&c.file, "config", "", "take `FILE` for the config, not the nearest .bitext.toml; see bitext config")
	fs.BoolVar(&c.none, "no-config", false, "go without a config")
	if err := fs.SetAnnotation("config", readsFile, nil); err != nil {
		panic(err) // the flag was declared above
	}
}

// path is where the config is, as seen from here; "" if there is none.
func (c configFlags) path() (string, error) {
	switch {
	case c.none && c.file != "":
		return "", withHint(errors.New("--config and --no-config: one names a config, the other says that there is none"), "leave one out")
	case c.none || c.file != "":
		return c.file, nil
	}
	here, err := os.Getwd()
	if err != nil {
		return "", nil // the folder is gone, and any config in it
	}
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	path := findConfig(here, home)
	if near, err := filepath.Rel(here, path); err == nil && path != "" {
		path = near
	}
	return path, nil
}

// settings are those of the config, each looked at; none where there is no config.
func (c configFlags) settings(root *cobra.Command) ([]setting, error) {
	path, err := c.path()
	if err != nil || path == "" {
		return nil, err
	}
	all, err := readConfig(path)
	if err != nil {
		return nil, err
	}
	fresh := newRoot() // what is tried on it changes no flag of this run
	for k := range all {
		all[k].resolve(root, filepath.Dir(path))
		if err := all[k].verify(fresh); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// apply sets the flags of a command that its command line does not set to what the
// config says.
func (c *configFlags) apply(cmd *cobra.Command) error {
	if !slices.ContainsFunc(keys, func(key string) bool { return cmd.Flags().Lookup(key) != nil }) {
		return nil // a broken config does not keep anybody from help or a list
	}
	all, err := c.settings(cmd.Root())
	if err != nil {
		return err
	}
	defer func() { tellConfig(cmd, c) }()
	given := map[string]bool{}
	cmd.Flags().Visit(func(f *pflag.Flag) { given[f.Name] = true })
	for _, group := range rivals {
		if slices.ContainsFunc(group, func(key string) bool { return given[key] }) {
			for _, key := range group {
				given[key] = true
			}
		}
	}
	for _, key := range keys {
		if s, ok := settingFor(all, commandPath(cmd), key); ok && !given[key] && cmd.Flags().Lookup(key) != nil {
			if err := s.set(cmd.Flags()); err != nil {
				return err
			}
		}
	}
	return nil
}

// settingFor is what a config says of a key for the command of a path: what is said
// for the command goes before what is said for all.
func settingFor(all []setting, command, key string) (found setting, ok bool) {
	for _, s := range all {
		if s.key == key && (s.command == command || s.command == "" && !ok) {
			found, ok = s, true
		}
	}
	return found, ok
}

// commandPath is how a command is typed after the program's name; "" is the
// program itself.
func commandPath(cmd *cobra.Command) string {
	_, path, _ := strings.Cut(cmd.CommandPath(), " ")
	return path
}

// commandsWith are the commands that have a flag of this name, by their paths.
func commandsWith(root *cobra.Command, key string) (found []*cobra.Command) {
	for _, cmd := range root.Commands() {
		if cmd.Flags().Lookup(key) != nil {
			found = append(found, cmd)
		}
		found = append(found, commandsWith(cmd, key)...)
	}
	return found
}

// resolve makes the path of a file that is read, which is relative to the folder of
// the config, one from here.
func (s *setting) resolve(root *cobra.Command, folder string) {
	if !s.isFile(root) {
		return
	}
	for k, value := range s.values {
		if value != "" && !filepath.IsAbs(value) {
			s.values[k] = filepath.Join(folder, value)
		}
	}
}

// isFile tells whether the key's value is the path of a file that is read.
func (s setting) isFile(root *cobra.Command) bool {
	for _, cmd := range commandsWith(root, s.key) {
		_, ok := cmd.Flags().Lookup(s.key).Annotations[readsFile]
		return ok
	}
	return false
}

// verify says what is wrong with a setting: a key, a command or a value that is not
// known, with the nearest that is.
func (s setting) verify(root *cobra.Command) error {
	wanted := root
	if s.command != "" {
		cmd, rest, err := root.Find(strings.Fields(s.command))
		if err != nil || len(rest) > 0 || !cmd.HasParent() {
			return s.noSuchCommand(root)
		}
		wanted = cmd
	}
	if s.key == "" { // a table with nothing in it
		return nil
	}
	if !slices.Contains(keys, s.key) {
		return s.noSuchKey(root)
	}
	commands := commandsWith(root, s.key)
	if wanted != root {
		if wanted.Flags().Lookup(s.key) == nil {
			return withHint(fmt.Errorf("%s: %s: bitext %s has no such flag", s.origin, s.key, s.command), "it is one of %s", lang.List("and", paths(commands)))
		}
		commands = []*cobra.Command{wanted}
	}
	for _, cmd := range commands {
		if err := s.set(cmd.Flags()); err != nil {
			return err
		}
	}
	return s.sense(root)
}

// paths are how commands are typed.
func paths(commands []*cobra.Command) (all []string) {
	for _, cmd := range commands {
		all = append(all, "bitext "+commandPath(cmd))
	}
	return all
}

// noSuchCommand names the table that may have been meant by one that is no command.
func (s setting) noSuchCommand(root *cobra.Command) error {
	var names []string
	for _, key := range keys {
		for _, cmd := range commandsWith(root, key) {
			names = append(names, tableOf(commandPath(cmd)))
		}
	}
	err := fmt.Errorf("%s: [%s]: not a command", s.origin, tableOf(s.command))
	if near, ok := spell.Nearest(s.command, names); ok {
		return withHint(err, "did you mean [%s]?", near)
	}
	slices.Sort(names)
	return withHint(err, "a table is named as the command that it is for: %s", lang.List("or", slices.Compact(names)))
}

// noSuchKey names the key that may have been meant by one that is none.
func (s setting) noSuchKey(root *cobra.Command) error {
	if len(commandsWith(root, s.key)) > 0 || root.PersistentFlags().Lookup(s.key) != nil {
		return withHint(fmt.Errorf("%s: %s: cannot be set in a config", s.origin, s.key), "give --%s where it is wanted", s.key)
	}
	err := fmt.Errorf("%s: unknown key %q", s.origin, s.key)
	if near, ok := spell.Nearest(strings.ReplaceAll(strings.ToLower(s.key), "_", "-"), keys); ok {
		return withHint(err, "did you mean %s?", near)
	}
	return withHint(err, howKeysAreWritten)
}

const howKeysAreWritten = "bitext config init, in another folder, writes a file with every key and what it takes"

// set sets the key's flag.
func (s setting) set(flags *pflag.FlagSet) error {
	f := flags.Lookup(s.key)
	if want := kindsOf(f); !slices.Contains(want, s.kind) {
		return withHint(fmt.Errorf("%s: %s: is not %s", s.origin, s.key, kinds(want)), howKeysAreWritten)
	}
	if s.empty() {
		return nil
	}
	for _, value := range s.values { // each adds to a list
		if err := flags.Set(s.key, value); err != nil {
			bad, _ := errors.AsType[*pflag.InvalidValueError](err)
			err = fmt.Errorf("%s: %s: %q: %w", s.origin, s.key, value, whyInvalid(bad))
			if _, ok := errors.AsType[hinter](err); ok {
				return err
			}
			return withHint(err, howKeysAreWritten)
		}
	}
	return flags.SetAnnotation(s.key, fromConfig, nil)
}

// empty tells whether the setting says that nothing is set, as glossary = "" does
// for a command where a glossary is set for all.
func (s setting) empty() bool { return s.kind == textValue && s.values[0] == "" }

// kindsOf are the kinds of values that a flag takes.
func kindsOf(f *pflag.Flag) []valueKind {
	switch f.Value.Type() {
	case "bool":
		return []valueKind{boolValue}
	case "float64", "int", "uint":
		return []valueKind{numberValue}
	case "stringSlice", "stringArray":
		return []valueKind{listValue, textValue}
	}
	return []valueKind{textValue}
}

// sense says what is wrong with a value that its flag takes for good at first: a
// check, a language, an encoding that is not known, a file that is not there, a
// chance that is none.
func (s setting) sense(root *cobra.Command) error {
	for _, value := range s.values {
		about := fmt.Sprintf("%s: %s: %q", s.origin, s.key, value)
		switch {
		case s.empty():
		case s.key == "checks" || s.key == "ignore":
			if _, unknown := check.Select(strings.Split(value, ",")); unknown != "" {
				return noSuchCheck(fmt.Errorf("%s: no such check", about), unknown)
			}
		case s.key == "source-lang" || s.key == "target-lang":
			if lang.For(corpus.Tag(value)) == nil {
				return noSuchLanguage(fmt.Errorf("%s: not a language that bitext aligns", about), value, "")
			}
		case s.key == "encoding":
			if _, err := htmlindex.Get(value); err != nil {
				return withHint(fmt.Errorf("%s: not an encoding that is known", about), "write it like gb18030 or koi8-r")
			}
		case s.key == minChance || s.key == "min-confidence":
			if p, err := strconv.ParseFloat(value, 64); err != nil || !(p >= 0 && p <= 1) {
				return withHint(fmt.Errorf("%s: %s: %s is not a number from 0 to 1", s.origin, s.key, value), "write it as 0.8")
			}
		case s.key == memoryKey: // it may be yet to be made
		case s.isFile(root):
			if _, err := os.Stat(value); err != nil {
				return withHint(fmt.Errorf("%s: %s: cannot read %s: %w", s.origin, s.key, value, cause(err)), "paths in a config begin at the folder that it is in")
			}
		}
	}
	return nil
}
