package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// HunalignText is what hunalign prints with -text: source, target and score
// with tabs between, and " ~~~ " between the segments of a side.
var HunalignText = &Format{
	Name:      "hunalign",
	Doc:       "hunalign's text: source, target, score; ~~~ between segments",
	Keeps:     Keeps{Segments: true, Confidence: true, OneSided: true},
	Unaligned: Blank,
	Style:     label.Short,
	Fold:      func(text string) string { return strings.TrimSpace(lines.Fold(text)) },
	Read:      readHunalign,
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error {
			return j.each(func(_ int, u TU) error {
				for _, s := range []Side{u.Src, u.Dst} {
					for _, text := range s.Texts() {
						if strings.Contains(" "+text+" ", hunalignMark) {
							return fmt.Errorf("a text holds %q, which hunalign's format writes between segments: choose another format", strings.TrimSpace(hunalignMark))
						}
					}
					out.WriteString(strings.Join(s.Texts(), hunalignMark) + "\t")
				}
				out.WriteString(cmp.Or(decimals(u.Confidence), "0") + "\n")
				return nil
			})
		})
	},
}

// hunalignMark stands between the segments of a side.
const hunalignMark = " ~~~ "

func readHunalign(in *Input, opt Options) (Stream, error) {
	r := lines.New(in.Path, in.text)
	return Stream{Header{Src: opt.Src, Dst: opt.Dst}, func(yield func(TU, error) bool) {
		for {
			line, err := r.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			fields := strings.Split(line, "\t")
			var u TU
			switch {
			case err != nil:
			case len(fields) != 2 && len(fields) != 3:
				err = r.Errorf("want source, target and score with tabs between, got %s", lines.Sample(line))
			default:
				u = TU{Src: sideOf(opt.Src, nowhere, strings.Split(fields[0], hunalignMark)...),
					Dst: sideOf(opt.Dst, nowhere, strings.Split(fields[1], hunalignMark)...)}
				if len(fields) == 3 {
					f, _ := strconv.ParseFloat(fields[2], 64)
					u.Confidence = probability(f)
				}
				if u.Src.Empty() && u.Dst.Empty() {
					continue
				}
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}}, nil
}

// HunalignLadder is hunalign's ladder: rungs, without the texts. It cannot say
// that text moved; moved beads become a gap.
var HunalignLadder = &Format{
	Name:       "hunalign-ladder",
	Doc:        "hunalign's ladder: a rung a line, without the texts",
	Extensions: []string{".ladder"},
	Keeps:      Keeps{Segments: true, Confidence: true, OneSided: true},
	Unaligned:  Blank,
	Style:      label.Short,
	Sniff: func(head []byte) bool {
		// The rung that every ladder begins with.
		first, _, _ := strings.Cut(string(head), "\n")
		r, ok := parseRung(first)
		return ok && r.src == 0 && r.dst == 0
	},
	weak:  shaped,
	Read:  (*Input).linked,
	Write: func(j *Job) error { return j.toFile("", j.writeLadder) },
}

// A rung is a cut through both texts: src segments and dst segments stand
// before it.
type rung struct {
	src, dst int
	score    float64 // of the bead that begins here, or 0
}

// String is the rung as a line.
func (r rung) String() string {
	return fmt.Sprintf("%d\t%d\t%s\n", r.src, r.dst, cmp.Or(decimals(r.score), "0"))
}

// writeLadder writes a rung where a bead begins, and one where the texts end.
func (j *Job) writeLadder(out *file) error {
	var place placer
	last := rung{}
	err := j.each(func(_ int, u TU) error {
		src, dst := place.unit(u)
		if u.Moved || src.Lo < last.src || dst.Lo < last.dst {
			j.report.Moved++
			j.report.Written--
			return nil
		}
		if last.src != src.Lo || last.dst != dst.Lo {
			out.WriteString(last.String())
		}
		out.WriteString(rung{src.Lo, dst.Lo, u.Confidence}.String())
		last = rung{src: src.Hi, dst: dst.Hi}
		return nil
	})
	if err != nil {
		return err
	}
	end := rung{src: max(last.src, place.src), dst: max(last.dst, place.dst)}
	if last != end {
		out.WriteString(last.String())
	}
	out.WriteString(end.String())
	return nil
}

// readLadder reads hunalign's ladder: a rung a line, source count, target
// count and score with tabs between. The stretch from one rung to the next is
// a bead, and the score of the first belongs to it. The last rung says how long
// the sides are.
func readLadder(in *lines.Reader) (Links, error) {
	links := Links{Src: -1}
	var last rung
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
		next, ok := parseRung(line)
		switch {
		case !ok:
			return Links{}, in.Errorf("not a rung: want source count, target count and score, got %s", lines.Sample(line))
		case links.Src < 0 && (next.src != 0 || next.dst != 0):
			return Links{}, in.Errorf("a ladder begins with the rung 0 0, not %d %d", next.src, next.dst)
		case next.src < last.src || next.dst < last.dst:
			return Links{}, in.Errorf("the rung goes back: %d %d after %d %d", next.src, next.dst, last.src, last.dst)
		}
		links.step(last, next)
		last = next
	}
	return links, nil
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

// parseRung reads one line.
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
