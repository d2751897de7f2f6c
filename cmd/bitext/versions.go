package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// versions compares more than two versions of one article, and says on standard
// error what was left out.
func (p pairFlags) versions(cmd *cobra.Command, args []string, opt compare.Options) (*compare.Versions, error) {
	if onCommandLine(cmd, "target-lang") {
		return nil, ofTwo(cmd, "--target-lang", args)
	}
	opt.Target.Language = corpus.Unknown // a config may name it, for pairs
	if err := contradicted(cmd.Context(), "source-lang", args[0], opt.Source.Language, opt.Source); err != nil {
		return nil, err
	}
	done := busy(cmd.ErrOrStderr(), "comparing")
	v, err := compare.VersionFiles(cmd.Context(), args, opt)
	done()
	if err != nil {
		return nil, byName(err)
	}
	tell(cmd, v.Notes)
	for _, c := range v.Pairs {
		doubts(cmd, c.Bitext, opt.UpTo != compare.Findings)
		warnUnfit(cmd.ErrOrStderr(), []string{c.Src.Path, c.Dst.Path}, review.Find(c.Dst.Path), c.Unfit)
	}
	return v, nil
}

// ofTwo refuses what is about a text and its translation only.
func ofTwo(cmd *cobra.Command, what string, args []string) error {
	err := fmt.Errorf("%s: is about a text and its translation, and there are %d versions", what, len(args))
	return withHint(err, "leave it out, or take two at a time: %s %s %s", cmd.CommandPath(), args[0], args[1])
}

// byName says how the language of one of several versions can be given.
func byName(err error) error {
	e, ok := errors.AsType[*compare.LanguageError](err)
	if !ok || e.Side == corpus.Source {
		return byFlag(err)
	}
	return withHint(e, "name the file by its language, as article.zh.txt; the languages are %s", lang.List("and", lang.Tags()))
}

// versionsPages write what several versions do not share, by the name of the
// format.
var versionsPages = map[string]func(io.Writer, *compare.Versions, report.Options) error{
	onePage: report.VersionsPage,
	webPage: func(w io.Writer, v *compare.Versions, opt report.Options) error {
		return report.VersionsHTML(w, v, release(), opt)
	},
	excel: func(w io.Writer, v *compare.Versions, _ report.Options) error { return report.VersionsXLSX(w, v) },
}

// sendVersions compares more than two versions and writes what they do not share,
// or, where the name of the output stands for a format of units, the units.
func (f findingFlags) sendVersions(cmd *cobra.Command, args []string, out outputFlags, format *string, look func(screen) report.Options) error {
	units, _ := exchange.ForOutput(out.file)
	asUnits := units != nil && units.Versions
	if !asUnits {
		if err := versionsPage(cmd, args, out.file, format); err != nil {
			return err
		}
	}
	if f.baseline != "" {
		return ofTwo(cmd, "--baseline", args)
	}
	opt, err := f.asked(cmd, never)
	if err != nil {
		return err
	}
	v, err := f.pair.versions(cmd, args, opt)
	if err != nil {
		return err
	}
	in := inputsOf(cmd)
	for _, c := range v.Pairs {
		warnStale(cmd.ErrOrStderr(), []string{c.Src.Path, c.Dst.Path}, f.reviewPath(c), c.Stale)
		in.add(f.reviewPath(c))
	}
	if asUnits {
		err = (&exportFlags{output: out.file}).write(cmd, v.Stream(), exchange.Options{Version: release(), Time: time.Now()}, in)
	} else {
		err = out.send(cmd, *format == onePage, in, func(w io.Writer, s screen) error {
			return versionsPages[*format](w, v, look(s))
		})
	}
	if err == nil && report.Vary(v) {
		err = errFindings
	}
	return err
}

// versionsPage finds the format of a page of more than two versions, as
// [pageByExtension] does.
func versionsPage(cmd *cobra.Command, args []string, path string, format *string) error {
	err := pageByExtension(cmd, path, format)
	if err == nil && versionsPages[*format] != nil {
		return unread(cmd, *format)
	}
	const written = "-o news.txt, .html and .xlsx are the page, .tmx, .tsv and .csv the units"
	if path == "" {
		return withHint(fmt.Errorf("--format %s is of two texts, and there are %d versions", *format, len(args)), written)
	}
	return withHint(fmt.Errorf("%s: %d versions are not written as %s files", path, len(args), filepath.Ext(path)), written)
}
