package report

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A variance is one thing that several versions do not share. As a difference it
// is that of the first version that stands apart.
type variance struct {
	difference
	row  int    // the first that it is about, from 0; -1: the texts as a whole
	rows []int  // all that it is about
	at   string // its place: the numbers in the hub, or, with a plus sign, in another version
	who  []int  // the versions that stand apart: they say, lack or add what the others do not
	have bool   // who are those that have what the others lack

	sayings []saying // of a finding: what the versions do
}

// Vary tells whether the versions differ: whether [VersionsPage] shows more than
// rows that agree and pairs that bitext is unsure of.
func Vary(v *compare.Versions) bool {
	return slices.ContainsFunc(v.Pairs, func(c *compare.Comparison) bool {
		return Differ(Findings{Bitext: c.Bitext, Found: c.Findings})
	})
}

// A collation is several versions for whoever draws them.
type collation struct {
	*compare.Versions
	names  []string         // what each version is called: its language, where that tells them apart
	labels [][]string       // by version: the numbers of its segments
	rowOf  [][]int          // by version and segment
	beadOf [][2][]int       // by pair, side and segment
	views  []view           // of the pairs
	list   []variance       // in the order of the rows
	how    [][]manner       // by row and version: how it differs from the others
	in     [][]variance     // by row: those that begin there
	touch  [][]variance     // by row: those that are about it
	over   [][][]difference // by version and segment: those with words in it, numbered as their variances
}

// absent is the manner of a version in a row of which it, and the hub, has
// nothing: what others added.
const absent manner = -1

// collate looks at versions once. Versions that break their laws are an error.
func collate(v *compare.Versions) (*collation, error) {
	if err := v.Verify(); err != nil {
		return nil, err
	}
	c := &collation{Versions: v, names: namesOf(v.Docs)}
	for k, doc := range v.Docs {
		c.labels = append(c.labels, numbers(doc, v.Unit))
		of := make([]int, len(doc.Segments))
		for r, row := range v.Rows {
			for _, at := range row[k] {
				of[at] = r
			}
		}
		c.rowOf = append(c.rowOf, of)
	}
	for _, pair := range v.Pairs {
		c.views = append(c.views, newView(Findings{Bitext: pair.Bitext, Found: pair.Findings}))
		c.beadOf = append(c.beadOf, [2][]int{pair.BeadOf(corpus.Source), pair.BeadOf(corpus.Target)})
	}
	c.list = append(c.presence(), c.findings()...)
	slices.SortStableFunc(c.list, func(a, b variance) int { return cmp.Compare(a.row, b.row) })
	c.place()
	c.judge()
	return c, nil
}

// place numbers the variances and finds them by row and by segment.
func (c *collation) place() {
	c.in, c.touch = make([][]variance, len(c.Rows)), make([][]variance, len(c.Rows))
	for _, doc := range c.Docs {
		c.over = append(c.over, make([][]difference, len(doc.Segments)))
	}
	for id := range c.list {
		d := &c.list[id]
		d.id = id
		if d.row >= 0 {
			c.in[d.row] = append(c.in[d.row], *d)
		}
		for _, r := range d.rows {
			c.touch[r] = append(c.touch[r], *d)
		}
		for _, s := range d.sayings {
			s.difference.id = id
			for _, p := range s.spans {
				to := &c.over[s.version*int(p.Side)][p.Segment]
				if n := len(*to); n == 0 || (*to)[n-1].id != id {
					*to = append(*to, s.difference)
				}
			}
		}
	}
}

// longestName is how long the name of a file may be that stands for a version, in
// cells.
const longestName = 16

// namesOf are the languages of versions, or, of those in one language, the names
// of their files.
func namesOf(docs []corpus.Document) []string {
	names := make([]string, len(docs))
	for k, doc := range docs {
		alike := func(d corpus.Document) bool { return d.Tag == doc.Tag }
		if names[k] = string(doc.Tag); slices.ContainsFunc(slices.Concat(docs[:k], docs[k+1:]), alike) {
			names[k] = shorten(OneLine(filepath.Base(doc.Path)), longestName, Options{}.cells())
		}
	}
	for k, name := range names {
		if slices.Index(names, name) < k {
			names[k] = fmt.Sprintf("%s (%d)", name, k+1)
		}
	}
	return names
}

// A holding is a text, and the versions that lack it: a segment of the hub, or a
// row that the hub lacks.
type holding struct {
	row, version int // the first that has it
	segments     []int
	lack         []int
}

// holdings are the texts of all rows.
func (c *collation) holdings() (list []holding) {
	for r, row := range c.Rows {
		if len(row[0]) == 0 {
			h := holding{row: r, version: slices.IndexFunc(row, func(at []int) bool { return len(at) > 0 })}
			h.segments = row[h.version]
			for k, at := range row {
				if len(at) == 0 {
					h.lack = append(h.lack, k)
				}
			}
			list = append(list, h)
			continue
		}
		for _, at := range row[0] {
			h := holding{row: r, segments: []int{at}}
			for k, v := range c.views {
				if v.bitext.Ladder[c.beadOf[k][0][at]].Dst.Empty() {
					h.lack = append(h.lack, k+1)
				}
			}
			list = append(list, h)
		}
	}
	return list
}

