package main

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/curate"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/spell"
)

const cleanHelp = `clean writes the pairs of bitexts that are good, and leaves out those that a
rule drops. The first rule that drops a pair counts it:

%s
The bounds of length and similarity were set on published translations. Of good
pairs of news, manuals and talk that were not used for it, the rules together
drop one in fifty or less; of novels, which are translated freely, one in eight:
there --max-deviation 5 --min-similarity 0 asks less. Of pairs with a
counterpart from elsewhere they drop nine in ten, of those with the next
sentence seven in ten.

A table on standard error says how many pairs each rule dropped. --rejected
keeps them in a file, in any format, with a note that says why.

Lengths are told in English letters of the same meaning: 100 of them are some
29 Chinese characters. Where the files do not name the languages they are
found out by the first 200 pairs. The rules length, similarity and figures pass
pairs in languages that bitext does not align.`

// cleanFlags are the flags of the command.
type cleanFlags struct {
	corpusFlags
	bounds        curate.Bounds
	rejected      string
	vectors       string // path of a table; "" for the one in the program
	with, without []string
}

func newCorpusClean() *cobra.Command {
	var f cleanFlags
	cmd := &cobra.Command{
		Use:   "clean FILE...",
		Short: "Leave out pairs that are no good",
		Long:  fmt.Sprintf(cleanHelp, ruleList()),
		Example: `bitext corpus clean news.tmx -o good.tmx
bitext corpus clean news.en news.zh -o good.tsv --rejected bad.tsv
bitext corpus clean a.tmx b.tmx -o good.tsv --min-length 10 --with figures
bitext corpus clean - --format tmx --without similarity,language < news.tmx`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return hintConvert(f.clean(cmd, args))
		},
	}
	f.add(cmd)
	fs := cmd.Flags()
	fs.StringVar(&f.rejected, "rejected", "", "write what is left out to `FILE`, with why")
	fs.StringSliceVar(&f.with, "with", nil, "ask these `RULES` too, those that are off")
	fs.StringSliceVar(&f.without, "without", nil, "do not ask these `RULES`")
	fs.Float64Var(&f.bounds.MinConfidence, "min-confidence", 0, "drop pairs less sure than `P`, 0 to 1; one that does not say counts as 0")
	fs.Float64Var(&f.bounds.MinLength, "min-length", 0, "drop pairs with a side of fewer English `LETTERS`")
	fs.Float64Var(&f.bounds.MaxLength, "max-length", 0, "drop pairs with a side of more English `LETTERS` (0: of any length)")
	fs.Float64Var(&f.bounds.MaxDeviation, "max-deviation", curate.Standard.MaxDeviation, "how many standard deviations `N` the lengths may be from the usual ratio")
	fs.Float64Var(&f.bounds.MinSimilarity, "min-similarity", curate.Standard.MinSimilarity, "least similarity `S` of the two sides, 0 to 1")
	addVectors(cmd, &f.vectors)
	for _, name := range []string{"with", "without"} {
		if err := cmd.RegisterFlagCompletionFunc(name, listed(ruleWords)); err != nil {
			panic(err) // the flag was declared above, and once
		}
	}
	return cmd
}

// ruleIndent is where the texts of rules begin in the help, in cells.
const ruleIndent = 17

