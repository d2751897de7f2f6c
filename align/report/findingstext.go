package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// FindingsText writes findings for people, and for grep: each begins with a
// line
//
//	zh.txt:14:3: error N202 number-magnitude: what differs [certain 0.98 3fa9c1e2a0b1c2d3]
//
// with the file, line and column, the chance in words and as a number, and the
// fingerprint. The passages
// follow, indented, beside their paragraph numbers; a caret stands under each
// cell of what the finding is about. Of long passages only the lines about it
// are shown. The last line sums up; in a pager, where it would be the last thing
// to be seen, it is the first.
func FindingsText(w io.Writer, f Findings, opt Options) error {
	t := findingsText{Findings: f, pen: newPen(w, opt), width: opt.width()}
	t.labels = [2][]string{numbers(f.Bitext.Src, f.Bitext.Unit), numbers(f.Bitext.Dst, f.Bitext.Unit)}
	if opt.Paged {
		t.sum()
		t.out.WriteByte('\n')
	}
	for _, finding := range f.Found {
		t.finding(finding)
	}
	if !opt.Paged {
		t.sum()
	}
	return t.out.Flush()
}

// findingsText is findings on their way to a terminal.
type findingsText struct {
	Findings
	pen
	width  int         // cells of the page
	labels [2][]string // numbers of the segments, by side
}

// severityStyles are the styles of the word for a severity.
var severityStyles = map[check.Severity]style{check.Error: alarming, check.Warning: warning, check.Info: faint}

// finding writes one finding.
func (t *findingsText) finding(f check.Finding) {
	at, _, _ := t.home(f)
	fmt.Fprintf(t.out, "%s:%d:%d: %s %s %s: %s %s\n", Visible(at.path), at.line, at.column,
		severityStyles[f.Severity].paint(string(f.Severity), t.color), f.Check.ID, f.Check.Slug, Visible(t.message(f)),
		faint.paint(fmt.Sprintf("[%s %.2f %s]", inWords(f.Chance), f.Chance, f.Fingerprint), t.color))
	for _, s := range corpus.Sides {
		for _, i := range f.On(s) {
			t.passage(f, s, i)
		}
	}
	t.out.WriteByte('\n')
}

// gutter is the cells before a passage: a number and a rule.
const gutter = 8

// tallest is how many lines of a passage are shown as they are. Of a longer one
// the lines that have marks are shown and one either side of them, or, where
// none has, the first.
const tallest = 8

// passage writes a segment and marks the finding's spans in it.
func (t *findingsText) passage(f check.Finding, s corpus.Side, segment int) {
	runes, spans := t.shown(f, s, segment)
	text, marks := marked(runes, clip(runes, spans, s, segment), spans, s, segment)
	lines := wrap(text, t.width-gutter, t.cells)
	carets := make([]string, len(lines))
	from, at := 0, 0 // runes and bytes of the text so far
	for k, line := range lines {
		carets[k] = t.carets(line, marks[from:])
		from, at = from+utf8.RuneCountInString(line), at+len(line)
		if strings.HasPrefix(text[at:], "\n") {
			from, at = from+1, at+1
		}
	}
	label := fmt.Sprintf("%*s ", gutter-3, t.labels[s][segment])
	hidden := false
	for k, line := range lines {
		if !near(carets, k) {
			hidden = true
			continue
		}
		if hidden {
			t.row("", plain, "⋯")
		}
		t.row(label, plain, line)
		t.row("", severityStyles[f.Severity], carets[k])
		label, hidden = "", false
	}
	if hidden {
		t.row("", plain, "⋯")
	}
}

// near tells whether line k of a passage is shown.
func near(carets []string, k int) bool {
	if len(carets) <= tallest {
		return true
	}
	for _, c := range carets[max(0, k-1):min(len(carets), k+2)] {
		if c != "" {
			return true
		}
	}
	return k == 0 && !slices.ContainsFunc(carets, func(c string) bool { return c != "" })
}

// row writes a line after the gutter; an empty one is left out.
func (t *findingsText) row(label string, s style, text string) {
	text = strings.TrimRight(text, blanks)
	if text == "" && label == "" {
		return
	}
	fmt.Fprintf(t.out, "%*s%s %s\n", gutter-2, label, faint.paint("│", t.color), s.paint(text, t.color))
}

// layoutLimit is how many runes of a passage are laid out. Of a longer one, which
// may be a whole book, only the surroundings of the first span are.
const layoutLimit = 4000

// clip is the range of a segment's runes that is laid out.
func clip(runes []rune, spans []check.Span, s corpus.Side, segment int) corpus.Range {
	if len(runes) <= layoutLimit {
		return corpus.Range{Lo: 0, Hi: len(runes)}
	}
	lo := 0
	if k := slices.IndexFunc(spans, func(p check.Span) bool { return p.Side == s && p.Segment == segment }); k >= 0 {
		lo = max(0, spans[k].Start-layoutLimit/8)
	}
	return corpus.Range{Lo: lo, Hi: min(len(runes), lo+layoutLimit)}
}

// marked is a range of a segment as a terminal shows it, and for each rune of
// that whether a span of the finding covers it. A span over the whole segment
// marks nothing.
func marked(runes []rune, in corpus.Range, spans []check.Span, s corpus.Side, segment int) (string, []bool) {
	var shown strings.Builder
	var marks []bool
	for k := in.Lo; k < in.Hi; k++ {
		piece := Visible(string(runes[k]))
		hit := false
		for _, p := range spans {
			hit = hit || p.Side == s && p.Segment == segment && p.Start <= k && k < p.End && p.End-p.Start < len(runes)
		}
		shown.WriteString(piece)
		for range utf8.RuneCountInString(piece) {
			marks = append(marks, hit)
		}
	}
	return shown.String(), marks
}

// carets is a line with a caret under each marked cell of another.
func (t *findingsText) carets(line string, marks []bool) string {
	var out strings.Builder
	k := 0
	for g := t.cells.StringGraphemes(line); g.Next(); {
		sign := " "
		if k < len(marks) && marks[k] {
			sign = "^"
		}
		out.WriteString(strings.Repeat(sign, g.Width()))
		k += utf8.RuneCountInString(g.Value())
	}
	return strings.TrimRight(out.String(), " ")
}

// sum writes the last line.
func (t *findingsText) sum() {
	b, n := t.Bitext, count(t.Bitext.Ladder)
	texts := fmt.Sprintf("%s in the source, %d in the target", lang.Count(len(b.Src.Segments), cmp.Or(string(b.Unit), "segment")), len(b.Dst.Segments))
	if b.Loose {
		texts = lang.Count(len(b.Ladder), "unit")
	}
	parts := []string{texts}
	for _, c := range []struct {
		n    int
		what string
	}{{n.onlySrc, "only in the source"}, {n.onlyDst, "only in the target"}, {n.moved, "moved"}, {n.doubtful, "unsure"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	fmt.Fprintf(t.out, "%s; %s\n", strings.Join(parts, ", "), strong.paint(t.verdict(), t.color))
}
