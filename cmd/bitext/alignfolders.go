package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/batch"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// alignFolders writes a file of units a pair into a folder.
func (p pairFlags) alignFolders(cmd *cobra.Command, args []string, many folderFlags, opt compare.Options, out ladderFlags) error {
	if err := unfit(cmd, map[string]string{"explain": "it is about a bead of one pair"}); err != nil {
		return err
	}
	if out.export.format == sideBySide {
		return withHint(fmt.Errorf("--format %s: is not for folders", sideBySide), "bitext compare -o out/ writes pages; bitext list formats shows what this command writes")
	}
	format, err := exchange.ByName(cmp.Or(out.export.format, "tmx"))
	if err != nil {
		return err
	}
	export, err := out.export.options()
	if err != nil {
		return err
	}
	if many.dryRun {
		list, err := many.find(cmd, args, p, out.screen.file)
		if err != nil {
			return err
		}
		return many.show(cmd, list)
	}
	folder, err := outputFolder(cmd, out.screen.file)
	if err != nil {
		return err
	}
	list, err := many.find(cmd, args, p, folder)
	if err != nil {
		return err
	}
	r, err := many.openResults(cmd, folder, format.Extensions[0], list)
	if err != nil {
		return err
	}
	r.force = out.export.force
	written, skipped := 0, 0
	failed, err := many.together(cmd, list, r, func(ctx context.Context, p pairs.Pair) (filed, error) {
		known := r.state.Known(p.Name)
		c, notes, err := compareOne(ctx, p, opt)
		if err != nil {
			return filed{}, err
		}
		x := filed{Notes: notes}
		of := export
		of.Time = latest(p)
		x.Size, err = r.write(p, known, func(path string, stage *staging) error {
			report, err := exchange.Write(c.Stream(), format, path, stage.create, of)
			x.Written, x.Skipped = report.Written, report.Skipped()
			return err
		})
		return x, err
	}, func(x batch.Result[filed]) { written, skipped = written+x.Value.Written, skipped+x.Value.Skipped })
	if err != nil {
		return err
	}
	sayRest(cmd, list)
	say(cmd.ErrOrStderr(), "%d units written, %d skipped", written, skipped)
	return someFailed(failed, len(list.Pairs))
}

// latest is when the texts of a pair were last written: what is made of them bears
// that time, so that who makes it again makes the same.
func latest(p pairs.Pair) (t time.Time) {
	for _, path := range []string{p.Source, p.Target} {
		if info, err := os.Stat(path); err == nil && info.ModTime().After(t) {
			t = info.ModTime()
		}
	}
	return t
}
