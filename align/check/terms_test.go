package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

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
