package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A difference is one thing that the two texts do not share: text that only one
// has, text that was put elsewhere, or a finding. It is described here, once,
// for whoever draws it.
type difference struct {
	id       int // its place in the list of all, from 0
	manner   manner
	noun     string       // what differs: "figure"
	text     string       // how, on one line
	bead     int          // the first that it is about, from 0; -1: the texts as a whole
	src, dst corpus.Range // the segments it is about
	severity check.Severity
	chance   float64      // of a finding
	check    *check.Check // that found it; nil of a block
	spans    []check.Span // the words; empty: the segments as a whole
	values   []string     // what they mean, source before target; nil where that is not known
	said     [2]string    // what the sides say; empty where they do not both say something
	how      string       // what became of it, or nothing
	block    bool         // it is about whole segments: the texts show it without a note
}

// Differ tells whether the texts differ: whether [Compare] shows more than pairs
// that agree and pairs that bitext is unsure of.
func Differ(f Findings) bool { return len(differences(f)) > 0 }

// differences are those of a cross-checked bitext, in the order of its ladder.
func differences(f Findings) []difference {
	list := blocks(f.Bitext)
	where := homes(f.Bitext.Ladder)
	for _, finding := range f.Found {
		d := differenceOf(f, finding, where)
		if k := slices.IndexFunc(list, func(b difference) bool { return b.block && covers(b, d) }); k >= 0 {
			list[k].severity = d.severity
			continue
		}
		list = append(list, d)
	}
	slices.SortStableFunc(list, func(a, b difference) int { return cmp.Compare(a.bead, b.bead) })
	for id := range list {
		list[id].id = id
	}
	return list
}

// blocks are the segments that only one text has or that stand elsewhere in the
// other, neighbours together.
func blocks(b corpus.Bitext) []difference {
	var list []difference
	for i, bead := range b.Ladder {
		d := difference{bead: i, src: bead.Src, dst: bead.Dst, severity: check.Info, block: true}
		switch {
		case bead.Dst.Empty():
			d.manner, d.noun = gone, "gone"
		case bead.Src.Empty():
			d.manner, d.noun = added, "added"
		case bead.Moved:
			d.manner, d.noun = moved, "moved"
		default:
			continue
		}
		if n := len(list); n > 0 && follows(list[n-1], d, i) {
			last := &list[n-1]
			last.src, last.dst = join(last.src, d.src), join(last.dst, d.dst)
			continue
		}
		list = append(list, d)
	}
	for k := range list {
		list[k].text = list[k].describe(b)
	}
	return list
}

// follows tells whether bead i goes on where a block ends, in both texts.
func follows(last, d difference, i int) bool {
	within := func(a, b corpus.Range) bool { return a.Empty() && b.Empty() || a.Hi == b.Lo }
	return last.manner == d.manner && last.bead+max(last.src.Len(), last.dst.Len()) >= i && within(last.src, d.src) && within(last.dst, d.dst)
}

// join is the range from the beginning of a to the end of b.
func join(a, b corpus.Range) corpus.Range {
	if a.Empty() && b.Empty() {
		return a
	}
	return corpus.Range{Lo: a.Lo, Hi: b.Hi}
}

// describe says which text a block is.
func (d difference) describe(b corpus.Bitext) string {
	unit := cmp.Or(string(b.Unit), "segment")
	many := func(n int) string {
		if n == 1 {
			return unit
		}
		return lang.Count(n, unit)
	}
	switch d.manner {
	case gone:
		return many(d.src.Len()) + ": " + quoted(b.Src.Segments[d.src.Lo].Text)
	case added:
		return many(d.dst.Len()) + ": " + quoted(b.Dst.Segments[d.dst.Lo].Text)
	}
	return "to " + span(numbers(b.Dst, b.Unit), d.dst) + " in " + cmp.Or(string(b.Dst.Tag), "the target") + ": " + quoted(b.Src.Segments[d.src.Lo].Text)
}

// quotedRunes is how much of a passage is quoted, in runes.
const quotedRunes = 60

