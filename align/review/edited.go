package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// A Row is a row of a table of both texts, as somebody left it in a workbook or a
// document.
type Row struct {
	Place    string      // of the row, for people: sheet texts, row 12
	Texts    [2][]string // its paragraphs, by side
	Numbered bool        // the table numbers the passages of each text
	Numbers  [2]string   // those that the row was written with, as pages name them: 4 or 4–6; "" for none
}

// A Reread is what a row says of the texts.
type Reread struct {
	Place    string   // of the row
	Decision Decision // where Taken
	Taken    bool
	What     string // what was taken, or why nothing was; "" where the row is as it was
}

// Reread reads the rows of a table that was written of the bitext and edited since:
// which passages stand in one row belong together, and what stands alone in a row
// stands in one text only. Passages are known by their texts. Where one was edited it
// is known by its place between others, or by the number of its row, and no more is
// made of that: the text is that of its file, and the pairing counts. labels are how
// pages number the passages of both sides.
//
// A row gives a decision where it was edited and the pair is another one. It was
// edited where its passages are not those of its numbers, or, in a table without
// numbers, are no pair. What cannot be told is said, row by row, and decides nothing.
// known is how many paragraphs of the rows are passages of the texts, of how many.
func (a *Applied) Reread(rows []Row, labels [2][]string) (list []Reread, known, of int) {
	if err := a.text(); err != nil {
		return nil, 0, 0
	}
	var found [2]placed
	for _, s := range corpus.Sides {
		found[s] = a.placesOf(s, rows, labels[s])
		known, of = known+found[s].exact, of+found[s].paragraphs
	}
	here := map[corpus.Bead]bool{}
	for _, b := range a.Ladder {
		here[b.Text()] = true
	}
	for n, row := range rows {
		x := a.reread(n, row, found, labels, here)
		if x.Taken || x.What != "" {
			x.Place = row.Place
			list = append(list, x)
		}
	}
	return list, known, of
}

// reread is what row n says.
func (a *Applied) reread(n int, row Row, found [2]placed, labels [2][]string, here map[corpus.Bead]bool) Reread {
	var bead corpus.Bead
	var remarks []string
	same := row.Numbered
	for _, s := range corpus.Sides {
		p := found[s]
		if p.unknown[n] != "" {
			return Reread{What: p.unknown[n] + "; nothing of the row was taken"}
		}
		r, ok := inRow(p.at[n])
		if !ok {
			return Reread{What: fmt.Sprintf("its passages of the %s, %s, are no neighbours; nothing of the row was taken", s, numbersOf(labels[s], p.at[n]))}
		}
		bead = withSide(bead, s, r)
		if p.edited[n] > 0 {
			remarks = append(remarks, fmt.Sprintf("the text of the %s was edited, which is left to its file", s))
		}
		same = same && row.Numbers[s] == NumbersOf(labels[s], r)
	}
	if same || isHere(bead, here) {
		return Reread{What: strings.Join(remarks, "; ")}
	}
	op, what := a.change(bead)
	for _, s := range corpus.Sides {
		if r := bead.On(s); !r.Empty() {
			what += fmt.Sprintf(" %s ¶%s", s, NumbersOf(labels[s], r))
		}
	}
	return Reread{Decision: a.on(op, bead), Taken: true, What: strings.Join(append([]string{what}, remarks...), "; ")}
}

// isHere tells whether a bead is one of those that there are; of what stands alone,
// whether each segment does.
func isHere(bead corpus.Bead, here map[corpus.Bead]bool) bool {
	return !slices.ContainsFunc(eachAlone(bead), func(b corpus.Bead) bool { return !here[b.Text()] })
}

// change is what makes a bead of those that there are, in words too.
func (a *Applied) change(bead corpus.Bead) (Op, string) {
	if bead.Src.Empty() || bead.Dst.Empty() {
		return Alone, "stands in one text only:"
	}
	inside, whole := true, true // it holds a part of one bead; it holds all of those that it touches
	for _, b := range a.Ladder {
		if !b.Overlaps(bead) {
			continue
		}
		inside = inside && within(bead, b)
		whole = whole && within(b, bead)
	}
	switch {
	case inside:
		return Split, "parted:"
	case whole:
		return Merge, "joined:"
	}
	return Pair, "paired:"
}

