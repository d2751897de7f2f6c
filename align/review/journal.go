package review

import (
	"fmt"
	"io"
	"os"
	"time"
)

// A Journal is a review in the hands of one person. Each decision is on the disk
// before Do returns, so that whatever ends the program takes away at most the one
// in hand; nobody else opens the same review until it is closed.
type Journal struct {
	review  Review
	path    string
	who     Person
	replace Replace
	release func()
	file    *os.File // nil until something is decided
	left    bool     // the file has a session that was not closed
	now     func() time.Time
}

// Replace writes a file whole or not at all.
type Replace func(path string, write func(io.Writer) error) error

// Begin opens the review that is read from one path and written to another, which
// is the same but where the file has its older name; see [Find]. What a session
// decided that was not closed is there, and can be undone. Where another reviews
// the same text the error is a [*BusyError].
func Begin(from, path string, who Person, replace Replace) (*Journal, error) {
	release, err := hold(path, who)
	if err != nil {
		return nil, err
	}
	r, err := Open(from)
	if err != nil {
		release()
		return nil, err
	}
	return &Journal{review: r, path: path, who: who, replace: replace, release: release, left: r.floor < len(r.Decisions) || len(r.undone) > 0, now: time.Now}, nil
}

// Review is the review as it stands.
func (j *Journal) Review() Review { return j.review }

// Path is that of the review file.
func (j *Journal) Path() string { return j.path }

// Do adds a decision, with who made it and when.
func (j *Journal) Do(d Decision) error {
	d.By, d.Date = j.who.User, j.date()
	if err := j.append(d); err != nil {
		return err
	}
	j.review = j.review.Do(d)
	return nil
}

// stamp is how dates of decisions are written, which are in UTC.
const stamp = "2006-01-02T15:04:05.000Z"

// date is now, or the moment after the last decision: a clock that was put back, or
// is slower than a person, changes no order.
func (j *Journal) date() string {
	now := j.now().UTC()
	if n := len(j.review.Decisions); n > 0 {
		if last, err := time.Parse(stamp, j.review.Decisions[n-1].Date); err == nil && now.Sub(last) < time.Millisecond {
			now = last.Add(time.Millisecond)
		}
	}
	return now.Format(stamp)
}

// Undo takes back the last decision; see [Review.Undo]. False where there is none, or
// where another person made it before this session: that is not what somebody means
// who takes back a step.
func (j *Journal) Undo() (Decision, bool, error) {
	if !j.review.undoneBy(j.who.User) {
		return Decision{}, false, nil
	}
	return j.step(undo, Review.Undo)
}

// Redo does again what was undone; see [Review.Redo].
func (j *Journal) Redo() (Decision, bool, error) { return j.step(redo, Review.Redo) }

func (j *Journal) step(op Op, step func(Review) (Review, Decision, bool)) (Decision, bool, error) {
	r, d, ok := step(j.review)
	if !ok {
		return d, false, nil
	}
	if err := j.append(Decision{Op: op}); err != nil {
		return d, false, err
	}
	j.review = r
	return d, true, nil
}

// append puts a line at the end of the file, on the disk.
func (j *Journal) append(d Decision) error {
	if err := j.begin(); err != nil {
		return err
	}
	if _, err := j.file.WriteString(d.line()); err != nil {
		return fmt.Errorf("%s: cannot write: %w", j.path, cause(err))
	}
	if err := j.file.Sync(); err != nil {
		return fmt.Errorf("%s: cannot write: %w", j.path, cause(err))
	}
	return nil
}

// begin makes the file ready for the first line of a session: what was decided
// before is there in whole lines.
func (j *Journal) begin() error {
	if j.file != nil {
		return nil
	}
	err := j.replace(j.path, func(w io.Writer) error {
		return j.review.writeJournal(w, Decision{Op: opened, By: j.who.String(), Date: j.now().UTC().Format(stamp)})
	})
	if err != nil {
		return err
	}
	j.file, err = os.OpenFile(j.path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return fmt.Errorf("%s: cannot write: %w", j.path, cause(err))
	}
	return nil
}

// Close writes the review as it is to be kept, if anything was decided in it or in
// a session that was not closed, and lets others open it.
func (j *Journal) Close(kept Review) error {
	defer j.release()
	if j.file == nil && !j.left {
		return nil
	}
	if j.file != nil {
		if err := j.file.Close(); err != nil {
			return fmt.Errorf("%s: cannot write: %w", j.path, cause(err))
		}
	}
	return j.replace(j.path, kept.Write)
}