// quoted is the beginning of a passage between quotation marks, of which one that
// begins with such a mark has no second.
func quoted(text string) string {
	text = strings.Join(strings.Fields(OneLine(text)), " ")
	for _, marks := range []struct{ open, shut string }{{"“", "”"}, {`"`, `"`}} {
		if within, ok := strings.CutPrefix(text, marks.open); ok {
			text = strings.TrimSuffix(within, marks.shut)
			break
		}
	}
	if runes := []rune(text); len(runes) > quotedRunes {
		text = strings.TrimRight(string(runes[:quotedRunes]), " ") + "…"
	}
	return "“" + text + "”"
}

// homes tells for each side and segment which bead holds it.
func homes(l corpus.Ladder) (where [2][]int) {
	for _, side := range []corpus.Side{corpus.Source, corpus.Target} {
		n := 0
		for _, bead := range l {
			n = max(n, bead.On(side).Hi)
		}
		where[side] = make([]int, n)
		for i, bead := range l {
			for k := bead.On(side).Lo; k < bead.On(side).Hi; k++ {
				where[side][k] = i
			}
		}
	}
	return where
}

// nouns say what a finding of a family is about.
var nouns = map[string]string{
	"dates": "date", "history": "revision", "names": "name", "language": "language", "meaning": "meaning", "numbers": "figure",
	"quotes": "quotation", "structure": "structure", "terms": "term", "links": "link",
}

// ownNouns are those of checks that their family's does not fit.
var ownNouns = map[*check.Check]string{
	check.IDMismatch: "identifier", check.NoteMismatch: "footnote", check.PlaceholderMismatch: "placeholder",
	check.HeadingMissing: "heading", check.HeadingAdded: "heading",
}

// differenceOf is what a finding says.
func differenceOf(f Findings, finding check.Finding, where [2][]int) difference {
	d := difference{
		manner: differs, noun: cmp.Or(ownNouns[finding.Check], nouns[finding.Check.Family()]), bead: -1,
		src: extent(finding.Source), dst: extent(finding.Target),
		severity: finding.Severity, chance: finding.Chance, check: finding.Check, spans: finding.Spans, values: finding.Values, said: finding.Said, how: finding.How,
	}
	d.text = worded(d, finding.Message)
	for _, s := range corpus.Sides {
		if segment, _, ok := finding.At(s); ok && d.bead < 0 {
			d.bead = where[s][segment]
		}
	}
	switch finding.Check {
	case check.SentenceMissing:
		d.manner, d.noun, d.text = gone, "gone", passage(finding, corpus.Source)
	case check.SentenceAdded:
		d.manner, d.noun, d.text = added, "added", passage(finding, corpus.Target)
	}
	return d
}

// worded is how a finding with a message differs: first what became of it, as what
// is cut is cut at its end.
func worded(d difference, message string) string {
	if d.said != [2]string{} {
		return became(d.how) + d.said[corpus.Source] + " → " + d.said[corpus.Target]
	}
	text := strings.TrimPrefix(message, d.noun+" ")
	if len(d.spans) == 1 && !strings.ContainsAny(message, `"“`) {
		text += ": " + quoted(d.spans[0].Text)
	}
	return text
}

// became is what became of something, before what it was and is.
func became(how string) string {
	if how == "" {
		return ""
	}
	return how + ": "
}

// passage says which sentences a finding is about.
func passage(f check.Finding, s corpus.Side) string {
	for _, p := range f.Spans {
		if p.Side == s {
			return "sentence: " + quoted(p.Text)
		}
	}
	return f.Message
}

// extent is the range from the first to the last of rising indices.
func extent(list []int) corpus.Range {
	if len(list) == 0 {
		return corpus.Range{}
	}
	return corpus.Range{Lo: list[0], Hi: list[len(list)-1] + 1}
}

// covers tells whether a finding about whole segments speaks of a block.
func covers(block, d difference) bool {
	if d.check == nil || d.check.Family() != "structure" || d.manner != differs {
		return false
	}
	within := func(out, in corpus.Range) bool { return in.Empty() || out.Lo <= in.Lo && in.Hi <= out.Hi }
	return d.src.Len()+d.dst.Len() > 0 && within(block.src, d.src) && within(block.dst, d.dst)
}

// marksOf are the marks that differences make in a segment of a side.
func marksOf(list []difference, s corpus.Side, segment int) []mark {
	var marks []mark
	for _, d := range list {
		how := d.manner
		if how == differs && oneSided(d.spans) && !d.stays() {
			how = [2]manner{gone, added}[s]
		}
		for _, p := range d.spans {
			if p.Side == s && p.Segment == segment {
				marks = append(marks, mark{lo: p.Start, hi: p.End, manner: how})
			}
		}
	}
	return marks
}

// stays tells whether the other text may well have the words that a difference marks
// in one: a quotation without its marks, a passage left in English. What its check
// calls an omission or an addition it has not, nor a link or a placeholder.
func (d difference) stays() bool {
	return oneSided(d.spans) && d.check != nil && d.check.MQM != "omission" && d.check.MQM != "addition" && d.check.Family() != "links"
}

// oneSided tells whether all spans are on one side.
func oneSided(spans []check.Span) bool {
	return !slices.ContainsFunc(spans, func(p check.Span) bool { return p.Side != spans[0].Side })
}

// verdicts are how the texts differ in each bead, the gravest difference first
// where it has several.
func verdicts(l corpus.Ladder, list []difference) []manner {
	how := make([]manner, len(l))
	for i, bead := range l {
		if bead.Confidence < Doubtful {
			how[i] = unsure
		}
	}
	where := homes(l)
	for _, d := range list {
		if d.bead < 0 {
			continue
		}
		for _, side := range []struct {
			corpus.Range
			home []int
		}{{d.src, where[corpus.Source]}, {d.dst, where[corpus.Target]}} {
			for k := side.Lo; k < side.Hi; k++ {
				i := side.home[k]
				how[i] = max(how[i], d.onPage())
			}
		}
	}
	return how
}

// onPage is the manner of a bead that has the difference: words and sentences
// are no more than a difference of it.
func (d difference) onPage() manner {
	if d.block {
		return d.manner
	}
	return differs
}

// nothingDiffers is what there is to say of texts without a difference.
const nothingDiffers = "no differences found"

// verdictOf says how much agrees.
func verdictOf(list []difference, verdicts []manner) string {
	agree := 0
	for _, how := range verdicts {
		if how == agrees {
			agree++
		}
	}
	if len(list) == 0 && agree == len(verdicts) {
		return nothingDiffers
	}
	return fmt.Sprintf("%d of %s %s", agree, lang.Count(len(verdicts), "pair"), plural(agree, "agrees", "agree"))
}

// plural is one of two words.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// place is where a difference stands: the numbers in the source, or, with a
// plus sign, those of text that only the target has.
func (d difference) place(src, dst []string) string {
	switch {
	case d.bead < 0:
		return "all"
	case !d.src.Empty():
		return span(src, d.src)
	}
	return "+" + span(dst, d.dst)
}

// grade is the rank of a difference's severity, the gravest last.
func (d difference) grade() int { return slices.Index(check.Severities, d.severity) }

// gravestFirst are differences, of two versions or of several, in the order of
// their severity, those of one in the order they had.
func gravestFirst[D interface{ grade() int }](list []D) []D {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b D) int { return cmp.Compare(b.grade(), a.grade()) })
	return list
}

// grouped puts differences of one kind together, in the order of the first of
// each.
func grouped[D any](list []D, kind func(D) string) (groups [][]D) {
	for _, d := range list {
		k := slices.IndexFunc(groups, func(g []D) bool { return kind(g[0]) == kind(d) })
		if k < 0 {
			k, groups = len(groups), append(groups, nil)
		}
		groups[k] = append(groups[k], d)
	}
	return groups
}

// kind is what differences are grouped by.
func (d difference) kind() string { return d.noun }

// sure is how sure a finding is, and its check; of a block nothing.
func (d difference) sure() (chance, check string) {
	if d.block {
		return "", ""
	}
	return inWords(d.chance), d.check.ID
}
