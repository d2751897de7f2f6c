package exchange

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// A table in three languages is read in the two asked for.
func TestTableInThreeLanguages(t *testing.T) {
	table := files{"x.tsv": "id\ten\tzh-CN\tru\n1\tCosts fell.\t成本下降。\tРасходы упали.\n"}
	for _, tt := range []struct {
		opt  Options
		want string
	}{
		{Options{Src: "en", Dst: "ru"}, "Costs fell. / Расходы упали."},
		{Options{Src: "ru", Dst: "zh"}, "Расходы упали. / 成本下降。"},
		{Options{}, ""},
		{Options{Src: "en"}, ""},
	} {
		in := &Input{Path: "x.tsv", Open: table.open}
		s, err := in.Stream("", tt.opt)
		if tt.want == "" {
			if !errors.Is(err, ErrLanguages) {
				t.Errorf("%v: error %v", tt.opt, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for u, err := range s.Units {
			if got := u.Src.Text() + " / " + u.Dst.Text(); err != nil || got != tt.want {
				t.Errorf("%v: %s %v", tt.opt, got, err)
			}
		}
	}
}

// A single line of ten megabytes is unusual but no error.
func TestLongLine(t *testing.T) {
	long := strings.Repeat("The bridge is closed. ", 10<<20/22)
	in := &Input{Path: "x.tsv", Open: files{"x.tsv": "en\tru\n" + long + "\tМост закрыт.\n"}.open}
	if err := drain(in); err != nil {
		t.Error(err)
	}
}

// Texts that a spreadsheet would take for formulas are written with what guards
// them, and come back as they were.
func TestGuardedTables(t *testing.T) {
	texts := [][2]string{
		{"=SUM(A1) is a formula.", "=СУММ(A1) — формула."}, {"-5 °C at night.", "-5 °C ночью."}, {"@home", "@дома"},
		{"+1 for the bridge.", "+1 за мост."}, {"'-ism' is an ending.", "'-изм' — окончание."}, {"'Quiet,' he said.", "— Тише."},
	}
	for _, f := range []*Format{CSV, TSV} {
		d := disk{}
		var b corpus.Bitext
		b.Src.Tag, b.Dst.Tag = "en", "ru"
		for k, pair := range texts {
			b.Src.Segments = append(b.Src.Segments, corpus.Segment{Text: pair[0]})
			b.Dst.Segments = append(b.Dst.Segments, corpus.Segment{Text: pair[1]})
			b.Ladder = append(b.Ladder, corpus.Bead{Src: corpus.Range{Lo: k, Hi: k + 1}, Dst: corpus.Range{Lo: k, Hi: k + 1}})
		}
		if _, err := Write(From(b), f, "x", d.create, Options{}); err != nil {
			t.Fatal(err)
		}
		for _, cell := range []string{"'=SUM(A1)", "'=СУММ(A1)", "'-5 °C at", "'@home", "'+1 for", "''-ism'", "'Quiet,", "— Тише."} {
			if !strings.Contains(d["x"].String(), cell) {
				t.Errorf("%s: no %s in\n%s", f.Name, cell, d["x"])
			}
		}
		in := &Input{Path: "x", Open: d.open}
		s, err := in.Stream(f.Name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		k := 0
		for u, err := range s.Units {
			if got := [2]string{u.Src.Text(), u.Dst.Text()}; err != nil || got != texts[k] {
				t.Errorf("%s: got %q (%v), want %q", f.Name, got, err, texts[k])
			}
			k++
		}
	}
}

// In a table of others an apostrophe belongs to the text.
func TestForeignTablesAreNotGuarded(t *testing.T) {
	for name, table := range map[string]string{
		"named": "source\ttarget\n'-ism' ends it.\t'-изм' в конце.\n", "by language": "en\tru\n'-ism' ends it.\t'-изм' в конце.\n", "unnamed": "'-ism' ends it.\t'-изм' в конце.\n",
	} {
		for _, f := range []*Format{TSV, CSV} {
			text := table
			if f == CSV {
				text = strings.ReplaceAll(table, "\t", ",")
			}
			in := &Input{Path: "x", Open: files{"x": text}.open}
			s, err := in.Stream(f.Name, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for u, err := range s.Units {
				if err != nil || u.Src.Text() != "'-ism' ends it." || u.Dst.Text() != "'-изм' в конце." {
					t.Errorf("%s, %s: %q and %q (%v)", f.Name, name, u.Src.Text(), u.Dst.Text(), err)
				}
			}
		}
	}
}

// Columns that bitext does not know are properties; those of other languages are
// not, and a table that says where its texts began says so again.
func TestOtherColumns(t *testing.T) {
	for _, tt := range []struct{ table, want string }{
		{"source\ttarget\tdomain\tcontext\t\nThe port.\tПорт.\tships\tmenu, left\tx\n", `The port.|Порт. [{domain ships} {context menu, left}] 0 0`},
		{"en\tru\tde\tsource file\nThe port.\tПорт.\tDer Hafen.\ta.txt\n", `The port.|Порт. [{source file a.txt}] 0 0`},
		{"source\ttarget\tsource_line\ttarget_line\nThe port.\tПорт.\t7\t9\n", `The port.|Порт. [] 7 9`},
		{"source\ttarget\tsource_line\ttarget_line\n\tПорт.\t7\tnine\n", `|Порт. [] 0 0`},
		{"The port.\tПорт.\t\tdomain\n", `The port.|Порт. [] 0 0`},
	} {
		in := &Input{Path: "x.tsv", Open: files{"x.tsv": tt.table}.open}
		s, err := in.Stream("", Options{Src: "en", Dst: "ru"})
		if err != nil {
			t.Fatal(err)
		}
		for u, err := range s.Units {
			line := func(s Side) int {
				if s.Empty() {
					return 0
				}
				return s.Segments[0].Place.Line
			}
			got := fmt.Sprint(u.Src.Text(), "|", u.Dst.Text(), " ", u.Properties, " ", line(u.Src), " ", line(u.Dst))
			if err != nil || got != tt.want {
				t.Errorf("%q: %s, %v, want %s", tt.table, got, err, tt.want)
			}
		}
	}
}
