package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
)

// flagWords are what shells complete after flags of these names, on every command
// that has them. Those of addChoice complete themselves.
var flagWords = map[string]cobra.CompletionFunc{
	"checks":      listed(checkWords),
	"encoding":    oneOf(source.Encodings),
	"ignore":      listed(checkWords),
	"only":        listed(statusNames),
	"source-lang": oneOf(languageWords),
	"target-lang": oneOf(languageWords),
}

// completeFlags tells the shells what flags can be given to the commands below one.
func completeFlags(root *cobra.Command) {
	for _, cmd := range root.Commands() {
		completeFlags(cmd)
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if complete := flagWords[f.Name]; complete != nil {
				if err := cmd.RegisterFlagCompletionFunc(f.Name, complete); err != nil {
					panic(err) // the flag is there, and visited once
				}
			}
		})
	}
}

// oneOf completes one of some words.
func oneOf(of func() []cobra.Completion) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return of(), cobra.ShellCompDirectiveNoFileComp
	}
}

// listed completes the last of words with commas between them.
func listed(of func() []cobra.Completion) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		var all []cobra.Completion
		for _, word := range of() {
			all = append(all, before+word)
		}
		return all, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

// checkWords are the ids, names and families of all checks.
func checkWords() (all []cobra.Completion) {
	families := map[string]bool{}
	for _, c := range check.All {
		all = append(all, cobra.CompletionWithDesc(c.ID, c.Title), cobra.CompletionWithDesc(c.Slug, c.Title))
		if family := c.Family(); !families[family] {
			families[family] = true
			all = append(all, cobra.CompletionWithDesc(family, "all checks of "+family))
		}
	}
	return all
}

// languageWords are the languages that are aligned.
func languageWords() (all []cobra.Completion) {
	for _, tag := range lang.Tags() {
		all = append(all, cobra.CompletionWithDesc(string(tag), lang.NameOf(tag)))
	}
	return all
}

// completeHelp completes what bitext help is about: a command or a topic.
func completeHelp(cmd *cobra.Command, args []string, _ string) (all []cobra.Completion, _ cobra.ShellCompDirective) {
	if len(args) == 0 {
		for _, c := range cmd.Root().Commands() {
			if c.IsAvailableCommand() {
				all = append(all, cobra.CompletionWithDesc(c.Name(), c.Short))
			}
		}
		for _, t := range topics() {
			all = append(all, cobra.CompletionWithDesc(t.name, t.title))
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// completeFindings completes, after the two texts, what bitext dismiss takes: the
// fingerprints of what is found in them, and checks.
func completeFindings(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	texts := textsIn(args)
	if texts == 0 || len(args) == 1 && !isBitext(args[0]) {
		return nil, cobra.ShellCompDirectiveDefault // files
	}
	if texts != 2 {
		return checkWords(), cobra.ShellCompDirectiveNoFileComp
	}
	opt := compare.Options{}
	opt.Check.Level = check.Info
	c, err := compare.Files(cmd.Context(), args[0], args[1], opt)
	if err != nil {
		return checkWords(), cobra.ShellCompDirectiveNoFileComp
	}
	var all []cobra.Completion
	for _, f := range c.Findings {
		all = append(all, cobra.CompletionWithDesc(f.Fingerprint, f.Check.ID+" "+oneLine(f.Message)))
	}
	return append(all, checkWords()...), cobra.ShellCompDirectiveNoFileComp
}

// isBitext tells whether a name is that of a file of pairs.
func isBitext(path string) bool {
	_, err := exchange.ForOutput(path)
	return err == nil
}
