package check_test

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// What is known of findings tells the right ones from the wrong; what was fitted
// is read back as it was written.
func TestFitJudge(t *testing.T) {
	b := article(8)
	b.Dst.Segments[0].Text = strings.Replace(b.Dst.Segments[0].Text, "5比1", "7比1", 1)
	b.Dst.Segments[3].Text = strings.Replace(b.Dst.Segments[3].Text, "“没有人对此满意，”市长说", "市长说没有人对此满意", 1)
	opt := check.Options{Level: check.Info}
	var verdicts []check.Verdict
	right := func(f check.Finding) bool { return f.Check.Family() == "numbers" }
	n := map[bool]int{}
	for _, f := range run(t, b, opt) {
		if f.Known() == nil {
			t.Fatalf("nothing is known of %s", describe(f))
		}
		n[right(f)]++
		for range 10 {
			verdicts = append(verdicts, check.Verdict{Known: f.Known(), Right: right(f), Count: 1})
		}
	}
	if n[true] == 0 || n[false] == 0 {
		t.Fatalf("%v findings by right and wrong; want some of both", n)
	}
	judge, err := check.FitJudge(verdicts)
	if err != nil {
		t.Fatal(err)
	}
	again, err := check.ParseJudge("# as written\n\n" + judge.String())
	if err != nil || again.String() != judge.String() {
		t.Errorf("%v: read back\n%s\nwant\n%s", err, again, judge)
	}
	opt.Judge = again
	for _, f := range run(t, b, opt) {
		if right(f) != (f.Chance > 0.5) {
			t.Errorf("a chance of %.2f for %s", f.Chance, describe(f))
		}
	}
}

func TestFitJudgeOfNothing(t *testing.T) {
	if _, err := check.FitJudge(nil); err == nil {
		t.Error("a judge was fitted to no verdict")
	}
}

func TestParseJudgeRefuses(t *testing.T) {
	for _, text := range []string{"constant", "constant\tmuch", "constant\tNaN", "constant\t+Inf"} {
		if _, err := check.ParseJudge("# weights\n" + text); err == nil || !strings.HasPrefix(err.Error(), "2: ") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// The level and the least chance choose what is shown.
func TestShows(t *testing.T) {
	finding := func(s check.Severity, chance float64) check.Finding {
		return check.Finding{Severity: s, Chance: chance}
	}
	for _, c := range []struct {
		opt  check.Options
		f    check.Finding
		want bool
	}{
		{check.Options{}, finding(check.Warning, check.WorthALook), true},
		{check.Options{}, finding(check.Warning, 0.19), false},
		{check.Options{}, finding(check.Info, 1), false},
		{check.Options{Level: check.Error}, finding(check.Error, 0.19), false},
		{check.Options{Level: check.Info}, finding(check.Warning, 0), true},
		{check.Options{Level: check.Info, Likely: 0.8}, finding(check.Info, 0.79), false},
		{check.Options{Likely: 0.8}, finding(check.Warning, 0.8), true},
		{check.Options{Likely: 0.01}, finding(check.Warning, 0.1), true},
	} {
		if got := c.opt.Shows(c.f); got != c.want {
			t.Errorf("%+v shows %s %.2f: %v", c.opt, c.f.Severity, c.f.Chance, got)
		}
	}
}

// A chance that is none is refused.
func TestLikelyIsAChance(t *testing.T) {
	for _, p := range []float64{-0.1, 1.1} {
		if _, err := check.Run(t.Context(), corpus.Bitext{}, check.Options{Likely: p}); err == nil || !strings.Contains(err.Error(), "likely") {
			t.Errorf("%v: %v", p, err)
		}
	}
}
