package main

import (
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
)

const factsHelp = `facts lists the facts of an English text and its Chinese or Russian version side
by side: figures, money, measures, dates, times, quotations and addresses, as
values (4.3 billion, 43亿 and «4,3 млрд» are 4300000000), each beside its
counterpart. The status says what became of it:

  same       both have it
  rephrased  rounded, or in another unit or time zone
  moved      the other text has it elsewhere
  changed    another value stands in its place
  only       the other text does not have it`

func newFacts() *cobra.Command {
	var (
		flags  checkFlags
		out    outputFlags
		format string
	)
	cmd := &cobra.Command{
		Use:     "facts SOURCE TARGET",
		Short:   "List the facts of an article and its translation side by side",
		GroupID: groupPair,
		Long:    factsHelp,
		Example: "bitext facts drones.en.txt drones.zh.txt\nbitext facts --format tsv -o facts.tsv drones.en.txt drones.ru.txt",
		Args:    wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			opt, err := flags.options(cmd)
			if err != nil {
				return err
			}
			opt.UpTo = compare.Facts
			c, err := compareFiles(cmd, args, opt)
			if err != nil {
				return err
			}
			return out.send(cmd, format == forReading, args, func(w io.Writer, s screen) error {
				return ledgerFormat(format).Write(w, c.Bitext, c.Ledger, report.Options{Width: s.width, Color: s.color})
			})
		},
	}
	addChoice(cmd, &format, "format", "how the ledger is written", forReading, ledgerFormats())
	flags.pair.add(cmd)
	flags.addDate(cmd)
	out.add(cmd)
	return cmd
}

// ledgerFormats lists what --format takes.
func ledgerFormats() []string {
	var names []string
	for _, f := range report.LedgerFormats {
		names = append(names, f.Name)
	}
	return names
}

// ledgerFormat is the format of a name that --format took.
func ledgerFormat(name string) report.LedgerFormat {
	i := slices.IndexFunc(report.LedgerFormats, func(f report.LedgerFormat) bool { return f.Name == name })
	return report.LedgerFormats[i]
}
