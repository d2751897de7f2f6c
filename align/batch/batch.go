// Package batch does one piece of work for each of many pairs of files: at the same
// time, in order, and only where it has not been done before.
//
//	state, err := batch.Open("out/.bitext-state.jsonl")
//	err = batch.Run(ctx, list.Pairs, batch.Options[Row]{State: state, Key: key, Work: work}, func(r batch.Result[Row]) error {
//		…          // in the order of the list, one at a time
//	})
//	err = state.Close()
//
// What is held in memory does not grow with what the pairs hold: of those that are
// done and wait for their turn there are a few for each processor.
//
//	batch.go   Run
//	state.go   what is done already, in a file that survives a kill
package batch

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"sync"

	"github.com/bitext-tools/bitext/corpus/pairs"
)

// Options says what is done. Work must be given.
type Options[T any] struct {
	Jobs int // pairs at the same time; 0: as many as there are processors

	// Work does what is to be done for a pair. It is called from several goroutines,
	// and must end soon after ctx does. What it returns is kept in the state as JSON.
	Work func(ctx context.Context, p pairs.Pair) (T, error)

	State *State                             // what is done already, and where it is kept; nil: all is done
	Key   func(p pairs.Pair) (string, error) // names all that the result depends on, see [Hash]; with a State
	Whole func(done T) bool                  // whether what was made is there still; nil: it is
}

// A Result is what became of a pair.
type Result[T any] struct {
	Pair  pairs.Pair
	Value T     // of Work, now or before
	Err   error // why there is none
	Old   bool  // it was done before
}

// waiting is how many pairs for each goroutine may be begun and not yet handed on:
// one slow pair does not stop the others, and memory stays small.
const waiting = 4

// Run does the work for each pair and hands the results to each, one at a time in
// the order of the list. A pair that fails, or on which the program does, is a result
// like another. It ends early where each returns an error, which it returns, or with
// ctx, when what was begun is done or given up.
func Run[T any](ctx context.Context, list []pairs.Pair, opt Options[T], each func(Result[T]) error) error {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	type task struct {
		pair pairs.Pair
		done chan Result[T]
	}
	jobs := min(cmp.Or(opt.Jobs, runtime.GOMAXPROCS(0)), max(1, len(list)))
	order, tasks := make(chan task, waiting*jobs), make(chan task)
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for t := range tasks {
				t.done <- opt.one(inner, t.pair)
			}
		})
	}
	workers.Go(func() {
		defer close(order)
		defer close(tasks)
		for _, p := range list {
			t := task{p, make(chan Result[T], 1)}
			select {
			case order <- t: // has room only when earlier ones were handed on
				tasks <- t
			case <-inner.Done():
				return
			}
		}
	})
	defer workers.Wait()
	defer cancel()
	var failed error
	for t := range order {
		r := <-t.done
		if failed == nil && inner.Err() == nil {
			if failed = each(r); failed != nil {
				cancel()
			}
		}
	}
	return cmp.Or(failed, ctx.Err())
}

// one is the result of a pair.
func (o Options[T]) one(ctx context.Context, p pairs.Pair) (r Result[T]) {
	r.Pair = p
	defer func() {
		if fault := recover(); fault != nil {
			r.Err = fmt.Errorf("%s: the program failed on it, which is a fault of the program: %v", p.Target, fault)
		}
	}()
	if r.Err = ctx.Err(); r.Err != nil {
		return r
	}
	if o.State == nil {
		r.Value, r.Err = o.Work(ctx, p)
		return r
	}
	key, err := o.Key(p)
	if err != nil {
		r.Err = err
		return r
	}
	if before, ok := o.State.done(p.Name, key); ok && json.Unmarshal(before, &r.Value) == nil && (o.Whole == nil || o.Whole(r.Value)) {
		r.Old = true
		return r
	}
	var none T
	r.Value = none
	if r.Err = o.State.begin(p.Name); r.Err != nil {
		return r
	}
	if r.Value, r.Err = o.Work(ctx, p); r.Err != nil {
		return r
	}
	r.Err = o.State.end(p.Name, key, r.Value)
	return r
}
