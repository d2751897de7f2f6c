package main

import (
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/curate"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

const dedupHelp = `dedup leaves out pairs that are there already. A duplicate has the same texts
on both sides, or with --by on one; with --near also one that differs only in
case, width, accents, signs, spaces and figures, or that shares at least four
in five of its three-letter grams (--similarity). Such near duplicates are
found by MinHash: of those at 0.8 hardly one in a thousand is missed, and some
at 0.75 are found. What is like a duplicate is one too.

Of each group the first pair stays, or with --keep confident the one with the
highest confidence. Pairs stay in their order. The files are read twice, and
standard input is kept in a temporary file; some 150 bytes of each pair are
held in memory, and with --near 600.`

// dedupFlags are the flags of the command.
type dedupFlags struct {
	corpusFlags
	by, keep   string
	near       bool
	similarity float64
}

// What --keep names.
const (
	keepFirst     = "first"
	keepConfident = "confident"
)

func newCorpusDedup() *cobra.Command {
	var f dedupFlags
	cmd := &cobra.Command{
		Use:   "dedup FILE...",
		Short: "Leave out pairs that are there already",
		Long:  dedupHelp,
		Example: `bitext corpus dedup news.tmx -o once.tmx
bitext corpus dedup a.tmx b.tmx -o once.tmx --by source --keep confident
bitext corpus dedup news.tmx -o once.tmx --near`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return hintConvert(f.dedup(cmd, args))
		},
	}
	f.add(cmd)
	addChoice(cmd, &f.by, "by", "which texts are the same", string(curate.Both), words(curate.Bys))
	addChoice(cmd, &f.keep, "keep", "which pair of a group stays", keepFirst, []string{keepFirst, keepConfident})
	cmd.Flags().BoolVar(&f.near, "near", false, "also leave out near duplicates")
	addSimilarity(cmd, &f.similarity)
	return cmd
}

// addSimilarity declares the flag for when texts are near duplicates.
func addSimilarity(cmd *cobra.Command, value *float64) {
	cmd.Flags().Float64Var(value, "similarity", curate.Near, "from which share `S` of grams in common on texts are near duplicates, 0.7 to 1")
}

// validSimilarity says that a similarity is none.
func validSimilarity(s float64) error {
	if s >= curate.LeastSimilarity && s <= 1 {
		return nil
	}
	return fmt.Errorf("--similarity %v: it is a number from %v to 1", s, curate.LeastSimilarity)
}

// dedup writes what is there for the first time.
func (f *dedupFlags) dedup(cmd *cobra.Command, paths []string) error {
	if err := validSimilarity(f.similarity); err != nil {
		return err
	}
	if !f.near && onCommandLine(cmd, "similarity") {
		return withHint(fmt.Errorf("--similarity is for near duplicates"), "add --near")
	}
	r, err := f.open(cmd, paths)
	if err != nil {
		return err
	}
	defer r.close()
	out, err := f.outlet()
	if err != nil {
		return err
	}
	stays, err := f.stays(r)
	if err != nil {
		return err
	}
	s, err := r.stream()
	if err != nil {
		return err
	}
	return r.write(s.Header, numbered(s, func(n int) int {
		if stays[n] {
			return 0
		}
		return nobody
	}), &f.corpusFlags, []outlet{out}, out.path)
}

// numbered sends the units of a stream where their numbers say, from 0.
func numbered(s exchange.Stream, to func(n int) int) iter.Seq2[destined, error] {
	return func(yield func(destined, error) bool) {
		n := 0
		for u, err := range s.Units {
			d := destined{TU: u}
			if err == nil {
				d.to = to(n)
				n++
			}
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// stays reads the files and tells of each unit whether it stays.
func (f *dedupFlags) stays(r *corpusReader) ([]bool, error) {
	like := curate.Likeness{By: curate.By(f.by)}
	if f.near {
		like.Similarity = f.similarity
	}
	found := curate.NewDuplicates(like)
	var confidence []float32
	err := r.each(func(u exchange.TU) {
		found.Add(u)
		confidence = append(confidence, float32(u.Confidence))
	})
	if err != nil {
		return nil, err
	}
	groups := found.Groups()
	best := make([]int, len(groups)) // by group
	stay, gone := make([]bool, len(groups)), 0
	for n, group := range groups {
		switch {
		case n == group:
			best[group] = n
		case f.keep == keepConfident && confidence[n] > confidence[best[group]]:
			best[group] = n
			fallthrough
		default:
			gone++
		}
	}
	for n, group := range groups {
		stay[n] = best[group] == n
	}
	say(r.cmd.ErrOrStderr(), "%d of %d pairs are duplicates (%s)", gone, len(groups), percent(gone, len(groups)))
	return stay, nil
}
