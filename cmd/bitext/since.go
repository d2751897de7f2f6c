package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus/history"
)

// lastTouched is the value of --since that means the commit that changed the
// translation last.
const lastTouched = "touched"

// historyChecks is the family of checks that --since makes where none is asked for.
const historyChecks = "history"

// addSince declares --since.
func addSince(cmd *cobra.Command, value *string, standard string) {
	cmd.Flags().StringVar(value, "since", standard, "say what changed in SOURCE since `REV` of git, and not in TARGET; "+lastTouched+": since TARGET was changed last")
}

// earlierOf reads from the repository of the translation what both texts were at a
// revision, or when the translation was changed last.
func earlierOf(cmd *cobra.Command, args []string, since string) (*compare.Earlier, error) {
	if len(args) != 2 || slices.Contains(args, "-") {
		return nil, withHint(errors.New("--since: is about two files of a repository"), "name a text and its translation")
	}
	ctx := cmd.Context()
	repo, err := history.Open(ctx, filepath.Dir(args[1]))
	if err != nil {
		return nil, err
	}
	var names [2]string
	for k, path := range args {
		if names[k], err = repo.Name(path); err != nil {
			return nil, err
		}
		if known, err := repo.Tracked(ctx, names[k]); err != nil {
			return nil, err
		} else if !known {
			return nil, withHint(fmt.Errorf("%s: git does not know it", path), "git add %s, and commit it", path)
		}
	}
	pair := history.Pair{Source: names[0], Target: names[1]}
	at, err := pointAt(ctx, repo, pair, since)
	if err != nil {
		return nil, err
	}
	if !at.Known {
		return nil, withHint(fmt.Errorf("%s: is in no commit yet, so nothing is known of when it was changed", args[1]), "commit it, or name a revision: --since HEAD")
	}
	texts, err := repo.Read(ctx, []history.Blob{{Commit: at.Commit, Name: at.Source}, {Commit: at.Commit, Name: at.Target}})
	if err != nil {
		return nil, err
	}
	if texts[0] == nil && since == lastTouched {
		return nil, withHint(fmt.Errorf("%s: was not there yet when %s was changed last, %s", args[0], args[1], at.Commit), "name another time: --since REV")
	}
	return &compare.Earlier{
		Since:  at.Commit.String(),
		Source: compare.Then{Path: args[0], Data: texts[0]},
		Target: compare.Then{Path: args[1], Data: texts[1]},
	}, nil
}

// pointAt is the time that --since names for a pair, and what its files were called
// then. They are followed in the folder that holds both, and, where that is not
// enough, in the whole repository.
func pointAt(ctx context.Context, repo *history.Repository, pair history.Pair, since string) (history.Point, error) {
	within := []string{history.Around(pair.Source, pair.Target)}
	if since == lastTouched {
		points, err := repo.Touched(ctx, within, []history.Pair{pair})
		if err != nil {
			return history.Point{}, err
		}
		was, err := repo.Read(ctx, []history.Blob{{Commit: points[0].Commit, Name: points[0].Source}})
		if err != nil || !points[0].Known || was[0] != nil || within[0] == "" {
			return points[0], err
		}
		points, err = repo.Touched(ctx, []string{""}, []history.Pair{pair})
		return points[0], err
	}
	commit, err := repo.Commit(ctx, since)
	if err != nil {
		return history.Point{}, err
	}
	called, err := repo.Called(ctx, commit, []string{""}, []string{pair.Source, pair.Target})
	if err != nil {
		return history.Point{}, err
	}
	return history.Point{Commit: commit, Pair: history.Pair{Source: called[0], Target: called[1]}, Known: true}, nil
}
