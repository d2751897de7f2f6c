package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/spell"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A choice is a flag whose value is one of a few words.
type choice struct {
	value   *string
	allowed []string
}

// String is the word chosen.
func (c choice) String() string { return *c.value }

// Type names the value in help.
func (c choice) Type() string { return strings.Join(c.allowed, "|") }

// Set chooses a word.
func (c choice) Set(s string) error {
	if slices.Contains(c.allowed, s) {
		*c.value = s
		return nil
	}
	err := fmt.Errorf("it is one of %s", lang.List("or", c.allowed))
	if near, ok := spell.Nearest(s, c.allowed); ok {
		return withHint(err, "did you mean %s?", near)
	}
	return err
}

// addChoice declares a flag that takes one of the allowed words; shells
// complete them.
func addChoice(cmd *cobra.Command, value *string, name, usage, standard string, allowed []string) {
	*value = standard
	cmd.Flags().Var(choice{value, allowed}, name, usage)
	complete := cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc(name, complete); err != nil {
		panic(err) // the flag was declared a line above, and once
	}
}

// flagError words what is wrong with a flag, and names the nearest flag to one
// that does not exist.
func flagError(cmd *cobra.Command, err error) error {
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near, ok := spell.Nearest(unknown.GetSpecifiedName(), names); ok {
			return withHint(err, "did you mean --%s?", near)
		}
	}
	if bad, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		err = fmt.Errorf("--%s %q: %w", bad.GetFlag().Name, bad.GetValue(), whyInvalid(bad))
		if _, ok := errors.AsType[hinter](err); ok {
			return err
		}
	}
	return withHint(err, "%s --help lists the flags", cmd.CommandPath())
}

// whyInvalid says what a flag takes that refused a value.
func whyInvalid(bad *pflag.InvalidValueError) error {
	switch bad.GetFlag().Value.Type() {
	case "bool":
		return errors.New("it is true or false")
	case "uint":
		return errors.New("it is a whole number")
	}
	return bad.Unwrap()
}

// fromConfig marks a flag that a config has set.
const fromConfig = "set by a config"

// onCommandLine tells whether a flag stands on the command line, for those who refuse it
// there: what a config says for all is no mistake where it does nothing.
func onCommandLine(cmd *cobra.Command, name string) bool {
	f := cmd.Flags().Lookup(name)
	if f == nil || !f.Changed {
		return false
	}
	_, config := f.Annotations[fromConfig]
	return !config
}
