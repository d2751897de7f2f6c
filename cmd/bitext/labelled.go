package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/spell"
)

// A labelling says what the labels of a pair mean for it.
type labelling struct {
	weights map[string]float64
	leftOut map[string]bool
}

// newLabelling reads the values of --weight and --leave-out.
func newLabelling(weights, leaveOut []string) (labelling, error) {
	l := labelling{make(map[string]float64), make(map[string]bool)}
	for _, flag := range weights {
		label, number, ok := strings.Cut(flag, "=")
		w, err := strconv.ParseFloat(number, 64)
		if !ok || label == "" || err != nil || !(w >= 0 && w <= 1) {
			return l, fmt.Errorf("--weight %q: write it like mt=0.5, with a number from 0 to 1", flag)
		}
		l.weights[label] = w
	}
	for _, label := range leaveOut {
		l.leftOut[label] = true
	}
	return l, nil
}

// of is the weight of a pair with these labels, and whether it is left out.
func (l labelling) of(labels []string) (weight float64, leftOut bool) {
	weight = 1
	for _, label := range labels {
		if w, ok := l.weights[label]; ok {
			weight *= w
		}
		leftOut = leftOut || l.leftOut[label]
	}
	return weight, leftOut
}

// met refuses labels that no pair has: a misspelt one would cost a training.
func (l labelling) met(seen map[string]bool) error {
	for _, label := range slices.Sorted(maps.Keys(l.leftOut)) {
		if !seen[label] {
			return unmet(label, seen)
		}
	}
	for _, label := range slices.Sorted(maps.Keys(l.weights)) {
		if !seen[label] {
			return unmet(label, seen)
		}
	}
	return nil
}

func unmet(label string, seen map[string]bool) error {
	err := fmt.Errorf("no pair has the label %q", label)
	if near, ok := spell.Nearest(label, slices.Sorted(maps.Keys(seen))); ok {
		return withHint(err, "did you mean %s?", near)
	}
	return err
}

// triedPairs is how many of the pairs left out of a file are tried, the first
// ones: the work grows with their square.
const triedPairs = 2000

// A pairsRead is the pairs of all files, and those left out of each.
type pairsRead struct {
	pairs []vectors.Pair
	tried [][]vectors.Pair // at most triedPairs a file
	seen  map[string]bool  // labels met
}

// readPairs reads the files; each is a corpus. Of a review file, and of those in a
// folder, it reads the pairs that people settled.
func readPairs(ctx context.Context, in *inputs, paths []string, labels labelling, errw io.Writer) (*pairsRead, error) {
	open, done := withProgress(in.open, paths, errw)
	defer done()
	read := &pairsRead{tried: make([][]vectors.Pair, len(paths)), seen: make(map[string]bool)}
	for k, path := range paths {
		if err := read.from(ctx, k, path, labels, in, open); err != nil {
			return nil, err
		}
	}
	return read, labels.met(read.seen)
}

// from reads what the k-th argument names.
func (r *pairsRead) from(ctx context.Context, k int, path string, labels labelling, in *inputs, open exchange.Opener) error {
	reviews, err := reviewsIn(path)
	if err != nil {
		return err
	}
	if len(reviews) == 0 {
		return r.file(k, path, labels, open)
	}
	before := len(r.pairs) + len(r.tried[k])
	for _, file := range reviews {
		rows, err := reviewedRows(ctx, in, file)
		if err != nil {
			return err
		}
		for _, row := range rows {
			r.take(k, row, labels)
		}
	}
	if len(r.pairs)+len(r.tried[k]) == before {
		return withHint(fmt.Errorf("%s: no pair in it was confirmed", path), "bitext review asks about pairs")
	}
	return nil
}

// file reads the k-th file.
func (r *pairsRead) file(k int, path string, labels labelling, open exchange.Opener) error {
	in, err := open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	rows := 0
	for row, err := range vectors.ReadRows(in, path) {
		if err != nil {
			return err
		}
		rows++
		r.take(k, row, labels)
	}
	if rows == 0 {
		return fmt.Errorf("%s: there is no pair in it", path)
	}
	return nil
}

// take takes a pair of the k-th corpus.
func (r *pairsRead) take(k int, row vectors.Row, labels labelling) {
	for _, label := range row.Labels {
		r.seen[label] = true
	}
	weight, leftOut := labels.of(row.Labels)
	pair := vectors.Pair{Src: row.Src, Dst: row.Dst, Corpus: k, Weight: weight}
	switch {
	case !leftOut && weight > 0:
		r.pairs = append(r.pairs, pair)
	case leftOut && len(r.tried[k]) < triedPairs:
		r.tried[k] = append(r.tried[k], pair)
	}
}
