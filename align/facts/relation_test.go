package facts

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// single is the one fact of a text that is a value or an identifier.
func single(t *testing.T, text string, tag corpus.Tag) Fact {
	t.Helper()
	var found []Fact
	for _, f := range Find(text, tag) {
		if f.IsValue() || f.Class == Literal {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s: %d facts, want 1: %s", text, len(found), values(text, tag))
	}
	return found[0]
}

// TestSame compares an English fact with its Chinese or Russian counterpart.
func TestSame(t *testing.T) {
	const zh, ru = corpus.Chinese, corpus.Russian
	for _, c := range []struct {
		en   string
		tag  corpus.Tag
		text string
		want Kind
	}{
		{"$7.6 billion", zh, "76亿美元", Equal},
		{"$7.6 billion", zh, "7.6亿美元", Magnitude},
		{"$7.6 billion", ru, "7,6 млрд долларов", Equal},
		{"$7.6 billion", ru, "7,6 млн долларов", Magnitude},
		{"$7.6 billion", ru, "7,6 млрд рублей", CurrencyDiffers},
		{"A$500", zh, "500元", CurrencyDiffers},
		{"HK$500", zh, "500元", Compatible},
		{"£75m", ru, "75 миллионов фунтов", Compatible},
		{"1,408,280,000 people", zh, "14.08亿人", Rounded},
		{"more than 3.4 million", zh, "300多万", Rounded},
		{"about 350,000 people", ru, "около 350 тыс. человек", Equal},
		{"350,000 people", zh, "几十万人", Rounded},
		{"200 people", ru, "201 человек", Misprint},
		{"61 people", ru, "16 человек", Misprint},
		{"28 people", zh, "43人", Different},
		{"rates rose 2 percentage points", zh, "利率上升2%", PercentVsPoint},
		{"30 percent", zh, "三成", Equal},
		{"one in ten", zh, "10%", Equal},
		{"one in ten", ru, "каждый десятый", Equal},
		{"doubled", ru, "вдвое", Equal},
		{"doubled", zh, "增长100%", Equal},
		{"doubled", zh, "增加两倍", Different},
		{"tripled", zh, "增加两倍", Equal},
		{"rose three times", zh, "增加三倍", Equal},
		{"5 miles", zh, "8公里", Converted},
		{"5 miles", zh, "5公里", UnitDiffers},
		{"104 °F", ru, "40 °C", Converted},
		{"24 hours", ru, "сутки", Converted},
		{"18 years old", ru, "18 лет", Compatible},
		{"48 megapixels", zh, "4800万像素", Converted},
		{"Sept. 26", zh, "26日", Compatible},
		{"Sept. 26", zh, "27日", Different},
		{"Sept. 26, 2024", zh, "星期四", Compatible},
		{"Sept. 27, 2024", zh, "星期四", Different},
		{"03/04/2024", ru, "3 апреля 2024 года", Equal},
		{"in 2024", ru, "в 2042 году", Misprint},
		{"2,000 troops", zh, "2000名士兵", Equal},
		{"2000 troops", zh, "20000名士兵", Magnitude},
		{"the 26th", zh, "9月26日", Compatible},
		{"the 1990s", zh, "90年代", Equal},
		{"the 1890s", ru, "в 90-х", Compatible},
		{"9 a.m. Eastern time", zh, "北京时间21时", Converted},
		{"9 a.m. Eastern time", zh, "北京时间18时", Different},
		{"3:30 p.m.", ru, "в 15:30", Equal},
		{"3:30 p.m.", ru, "в 15:40", Different},
		{"won 3-2", ru, "победил 3:2", Equal},
		{"won 3-2", zh, "3比1", Different},
		{"the Su-35", ru, "Су-35", Compatible},
		{"the Su-35", ru, "Су-57", Different},
		{"G7 leaders", zh, "七国集团", Equal},
		{"COVID-19", zh, "新冠疫情", Equal},
		{"30m", zh, "30米", Compatible},
		{"1,234 items", ru, "1.234 штук", Equal},
		{"45 people", zh, "第45", Compatible},
		{"5%", zh, "$500", Unrelated},
	} {
		a, b := single(t, c.en, corpus.English), single(t, c.text, c.tag)
		if got := Same(a, b).Kind; got != c.want {
			t.Errorf("%s and %s (%s, %s): got %v, want %v", c.en, c.text, a.Canonical(), b.Canonical(), got, c.want)
		}
	}
}

func TestSameQualifierAndPower(t *testing.T) {
	a, b := single(t, "more than 300", corpus.English), single(t, "менее 300", corpus.Russian)
	if r := Same(a, b); r.Kind != Equal || !r.Qualifier {
		t.Errorf("got %+v, want equal but for the qualifier", r)
	}
	a, b = single(t, "$4.3 billion", corpus.English), single(t, "4.3亿美元", corpus.Chinese)
	if r, back := Same(a, b), Same(b, a); r.Power != -1 || back.Power != 1 {
		t.Errorf("got powers %d and %d, want -1 and 1", r.Power, back.Power)
	}
}
