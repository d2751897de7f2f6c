package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/batch"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// indexName is the page that leads to those of all pairs.
const indexName = "index.html"

// extensionsOf are those of the pages of many pairs, by format.
var extensionsOf = map[string]string{webPage: ".html", wordDoc: ".docx", excel: ".xlsx", onePage: ".txt", redline: ".docx"}

// compareFolders writes a page a pair into a folder, and one that leads to them.
func (f *findingFlags) compareFolders(cmd *cobra.Command, args []string, many folderFlags, out outputFlags, format string, look func(screen) report.Options) error {
	if !cmd.Flags().Changed("format") {
		format = webPage
	}
	if err := unfit(cmd, map[string]string{"baseline": "a review file is about one pair"}); err != nil {
		return err
	}
	if err := unread(cmd, format); err != nil {
		return err
	}
	opt, err := f.asked(cmd, never)
	if err != nil {
		return err
	}
	if many.dryRun {
		list, err := many.find(cmd, args, f.pair, out.file)
		if err != nil {
			return err
		}
		return many.show(cmd, list)
	}
	folder, err := outputFolder(cmd, out.file)
	if err != nil {
		return err
	}
	list, err := many.find(cmd, args, f.pair, folder)
	if err != nil {
		return err
	}
	if err := ownIndex(folder); err != nil {
		return err
	}
	r, err := many.openResults(cmd, folder, extensionsOf[format], list)
	if err != nil {
		return err
	}
	scr := screen{width: int(out.width), wide: out.wide}
	done := report.Folder{Rest: list}
	failed, err := many.together(cmd, list, r, func(ctx context.Context, p pairs.Pair) (filed, error) {
		known := r.state.Known(p.Name)
		c, notes, err := compareOne(ctx, p, opt)
		if err != nil {
			return filed{}, err
		}
		found := findingsOf(c)
		x := filed{Row: report.RowOf(found), Notes: notes}
		x.Size, err = r.write(p, known, func(path string, stage *staging) error {
			w, err := stage.create(path)
			if err != nil {
				return err
			}
			if err := writePage(w, found, format, format == redline || format == wordDoc, look(scr)); err != nil {
				return err
			}
			return w.Close()
		})
		return x, err
	}, func(x batch.Result[filed]) { done.Rows = append(done.Rows, rowOf(x)) })
	if err != nil {
		return err
	}
	if many.shard == "" {
		title := strings.Join(append(slices.Clone(args), many.manifest), " ")
		err = writeFile(filepath.Join(folder, indexName), staging{errw: cmd.ErrOrStderr(), many: true}, func(w io.Writer) error {
			return report.FolderPage(w, strings.TrimSpace(title), done, release())
		})
	} else {
		say(cmd.ErrOrStderr(), "part %s is done; when all are, the same command without --shard writes %s", many.shard, filepath.Join(folder, indexName))
	}
	if err != nil {
		return err
	}
	terminal := outputFlags{color: out.color, width: out.width, wide: out.wide}
	if err := terminal.send(cmd, false, nil, func(w io.Writer, s screen) error { return report.FolderText(w, done, s.options()) }); err != nil {
		return err
	}
	if err := someFailed(failed, len(list.Pairs)); err != nil {
		return err
	}
	if slices.ContainsFunc(done.Rows, func(r report.Row) bool { return r.Differ }) {
		return errFindings
	}
	return nil
}

// ownIndex refuses a folder with a page that bitext did not write.
func ownIndex(folder string) error {
	path := filepath.Join(folder, indexName)
	states, err := filepath.Glob(filepath.Join(folder, strings.TrimSuffix(stateName, ".jsonl")+"*.jsonl"))
	if _, missing := os.Lstat(path); missing == nil && (err != nil || len(states) == 0) {
		return withHint(fmt.Errorf("%s: is there already, and was not written by an earlier run", path), "give --output another folder")
	}
	return nil
}

// rowOf is what became of a pair, as a row of the report.
func rowOf(x batch.Result[filed]) report.Row {
	row := x.Value.Row
	if x.Err != nil {
		row = report.Row{Source: x.Pair.Source, Target: x.Pair.Target, Failed: x.Err.Error()}
	}
	if x.Pair.Lang != "" {
		row.Lang = x.Pair.Lang
	}
	return row
}
