package names

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// What stands for a name, each by its first sense; soft ones behind "~".
func TestFind(t *testing.T) {
	for _, c := range []struct {
		tag        corpus.Tag
		text, want string
	}{
		{corpus.English, "Peruvian and Icelandic ministers, two Kuwaitis and a Slovak met", "Peruvian=PE Icelandic=IS Kuwaitis=KW Slovak=SK"},
		{corpus.Russian, "перуанский и исландский министры, двое словаков", "перуанский=PE исландский=IS ~словаков=SK"},
		{corpus.English, "a Costa Rican and two Sri Lankans", "Costa Rican=CR Sri Lankans=LK"},
		{corpus.English, "the G20, but not the G in G.711", "G20=G20"},
		{corpus.Chinese, "G20峰会2020年举行", "G20=G20"},
		{corpus.Chinese, "德国首都柏林", "德国=DE 柏林=Berlin"},
		{corpus.Chinese, "1999年迁都柏林", "柏林=Berlin"},
		{corpus.Chinese, "爱尔兰首都都柏林", "爱尔兰=IE 都柏林=Dublin"},
		{corpus.Chinese, "《法兰克福汇报》", "~法兰克福=Frankfurt"},
		{corpus.Chinese, "《新闻》在法兰克福《汇报》", "法兰克福=Frankfurt"},
		{corpus.Chinese, "《普京》", "普京=Putin"},
		{corpus.Chinese, "《俄罗斯报》和《普京传》", "~俄罗斯=RU ~普京=Putin"},
		{corpus.Chinese, "《法兰克福" + strings.Repeat("长", 39) + "》", "~法兰克福=Frankfurt"},
		{corpus.Chinese, "《法兰克福" + strings.Repeat("长", 40) + "》", "法兰克福=Frankfurt"},
		{corpus.Chinese, "《纽约时报》", "纽约时报=New York Times"},
		{corpus.English, "the General Assembly", "~General Assembly=General Assembly"},
		{corpus.English, "the UN General Assembly", "UN General Assembly=General Assembly"},
	} {
		var got []string
		for _, n := range Find(c.text, c.tag) {
			sense, firm := n.Firm()
			soft := ""
			if !firm {
				sense, soft = n.Senses[0], "~"
			}
			got = append(got, soft+string([]rune(c.text)[n.Start:n.End])+"="+sense.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
	}
}

// Every name of a language's list is one that the other languages know too: else
// a text that has it would seem to differ from its translation.
func TestNamesAreTheSame(t *testing.T) {
	for _, list := range lists {
		known := map[string]string{}
		for _, l := range lang.All {
			own := map[string]bool{}
			for _, entry := range l.List(list.file, list.section) {
				_, id, ok := strings.Cut(entry, "=")
				if !ok || own[id] {
					t.Errorf("%s, [%s]: %q names nothing, or it a second time", l.Name, list.section, entry)
				}
				own[id] = true
				known[id] += l.Name + " "
			}
		}
		for id, in := range known {
			if len(strings.Fields(in)) != len(lang.All) {
				t.Errorf("[%s]: %s is known in %sonly", list.section, id, in)
			}
		}
	}
}

// A skeleton of one or two sounds must be the same, a longer one begin alike.
func TestHeard(t *testing.T) {
	heard := Hear("Тетчер советовал Юэ,", "а Меркель молчала в Уфе.", "Марин")
	for name, want := range map[string]bool{"Thatcher": true, "Merkel": true, "Molchala": false, "Ufa": true, "Marip": true, "Uf": true, "Friedman": false, "Mer": false, "": false} {
		if got := heard.Has(name); got != want {
			t.Errorf("%s: %t, want %t", name, got, want)
		}
	}
}
