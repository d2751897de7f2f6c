package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/match"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// Many pairs at once: which they are. What is done with them is in batch.go.

// folderFlags are the flags of the commands that take folders.
type folderFlags struct {
	manifest string
	dryRun   bool
	shard    string
	jobs     uint
	match    bool
	layouts  layoutFlags

	found match.Found // by --match
}

// ofFolders are their names. They are refused where there are no folders.
var ofFolders = []string{"manifest", "match", "layout", "dry-run", "shard", "jobs"}

func (f *folderFlags) add(cmd *cobra.Command) {
	addInput(cmd, &f.manifest, "manifest", "take the pairs that `FILE` lists: a table with the columns source and target, and maybe name, or JSON lines with these keys")
	fs := cmd.Flags()
	fs.BoolVar(&f.match, "match", false, "find out what belongs together by what the files of the folders say, not by their names")
	f.layouts.add(cmd)
	fs.BoolVar(&f.dryRun, "dry-run", false, "with folders, show which files belong together, as --manifest reads it, and which are left, and do nothing")
	fs.StringVar(&f.shard, "shard", "", "do only part `I/N` of the pairs, as 1/4, so that several machines share the work")
	fs.UintVar(&f.jobs, "jobs", 0, "work on `N` pairs at the same time (default: as many as there are processors)")
}

// asked tells whether the command line is about many pairs.
func (f *folderFlags) asked(cmd *cobra.Command, args []string) bool {
	return cmd.Flags().Changed("manifest") || slices.ContainsFunc(args, isFolder)
}

// wanted refuses numbers of arguments that make no sense, of folders, of a manifest,
// and, by another rule, of texts.
func (f *folderFlags) wanted(ofTexts cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if !f.asked(cmd, args) {
			for _, name := range ofFolders {
				if cmd.Flags().Changed(name) && len(args) > 0 {
					return withHint(fmt.Errorf("--%s: is for folders, and %s is none", name, args[0]), "leave it out, or name folders: %s docs/en docs/zh", cmd.CommandPath())
				}
			}
			return ofTexts(cmd, args)
		}
		switch {
		case f.manifest != "" && len(args) > 0:
			return withHint(errors.New("--manifest lists the pairs, and there are arguments as well"), "leave one out")
		case cmd.Flags().Changed("layout") && (f.match || f.manifest != ""):
			return withHint(errors.New("--layout finds pairs by their paths, and --match and --manifest otherwise"), "leave one out")
		case cmd.Flags().Changed("layout") && len(args) > 1:
			return errLayouts(cmd)
		case f.match && f.manifest != "":
			return withHint(errors.New("--manifest lists the pairs, and --match finds them"), "leave one out")
		case len(args) > 2:
			return withHint(fmt.Errorf("%d arguments, where folders are one or two", len(args)), "name the folder of the sources and that of all translations, or the one that holds both")
		}
		for _, arg := range args {
			if _, err := os.Stat(arg); err != nil {
				return fmt.Errorf("%s: cannot read: %w", arg, cause(err))
			}
		}
		if k := slices.IndexFunc(args, isFolder); k >= 0 && slices.ContainsFunc(args, func(arg string) bool { return !isFolder(arg) }) {
			return withHint(fmt.Errorf("%s: is a folder", args[k]), "name the files in it, or two folders")
		}
		return nil
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// unfit refuses flags that make no sense of many pairs, each with the reason.
func unfit(cmd *cobra.Command, why map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(why)) {
		if cmd.Flags().Changed(name) {
			return withHint(fmt.Errorf("--%s: is not for folders: %s", name, why[name]), "leave it out, or take one pair at a time")
		}
	}
	return nil
}

// find finds the pairs and what has no counterpart. What is in the output folder is
// not looked at.
func (f *folderFlags) find(cmd *cobra.Command, args []string, p pairFlags, output string) (pairs.List, error) {
	opt, err := p.byName(output)
	if err == nil && len(args) == 1 {
		opt.Layouts, err = f.layouts.parsed()
	}
	if err != nil {
		return pairs.List{}, err
	}
	list, err := f.list(cmd, args, opt, p)
	if err != nil {
		return list, err
	}
	if len(list.Pairs)+len(list.Missing)+len(list.Extra)+len(list.Doubts) == 0 {
		if f.match {
			return list, fmt.Errorf("%s: there are no texts in two languages that bitext aligns", strings.Join(args, " and "))
		}
		err := fmt.Errorf("%s: no file is the translation of another by its name", strings.Join(args, " and "))
		return list, withHint(err, "names are x.en.txt and x.zh.txt, or en/x.md and zh/x.md; name two folders, list the pairs with --manifest FILE, or have them found by what they say with --match")
	}
	if f.shard == "" {
		return list, nil
	}
	n, of, err := shardOf(f.shard)
	if err != nil {
		return list, err
	}
	return list.Shard(n, of), nil
}

