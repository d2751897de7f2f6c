package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"iter"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// The names of the counters.
const (
	aligned = "aligned" // pairs
	failed  = "failed"  // pairs
	beads   = "beads"   // written
)

// pairProperty is the property of each bead, and the column, with its pair's name.
const pairProperty = "pair"

// A failure is a pair that could not be aligned.
type failure struct{ Name, Source, Target, Error string }

// registerAll tells Beam which functions and types go to workers. It must be called
// once, before [beam.Init].
func registerAll() {
	beam.RegisterType(reflect.TypeFor[pairs.Pair]())
	beam.RegisterType(reflect.TypeFor[failure]())
	register.DoFn2x1[[]byte, func(pairs.Pair), error](&listPairs{})
	register.DoFn4x1[context.Context, pairs.Pair, func(string, []byte), func(failure), error](&alignPair{})
	register.DoFn3x1[context.Context, string, func(*[]byte) bool, error](&writeShard{})
	register.DoFn2x1[[]byte, []failure, error](&writeErrors{})
	register.Emitter1[pairs.Pair]()
	register.Emitter1[failure]()
	register.Emitter2[string, []byte]()
	register.Iter1[[]byte]()
}

// pipeline lists the pairs, aligns each, and writes the beads in shards and the
// failures in a table. The list is read on a worker, so that the pipeline does not
// grow with it.
func (j job) pipeline() *beam.Pipeline {
	p, s := beam.NewPipelineWithRoot()
	listed := beam.ParDo(s.Scope("list"), &listPairs{j}, beam.Impulse(s))
	spread := beam.Reshuffle(s.Scope("spread"), listed)
	found, failures := beam.ParDo2(s.Scope("align"), &alignPair{j}, spread)
	beam.ParDo0(s.Scope("write"), &writeShard{j}, beam.GroupByKey(s, found))
	beam.ParDo0(s.Scope("errors"), &writeErrors{j}, beam.Impulse(s), beam.SideInput{Input: failures})
	return p
}

// listPairs reads the manifest.
type listPairs struct{ Job job }

// ProcessElement emits each pair of the manifest.
func (f *listPairs) ProcessElement(_ []byte, emit func(pairs.Pair)) error {
	list, err := manifest(f.Job.Manifest)
	for _, p := range list {
		emit(p)
	}
	return err
}

// alignPair aligns the two texts of a pair.
type alignPair struct{ Job job }

// ProcessElement emits the beads of a pair as lines of JSON, by the shard that they
// belong to, or else why there are none. Only the end of ctx is an error.
func (f *alignPair) ProcessElement(ctx context.Context, p pairs.Pair, emit func(string, []byte), fail func(failure)) error {
	shard, lines, err := f.Job.align(ctx, p)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		beam.NewCounter("bitext", failed).Inc(ctx, 1)
		fail(failure{p.Name, p.Source, p.Target, err.Error()})
		return nil
	}
	beam.NewCounter("bitext", aligned).Inc(ctx, 1)
	if len(lines) > 0 {
		emit(shard, lines)
	}
	return nil
}

// align is the beads of a pair as lines of JSON, each with the pair's name, and the
// shard that they belong to. A fault of the program is an error like another: it
// must not stop the other pairs.
func (j job) align(ctx context.Context, p pairs.Pair) (shard string, lines []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: the program failed on it, which is a fault of the program: %v", p.Target, fault)
		}
	}()
	c, err := compare.Files(ctx, p.Source, p.Target, j.options())
	if err != nil {
		return "", nil, advised(err)
	}
	units := c.Stream()
	named := exchange.Stream{Header: units.Header, Units: func(yield func(exchange.TU, error) bool) {
		for u, err := range units.Units {
			u.Properties = append(slices.Clip(u.Properties), exchange.Property{Name: pairProperty, Value: p.Name})
			if !yield(u, err) {
				return
			}
		}
	}}
	var out bytes.Buffer
	to := func(string) (io.WriteCloser, error) { return nopCloser{&out}, nil }
	_, err = exchange.Write(named, exchange.JSONL, p.Name, to, exchange.Options{MinConfidence: j.MinConfidence})
	return j.shard(c.Src.Tag, c.Dst.Tag, p.Name), out.Bytes(), err
}

// advised is an error with its advice, if it has some, in one line.
func advised(err error) error {
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok && h.Hint() != "" {
		return fmt.Errorf("%w; %s", err, h.Hint())
	}
	return err
}

// shard is the name of the file that the beads of a pair belong to. It depends on
// nothing but the languages and the pair's name.
func (j job) shard(src, dst corpus.Tag, name string) string {
	sum := fnv.New32a()
	io.WriteString(sum, name)
	n := int(sum.Sum32() % uint32(j.Shards))
	return fmt.Sprintf("%s-%s-%05d-of-%05d.%s", label.Short.Of(src), label.Short.Of(dst), n, j.Shards, j.Format)
}

// writeShard writes a file of beads.
type writeShard struct{ Job job }

// ProcessElement writes the beads of all pairs of a shard, one pair after another.
func (f *writeShard) ProcessElement(ctx context.Context, shard string, next func(*[]byte) bool) error {
	format, err := exchange.ByName(f.Job.Format)
	if err != nil {
		return err
	}
	units := exchange.Stream{Units: func(yield func(exchange.TU, error) bool) {
		for lines := []byte(nil); next(&lines); lines = nil {
			for u, err := range beadsOf(shard, lines) {
				if !yield(u, err) || err != nil {
					return
				}
			}
		}
	}}
	var report exchange.Report
	err = whole(filepath.Join(f.Job.Output, shard), func(w io.Writer) error {
		to := func(string) (io.WriteCloser, error) { return nopCloser{w}, nil }
		report, err = exchange.Write(units, format, shard, to, exchange.Options{Columns: []string{pairProperty}, Version: version()})
		return err
	})
	beam.NewCounter("bitext", beads).Inc(ctx, int64(report.Written))
	return err
}

// beadsOf are the beads that lines of JSON hold.
func beadsOf(name string, lines []byte) iter.Seq2[exchange.TU, error] {
	in := &exchange.Input{Path: name, Open: func(string) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(lines)), nil
	}}
	s, err := in.Stream(exchange.JSONL.Name, exchange.Options{})
	if err != nil {
		return func(yield func(exchange.TU, error) bool) { yield(exchange.TU{}, err) }
	}
	return s.Units
}

// writeErrors writes the table of failures, which has no rows where there are none.
type writeErrors struct{ Job job }

// ProcessElement writes the table, sorted by the pairs' names.
func (f *writeErrors) ProcessElement(_ []byte, failures []failure) error {
	slices.SortFunc(failures, func(a, b failure) int { return cmp.Compare(a.Name, b.Name) })
	return whole(f.Job.Errors, func(w io.Writer) error {
		rows := [][]string{{"name", "source", "target", "error"}}
		for _, x := range failures {
			rows = append(rows, []string{x.Name, x.Source, x.Target, x.Error})
		}
		for _, row := range rows {
			for k, cell := range row {
				row[k] = strings.Join(strings.Fields(cell), " ")
			}
			if _, err := fmt.Fprintln(w, strings.Join(row, "\t")); err != nil {
				return err
			}
		}
		return nil
	})
}
