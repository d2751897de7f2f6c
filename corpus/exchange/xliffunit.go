package exchange

import (
	"encoding/xml"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/exchange/codes"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// A unit of XLIFF, made of its segments: one, those marked in its text as Trados
// and Okapi do, or those of version 2.

// An xliffUnit is a <trans-unit> or a <unit> being read.
type xliffUnit struct {
	line     int
	meta     meta
	notes    []string
	data     map[string]string // of version 2: what codes stand for
	room     int               // how much more of the data codes may repeat
	segments []xliffSegment
	marked   []codes.Part      // of version 1.2: the segments marked in the source
	targets  []codes.Part      // the same in the target
	words    map[string]string // what Trados says of a segment, by its mark
	unread   bool              // the file says more of it than was read
}

// An xliffSegment is a source and its target.
type xliffSegment struct {
	src, dst codes.Coded
	state    State
	word     string // the state as the file says it
	detail   string // what else the file says of the state
	id       string // of a marked segment, or of one of version 2
}

// segment is the segment being read: in version 1.2 the unit is one.
func (u *xliffUnit) segment() *xliffSegment {
	if len(u.segments) == 0 {
		u.segments = []xliffSegment{{}}
	}
	return &u.segments[len(u.segments)-1]
}

// isSegment tells whether an element in a text of version 1.2 marks a segment.
func isSegment(e xml.StartElement) bool {
	return e.Name.Local == "mrk" && xmltext.Attr(e, "mtype") == "seg"
}

// pairMarked pairs the segments marked in the source with those of the target
// that have the same mark. Targets without a source follow.
func (u *xliffUnit) pairMarked() []xliffSegment {
	target := make(map[string]codes.Coded, len(u.targets))
	for _, t := range u.targets {
		target[t.ID] = t.Coded
	}
	whole := u.segments[0]
	var list []xliffSegment
	add := func(id string, src, dst codes.Coded) {
		s := xliffSegment{src: src, dst: dst, state: whole.state, word: whole.word, detail: whole.detail, id: id}
		if word := u.words[id]; word != "" {
			s.state, s.word = stateOf(word), word
		}
		list = append(list, s)
	}
	for _, m := range u.marked {
		add(m.ID, m.Coded, target[m.ID])
		delete(target, m.ID)
	}
	for _, t := range u.targets {
		if text, left := target[t.ID]; left {
			add(t.ID, codes.Coded{}, text)
		}
	}
	return list
}

// said is how many bytes the notes and properties take that are said of each segment.
func (u *xliffUnit) said() (n int) {
	for _, note := range u.notes {
		n += len(note)
	}
	for _, p := range u.meta.rest {
		n += len(p.Name) + len(p.Value)
	}
	return n
}

// tu is the unit of a segment.
func (u *xliffUnit) tu(s xliffSegment, h Header) TU {
	m := u.meta
	m.rest = slices.Clip(m.rest)
	if len(u.words) == 1 && s.word == "" {
		for _, word := range u.words {
			s.state, s.word = stateOf(word), word
		}
	}
	if s.state != "" && !(s.state == Untranslated && m.state == Draft) { // version 2 has no word for a draft
		m.state = s.state
	}
	if s.word != "" && xliffStateWord(s.state) != s.word {
		m.add(xliffWord, s.word)
	}
	m.add(stateDetail, s.detail)
	m.add("segment", s.id)
	tu := m.codedUnit(h.Src, s.src, h.Dst, s.dst)
	tu.Notes, tu.Line, tu.unread = u.notes, u.line, u.unread
	tu.settle()
	return tu
}

// xliffStateWord is the word of version 1.2 for a state.
func xliffStateWord(s State) string { return xliffState(TU{State: s}) }

// xliffWord is the property that holds a state in the words of XLIFF 1.2 or of
// a tool, where they say more than [State].
const xliffWord = "state-word"

// stateDetail is the property that holds what XLIFF says beside a state.
const stateDetail = "state-detail"

// xliffState is the state of a target in the words of version 1.2; "" where
// nobody said how far it is.
func xliffState(u TU) string {
	if word := u.property(xliffWord); slices.Contains(rules.XLIFFStates["target"], word) || strings.HasPrefix(word, "x-") {
		return word
	}
	switch state := u.implied(); state {
	case Draft:
		return "needs-review-translation"
	case Reviewed:
		return "signed-off"
	default:
		return string(state)
	}
}
