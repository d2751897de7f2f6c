package exchange

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lines"
)

func TestFormatsAreComplete(t *testing.T) {
	if !slices.IsSortedFunc(All, func(a, b *Format) int { return cmp.Compare(a.Name, b.Name) }) {
		t.Error("All is not sorted by name")
	}
	extensions := make(map[string]string)
	for _, f := range All {
		if f.Name == "" || f.Doc == "" || f.Unaligned == "" || f.Style == "" || f.Write == nil {
			t.Errorf("%q lacks a name, a description, a policy, a style or a writer", f.Name)
		}
		for _, ext := range f.Extensions {
			if other := extensions[ext]; other != "" {
				t.Errorf("%s is the extension of %s and of %s", ext, other, f.Name)
			}
			if extensions[ext] = f.Name; ext != strings.ToLower(ext) || ext[0] != '.' {
				t.Errorf("%s: the extension %q is not written like .tmx", f.Name, ext)
			}
		}
	}
}

// What is folded once stays as it is.
func TestFoldTwice(t *testing.T) {
	for _, f := range All {
		if f.Fold == nil {
			continue
		}
		for _, list := range phrases {
			for _, text := range append(list, "\x00\t a\r\n\u2028b\x01 ", "\xff", "\ufffe") {
				once := f.Fold(text)
				if twice := f.Fold(once); once != twice {
					t.Errorf("%s: %q folds to %q and then to %q", f.Name, text, once, twice)
				}
			}
		}
	}
}

// A bitext of four beads, of which one is doubtful, one has no target, one no
// source, and one holds nothing that XML can hold.
func fourBeads() corpus.Bitext {
	seg := func(texts ...string) (list []corpus.Segment) {
		for i, text := range texts {
			list = append(list, corpus.Segment{Text: text, Block: i})
		}
		return list
	}
	bead := func(i, i2, j, j2 int, confidence float64) corpus.Bead {
		return corpus.Bead{Src: corpus.Range{Lo: i, Hi: i2}, Dst: corpus.Range{Lo: j, Hi: j2}, Confidence: confidence}
	}
	return corpus.Bitext{
		Src:  corpus.Document{Tag: "en", Segments: seg("Costs\tfell.", "Nobody was hurt.", "\x01")},
		Dst:  corpus.Document{Tag: "ru", Segments: seg("Расходы упали.", "Читайте также", "\x02")},
		Unit: corpus.Paragraphs,
		Ladder: corpus.Ladder{
			bead(0, 1, 0, 1, 0.3), bead(1, 2, 1, 1, 0.9), bead(2, 2, 1, 2, 0.9), bead(2, 3, 2, 3, 0.9),
		},
	}
}

func TestReport(t *testing.T) {
	for _, tt := range []struct {
		name   string
		format *Format
		opt    Options
		want   string
	}{
		{"a memory skips what has one side", TMX, Options{},
			"1 written, 3 skipped (1 without target text, 1 without source text, 1 without any text); in 3 texts line breaks became spaces or control characters were left out"},
		{"a table keeps it", CSV, Options{},
			"4 written, 0 skipped; in 1 text line breaks became spaces or control characters were left out"},
		{"doubtful beads are left out on request", CSV, Options{MinConfidence: 0.5},
			"3 written, 1 skipped (1 below the confidence asked for); in 1 text line breaks became spaces or control characters were left out"},
		{"a catalogue has no place for additions", PO, Options{Unaligned: Blank},
			"2 written, 2 skipped (1 without source text, 1 without any text); in 3 texts line breaks became spaces or control characters were left out"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			report, err := Write(From(fourBeads()), tt.format, "x", disk{}.create, tt.opt)
			if err != nil {
				t.Fatal(err)
			}
			if report.String() != tt.want {
				t.Errorf("got  %s\nwant %s", report, tt.want)
			}
		})
	}
}

