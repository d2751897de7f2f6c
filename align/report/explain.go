package report

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/corpus"
)

// Why is what is known about the choice of one bead.
type Why struct {
	align.Explanation
	Src, Dst []corpus.Segment // all segments of both documents, which the beads count
	Unit     corpus.Unit      // of the segments
}

// longestBar is the number of signs for the weightiest reason.
const longestBar = 20

// Explain writes why a bead was chosen: the bead as [Side] shows it, what each
// feature says of it and their sum, the runner-up, and the words that were
// found to match. A bead that is not in the documents is an error.
func Explain(w io.Writer, why Why, opt Options) error {
	if err := why.verify(); err != nil {
		return err
	}
	p := newPage(w, corpus.Bitext{
		Src:  corpus.Document{Segments: why.Src},
		Dst:  corpus.Document{Segments: why.Dst},
		Unit: why.Unit,
	}, confidence, opt)
	p.heading(p.name(why.Bead))
	p.bead(why.Bead)
	p.why(why)
	p.reasons(why.Reasons)
	if why.RunnerUp != nil {
		p.heading(fmt.Sprintf("runner-up, %.3f nats behind: %s", why.RunnerUpNats, p.name(*why.RunnerUp)))
		p.block(block{
			src: p.texts(p.src, p.bitext.Src, why.RunnerUp.Src, nil),
			dst: p.texts(p.dst, p.bitext.Dst, why.RunnerUp.Dst, nil),
		})
		p.endLine()
	}
	p.words(why.Words)
	return p.out.Flush()
}

// verify says which bead is not in the documents.
func (why Why) verify() error {
	for _, b := range []*corpus.Bead{&why.Bead, why.RunnerUp} {
		if b != nil && (!within(b.Src, len(why.Src)) || !within(b.Dst, len(why.Dst))) {
			return fmt.Errorf("bead %v:%v is outside 0:%d, 0:%d", b.Src, b.Dst, len(why.Src), len(why.Dst))
		}
	}
	return nil
}

// within tells whether a range is one of n segments.
func within(r corpus.Range, n int) bool { return 0 <= r.Lo && r.Lo <= r.Hi && r.Hi <= n }

// name is a bead in words: "¶3–4 : ¶4 (2-1)".
func (p *page) name(b corpus.Bead) string {
	return fmt.Sprintf("%s : %s (%s)", span(p.src.labels, b.Src), span(p.dst.labels, b.Dst), b.Shape())
}

// heading writes a line of its own.
func (p *page) heading(text string) {
	for _, part := range wrap(Visible(text), p.layout.width, p.cells) {
		p.write(strong, part)
		p.endLine()
	}
}

// leastTold is the weight of evidence, in nats, that is told in words.
const leastTold = 0.1

// why tells in words what decided.
func (p *page) why(why Why) {
	texts := append(circumstances(why), arguments(why.Reasons)...)
	for _, text := range texts {
		for _, part := range wrap(Visible(text), p.layout.width, p.cells) {
			p.write(plain, part)
			p.endLine()
		}
	}
	if len(texts) > 0 {
		p.endLine()
	}
}

// circumstances are what is out of the ordinary about a bead.
func circumstances(why Why) (texts []string) {
	pieces := [2]string{"paragraphs", "sentences"}
	if why.Unit == corpus.Sentences {
		pieces = [2]string{"sentences", "clauses"}
	}
	if why.ByPieces {
		texts = append(texts, fmt.Sprintf("One side joined many %s here: their %s were aligned, and each goes where its %s go.", pieces[0], pieces[1], pieces[1]))
	}
	if why.Bead.Moved {
		texts = append(texts, "Both stood alone in their places, and are likelier one text that was moved.")
	}
	if why.Repeats {
		texts = append(texts, "One side repeats the line of the other and translates it: both lines belong here.")
	}
	return texts
}

// arguments are what speaks for a bead and what against it, the weightiest topics
// first.
func arguments(reasons []align.Reason) (texts []string) {
	var topics []string
	nats := map[string]float64{}
	for _, r := range reasons {
		if !r.Abstained && !slices.Contains(topics, r.Topic) {
			topics = append(topics, r.Topic)
		}
		nats[r.Topic] += r.Nats
	}
	slices.SortStableFunc(topics, func(a, b string) int { return cmp.Compare(math.Abs(nats[b]), math.Abs(nats[a])) })
	var pro, contra []string
	for _, t := range topics {
		switch x := nats[t]; {
		case x >= leastTold:
			pro = append(pro, fmt.Sprintf("%s (%+.1f)", t, x))
		case x <= -leastTold:
			contra = append(contra, fmt.Sprintf("%s (%+.1f)", t, x))
		}
	}
	if len(pro) > 0 {
		texts = append(texts, "For it: "+strings.Join(pro, ", ")+".")
	}
	if len(contra) > 0 {
		texts = append(texts, "Against it: "+strings.Join(contra, ", ")+".")
	}
	return texts
}

// reasons writes a table of what the features say, and their sum.
func (p *page) reasons(reasons []align.Reason) {
	if len(reasons) == 0 {
		return
	}
	most, sum := 0.0, 0.0
	for _, r := range reasons {
		if !r.Abstained {
			most, sum = max(most, math.Abs(r.Nats)), sum+r.Nats
		}
	}
	rows := [][]string{{"feature", "value", "nats", ""}}
	for _, r := range reasons {
		if r.Abstained {
			rows = append(rows, []string{r.Feature, "—", "—", "nothing to compare"})
			continue
		}
		rows = append(rows, []string{r.Feature, decimals(r.Value), fmt.Sprintf("%+.3f", r.Nats), bar(r.Nats, most)})
	}
	rows = append(rows, []string{"sum", "", fmt.Sprintf("%+.3f", sum), ""})
	p.table(rows, "<>><", faintHead)
	p.endLine()
}

// bar is a row of signs, + or -, whose length is the weight of a reason relative
// to the weightiest.
func bar(nats, most float64) string {
	sign := "+"
	if nats < 0 {
		sign = "-"
	}
	n := math.Round(longestBar * math.Abs(nats) / cmp.Or(most, 1))
	if !(n <= longestBar) { // infinitely weighty, or not a number
		n = longestBar
	}
	return strings.Repeat(sign, int(n))
}

// words writes a table of words that match.
func (p *page) words(words []evidence.WordPair) {
	if len(words) == 0 {
		return
	}
	rows := [][]string{{"source", "target", "similarity"}}
	for _, w := range words {
		rows = append(rows, []string{OneLine(w.Src), OneLine(w.Dst), decimals(float64(w.Similarity))})
	}
	p.table(rows, "<<>", faintHead)
}

// faintHead makes the head of a table faint.
func faintHead(row, _ int) style {
	if row == 0 {
		return faint
	}
	return plain
}
