package report

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		text  string
		want  string // lines, without the blanks at their ends, parted by |
	}{
		{"English at spaces", 12, "The drone flew without a pilot.", "The drone|flew without|a pilot."},
		{"Russian at spaces", 12, "Дрон летел без оператора.", "Дрон летел|без|оператора."},
		{"Chinese between characters", 10, "港口无人机全部停飞", "港口无人机|全部停飞"},
		{"exactly full", 10, "港口无人机", "港口无人机"},
		{"no stop begins a line", 10, "无人机停飞。港口照常。", "无人机停|飞。港口照|常。"},
		{"no comma begins a line", 8, "周一早上，雾散了。", "周一早|上，雾散|了。"},
		{"no opening mark ends a line", 8, "他看了《港口》一书", "他看了|《港口》|一书"},
		{"quotes stay with their text", 10, "她说过：“停飞。”他走了", "她说|过：“停|飞。”他走|了"},
		{"corner brackets", 10, "她說過「停飛」。", "她說過「停|飛」。"},
		{"names keep their dot", 8, "伊迪丝克·兰", "伊迪丝|克·兰"},
		{"ranges keep their dash", 6, "下周一～周五", "下周|一～周|五"},
		{"a Chinese dash is one", 8, "停下吊钩——不然", "停下吊|钩——不然"},
		{"an ellipsis is one", 7, "防波堤……", "防波|堤……"},
		{"Latin words in Chinese stay whole", 14, "港务长说（Edith Crane）", "港务长说|（Edith|Crane）"},
		{"numbers stay whole", 10, "全部12,480.5架", "全部|12,480.5架"},
		{"per cent stays with its number", 8, "增长了15.3%。", "增长了|15.3%。"},
		{"a Russian dash ends a line", 10, "Нам везёт — сказала", "Нам|везёт —|сказала"},
		{"no-break spaces do not break", 12, "цена 350\u00a0000\u00a0руб.", "цена|350\u00a0000\u00a0руб."},
		{"narrow no-break spaces do not break", 10, "it is 1\u202f234\u202fkm", "it is|1\u202f234\u202fkm"},
		{"a long address breaks at its slashes", 16, "see https://example.org/a/b/minutes", "see https://|example.org/a/b/|minutes"},
		{"an endless word is broken", 8, "pneumonoultramicroscopic", "pneumono|ultramic|roscopic"},
		{"clusters stay whole", 4, "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧👨‍👩‍👧|👨‍👩‍👧"},
		{"marks stay with their letter", 3, "и\u0306и\u0306и\u0306и\u0306", "и\u0306и\u0306и\u0306|и\u0306"},
		{"line feeds break", 10, "a\n\n  b", "a||  b"},
		{"blanks hang", 6, "停飞了　　明天", "停飞了|明天"},
		{"indents stay", 10, "　　港口停飞", "　　港口停|飞"},
		{"empty", 10, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := wrap(c.text, c.width, displaywidth.Options{})
			for i, line := range lines {
				lines[i] = strings.TrimRight(line, blanks)
			}
			if got := strings.Join(lines, "|"); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// Ambiguous characters are as wide as the terminal draws them.
func TestWrapWide(t *testing.T) {
	for _, c := range []struct {
		wide bool
		want []string
	}{
		{false, []string{"港口“停飞”"}},
		{true, []string{"港口“停", "飞”"}},
	} {
		got := wrap("港口“停飞”", 10, displaywidth.Options{EastAsianWidth: c.wide})
		if !slices.Equal(got, c.want) {
			t.Errorf("wide %v: got %q, want %q", c.wide, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, text := range pieces {
		f.Add(text+text, 9)
	}
	f.Add("说“你好”……（完）。 See https://a.b/c?d=e — да\n\n\ttab", 4)
	f.Fuzz(func(t *testing.T, text string, width int) {
		width = 2 + (width%60+60)%60
		cells := displaywidth.Options{}
		text = Visible(text)
		lines := wrap(text, width, cells)
		if got, want := strings.Join(lines, ""), strings.ReplaceAll(text, "\n", ""); got != want {
			t.Fatalf("lines hold %q, want %q", got, want)
		}
		for _, line := range lines {
			bare := strings.TrimRight(line, blanks)
			if cells.String(bare) > width {
				t.Errorf("%q is wider than %d", bare, width)
			}
		}
	})
}

// No line begins with a closing or ends with an opening mark, as long as there
// is room for a word and its punctuation.
func TestWrapPunctuation(t *testing.T) {
	text := "周一，“桑德”港（Sandhaven）停飞了48架《无人机》。伊迪丝·克兰说：“我们很幸运！”真的？真的……「不然」——还能怎么办呢；" +
		"见https://example.org/a/b?c=d&e=f。共430万美元、15.3%，【完】。"
	text += strings.ReplaceAll(text, "，", "")
	for width := 16; width < 120; width++ {
		for i, line := range wrap(text, width, displaywidth.Options{}) {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			if i > 0 && strings.ContainsRune(closers, first) || strings.ContainsRune(openers, last) {
				t.Errorf("width %d: line %q", width, line)
			}
		}
	}
}

func TestVisible(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain, 中文, русский — ок", "plain, 中文, русский — ок"},
		{"\x1b[31mred\x1b[0m", "␛[31mred␛[0m"},
		{"bell\a null\x00 del\x7f", "bell␇ null␀ del␡"},
		{"csi \u009b31m", "csi <U+009B>31m"},
		{"evil \u202etxt.exe\u202c", "evil <U+202E>txt.exe<U+202C>"},
		{"\u2066a\u2069\u200e\u061c", "<U+2066>a<U+2069><U+200E><U+061C>"},
		{"a\u2028b\u0085c\rd", "a<U+2028>b<U+0085>c␍d"},
		{"a\tb\nc", "a    b\nc"},
		{"\ufeffa", "<U+FEFF>a"},
		{"bad \xff\xfe", "bad <FF><FE>"},
		{"U+FFFD itself \ufffd", "U+FFFD itself \ufffd"},
		{"👩‍🚀 e\u0301 no\u00a0break", "👩‍🚀 e\u0301 no\u00a0break"},
	} {
		if got := Visible(c.text); got != c.want {
			t.Errorf("Visible(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestOneLine(t *testing.T) {
	if got, want := OneLine("水\n坝\t\x07"), "水 坝    ␇"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWidthOfAPage(t *testing.T) {
	for given, want := range map[int]int{0: 80, -1: 80, 1: 24, 23: 24, 24: 24, 25: 25, 200: 200} {
		if got := (Options{Width: given}).width(); got != want {
			t.Errorf("of %d: %d, want %d", given, got, want)
		}
	}
}

// A word too long for a line is cut after a blank if it holds one, else where
// punctuation lets it, else between clusters.
func TestCut(t *testing.T) {
	for _, c := range []struct {
		name, word string
		width      int
		wide       bool
		want       string
	}{
		{"all of it", "dam", 3, false, "dam"},
		{"a letter more", "dams", 3, false, "dam"},
		{"Chinese, an odd cell", "水库干涸", 5, false, "水库"},
		{"a closing mark does not begin a line", "水库。干涸", 4, false, "水"},
		{"an opening mark does not end a line", "水库（干涸", 6, false, "水库"},
		{"nothing but marks", "。。。。", 4, false, "。。"},
		{"after a blank", "水　库干涸", 6, false, "水　"},
		{"combining marks", "и\u0306и\u0306и\u0306", 2, false, "и\u0306и\u0306"},
		{"one cluster wider than the line", "水", 1, false, "水"},
		{"quotes are narrow", "““““", 4, false, "““““"},
		{"quotes are wide", "““““", 4, true, "““"},
		{"nothing", "", 4, false, ""},
	} {
		if got := c.word[:cut(c.word, c.width, Options{Wide: c.wide}.cells())]; got != c.want {
			t.Errorf("%s: %q of %q in %d cells, want %q", c.name, got, c.word, c.width, c.want)
		}
	}
}
