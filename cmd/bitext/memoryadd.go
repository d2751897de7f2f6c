package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/memory"
)

const memoryAddHelp = `add puts the units of files into a translation memory, with where each was seen:
file and line, when and by whom it was added, how sure the pair is, its state
and its notes.

FILE is a bitext: a translation memory (TMX), XLIFF, a catalogue (PO), a table
or any other that bitext convert reads; - is standard input. Two files that are
no bitexts are an article and its translation, which are aligned first; one that
holds both is taken apart.

A file that was added before may be added again: what it holds now is known at
its place of now, and what it held before stays. bitext memory remove FILE
forgets that first. Of a file that cannot be read to its end nothing is kept;
the others are added.`

func newMemoryAdd() *cobra.Command {
	var (
		m             memoryFlag
		units         unitFlags
		minConfidence float64
	)
	cmd := &cobra.Command{
		Use:   "add FILE...",
		Short: "Put units into a translation memory",
		Long:  memoryAddHelp,
		Example: `bitext memory add --memory desk.memory archive.tmx terms.tsv
bitext memory add --memory desk.memory drones.en.txt drones.zh.txt
bitext memory add --memory desk.memory --sentences drones.en.txt drones.ru.txt`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !(minConfidence >= 0 && minConfidence <= 1) {
				return fmt.Errorf("--min-confidence %v: it is a number from 0 to 1", minConfidence)
			}
			open, done := withProgress(inputsOf(cmd).open, args, cmd.ErrOrStderr())
			defer done()
			files, err := units.reader(cmd, open)
			if err != nil {
				return err
			}
			a := adder{cmd: cmd, memory: m, files: files, least: minConfidence}
			return a.all(cmd.Context(), args)
		},
	}
	m.add(cmd)
	units.add(cmd)
	cmd.Flags().Float64Var(&minConfidence, "min-confidence", 0, "leave out pairs less sure than `P`, 0 to 1")
	return cmd
}

// An adder adds files to a memory.
type adder struct {
	cmd    *cobra.Command
	memory memoryFlag
	into   *memory.Memory // nil until there is something to put in
	files  unitReader
	least  float64 // confidence
}

// all adds files. One that cannot be read does not keep the others out.
func (a *adder) all(ctx context.Context, paths []string) error {
	if err := a.memory.ready(a.cmd); err != nil {
		return err
	}
	var failed []error
	for _, source := range a.files.sources(paths) {
		if err := a.files.read(ctx, source, func(u openUnits) error { return a.add(ctx, u) }); err != nil {
			failed = append(failed, err)
		}
	}
	if a.into != nil {
		failed = append(failed, a.into.Close())
	}
	return errors.Join(failed...)
}

// begin begins the addition of a file, and opens the memory for the first of them.
func (a *adder) begin(u openUnits) (_ *memory.Addition, err error) {
	if a.into == nil {
		if a.into, err = memory.Create(a.cmd.Context(), a.memory.path); err != nil {
			return nil, err
		}
		if a.into.Remote {
			say(a.cmd.ErrOrStderr(), "%s: is on a disk of another machine: let one program at a time write to it", a.into.Path())
		}
	}
	return a.into.Add(memory.Origin{Path: u.path, Target: u.target, Added: time.Now(), By: userName()}), nil
}

// atOnce is how many units are stored at a time.
const atOnce = 8192

// add adds a file, all of it or nothing.
func (a *adder) add(ctx context.Context, u openUnits) error {
	addition, unsure, err := a.store(ctx, u)
	switch {
	case addition == nil:
		return err
	case err != nil:
		return errors.Join(err, addition.Undo(ctx))
	}
	counts, err := addition.Done(ctx)
	if err == nil {
		say(a.cmd.ErrOrStderr(), "%s: %s", u.name(), addedWords(counts, unsure))
	}
	return err
}

// store stores the units of a file, and says how many were less sure than wanted. The
// addition is nil where nothing was stored.
func (a *adder) store(ctx context.Context, u openUnits) (addition *memory.Addition, unsure int, err error) {
	batch := make([]exchange.TU, 0, atOnce)
	flush := func() error {
		if addition == nil {
			if addition, err = a.begin(u); err != nil {
				return err
			}
		}
		units := batch
		batch = batch[:0]
		return addition.Store(ctx, units)
	}
	for unit, err := range u.Units {
		switch {
		case err != nil:
			return addition, unsure, err
		case unit.Src.Tag == corpus.Unknown || unit.Dst.Tag == corpus.Unknown:
			return addition, unsure, withHint(fmt.Errorf("%s: does not say in which languages its texts are", u.name()), "--source-lang en --target-lang zh names them")
		case unit.Confidence < a.least:
			unsure++
			continue
		}
		if batch = append(batch, unit); len(batch) == atOnce {
			if err := flush(); err != nil {
				return addition, unsure, err
			}
		}
	}
	return addition, unsure, flush()
}

// name is what the source is called in messages.
func (s unitSource) name() string {
	if s.target == "" {
		return s.path
	}
	return s.path + ", " + s.target
}

// addedWords says what became of the units of a file: "12 units, 10 of them new".
func addedWords(c memory.Counts, unsure int) string {
	line := lang.Count(c.Units, "unit")
	switch {
	case c.Units == 0:
	case c.New == c.Units:
		line += ", all new"
	default:
		line += fmt.Sprintf(", %d of them new", c.New)
	}
	var left []string
	if c.OneSide > 0 {
		left = append(left, fmt.Sprintf("%d with text on one side only", c.OneSide))
	}
	if unsure > 0 {
		left = append(left, fmt.Sprintf("%d below the confidence asked for", unsure))
	}
	if left != nil {
		line += "; left out: " + strings.Join(left, ", ")
	}
	return line
}