// presence are the texts that some versions lack, neighbours that the same ones
// lack together. Who stands apart is the smaller part: who has it, or who lacks it.
func (c *collation) presence() (list []variance) {
	var whole []holding // of each variance
	var before holding
	for _, h := range c.holdings() {
		last := len(list) - 1
		goesOn := before.lack != nil && before.version == h.version && slices.Equal(before.lack, h.lack)
		switch before = h; {
		case h.lack == nil:
		case goesOn:
			whole[last].segments = slices.Concat(whole[last].segments, h.segments)
			list[last].rows = append(list[last].rows, h.row)
			list[last].severity = graver(list[last].severity, c.severity(h))
		default:
			d := variance{row: h.row, rows: []int{h.row}, who: h.lack}
			d.block, d.severity, d.manner = true, c.severity(h), gone
			if h.version > 0 {
				d.manner = added
			}
			d.noun = inLegend[d.manner]
			if have := without(len(c.Docs), h.lack); len(have) <= len(h.lack) {
				d.who, d.have = have, true
			}
			list, whole = append(list, d), append(whole, h)
		}
	}
	for k, h := range whole {
		list[k].at, list[k].text = c.describe(h)
	}
	return list
}

// without are the numbers below n that a list has not.
func without(n int, list []int) (rest []int) {
	for k := range n {
		if !slices.Contains(list, k) {
			rest = append(rest, k)
		}
	}
	return rest
}

// severity is that of the gravest finding about a text that versions lack.
func (c *collation) severity(h holding) check.Severity {
	worst := check.Info
	for k, v := range c.views {
		side, segments := corpus.Source, h.segments
		if h.version > 0 {
			side, segments = corpus.Target, c.Rows[h.row][k+1]
		}
		for _, at := range segments {
			for _, d := range v.in[c.beadOf[k][side][at]] {
				if d.block && d.manner != moved {
					worst = graver(worst, d.severity)
				}
			}
		}
	}
	return worst
}

// graver is the graver of two severities.
func graver(a, b check.Severity) check.Severity {
	if a.AtLeast(b) {
		return a
	}
	return b
}

// describe says where a text stands, how much it is and how it begins.
func (c *collation) describe(h holding) (at, text string) {
	if h.version > 0 {
		at = "+"
	}
	unit := cmp.Or(string(c.Unit), "segment")
	if len(h.segments) > 1 {
		unit = lang.Count(len(h.segments), unit)
	}
	return at + span(c.labels[h.version], extent(h.segments)), unit + ": " + quoted(c.Docs[h.version].Segments[h.segments[0]].Text)
}

// A saying is how one version differs from the hub.
type saying struct {
	version int
	difference
}

// findings are the other differences of the pairs: what versions do to the same
// words of the hub, in the same way, is one.
func (c *collation) findings() (list []variance) {
	known := map[string]int{}
	for k, v := range c.views {
		for _, d := range v.list {
			if d.block && d.manner != moved {
				continue
			}
			key := d.inHub()
			n, ok := known[key]
			if !ok || key == "" {
				n, known[key] = len(list), len(list)
				list = append(list, variance{difference: d, row: -1, at: d.place(c.labels[0], c.labels[k+1])})
			}
			one := &list[n]
			one.severity = graver(one.severity, d.severity)
			one.who, one.sayings = append(one.who, k+1), append(one.sayings, saying{k + 1, d})
			one.rows = append(one.rows, c.rowsOf(k+1, d)...)
		}
	}
	for n := range list {
		one := &list[n]
		if slices.Sort(one.rows); len(one.rows) > 0 {
			one.rows = slices.Compact(one.rows)
			one.row = one.rows[0]
		}
		if len(one.sayings) > 1 {
			c.join(one)
		}
	}
	return list
}

// rowsOf are the rows that a difference of a version from the hub is about.
func (c *collation) rowsOf(version int, d difference) (rows []int) {
	for k := d.src.Lo; k < d.src.Hi; k++ {
		rows = append(rows, c.rowOf[0][k])
	}
	for k := d.dst.Lo; k < d.dst.Hi; k++ {
		rows = append(rows, c.rowOf[version][k])
	}
	return rows
}

