package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/report"
)

func newCompare() *cobra.Command {
	var (
		flags           findingFlags
		out             outputFlags
		format          string
		onlyDifferences bool
		ascii           bool
	)
	cmd := &cobra.Command{
		Use:     "compare SOURCE TARGET",
		Short:   "Show on one page what a translation changed",
		GroupID: groupPair,
		Long: `compare shows an English text beside its Chinese or Russian version, and what
differs: first a summary, then both texts with the words marked that differ, the
paragraphs that only one of them has, and those that stand elsewhere. What is
marked is said in words below its paragraph. bitext SOURCE TARGET does the same.

In the pager n goes to the next difference and N to the one before. The exit
status is that of diff: 0 where nothing differs, 1 where something does. Numbers
count paragraphs. An editor's choices are dismissed with bitext dismiss.`,
		Annotations: map[string]string{findsThings: "the texts differ"},
		Example: `bitext drones.en.txt drones.zh.txt
bitext compare --only-differences drones.en.txt drones.ru.txt
bitext compare --width 120 -o drones.page.txt drones.en.txt drones.zh.txt`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := onlyPage(out.file); err != nil {
				return err
			}
			f, in, err := flags.find(cmd, args, never)
			if err != nil {
				return err
			}
			err = out.send(cmd, true, in, func(w io.Writer, s screen) error {
				opt := report.Options{Width: s.width, Color: s.color, OnlyDifferences: onlyDifferences, ASCII: ascii, Keys: s.paged}
				if format == redline {
					return report.Redline(w, f, opt)
				}
				return report.Compare(w, f, opt)
			})
			if err == nil && report.Differ(f) {
				err = errFindings
			}
			return err
		},
	}
	addChoice(cmd, &format, "format", "page: a summary, then both texts; redline: the source, what the translation dropped struck out, what it added in [brackets]", onePage, []string{onePage, redline})
	fs := cmd.Flags()
	fs.BoolVar(&onlyDifferences, "only-differences", false, "leave out what agrees")
	fs.BoolVar(&ascii, "ascii", false, "draw with ASCII signs only")
	out.pattern = report.NextDifference
	flags.add(cmd)
	out.add(cmd)
	return cmd
}

// The values of --format.
const (
	onePage = "page"
	redline = "redline"
)

// onlyPage refuses to write the page into a file whose name promises something
// else.
func onlyPage(path string) error {
	extension := strings.ToLower(filepath.Ext(path))
	err := fmt.Errorf("%s: the page is not written as %s files", path, extension)
	name := strings.TrimSuffix(path, filepath.Ext(path))
	switch {
	case extension == "", extension == ".txt":
		return nil
	case findingsByExtension[extension] != "":
		return withHint(err, "bitext check -o %s writes the findings; -o %s.txt is the page", path, name)
	}
	return withHint(err, "-o %s.txt is the page; bitext align -o writes the two texts in other formats", name)
}

// withCommand puts the compare command before arguments that name texts and no
// command.
func withCommand(root *cobra.Command, args []string) []string {
	if len(args) < 2 || !isText(args[0]) && !strings.HasPrefix(args[0], "-") {
		return args
	}
	texts := 0
	for _, arg := range args {
		if slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == arg || c.HasAlias(arg) }) {
			return args
		}
		if isText(arg) {
			texts++
		}
	}
	if texts < 2 {
		return args
	}
	return append([]string{"compare"}, args...)
}

// isText tells whether an argument names a text: a file that is there, what is
// written as one (news.zh.txt, articles/news), or standard input.
func isText(arg string) bool {
	if arg == "-" {
		return true
	}
	_, missing := os.Stat(arg)
	return missing == nil || !strings.HasPrefix(arg, "-") && strings.ContainsAny(arg, "./\\")
}
