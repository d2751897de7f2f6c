package exchange

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/joint"
)

// A TU is a translation unit: one bead of a bitext with the texts of its
// segments. One side may be without text, never both.
type TU struct {
	Src, Dst   Side
	Confidence float64  // chance that the bead is right, 0 to 1; 0 where it is not known
	Moved      bool     // the target stands out of order
	Notes      []string // remarks for people, such as findings of checks
	Others     []Side   // the same in further languages, those of [Header.Others] in their order; see [Format.Versions]

	Line int // of its file that it begins at, from 1; 0 where it is not known

	// Left tells that the unit is to be left out where it is written. It is still
	// given to [Write], since a file that is written again keeps what stands between
	// its units.
	Left bool

	State      State      // how far the translation has come; "" where it is not known
	Properties []Property // what else its file says of it

	unread   bool      // its file says more of it than was read
	original *original // as it stands in its file, of a stream read to be written to the same format; nil
	asRead   *TU       // what was read of the original, of a unit that has one
}

// A Side is the part of a unit that stands in one text.
type Side struct {
	Tag      corpus.Tag
	At       int // index of its first segment in the text, from 0; of an empty side the index it stands before; -1: not known
	Segments []corpus.Segment
}

// nowhere is the place of a side in a file that does not tell it.
const nowhere = -1

// Empty tells whether the side has no segment.
func (s Side) Empty() bool { return len(s.Segments) == 0 }

// Text is the side as one text without its codes, its segments joined as
// [joint.Join] does.
func (s Side) Text() string {
	switch len(s.Segments) {
	case 0:
		return ""
	case 1:
		return s.Segments[0].Text
	}
	return joint.Join(s.Texts())
}

// Texts are the texts of the segments.
func (s Side) Texts() []string {
	texts := make([]string, len(s.Segments))
	for i, seg := range s.Segments {
		texts[i] = seg.Text
	}
	return texts
}

// cuts says where the segments lie in the side's text; see [joint.Cuts].
func (s Side) cuts() string {
	if len(s.Segments) < 2 {
		return ""
	}
	return joint.Cuts(s.Texts())
}

// path is the file the side stands in, or "".
func (s Side) path() string {
	if s.Empty() {
		return ""
	}
	return s.Segments[0].Place.Path
}

// firstLine is the line of the file that the side begins at, from 1, or "" where
// it is not known.
func (s Side) firstLine() string {
	if s.Empty() || s.Segments[0].Place.Line == 0 {
		return ""
	}
	return strconv.Itoa(s.Segments[0].Place.Line)
}

// Name is what its file calls the unit: its id, and where it is one of several
// segments which, or, where it has no id, its number in the file.
func (u TU) Name(number int) string {
	name := cmp.Or(u.property("id"), strconv.Itoa(number))
	if segment := u.property("segment"); segment != "" {
		return name + ":" + segment
	}
	return name
}

// untranslated tells whether no side but the source has text.
func (u TU) untranslated() bool {
	return u.Dst.Empty() && !slices.ContainsFunc(u.Others, func(s Side) bool { return !s.Empty() })
}

// setLine says at which line of its file the side begins, from 1.
func (s Side) setLine(line int) {
	if !s.Empty() && line > 0 {
		s.Segments[0].Place.Line = line
	}
}

// Shape is the unit's shape as the field writes it: "2-1".
func (u TU) Shape() string {
	return strconv.Itoa(len(u.Src.Segments)) + "-" + strconv.Itoa(len(u.Dst.Segments))
}

// doubtful tells whether people should look at the unit: it is as likely wrong
// as right.
func (u TU) doubtful() bool { return u.Confidence > 0 && u.Confidence < 0.5 }

// sideOf is a side with the given texts, or an empty one where there are none.
func sideOf(tag corpus.Tag, at int, texts ...string) Side {
	side := Side{Tag: tag, At: at}
	for _, text := range texts {
		if text != "" {
			if side.Segments == nil {
				side.Segments = make([]corpus.Segment, 0, len(texts))
			}
			side.Segments = append(side.Segments, corpus.Segment{Text: text})
		}
	}
	return side
}

// A Header is what a file says about all of its units.
type Header struct {
	Src, Dst         corpus.Tag // [corpus.Unknown] where the file does not say
	SrcPath, DstPath string     // the texts it was made of; "" where it does not say
	Unit             corpus.Unit
	Format           string       // in which the file was read, the name of one of [All]; "" where none was
	Others           []corpus.Tag // of an article in more than two versions: the languages of the others

	pending  bool          // it is read from a format for work under way; see [Format.Pending]
	original *originalFile // see [TU.original]
	behind   *behind       // what no unit holds; nil
}

// What a file says that no unit holds, and that only a copy of it keeps; known
// once all units are read.
type behind struct {
	details  int // of its header: notes, properties, fields
	blank    int // units without any text
	obsolete int // messages of a catalogue that nobody uses any more
}
