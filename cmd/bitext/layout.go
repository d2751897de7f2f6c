package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus/pairs"
)

// layoutFlags are how one's own folder says which file is the translation of which.
type layoutFlags []string

// add declares the flag on a command.
func (f *layoutFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar((*[]string)(f), "layout", nil, "take the files of one folder that fit `PATH`, in which {lang} stands for a language and {name} for what a text and its translations are both called; may be repeated")
}

// errLayouts is the error of layouts beside something else than one folder.
func errLayouts(cmd *cobra.Command) error {
	return withHint(errors.New("--layout is about one folder that holds the texts and all translations"), "name that folder alone: %s docs --layout 'en/{name}' --layout '{lang}/{name}'", cmd.CommandPath())
}

// parsed are the layouts.
func (f layoutFlags) parsed() (list []pairs.Layout, err error) {
	for _, text := range f {
		l, err := pairs.ParseLayout(text)
		if err != nil {
			return nil, withHint(fmt.Errorf("--layout %w", err), "a layout is a path below the folder: 'content/{lang}/{name}', '{name}.{lang}.md'")
		}
		list = append(list, l)
	}
	return list, nil
}
