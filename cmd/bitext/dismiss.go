package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

const dismissHelp = `dismiss marks findings of bitext check as seen, so that they are not shown
again. FINDING is a fingerprint or the beginning of one, or a check by its id,
name or family, for all its findings. They are kept with the note and the date
in the review file beside the target, NAME.bitext.json, to be kept with it.

A fingerprint depends on the sentences concerned and not on where they stand: it
lasts until they change. Dismissals whose finding is gone are stale; --prune
drops them.`

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
bitext dismiss --prune drones.en.txt drones.zh.txt`,
		Args: func(cmd *cobra.Command, args []string) error {
			if prune && len(args) == 2 {
				return nil
			}
			return wantArgs(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			x, err := flags.run(cmd, args)
			if err != nil {
				return err
			}
			if prune {
				x.review = x.review.Pruned(x.found)
			}
			return x.dismiss(cmd.OutOrStdout(), args, note)
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&note, "note", "", "`TEXT` saying why")
	cmd.Flags().BoolVar(&prune, "prune", false, "drop the dismissals whose finding is gone")
	return cmd
}

// dismiss adds the findings named after the two texts to the review file.
func (x cross) dismiss(w io.Writer, args []string, note string) error {
	for _, name := range args[2:] {
		found, err := review.Named(x.found, name)
		if err != nil {
			return withHint(err, "bitext check --level info shows the fingerprints")
		}
		x.review = x.review.Dismiss(found, note, time.Now().Format(time.DateOnly))
	}
	if err := writeFile(x.path, args[:2], x.review.Write); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%s: %s\n", x.path, lang.Count(len(x.review.Dismissed), "dismissal"))
	return err
}

// reviewPath is the review file: the one that was named, else the one that
// goes with the target.
func (c checkFlags) reviewPath(b corpus.Bitext) string {
	if c.baseline != "" {
		return c.baseline
	}
	path := b.Dst.Path
	if path == "-" {
		path = "stdin"
	}
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".bitext.json"
}

// readReview reads a review file. One that is not there is empty.
func readReview(path string) (review.Review, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return review.Review{}, nil
	}
	if err != nil {
		return review.Review{}, fmt.Errorf("%s: %w", path, cause(err))
	}
	defer f.Close()
	decided, err := review.Read(io.LimitReader(f, maxReview))
	if err != nil {
		return review.Review{}, fmt.Errorf("%s: %w", path, err)
	}
	return decided, nil
}

// maxReview is how many bytes of a review file are read; a dismissal has about
// three hundred.
const maxReview = 64 << 20
