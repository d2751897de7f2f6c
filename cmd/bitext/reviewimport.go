package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// readEdited reads a file that somebody edited, and says which texts it is about:
// those that are given, else those that it names.
func readEdited(cmd *cobra.Command, path string, args []string) (report.Edited, []string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return report.Edited{}, nil, fmt.Errorf("%s: cannot read: %w", path, cause(err))
	}
	e, err := report.ReadEdited(path, data)
	if err != nil {
		return e, nil, withHint(err, "bitext compare -o page.xlsx and bitext align -o table.docx write files that can be edited")
	}
	if len(args) > 0 {
		return e, args, nil
	}
	for _, text := range e.Paths {
		if _, err := os.Stat(text); text == "" || err != nil {
			return e, nil, withHint(fmt.Errorf("%s: does not say which texts it was written from, or they are not there", path), "name them too: bitext review --import %s SOURCE TARGET", path)
		}
	}
	return e, e.Paths[:], nil
}

// takeOver makes decisions of what somebody edited in a file, and says row by row
// what was taken.
func takeOver(cmd *cobra.Command, d *desk.Desk, path string, e report.Edited) error {
	if err := d.Pairs(cmd.Context()); err != nil {
		return err
	}
	warnUnfit(cmd.ErrOrStderr(), []string{d.Src.Path, d.Dst.Path}, d.Path(), d.Unfit)
	if d.Loose {
		return withHint(fmt.Errorf("%s: holds units of a memory, which are not paired otherwise", d.Src.Path), "bitext convert %s writes a file that was edited in another format", path)
	}
	list, err := reread(d, path, e)
	if err != nil {
		return err
	}
	passed := 0
	for _, x := range list {
		if x.Taken {
			if err := d.Do(cmd.Context(), x.Decision); err != nil {
				return err
			}
		} else {
			passed++
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s, %s: %s\n", path, x.Place, oneLine(x.What))
	}
	if passed > 0 {
		say(cmd.ErrOrStderr(), "%s: of %s nothing was taken", path, lang.Count(passed, "row"))
	}
	return nil
}

// reread is what the rows of a file say of the texts in hand, whichever of them
// stands first in it. A file of other texts is refused.
func reread(d *desk.Desk, path string, e report.Edited) ([]review.Reread, error) {
	labels := report.Labels(d.Bitext)
	list, known, of := d.Work().Reread(e.Rows, labels)
	if 2*known < of {
		turned := make([]review.Row, len(e.Rows))
		for k, row := range e.Rows {
			row.Texts[0], row.Texts[1] = row.Texts[1], row.Texts[0]
			row.Numbers[0], row.Numbers[1] = row.Numbers[1], row.Numbers[0]
			turned[k] = row
		}
		list, known, of = d.Work().Reread(turned, labels)
	}
	if 2*known < of || of == 0 {
		err := fmt.Errorf("%s: is not of %s and %s: of its %s %d stand there", path, d.Src.Path, d.Dst.Path, lang.Count(of, "passage"), known)
		if d.Unit == corpus.Sentences {
			return nil, withHint(err, "name the texts that it was written from; leave out --unit sentence if it holds paragraphs")
		}
		return nil, withHint(err, "name the texts that it was written from; add --unit sentence if it holds sentences")
	}
	return list, nil
}
