package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// labelsOf number the segments of both sides.
func labelsOf(b corpus.Bitext) (labels [2][]string) {
	for _, s := range corpus.Sides {
		for k := range b.On(s).Segments {
			labels[s] = append(labels[s], fmt.Sprint(k+1))
		}
	}
	return labels
}

// rowsOf are the rows of a table of a bitext, with the numbers of the passages or
// without.
func rowsOf(b corpus.Bitext, numbered bool) (rows []review.Row) {
	labels := labelsOf(b)
	for k, bead := range b.Ladder {
		row := review.Row{Place: fmt.Sprintf("row %d", k+2), Numbered: numbered}
		for _, s := range corpus.Sides {
			for i := bead.On(s).Lo; i < bead.On(s).Hi; i++ {
				row.Texts[s] = append(row.Texts[s], b.On(s).Segments[i].Text)
			}
			if numbered {
				row.Numbers[s] = review.NumbersOf(labels[s], bead.On(s))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// reread is the bitext after the rows were taken over, and what was said of them.
func reread(b corpus.Bitext, r review.Review, rows []review.Row) (*review.Applied, string) {
	list, _, _ := r.To(b).Reread(rows, labelsOf(b))
	var said []string
	for _, x := range list {
		said = append(said, x.Place+": "+x.What)
		if x.Taken {
			r = r.With(x.Decision)
		}
	}
	return r.To(b), strings.Join(said, "\n")
}

// What somebody did to the rows of a table is done to the pairs, and no more.
func TestReread(t *testing.T) {
	const asItWas = "0:0 1:1 2:2-3 3:4"
	for _, c := range []struct {
		name string
		edit func(rows []review.Row) []review.Row
		want string
		said string
	}{
		{name: "nothing", edit: func(rows []review.Row) []review.Row { return rows }, want: asItWas},
		{name: "rows in another order", edit: func(rows []review.Row) []review.Row {
			return []review.Row{rows[3], rows[1], rows[0], rows[2]}
		}, want: asItWas},
		{name: "a row taken out", edit: func(rows []review.Row) []review.Row { return rows[1:] }, want: asItWas},
		{name: "a text moved to the row above", edit: func(rows []review.Row) []review.Row {
			rows[1].Texts[1] = append(rows[1].Texts[1], rows[2].Texts[1][0])
			rows[2].Texts[1] = rows[2].Texts[1][1:]
			return rows
		}, want: "0:0 1:1-2=co 2:3=co 3:4", said: "row 3: paired: source ¶2 target ¶2–3\nrow 4: parted: source ¶3 target ¶4"},
		{name: "rows joined", edit: func(rows []review.Row) []review.Row {
			for s := range 2 {
				rows[0].Texts[s] = append(rows[0].Texts[s], rows[1].Texts[s]...)
			}
			return append(rows[:1], rows[2:]...)
		}, want: "0-1:0-1=co 2:2-3 3:4", said: "row 2: joined: source ¶1–2 target ¶1–2"},
		{name: "texts joined in one paragraph", edit: func(rows []review.Row) []review.Row {
			for s := range 2 {
				rows[0].Texts[s] = []string{rows[0].Texts[s][0] + "\n" + rows[1].Texts[s][0]}
			}
			return append(rows[:1], rows[2:]...)
		}, want: "0-1:0-1=co 2:2-3 3:4", said: "row 2: joined: source ¶1–2 target ¶1–2"},
		{name: "a row parted", edit: func(rows []review.Row) []review.Row {
			rest := review.Row{Place: "row 5", Numbered: rows[2].Numbered}
			rest.Texts[1] = rows[2].Texts[1][1:]
			rows[2].Texts[1] = rows[2].Texts[1][:1]
			return []review.Row{rows[0], rows[1], rows[2], rest, rows[3]}
		}, want: "0:0 1:1 2:2=co -:3=co 3:4", said: "row 4: parted: source ¶3 target ¶3\nrow 5: stands in one text only: target ¶4"},
		{name: "texts exchanged between rows", edit: func(rows []review.Row) []review.Row {
			rows[0].Texts[1], rows[1].Texts[1] = rows[1].Texts[1], rows[0].Texts[1]
			return rows
		}, want: "0:1=co 1:0~=co 2:2-3 3:4", said: "row 2: paired: source ¶1 target ¶2\nrow 3: paired: source ¶2 target ¶1"},
		{name: "a text edited", edit: func(rows []review.Row) []review.Row {
			rows[1].Texts[1][0] = "它总共有418台起重机。"
			return rows
		}, want: asItWas, said: "row 3: the text of the target was edited, which is left to its file"},
		{name: "a text edited and one moved to it", edit: func(rows []review.Row) []review.Row {
			rows[1].Texts[1] = []string{"它总共有418台起重机。", rows[2].Texts[1][0]}
			rows[2].Texts[1] = rows[2].Texts[1][1:]
			return rows
		}, want: "0:0 1:1-2=co 2:3=co 3:4", said: "row 3: paired: source ¶2 target ¶2–3; the text of the target was edited, which is left to its file\nrow 4: parted: source ¶3 target ¶4"},
		{name: "a text that is none of theirs", edit: func(rows []review.Row) []review.Row {
			rows[1].Texts[1][0] = "Совсем другой текст."
			return rows
		}, want: asItWas, said: `row 3: "Совсем другой текст." is no passage of the target; nothing of the row was taken`},
		{name: "a part of a text", edit: func(rows []review.Row) []review.Row {
			rows[1].Texts[0][0] = "It has 418 cranes."
			rows[2].Texts[0] = append(rows[2].Texts[0], "Most are old.")
			return rows
		}, want: asItWas, said: "row 3: the text of the source was edited, which is left to its file\nrow 4: \"Most are old.\" is a part of the source ¶2, which bitext review cuts; nothing of the row was taken"},
		{name: "a text in two rows", edit: func(rows []review.Row) []review.Row {
			rows[1].Texts[1] = append(rows[1].Texts[1], rows[0].Texts[1][0])
			return rows
		}, want: asItWas, said: `row 3: "港口很宽。" stands in another row too; nothing of the row was taken`},
		{name: "passages that are no neighbours", edit: func(rows []review.Row) []review.Row {
			rows[0].Texts[1] = append(rows[0].Texts[1], rows[3].Texts[1][0])
			rows[3].Texts[1] = nil
			return rows
		}, want: "0:0 1:1 2:2-3 3:-=co -:4", said: "row 2: its passages of the target, ¶1, ¶5, are no neighbours; nothing of the row was taken\nrow 5: stands in one text only: source ¶4"},
	} {
		for _, numbered := range []bool{true, false} {
			t.Run(fmt.Sprint(c.name, numbered), func(t *testing.T) {
				a, said := reread(harbour(), review.Review{}, c.edit(rowsOf(harbour(), numbered)))
				if got := shown(a); got != c.want {
					t.Errorf("got  %s\nwant %s", got, c.want)
				}
				if said != c.said {
					t.Errorf("got  %s\nwant %s", said, c.said)
				}
			})
		}
	}
}

// A row that nobody edited decides nothing, though the pair was decided otherwise
// after the table was written.
func TestRereadOld(t *testing.T) {
	b := harbour()
	merge, err := review.Review{}.To(b).Merge(0)
	if err != nil {
		t.Fatal(err)
	}
	if a, said := reread(b, review.Review{}.With(merge), rowsOf(b, true)); shown(a) != "0-1:0-1=co 2:2-3 3:4" || said != "" {
		t.Errorf("%s, %s", shown(a), said)
	}
}

// Units of a memory are not paired otherwise, and texts of another article are not
// known.
func TestRereadOthers(t *testing.T) {
	b := harbour()
	b.Loose = true
	if list, _, of := (review.Review{}).To(b).Reread(rowsOf(harbour(), true), labelsOf(b)); len(list) > 0 || of > 0 {
		t.Errorf("%v", list)
	}
	rows := []review.Row{{Place: "row 2", Texts: [2][]string{{"Another story."}, {"Другая история."}}}}
	if list, known, of := (review.Review{}).To(harbour()).Reread(rows, labelsOf(harbour())); known != 0 || of != 2 || len(list) != 1 || list[0].Taken {
		t.Errorf("%d of %d, %v", known, of, list)
	}
}

// Whatever the pairs of a table are, taken over they are the pairs, and the ladder is
// a ladder; taken over again they are nothing new.
func TestRereadAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawn(t)
		other := review.Review{}.To(b)
		for range rapid.IntRange(0, 4).Draw(t, "operations") {
			if d, ok := operation(t, other); ok && len(d.Cuts) == 0 {
				other = review.Review{}.With(d).To(other.Bitext)
			}
		}
		numbered := rapid.Bool().Draw(t, "numbered")
		rows := rowsOf(other.Bitext, false)
		if numbered { // as the table was before somebody edited it into the other
			for n := range rows {
				rows[n].Numbered = true
			}
		}
		a, said := reread(b, review.Review{}, rows)
		if err := a.Verify(); err != nil {
			t.Fatal(err)
		}
		if unique(b) && beadsOf(a.Bitext) != beadsOf(other.Bitext) {
			t.Fatalf("got  %s\nwant %s\n%s", shown(a), shown(other), said)
		}
	})
}

// unique tells whether each text stands once.
func unique(b corpus.Bitext) bool {
	for _, s := range corpus.Sides {
		seen := map[string]bool{}
		for _, segment := range b.On(s).Segments {
			if seen[segment.Text] {
				return false
			}
			seen[segment.Text] = true
		}
	}
	return true
}

// beadsOf are the pairs, and what stands alone, in whichever order.
func beadsOf(b corpus.Bitext) string {
	var out []string
	for _, bead := range b.Ladder {
		out = append(out, fmt.Sprint(bead.Text().Src, bead.Text().Dst))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
