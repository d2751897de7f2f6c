package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/batch"
	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// checkFolders writes the findings of all pairs as one document.
func (f *findingFlags) checkFolders(cmd *cobra.Command, args []string, many folderFlags, out outputFlags, format, failOn string) error {
	if err := unfit(cmd, map[string]string{"baseline": "a review file is about one pair", "since": "it is about one pair; bitext status looks at folders"}); err != nil {
		return err
	}
	k := slices.IndexFunc(report.FolderFormats, func(x report.FolderFormat) bool { return x.Name == format })
	if k < 0 {
		return withHint(fmt.Errorf("--format %s: is not for folders", format), "bitext compare -o out/ writes a page a pair, and one that leads to them")
	}
	opt, err := f.asked(cmd, failOn)
	if err != nil {
		return err
	}
	list, err := many.find(cmd, args, f.pair, "")
	if err != nil {
		return err
	}
	if many.dryRun {
		return many.show(cmd, list)
	}
	done := report.Folder{Rest: list}
	failed := 0
	in := inputsOf(cmd)
	for _, p := range list.Pairs {
		in.add(p.Source, p.Target, review.Find(p.Target))
	}
	err = out.send(cmd, format == forReading, in, func(w io.Writer, s screen) error {
		doc, err := report.NewFolderWriter(w, report.FolderFormats[k], release(), s.options())
		if err != nil {
			return err
		}
		failed, err = f.checkAll(cmd, list, many, opt, doc, &done)
		if err != nil {
			return err
		}
		return doc.End(done)
	})
	if err != nil {
		return err
	}
	if err := someFailed(failed, len(list.Pairs)); err != nil {
		return err
	}
	if done.Fails(check.Severity(failOn)) {
		return errFindings
	}
	return nil
}

// A checked is the findings of a pair, and what was said on the way.
type checked struct {
	found report.Findings
	notes []string
}

// checkAll checks all pairs, and writes their findings in order.
func (f *findingFlags) checkAll(cmd *cobra.Command, list pairs.List, many folderFlags, opt compare.Options, doc *report.FolderWriter, done *report.Folder) (failed int, err error) {
	bar := counting(cmd.ErrOrStderr(), len(list.Pairs), "pairs")
	defer bar.done()
	err = batch.Run(cmd.Context(), list.Pairs, batch.Options[checked]{
		Jobs: int(many.jobs),
		Work: func(ctx context.Context, p pairs.Pair) (checked, error) {
			c, notes, err := compareOne(ctx, p, opt)
			if err != nil {
				return checked{}, err
			}
			return checked{findingsOf(c), notes}, nil
		},
	}, func(x batch.Result[checked]) error {
		bar.step()
		for _, n := range x.Value.notes {
			bar.say(fmt.Errorf("%s", n))
		}
		if x.Err != nil {
			failed++
			bar.say(x.Err)
			done.Rows = append(done.Rows, report.Row{Source: x.Pair.Source, Target: x.Pair.Target, Lang: x.Pair.Lang, Failed: x.Err.Error()})
			return nil
		}
		done.Rows = append(done.Rows, report.RowOf(x.Value.found))
		return doc.Pair(x.Value.found)
	})
	return failed, err
}

// findingsOf is what a comparison found, for a report.
func findingsOf(c *compare.Comparison) report.Findings {
	return report.Findings{Bitext: c.Bitext, Found: c.Findings, Dismissed: c.Dismissed, Ledger: c.Ledger, Version: release()}
}