// within tells whether a bead's segments are all in another.
func within(b, in corpus.Bead) bool {
	for _, s := range corpus.Sides {
		if r := b.On(s); !r.Empty() && (r.Lo < in.On(s).Lo || r.Hi > in.On(s).Hi) {
			return false
		}
	}
	return true
}

// NumbersOf are the numbers of the segments in a range, as pages write them: 4, 4–6,
// or "" for none.
func NumbersOf(labels []string, r corpus.Range) string {
	switch r.Len() {
	case 0:
		return ""
	case 1:
		return labels[r.Lo]
	}
	return labels[r.Lo] + "–" + labels[r.Hi-1]
}

// numbersOf lists the numbers of segments.
func numbersOf(labels []string, at []int) string {
	var list []string
	for _, k := range at {
		list = append(list, "¶"+labels[k])
	}
	return strings.Join(list, ", ")
}

// inRow is the range of segments; false where they are no neighbours, or one stands
// twice.
func inRow(at []int) (corpus.Range, bool) {
	if len(at) == 0 {
		return corpus.Range{}, true
	}
	sorted := slices.Sorted(slices.Values(at))
	r := corpus.Range{Lo: sorted[0], Hi: sorted[len(sorted)-1] + 1}
	return r, r.Len() == len(at) && len(slices.Compact(sorted)) == len(at)
}

// A placed is where the paragraphs of rows stand in a text.
type placed struct {
	at         [][]int  // of each row, the segments
	edited     []int    // of each row, how many of its paragraphs were edited
	unknown    []string // of each row, what cannot be told of a paragraph
	paragraphs int
	exact      int // paragraphs that are passages as they stand
}

// A paragraph is one of a row on its way to its segment.
type paragraph struct {
	row, nth int // which of the row's, from 0
	text     string
	hash     string
	at       int // the segment; -1: not known
	edited   bool
}

// A finder finds paragraphs of rows in a text.
type finder struct {
	index
	side   corpus.Side
	texts  []string // of the segments, folded
	labels []string
	taken  []bool // segments that were found
	list   []paragraph
}

// placesOf finds the paragraphs of a side.
func (a *Applied) placesOf(s corpus.Side, rows []Row, labels []string) placed {
	segments := a.On(s).Segments
	f := finder{index: indexOf(segments), side: s, labels: labels, taken: make([]bool, len(segments))}
	for _, segment := range segments {
		f.texts = append(f.texts, folded(segment.Text))
	}
	for n, row := range rows {
		var texts []string
		for _, text := range row.Texts[s] {
			texts = append(texts, f.apart(text)...)
		}
		for k, text := range texts {
			f.list = append(f.list, paragraph{row: n, nth: k, text: text, hash: hashOf(text), at: -1})
		}
	}
	f.byText()
	p := placed{at: make([][]int, len(rows)), edited: make([]int, len(rows)), unknown: make([]string, len(rows)), paragraphs: len(f.list)}
	for _, q := range f.list {
		if q.at >= 0 {
			p.exact++
		}
	}
	f.byNumber(rows)
	f.byPlace()
	for _, q := range f.list {
		switch {
		case q.at < 0:
			p.unknown[q.row] = f.why(q)
		case q.edited:
			p.edited[q.row]++
			fallthrough
		default:
			p.at[q.row] = append(p.at[q.row], q.at)
		}
	}
	return p
}

// apart are the passages that somebody put into one paragraph, one behind the other;
// another text stays as it is.
func (f *finder) apart(text string) []string {
	whole := folded(text)
	if len(f.places[hashOf(text)]) > 0 || whole == "" {
		return []string{text}
	}
	for k := range f.texts {
		rest, to := whole, k
		for to < len(f.texts) && rest != "" && f.texts[to] != "" && strings.HasPrefix(rest, f.texts[to]) {
			rest = rest[len(f.texts[to]):]
			to++
		}
		if rest == "" && to > k+1 {
			return f.texts[k:to:to]
		}
	}
	return []string{text}
}

