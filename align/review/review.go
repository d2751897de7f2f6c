package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
)

// A Dismissal is a finding that somebody has looked at and wants to see no more.
type Dismissal struct {
	Fingerprint string `json:"fingerprint"`
	Check       string `json:"check"`   // ID
	Message     string `json:"message"` // of the finding, for people
	Note        string `json:"note"`    // why
	Date        string `json:"date"`    // YYYY-MM-DD

	more string // members of the object that are not known here, as JSON
}

// A Review is what was decided about the findings of one bitext. It lives in
// a file beside the target, TARGET.bitext.json; see [Beside].
type Review struct {
	Schema    string      `json:"schema"`
	Dismissed []Dismissal `json:"dismissed"` // by fingerprint, in rising order

	more string // members of the object that are not known here, as JSON
}

// A Dismissed finding is one that a review hides, with its note.
type Dismissed struct {
	check.Finding
	Note string
}

// Apply parts findings into those still open and those the review dismisses.
// Stale are the dismissals whose finding is gone.
func (r Review) Apply(found []check.Finding) (open []check.Finding, dismissed []Dismissed, stale []Dismissal) {
	notes := map[string]Dismissal{}
	for _, d := range r.Dismissed {
		notes[d.Fingerprint] = d
	}
	met := map[string]bool{}
	for _, f := range found {
		d, ok := notes[f.Fingerprint]
		if !ok {
			open = append(open, f)
			continue
		}
		met[f.Fingerprint] = true
		dismissed = append(dismissed, Dismissed{f, d.Note})
	}
	for _, d := range r.Dismissed {
		if !met[d.Fingerprint] {
			stale = append(stale, d)
		}
	}
	return open, dismissed, stale
}

// Dismiss adds the findings to the review, with one note and date (YYYY-MM-DD).
// A finding that is there already gets the new note.
func (r Review) Dismiss(found []check.Finding, note, date string) Review {
	list := slices.Clone(r.Dismissed)
	at := make(map[string]int, len(list))
	for k, d := range slices.Backward(list) {
		at[d.Fingerprint] = k
	}
	for _, f := range found {
		d := Dismissal{Fingerprint: f.Fingerprint, Check: f.Check.ID, Message: f.Message, Note: note, Date: date}
		if k, known := at[f.Fingerprint]; known {
			d.more = list[k].more
			list[k] = d
		} else {
			at[f.Fingerprint] = len(list)
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b Dismissal) int { return strings.Compare(a.Fingerprint, b.Fingerprint) })
	return Review{schema, list, r.more}
}

// Pruned is the review without the dismissals whose finding is gone.
func (r Review) Pruned(found []check.Finding) Review {
	there := make(map[string]bool, len(found))
	for _, f := range found {
		there[f.Fingerprint] = true
	}
	list := slices.DeleteFunc(slices.Clone(r.Dismissed), func(d Dismissal) bool { return !there[d.Fingerprint] })
	return Review{schema, list, r.more}
}

// Named picks the findings that go by a name: a fingerprint, the beginning of
// one (four digits and more), or what [check.Select] takes.
func Named(found []check.Finding, name string) ([]check.Finding, error) {
	var list []check.Finding
	for _, f := range found {
		if f.Check.GoesBy(name) || len(name) >= 4 && strings.HasPrefix(f.Fingerprint, strings.ToLower(name)) {
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no finding goes by %q", name)
	}
	if len(list) > 1 && !list[0].Check.GoesBy(name) {
		return nil, errors.New(name + " begins more than one fingerprint; give more of its digits")
	}
	return list, nil
}
