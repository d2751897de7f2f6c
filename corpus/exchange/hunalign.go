package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/links"
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
					u.Confidence, _ = links.Probability(fields[2])
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
		r, ok := links.ParseRung(first)
		return ok && r.Src == 0 && r.Dst == 0
	},
	weak:  shaped,
	Read:  (*Input).linked,
	Write: func(j *Job) error { return j.toFile("", j.writeLadder) },
}

// writeLadder writes a rung where a bead begins, and one where the texts end.
func (j *Job) writeLadder(out *file) error {
	write := func(r links.Rung) {
		fmt.Fprintf(out, "%d\t%d\t%s\n", r.Src, r.Dst, cmp.Or(decimals(r.Score), "0"))
	}
	var place placer
	last := links.Rung{}
	err := j.each(func(_ int, u TU) error {
		src, dst := place.unit(u)
		if u.Moved || src.Lo < last.Src || dst.Lo < last.Dst {
			j.report.Moved++
			j.report.Written--
			return nil
		}
		if last.Src != src.Lo || last.Dst != dst.Lo {
			write(last)
		}
		write(links.Rung{Src: src.Lo, Dst: dst.Lo, Score: u.Confidence})
		last = links.Rung{Src: src.Hi, Dst: dst.Hi}
		return nil
	})
	if err != nil {
		return err
	}
	end := links.Rung{Src: max(last.Src, place.src), Dst: max(last.Dst, place.dst)}
	if last != end {
		write(last)
	}
	write(end)
	return nil
}
