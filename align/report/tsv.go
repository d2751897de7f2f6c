package report

import (
	"bufio"
	"cmp"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"github.com/bitext-tools/bitext/corpus"
)

// tsvHeader names the columns of [TSV].
const tsvHeader = "bead\tsource\ttarget\tconfidence\tshape\tmoved\tsource_line\ttarget_line\n"

// TSV writes a header and then a bead a line, the columns parted by tabs:
//
//	bead         number of the bead, from 1
//	source       its text in the source; empty for an addition
//	target       its text in the target; empty for an omission
//	confidence   0.00 to 1.00
//	shape        source and target segments: 1-1, 2-1, 1-0
//	moved        "moved" where the target stands out of order, else empty
//	source_line  line of the source file it begins at, from 1; empty if unknown
//	target_line  the same of the target
//
// The segments of a side are joined by a space, or by nothing where one of the
// two characters that meet is two cells wide, as Chinese ones are. There is no
// quoting: each tab, line end or other vertical move in a text is a space.
func TSV(w io.Writer, b corpus.Bitext) error {
	if err := verify(b); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	out.WriteString(tsvHeader)
	for k, bead := range b.Ladder {
		src, dst := segments(b.Src, bead.Src), segments(b.Dst, bead.Dst)
		moved := ""
		if bead.Moved {
			moved = "moved"
		}
		out.WriteString(strings.Join([]string{
			strconv.Itoa(k + 1), flat(src), flat(dst),
			decimals(bead.Confidence), bead.Shape(), moved,
			firstLine(src), firstLine(dst),
		}, "\t"))
		out.WriteByte('\n')
	}
	return out.Flush()
}

// segments are those of a range of the document.
func segments(doc corpus.Document, r corpus.Range) []corpus.Segment {
	return doc.Segments[r.Lo:r.Hi]
}

// decimals writes a confidence as everywhere in bitext: two decimals.
func decimals(confidence float64) string {
	return strconv.FormatFloat(confidence, 'f', 2, 64)
}

// firstLine is the line the segments begin at, or "" where there are none or
// the line is not known.
func firstLine(segs []corpus.Segment) string {
	if len(segs) == 0 || segs[0].Place.Line == 0 {
		return ""
	}
	return strconv.Itoa(segs[0].Place.Line)
}

// breakers replaces what may not stand in a field of a TSV file by spaces.
var breakers = strings.NewReplacer("\r\n", " ", "\t", " ", "\n", " ", "\v", " ", "\f", " ", "\r", " ",
	"\u0085", " ", "\u2028", " ", "\u2029", " ")

// flat is the text of the segments on one line.
func flat(segs []corpus.Segment) string {
	var out strings.Builder
	last := ""
	for _, s := range segs {
		text := breakers.Replace(s.Text)
		if last != "" && text != "" && !abut(last, text) {
			out.WriteByte(' ')
		}
		out.WriteString(text)
		last = cmp.Or(text, last)
	}
	return out.String()
}

// abut tells whether two texts are joined without a space between them.
func abut(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return displaywidth.Rune(last) == 2 || displaywidth.Rune(first) == 2
}
