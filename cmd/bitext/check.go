package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

const checkHelp = `check aligns an English text with its Chinese or Russian version and says
where they differ: paragraphs and sentences that are gone or were added,
figures, dates and names that changed, quotations that lost their marks,
passages left in English. Every finding is one line that grep can use, then
the two passages.

Of one file that holds both, such as a translation memory (TMX), XLIFF, a
catalogue (PO) or a table, it compares the two sides of each unit, inline codes
and placeholders too; units not translated yet are passed over. A finding names
its unit. The English side counts as the source, whichever the file calls so.

Of two folders, or of one that holds both languages, it checks all files that
belong together by their names, and says which have no translation; see bitext
help folders.

--since REV asks git what SOURCE and TARGET were, and tells what changed in
SOURCE since and did not reach TARGET: paragraphs that are new, changed or gone
while what corresponds to them is as it was. --since touched goes back to the
commit that changed TARGET last. Files that were renamed are followed. Only the
checks of history are made, unless --checks names others.

A finding that is an editor's choice can be dismissed (bitext dismiss): it is
kept in a review file beside the target, TARGET.bitext.json, and not shown
again.
bitext list checks lists the checks, bitext explain N202 explains one.`

// checkFlags are the flags of the commands that cross-check.
type checkFlags struct {
	pair     pairFlags
	since    string // see [earlierOf]; "": as the texts are
	checks   []string
	ignore   []string
	glossary string
	date     string
	baseline string
}

func (c *checkFlags) add(cmd *cobra.Command) {
	c.pair.add(cmd)
	fs := cmd.Flags()
	fs.StringSliceVar(&c.checks, "checks", nil, "make only these `CHECKS`: ids, names or families (N202,quotes), or all; see bitext list checks")
	fs.StringSliceVar(&c.ignore, "ignore", nil, "do not make these `CHECKS`")
	addInput(cmd, &c.glossary, "glossary", "`FILE` of agreed translations: TBX, or TSV or CSV with a row a term: term, translation|another, forbidden")
	c.addDate(cmd)
	addInput(cmd, &c.baseline, "baseline", "review `FILE` with what was decided; else TARGET.bitext.json, if there is one")
}

func (c *checkFlags) addDate(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.date, "date", "", "`DAY` the article bears, as 2024-09-26, for weekdays; else it is looked for in the texts")
}

func newCheck() *cobra.Command {
	var (
		flags          findingFlags
		many           folderFlags
		out            outputFlags
		format, failOn string
	)
	cmd := &cobra.Command{
		Use:         "check SOURCE TARGET",
		Short:       "Say where an article and its translation differ",
		GroupID:     groupPair,
		Long:        checkHelp,
		Annotations: map[string]string{findsThings: "something found at the level of --fail-on or above"},
		Example: `bitext check drones.en.txt drones.zh.txt
bitext check --level info --ignore structure drones.en.txt drones.ru.txt
bitext check --format sarif -o drones.sarif drones.en.txt drones.zh.txt
bitext check --format github docs/en docs/zh
bitext check --since touched docs/en/install.md docs/zh/install.md
bitext check --checks links,numbers memory.tmx`,
		Args: many.wanted(wantFileOrPair),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("format") {
				var err error
				if format, err = byExtension(out.file); err != nil {
					return err
				}
			}
			if many.asked(cmd, args) {
				return flags.checkFolders(cmd, args, many, out, format, failOn)
			}
			f, in, err := flags.find(cmd, args, failOn)
			if err != nil {
				return err
			}
			err = out.send(cmd, format == forReading, in, func(w io.Writer, s screen) error {
				return findingsFormat(format).Write(w, f, s.options())
			})
			if err == nil && fails(f.Found, failOn) {
				err = errFindings
			}
			return err
		},
	}
	addChoice(cmd, &format, "format", "how findings are written", forReading, findingsFormats())
	addChoice(cmd, &failOn, "fail-on", "least severity that makes the exit status 1", string(check.Error), append(severities(), never))
	addSince(cmd, &flags.since, "")
	flags.add(cmd)
	many.add(cmd)
	out.add(cmd)
	return cmd
}

const (
	forReading = "text"  // the format of findings for people, shown in a pager
	never      = "never" // --fail-on: findings are no failure
)

const minChance = "min-chance"

// findingFlags are the flags of the commands that show what a cross-check found.
type findingFlags struct {
	checkFlags
	level  string
	chance float64
}

func (f *findingFlags) add(cmd *cobra.Command) {
	f.checkFlags.add(cmd)
	f.addWhat(cmd)
}

// addWhat declares the flags that say which findings are shown.
func (f *findingFlags) addWhat(cmd *cobra.Command) {
	addChoice(cmd, &f.level, "level", "least severity that is shown", string(check.Warning), severities())
	cmd.Flags().Float64Var(&f.chance, minChance, check.WorthALook, "least chance, 0 to 1, that a finding is shown with; with --level info all are, unless this is given")
}

// find cross-checks the two texts that the arguments name. What is as grave as
// failOn is found whatever --level says. The inputs are all files that were read.
func (f findingFlags) find(cmd *cobra.Command, args []string, failOn string) (report.Findings, *inputs, error) {
	var none report.Findings
	opt, err := f.asked(cmd, failOn)
	if err != nil {
		return none, nil, err
	}
	if f.since != "" {
		if opt.Unit == corpus.Sentences {
			return none, nil, withHint(errors.New("--since goes by paragraphs, and --unit sentence by sentences"), "leave one out")
		}
		if opt.Earlier, err = earlierOf(cmd, args, f.since); err != nil {
			return none, nil, err
		}
		if !onCommandLine(cmd, "checks") {
			opt.Check.Checks = []string{historyChecks}
		}
	}
	c, err := compareFiles(cmd, args, opt)
	if err != nil {
		return none, nil, err
	}
	warnStale(cmd.ErrOrStderr(), args, f.reviewPath(c), c.Stale)
	in := inputsOf(cmd)
	in.add(f.reviewPath(c))
	return findingsOf(c), in, nil
}

// asked are the options, with what is to be shown.
func (f findingFlags) asked(cmd *cobra.Command, failOn string) (compare.Options, error) {
	opt, err := f.options(cmd)
	if err != nil {
		return opt, err
	}
	opt.Check.Level = shown(f.level, failOn)
	opt.Check.Likely, err = least(cmd, f.chance)
	return opt, err
}

// least is the chance that --min-chance asks for: 0 where it was not given, which
// leaves it to package check, and next to nothing where 0 was.
func least(cmd *cobra.Command, chance float64) (float64, error) {
	if !(chance >= 0 && chance <= 1) {
		return 0, withHint(fmt.Errorf("--%s %v: not a chance", minChance, chance), "write it as 0.8, with a number from 0 to 1")
	}
	if !cmd.Flags().Changed(minChance) {
		return 0, nil
	}
	return max(chance, math.SmallestNonzeroFloat64), nil
}

// warnStale says which dismissals hide nothing any more.
func warnStale(w io.Writer, args []string, path string, stale []review.Decision) {
	for _, d := range stale {
		say(w, "%s: stale dismissal %s, %s: %s", path, d.Fingerprint, d.Check, d.Message)
	}
	if len(stale) > 0 {
		say(w, "hint: bitext dismiss --prune %s drops what is stale", strings.Join(args, " "))
	}
}

// options are what the flags say of comparing.
func (c checkFlags) options(cmd *cobra.Command) (compare.Options, error) {
	opt, err := c.pair.options(cmd)
	if err != nil {
		return opt, err
	}
	opt.Check.Checks, opt.Check.Ignore, opt.Glossary = c.checks, c.ignore, c.glossary
	for flag, names := range map[string][]string{"checks": c.checks, "ignore": c.ignore} {
		if _, unknown := check.Select(names); unknown != "" {
			return opt, noSuchCheck(fmt.Errorf("--%s %s: no such check", flag, unknown), unknown)
		}
	}
	if c.baseline != "" && c.pair.noReview {
		return opt, withHint(errors.New("--baseline and --no-review: one says which review counts, the other that none does"), "leave one out")
	}
	if c.baseline != "" {
		r, err := review.Open(c.baseline)
		if err != nil {
			return opt, err
		}
		opt.Review = &r
	}
	if c.date == "" {
		return opt, nil
	}
	if opt.Check.Dateline, err = time.Parse(time.DateOnly, c.date); err != nil {
		return opt, withHint(fmt.Errorf("--date %s: not a day", c.date), "write it as 2024-09-26")
	}
	return opt, nil
}

// reviewPath is the review file: the one that was named, else the one that
// goes with the target.
func (c checkFlags) reviewPath(x *compare.Comparison) string {
	return cmp.Or(c.baseline, review.Find(x.Dst.Path))
}

// shown is the least severity that is shown: what fails always is.
func shown(level, failOn string) check.Severity {
	if failOn != never && !check.Severity(failOn).AtLeast(check.Severity(level)) {
		return check.Severity(failOn)
	}
	return check.Severity(level)
}

// fails tells whether a finding is as grave as --fail-on says.
func fails(found []check.Finding, failOn string) bool {
	return failOn != never && slices.ContainsFunc(found, func(f check.Finding) bool {
		return f.Severity.AtLeast(check.Severity(failOn))
	})
}

func severities() []string {
	var names []string
	for _, s := range check.Severities {
		names = append(names, string(s))
	}
	return names
}

// findingsFormats lists what --format takes.
func findingsFormats() []string {
	var names []string
	for _, f := range report.FindingsFormats {
		names = append(names, f.Name)
	}
	return names
}

// findingsFormat is the format of a name that --format took.
func findingsFormat(name string) report.FindingsFormat {
	i := slices.IndexFunc(report.FindingsFormats, func(f report.FindingsFormat) bool { return f.Name == name })
	return report.FindingsFormats[i]
}
