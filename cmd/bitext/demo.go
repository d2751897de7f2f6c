package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/testdata"
)

func newDemo() *cobra.Command {
	return &cobra.Command{
		Use:     "demo [FOLDER]",
		Short:   "Write articles to try bitext on",
		GroupID: groupPair,
		Long: `demo writes three articles, each in English, Chinese and Russian, into the
folder where you stand, or into FOLDER, which is made if it is not there. The
translations were edited as a newsroom would, with errors planted. They are the
articles of the examples in the README and in every help text. A file that is
there already is never overwritten: then nothing is written.`,
		Example: "bitext demo\nbitext demo articles",
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return nil
			}
			return withHint(fmt.Errorf("demo wants one folder at most, not %s", lang.Count(len(args), "argument")), "bitext demo %s", args[0])
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			if err := address(folder); err != nil {
				return err
			}
			names, err := writeArticles(cmd, folder)
			if err != nil {
				return err
			}
			return sayNext(cmd, folder, names)
		},
	}
}

// writeArticles writes all articles into a folder, or none, and returns their
// names.
func writeArticles(cmd *cobra.Command, folder string) (names []string, err error) {
	articles, err := testdata.Articles()
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		path := filepath.Join(folder, a.Name)
		if _, err := os.Lstat(path); err == nil {
			return nil, withHint(fmt.Errorf("%s: is there already; nothing was written", path), "give another folder: bitext demo articles")
		}
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, cannotWrite(folder, cause(err))
	}
	stage := staging{errw: cmd.ErrOrStderr()}
	defer stage.discard()
	for _, a := range articles {
		f, err := stage.create(filepath.Join(folder, a.Name))
		if err != nil {
			return nil, err
		}
		_, err = f.Write(a.Text)
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
		names = append(names, a.Name)
	}
	return names, stage.commit()
}

// sayNext lists what was written and what to type next.
func sayNext(cmd *cobra.Command, folder string, names []string) error {
	out := cmd.OutOrStdout()
	for _, name := range names {
		fmt.Fprintln(out, oneLine(filepath.Join(folder, name)))
	}
	fmt.Fprint(out, "\nWhat to try next:\n\n")
	if folder != "." {
		fmt.Fprintf(out, "  cd %s\n", shellWord(folder))
	}
	_, err := fmt.Fprint(out, `  bitext drones.en.txt drones.zh.txt                  what the translation changed
  bitext check reservoir.en.txt reservoir.zh.txt      its errors, a line each
  bitext align drones.en.txt drones.ru.txt -o drones.tmx
  bitext review archive.en.txt archive.ru.txt         decide what is an error
`)
	return err
}

// shellWord is a word as one types it in a shell: in quotes, if it needs them.
func shellWord(word string) string {
	if strings.ContainsAny(word, " \t'\"\\$&|;<>()*?[]#~`!{}") {
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return word
}
