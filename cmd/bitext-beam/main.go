// Command bitext-beam aligns the pairs of a manifest on a cluster, as an Apache
// Beam pipeline; README.md says when that is worth it. It is a module of its own,
// so that bitext stays free of Beam.
//
//	main.go      from arguments to exit
//	flags.go     what the command line asks for
//	pipeline.go  the steps: list, align, write
//	shard.go     files that are written whole or not at all
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
)

// The exit statuses, as those of bitext.
const (
	exitOK      = 0
	exitTrouble = 2 // it could not be done, or not for every pair
)

func main() {
	j, err := parse(os.Args[1:], os.Stdout)
	if errors.Is(err, flag.ErrHelp) {
		os.Exit(exitOK)
	}
	registerAll()
	if err == nil {
		beam.Init() // a worker of a cluster does its work in here, and ends
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		err = run(ctx, j, os.Stderr)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bitext-beam:", err)
		os.Exit(exitTrouble)
	}
}

// run does the job, and says what came of it. Pairs that failed are an error after
// all others are done.
func run(ctx context.Context, j job, errw io.Writer) error {
	total, err := j.check()
	if err != nil {
		return err
	}
	if j.runner == prism {
		log.SetupLogging("error", "text") // it tells of each step, as for a cluster
	}
	p := j.pipeline()
	result, err := beam.Run(ctx, j.runner, p)
	if ctx.Err() != nil {
		return fmt.Errorf("ended before all was done; %s holds whole files only, begin again with an empty one", j.Output)
	}
	if err != nil {
		return fmt.Errorf("the pipeline failed: %w", err)
	}
	if async() {
		fmt.Fprintf(errw, "bitext-beam: handed over %d pairs\n", total)
		return nil
	}
	counts := countsOf(result)
	fmt.Fprintf(errw, "bitext-beam: %d of %d pairs aligned, %d beads in %s\n", counts[aligned], total, counts[beads], j.Output)
	if failed := counts[failed]; failed > 0 {
		return fmt.Errorf("%d of %d pairs failed; %s says why", failed, total, j.Errors)
	}
	return nil
}

// countsOf are the counters of a pipeline that has ended.
func countsOf(result beam.PipelineResult) map[string]int64 {
	counts := map[string]int64{}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		counts[c.Name()] += c.Result()
	}
	return counts
}
