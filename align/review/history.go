package review

import (
	"io"
	"slices"
)

// Undo takes back the last decision, and says which it was; false where there is
// none. It goes on into sessions that ended before: of these the file keeps no more
// than what counts, so that what the decision had replaced does not come back with it.
func (r Review) Undo() (Review, Decision, bool) {
	n := len(r.Decisions)
	if n == 0 {
		return r, Decision{}, false
	}
	last := r.Decisions[n-1]
	r.Decisions = slices.Clip(r.Decisions[:n-1])
	r.floor = min(r.floor, n-1)
	r.undone = append(slices.Clip(r.undone), last)
	return r, last, true
}

// undoneBy tells whether somebody may take back the last decision without a second
// thought: it was made in this session, or by the same person before.
func (r Review) undoneBy(user string) bool {
	n := len(r.Decisions)
	return n > r.floor || n > 0 && r.Decisions[n-1].By == user
}

// Redo does again what was undone last; false where nothing was, or something was
// decided since.
func (r Review) Redo() (Review, Decision, bool) {
	n := len(r.undone)
	if n == 0 {
		return r, Decision{}, false
	}
	last := r.undone[n-1]
	r.undone = slices.Clip(r.undone[:n-1])
	return r.With(last), last, true
}

// Do is the review with a decision made in a session: nothing can be done again
// after it.
func (r Review) Do(d Decision) Review {
	r.undone = nil
	return r.With(d)
}

// begun is the review at the beginning of a session: what is there stays.
func (r Review) begun() Review {
	r.floor, r.undone = len(r.Decisions), nil
	return r
}

// replayed is the review after a line of its file.
func (r Review) replayed(d Decision) Review {
	switch d.Op {
	case opened:
		return r.begun()
	case undo:
		r, _, _ = r.Undo()
		return r
	case redo:
		r, _, _ = r.Redo()
		return r
	}
	return r.Do(d)
}

// writeJournal writes the review as a file that a session goes on writing: what was
// there before the session, the line that begins it, and what it decided and took
// back so far.
func (r Review) writeJournal(w io.Writer, begins Decision) error {
	before := r
	before.Decisions = r.Decisions[:r.floor]
	if err := before.Write(w); err != nil {
		return err
	}
	text := begins.line()
	for _, d := range r.Decisions[r.floor:] {
		text += d.line()
	}
	for _, d := range slices.Backward(r.undone) {
		text += d.line()
	}
	for range r.undone {
		text += Decision{Op: undo}.line()
	}
	_, err := io.WriteString(w, text)
	return err
}