// list finds them as the arguments say.
func (f *folderFlags) list(cmd *cobra.Command, args []string, opt pairs.Options, p pairFlags) (pairs.List, error) {
	switch {
	case f.match:
		err := f.matched(cmd, args, opt, p)
		return f.found.List, err
	case f.manifest != "":
		in, err := inputsOf(cmd).open(f.manifest)
		if err != nil {
			return pairs.List{}, err
		}
		defer in.Close()
		return pairs.Manifest(f.manifest, in)
	case len(args) == 1:
		return pairs.Tree(pairs.Dir(args[0]), opt)
	}
	a, errA := os.Stat(args[0])
	b, errB := os.Stat(args[1])
	if errA == nil && errB == nil && os.SameFile(a, b) {
		return pairs.List{}, withHint(fmt.Errorf("%s and %s are the same folder", args[0], args[1]), "a folder that holds both is named once")
	}
	return pairs.Folders(pairs.Dir(args[0]), pairs.Dir(args[1]), opt)
}

// byName are the options of the search by name: the languages that the flags name
// are those of the files.
func (p pairFlags) byName(output string) (opt pairs.Options, err error) {
	for flag, tag := range map[string]string{"source-lang": p.sourceLang, "target-lang": p.targetLang} {
		if tag != "" && lang.For(corpus.Tag(tag)) == nil {
			return opt, noSuchLanguage(fmt.Errorf("--%s %s: not a language that bitext aligns", flag, tag), tag, "--"+flag+" ")
		}
	}
	opt.Source = corpus.Tag(p.sourceLang)
	if p.targetLang != "" {
		opt.Targets = []corpus.Tag{corpus.Tag(p.targetLang)}
	}
	if out, err := os.Stat(output); output != "" && err == nil {
		opt.Skip = func(path string) bool {
			info, err := os.Stat(path)
			return err == nil && os.SameFile(info, out)
		}
	}
	return opt, nil
}

// shardOf reads I/N.
func shardOf(text string) (n, of int, err error) {
	first, second, ok := strings.Cut(text, "/")
	n, errN := strconv.Atoi(first)
	of, errOf := strconv.Atoi(second)
	if !ok || errN != nil || errOf != nil || n < 1 || n > of {
		return 0, 0, withHint(fmt.Errorf("--shard %s: not a part", text), "write it as 1/4, the first of four")
	}
	return n, of, nil
}

// matched finds the pairs by what the files say. Texts that cannot be read are told.
func (f *folderFlags) matched(cmd *cobra.Command, args []string, opt pairs.Options, p pairFlags) error {
	var texts []pairs.Text
	for _, folder := range args {
		some, err := pairs.Dir(folder).Texts(opt)
		if err != nil {
			return err
		}
		texts = append(texts, some...)
	}
	read, err := p.options(cmd)
	if err != nil {
		return err
	}
	read.Source.Language = corpus.Unknown // each file has its own
	count := counting(cmd.ErrOrStderr(), len(texts), "texts")
	defer count.done()
	f.found, err = match.Texts(cmd.Context(), texts, match.Options{Source: opt.Source, Targets: opt.Targets, Read: read.Source, Vectors: read.Align.Vectors, Progress: count.step})
	for _, unread := range f.found.Unread {
		count.say(unread)
	}
	return err
}

// show prints the pairs as a manifest, and says on standard error what is left.
func (f *folderFlags) show(cmd *cobra.Command, list pairs.List) error {
	rows := [][]string{{"source", "target", "name"}}
	if f.match {
		rows[0] = append(rows[0], "confidence")
	}
	sure := map[string]float64{}
	for k, p := range f.found.Pairs {
		sure[p.Name] = f.found.Confidence[k]
	}
	for _, p := range list.Pairs {
		row := []string{p.Source, p.Target, p.Name}
		if f.match {
			row = append(row, fmt.Sprintf("%.2f", sure[p.Name]))
		}
		rows = append(rows, row)
	}
	for _, row := range rows {
		if _, err := fmt.Fprintln(cmd.OutOrStdout(), strings.Join(row, "\t")); err != nil {
			return err
		}
	}
	sayRest(cmd, list)
	for _, g := range f.found.Guesses {
		say(cmd.ErrOrStderr(), "%s", g)
	}
	alone := "left alone, as no name says that they are translated"
	if f.match {
		alone = "left alone, being in other languages"
	}
	counts := []string{lang.Count(len(list.Pairs), "pair")}
	for _, c := range []struct {
		n    int
		what string
	}{{len(list.Missing), "missing"}, {len(list.Extra), "extra"}, {len(list.Doubts), "in doubt"}, {len(list.Other), alone}} {
		if c.n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	say(cmd.ErrOrStderr(), "%s", strings.Join(counts, ", "))
	return nil
}

// sayRest says which files have no counterpart, or two.
func sayRest(cmd *cobra.Command, list pairs.List) {
	for _, x := range (report.Folder{Rest: list}).Files() {
		say(cmd.ErrOrStderr(), "%s: %s", x.Path, x.Message)
	}
}

// outputFolder is the folder that the results go to, which need not be there yet.
func outputFolder(cmd *cobra.Command, path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case path == "" || path == "-":
		return "", withHint(fmt.Errorf("%s of folders writes a file a pair", cmd.CommandPath()), "say where: -o out/")
	case err == nil && !info.IsDir():
		return "", withHint(fmt.Errorf("%s: is a file, and the results of folders are many", path), "name a folder: -o out/")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", cannotWrite(path, err)
	case err != nil && !os.IsPathSeparator(path[len(path)-1]) && cmp.Or(filepath.Ext(path), filepath.Base(path)) != filepath.Base(path):
		return "", withHint(fmt.Errorf("%s: is named as a file, and the results of folders are many", path), "name a folder: -o out/, or -o %s/", path)
	}
	return filepath.Clean(path), nil
}
