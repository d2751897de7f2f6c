package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/evaluate"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

func newFit() *cobra.Command {
	var (
		unit   string
		file   string
		folds  int
		chance bool
		read   string
	)
	cmd := &cobra.Command{
		Use:     "fit FOLDER...",
		GroupID: groupMaker,
		Short:   "Fit the weights of the evidence to alignments made by people",
		Long: `fit reads cases with gold and finds the weights under which the gold is
likeliest. A case is three files in one folder: NAME.en.txt and NAME.zh.txt or
NAME.ru.txt with a paragraph or sentence a line, and NAME.gold, its beads. A
folder named twice counts twice. The program's own weights were made so: they
stand in align/paragraph.tsv and align/sentence.tsv, and a program built anew
uses what is put there.

With --folds the cases are dealt into so many parts, and before the weights are
fitted to all, each part is aligned with weights fitted to the others only. The
figures printed are those.

With --chance it fits what says how likely findings are, align/check/chance.tsv.
A case is then two files, with NAME.errors.jsonl beside them where errors were
planted: an object a line, with the paragraphs "source" and "target" that hold
one, from 0. What is found elsewhere counts as a false alarm. --read names a
table of findings that people read: a check, how many, how many were right.`,
		Example: `bitext fit --folds 5 -o paragraph.tsv cases/en-zh cases/en-ru
bitext fit --unit sentence -o sentence.tsv cases/novels
bitext fit -o mine.tsv cases/en-zh drones.zh.txt.bitext.json
bitext fit --chance --read align/check/read.tsv -o chance.tsv cases/planted`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			in := inputsOf(cmd)
			weights, err := fitted(cmd, in, args, align.Fitting{Unit: corpus.Unit(unit)}, folds, chance, read)
			if err != nil {
				return err
			}
			write := func(w io.Writer) error { _, err := io.WriteString(w, weights.String()); return err }
			if file == "" {
				return write(cmd.OutOrStdout())
			}
			return writeFile(file, staging{inputs: in, errw: cmd.ErrOrStderr()}, write)
		},
	}
	addChoice(cmd, &unit, "unit", "what the lines of the cases are", string(corpus.Paragraphs), []string{string(corpus.Paragraphs), string(corpus.Sentences)})
	cmd.Flags().StringVarP(&file, "output", "o", "", "write the weights to `FILE`")
	cmd.Flags().IntVar(&folds, "folds", 0, "first measure on `N` parts, each with weights fitted to the others")
	cmd.Flags().BoolVar(&chance, "chance", false, "fit the chances of findings to cases with planted errors")
	addInput(cmd, &read, "read", "with --chance, `FILE` of findings that people read: TSV of a check, how many, how many right")
	return cmd
}

// fitted is the weights that the command is asked for.
func fitted(cmd *cobra.Command, in *inputs, folders []string, f align.Fitting, folds int, chance bool, read string) (fmt.Stringer, error) {
	if chance {
		return fitChances(cmd.Context(), in, folders, read)
	}
	if read != "" {
		return nil, errors.New("--read counts with --chance only")
	}
	cases, err := readCases(cmd.Context(), in, folders, f.Unit)
	if err != nil {
		return nil, err
	}
	if folds < 2 {
		return fitAll(cmd.Context(), cmd.ErrOrStderr(), cases, f)
	}
	m, held, skipped, err := align.CrossFit(cmd.Context(), cases, folds, f)
	if err != nil {
		return nil, err
	}
	tellSkipped(cmd.ErrOrStderr(), skipped)
	return m, writeHeld(cmd.OutOrStdout(), held)
}

