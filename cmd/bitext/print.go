package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/report"
)

// say prints one line on standard error, "bitext: …". What is not text in it is
// made visible, line feeds too.
func say(w io.Writer, format string, args ...any) {
	fmt.Fprintf(w, "bitext: %s\n", oneLine(fmt.Sprintf(format, args...)))
}

// printError prints what went wrong, a line an error, each with its hint, which
// advise adds where it lacks.
func printError(w io.Writer, err error, advise func(error) error) {
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range list.Unwrap() {
			printError(w, e, advise)
		}
		return
	}
	err = advise(err)
	say(w, "%v", err)
	if h, ok := errors.AsType[hinter](err); ok && h.Hint() != "" {
		say(w, "hint: %s", h.Hint())
	}
}

// oneLine is the text with everything visible that is no text, line feeds as
// the picture of one.
func oneLine(text string) string { return strings.ReplaceAll(report.Visible(text), "\n", "␊") }

// A stdout is the program's standard output. It keeps the first error of
// writing, as not every caller looks. What is written to a terminal is made
// visible as [report.Visible] does, since it may hold anything that a text or
// the name of a file does; pages for people, which are made of visible text, go
// to the terminal itself and keep their colours.
type stdout struct {
	io.Writer
	tty  bool
	held []byte // the beginning of a rune, until the rest is written
	err  error  // the first one
}

// newStdout is standard output that goes to w.
func newStdout(w io.Writer) *stdout {
	_, tty := terminalOf(w)
	return &stdout{Writer: w, tty: tty}
}

// Write implements io.Writer.
func (o *stdout) Write(p []byte) (int, error) {
	n, err := len(p), error(nil)
	if o.tty {
		_, err = io.WriteString(o.Writer, report.Visible(string(o.whole(p))))
	} else {
		n, err = o.Writer.Write(p)
	}
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// whole is what was held back and p, up to the last whole rune.
func (o *stdout) whole(p []byte) []byte {
	text := append(o.held, p...)
	end := len(text)
	for k := end - 1; k >= 0 && k >= end-utf8.UTFMax; k-- {
		if utf8.RuneStart(text[k]) {
			if !utf8.FullRune(text[k:]) {
				end = k
			}
			break
		}
	}
	o.held = append([]byte(nil), text[end:]...)
	return text[:end]
}

// close writes what is held back, and returns the first error there was.
func (o *stdout) close() error {
	if len(o.held) > 0 {
		io.WriteString(o.Writer, report.Visible(string(o.held)))
	}
	if o.err != nil {
		return fmt.Errorf("standard output: cannot write: %w", cause(o.err))
	}
	return nil
}

// fileOf is the file behind a writer, if there is one.
func fileOf(w io.Writer) (*os.File, bool) {
	if o, ok := w.(*stdout); ok {
		w = o.Writer
	}
	f, ok := w.(*os.File)
	return f, ok
}
