package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/memory"
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
	paths []string // of the files; a [vectors.Pair]'s Corpus counts them
	pairs []vectors.Pair
	tried [][]vectors.Pair // at most triedPairs a file
	seen  map[string]bool  // labels met
}

// readPairs reads the files; each is a corpus. Of a review file, and of those in a
// folder, it reads the pairs that people settled.
func readPairs(ctx context.Context, in *inputs, paths []string, labels labelling, opt exchange.Options, errw io.Writer) (*pairsRead, error) {
	open, done := withProgress(in.open, paths, errw)
	defer done()
	read := &pairsRead{seen: make(map[string]bool)}
	for _, input := range exchange.Inputs(paths, open) {
		read.paths, read.tried = append(read.paths, input.Path), append(read.tried, nil)
		if err := read.from(ctx, input, labels, in, opt); err != nil {
			return nil, err
		}
	}
	return read, labels.met(read.seen)
}

// from reads what an argument names.
func (r *pairsRead) from(ctx context.Context, input *exchange.Input, labels labelling, in *inputs, opt exchange.Options) error {
	reviews, err := reviewsIn(input.Path)
	if err != nil {
		return err
	}
	n := 0
	for _, file := range reviews {
		rows, err := reviewedRows(ctx, in, file)
		if err != nil {
			return err
		}
		for _, row := range rows {
			n++
			r.take(row, labels)
		}
	}
	if len(reviews) > 0 {
		if n == 0 {
			return withHint(fmt.Errorf("%s: no pair in it was confirmed", input.Path), "bitext review asks about pairs")
		}
		return nil
	}
	defer input.Close()
	for row, err := range rowsOf(ctx, input, opt) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		n++
		r.take(row, labels)
	}
	if n == 0 {
		return fmt.Errorf("%s: there is no pair in it", input.Path)
	}
	return nil
}

// sniffed is how much of a file tells its format, in bytes.
const sniffed = 1 << 14

// rowsOf reads the pairs of a file: of a table with their labels, of any other
// bitext its units that have both texts, of a memory its units. What bitext does not
// know is read as a table too, which says best what is wrong with it.
func rowsOf(ctx context.Context, input *exchange.Input, opt exchange.Options) iter.Seq2[vectors.Row, error] {
	return func(yield func(vectors.Row, error) bool) {
		file, err := input.Open(input.Path)
		if err != nil {
			yield(vectors.Row{}, err)
			return
		}
		defer file.Close()
		text := bufio.NewReaderSize(file, sniffed)
		head, _ := text.Peek(sniffed)
		if bytes.HasPrefix(head, []byte(databaseHead)) && input.Path != "-" {
			memoryRows(ctx, input.Path, opt)(yield)
			return
		}
		if format, err := exchange.Sniffed(input.Path, head); input.Pair == "" && (err != nil || format == exchange.TSV) {
			vectors.ReadRows(text, input.Path)(yield)
			return
		}
		open := input.Open
		input.Open = func(path string) (io.ReadCloser, error) {
			if path != input.Path {
				return open(path)
			}
			return io.NopCloser(text), nil
		}
		s, err := input.Stream("", opt)
		if err != nil {
			yield(vectors.Row{}, hintConvert(err))
			return
		}
		for u, err := range s.Units {
			if err == nil && (u.Src.Empty() || u.Dst.Empty()) {
				continue
			}
			if !yield(vectors.Row{Src: u.Src.Text(), Dst: u.Dst.Text()}, hintConvert(err)) || err != nil {
				return
			}
		}
	}
}

// databaseHead begins a file of SQLite, as a memory is one.
const databaseHead = "SQLite format 3\x00"

// memoryRows reads the units of a memory: of the languages that are asked for, or all.
func memoryRows(ctx context.Context, path string, opt exchange.Options) iter.Seq2[vectors.Row, error] {
	return func(yield func(vectors.Row, error) bool) {
		m, err := memory.Open(ctx, path)
		if err != nil {
			yield(vectors.Row{}, err)
			return
		}
		defer m.Close()
		for u, err := range m.Units(ctx, memory.Filter{Src: opt.Src, Dst: opt.Dst}) {
			if !yield(vectors.Row{Src: u.Src.Text, Dst: u.Dst.Text}, err) || err != nil {
				return
			}
		}
	}
}

// take takes a pair of the last file.
func (r *pairsRead) take(row vectors.Row, labels labelling) {
	for _, label := range row.Labels {
		r.seen[label] = true
	}
	weight, leftOut := labels.of(row.Labels)
	k := len(r.paths) - 1
	pair := vectors.Pair{Src: row.Src, Dst: row.Dst, Corpus: k, Weight: weight}
	switch {
	case !leftOut && weight > 0:
		r.pairs = append(r.pairs, pair)
	case leftOut && len(r.tried[k]) < triedPairs:
		r.tried[k] = append(r.tried[k], pair)
	}
}

// languages are those of one side of the files, by the first thousand pairs of each;
// [corpus.Unknown] where they do not tell.
func (r *pairsRead) languages(of func(vectors.Pair) string) []corpus.Tag {
	sample := make([]strings.Builder, len(r.paths))
	for n, p := range r.pairs {
		if n < 1000 || r.pairs[n-1000].Corpus != p.Corpus {
			sample[p.Corpus].WriteString(of(p) + "\n")
		}
	}
	tags := make([]corpus.Tag, len(r.paths))
	for k := range sample {
		tags[k], _ = lang.Identify(sample[k].String())
	}
	return tags
}