// byText finds the paragraphs that stand in the text as they are. Of a text that
// stands several times each is taken in the order of the rows, behind the one before
// where there is one.
func (f *finder) byText() {
	for k := range f.list {
		if places := f.places[f.list[k].hash]; len(places) == 1 {
			f.set(k, places[0], false)
		}
	}
	last := -1
	for k := range f.list {
		q := &f.list[k]
		if q.at < 0 {
			free := slices.DeleteFunc(slices.Clone(f.places[q.hash]), func(at int) bool { return f.taken[at] })
			if len(free) == 0 {
				continue
			}
			n := max(0, slices.IndexFunc(free, func(at int) bool { return at > last }))
			f.set(k, free[n], false)
		}
		last = q.at
	}
}

// byNumber finds paragraphs whose text was edited in rows that hold as many passages
// as the numbers with which they were written.
func (f *finder) byNumber(rows []Row) {
	of := map[int]int{} // how many paragraphs a row has
	for _, q := range f.list {
		of[q.row]++
	}
	for k, q := range f.list {
		if q.at >= 0 {
			continue
		}
		numbers := rows[q.row].Numbers[f.side]
		first, _, _ := strings.Cut(numbers, "–")
		from := slices.Index(f.labels, first)
		to := from + of[q.row]
		if from >= 0 && to <= len(f.labels) && NumbersOf(f.labels, corpus.Range{Lo: from, Hi: to}) == numbers {
			f.set(k, from+q.nth, true)
		}
	}
}

// byPlace finds paragraphs whose text was edited where between two that were found as
// many are missing as stand between these in the text.
func (f *finder) byPlace() {
	for lo := 0; lo < len(f.list); lo++ {
		hi := lo
		for hi < len(f.list) && f.list[hi].at < 0 {
			hi++
		}
		before, after := -1, len(f.taken)
		if lo > 0 {
			before = f.list[lo-1].at
		}
		if hi < len(f.list) {
			after = f.list[hi].at
		}
		if hi > lo && after-before-1 == hi-lo {
			for k := lo; k < hi; k++ {
				f.set(k, before+1+k-lo, true)
			}
		}
		lo = hi
	}
}

// set says that a paragraph is a segment, unless one of them has another already, or
// it was edited so much that nobody would know it again.
func (f *finder) set(k, at int, edited bool) {
	q := &f.list[k]
	if q.at < 0 && !f.taken[at] && (!edited || alike(folded(q.text), f.texts[at]) >= knownAgain) {
		q.at, q.edited, f.taken[at] = at, edited, true
	}
}

// knownAgain is the share of pairs of letters that two texts have in common, from
// which on one is taken for the other as somebody edited it. Of two paragraphs of one
// article it is seldom over a third.
const knownAgain = 0.5

// alike is the share of pairs of letters that two texts have in common, 0 to 1 (L. R.
// Dice, Measures of the Amount of Ecologic Association Between Species, 1945).
func alike(a, b string) float64 {
	pairs := func(text string) map[[2]rune]int {
		all := map[[2]rune]int{}
		var last rune
		for _, r := range text {
			all[[2]rune{last, r}]++
			last = r
		}
		return all
	}
	x, y := pairs(a), pairs(b)
	common, of := 0, 0
	for p, n := range x {
		common, of = common+min(n, y[p]), of+n
	}
	for _, n := range y {
		of += n
	}
	return float64(2*common) / float64(max(of, 1))
}

// why says what cannot be told of a paragraph.
func (f *finder) why(q paragraph) string {
	text := folded(q.text)
	switch k := slices.IndexFunc(f.texts, func(t string) bool { return strings.Contains(t, text) }); {
	case len(f.places[q.hash]) > 0:
		return fmt.Sprintf("%q stands in another row too", beginning(q.text))
	case k >= 0:
		return fmt.Sprintf("%q is a part of the %s ¶%s, which bitext review cuts", beginning(q.text), f.side, f.labels[k])
	}
	return fmt.Sprintf("%q is no passage of the %s", beginning(q.text), f.side)
}
