package check

import (
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/placeholder"
)

// PlaceholderMismatch is U804.
var PlaceholderMismatch = &Check{
	ID: "U804", Slug: "placeholder-mismatch", Title: "a placeholder, a tag or an inline code is missing, extra or another",
	Doc: `What a program puts something in the place of, {{name}}, {0}, %s, %1$d, ${x}, and tags such as <b> stand as
they are in a translation; so do the inline codes of a translation file. Variables may change places, unless
their order is all that tells them apart, as of %s and %d; one that comes twice may come once. Tags and codes
are compared by how many there are, and one that closes stands behind the one that opens. What differs between
tags inside, such as a title that is translated, is passed over. Wrong for texts about markup.`,
	Example:  Example{Source: "Hello {name}, you have {n} letters.", Target: "{nmae}，您有 {n} 封信。", Tag: corpus.Simplified},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.pairs {
			found = append(found, r.heldAgainst(b)...)
		}
		return found
	},
}

// A mark is what a bead holds for a program: a placeholder in its text or an
// inline code.
type mark struct {
	segment  int
	at       stretch // empty: a code, which stands between runes
	variable bool    // a value stands in its place
	kind     corpus.CodeKind
	id       string // of a code
	value    string // what it stands for, however it is written; "" of a code that does not say
	text     string // for people
}

// heldAgainst compares the marks of a bead's sides.
func (r *reading) heldAgainst(b bead) []Finding {
	src, dst := r.marksOf(corpus.Source, b), r.marksOf(corpus.Target, b)
	if len(src)+len(dst) == 0 {
		return nil
	}
	found := r.outOfOrder(b, src, dst)
	if len(found) > 0 {
		return found
	}
	missing, added := unlike(src, dst)
	missing, added, changed := another(missing, added)
	for _, pair := range changed {
		f := r.finding(b, &pair[0], &pair[1], "")
		f.say(`"`+pair[0].text+`"`, `"`+pair[1].text+`"`, "")
		found = append(found, f)
	}
	for _, m := range missing {
		if !m.told(b.whole[corpus.Target]) {
			found = append(found, r.finding(b, &m, nil, `"`+m.text+`" is missing`))
		}
	}
	for _, m := range added {
		if !m.told(b.whole[corpus.Source]) {
			found = append(found, r.finding(b, nil, &m, `"`+m.text+`" is in the target only`))
		}
	}
	return found
}

// told tells whether a text holds the mark as it is written, where a reader
// might not take it for one.
func (m mark) told(text string) bool { return m.at != (stretch{}) && strings.Contains(text, m.text) }

// finding is about a mark of the source, of the target, or both. A tag or code
// that is not as in the source spoils the looks; a variable, what is said.
func (r *reading) finding(b bead, src, dst *mark, message string) Finding {
	f := about(b)
	f.Message, f.Severity = message, Warning
	for s, m := range [2]*mark{corpus.Source: src, corpus.Target: dst} {
		if m == nil {
			continue
		}
		f.Values = append(f.Values, m.text)
		if m.variable {
			f.Severity = Error
		}
		if m.at != (stretch{}) {
			f.Spans = append(f.Spans, r.span(corpus.Side(s), m.segment, m.at))
		}
	}
	return f
}

// marksOf lists the marks of one side of a bead in their order. Code is not
// translated, so that nothing need be told of it.
func (r *reading) marksOf(s corpus.Side, b bead) []mark {
	var list []mark
	for _, i := range indices(b.On(s)) {
		seg := r.side[s].doc.Segments[i]
		if seg.Kind == corpus.Code {
			continue
		}
		codes := seg.Codes
		for _, p := range placeholder.Find(seg.Text) {
			for len(codes) > 0 && codes[0].At <= p.Start {
				list, codes = appendCode(list, i, codes[0]), codes[1:]
			}
			list = append(list, mark{
				segment: i, at: stretch{p.Start, p.End}, variable: p.Kind == placeholder.Variable, kind: codeKinds[p.Kind], value: p.Value, text: p.Text,
			})
		}
		for _, c := range codes {
			list = appendCode(list, i, c)
		}
	}
	return list
}

// codeKinds are the kinds of tags, as codes have them.
var codeKinds = map[placeholder.Kind]corpus.CodeKind{placeholder.Opening: corpus.Opening, placeholder.Closing: corpus.Closing}

// appendCode appends an inline code, unless it shows nothing.
func appendCode(list []mark, segment int, c corpus.InlineCode) []mark {
	if c.Annotates() {
		return list
	}
	m := mark{segment: segment, kind: c.Kind, id: c.ID, value: c.Text, text: c.Name()}
	if p, ok := placeholder.One(strings.TrimSpace(c.Text)); ok {
		m.value, m.variable = p.Value, p.Kind == placeholder.Variable
	}
	return append(list, m)
}

