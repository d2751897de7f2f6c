package check

import (
	"bytes"
	"slices"
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

func TestReadGlossary(t *testing.T) {
	const tsv = "# terms\n\ndam\t水坝|大坝\t堤\nreservoir\t水库\n"
	const tbx = `<?xml version="1.0"?><tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="1"><langSec xml:lang="en"><termSec><term>dam</term></termSec></langSec>
<langSec xml:lang="zh-Hans"><termSec><term>水坝</term></termSec><termSec><term>大坝</term></termSec>
<termSec><term>堤</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry>
<conceptEntry id="2"><langSec xml:lang="en"><termSec><term>reservoir</term></termSec></langSec>
<langSec xml:lang="zh"><termSec><term>水库</term></termSec></langSec><langSec xml:lang="de"><termSec><term>Stausee</term></termSec></langSec></conceptEntry>
</body></text></tbx>`
	const old = `<martif type="TBX"><text><body><termEntry><langSet xml:lang="en"><tig><term>dam</term></tig></langSet>
<langSet xml:lang="zh"><ntig><termGrp><term>水坝</term></termGrp></ntig></langSet></termEntry></body></text></martif>`
	for name, c := range map[string]struct {
		text string
		want []Term
	}{
		"tsv": {tsv, []Term{{"dam", []string{"水坝", "大坝"}, []string{"堤"}}, {"reservoir", []string{"水库"}, nil}}},
		"tbx": {tbx, []Term{{"dam", []string{"水坝", "大坝"}, []string{"堤"}}, {"reservoir", []string{"水库"}, nil}}},
		"old": {old, []Term{{"dam", []string{"水坝"}, nil}}},
	} {
		g, err := ReadGlossary(strings.NewReader(c.text), corpus.English, corpus.Simplified)
		if err != nil {
			t.Fatal(name, err)
		}
		if !slices.EqualFunc(g.Terms, c.want, func(a, b Term) bool {
			return a.Source == b.Source && slices.Equal(a.Target, b.Target) && slices.Equal(a.Forbidden, b.Forbidden)
		}) {
			t.Errorf("%s: %v", name, g.Terms)
		}
	}
	for _, text := range []string{"dam\n", "\tводохранилище\n", "<tbx><conceptEntry>"} {
		if _, err := ReadGlossary(strings.NewReader(text), corpus.English, corpus.Russian); err == nil {
			t.Errorf("%q is read", text)
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
