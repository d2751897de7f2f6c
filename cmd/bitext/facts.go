package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/spell"
)

const factsHelp = `facts lists the facts of an English text and its Chinese or Russian version side
by side: figures, money, measures, dates, times, names, quotations and
addresses, each beside its counterpart, with its value in English (43亿 and
«4,3 млрд» are 4.3 billion). The last line sums up. The status says what became
of a fact:

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
		only   []string
	)
	cmd := &cobra.Command{
		Use:     "facts SOURCE TARGET",
		Short:   "List the facts of an article and its translation side by side",
		GroupID: groupPair,
		Long:    factsHelp,
		Example: "bitext facts drones.en.txt drones.zh.txt\nbitext facts --only changed,only drones.en.txt drones.zh.txt\nbitext facts --format tsv -o facts.tsv drones.en.txt drones.ru.txt",
		Args:    wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			opt, err := flags.options(cmd)
			if err != nil {
				return err
			}
			wanted, err := statusesOf(only)
			if err != nil {
				return err
			}
			opt.UpTo = compare.Facts
			c, err := compareFiles(cmd, args, opt)
			if err != nil {
				return err
			}
			c.Ledger = c.Ledger.Only(wanted...)
			return out.send(cmd, format == forReading, inputsWith(cmd, c), func(w io.Writer, s screen) error {
				return ledgerFormat(format).Write(w, c.Bitext, c.Ledger, s.options())
			})
		},
	}
	addChoice(cmd, &format, "format", "how the ledger is written", forReading, ledgerFormats())
	cmd.Flags().StringSliceVar(&only, "only", nil, "list only facts with these `STATUSES`: "+strings.Join(statusNames(), ", "))
	flags.pair.add(cmd)
	flags.addDate(cmd)
	out.add(cmd)
	return cmd
}

// statusNames are the statuses of facts as --only takes them.
func statusNames() []string {
	var names []string
	for _, s := range ledger.Statuses {
		names = append(names, string(s))
	}
	return names
}

// statusesOf is the statuses of those names.
func statusesOf(names []string) ([]ledger.Status, error) {
	var list []ledger.Status
	for _, n := range names {
		if !slices.Contains(ledger.Statuses, ledger.Status(n)) {
			return nil, spell.Unknown("status", n, statusNames())
		}
		list = append(list, ledger.Status(n))
	}
	return list, nil
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
