package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/curate"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

func newCorpus() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "corpus",
		Short:   "Clean, measure and divide a corpus of bitexts",
		GroupID: groupPair,
		Long: `corpus makes parallel texts fit for use, in whatever format bitext convert
reads: it drops pairs that are no good (clean) or there twice (dedup), draws
some of them (sample), divides them into parts for training and testing that
share nothing (split), and says what there is (stats). No text is altered.`,
		Example: `bitext corpus stats news.tmx
bitext corpus clean news.tmx -o good.tmx --rejected bad.tsv
bitext corpus dedup good.tmx --near -o once.tmx
bitext corpus split once.tmx --dev 2% --test 2% -o corpus.tmx
bitext corpus sample once.tmx --units 100 -o look.tsv`,
	}
	return onlyCommands(cmd, newCorpusClean(), newCorpusDedup(), newCorpusSample(), newCorpusSplit(), newCorpusStats())
}

// corpusFlags are the flags of a command that reads bitexts and writes some of their
// units.
type corpusFlags struct {
	from importFlags
	to   exportFlags
}

// add declares the flags on a command.
func (f *corpusFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&f.to.output, "output", "o", "", "write to `FILE`; its extension says in which format")
	addChoice(cmd, &f.to.format, "format", "write in `FORMAT` (default: by the extension of --output); bitext list formats describes each", "", formats(writable))
	f.from.add(cmd)
	f.to.addForm(cmd)
}

// addDocument declares the flag for what a document is.
func addDocument(cmd *cobra.Command, property *string) {
	cmd.Flags().StringVar(property, "document", "", "the property `NAME` says which document a pair is of (default: document, file, or the path of its text)")
}

// open gets ready to read the files, and to write in the format that the flags ask
// for.
func (f *corpusFlags) open(cmd *cobra.Command, paths []string) (*corpusReader, error) {
	opt, err := f.to.options()
	if err != nil {
		return nil, err
	}
	if opt.To, err = f.to.target(); err != nil {
		return nil, err // before anything is read
	}
	return f.from.reader(cmd, paths, opt)
}

// reader gets ready to read the files.
func (f importFlags) reader(cmd *cobra.Command, paths []string, opt exchange.Options) (*corpusReader, error) {
	if err := f.choose(&opt); err != nil {
		return nil, err
	}
	return &corpusReader{cmd: cmd, paths: paths, from: f, opt: opt, in: inputsOf(cmd)}, nil
}

// A corpusReader reads the files of a corpus.
type corpusReader struct {
	cmd      *cobra.Command
	paths    []string
	from     importFlags
	opt      exchange.Options
	in       *inputs
	document string // the property that names the document of a unit
	spool    *os.File
	reading  string // the file that is being read, of several
	done     func() // ends the progress bar
}

// stream is the units of all files, from the beginning.
func (r *corpusReader) stream() (exchange.Stream, error) {
	r.end()
	open, done := withProgress(r.openFile, r.paths, r.cmd.ErrOrStderr())
	r.done = done
	files := exchange.Inputs(r.paths, decoding(r.cmd, open, r.from.encoding))
	for _, file := range files {
		file.Texts = [2]string{r.from.source, r.from.target}
		file.Change = func(s exchange.Stream) (exchange.Stream, error) {
			if len(files) > 1 {
				r.reading = file.Path
			}
			return s, nil
		}
	}
	return exchange.Open(files, r.from.format, r.opt)
}

// openFile opens a file, or the copy of standard input if there is one.
func (r *corpusReader) openFile(path string) (io.ReadCloser, error) {
	if path != "-" || r.spool == nil {
		return r.in.open(path)
	}
	_, err := r.spool.Seek(0, io.SeekStart)
	return io.NopCloser(r.spool), err
}

// each calls f with every unit of the files, which can be read again afterwards: of
// standard input there is a copy in a temporary file then.
func (r *corpusReader) each(f func(exchange.TU)) error {
	if slices.Contains(r.paths, "-") && r.spool == nil {
		if err := r.copyInput(); err != nil {
			return err
		}
	}
	s, err := r.stream()
	if err != nil {
		return err
	}
	for u, err := range s.Units {
		if err := cmp.Or(err, r.cmd.Context().Err()); err != nil {
			return err
		}
		f(u)
	}
	return nil
}

// copyInput copies standard input to a temporary file.
func (r *corpusReader) copyInput() (err error) {
	if r.spool, err = os.CreateTemp("", "bitext-"); err != nil {
		return err
	}
	unfinished.add(r.spool.Name()) // a signal may come before it is removed
	_, err = io.Copy(r.spool, r.cmd.InOrStdin())
	return err
}

// end ends what is shown of the reading.
func (r *corpusReader) end() {
	if r.done != nil {
		r.done()
	}
}

