package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/curate"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

const sampleHelp = `sample draws pairs at random, each with the same chance, and writes them in
their order. With --by it draws as many from each stratum as can be, so that
rare ones are seen too:

  length       of the source, in doubling steps of English letters
  confidence   in tenths; pairs that do not say are by themselves
  document     one by one; see --document

Several with commas between them make strata of all combinations. The files
are read once, and only what is drawn is held in memory. The same --seed draws
the same pairs of the same files.`

// sampleFlags are the flags of the command.
type sampleFlags struct {
	corpusFlags
	units, seed uint
	by          []string
	document    string
}

func newCorpusSample() *cobra.Command {
	var f sampleFlags
	cmd := &cobra.Command{
		Use:   "sample FILE...",
		Short: "Draw pairs at random",
		Long:  sampleHelp,
		Example: `bitext corpus sample news.tmx --units 100 -o look.tsv
bitext corpus sample news.tmx --by length,confidence -o look.xlsx
bitext corpus sample a.tmx b.tmx --by document -n 500 --seed 7 -o look.tsv`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return hintConvert(f.sample(cmd, args))
		},
	}
	f.add(cmd)
	fs := cmd.Flags()
	fs.UintVarP(&f.units, "units", "n", 100, "draw so many `PAIRS`")
	addSeed(cmd, &f.seed)
	fs.StringSliceVar(&f.by, "by", nil, "draw alike from each `STRATUM`: "+strings.Join(words(curate.Strata), ", "))
	addDocument(cmd, &f.document)
	if err := cmd.RegisterFlagCompletionFunc("by", listed(func() (all []cobra.Completion) { return words(curate.Strata) })); err != nil {
		panic(err) // the flag was declared above, and once
	}
	return cmd
}

// addSeed declares the flag for what chance begins with.
func addSeed(cmd *cobra.Command, seed *uint) {
	cmd.Flags().UintVar(seed, "seed", 1, "`NUMBER` that chance begins with: the same gives the same")
}

// strata are the kinds of strata that are asked for.
func (f *sampleFlags) strata() (kinds []curate.Stratum, err error) {
	known := words(curate.Strata)
	for _, name := range f.by {
		kind, ok := curate.StratumNamed(name)
		if !ok {
			return nil, fmt.Errorf("--by %q: it is one of %s", name, lang.List("and", known))
		}
		kinds = append(kinds, kind)
	}
	return kinds, nil
}

// sample writes what is drawn.
func (f *sampleFlags) sample(cmd *cobra.Command, paths []string) error {
	kinds, err := f.strata()
	if err != nil {
		return err
	}
	if f.units == 0 {
		return fmt.Errorf("--units 0: it is a number from 1 on")
	}
	r, err := f.open(cmd, paths)
	if err != nil {
		return err
	}
	defer r.close()
	r.opt.To, r.document = nil, f.document // what is drawn is written anew
	out, err := f.outlet()
	if err != nil {
		return err
	}
	s, err := r.stream()
	if err != nil {
		return err
	}
	drawn := curate.NewSample(int(f.units), uint64(f.seed))
	for u, err := range s.Units {
		if err != nil {
			return err
		}
		var of []string
		for _, kind := range kinds {
			of = append(of, kind.Of(u, r.documentOf(u)))
		}
		drawn.Add(u, strings.Join(of, "\x00"))
	}
	s.Units = func(yield func(exchange.TU, error) bool) {
		for _, u := range drawn.Units() {
			if !yield(u, nil) {
				return
			}
		}
	}
	if err := r.write(s.Header, numbered(s, func(int) int { return 0 }), &f.corpusFlags, []outlet{out}, out.path); err != nil {
		return err
	}
	of := ""
	if len(kinds) > 0 {
		of = ", from " + strings.Replace(lang.Count(drawn.Strata(), "stratum"), "stratums", "strata", 1)
	}
	say(cmd.ErrOrStderr(), "%d of %d pairs drawn%s", min(int(f.units), drawn.Seen()), drawn.Seen(), of)
	return nil
}
