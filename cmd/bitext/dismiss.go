package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus/lang"
)

const dismissHelp = `dismiss marks findings of bitext check as seen, so that they are not shown
again. FINDING is a fingerprint or the beginning of one, or a check by its id,
name or family, for all its findings. They are kept with the note and the date
in the review file beside the target, TARGET.bitext.json, to be kept with it.
Of one file that holds both texts only its name is given.

A fingerprint depends on the sentences concerned and not on where they stand: it
lasts until they change. Dismissals whose finding is gone are stale; --prune
drops them, and decisions about pairs whose text is gone.`

func newDismiss() *cobra.Command {
	var (
		flags checkFlags
		note  string
		prune bool
	)
	cmd := &cobra.Command{
		Use:     "dismiss SOURCE TARGET FINDING...",
		Short:   "Hide findings that were looked at",
		GroupID: groupPair,
		Long:    dismissHelp,
		Example: `bitext dismiss --note "on purpose" drones.en.txt drones.zh.txt 3fa9c1e2
bitext dismiss --note "house style" drones.en.txt drones.zh.txt quotes
bitext dismiss memory.tmx 3fa9c1e2
bitext dismiss --prune drones.en.txt drones.zh.txt`,
		ValidArgsFunction: completeFindings,
		Args: func(cmd *cobra.Command, args []string) error {
			if n := textsIn(args); len(args) > n || prune && len(args) == n {
				return nil
			}
			return wantArgs(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			opt, err := flags.options(cmd)
			if err != nil {
				return err
			}
			opt.Check.Level = check.Info
			texts := textsIn(args)
			c, err := compareFiles(cmd, args[:texts], opt)
			if err != nil {
				return err
			}
			found := c.Findings // all, as if none were dismissed
			for _, d := range c.Dismissed {
				found = append(found, d.Finding)
			}
			path := cmp.Or(flags.baseline, review.Beside(c.Dst.Path))
			unlock, err := review.Lock(cmd.Context(), path)
			if err != nil {
				return err
			}
			defer unlock()
			if err := review.Held(path); err != nil {
				return err
			}
			r, err := review.Open(flags.reviewPath(c)) // as it is now: another may have dismissed while these texts were compared
			if err != nil {
				return err
			}
			if prune {
				r = r.Pruned(found).Without(c.Unfit)
			}
			if r, err = dismiss(r, found, args[texts:], note); err != nil {
				return err
			}
			if err := writeFile(path, staging{inputs: inputsOf(cmd, "baseline"), errw: cmd.ErrOrStderr()}, r.Write); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", oneLine(path), lang.Count(len(r.Dismissals()), "dismissal"))
			return err
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&note, "note", "", "`TEXT` saying why")
	cmd.Flags().BoolVar(&prune, "prune", false, "drop the decisions whose finding or text is gone")
	return cmd
}

// textsIn is how many of the arguments are texts: two, or one where the second is
// no file, but the first is.
func textsIn(args []string) int {
	there := func(k int) bool {
		if len(args) <= k {
			return false
		}
		_, err := os.Stat(args[k])
		return err == nil
	}
	if there(0) && !there(1) && !slices.Contains(args[:min(2, len(args))], "-") {
		return 1
	}
	return min(2, len(args))
}

// dismiss adds the findings that go by the names to the review.
func dismiss(r review.Review, found []check.Finding, names []string, note string) (review.Review, error) {
	for _, name := range names {
		named, err := review.Named(found, name)
		if err != nil {
			return r, withHint(err, "bitext check --level info shows the fingerprints")
		}
		r = r.Dismiss(named, note, time.Now().Format(time.DateOnly))
	}
	return r, nil
}
