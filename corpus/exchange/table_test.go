package exchange

import (
	"errors"
	"strings"
	"testing"
)

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
