package check_test

import (
	"slices"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// ungated are the checks that tell what they find wherever it is: of structure
// and of single texts, which a doubtful bead does not make doubtful.
var ungated = []string{
	"E405", "H701", "H702", "H703", "L601", "L602", "L603", "L604", "Q504", "S101", "S102", "S103", "S104", "S105", "S106", "S107", "S108", "S109", "S110", "S111",
	"S112", "S113", "S114", "S115", "S116",
}

// off are the checks that run only when they are asked for.
var off = []string{"E405", "M1002"}

// The example of each check in doubtful beads: only what is not gated is told.
// Just at the bound all is.
func TestGated(t *testing.T) {
	for _, c := range check.All {
		if c.Gated == slices.Contains(ungated, c.ID) {
			t.Errorf("%s is gated: %v", c.ID, c.Gated)
		}
		if c.ID == "S114" || c.ID == "S115" || c.ID == "S116" {
			continue // their examples are doubtful already, or none is where they are
		}
		for _, sure := range []float64{0.49, 0.5} {
			b := bitext(t, c.Example)
			for k := range b.Ladder {
				b.Ladder[k].Confidence = sure
			}
			opt := check.Options{Level: check.Info, Checks: []string{c.ID}, Earlier: earlier(t, c.Example)}
			if c.Example.Terms != "" {
				opt.Glossary = glossary(t, c.Example)
			}
			if told := len(run(t, b, opt)) > 0; told != (sure >= 0.5 || slices.Contains(ungated, c.ID)) {
				t.Errorf("%s in beads of %v: told %v", c.ID, sure, told)
			}
		}
	}
}

func TestOff(t *testing.T) {
	for _, c := range check.All {
		if c.Off != slices.Contains(off, c.ID) {
			t.Errorf("%s is off: %v", c.ID, c.Off)
		}
		opt := check.Options{Level: check.Info, Earlier: earlier(t, c.Example)}
		if c.Example.Terms != "" {
			opt.Glossary = glossary(t, c.Example)
		}
		told := slices.ContainsFunc(run(t, bitext(t, c.Example), opt), func(f check.Finding) bool { return f.Check == c })
		if told == c.Off {
			t.Errorf("%s is told in its example, without being asked for: %v", c.ID, told)
		}
	}
}

// The bitext is not changed, and two runs find the same.
func TestRunTwice(t *testing.T) {
	b := bitext(t, check.Example{Source: "Some 418 ships came.\nIt is old.", Target: "Пришло 481 судно.\nОн стар.", Tag: corpus.Russian})
	before := slices.Clone(b.Ladder)
	first, second := run(t, b, check.Options{Level: check.Info}), run(t, b, check.Options{Level: check.Info})
	if !slices.EqualFunc(first, second, func(f, g check.Finding) bool { return describe(f) == describe(g) && f.Fingerprint == g.Fingerprint }) {
		t.Errorf("%v, then %v", first, second)
	}
	if !slices.Equal(before, b.Ladder) {
		t.Errorf("the ladder became %v", b.Ladder)
	}
}
