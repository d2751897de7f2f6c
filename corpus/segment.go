package corpus

import "fmt"

// A Kind says what a block of text is for the reader of the article.
type Kind string

// The kinds of segments. The zero Kind is running text.
const (
	Paragraph Kind = ""
	Title     Kind = "title"
	Heading   Kind = "heading"
	Item      Kind = "item"      // of a list
	Quote     Kind = "quote"     // block quotation
	Code      Kind = "code"      // fenced or preformatted; text as it stands, lines kept
	Furniture Kind = "furniture" // what surrounds an article: share bars, related links, comments
	Aside     Kind = "aside"     // furniture that another edition may have in its text: a caption, a byline, a date, an editor's note
)

// A Place is where a segment stands in its file. Line and Column count from 1
// and columns count runes; Start and End are a half-open range of rune offsets
// from 0 in the file's text once decoded, without the control characters that no
// text holds, before any other change. Formats that are
// not text files (docx, epub) count in the text they hold, one line a block.
// Of a file of translation units TU is what it calls the unit, its id or its
// number; else it is "".
type Place struct {
	Path         string
	Line, Column int
	Start, End   int
	TU           string
}

// String is the place as compilers write it: path:line.
func (p Place) String() string { return fmt.Sprintf("%s:%d", p.Path, p.Line) }

// A Run ties a stretch of a segment's text to its file: from rune Text of the
// segment on, text and file run in step, starting at rune File of the file.
type Run struct {
	Text int // the rune of the segment's text from which on the two are in step
	File int // the rune of the file that stands there
}

// A Segment is the unit aligned at one level: a paragraph or a sentence.
//
// Text is what stands in the file, but for line breaks inside a hard-wrapped
// paragraph (joined by a space, in Chinese by nothing) and markup left out.
// Runs say where: they are in rising order, the first has Text 0, and a
// segment without runs is Place.Start and onwards in step.
type Segment struct {
	Text  string
	Kind  Kind
	Level int // of a heading: 1 is the highest; 0 where it does not apply
	Tag   Tag // the segment's own language; [Unknown] where it is too short to tell
	Place Place
	Runs  []Run

	// Codes are what stands between the runes of Text and is no text, in rising
	// order of place; nil where the format marks none.
	Codes []InlineCode

	// Block is the paragraph the segment belongs to, counted from 0 in its
	// document. Of paragraphs it is their own index.
	Block int
}

// Offset is the place in the file of rune i of the segment's text, as a rune
// offset. Offsets before the text count as 0; those beyond it run on.
func (s Segment) Offset(i int) int {
	i = max(i, 0)
	last := Run{0, s.Place.Start}
	for _, r := range s.Runs {
		if r.Text > i {
			break
		}
		last = r
	}
	return last.File + i - last.Text
}

// A Document is one text, read and cut into segments in reading order.
type Document struct {
	Path     string   // as the user gave it; "-" is standard input
	Tag      Tag      // the language of the whole; [Unknown] where it was not detected
	Format   string   // in which the file was read, as package source names it: "markdown"; "" where none was read
	Encoding string   // IANA name of the encoding the file was read in: "utf-8", "gb18030"
	Repairs  []string // what was done to damaged text when the file was read, a clause each; nil: nothing
	Segments []Segment
}

// TagOf is the language of segment i: its own, else the document's.
func (d Document) TagOf(i int) Tag {
	if t := d.Segments[i].Tag; t != Unknown {
		return t
	}
	return d.Tag
}

// Unit names the level at which two documents are aligned.
type Unit string

// The units.
const (
	Paragraphs Unit = "paragraph"
	Sentences  Unit = "sentence"
)
