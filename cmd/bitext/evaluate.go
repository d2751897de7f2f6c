package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/evaluate"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

const evaluateHelp = `Compare the alignment TEST with the alignment GOLD, made by people, and say how
much of it is right.

Both are beads files ("[0, 1]:[0]"), hunalign ladders, InterText or XCES files,
in any mixture; the content says which. One of them may be "-".

A bead with text on both sides is right in the strict sense when gold has the
same bead, in the lax sense when it shares a segment on both sides with a bead
of gold. Omissions and additions are segments with nothing on the other side.

Where TEST says how sure it is, the last table holds that against gold, by kind
of bead: the mean confidence, the share that is right, and how far the two are
apart in the mean over ten classes of confidence.`

func newEvaluate() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:     "evaluate GOLD TEST",
		GroupID: groupMaker,
		Short:   "Measure an alignment against one made by people",
		Long:    evaluateHelp,
		Example: `bitext evaluate drones.zh.gold drones.zh.beads
bitext align --format beads drones.en.txt drones.zh.txt |
    bitext evaluate drones.zh.gold -`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			write := evaluate.Text
			if format == "json" {
				write = evaluate.JSON
			}
			result, err := evaluateFiles(args[0], args[1], inputsOf(cmd).open)
			if err != nil {
				return err
			}
			return write(cmd.OutOrStdout(), result)
		},
	}
	addChoice(cmd, &format, "format", "how the figures are written", "text", []string{"text", "json"})
	return cmd
}

func evaluateFiles(goldPath, testPath string, open exchange.Opener) (evaluate.Result, error) {
	gold, err := exchange.ReadLinks(goldPath, open)
	if err != nil {
		return evaluate.Result{}, err
	}
	test, err := exchange.ReadLinks(testPath, open)
	if err != nil {
		return evaluate.Result{}, err
	}
	n, m := max(gold.Src, test.Src), max(gold.Dst, test.Dst)
	if gold.Src != gold.Dst && gold.Src == test.Dst && gold.Dst == test.Src {
		return evaluate.Result{}, fmt.Errorf("%s has %d source and %d target segments, %s the reverse: the sides of one are swapped",
			goldPath, gold.Src, gold.Dst, testPath)
	}
	r := evaluate.Compare(gold.List, test.List, n, m)
	r.Calibrate(gold.List, test.List, test.Confidence)
	return r, nil
}