// inHub names a difference by what it is about in the hub; "" where that is nothing.
func (d difference) inHub() string {
	if d.manner == moved {
		return fmt.Sprint(d.manner, d.src)
	}
	var words []check.Span
	for _, p := range d.spans {
		if p.Side == corpus.Source {
			words = append(words, p)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return fmt.Sprint(d.manner, d.noun, words)
}

// join says how several versions differ from the hub at one place. Where all
// others agree against it, it is the hub that stands apart.
func (c *collation) join(v *variance) {
	list := v.sayings
	if len(list) == len(c.views) && agreed(list) {
		v.who, v.have = []int{0}, true
	}
	switch v.manner {
	case moved:
		var to []string
		for _, s := range list {
			to = append(to, span(c.labels[s.version], s.dst)+" in "+c.names[s.version])
		}
		v.text = "to " + lang.List("and", to) + ": " + quoted(c.Docs[0].Segments[v.src.Lo].Text)
	case differs:
		if v.stays() { // no version lacks the words, and what is said of one is said of all
			return
		}
		how := commonly(list)
		words := []string{saidOn(v.difference, corpus.Source) + " in " + c.names[0]}
		for _, s := range list {
			word := saidOn(s.difference, corpus.Target) + " in " + c.names[s.version]
			if how == "" && s.how != "" {
				word += " (" + s.how + ")"
			}
			words = append(words, word)
		}
		v.text = became(how) + lang.List("and", words)
	}
}

// agreed tells whether versions say the same where the hub says something else: all
// lack it, or have the same value.
func agreed(list []saying) bool {
	first := list[0]
	return first.manner != moved && !slices.ContainsFunc(list, func(s saying) bool {
		return oneSided(s.spans) != oneSided(first.spans) || !slices.Equal(s.values, first.values) ||
			!oneSided(s.spans) && len(s.values) < 2
	})
}

// commonly is what became of something in all versions alike; else nothing.
func commonly(list []saying) string {
	how := list[0].how
	if slices.ContainsFunc(list, func(s saying) bool { return s.how != how }) {
		return ""
	}
	return how
}

// saidOn is what a difference says on a side.
func saidOn(d difference, s corpus.Side) string {
	if d.said[s] != "" {
		return d.said[s]
	}
	var words []string
	for _, p := range d.spans {
		if p.Side == s {
			words = append(words, "“"+strings.Join(strings.Fields(OneLine(p.Text)), " ")+"”")
		}
	}
	return cmp.Or(strings.Join(words, ", "), "nothing")
}

// apart names the versions that stand apart: "only zh-Hans", "not in ru", "in ru".
func (c *collation) apart(v variance) string {
	var names []string
	for _, k := range v.who {
		names = append(names, c.names[k])
	}
	all := lang.List("and", names)
	switch {
	case v.have:
		return "only " + all
	case v.manner == gone, v.manner == added && v.block:
		return "not in " + all
	}
	return "in " + all
}

// judge says how each version differs from the others in each row.
func (c *collation) judge() {
	for _, row := range c.Rows {
		how := make([]manner, len(row))
		for k, v := range c.views {
			how[k+1] = absent
			for side, segments := range [][]int{row[0], row[k+1]} {
				for _, at := range segments {
					how[k+1] = max(how[k+1], v.verdicts[c.beadOf[k][side][at]])
				}
			}
			if how[k+1] == gone && len(row[k+1]) > 0 { // a part of the row is
				how[k+1] = differs
			}
		}
		if len(row[0]) == 0 {
			how[0] = absent
		}
		c.how = append(c.how, how)
	}
	for _, d := range c.list {
		if d.row >= 0 && d.have && !d.block {
			c.how[d.row][0] = differs
		}
	}
}

// kind is what variances are grouped by: what they are, of the same versions.
func (c *collation) kind(v variance) string { return v.noun + " " + c.apart(v) }

// alone says whether a version is the only one that has a row: gone from all others,
// or added by it; else agrees.
func (c *collation) alone(r, version int) manner {
	for k, at := range c.Rows[r] {
		if k != version && len(at) > 0 {
			return agrees
		}
	}
	if version == 0 {
		return gone
	}
	return added
}

// noted tells whether a variance wants words below its row, which shows by itself
// what stands elsewhere, and what is not there at all.
func (c *collation) noted(d variance) bool {
	if !d.block {
		return true
	}
	lack := d.who
	if d.have {
		lack = without(len(c.Docs), d.who)
	}
	return d.manner != moved && slices.ContainsFunc(lack, func(k int) bool { return len(c.Rows[d.row][k]) > 0 })
}

// confidence is how sure it is that what a version has in a row belongs there.
func (c *collation) confidence(r, version int) float64 {
	least := 1.0
	for _, at := range c.Rows[r][version] {
		least = min(least, c.Pairs[version-1].Ladder[c.beadOf[version-1][corpus.Target][at]].Confidence)
	}
	return least
}

// agreement says how much agrees.
func (c *collation) agreement() string {
	agree := 0
	for _, how := range c.how {
		if slices.Max(how) <= agrees {
			agree++
		}
	}
	if len(c.list) == 0 && agree == len(c.how) {
		return nothingDiffers
	}
	return fmt.Sprintf("%d of %s %s in all versions", agree, lang.Count(len(c.how), "row"), plural(agree, "agrees", "agree"))
}

// sideOf is the side that a version has in its pair.
func sideOf(version int) corpus.Side { return corpus.Side(min(version, 1)) }
