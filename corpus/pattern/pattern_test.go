package pattern

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus/lang"
)

func TestFind(t *testing.T) {
	tests := []struct {
		name    string
		kind    Kind
		pattern string
		text    string
		want    string // what is found, with "|" between; "": nothing
	}{
		{"a word", Words, "crane", "The crane is idle.", "crane"},
		{"its plural", Words, "crane", "Cranes, cranes and a crane's hook.", "Cranes|cranes|crane"},
		{"not inside a word", Words, "art", "The party starts.", ""},
		{"two words in a case of Russian", Words, "железный занавес", "За Железным  занавесом, у железного занавеса", "Железным  занавесом|железного занавеса"},
		{"ё and е", Words, "трёх", "Трех кранов", "Трех"},
		{"й is a letter", Words, "зайка", "заика и зайки", "зайки"},
		{"an accent", Words, "cafe", "the café", "café"},
		{"Traditional", Words, "市长", "市長沒有到場", "市長"},
		{"Simplified", Words, "沒有", "市长没有到场", "没有"},
		{"one character", Words, "水", "水库没有水。", "水|水"},
		{"two characters over the border of words", Words, "贸协", "经贸协议", "贸协"},
		{"characters apart", Words, "铁幕", "铁 幕、铁·幕", ""},
		{"a blank typed between characters", Words, "铁 幕", "铁幕", "铁幕"},
		{"full width", Words, "abc 418", "ＡＢＣ４１８", ""},
		{"full width and blank", Words, "abc 418", "ＡＢＣ ４１８", "ＡＢＣ ４１８"},
		{"a hyphen for a blank", Words, "iron curtain", "The Iron-Curtain era", "Iron-Curtain"},
		{"a blank for a hyphen", Words, "Covid-19", "covid 19", "covid 19"},
		{"another sentence", Words, "iron curtain", "He needs iron. Curtain falls.", ""},
		{"a name with a dot", Words, "弗拉基米尔·普京", "弗拉基米尔•普京，弗拉基米尔·普京", "弗拉基米尔·普京"},
		{"signs around a word", Words, "C++", "C and C++ and c ++", "C++|c ++"},
		{"a sign before", Words, "$5", "5 dollars, $5", "$5"},
		{"a sign of another width", Words, "5%", "５％ 的", "５％"},
		{"nothing but signs", Words, "——", "他——她", "——"},
		{"Han beside Latin", Words, "5G网络", "在5G网络上", "5G网络"},
		{"a word beside figures is another", Words, "mp", "mp3", ""},
		{"marks of two runes", Words, "все", "Все\u0308 стоит", "Все\u0308"},
		{"a soft hyphen between", Words, "iron curtain", "iron\u00a0curtain", "iron\u00a0curtain"},

		{"exact", Exact, "Crane", "Cranes crane Crane", "Crane"},
		{"exact has no stems", Exact, "занавес", "занавеса занавес", "занавес"},
		{"exact has one writing", Exact, "市长", "市長", ""},
		{"exact Chinese", Exact, "市长", "北京市长在", "市长"},
		{"exact side by side", Exact, "啊", "啊啊", "啊|啊"},
		{"exact with signs", Exact, "U.S.", "the U.S. and the US", "U.S."},
		{"exact over its own end", Exact, "a a", "ba a a", "a a"},

		{"expression", Regexp, `cran(e|es)\b`, "Crane CRANES", "Crane|CRANES"},
		{"expression in Russian", Regexp, `т[её]мн\S+`, "Тёмные темные", "Тёмные|темные"},
		{"expression, ё alone", Regexp, `[ё]`, "её", "е|ё"},
		{"expression in Traditional", Regexp, `市.没有`, "市長沒有", "市長沒有"},
		{"expression, Traditional class", Regexp, `[長]`, "市长", "长"},
		{"expression, figures of full width", Regexp, `\d+`, "共４１８台", "４１８"},
		{"expression of nothing", Regexp, `x*`, "yyy", ""},
		{"exact expression", ExactRegexp, `C\w+`, "crane Crane", "Crane"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Compile(tt.pattern, tt.kind)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range p.Find(tt.text) {
				got = append(got, string([]rune(tt.text)[r.Lo:r.Hi]))
			}
			if s := strings.Join(got, "|"); s != tt.want {
				t.Errorf("%q in %q: %q, want %q", tt.pattern, tt.text, s, tt.want)
			}
			if tt.want != "" && !holdsAll(tt.text, p.Literals()) {
				t.Errorf("%q has not all of %q", tt.text, p.Literals())
			}
		})
	}
}

// holdsAll tells whether a text holds literals, folded.
func holdsAll(text string, literals []string) bool {
	for _, l := range literals {
		if len(lang.Fold(text).Find(lang.Fold(l).Runes)) == 0 {
			return false
		}
	}
	return true
}

func TestWrongPatterns(t *testing.T) {
	for _, tt := range []struct {
		text string
		kind Kind
		want string
	}{
		{" ", Words, "there is nothing to look for"},
		{"", Exact, "there is nothing to look for"},
		{" \u0308", Words, "there is nothing to look for"},
		{"(", Regexp, "not a regular expression: missing closing ): \"(\""},
	} {
		if _, err := Compile(tt.text, tt.kind); err == nil || err.Error() != tt.want {
			t.Errorf("%q: %v, want %s", tt.text, err, tt.want)
		}
	}
}

// What is found lies inside the text, rises and does not overlap, whatever the
// pattern; a text is found in itself, and all literals with it.
func TestLaws(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("aeёеёйиŠ\u0308铁鐵长 長・·-.“Ｃ4٣")), 1, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		what := letters.Draw(t, "what")
		kind := rapid.SampledFrom([]Kind{Words, Exact}).Draw(t, "kind")
		p, err := Compile(what, kind)
		if err != nil {
			if strings.Trim(what, " \u0308") != "" {
				t.Fatal(err)
			}
			return
		}
		text := letters.Draw(t, "before") + " " + what + " " + letters.Draw(t, "behind")
		found, last := p.Find(text), 0
		for _, r := range found {
			if r.Lo < last || r.Empty() || r.Hi > len([]rune(text)) {
				t.Fatalf("%v after %d in %q", r, last, text)
			}
			last = r.Hi
		}
		if len(found) > 0 && !holdsAll(text, p.Literals()) {
			t.Fatalf("%q has not all of %q", text, p.Literals())
		}
	})
}
