package main

import (
	"cmp"
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

Each answer is on the disk before the next; z takes it back, as often as wanted,
and goes on with what the same person decided in earlier sessions. Decisions are
tied to the texts they are about, and last while the text around them is edited.
Who reviews a text that somebody else has open is refused.

At a terminal it shows the two texts beside each other on the whole of it, and
what was found below; ? lists the keys, q ends it.

With --plain, and wherever there is no terminal, it asks one question at a time,
in lines that a screen reader can follow. An answer is one letter and Enter; ?
lists them. They work as typed with a Russian keyboard, or full-width. Answers
may come from a file, as in bitext review --plain en.txt zh.txt < answers.

With --import what an editor changed in a workbook or a Word document that
bitext compare or bitext align wrote becomes decisions: passages that were moved
to another row, rows that were joined or parted. Passages are known by their
texts; a text that was edited is left to its own file. A line each says what was
taken, and of which row nothing could be. Where FILE names its texts, as the
pages of compare do, they need not be named again.`

func newReview() *cobra.Command {
	var (
		flags  findingFlags
		look   screenFlags
		plain  bool
		every  bool
		edited string
	)
	cmd := &cobra.Command{
		Use:     "review SOURCE TARGET",
		Short:   "Decide about differences and pairs, and correct them",
		GroupID: groupPair,
		Long:    reviewHelp,
		Example: `bitext review drones.en.txt drones.zh.txt
bitext review --plain drones.en.txt drones.zh.txt
bitext review --plain --every --unit sentence drones.en.txt drones.ru.txt
bitext review --plain memory.tmx
bitext review --import edited.xlsx drones.en.txt drones.zh.txt`,
		Args: func(cmd *cobra.Command, args []string) error {
			if edited != "" && len(args) == 0 { // it may name its texts
				return nil
			}
			return wantFileOrPair(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if slices.Contains(args, "-") {
				return withHint(errors.New("standard input is for the answers, and cannot be a text too"), "save the text in a file and name that")
			}
			if flags.pair.noReview {
				return withHint(errors.New("--no-review: a review without its file keeps nothing"), "leave it out, or name another file with --baseline")
			}
			view := func(d *desk.Desk) error {
				if plain || !look.possible(cmd) {
					return newPrompt(cmd, d, every).ask(cmd.Context())
				}
				return look.show(cmd, d)
			}
			if edited != "" {
				e, texts, err := readEdited(cmd, edited, args)
				if err != nil {
					return err
				}
				args, view = texts, func(d *desk.Desk) error { return takeOver(cmd, d, edited, e) }
			}
			return flags.reviewed(cmd, args, view)
		},
	}
	flags.add(cmd)
	look.add(cmd)
	cmd.Flags().BoolVar(&plain, "plain", false, "ask one question at a time, in lines, at a terminal too: for screen readers and scripts")
	cmd.Flags().BoolVar(&every, "every", false, "ask about every pair, not only about those in doubt")
	addInput(cmd, &edited, "import", "ask nothing, but take over how somebody paired the texts in `FILE`, a workbook or Word document that bitext wrote")
	return cmd
}

// reviewed opens the review of the texts, for as long as somebody views it.
func (f findingFlags) reviewed(cmd *cobra.Command, args []string, view func(*desk.Desk) error) error {
	d, path, err := f.takeInHand(cmd, args)
	if err != nil {
		return err
	}
	held := review.HeldFile(path)
	unfinished.add(held) // a signal takes it away
	defer unfinished.forget(held)
	err = view(d)
	if closing := d.Close(); err == nil {
		err = closing
	}
	switch n := d.Decided(); {
	case err != nil:
	case n < 0:
		say(cmd.ErrOrStderr(), "%s: %s taken back", path, lang.Count(-n, "earlier decision"))
	default:
		say(cmd.ErrOrStderr(), "%s: %s kept", path, lang.Count(n, "new decision"))
	}
	return err
}

// takeInHand compares the texts and opens their review.
func (f findingFlags) takeInHand(cmd *cobra.Command, args []string) (*desk.Desk, string, error) {
	opt, err := f.asked(cmd, string(check.Error))
	if err != nil {
		return nil, "", err
	}
	opt.UpTo, opt.Watch = compare.Texts, nil // the desk goes on beside whoever shows it
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
	p := review.Person{User: cmp.Or(userName(), "somebody"), Host: "this machine", PID: os.Getpid(), Since: time.Now()}
	if name, err := os.Hostname(); err == nil {
		p.Host = name
	}
	return p
}

// userName is who runs the program, as the system calls them; "" where it does not
// know.
func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}
