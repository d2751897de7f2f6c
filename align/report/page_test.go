package report

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"github.com/bitext-tools/bitext/corpus"
)

// pieces are what the random texts of the property tests are made of.
var pieces = []string{
	"The drone ", "flew over the harbour. ", "“We were lucky,” ", "well-known ", "a", "(48 of them) ", "$4.3 million; ", "re\u0301sume\u0301 ",
	"无人机", "停飞了，", "她说：“幸运！”", "（港口）", "2024年3月", "伊迪丝·克兰", "『書』、", "……", "　　", "15.3%。",
	"Дрон ", "пролетел ", "«мимо крана», ", "и\u0306 ", "350\u00a0000\u202fруб. ", "т. е. ",
	"https://example.org/a/very/long/address?with=parameters&and=more#end ", "👨‍👩‍👧", "🇷🇺", "\t", "  ", "\n", "\x1b[31m", "\u202e", "\x00", "\xff",
}

// random makes a bitext of n beads of every shape and kind, with moves.
func random(r *rand.Rand, n int) corpus.Bitext {
	var b corpus.Bitext
	b.Src.Tag, b.Dst.Tag = corpus.English, corpus.Simplified
	var pending []int // moved beads whose target is still to be put
	put := func(doc *corpus.Document, n int) corpus.Range {
		lo := len(doc.Segments)
		for range n {
			doc.Segments = append(doc.Segments, randomSegment(r, lo))
		}
		return corpus.Range{Lo: lo, Hi: lo + n}
	}
	for k := range n {
		src, dst := r.IntN(4), r.IntN(3)
		if src+dst == 0 || src > 1 && dst == 0 {
			src, dst = 1, 1
		}
		bead := corpus.Bead{Src: put(&b.Src, src), Confidence: r.Float64()}
		if src > 0 && dst > 0 && r.IntN(5) == 0 {
			bead.Moved = true
			pending = append(pending, k)
		} else {
			bead.Dst = put(&b.Dst, dst)
		}
		b.Ladder = append(b.Ladder, bead)
		if len(pending) > 0 && r.IntN(3) == 0 {
			b.Ladder[pending[0]].Dst = put(&b.Dst, 1+r.IntN(2))
			pending = pending[1:]
		}
	}
	for _, k := range pending {
		b.Ladder[k].Dst = put(&b.Dst, 1)
	}
	return b
}

// randomSegment is a segment of up to 30 pieces and any kind.
func randomSegment(r *rand.Rand, block int) corpus.Segment {
	kinds := []corpus.Kind{corpus.Paragraph, corpus.Title, corpus.Heading, corpus.Item, corpus.Quote, corpus.Code, corpus.Furniture}
	var text strings.Builder
	for range r.IntN(30) {
		text.WriteString(pieces[r.IntN(len(pieces))])
	}
	return corpus.Segment{Text: text.String(), Kind: kinds[r.IntN(len(kinds))], Level: r.IntN(9), Block: block}
}

// The columns of a page, padding, marks and notes taken off, hold the texts of
// the ladder, whatever they are; no line is too wide or ends in a blank; and
// nothing reaches the terminal but what can be shown.
func TestSideLosesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 200 {
		b := random(r, 1+r.IntN(12))
		opt := Options{Width: thinnest + r.IntN(180), Wide: round%4 == 0}
		t.Run(fmt.Sprintf("%d at %d", round, opt.Width), func(t *testing.T) {
			if err := b.Ladder.Verify(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := Side(&out, b, opt); err != nil {
				t.Fatal(err)
			}
			cells := opt.cells()
			for line := range strings.Lines(out.String()) {
				checkLine(t, strings.TrimSuffix(line, "\n"), opt.Width, cells)
			}
			opt.Color = true
			var colored bytes.Buffer
			if err := Side(&colored, b, opt); err != nil {
				t.Fatal(err)
			}
			if got := painted.ReplaceAllString(colored.String(), "$2"); got != out.String() {
				t.Errorf("in colour the page reads\n%s\nwithout\n%s", got, out.String())
			}
			checkColumns(t, colored.String(), b, opt, cells)
		})
	}
}

// painted is styled text: its style and itself.
var painted = regexp.MustCompile(`(?s)\x1b\[([0-9]+)m(.*?)\x1b\[0m`)

// checkColumns compares the columns of a page in colour, from which notes are
// told by their style, with the texts of the ladder.
func checkColumns(t *testing.T, page string, b corpus.Bitext, opt Options, cells displaywidth.Options) {
	t.Helper()
	page = painted.ReplaceAllStringFunc(page, func(s string) string {
		part := painted.FindStringSubmatch(s)
		switch style(part[1]) {
		case onlySrc, onlyDst, relocated:
			return strings.Repeat(" ", cells.String(part[2]))
		}
		return part[2]
	})
	l := arrange(b, confidence, 0, opt)
	src, dst := columns(page, l, cells)
	var wantSrc, wantDst string
	for _, bead := range b.Ladder {
		wantSrc += told(b.Src, bead.Src)
		if l.stacked {
			wantSrc += told(b.Dst, bead.Dst)
		} else {
			wantDst += told(b.Dst, bead.Dst)
		}
	}
	if src != wantSrc {
		t.Errorf("source column\n got %q\nwant %q", src, wantSrc)
	}
	if dst != wantDst {
		t.Errorf("target column\n got %q\nwant %q", dst, wantDst)
	}
}

// told is what a column must hold of a range, without white space.
func told(doc corpus.Document, r corpus.Range) string {
	var out string
	for _, s := range doc.Segments[r.Lo:r.Hi] {
		out += squeeze(Visible(s.Text))
	}
	return out
}

// checkLine checks what holds for each line of a page.
func checkLine(t *testing.T, line string, width int, cells displaywidth.Options) {
	t.Helper()
	if n := cells.String(line); n > width {
		t.Errorf("%d cells, have %d: %q", n, width, line)
	}
	if strings.TrimRight(line, " ") != line {
		t.Errorf("ends in a blank: %q", line)
	}
	if strings.ContainsFunc(line, steers) {
		t.Errorf("reaches the terminal raw: %q", line)
	}
}

// columns reads the text columns off a page, below the head.
func columns(page string, l layout, cells displaywidth.Options) (src, dst string) {
	_, body, _ := strings.Cut(page, doubtMark+")\n")
	for line := range strings.Lines(body) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "─") {
			continue
		}
		src += undress(stretch(line, l.src.indent(), l.src.width, cells))
		if !l.stacked {
			from := l.src.indent() + l.src.width + gap + confidence + gap + l.dst.indent()
			dst += undress(stretch(line, from, l.dst.width, cells))
		}
	}
	return src, dst
}

// stretch is what stands in the n cells of a line from a cell on.
func stretch(line string, from, n int, cells displaywidth.Options) string {
	var out strings.Builder
	at := 0
	for g := cells.StringGraphemes(line); g.Next(); at += g.Width() {
		if at >= from && at < from+n {
			out.WriteString(g.Value())
		}
	}
	return out.String()
}

// undress takes mark and white space off a line of a column.
func undress(text string) string {
	text = strings.TrimLeft(text, " ")
	for _, mark := range []string{"###### ", "##### ", "#### ", "### ", "## ", "# ", "• ", "│ ", "┆ ", "~ "} {
		if rest, ok := strings.CutPrefix(text+" ", mark); ok {
			text = rest
			break
		}
	}
	return squeeze(text)
}

// squeeze takes out white space, which wrapping may hide.
func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

func TestShares(t *testing.T) {
	for _, c := range []struct {
		room          int
		amounts, want []int
	}{
		{100, []int{1, 1}, []int{50, 50}},
		{100, []int{0, 0}, []int{50, 50}},
		{100, []int{300, 200}, []int{60, 40}},
		{100, []int{9, 1}, []int{75, 25}},
		{100, []int{1, 9}, []int{25, 75}},
		{101, []int{1, 1}, []int{51, 50}},
		{200, []int{1, 1}, []int{80, 80}},
		{150, []int{2, 1}, []int{80, 50}},
		{90, []int{1, 1, 1}, []int{30, 30, 30}},
		{90, []int{0, 0, 0}, []int{30, 30, 30}},
		{120, []int{3, 2, 1}, []int{60, 40, 20}},
		{120, []int{1, 0, 1000}, []int{20, 20, 80}},
		{60, []int{1000, 1, 0}, []int{40, 10, 10}},
	} {
		if got := shares(c.room, c.amounts...); !slices.Equal(got, c.want) {
			t.Errorf("%d cells for %v: %v, want %v", c.room, c.amounts, got, c.want)
		}
	}
}

// From 70 cells on the texts stand beside each other.
func TestArrange(t *testing.T) {
	b := harbour(t, corpus.Simplified)
	for width, stacked := range map[int]bool{1: true, 69: true, 70: false, 0: false, 200: false} {
		l := arrange(b, confidence, 0, Options{Width: width})
		if l.stacked != stacked {
			t.Errorf("%d cells: one below the other is %v, want %v", width, l.stacked, stacked)
		}
		if want := (Options{Width: width}).width(); l.width > want || l.src.width < 1 || l.dst.width < 1 {
			t.Errorf("%d cells: %d in use, columns of %d and %d", width, l.width, l.src.width, l.dst.width)
		}
		if stacked && (l.src.indent() != l.dst.indent() || l.src.width != l.dst.width) {
			t.Errorf("%d cells: columns differ: %+v %+v", width, l.src, l.dst)
		}
	}
}
