package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/bitext-tools/bitext/align/batch"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// Many pairs at once: what is done with them.

// stateName is the file in which a folder of results keeps what is done already.
const stateName = ".bitext-state.jsonl"

// A filed is what became of a pair whose result is a file, as the state keeps it.
type filed struct {
	Row     report.Row `json:"row"`
	Size    int64      `json:"size"`              // of the file, in bytes
	Written int        `json:"written,omitempty"` // units in it
	Skipped int        `json:"skipped,omitempty"` // units that it leaves out
	Notes   []string   `json:"notes,omitempty"`   // what was said on the way
}

// A results is a folder of results, one file a pair.
type results struct {
	folder    string
	extension string // of each file, behind the name of its pair
	force     bool   // overwrite files that bitext did not write
	state     *batch.State
	cmd       *cobra.Command
}

// openResults opens the folder, or makes it.
func (f *folderFlags) openResults(cmd *cobra.Command, folder, extension string, list pairs.List) (*results, error) {
	name := stateName
	if f.shard != "" {
		name = strings.TrimSuffix(name, ".jsonl") + "-" + strings.ReplaceAll(f.shard, "/", "-of-") + ".jsonl"
	}
	for _, p := range list.Pairs {
		if strings.EqualFold(p.Name+extension, indexName) {
			return nil, withHint(fmt.Errorf("the name %s: %s is the page that leads to all", p.Name, indexName), "give the pair another in --manifest")
		}
	}
	state, err := batch.Open(filepath.Join(folder, name))
	return &results{folder: folder, extension: extension, state: state, cmd: cmd}, err
}

// path is where the result of a pair stands.
func (r *results) path(p pairs.Pair) string {
	return filepath.Join(r.folder, filepath.FromSlash(p.Name)+r.extension)
}

// write writes the result of a pair, whole or not at all. What bitext did not write
// stays, and the error says so.
func (r *results) write(p pairs.Pair, known bool, write func(path string, stage *staging) error) (size int64, err error) {
	path := r.path(p)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return 0, cannotWrite(path, err)
	}
	if _, err := os.Lstat(path); err == nil && !known && !r.force {
		return 0, fmt.Errorf("%s: is there already, and was not written by an earlier run; move it away, or give --output another folder", path)
	}
	in := &inputs{paths: []string{p.Source, p.Target, review.Find(p.Target)}}
	stage := &staging{inputs: in, named: []string{path}, force: known || r.force, errw: r.cmd.ErrOrStderr(), many: true}
	defer stage.discard()
	if err := write(path, stage); err != nil {
		return 0, err
	}
	if err := stage.commit(); err != nil {
		return 0, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, cannotWrite(path, err)
	}
	return info.Size(), nil
}

// whole tells whether the file that was made of a pair is as long as it was.
func (r *results) whole(x filed) bool {
	info, err := os.Stat(filepath.Join(r.folder, filepath.FromSlash(x.Row.Page)))
	return err == nil && info.Size() == x.Size
}

// key names all that a result depends on: the program, what the flags say, the files
// that they name, both texts and the review.
func key(cmd *cobra.Command) (func(pairs.Pair) (string, error), error) {
	words := []string{thisBuild().String(), thisBuild().Commit, cmd.Name()}
	var files []string
	cmd.Flags().Visit(func(f *pflag.Flag) {
		_, read := f.Annotations[readsFile]
		switch {
		case slices.Contains(ofFolders, f.Name) || slices.Contains(ofScreen, f.Name):
		case read:
			words, files = append(words, f.Name), append(files, f.Value.String())
		default:
			words = append(words, f.Name, f.Value.String())
		}
	})
	said, err := batch.Hash(words, files...)
	return func(p pairs.Pair) (string, error) {
		return batch.Hash([]string{said, p.Source, p.Target}, p.Source, p.Target, "?"+review.Find(p.Target))
	}, err
}

// ofScreen are flags on which no file of results depends.
var ofScreen = []string{"output", "force", "quiet", "verbose", "color", "width", "ambiguous-wide", "no-pager", "fail-on"}

// together does the work for all pairs whose results are files, and hands on what
// became of each. It says how it goes on, and what was wrong.
func (f *folderFlags) together(cmd *cobra.Command, list pairs.List, r *results, work func(context.Context, pairs.Pair) (filed, error), each func(batch.Result[filed])) (failed int, err error) {
	name, err := key(cmd)
	if err != nil {
		return 0, err
	}
	bar := counting(cmd.ErrOrStderr(), len(list.Pairs), "pairs")
	old := 0
	err = batch.Run(cmd.Context(), list.Pairs, batch.Options[filed]{
		Jobs: int(f.jobs), State: r.state, Key: name, Whole: r.whole,
		Work: func(ctx context.Context, p pairs.Pair) (filed, error) {
			x, err := work(ctx, p)
			x.Row.Page = p.Name + r.extension
			return x, err
		},
	}, func(x batch.Result[filed]) error {
		bar.step()
		switch {
		case x.Old:
			old++
		case x.Err != nil:
			failed++
			bar.say(x.Err)
		}
		for _, n := range x.Value.Notes {
			bar.say(errors.New(n))
		}
		each(x)
		return nil
	})
	bar.done()
	if err = errors.Join(err, r.state.Close()); err != nil {
		return failed, err
	}
	counts := []string{lang.Count(len(list.Pairs)-old-failed, "pair") + " done"}
	if old > 0 {
		counts = append(counts, fmt.Sprintf("%d as they were", old))
	}
	if failed > 0 {
		counts = append(counts, fmt.Sprintf("%d failed", failed))
	}
	say(cmd.ErrOrStderr(), "%s: %s", r.folder, strings.Join(counts, ", "))
	return failed, nil
}

// someFailed is what a command returns that could not do its work for some pairs,
// and has said why.
func someFailed(failed, of int) error {
	if failed == 0 {
		return nil
	}
	return withHint(fmt.Errorf("%d of %s failed; the others are done", failed, lang.Count(of, "pair")), "each is named above, with the reason")
}

// compareOne compares a pair, and says what speaks against it in a note each.
func compareOne(ctx context.Context, p pairs.Pair, opt compare.Options) (*compare.Comparison, []string, error) {
	c, err := compare.Files(ctx, p.Source, p.Target, opt)
	if err != nil {
		return nil, nil, err
	}
	var notes []string
	for _, n := range c.Notes {
		if n.Repair != "" {
			notes = append(notes, n.String())
		}
	}
	notes = append(notes, doubtsAbout(c.Bitext, opt.UpTo == compare.Facts || opt.UpTo == compare.Alignment)...)
	if n := len(c.Unfit) + len(c.Stale); n > 0 {
		notes = append(notes, fmt.Sprintf("%s: %s fit the texts no more; bitext dismiss --prune %s %s drops them", review.Find(c.Dst.Path), lang.Count(n, "decision"), c.Src.Path, c.Dst.Path))
	}
	return c, notes, nil
}