func TestLadderCannotSayMoved(t *testing.T) {
	b := fourBeads()
	for i := range b.Src.Segments {
		b.Src.Segments[i].Text, b.Dst.Segments[i].Text = "a", "б"
	}
	b.Ladder = corpus.Ladder{
		{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 2, Hi: 3}, Confidence: 0.9, Moved: true},
		{Src: corpus.Range{Lo: 1, Hi: 2}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 0.8},
		{Src: corpus.Range{Lo: 2, Hi: 3}, Dst: corpus.Range{Lo: 1, Hi: 2}, Confidence: 0.7},
	}
	if err := b.Ladder.Verify(3, 3); err != nil {
		t.Fatal(err)
	}
	d := disk{}
	report, err := Write(From(b), HunalignLadder, "x", d.create, Options{})
	if err != nil || report.Moved != 1 || report.Written != 2 {
		t.Fatal(report, err)
	}
	if got, want := d["x"].String(), "0\t0\t0\n1\t0\t0.80\n2\t1\t0.70\n3\t2\t0\n3\t3\t0\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Costs fell.": "Costs fell.", "'quoted'": "'quoted'", "— Да.": "— Да.",
		"=SUM(A1)": "'=SUM(A1)", "-5 °C": "'-5 °C", "'=1": "''=1", "''@x": "'''@x",
	} {
		if got := guard(text); got != want || unguard(got) != text {
			t.Errorf("guard(%q) = %q and back %q, want %q", text, got, unguard(got), want)
		}
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"Costs fell.":     "Costs fell.",
		"3. May":          `3\. May`,
		"2026) x":         `2026\) x`,
		"# 1 in the list": `\# 1 in the list`,
		"- Да":            `\- Да`,
		"— Да":            "— Да",
		"a*b_c`d|e<f>":    "a\\*b\\_c\\`d\\|e\\<f>",
		"one\ntwo":        "one\\\ntwo",
		"1931 год.":       "1931 год.",
	} {
		if got := escapeMarkdown(text); got != want {
			t.Errorf("escapeMarkdown(%q) = %q, want %q", text, got, want)
		}
	}
}

// A text longer than a cell of a workbook is refused, not cut.
func TestXLSXCell(t *testing.T) {
	b := fourBeads()
	b.Src.Segments[0].Text = strings.Repeat("😀", xlsxCell/2) + "."
	if _, err := Write(From(b), XLSX, "x", disk{}.create, Options{}); err != nil {
		t.Errorf("%d characters: %v", xlsxCell, err)
	}
	b.Src.Segments[0].Text += "."
	if _, err := Write(From(b), XLSX, "x", disk{}.create, Options{}); err == nil || !strings.Contains(err.Error(), "unit 1: a text longer than") {
		t.Errorf("%d characters: error %v", xlsxCell+1, err)
	}
}

func TestLinksBetweenTwoTexts(t *testing.T) {
	disk := files{"x.beads": "[0]:[0]:0.9\n[1]:[1, 2]:0.8\n", "a.en": "One.\n\nTwo.\nThree.\n", "b.ru": "Раз.\nДва.\nИ ещё.\n"}
	in := &Input{Path: "x.beads", Texts: [2]string{"a.en", "b.ru"}, Open: disk.open}
	s, err := in.Stream("", Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Bitext()
	if err != nil {
		t.Fatal(err)
	}
	var shapes []string
	for _, bead := range b.Ladder {
		shapes = append(shapes, bead.Shape())
	}
	if got := strings.Join(shapes, " "); got != "1-1 1-2 1-0" || b.Src.Tag != "en" || b.Dst.Tag != "ru" {
		t.Errorf("beads %s in %s to %s, want 1-1 1-2 1-0 in en to ru", got, b.Src.Tag, b.Dst.Tag)
	}
	disk["b.ru"] = "Раз.\n"
	in = &Input{Path: "x.beads", Texts: [2]string{"a.en", "b.ru"}, Open: disk.open}
	if _, err := in.Stream("", Options{}); err == nil || !strings.Contains(err.Error(), "the texts have 3 and 1 lines") {
		t.Errorf("error %v", err)
	}
}

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

// Content tells the format, whatever it speaks of.
func TestFormatByContent(t *testing.T) {
	for text, want := range map[string]*Format{
		"[0, 1]:[0]:0.97\n":                          Beads,
		"# gold\n\n[]:[0]\n":                         Beads,
		"[only in en]\tтекст\n":                      TSV,
		"The <tmx element\tЭлемент <tmx\n":           TSV,
		"0\t0\t0.3\n":                                HunalignLadder,
		"0\tноль\n":                                  TSV,
		`{"source":"\"translation\": yes"}`:          JSONL,
		`{"id":1,"translation":{"en":"a"}}`:          HF,
		"<?xml version='1.0'?>\n<!-- old -->\n<tmx>": TMX,
		"<x:xliff xmlns:x='urn'>":                    XLIFF12,
		"<linkGrp toDoc='a'>":                        InterText,
		"<cesAlign><linkGrp fromDoc='a'>":            XCES,
		"# Перевод\nmsgid \"\"\n":                    PO,
	} {
		got, err := forInput("x", lines.Text(strings.NewReader(text)))
		if err != nil || got != want {
			t.Errorf("%q is read as %v (%v), want %s", text, got, err, want.Name)
		}
	}
}
