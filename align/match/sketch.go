package match

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A Sketch is what is remembered of a text: some 30 kB, however long it is.
type Sketch struct {
	gist     []float32   // the sum of the passages; nil where no word is known
	passages [][]float32 // its passages in order, each a unit vector
	marks    []mark      // names and figures, sorted
	length   float64     // in English runes of the same meaning
}

// A mark is a word that a translation may leave as it is, and how often it is
// there.
type mark struct {
	word  string
	count int
}

const (
	// passageLength is how many English runes a passage has at least, about a
	// paragraph of news: headings and list items do not stand alone.
	passageLength = 200
	// maxPassages is about how many passages a long text is cut into.
	maxPassages = 48
)

// A Sketcher makes sketches. It is not for use by two goroutines at once.
type Sketcher struct{ reader *vectors.Reader }

// NewSketcher returns a Sketcher that reads with a table of vectors.
func NewSketcher(table *vectors.Table) *Sketcher { return &Sketcher{table.Reader()} }

// Sketch looks at a text. The languages of its segments must be known.
func (s *Sketcher) Sketch(doc corpus.Document) Sketch {
	lengths := make([]float64, len(doc.Segments))
	out := Sketch{}
	for i, segment := range doc.Segments {
		lengths[i] = evidence.EnglishRunes(segment.Text, doc.TagOf(i))
		out.length += lengths[i]
	}
	enough := max(passageLength, out.length/maxPassages)
	first, length := 0, 0.0
	for i := range doc.Segments {
		if length += lengths[i]; length >= enough || i == len(doc.Segments)-1 {
			out.add(s.passage(doc.Segments[first : i+1]))
			first, length = i+1, 0
		}
	}
	out.marks = marksOf(doc)
	return out
}

// passage is some segments as a unit vector.
func (s *Sketcher) passage(segments []corpus.Segment) []float32 {
	var text strings.Builder
	for _, segment := range segments {
		text.WriteString(segment.Text)
		text.WriteByte('\n')
	}
	return vectors.Unit(s.reader.Sum(text.String()))
}

// add adds a passage, unless no word of it is known.
func (s *Sketch) add(passage []float32) {
	if vectors.Dot(passage, passage) == 0 {
		return
	}
	s.passages = append(s.passages, passage)
	if s.gist == nil {
		s.gist = make([]float32, len(passage))
	}
	for k, x := range passage {
		s.gist[k] += x
	}
}

// marksOf is the words of a text that have a capital Latin letter or a digit, in
// small letters: names and figures, and in English the first word of each
// sentence, which counts for little as many texts have it.
func marksOf(doc corpus.Document) []mark {
	counts := map[string]int{}
	for _, segment := range doc.Segments {
		for word := range strings.FieldsFuncSeq(segment.Text, notASCIIWord) {
			if strings.ContainsFunc(word, tellsName) {
				counts[strings.ToLower(word)]++
			}
		}
	}
	marks := make([]mark, 0, len(counts))
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		marks = append(marks, mark{word, counts[word]})
	}
	return marks
}

func notASCIIWord(r rune) bool {
	return r >= utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func tellsName(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }
