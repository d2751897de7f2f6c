package report

import (
	"bytes"
	"strings"
	"testing"
)

// inked is what a pen writes.
func inked(opt Options, draw func(*pen)) string {
	var out bytes.Buffer
	p := newPen(&out, opt)
	draw(&p)
	p.out.Flush()
	return out.String()
}

func TestPenHoldsBlanksBack(t *testing.T) {
	got := inked(Options{}, func(p *pen) {
		p.skip(2)
		p.write(strong, "港口 ")
		p.skip(-9)
		p.write(plain, " закрыт")
		p.skip(7)
		p.endLine()
		p.write(plain, "   ")
		p.endLine()
		p.write(faint, "end")
		p.endLine()
	})
	if want := "  港口  закрыт\n\nend\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPenPaints(t *testing.T) {
	draw := func(p *pen) {
		p.write(strong, "a ")
		p.write(plain, "b")
		p.write(alarming, "  ")
		p.endLine()
	}
	if got, want := inked(Options{Color: true}, draw), "\x1b[1ma\x1b[0m b\n"; got != want {
		t.Errorf("in colour: %q, want %q", got, want)
	}
	if got, want := inked(Options{}, draw), "a b\n"; got != want {
		t.Errorf("plain: %q, want %q", got, want)
	}
}

// Columns are as many cells wide as their widest text. In a wide terminal слово
// is the widest of its column, with ten cells.
func TestTable(t *testing.T) {
	rows := [][]string{
		{"word", "слово", "n"},
		{"drone", "无人机", "1"},
		{"re\u0301sume\u0301", "“й”", "350"},
	}
	draw := func(p *pen) { p.table(rows, "<<>", faintHead) }
	for _, c := range []struct {
		opt  Options
		want string
	}{
		{Options{}, "word    слово     n\ndrone   无人机    1\nre\u0301sume\u0301  “й”     350\n"},
		{Options{Wide: true}, "word    слово    n\ndrone   无人机        1\nre\u0301sume\u0301  “й”      350\n"},
		{Options{Color: true}, "\x1b[2mword\x1b[0m    \x1b[2mслово\x1b[0m     \x1b[2mn\x1b[0m\n"},
	} {
		if got := inked(c.opt, draw); !strings.HasPrefix(got, c.want) {
			t.Errorf("%+v:\n got %q\nwant %q", c.opt, got, c.want)
		}
	}
	if got := inked(Options{}, func(p *pen) { p.table(nil, "<>", faintHead) }); got != "" {
		t.Errorf("no rows: %q", got)
	}
}
