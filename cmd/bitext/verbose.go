package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// talkFlags say how much is said on standard error, on every command.
type talkFlags struct{ quiet, verbose bool }

func (t *talkFlags) add(root *cobra.Command) {
	fs := root.PersistentFlags()
	fs.BoolVarP(&t.quiet, "quiet", "q", false, "say nothing on standard error but what went wrong")
	fs.BoolVar(&t.verbose, "verbose", false, "say on standard error what is done, and how long it takes: config, formats, languages, pairs, findings")
}

// apply makes standard error what the flags say.
func (t *talkFlags) apply(root *cobra.Command) error {
	switch {
	case t.quiet && t.verbose:
		return withHint(errors.New("--quiet and --verbose: one says nothing on the way, the other what is done"), "leave one out")
	case t.quiet:
		root.SetErr(io.Discard) // errors do not go there: run prints them
	case t.verbose:
		root.SetErr(&details{w: root.ErrOrStderr()})
		detail(root, "version %s", thisBuild())
	}
	return nil
}

// details is the standard error of a user who wants to be told what is done, by
// several who do it at the same time. It is no terminal, so that no bar is drawn
// between the lines.
type details struct {
	sync.Mutex
	w io.Writer
}

// Write implements io.Writer.
func (d *details) Write(p []byte) (int, error) {
	d.Lock()
	defer d.Unlock()
	return d.w.Write(p)
}

// verbose tells whether the user wants to be told what is done.
func verbose(cmd *cobra.Command) bool {
	_, ok := cmd.ErrOrStderr().(*details)
	return ok
}

// detail says what is done, to those who want to be told.
func detail(cmd *cobra.Command, format string, args ...any) {
	if verbose(cmd) {
		say(cmd.ErrOrStderr(), format, args...)
	}
}

// took is how long something took, in brackets.
func took(d time.Duration) string { return fmt.Sprintf(" (%.2f s)", d.Seconds()) }

// watching tells of each step of a comparison; nil where nobody wants to be told.
func watching(cmd *cobra.Command) func(compare.Step) {
	if !verbose(cmd) {
		return nil
	}
	return func(s compare.Step) { detail(cmd, "%s%s", s.What, took(s.Took)) }
}

// watchingUnits is a stream that tells how it was read, once it has been.
func watchingUnits(cmd *cobra.Command, path string, s exchange.Stream) exchange.Stream {
	if !verbose(cmd) {
		return s
	}
	units, begun := s.Units, time.Now()
	s.Units = func(yield func(exchange.TU, error) bool) {
		n := 0
		for u, err := range units {
			if !yield(u, err) || err != nil {
				return
			}
			n++
		}
		detail(cmd, "%s: read as %s: %s%s", path, s.Header.Format, lang.Count(n, "unit"), took(time.Since(begun)))
	}
	return s
}

// tellConfig says which config there is, and which flags of the command it set.
func tellConfig(cmd *cobra.Command, c *configFlags) {
	path, err := c.path()
	if err != nil || path == "" {
		detail(cmd, "no config")
		return
	}
	var set []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if _, ok := f.Annotations[fromConfig]; ok {
			set = append(set, "--"+f.Name+" "+strings.Trim(f.Value.String(), "[]"))
		}
	})
	detail(cmd, "%s: sets %s", path, cmp.Or(lang.List("and", set), "nothing of this command"))
}
