package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// HunalignText is what hunalign prints with -text: source, target and score
// with tabs between, and " ~~~ " between the segments of a side.
var HunalignText = &Format{
	Name:      "hunalign",
	Doc:       "hunalign's text: source, target, score; ~~~ between segments",
	Keeps:     Segments | Confidence | OneSided,
	Unaligned: Blank,
	Style:     Short,
	Fold:      trimmedLine,
	Read:      readHunalign,
	Write:     writeHunalign,
}

const hunalignMark = " ~~~ "

func writeHunalign(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		for _, s := range []Side{u.Src, u.Dst} {
			for _, text := range s.Texts() {
				if strings.Contains(" "+text+" ", hunalignMark) {
					return fmt.Errorf("a text holds %q, which hunalign's format writes between segments: choose another format", strings.TrimSpace(hunalignMark))
				}
			}
			out.WriteString(strings.Join(s.Texts(), hunalignMark) + "\t")
		}
		out.WriteString(cmp.Or(decimals(u.Confidence), "0") + "\n")
	}
	return out.close()
}

func readHunalign(in *Input, opt Options) (Stream, error) {
	lines := &lineReader{path: in.Path, in: in.text}
	return Stream{Header{Src: opt.Src, Dst: opt.Dst}, func(yield func(TU, error) bool) {
		for {
			line, err := lines.next()
			if errors.Is(err, io.EOF) {
				return
			}
			fields := strings.Split(line, "\t")
			var u TU
			switch {
			case err != nil:
			case len(fields) != 2 && len(fields) != 3:
				err = lines.errorf("want source, target and score with tabs between, got %s", sample(line))
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
	Keeps:      Segments | Confidence | OneSided,
	Unaligned:  Blank,
	Style:      Short,
	Sniff: func(head []byte) bool {
		first, _, _ := strings.Cut(string(head), "\n")
		return isRung([]byte(first))
	},
	Read:  readLinked,
	Write: writeLadder,
}

// isRung tells whether a line is the rung that every ladder begins with.
func isRung(line []byte) bool {
	r, ok := parseRung(string(line))
	return ok && r.src == 0 && r.dst == 0
}

func writeLadder(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	var place placer
	last := rung{}
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		src, dst := place.unit(u)
		if u.Moved || src.Lo < last.src || dst.Lo < last.dst {
			j.report.Moved++
			j.report.Written--
			continue
		}
		if last.src != src.Lo || last.dst != dst.Lo {
			writeRung(out, last)
		}
		writeRung(out, rung{src.Lo, dst.Lo, u.Confidence})
		last = rung{src: src.Hi, dst: dst.Hi}
	}
	end := rung{src: max(last.src, place.src), dst: max(last.dst, place.dst)}
	if last != end {
		writeRung(out, last)
	}
	writeRung(out, end)
	return out.close()
}

func writeRung(out *file, r rung) {
	fmt.Fprintf(out, "%d\t%d\t%s\n", r.src, r.dst, cmp.Or(decimals(r.score), "0"))
}

// A placer finds where units stand in their texts: where they say, else each
// behind the one before.
type placer struct{ src, dst int }

func (p *placer) unit(u TU) (src, dst corpus.Range) {
	return step(&p.src, u.Src), step(&p.dst, u.Dst)
}

func step(behind *int, s Side) corpus.Range {
	lo := s.At
	if lo == nowhere {
		lo = *behind
	}
	r := corpus.Range{Lo: lo, Hi: lo + len(s.Segments)}
	*behind = max(*behind, r.Hi)
	return r
}