// readCases reads the cases of some folders and review files.
func readCases(ctx context.Context, in *inputs, paths []string, unit corpus.Unit) ([]align.Case, error) {
	var out []align.Case
	for _, path := range paths {
		reviews, err := reviewsIn(path)
		if err != nil {
			return nil, err
		}
		golds, err := filepath.Glob(filepath.Join(path, "*.gold"))
		if err != nil || len(golds)+len(reviews) == 0 {
			return nil, withHint(fmt.Errorf("%s: no case in this folder", path), "a case is NAME.gold with NAME.en.txt and NAME.zh.txt or NAME.ru.txt beside it, or the review of a text, NAME.zh.txt.bitext.json")
		}
		for _, gold := range golds {
			c, err := readCase(ctx, in, gold)
			if err != nil {
				return nil, err
			}
			out = append(out, c)
		}
		for _, file := range reviews {
			c, err := reviewedTexts(ctx, in, file, unit)
			if err != nil {
				return nil, err
			}
			cases := reviewedCases(c, file)
			if len(cases) == 0 && len(golds) == 0 && len(reviews) == 1 {
				return nil, withHint(fmt.Errorf("%s: no two %ss in a row are settled", file, unit), "bitext review --every %s %s asks about each pair", c.Src.Path, c.Dst.Path)
			}
			out = append(out, cases...)
		}
	}
	return out, nil
}

// readCase reads the case of a gold file.
func readCase(ctx context.Context, in *inputs, gold string) (align.Case, error) {
	c := align.Case{Name: gold}
	texts, _ := filepath.Glob(strings.TrimSuffix(gold, ".gold") + ".*.txt")
	if len(texts) != 2 {
		return c, fmt.Errorf("%s: has %s beside it, not 2", gold, lang.Count(len(texts), "text"))
	}
	slices.SortFunc(texts, func(a, b string) int { // English first
		return boolOrder(lang.IsPivot(lang.Named(b))) - boolOrder(lang.IsPivot(lang.Named(a)))
	})
	in.add(texts...)
	for k, doc := range []*corpus.Document{&c.Src, &c.Dst} {
		var err error
		if *doc, _, err = compare.Read(ctx, texts[k], nil, compare.Text{Language: lang.Named(texts[k]), Lines: true}); err != nil {
			return c, err
		}
	}
	links, err := exchange.ReadLinks(gold, in.open)
	if err != nil {
		return c, err
	}
	links.List = slices.DeleteFunc(links.List, func(l corpus.Link) bool { return !inRow(l.Src) || !inRow(l.Dst) })
	c.Gold, err = links.Ladder(len(c.Src.Segments), len(c.Dst.Segments))
	if err != nil {
		return c, fmt.Errorf("%s: %w", gold, err)
	}
	return c, nil
}

// inRow tells whether ids are neighbours. A bead whose segments are not cannot
// be found and teaches nothing.
func inRow(ids []int) bool {
	for k := 1; k < len(ids); k++ {
		if ids[k] != ids[k-1]+1 {
			return false
		}
	}
	return true
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fitAll fits the weights to all cases, and says which had to be left out.
func fitAll(ctx context.Context, errw io.Writer, cases []align.Case, f align.Fitting) (*align.Model, error) {
	m, skipped, err := align.Fit(ctx, cases, f)
	tellSkipped(errw, skipped)
	return m, err
}

// tellSkipped says which cases were left out.
func tellSkipped(errw io.Writer, skipped []string) {
	for _, s := range skipped {
		say(errw, "left out %s", s)
	}
}

// writeHeld prints how well each folder's cases were aligned, and how far the
// confidences were right, with weights fitted to other parts.
func writeHeld(w io.Writer, held []align.Held) error {
	var all evaluate.Result
	folders := map[string]*evaluate.Result{}
	for _, h := range held {
		folder := filepath.Dir(h.Name)
		if folders[folder] == nil {
			folders[folder] = &evaluate.Result{}
		}
		gold, got := h.Gold.Links(), h.Ladder.Links()
		r := evaluate.Compare(gold, got, len(h.Src.Segments), len(h.Dst.Segments))
		r.Calibrate(gold, got, confidences(h.Ladder))
		folders[folder].Add(r)
		all.Add(r)
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		r := folders[folder]
		fmt.Fprintf(w, "%s: strict F1 %.3f, omissions %.3f, additions %.3f\n", folder, r.Strict.F1(), r.Omissions.F1(), r.Additions.F1())
	}
	fmt.Fprintln(w, "\nall:")
	return evaluate.Text(w, all)
}

// confidences are those of the beads of a ladder.
func confidences(ladder corpus.Ladder) []float64 {
	out := make([]float64, len(ladder))
	for k, b := range ladder {
		out[k] = b.Confidence
	}
	return out
}
