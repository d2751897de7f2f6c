// Package parallel does many small pieces of work at the same time.
//
//	parallel.Each(ctx, len(segments), func(i int) { out[i] = read(segments[i]) })
package parallel

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls work with each number below n, on as many processors as Go may use,
// and returns when all is done. Which processor does what differs from run to
// run, so work may only write what is its number's own. At the end of ctx it
// returns when what was begun is done; the rest is not begun.
func Each(ctx context.Context, n int, work func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	wg.Wait()
}

// All does some different things.
func All(ctx context.Context, work ...func()) { Each(ctx, len(work), func(i int) { work[i]() }) }
