package review

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/bitext-tools/bitext/corpus"
)

// An Anchor is a segment by its text: what a decision holds on to while the text
// around it changes. White space, case and the width of letters do not count.
// Segments of the same text are told apart by their neighbours and their order.
// Where people cut a paragraph its parts are the paragraph and a stretch of it.
//
// In a file it is one word: the text's hash, those of the segments before and
// after ("-" at an end), and the segment's number, as in
// 3fa9c1e2a0b1c2d3.9e01.-.26; where several have the same text, which of them it is
// follows (3fa9c1e2a0b1c2d3.9e01.7c2f.12.2/3), and of a part from which rune to
// which it goes (3fa9c1e2a0b1c2d3.9e01.7c2f.12.0-34).
type Anchor struct {
	Hash       string // of the folded text, 16 hexadecimal digits
	Prev, Next string // the first four digits of the neighbours' hashes; "-": there is none
	At         int    // number of the segment in its text, from 1
	Nth, Of    int    // which of how many of the same text, from 1
	From, To   int    // runes of the stretch, white space not counted; To 0: all
}

// MarshalText writes the anchor as one word.
func (a Anchor) MarshalText() ([]byte, error) {
	text := fmt.Sprintf("%s.%s.%s.%d", a.Hash, a.Prev, a.Next, a.At)
	if a.Of > 1 {
		text += fmt.Sprintf(".%d/%d", a.Nth, a.Of)
	}
	if a.To > 0 {
		text += fmt.Sprintf(".%d-%d", a.From, a.To)
	}
	return []byte(text), nil
}

// UnmarshalText reads an anchor.
func (a *Anchor) UnmarshalText(text []byte) error {
	parts := strings.Split(string(text), ".")
	wrong := fmt.Errorf("%q is no passage of a text, as in 3fa9c1e2a0b1c2d3.9e01.7c2f.12", text)
	if len(parts) < 4 || parts[0] == "" {
		return wrong
	}
	*a = Anchor{Hash: parts[0], Prev: parts[1], Next: parts[2], Nth: 1, Of: 1}
	at, err := strconv.Atoi(parts[3])
	if err != nil {
		return wrong
	}
	a.At = at
	for _, part := range parts[4:] {
		x, y, ok := numbers(part, "/")
		z, w, span := numbers(part, "-")
		switch {
		case ok && 1 <= x && x <= y:
			a.Nth, a.Of = x, y
		case span && 0 <= z && z < w:
			a.From, a.To = z, w
		default:
			return wrong
		}
	}
	return nil
}

// numbers are the two numbers that a mark parts.
func numbers(text, mark string) (x, y int, ok bool) {
	a, b, found := strings.Cut(text, mark)
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	return x, y, found && errX == nil && errY == nil
}

// hashOf is the hash of a text without what does not count.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(folded(text)))
	return hex.EncodeToString(sum[:8])
}

// folded is a text without what does not count.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(text))
}

// An index finds the segments of one text, as they stand in its file, by their
// anchors.
type index struct {
	hashes []string         // of each segment
	places map[string][]int // of each text
}

// indexOf is the index of some segments.
func indexOf(segments []corpus.Segment) index {
	x := index{make([]string, len(segments)), make(map[string][]int, len(segments))}
	for k, s := range segments {
		x.hashes[k] = hashOf(s.Text)
		x.places[x.hashes[k]] = append(x.places[x.hashes[k]], k)
	}
	return x
}

// anchor is the anchor of segment k.
func (x index) anchor(k int) Anchor {
	a := Anchor{Hash: x.hashes[k], Prev: x.near(k - 1), Next: x.near(k + 1), At: k + 1}
	same := x.places[a.Hash]
	a.Of = len(same)
	a.Nth = 1 + slices.Index(same, k)
	return a
}

// near is what an anchor keeps of its neighbour at k.
func (x index) near(k int) string {
	if k < 0 || k >= len(x.hashes) {
		return "-"
	}
	return x.hashes[k][:4]
}

// Why an anchor is not found.
const (
	whyGone    = "its text was changed or taken out"
	whySeveral = "its text stands more than once, and what is around it changed"
	whyParted  = "its paragraph is cut elsewhere now"
	whyBetween = "other text stands between its paragraphs now"
)

// find is the segment of an anchor now, or why it cannot be told. A text that stood
// or stands more than once is taken only where a neighbour is the same.
func (x index) find(a Anchor) (int, string) {
	at := x.places[a.Hash]
	switch {
	case len(at) == 0:
		return 0, whyGone
	case len(at) == 1 && a.Of == 1:
		return at[0], ""
	case len(at) == a.Of && x.alike(a, at[a.Nth-1]) > 0:
		return at[a.Nth-1], ""
	}
	best, score, tied := 0, 0, false
	for _, k := range at {
		switch n := x.alike(a, k); {
		case n > score:
			best, score, tied = k, n, false
		case n == score:
			tied = true
		}
	}
	if score == 0 || tied {
		return 0, whySeveral
	}
	return best, ""
}

// alike counts the neighbours of segment k that are those of the anchor.
func (x index) alike(a Anchor, k int) int {
	n := 0
	if x.near(k-1) == a.Prev {
		n++
	}
	if x.near(k+1) == a.Next {
		n++
	}
	return n
}
