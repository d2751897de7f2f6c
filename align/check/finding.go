package check

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/bitext-tools/bitext/corpus"
)

// A Span is a stretch of a segment's text.
type Span struct {
	Side       corpus.Side
	Segment    int    // index in the side's document, from 0
	Start, End int    // half-open range of runes in the segment's text
	Text       string // the stretch itself
}

// A Finding is one difference that a check reports.
type Finding struct {
	Check      *Check
	Severity   Severity
	Confidence float64 // chance that an editor would agree, 0 to 1
	Message    string  // one line, lower case, no full stop
	Source     []int   // segments concerned, indices from 0, in rising order
	Target     []int
	Spans      []Span   // what to look at; empty: the segments as a whole
	Values     []string // canonical values compared, source before target

	// Fingerprint names the finding from one run to the next: 16 hexadecimal
	// digits of a hash over the check's ID, the sentences that hold the spans
	// (the segments, if there are none), the values, and how many findings
	// before it have all that alike. No line or paragraph number goes in, so it
	// stays while the text around changes.
	Fingerprint string
}

// At is where the finding stands on a side: at its first span there, else at
// the head of its first segment. ok is false where it has neither.
func (f Finding) At(side corpus.Side) (segment, rune int, ok bool) {
	for _, s := range f.Spans {
		if s.Side == side {
			return s.Segment, s.Start, true
		}
	}
	list := f.Source
	if side == corpus.Target {
		list = f.Target
	}
	if len(list) == 0 {
		return 0, 0, false
	}
	return list[0], 0, true
}

// sortFindings puts findings in reading order: by target segment, those with
// none by their source segment, then by check.
func sortFindings(fs []Finding, place func(Finding) [2]int) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		p, q := place(a), place(b)
		return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1]),
			-cmp.Compare(a.Severity.rank(), b.Severity.rank()), cmp.Compare(a.Check.ID, b.Check.ID))
	})
}

// fingerprints fills in the fingerprints of all findings, in their order.
func (r *reading) fingerprints(fs []Finding) {
	seen := map[string]int{}
	for i := range fs {
		key := fs[i].Check.ID + "\x00" + norm.NFC.String(r.context(fs[i])) + "\x00" + strings.Join(fs[i].Values, "\x1f")
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		seen[key]++
		fs[i].Fingerprint = hex.EncodeToString(sum[:8])
	}
}

// context is the text a finding depends on: the sentences its spans stand in,
// or its segments.
func (r *reading) context(f Finding) string {
	var parts []string
	for _, s := range f.Spans {
		parts = append(parts, r.side[s.Side].sentenceAt(s.Segment, s.Start))
	}
	if len(parts) == 0 {
		for _, i := range f.Source {
			parts = append(parts, r.side[corpus.Source].text(i))
		}
		for _, j := range f.Target {
			parts = append(parts, r.side[corpus.Target].text(j))
		}
	}
	return strings.Join(slices.Compact(parts), "\x1e")
}

// indices is the segments of a range as a list.
func indices(r corpus.Range) []int {
	list := make([]int, 0, r.Len())
	for i := r.Lo; i < r.Hi; i++ {
		list = append(list, i)
	}
	return list
}
