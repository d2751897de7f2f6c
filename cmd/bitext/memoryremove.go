package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/memory"
	"github.com/bitext-tools/bitext/corpus/spell"
)

const memoryRemoveHelp = `remove forgets all that was added from FILE, named as when it was added, and the
units that were seen nowhere else. FILE may be either of two texts that were
added together. --number forgets single units by the numbers that bitext memory
list prints, wherever they were seen.`

func newMemoryRemove() *cobra.Command {
	var (
		m     memoryFlag
		units []string
	)
	cmd := &cobra.Command{
		Use:     "remove FILE...",
		Short:   "Take files or units out of a translation memory",
		Long:    memoryRemoveHelp,
		Example: "bitext memory remove --memory desk.memory archive.tmx\nbitext memory remove --memory desk.memory --number 12 --number 40",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 && len(units) == 0:
				return withHint(errors.New("nothing is named to remove"), "name a file that was added, or a unit with --number; bitext memory stats lists the files")
			case len(args) > 0 && len(units) > 0:
				return withHint(errors.New("files and units: one at a time is removed"), "leave one out")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return m.with(cmd, func(ctx context.Context, from *memory.Memory) error {
				if len(units) > 0 {
					return removeUnits(ctx, cmd, from, units)
				}
				return removeFiles(ctx, cmd, from, args)
			})
		},
	}
	m.add(cmd)
	cmd.Flags().StringSliceVar(&units, "number", nil, "remove the unit of this `NUMBER`; may be repeated")
	return cmd
}

// removeUnits removes units by their numbers, all of them or none.
func removeUnits(ctx context.Context, cmd *cobra.Command, from *memory.Memory, numbers []string) error {
	var ids []int64
	for _, number := range numbers {
		id, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return withHint(fmt.Errorf("--number %q: is no number", number), "bitext memory list prints the numbers of units")
		}
		ids = append(ids, id)
	}
	there := map[int64]bool{}
	for u, err := range from.Get(ctx, ids) {
		if err != nil {
			return err
		}
		there[u.ID] = true
	}
	for _, id := range ids {
		if !there[id] {
			return withHint(fmt.Errorf("%s: there is no unit %d", from.Path(), id), "bitext memory list prints the numbers of units")
		}
	}
	n, err := from.RemoveUnits(ctx, ids)
	if err == nil {
		say(cmd.ErrOrStderr(), "%s removed", lang.Count(n, "unit"))
	}
	return err
}

// removeFiles removes files. All must be known.
func removeFiles(ctx context.Context, cmd *cobra.Command, from *memory.Memory, paths []string) error {
	origins, err := from.Origins(ctx)
	if err != nil {
		return err
	}
	for _, path := range paths {
		if err := addedFrom(origins, path, from.Path()); err != nil {
			return err
		}
	}
	for _, path := range paths {
		r, err := from.Remove(ctx, path)
		if err != nil {
			return err
		}
		say(cmd.ErrOrStderr(), "%s: %s removed", path, lang.Count(r.Units, "unit"))
	}
	return nil
}

// addedFrom refuses a file that nothing was added from.
func addedFrom(origins []memory.Origin, path, of string) error {
	var paths []string
	for _, o := range origins {
		if path == o.Path || path == o.Target {
			return nil
		}
		paths = append(paths, o.Path)
		if o.Target != "" {
			paths = append(paths, o.Target)
		}
	}
	err := fmt.Errorf("%s: nothing was added from %s", of, path)
	if near, ok := spell.Nearest(path, paths); ok {
		return withHint(err, "did you mean %s?", near)
	}
	return withHint(err, "bitext memory stats lists the files, named as they were added")
}