// close removes what was made for the reading.
func (r *corpusReader) close() {
	r.end()
	if r.spool != nil {
		r.spool.Close()
		unfinished.remove(r.spool.Name())
	}
}

// documentOf is the document that the unit just read is of; "" where that is not known.
// Several files are several documents.
func (r *corpusReader) documentOf(u exchange.TU) string {
	document := curate.DocumentOf(u, r.document)
	if r.reading == "" {
		return document
	}
	return r.reading + "\x00" + document
}

// An outlet is a file that units are written to.
type outlet struct {
	path   string
	format *exchange.Format
}

// outlet is the file that --output names.
func (f *corpusFlags) outlet() (outlet, error) {
	format, err := f.to.target()
	if err == nil && format.Write == nil {
		err = fmt.Errorf("the format %s can be read but not written", format.Name)
	}
	path := cmp.Or(f.to.output, "-")
	if err == nil && path == "-" && format.Several {
		err = withHint(fmt.Errorf("the format %s is several files", format.Name), "name the first with -o")
	}
	return outlet{path, format}, err
}

// A destined unit is one with the number of the outlet it goes to, -1 where that is
// none.
type destined struct {
	exchange.TU
	to int
}

// nobody is where units go that are not written.
const nobody = -1

// write writes the units of a corpus, each where it is destined to go, and one line
// about each file to standard error. The files appear together or not at all, and
// none is written over but those that were named.
func (r *corpusReader) write(h exchange.Header, units iter.Seq2[destined, error], f *corpusFlags, outlets []outlet, named ...string) error {
	stage := staging{inputs: r.in, named: named, force: f.to.force, stdout: r.cmd.OutOrStdout(), errw: r.cmd.ErrOrStderr()}
	defer stage.discard()
	reports := make([]exchange.Report, len(outlets))
	var writers []*writer
	defer func() {
		for _, w := range writers {
			w.end(errAbandoned)
		}
	}()
	for k, o := range outlets {
		writers = append(writers, newWriter(h, func(s exchange.Stream) (err error) {
			reports[k], err = exchange.Write(s, o.format, o.path, stage.create, r.opt)
			return err
		}))
	}
	for u, err := range units {
		if err != nil {
			return err
		}
		for k, w := range writers {
			u.Left = u.to != k
			if err := w.put(u.TU); err != nil {
				return err
			}
		}
	}
	for _, w := range writers {
		if err := w.end(nil); err != nil {
			return err
		}
	}
	if err := stage.commit(); err != nil {
		return err
	}
	r.end()
	for k, report := range reports {
		switch path := outlets[k].path; {
		case path != "-":
			say(r.cmd.ErrOrStderr(), "%s: %s", path, report)
		case report.Skipped()+report.Changed > 0:
			say(r.cmd.ErrOrStderr(), "%s", report)
		}
	}
	return nil
}

// errAbandoned ends the writing of a file that is not wanted any more.
var errAbandoned = errors.New("another file could not be written")

// A writer writes a bitext of units that it is given one at a time, so that several
// can be written of one stream. It and whoever gives it units take turns.
type writer struct {
	units chan destinedError
	turn  chan error // nil: it waits for a unit; else it has ended
	ended bool
	err   error
}

// A destinedError is a unit or what ends the units.
type destinedError struct {
	exchange.TU
	err error
}

// errWritten is what a writer says that has ended well.
var errWritten = errors.New("written")

// newWriter begins to write, and returns when the first unit is wanted.
func newWriter(h exchange.Header, write func(exchange.Stream) error) *writer {
	w := &writer{units: make(chan destinedError), turn: make(chan error)}
	go func() {
		err := write(exchange.Stream{Header: h, Units: func(yield func(exchange.TU, error) bool) {
			w.turn <- nil
			for u := range w.units {
				if !yield(u.TU, u.err) {
					return
				}
				w.turn <- nil
			}
		}})
		w.turn <- cmp.Or(err, errWritten)
	}()
	w.wait()
	return w
}

// wait waits for its turn.
func (w *writer) wait() {
	if err := <-w.turn; err != nil {
		w.ended = true
		if err != errWritten {
			w.err = err
		}
	}
}

// put gives the writer a unit.
func (w *writer) put(u exchange.TU) error {
	if !w.ended {
		w.units <- destinedError{TU: u}
		w.wait()
	}
	return w.err
}

// end ends the units, with an error or well, and returns when all is written.
func (w *writer) end(why error) error {
	if w.ended {
		return w.err
	}
	if why != nil {
		w.units <- destinedError{err: why}
	} else {
		close(w.units)
	}
	w.wait()
	if !w.ended { // it passed over the error, and wants more
		close(w.units)
		w.wait()
	}
	return w.err
}
