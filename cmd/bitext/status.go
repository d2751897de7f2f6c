package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/behind"
	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/history"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

const statusHelp = `status says how far the translations in a folder are behind their texts: a line
a file. Which file is the translation of which is told by their names, as in
docs/en/a.md and docs/zh/a.md, or a.md and a.ru.md; one folder can hold all, and
--layout says how that one is laid out. What a text was when its translation was
changed last is asked of git.

  up to date     nothing that was changed since is missing in the translation
  3 paragraphs behind
                 so many are new, changed or gone, and what corresponds to them
                 is as it was; bitext check --since touched shows them
  untranslated   a text without a translation, where others have one
  extra          a translation without a text
  unknown        it cannot be told, as where the file is in no commit yet

With --since REV what counts is what changed since that revision, and of texts
without a translation those that are new since.

A text without a translation counts as an error, a translation without a text as
a warning, a paragraph as bitext check --since reports it.`

func newStatus() *cobra.Command {
	var (
		flags          findingFlags
		out            outputFlags
		layouts        layoutFlags
		format, failOn string
	)
	cmd := &cobra.Command{
		Use:         "status SOURCE [TARGET]",
		Short:       "Say which translations of a folder are behind their texts",
		GroupID:     groupPair,
		Long:        statusHelp,
		Annotations: map[string]string{findsThings: "something is behind or missing, at the severity of --fail-on or above"},
		Example: `bitext status docs/en docs/zh
bitext status docs
bitext status --layout 'text/{name}.md' --layout '{lang}/{name}.md' docs
bitext status --since v1.0 --fail-on warning docs/en docs/ru
bitext status --format tsv -o status.tsv docs/en docs/zh`,
		Args: wantOneOrTwo,
		RunE: func(cmd *cobra.Command, args []string) error {
			files, in, err := flags.behind(cmd, args, layouts, failOn)
			if err != nil {
				return err
			}
			err = out.send(cmd, format == forReading, in, func(w io.Writer, s screen) error {
				return statusFormat(format).Write(w, files, s.options())
			})
			if err == nil && slices.ContainsFunc(files, func(f behind.File) bool { return lagging(f, failOn) }) {
				err = errFindings
			}
			return err
		},
	}
	addChoice(cmd, &format, "format", "how the table is written", forReading, statusFormats())
	addChoice(cmd, &failOn, "fail-on", "least severity that makes the exit status 1", string(check.Error), append(severities(), never))
	addSince(cmd, &flags.since, lastTouched)
	layouts.add(cmd)
	flags.addWhat(cmd)
	flags.pair.text.add(cmd)
	out.add(cmd)
	return cmd
}

// wantOneOrTwo is for commands that take one folder or two.
func wantOneOrTwo(cmd *cobra.Command, args []string) error {
	if len(args) == 1 || len(args) == 2 {
		return nil
	}
	err := fmt.Errorf("%s wants one folder or two, not %s", cmd.Name(), lang.Count(len(args), "argument"))
	return withHint(err, "name the folder of the texts and that of their translations, or one that holds both: %s docs/en docs/zh", cmd.CommandPath())
}

// lagging tells whether a file is as grave as --fail-on says.
func lagging(f behind.File, failOn string) bool {
	s, ok := f.Severity()
	return ok && failOn != never && s.AtLeast(check.Severity(failOn))
}

// behind looks at the files that the arguments name, and says on standard error of
// which it cannot tell what they belong to.
func (f findingFlags) behind(cmd *cobra.Command, args []string, layouts layoutFlags, failOn string) ([]behind.File, *inputs, error) {
	opt, err := f.asked(cmd, failOn)
	if err != nil {
		return nil, nil, err
	}
	list, err := textsOf(cmd, args, layouts)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range list.Doubts {
		say(cmd.ErrOrStderr(), "%s", d)
	}
	if len(list.Pairs)+len(list.Missing)+len(list.Extra) == 0 {
		return nil, nil, withHint(fmt.Errorf("%s: no texts with translations found", args[0]), "they are told by their names, as en/a.md and zh/a.md, or a.en.md and a.zh.md, or by --layout")
	}
	repo, err := history.Open(cmd.Context(), folderAt(args[0]))
	if err != nil {
		return nil, nil, err
	}
	how := behind.Options{Compare: opt}
	if f.since != lastTouched {
		if how.Since, err = repo.Commit(cmd.Context(), f.since); err != nil {
			return nil, nil, err
		}
	}
	done := busy(cmd.ErrOrStderr(), "comparing")
	files, err := behind.Tree(cmd.Context(), repo, list, how)
	done()
	in := inputsOf(cmd)
	for _, f := range files {
		in.add(f.Source, f.Target)
	}
	return files, in, err
}

// textsOf are the texts and translations that one folder or two hold, or that two
// arguments are. The layouts are those of one folder: of a config they say nothing of
// others.
func textsOf(cmd *cobra.Command, args []string, layouts layoutFlags) (pairs.List, error) {
	folders := 0
	for _, path := range args {
		info, err := os.Stat(path)
		if err != nil {
			return pairs.List{}, fmt.Errorf("%s: cannot read: %w", path, cause(err))
		}
		if info.IsDir() {
			folders++
		}
	}
	laidOut, err := layouts.parsed()
	if err != nil {
		return pairs.List{}, err
	}
	switch {
	case folders == 1 && len(args) == 1:
		return pairs.Tree(pairs.Dir(args[0]), pairs.Options{Layouts: laidOut})
	case onCommandLine(cmd, "layout"):
		return pairs.List{}, errLayouts(cmd)
	case folders == 2:
		return pairs.Folders(pairs.Dir(args[0]), pairs.Dir(args[1]), pairs.Options{})
	case folders == 0 && len(args) == 2:
		return pairs.List{Pairs: []pairs.Pair{{Source: args[0], Target: args[1], Lang: lang.Named(args[1])}}}, nil
	}
	if len(args) == 1 {
		return pairs.List{}, withHint(fmt.Errorf("%s: is a file by itself", args[0]), "name its translation too, or the folder of both")
	}
	return pairs.List{}, withHint(fmt.Errorf("%s and %s: a folder and a file", args[0], args[1]), "name two folders, or two files")
}

// folderAt is a folder, or that in which a file is.
func folderAt(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return path
	}
	return filepath.Dir(path)
}

// statusFormats lists what --format takes.
func statusFormats() (names []string) {
	for _, f := range report.StatusFormats {
		names = append(names, f.Name)
	}
	return names
}

// statusFormat is the format of a name that --format took.
func statusFormat(name string) report.StatusFormat {
	i := slices.IndexFunc(report.StatusFormats, func(f report.StatusFormat) bool { return f.Name == name })
	return report.StatusFormats[i]
}
