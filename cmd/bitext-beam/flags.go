package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"

	// Each of these adds its runner to those of --runner.
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/dataflow"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/flink"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/spark"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/universal"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// prism is the runner inside this program.
const prism = "prism"

// A job is what is asked for. Its exported fields go to the workers.
type job struct {
	Manifest, Output, Errors string // paths, the same on every machine
	Format                   string // of the shards
	Shards                   int    // of each pair of languages
	Unit                     string
	Lines                    bool
	MinConfidence            float64

	runner string
}

// parse reads the command line, which holds flags of Beam too. Those are set where
// Beam looks for them.
func parse(args []string, out io.Writer) (j job, err error) {
	set := flag.NewFlagSet("bitext-beam", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&j.Manifest, "manifest", "", "the pairs: a table with tabs and the columns source, target and maybe name, or JSON objects with these keys, one a line")
	set.StringVar(&j.Output, "output", "", "folder of the shards; it is made, or empty")
	set.StringVar(&j.Errors, "errors", "", "table of the pairs that failed (default errors.tsv in the output)")
	set.StringVar(&j.Format, "format", "jsonl", "format of the shards: "+strings.Join(formats, " or "))
	set.IntVar(&j.Shards, "shards", 8, "how many files the pairs of two languages are written to")
	set.StringVar(&j.Unit, "unit", string(corpus.Paragraphs), "what is paired: paragraph or sentence")
	set.BoolVar(&j.Lines, "lines", false, "every line that is not empty is one unit as it stands")
	set.Float64Var(&j.MinConfidence, "min-confidence", 0, "leave out beads below, 0 to 1")
	own := map[string]bool{}
	set.VisitAll(func(f *flag.Flag) { own[f.Name] = true })
	flag.CommandLine.VisitAll(func(f *flag.Flag) { forward(set, f) })
	err = set.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		help(out, set, own)
		return j, err
	case err != nil:
		return j, fmt.Errorf("%w; bitext-beam --help lists the flags", err)
	case set.NArg() > 0:
		return j, fmt.Errorf("%s: there are flags only; bitext-beam --help lists them", set.Arg(0))
	}
	if j.runner = *runners.Runner; j.runner == "" {
		j.runner = prism
	}
	if j.Errors == "" {
		j.Errors = filepath.Join(j.Output, "errors.tsv")
	}
	return j, nil
}

// forward adds a flag of Beam to a set.
func forward(set *flag.FlagSet, f *flag.Flag) {
	to := func(value string) error { return flag.Set(f.Name, value) }
	if b, ok := f.Value.(interface{ IsBoolFlag() bool }); ok && b.IsBoolFlag() {
		set.BoolFunc(f.Name, f.Usage, to)
		return
	}
	set.Func(f.Name, f.Usage, to)
}

// help lists the flags, those of this program first.
func help(out io.Writer, set *flag.FlagSet, own map[string]bool) {
	fmt.Fprint(out, `bitext-beam aligns the pairs of a manifest as an Apache Beam pipeline, in this
process or on a cluster. All paths must be the same on every machine.

  bitext-beam --manifest pairs.tsv --output out
  bitext-beam --manifest /data/pairs.tsv --output /data/out --runner flink --endpoint HOST:8099

`)
	list := func(title string, wanted bool) {
		fmt.Fprintln(out, title)
		set.VisitAll(func(f *flag.Flag) {
			if own[f.Name] == wanted {
				fmt.Fprintf(out, "  --%s\n        %s\n", f.Name, strings.ReplaceAll(f.Usage, "\n", "\n        "))
			}
		})
	}
	list("Flags:", true)
	list("\nFlags of Beam and its runners; --runner is "+prism+" (the default), flink, spark, dataflow or universal:", false)
}

// async tells whether nobody waits for the end of the pipeline.
func async() bool { return *jobopts.Async }

// check refuses what cannot be done, before anything is begun, and counts the pairs.
func (j job) check() (total int, err error) {
	switch {
	case j.Manifest == "":
		return 0, errors.New("--manifest: name the list of pairs")
	case j.Output == "":
		return 0, errors.New("--output: name the folder of the shards")
	case !slices.Contains(formats, j.Format):
		return 0, fmt.Errorf("--format %s: it is one of %s", j.Format, strings.Join(formats, ", "))
	case j.Shards < 1 || j.Shards > maxShards:
		return 0, fmt.Errorf("--shards %d: it is 1 to %d", j.Shards, maxShards)
	case j.Unit != string(corpus.Paragraphs) && j.Unit != string(corpus.Sentences):
		return 0, fmt.Errorf("--unit %s: it is %s or %s", j.Unit, corpus.Paragraphs, corpus.Sentences)
	case !(j.MinConfidence >= 0 && j.MinConfidence <= 1):
		return 0, fmt.Errorf("--min-confidence %v: it is 0 to 1", j.MinConfidence)
	}
	list, err := manifest(j.Manifest)
	if err != nil {
		return 0, err
	}
	if entries, err := os.ReadDir(j.Output); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, plain(err)
	} else if len(entries) > 0 {
		return 0, fmt.Errorf("%s: is not empty; name a new folder for --output", j.Output)
	}
	if _, err := os.Lstat(j.Errors); err == nil {
		return 0, fmt.Errorf("%s: is there already; name a new file for --errors", j.Errors)
	}
	return len(list), nil
}

// maxShards keeps the names of files as long as they are.
const maxShards = 99_999

// formats are those of shards. Both have a place for the name of the pair.
var formats = []string{exchange.JSONL.Name, exchange.Parquet.Name}

// manifest reads the list of pairs.
func manifest(path string) ([]pairs.Pair, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	list, err := pairs.Manifest(path, f)
	return list.Pairs, plain(err)
}

// plain is an error of the system without the name of the call.
func plain(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok && error(e) == err {
		return fmt.Errorf("%s: %w", e.Path, e.Err)
	}
	return err
}

// options are what the front door is asked for.
func (j job) options() compare.Options {
	text := compare.Text{Lines: j.Lines}
	return compare.Options{Unit: corpus.Unit(j.Unit), Source: text, Target: text, UpTo: compare.Alignment}
}