// unlike is the marks of each side that have none like them on the other. Of
// variables it does not count how often they come.
func unlike(src, dst []mark) (missing, added []mark) {
	missing, added = onceEach(src), onceEach(dst)
	for _, like := range []func(a, b mark) bool{
		func(a, b mark) bool { return a.value != "" && a.value == b.value },
		func(a, b mark) bool { return a.id != "" && a.sameCode(b) && (a.value == "" || b.value == "") },
		func(a, b mark) bool {
			return a.value == "" && b.value == "" && a.kind == b.kind && (a.id == "" || b.id == "")
		},
	} {
		missing = slices.DeleteFunc(missing, func(m mark) bool {
			k := slices.IndexFunc(added, func(n mark) bool { return like(m, n) })
			if k >= 0 {
				added = slices.Delete(added, k, k+1)
			}
			return k >= 0
		})
	}
	return missing, added
}

// sameCode tells whether two marks are one code, as their file names it.
func (m mark) sameCode(n mark) bool { return m.id == n.id && m.kind == n.kind }

// onceEach is the marks, of a variable that comes several times the first.
func onceEach(list []mark) []mark {
	var out []mark
	for _, m := range list {
		if !m.variable || !slices.ContainsFunc(out, func(n mark) bool { return n.variable && n.value == m.value && m.value != "" }) {
			out = append(out, m)
		}
	}
	return out
}

// another takes out of the marks of either side those that seem to stand for
// one another: one code that stands for something else, and the variables, where
// there are as many on both sides.
func another(missing, added []mark) (left, more []mark, changed [][2]mark) {
	variables := func(list []mark) (n int) {
		for _, m := range list {
			if m.variable {
				n++
			}
		}
		return n
	}
	even := variables(missing) == variables(added)
	for _, m := range missing {
		k := slices.IndexFunc(added, func(n mark) bool { return m.id != "" && m.sameCode(n) || even && m.variable && n.variable })
		if k < 0 {
			left = append(left, m)
			continue
		}
		changed = append(changed, [2]mark{m, added[k]})
		added = slices.Delete(slices.Clone(added), k, k+1)
	}
	return left, added, changed
}

// outOfOrder finds variables that only their order tells apart and that stand in
// another one, and a tag of the target that closes before it opens.
func (r *reading) outOfOrder(b bead, src, dst []mark) []Finding {
	if was, is := bare(src), bare(dst); !slices.Equal(was, is) && slices.Equal(slices.Sorted(slices.Values(was)), slices.Sorted(slices.Values(is))) {
		f := about(b)
		f.Values = slices.Concat(was, is)
		f.say(`"`+strings.Join(was, " ")+`"`, `"`+strings.Join(is, " ")+`"`, "the program fills them in by their order")
		for s, list := range [2][]mark{corpus.Source: src, corpus.Target: dst} {
			for _, m := range list {
				if m.isBare() {
					f.Spans = append(f.Spans, r.span(corpus.Side(s), m.segment, m.at))
				}
			}
		}
		return []Finding{f}
	}
	if before(src) != nil {
		return nil // so it is in the source
	}
	if m := before(dst); m != nil {
		return []Finding{r.finding(b, nil, m, `"`+m.text+`" stands before what it closes`)}
	}
	return nil
}

// isBare tells whether the mark is a variable of printf without the number of
// its argument.
func (m mark) isBare() bool {
	return m.variable && m.at != (stretch{}) && strings.HasPrefix(m.value, "%") && strings.Contains(m.value, "$") && !strings.Contains(m.text, "$")
}

// bare is the marks that are so, as they are written.
func bare(list []mark) []string {
	var out []string
	for _, m := range list {
		if m.isBare() {
			out = append(out, m.text)
		}
	}
	return out
}

// before is the first mark that closes what is not open but is opened later; nil
// where there is none.
func before(list []mark) *mark {
	name := func(m mark) string {
		if m.id != "" {
			return m.id
		}
		return strings.Trim(m.value, "</>")
	}
	open := map[string]int{}
	for k, m := range list {
		switch m.kind {
		case corpus.Opening:
			open[name(m)]++
		case corpus.Closing:
			if open[name(m)]--; open[name(m)] < 0 && slices.ContainsFunc(list[k+1:], func(n mark) bool { return n.kind == corpus.Opening && name(n) == name(m) }) {
				return &list[k]
			}
		}
	}
	return nil
}
