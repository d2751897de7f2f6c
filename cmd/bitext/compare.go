package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/lang"
)

func newCompare() *cobra.Command {
	var (
		flags           findingFlags
		many            folderFlags
		out             outputFlags
		format          string
		onlyDifferences bool
		ascii           bool
		facts           bool
	)
	cmd := &cobra.Command{
		Use:     "compare SOURCE TARGET...",
		Short:   "Show on one page what a translation changed",
		GroupID: groupPair,
		Long: `compare shows an English text beside its Chinese or Russian version, and what
differs: first a summary, then both texts with the words marked that differ, the
paragraphs that only one of them has, and those that stand elsewhere. What is
marked is said in words below its paragraph. bitext SOURCE TARGET does the same.
More versions of the article may follow: all are compared with the English one,
and stand in a column each. Of one file that holds both texts, such as a
translation memory, compare shows the units. Of folders it writes a page a pair
into another, and one that leads to them; see bitext help folders.

In the pager n goes to the next difference and N to the one before; it shows the
page as wide as the terminal was when it began. The exit status is that of diff:
0 where nothing differs, 1 where something does. Numbers count paragraphs. An
editor's choices are dismissed with bitext dismiss.`,
		Annotations: map[string]string{findsThings: "the texts differ"},
		Example: `bitext drones.en.txt drones.zh.txt
bitext drones.en.txt drones.zh.txt drones.ru.txt
bitext compare --only-differences drones.en.txt drones.ru.txt
bitext compare -o drones.html drones.en.txt drones.zh.txt
bitext compare --format redline -o drones.docx drones.en.txt drones.zh.txt
bitext compare docs/en docs/zh -o out/
bitext compare --width 120 -o drones.page.txt drones.en.txt drones.zh.txt`,
		Args: many.wanted(wantFileOrPair),
		RunE: func(cmd *cobra.Command, args []string) error {
			look := func(s screen) report.Options {
				opt := s.options()
				opt.OnlyDifferences, opt.ASCII, opt.Facts = onlyDifferences, ascii, facts
				return opt
			}
			if many.asked(cmd, args) {
				return flags.compareFolders(cmd, args, many, out, format, look)
			}
			if len(args) > 2 && facts {
				return ofTwo(cmd, "--facts", args)
			}
			if len(args) > 2 {
				return flags.sendVersions(cmd, args, out, &format, look)
			}
			if err := pageByExtension(cmd, out.file, &format); err != nil {
				return err
			}
			if err := unread(cmd, format); err != nil {
				return err
			}
			f, in, err := flags.find(cmd, args, never)
			if err != nil {
				return err
			}
			forPeople := format == onePage || format == redline
			isWord := strings.EqualFold(filepath.Ext(out.file), ".docx")
			err = out.send(cmd, forPeople, in, func(w io.Writer, s screen) error {
				return writePage(w, f, format, isWord, look(s))
			})
			if err == nil && report.Differ(f) {
				err = errFindings
			}
			return err
		},
	}
	addChoice(cmd, &format, "format", "page: a summary, then both texts; redline: the source, what the translation dropped struck out, what it added in [brackets]; html, docx, xlsx: the page for a browser, for Word and for Excel, as -o page.html, page.docx and page.xlsx write it", onePage, []string{onePage, redline, webPage, wordDoc, excel})
	fs := cmd.Flags()
	fs.BoolVar(&onlyDifferences, "only-differences", false, "leave out what agrees")
	fs.BoolVar(&facts, "facts", false, "mark figures, dates and names, those that correspond with one letter")
	fs.BoolVar(&ascii, "ascii", false, "draw with ASCII signs only")
	out.pattern = report.NextDifference
	flags.add(cmd)
	many.add(cmd)
	out.add(cmd)
	return cmd
}

// The values of --format.
const (
	onePage = "page"
	redline = "redline"
	webPage = "html"
	wordDoc = "docx"
	excel   = "xlsx"
)

// pages are the formats that names of files stand for.
var pages = map[string]string{"": onePage, ".txt": onePage, ".htm": webPage, ".html": webPage, ".docx": wordDoc, ".xlsx": excel}

// pageByExtension makes the format that which the name of the output stands for,
// unless the user chose one. A name that promises what is not written is refused.
func pageByExtension(cmd *cobra.Command, path string, format *string) error {
	extension := strings.ToLower(filepath.Ext(path))
	name := strings.TrimSuffix(path, filepath.Ext(path))
	stands, known := pages[extension]
	chosen := cmd.Flags().Changed("format")
	switch {
	case !known && findingsByExtension[extension] != "":
		return withHint(notWritten(path, extension), "bitext check -o %s writes the findings; -o %s.html, .docx, .xlsx and .txt are the page", path, name)
	case !known:
		return withHint(notWritten(path, extension), "-o %s.html, .docx, .xlsx and .txt are the page; bitext align -o writes the two texts in other formats", name)
	case !chosen:
		*format = stands
	case stands == onePage, *format == stands, *format == redline && stands == wordDoc:
	default:
		return withHint(fmt.Errorf("%s: --format %s is not written as %s files", path, *format, extension), "without --format %s is the page", path)
	}
	return nil
}

// notWritten says that the page is not written as files of a kind.
func notWritten(path, extension string) error {
	return fmt.Errorf("%s: the page is not written as %s files", path, extension)
}

// readBy are the formats that read the flags of how the page is drawn.
var readBy = map[string][]string{
	"only-differences": {onePage, webPage},
	"facts":            {onePage, webPage},
	"ascii":            {onePage},
}

// unread refuses a flag that a format does not read.
func unread(cmd *cobra.Command, format string) error {
	for _, name := range slices.Sorted(maps.Keys(readBy)) {
		if onCommandLine(cmd, name) && !slices.Contains(readBy[name], format) {
			return withHint(fmt.Errorf("--%s: is not for --format %s", name, format), "leave it out; it is for --format %s", lang.List("and", readBy[name]))
		}
	}
	return nil
}

// writePage writes a comparison in a format; isWord tells whether it is a Word
// document.
func writePage(w io.Writer, f report.Findings, format string, isWord bool, opt report.Options) error {
	switch {
	case format == redline && isWord:
		return report.RedlineDocx(w, f)
	case format == redline:
		return report.Redline(w, f, opt)
	case format == webPage:
		return report.CompareHTML(w, f, opt)
	case format == wordDoc:
		return report.CompareDocx(w, f)
	case format == excel:
		return report.CompareXLSX(w, f)
	}
	return report.Compare(w, f, opt)
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
