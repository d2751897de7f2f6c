package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// compareVersions compares more than two versions of one article, and says on
// standard error what was left out.
func (f findingFlags) compareVersions(cmd *cobra.Command, args []string) (*compare.Versions, *inputs, error) {
	for _, flag := range []string{"target-lang", "baseline"} {
		if cmd.Flags().Changed(flag) {
			err := fmt.Errorf("--%s: is about one translation, and there are %d", flag, len(args)-1)
			return nil, nil, withHint(err, "leave it out, or compare two at a time: %s %s %s", cmd.CommandPath(), args[0], args[1])
		}
	}
	opt, err := f.asked(cmd, never)
	if err != nil {
		return nil, nil, err
	}
	if err := contradicted(cmd.Context(), "source-lang", args[0], opt.Source.Language, opt.Source); err != nil {
		return nil, nil, err
	}
	done := busy(cmd.ErrOrStderr(), "comparing")
	v, err := compare.VersionFiles(cmd.Context(), args, opt)
	done()
	if err != nil {
		return nil, nil, byName(err)
	}
	tell(cmd, v.Notes)
	in := inputsOf(cmd)
	for _, c := range v.Pairs {
		doubts(cmd, c.Bitext, false)
		warnStale(cmd.ErrOrStderr(), []string{c.Src.Path, c.Dst.Path}, f.reviewPath(c), c.Stale)
		in.add(f.reviewPath(c))
	}
	return v, in, nil
}

// byName says how the language of one of several versions can be given.
func byName(err error) error {
	e, ok := errors.AsType[*compare.LanguageError](err)
	if !ok || e.Side == corpus.Source {
		return byFlag(err)
	}
	return withHint(e, "name the file by its language, as article.zh.txt; the languages are %s", lang.List("and", lang.Tags()))
}

// versionsPages writes what several versions do not share, by the name of the
// format.
var versionsPages = map[string]func(io.Writer, *compare.Versions, report.Options) error{
	onePage: report.VersionsPage,
}

// sendVersions compares more than two versions and writes them where the flags say.
func (f findingFlags) sendVersions(cmd *cobra.Command, args []string, out outputFlags, format string, look func(screen) report.Options) error {
	if versionsPages[format] == nil {
		return withHint(fmt.Errorf("--format %s is of two texts, and there are %d", format, len(args)), "%s, or two texts at a time", lang.List("or", versionsFormats()))
	}
	v, in, err := f.compareVersions(cmd, args)
	if err != nil {
		return err
	}
	err = out.send(cmd, format == onePage, in, func(w io.Writer, s screen) error {
		return versionsPages[format](w, v, look(s))
	})
	if err == nil && report.Vary(v) {
		err = errFindings
	}
	return err
}

// versionsFormats are the formats that hold more than two versions, as --format
// takes them.
func versionsFormats() (names []string) {
	for name := range versionsPages {
		names = append(names, "--format "+name)
	}
	slices.Sort(names)
	return names
}
