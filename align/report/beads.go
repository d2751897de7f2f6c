package report

import (
	"bufio"
	"io"
	"strconv"

	"github.com/bitext-tools/bitext/corpus"
)

// Beads writes a bead a line in the order of the ladder: the segments of the
// source, those of the target, both counted from 0, and the confidence to two
// decimals. An omission has no target, an addition no source:
//
//	[0, 1]:[0]:0.97
//	[2]:[]:0.88
func Beads(w io.Writer, b corpus.Bitext) error {
	if err := verify(b); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	var line []byte
	for _, bead := range b.Ladder {
		line = appendIndices(line[:0], bead.Src)
		line = append(line, ':')
		line = appendIndices(line, bead.Dst)
		line = append(line, ':')
		line = strconv.AppendFloat(line, bead.Confidence, 'f', 2, 64)
		out.Write(append(line, '\n'))
	}
	return out.Flush()
}

// appendIndices appends the indices of a range: [3, 4], or [].
func appendIndices(line []byte, r corpus.Range) []byte {
	line = append(line, '[')
	for i := r.Lo; i < r.Hi; i++ {
		if i > r.Lo {
			line = append(line, ", "...)
		}
		line = strconv.AppendInt(line, int64(i), 10)
	}
	return append(line, ']')
}
