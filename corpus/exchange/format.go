package exchange

import (
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
)

// A Format is one kind of file that holds a bitext.
type Format struct {
	Name       string   // as the user types it
	Doc        string   // one line for a list of formats
	Extensions []string // with the dot, in small letters, the usual one first
	Keeps      Keeps    // what reading gives back of what was written
	Several    bool     // whether it is written as several files
	NeedsTags  bool     // whether it cannot be written without knowing the languages; where Pending, that of the target only if there is such a text
	BySource   bool     // whether it is a list of source texts, so that a unit without one has no place in it
	Versions   bool     // whether a unit may be in more than two languages; see [TU.Others]
	Pending    bool     // whether it is for work under way: units without a translation yet pass from one such format to another

	// Unaligned is what the format does with units that have text on one side
	// only, unless the user says otherwise; Style is how it writes language
	// tags.
	Unaligned Policy
	Style     label.Style

	// Fold is what becomes of a segment's text that the format cannot hold as
	// it stands; nil: it holds every text. Folding twice changes nothing more.
	Fold func(text string) string

	Sniff func(head []byte) bool                       // whether a file begins like one of this format; nil: only its name tells
	Read  func(in *Input, opt Options) (Stream, error) // nil: bitext does not read it
	Write func(job *Job) error                         // nil: bitext does not write it

	fill     func(j *Job, text string, u TU) (string, bool) // puts a translation into a unit that has none, as it stands in its file; not ok: it cannot; nil: such units are written anew
	weak     doubt                                          // how little the sniffer proves
	validate func(in *Input, v rules.Validator) error       // reports what is wrong; nil: there are no rules
}

// A doubt says how far a sniffer can be wrong: the less, the surer.
type doubt int

// The doubts of sniffers.
const (
	certain doubt = iota // it finds the format's own name or words, as an XML element is
	shaped               // it finds the shape of the first record: brackets, numbers
	parted               // it finds a mark that any text may hold, such as a tab
)

// Keeps is what a format can hold beside the joined texts of a unit.
type Keeps struct {
	Segments   bool // where one segment of a bead ends and the next begins
	Order      bool // the order of the target's segments, and so which beads are moved
	Confidence bool // of each bead, to two decimals
	OneSided   bool // units with text on one side only
	Tags       bool // languages with script and region
	Notes      bool // remarks
	Codes      bool // codes apart from the text, as [corpus.InlineCode]
	Properties bool // states and properties
	Kinds      bool // headings, list items, and the place of each segment in its file
}
