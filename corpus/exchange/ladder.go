package exchange

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// readLadder reads hunalign's ladder: a rung a line, source count, target
// count and score with tabs between. The stretch from one rung to the next is
// a bead, and the score of the first belongs to it. The last rung says how long
// the sides are.
func readLadder(path string, r *bufio.Reader) (Links, error) {
	lines := &lineReader{path: path, in: r}
	links := Links{Src: -1}
	var last rung
	for {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Links{}, err
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		next, ok := parseRung(line)
		switch {
		case !ok:
			return Links{}, lines.errorf("not a rung: want source count, target count and score, got %s", sample(line))
		case links.Src < 0 && (next.src != 0 || next.dst != 0):
			return Links{}, lines.errorf("a ladder begins with the rung 0 0, not %d %d", next.src, next.dst)
		case next.src < last.src || next.dst < last.dst:
			return Links{}, lines.errorf("the rung goes back: %d %d after %d %d", next.src, next.dst, last.src, last.dst)
		}
		links.step(last, next)
		last = next
	}
	return links, nil
}

// A rung is a cut through both texts: src segments and dst segments stand
// before it.
type rung struct {
	src, dst int
	score    float64
}

// step adds the bead between two rungs.
func (l *Links) step(from, to rung) {
	src, dst := corpus.Range{Lo: from.src, Hi: to.src}, corpus.Range{Lo: from.dst, Hi: to.dst}
	l.Src, l.Dst = to.src, to.dst
	if src.Empty() && dst.Empty() {
		return
	}
	one := corpus.Ladder{{Src: src, Dst: dst}}
	l.List = append(l.List, one.Links()...)
	l.Confidence = append(l.Confidence, probability(from.score))
}

func parseRung(line string) (r rung, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 2 || len(fields) > 3 {
		return r, false
	}
	var errs [3]error
	r.src, errs[0] = strconv.Atoi(fields[0])
	r.dst, errs[1] = strconv.Atoi(fields[1])
	if len(fields) == 3 {
		r.score, errs[2] = strconv.ParseFloat(fields[2], 64)
	}
	return r, errors.Join(errs[:]...) == nil && min(r.src, r.dst) >= 0 && max(r.src, r.dst) <= maxIndex
}
