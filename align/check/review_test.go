package check

import (
	"bytes"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestReview(t *testing.T) {
	found := Run(Example{Source: "Some 418 ships came on Monday.", Target: "Во вторник пришло 481 судно.", Tag: corpus.Russian}.bitext(t), Options{})
	if len(found) != 2 {
		t.Fatalf("%d findings, want 2", len(found))
	}
	var file bytes.Buffer
	if err := (Review{}).Dismiss(found[:1], "a day later", "2026-03-04").Write(&file); err != nil {
		t.Fatal(err)
	}
	review, err := ReadReview(&file)
	if err != nil {
		t.Fatal(err)
	}
	open, dismissed, stale := review.Apply(found)
	if len(open) != 1 || len(dismissed) != 1 || len(stale) != 0 || dismissed[0].Note != "a day later" {
		t.Errorf("open %v, dismissed %v, stale %v", open, dismissed, stale)
	}
	if _, _, stale = review.Apply(found[1:]); len(stale) != 1 {
		t.Errorf("stale %v", stale)
	}
	if pruned := review.Pruned(found[1:]); len(pruned.Dismissed) != 0 {
		t.Errorf("pruned %v", pruned)
	}
	twice := review.Dismiss(found, "both", "2026-03-05")
	if len(twice.Dismissed) != 2 || twice.Dismissed[0].Note != "both" || twice.Dismissed[1].Note != "both" {
		t.Errorf("dismissed again: %v", twice)
	}
}

func TestReadReviewWrong(t *testing.T) {
	for _, text := range []string{"", "{}", "[1]", `{"schema":"bitext-review/9"}`, "\x00"} {
		if _, err := ReadReview(strings.NewReader(text)); err == nil || !strings.HasPrefix(err.Error(), "not a review file") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestNamed(t *testing.T) {
	found := Run(Example{Source: "Some 418 ships came on Monday.", Target: "Во вторник пришло 481 судно.", Tag: corpus.Russian}.bitext(t), Options{})
	for name, want := range map[string]int{"N201": 1, "dates": 1, "all": 2, found[0].Fingerprint: 1, found[1].Fingerprint[:6]: 1} {
		if list, err := Named(found, name); err != nil || len(list) != want {
			t.Errorf("Named(%q): %v, %v", name, list, err)
		}
	}
	for _, name := range []string{"N999", "ffff", found[0].Fingerprint[:3]} {
		if _, err := Named(found, name); err == nil {
			t.Errorf("Named(%q) finds something", name)
		}
	}
}

// Endings do not matter, other words do.
func TestSameStem(t *testing.T) {
	for _, c := range []struct {
		term, w string
		want    bool
	}{
		{"плотина", "плотины", true}, {"плотина", "плотиной", true}, {"гидроузел", "гидроузла", true}, {"мост", "мостами", true},
		{"dam", "dams", true}, {"dam", "damage", false}, {"мост", "мозг", false}, {"reservoir", "reserve", false},
	} {
		if sameStem(c.term, c.w) != c.want {
			t.Errorf("sameStem(%q, %q) is not %v", c.term, c.w, c.want)
		}
	}
}
