package main

import (
	"errors"
	"io"
	"os"
	"os/user"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus/lang"
)

const reviewHelp = `review goes through what differs between an English text and its Chinese or
Russian version: is this a difference, do these two belong together. What is
decided is kept in the review file beside the target, TARGET.bitext.json, and
counts in every other command: a finding that was dismissed is not shown again,
and pairs that were joined, parted or moved are written so by bitext align.

Each answer is on the disk before the next; z takes it back, as often as wanted.
Decisions are tied to the texts they are about, and last while the text around
them is edited. Who reviews a text that somebody else has open is refused.

At a terminal it shows the two texts beside each other on the whole of it, and
what was found below; ? lists the keys, q ends it.

With --plain, and wherever there is no terminal, it asks one question at a time,
in lines that a screen reader can follow. An answer is one letter and Enter; ?
lists them. They work as typed with a Russian keyboard, or full-width. Answers
may come from a file, as in bitext review --plain en.txt zh.txt < answers.`

func newReview() *cobra.Command {
	var (
		flags findingFlags
		look  screenFlags
		plain bool
		every bool
	)
	cmd := &cobra.Command{
		Use:     "review SOURCE TARGET",
		Short:   "Decide about differences and pairs, one at a time",
		GroupID: groupPair,
		Long:    reviewHelp,
		Example: `bitext review drones.en.txt drones.zh.txt
bitext review --plain drones.en.txt drones.zh.txt
bitext review --plain --every --unit sentence drones.en.txt drones.ru.txt
bitext review --plain memory.tmx`,
		Args: wantFileOrPair,
		RunE: func(cmd *cobra.Command, args []string) error {
			if slices.Contains(args, "-") {
				return withHint(errors.New("standard input is for the answers, and cannot be a text too"), "save the text in a file and name that")
			}
			if flags.pair.noReview {
				return withHint(errors.New("--no-review: a review without its file keeps nothing"), "leave it out, or name another file with --baseline")
			}
			d, path, err := flags.takeInHand(cmd, args)
			if err != nil {
				return err
			}
			held := review.HeldFile(path)
			unfinished.add(held) // a signal takes it away
			defer unfinished.forget(held)
			if plain || !look.possible(cmd) {
				err = newPrompt(cmd, d, every).ask(cmd.Context())
			} else {
				err = look.show(cmd, d)
			}
			if closing := d.Close(); err == nil {
				err = closing
			}
			if err == nil {
				say(cmd.ErrOrStderr(), "%s: %s kept", path, lang.Count(d.Decided(), "new decision"))
			}
			return err
		},
	}
	flags.add(cmd)
	look.add(cmd)
	cmd.Flags().BoolVar(&plain, "plain", false, "ask one question at a time, in lines, at a terminal too: for screen readers and scripts")
	cmd.Flags().BoolVar(&every, "every", false, "ask about every pair, not only about those in doubt")
	return cmd
}

// takeInHand compares the texts and opens their review.
func (f findingFlags) takeInHand(cmd *cobra.Command, args []string) (*desk.Desk, string, error) {
	opt, err := f.asked(cmd, string(check.Error))
	if err != nil {
		return nil, "", err
	}
	opt.UpTo = compare.Texts // the desk goes on beside whoever shows it
	c, err := compareFiles(cmd, args, opt)
	if err != nil {
		return nil, "", err
	}
	path := f.baseline
	if path == "" {
		path = review.Beside(c.Dst.Path)
	}
	j, err := review.Begin(f.reviewPath(c), path, reviewer(), func(path string, write func(io.Writer) error) error {
		return writeFile(path, staging{inputs: inputsOf(cmd, "baseline"), errw: io.Discard}, write)
	})
	if err != nil {
		return nil, "", err
	}
	d, err := desk.Open(cmd.Context(), c, j)
	if err != nil {
		return nil, "", errors.Join(err, j.Close(j.Review()))
	}
	return d, path, nil
}

// reviewer is who runs the program, as far as the system tells.
func reviewer() review.Person {
	p := review.Person{User: "somebody", Host: "this machine", PID: os.Getpid(), Since: time.Now()}
	if u, err := user.Current(); err == nil {
		p.User = u.Username
	}
	if name, err := os.Hostname(); err == nil {
		p.Host = name
	}
	return p
}
