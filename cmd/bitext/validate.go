package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
)

func newValidate() *cobra.Command {
	var format, from string
	var limit uint
	cmd := &cobra.Command{
		Use:     "validate FILE...",
		Short:   "Say what is wrong with a bitext, and what importers make of it",
		GroupID: groupPair,
		Long: `validate looks at TMX, XLIFF, TSV, JSON Lines and Moses files and prints a line
for each problem: the place, what stands there, what the tools that import such
files make of it, and the name of the rule. What is an error is refused or loses
text somewhere; what is a warning is taken differently by different tools. What
convert would refuse is an error here. The two halves of a Moses pair are named
one after the other.`,
		Example: `bitext validate memory.tmx
bitext validate news.en news.zh
bitext validate --format json memory.tmx`,
		Args:        wantArgs,
		Annotations: map[string]string{findsThings: "there are problems"},
		RunE: func(cmd *cobra.Command, args []string) error {
			out := problemWriter{cmd: cmd, json: format == "json", limit: int(limit), count: make(map[string]int)}
			for _, in := range exchange.Inputs(args, keeping(inputsOf(cmd).open)) {
				if err := exchange.Validate(in, from, out.problem); err != nil {
					return err
				}
				out.rest()
			}
			if out.found {
				return errFindings
			}
			return nil
		},
	}
	addChoice(cmd, &format, "format", "how problems are written", "text", []string{"text", "json"})
	addChoice(cmd, &from, "from", "read as `FORMAT` (default: found out)", "", exchange.Validators())
	cmd.Flags().UintVar(&limit, "limit", 10, "show `N` problems of each rule in a file; 0: all")
	return cmd
}

// keeping is an opener that keeps standard input, so that it can be opened again.
func keeping(open exchange.Opener) exchange.Opener {
	var kept []byte
	return func(path string) (io.ReadCloser, error) {
		f, err := open(path)
		if path != "-" || err != nil {
			return f, err
		}
		if kept == nil {
			if kept, err = io.ReadAll(f); err != nil {
				return nil, fmt.Errorf("standard input: cannot read: %w", cause(err))
			}
		}
		return io.NopCloser(bytes.NewReader(kept)), nil
	}
}

// A problemWriter prints problems as they are found.
type problemWriter struct {
	cmd   *cobra.Command
	json  bool
	limit int
	count map[string]int // by rule, of the file being looked at
	order []string       // the rules, as they were first met
	found bool
}

func (w *problemWriter) problem(p rules.Problem) {
	w.found = true
	if w.count[p.Rule]++; w.count[p.Rule] == 1 {
		w.order = append(w.order, p.Rule)
	}
	if w.limit > 0 && w.count[p.Rule] > w.limit {
		return
	}
	out := w.cmd.OutOrStdout()
	if w.json {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		enc.Encode(p)
		return
	}
	fmt.Fprintln(out, oneLine(p.String()))
}

// rest says how many problems of a file were not shown.
func (w *problemWriter) rest() {
	for _, rule := range w.order {
		if more := w.count[rule] - w.limit; w.limit > 0 && more > 0 {
			say(w.cmd.ErrOrStderr(), "%d more of [%s]; --limit 0 shows all", more, rule)
		}
	}
	clear(w.count)
	w.order = nil
}
