package links

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// A Rung is a cut through both texts: Src segments and Dst segments stand
// before it.
type Rung struct {
	Src, Dst int
	Score    float64 // of the bead that begins here, as a [Probability]
}

// readLadder reads hunalign's ladder: a rung a line, source count, target
// count and score with tabs between. The stretch from one rung to the next is
// a bead, and the score of the first belongs to it. The last rung says how long
// the sides are.
func readLadder(in *lines.Reader) (Links, error) {
	links := Links{Src: -1}
	var last Rung
	for {
		line, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Links{}, err
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		next, ok := ParseRung(line)
		switch {
		case !ok:
			return Links{}, in.Errorf("not a rung: want source count, target count and score, got %s", lines.Sample(line))
		case links.Src < 0 && (next.Src != 0 || next.Dst != 0):
			return Links{}, in.Errorf("a ladder begins with the rung 0 0, not %d %d", next.Src, next.Dst)
		case next.Src < last.Src || next.Dst < last.Dst:
			return Links{}, in.Errorf("the rung goes back: %d %d after %d %d", next.Src, next.Dst, last.Src, last.Dst)
		}
		links.step(last, next)
		last = next
	}
	return links, nil
}

// step adds the bead between two rungs.
func (l *Links) step(from, to Rung) {
	src, dst := corpus.Range{Lo: from.Src, Hi: to.Src}, corpus.Range{Lo: from.Dst, Hi: to.Dst}
	l.Src, l.Dst = to.Src, to.Dst
	if src.Empty() && dst.Empty() {
		return
	}
	one := corpus.Ladder{{Src: src, Dst: dst}}
	l.List = append(l.List, one.Links()...)
	l.Confidence = append(l.Confidence, from.Score)
}

// ParseRung reads one line.
func ParseRung(line string) (r Rung, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 2 || len(fields) > 3 {
		return r, false
	}
	var errs [2]error
	r.Src, errs[0] = strconv.Atoi(fields[0])
	r.Dst, errs[1] = strconv.Atoi(fields[1])
	ok = true
	if len(fields) == 3 {
		r.Score, ok = Probability(fields[2])
	}
	return r, ok && errors.Join(errs[:]...) == nil && min(r.Src, r.Dst) >= 0 && max(r.Src, r.Dst) <= MaxIndex
}