// ruleList is what each rule drops.
func ruleList() string {
	var b strings.Builder
	for _, r := range curate.Rules {
		name := r.Name
		if r.Off {
			name += " (off)"
		}
		for k, line := range wrapped(strings.Repeat(" ", ruleIndent), r.Doc) {
			if k == 0 {
				line = fmt.Sprintf("  %-*s", ruleIndent-2, name) + strings.TrimSpace(line)
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// ruleWords are the names of the rules.
func ruleWords() (all []cobra.Completion) {
	for _, r := range curate.Rules {
		all = append(all, cobra.CompletionWithDesc(r.Name, r.Doc))
	}
	return all
}

// rules are those that are asked.
func (f *cleanFlags) rules() (asked []*curate.Rule, err error) {
	for _, name := range slices.Concat(f.with, f.without) {
		if curate.RuleNamed(name) == nil {
			return nil, noSuchRule(name)
		}
	}
	for _, r := range curate.Rules {
		on := !r.Off || slices.Contains(f.with, r.Name)
		if on && !slices.Contains(f.without, r.Name) {
			asked = append(asked, r)
		}
	}
	return asked, nil
}

// noSuchRule names the rule that may have been meant.
func noSuchRule(name string) error {
	var names []string
	for _, r := range curate.Rules {
		names = append(names, r.Name)
	}
	err := fmt.Errorf("no rule %q", name)
	if near, ok := spell.Nearest(name, names); ok {
		return withHint(err, "did you mean %s?", near)
	}
	return withHint(err, "there is one of %s", lang.List("and", names))
}

// valid says which bound is none.
func (f *cleanFlags) valid() error {
	b := f.bounds
	for _, x := range []struct {
		name  string
		value float64
	}{{"min-confidence", b.MinConfidence}, {"min-similarity", b.MinSimilarity}} {
		if !(x.value >= 0 && x.value <= 1) {
			return fmt.Errorf("--%s %v: it is a number from 0 to 1", x.name, x.value)
		}
	}
	for _, x := range []struct {
		name  string
		value float64
	}{{"min-length", b.MinLength}, {"max-length", b.MaxLength}, {"max-deviation", b.MaxDeviation}} {
		if !(x.value >= 0) {
			return fmt.Errorf("--%s %v: it is a number from 0 on", x.name, x.value)
		}
	}
	if b.MaxLength > 0 && b.MinLength > b.MaxLength {
		return fmt.Errorf("--min-length %v is above --max-length %v: no pair is left", b.MinLength, b.MaxLength)
	}
	return nil
}

// clean writes what the rules keep, and where it is asked for what they drop.
func (f *cleanFlags) clean(cmd *cobra.Command, paths []string) error {
	rules, err := f.rules()
	if err != nil {
		return err
	}
	if err := f.valid(); err != nil {
		return err
	}
	r, err := f.open(cmd, paths)
	if err != nil {
		return err
	}
	defer r.close()
	kept, err := f.outlet()
	if err != nil {
		return err
	}
	outlets, named := []outlet{kept}, []string{kept.path}
	if f.rejected != "" {
		format, err := exchange.ForOutput(f.rejected)
		if err != nil {
			return noSuchOutput(f.rejected)
		}
		if f.rejected == kept.path {
			return fmt.Errorf("--rejected %s: is what --output names, too", f.rejected)
		}
		outlets, named = append(outlets, outlet{f.rejected, format}), append(named, f.rejected)
	}
	table, err := vectorsOr(f.vectors)
	if err != nil {
		return err
	}
	s, err := r.stream()
	if err != nil {
		return err
	}
	count := ruleCount{dropped: map[*curate.Rule]int{}}
	judged := curate.Clean(cmd.Context(), s, rules, f.bounds, table)
	if err := r.write(s.Header, count.destined(judged, len(outlets) > 1), &f.corpusFlags, outlets, named...); err != nil {
		return err
	}
	return count.print(cmd.ErrOrStderr(), rules)
}

// A ruleCount is how many units each rule dropped.
type ruleCount struct {
	all, kept int
	dropped   map[*curate.Rule]int
}

// destined sends what is kept to the first outlet, and what is dropped to the second,
// if there is one, with a note.
func (c *ruleCount) destined(judged iter.Seq2[curate.Judged, error], second bool) iter.Seq2[destined, error] {
	return func(yield func(destined, error) bool) {
		for u, err := range judged {
			d := destined{TU: u.TU}
			if err == nil {
				c.all++
			}
			switch {
			case u.Rule == nil:
				c.kept++
			case second:
				d.to = 1
				d.Notes = append(slices.Clone(u.Notes), "dropped by "+u.Rule.Name+": "+u.Why)
			default:
				d.to = nobody
			}
			if u.Rule != nil {
				c.dropped[u.Rule]++
			}
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// print writes a line for each rule that dropped something, and one for the rest.
func (c *ruleCount) print(w io.Writer, rules []*curate.Rule) error {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	line := func(name string, n int) {
		fmt.Fprintf(columns, "%d\t%s\t  %s\n", n, percent(n, c.all), name)
	}
	for _, r := range rules {
		if n := c.dropped[r]; n > 0 {
			line("dropped by "+r.Name, n)
		}
	}
	line("kept", c.kept)
	return columns.Flush()
}

// percent is the share of all that n are, to one decimal.
func percent(n, all int) string {
	return fmt.Sprintf("%.1f%%", 100*float64(n)/float64(max(all, 1)))
}
