package check_test

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// Checks go by their ID, slug, family or its letter, in any case.
func TestSelect(t *testing.T) {
	for names, want := range map[string]string{
		"N201":             "N201",
		"n201":             "N201",
		"number-magnitude": "N202",
		"MEANING":          "M1001 M1002",
		"u":                "U801 U802 U803 U804",
		"T902 N201":        "T902 N201",
		"":                 "",
	} {
		picked, unknown := check.Select(strings.Fields(names))
		if got := ids(picked); got != want || unknown != "" {
			t.Errorf("Select(%q) is %q, unknown %q, want %q", names, got, unknown, want)
		}
	}
	if picked, _ := check.Select([]string{"all"}); len(picked) != len(check.All) {
		t.Errorf("all are %d of %d", len(picked), len(check.All))
	}
	for _, names := range []string{"N999", "N201 N999 X", "N2", "", "numbers!"} {
		picked, unknown := check.Select(strings.Split(names, " "))
		if want := strings.TrimPrefix(names, "N201 "); picked != nil || unknown != strings.Split(want, " ")[0] {
			t.Errorf("Select(%q) is %q, unknown %q", names, ids(picked), unknown)
		}
	}
}

func ids(checks []*check.Check) string {
	var list []string
	for _, c := range checks {
		list = append(list, c.ID)
	}
	return strings.Join(list, " ")
}

// Of the checks that are on or asked for, those that are ignored do not run.
func TestChosen(t *testing.T) {
	b := bitext(t, check.Example{Source: "Some 418 ships came on Monday, up 5%.", Target: "Во вторник пришло 481 судно, на 5 % меньше.", Tag: corpus.Russian})
	for _, c := range []struct {
		opt  check.Options
		want string
	}{
		{check.Options{}, "D303 N201"},
		{check.Options{Checks: []string{"numbers"}}, "N201"},
		{check.Options{Checks: []string{"D303", "n201"}}, "D303 N201"},
		{check.Options{Checks: []string{"all"}, Ignore: []string{"D"}}, "N201"},
		{check.Options{Ignore: []string{"weekday-mismatch"}}, "N201"},
		{check.Options{Ignore: []string{"N", "D"}}, ""},
		{check.Options{Checks: []string{"N201"}, Ignore: []string{"N201"}}, ""},
	} {
		var got []string
		for _, f := range run(t, b, c.opt) {
			got = append(got, f.Check.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v: %v, want %s", c.opt, got, c.want)
		}
	}
}
