package review

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// An Op is what somebody did.
type Op string

// The operations. Those on findings have a fingerprint, those on beads have beads;
// confirm, comment, unsure and reopen may be about either.
const (
	Dismiss Op = "dismiss" // the finding is to be seen no more
	Comment Op = "comment" // a note, on a finding or a bead; an empty one takes it back
	Unsure  Op = "unsure"  // somebody looked and cannot tell
	Reopen  Op = "reopen"  // take back what was decided of a finding or of beads

	Confirm Op = "confirm" // the beads are right as they are, or the finding is a difference indeed
	Merge   Op = "merge"   // two beads became one
	Split   Op = "split"   // one bead became two, and paragraphs may have been cut for it
	Shift   Op = "move"    // a segment went to the bead above or below
	Pair    Op = "pair"    // two passages belong together, and what is around them was aligned anew
	Cross   Op = "cross"   // the same, for a passage that stands elsewhere in the translation
	Alone   Op = "alone"   // what the bead holds stands in one of the texts only
	Realign Op = "realign" // what nobody has decided was aligned anew
)

// Lines of a review file that are no decision: the journal of a session that has
// not been closed. See [Journal].
const (
	opened Op = "open" // a session began
	undo   Op = "undo"
	redo   Op = "redo"
)

// findingOps are the operations that are about a finding where they name one.
var findingOps = []Op{Dismiss, Confirm, Comment, Unsure, Reopen}

// A Decision is one thing that somebody decided about a bitext, a line of its
// review file. It is tied to texts, not to numbers of paragraphs.
type Decision struct {
	Op Op `json:"op"` // what was done

	Fingerprint string `json:"fingerprint,omitempty"` // of the finding that it is about
	Check       string `json:"check,omitempty"`       // its ID
	Message     string `json:"message,omitempty"`     // of the finding, for people

	Unit  corpus.Unit `json:"unit,omitempty"`  // of the beads; "": paragraphs
	Beads []Pairing   `json:"beads,omitempty"` // that it is about, as they are since
	Rest  []Pairing   `json:"rest,omitempty"`  // beads that the aligner made, which nobody has looked at
	Cuts  []Cut       `json:"cuts,omitempty"`  // of paragraphs, to which the beads refer
	About string      `json:"about,omitempty"` // how the passage begins, for people

	Note string `json:"note,omitempty"` // why
	By   string `json:"by,omitempty"`   // who
	Date string `json:"date,omitempty"` // 2026-03-04 or 2026-03-04T15:04:05Z

	more string // members of the object that are not known here, as JSON
	raw  string // the whole line, of an operation that is not known here
}

// A Pairing is a bead by the texts it holds. One side may be empty: then each
// segment stands alone.
type Pairing struct {
	Src        []Anchor `json:"src,omitempty"`        // of the source
	Dst        []Anchor `json:"dst,omitempty"`        // of the target
	Confidence float64  `json:"confidence,omitempty"` // 0 to 1, of a bead that the aligner made
}

// On is the pairing's segments on a side.
func (p Pairing) On(s corpus.Side) []Anchor {
	if s == corpus.Source {
		return p.Src
	}
	return p.Dst
}

// A Cut parts a paragraph in two.
type Cut struct {
	Side  string `json:"side"`  // source or target
	Of    Anchor `json:"of"`    // the paragraph as it stands in the file
	Runes int    `json:"runes"` // that come before the cut, white space not counted
}

// aboutFinding tells whether the decision is about a finding.
func (d Decision) aboutFinding() bool {
	return d.Fingerprint != "" && slices.Contains(findingOps, d.Op)
}

// unit is that of the decision's beads.
func (d Decision) unit() corpus.Unit { return cmp.Or(d.Unit, corpus.Paragraphs) }

// key is what decisions are ordered by in the file: by content, so that those of
// two people seldom stand next to each other.
func (d Decision) key() string {
	for _, list := range [][]Pairing{d.Beads, d.Rest} {
		for _, p := range list {
			for _, side := range [][]Anchor{p.Src, p.Dst} {
				if len(side) > 0 {
					return side[0].Hash
				}
			}
		}
	}
	if len(d.Cuts) > 0 {
		return d.Cuts[0].Of.Hash
	}
	return d.Fingerprint
}

// inFileOrder sorts decisions as the file has them.
func inFileOrder(list []Decision) []Decision {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Decision) int { return strings.Compare(a.key(), b.key()) })
	return list
}

// known are the names of a decision's members, and ops its operations.
var (
	known = []string{"op", "fingerprint", "check", "message", "unit", "beads", "rest", "cuts", "about", "note", "by", "date"}
	ops   = []Op{Dismiss, Comment, Unsure, Reopen, Confirm, Merge, Split, Shift, Pair, Cross, Alone, Realign, opened, undo, redo}
)

// plainDecision is a decision without its methods, as package json reads and
// writes it.
type plainDecision Decision

// UnmarshalJSON reads a decision and keeps the members it does not know; of an
// operation that it does not know it keeps everything.
func (d *Decision) UnmarshalJSON(data []byte) error {
	var head struct{ Op Op }
	if err := json.Unmarshal(data, &head); err != nil {
		return err
	}
	if !slices.Contains(ops, head.Op) {
		*d = Decision{Op: head.Op, raw: string(data)}
		return nil
	}
	err := json.Unmarshal(data, (*plainDecision)(d))
	if err == nil {
		d.more, err = others(data, known...)
	}
	return err
}

// MarshalJSON writes a decision and what it did not know of it.
func (d Decision) MarshalJSON() ([]byte, error) {
	if d.raw != "" {
		return []byte(d.raw), nil
	}
	return with(plainDecision(d), d.more)
}
