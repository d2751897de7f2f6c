package exchange

import (
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// oneSided begins with a text that only the source has and ends with one that
// only the target has.
func oneSided() corpus.Bitext {
	segment := func(n int, tag corpus.Tag, text string) corpus.Segment {
		return corpus.Segment{Text: text, Tag: tag, Block: n, Place: corpus.Place{Line: n + 1, Column: 1}}
	}
	one, none := func(k int) corpus.Range { return corpus.Range{Lo: k, Hi: k + 1} }, func(k int) corpus.Range { return corpus.Range{Lo: k, Hi: k} }
	return corpus.Bitext{
		Src:  corpus.Document{Path: "en.txt", Tag: "en", Segments: []corpus.Segment{segment(0, "en", "Only here."), segment(1, "en", "The bridge is shut.")}},
		Dst:  corpus.Document{Path: "ru.txt", Tag: "ru", Segments: []corpus.Segment{segment(0, "ru", "Мост закрыт."), segment(1, "ru", "Только тут.")}},
		Unit: corpus.Paragraphs,
		Ladder: corpus.Ladder{
			{Src: one(0), Dst: none(0), Confidence: 1}, {Src: one(1), Dst: one(0), Confidence: 1}, {Src: none(2), Dst: one(1), Confidence: 1},
		},
	}
}

// marks takes out what stands in place of a text that is missing.
var marks = strings.NewReplacer("[only in en]", "", "[only in ru]", "")

// Every format, whatever becomes of text on one side only, is read again by
// bitext as it was written: a unit that was left out is counted, a side that was
// left empty is empty, and where a mark stands in its place it is there.
func TestUnalignedComesBack(t *testing.T) {
	for _, f := range All {
		if f.Read == nil || f.Write == nil {
			continue
		}
		for _, policy := range Policies {
			t.Run(f.Name+" "+string(policy), func(t *testing.T) {
				d := disk{}
				report, err := Write(From(oneSided()), f, "a/news"+extension(f), d.create, Options{Unaligned: policy})
				if err != nil {
					t.Fatal(err)
				}
				if report.Written+report.Skipped() != 3 {
					t.Errorf("three units, but %v", report)
				}
				var got []string
				for u, err := range read(t, d, f, oneSided()).Units {
					if err != nil {
						t.Fatal(err)
					}
					unit := u.Src.Text() + "|" + u.Dst.Text()
					if policy == Mark {
						unit = marks.Replace(unit)
					}
					got = append(got, unit)
				}
				var want []string
				links := f == Beads || f == HunalignLadder // the texts stand in files of their own
				if report.Omissions == 0 || links {
					want = append(want, "Only here.|")
				}
				want = append(want, "The bridge is shut.|Мост закрыт.")
				if report.Additions == 0 || links {
					want = append(want, "|Только тут.")
				}
				if !slices.Equal(got, want) {
					t.Errorf("got %q, want %q", got, want)
				}
				if policy == Skip && report.Skipped() != 2 {
					t.Errorf("skipped %d, want both that stand alone", report.Skipped())
				}
			})
		}
	}
}
