package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// Pairs of sentences and what is said of them: "ID severity" in reading order,
// infos left out; nothing where the translation is right.
var verdicts = []struct {
	english, other string
	tag            corpus.Tag
	want           string
}{
	// Figures as values.
	{"The port handled 7.4 million containers.", "该港口处理了740万个集装箱。", "zh-Hans", ""},
	{"The port handled 7.4 million containers.", "该港口处理了7400万个集装箱。", "zh-Hans", "N202 error"},
	{"It will train 10,000 teachers; 10 thousand in all, it said.", "该省将培训一万名教师，共计1亿名。", "zh-Hans", "N202 error"},
	{"The port handled 7.4 million containers.", "Порт обработал 7,4 млн контейнеров.", "ru", ""},
	{"The port handled 7.4 million containers.", "Порт обработал 7,4 млрд контейнеров.", "ru", "N202 error"},
	{"Some 418 ships were waiting.", "有418艘船在等候。", "zh-Hans", ""},
	{"Some 418 ships were waiting.", "有481艘船在等候。", "zh-Hans", "N201 error"},
	{"Some 418 ships were waiting.", "Ждали 419 судов.", "ru", "N201 error"},
	{"Turnout was 68 percent.", "投票率为百分之六十八。", "zh-Hans", ""},
	{"Turnout was 68 percent.", "Явка составила 86 %.", "ru", "N201 error"},
	{"Support fell by 3 percentage points.", "支持率下降了3个百分点。", "zh-Hans", ""},
	{"Support fell by 3 percentage points.", "Поддержка упала на 3 %.", "ru", "N210 warning"},
	{"It costs 20 million euros.", "Это стоит 20 миллионов долларов.", "ru", "N208 error"},
	{"The road is 40 miles long.", "这条路长64公里。", "zh-Hans", ""},
	{"The road is 40 miles long.", "这条路长40公里。", "zh-Hans", "N207 error"},
	{"Exports tripled.", "出口增加了两倍。", "zh-Hans", ""},
	{"Exports tripled.", "出口翻了一番。", "zh-Hans", "N212 warning"},
	{"More than 500 people came.", "来了不到500人。", "zh-Hans", "N211 warning"},
	{"It takes between 12 and 15 percent.", "Это занимает 12–18 %.", "ru", "N213 warning"},
	{"Four dogs barked.", "三只狗在叫。", "zh-Hans", ""},

	// Dates and times.
	{"It opened on March 14, 1998.", "1998年3月14日开业。", "zh-Hans", ""},
	{"It opened on March 14, 1998.", "Он открылся 14 мая 1998 года.", "ru", "D302 error"},
	{"The talks begin on Tuesday.", "会谈将于星期四开始。", "zh-Hans", "D303 error"},
	{"The shop opens at 9:30 a.m.", "Магазин открывается в 9:30.", "ru", ""},
	{"The shop opens at 9:30 a.m.", "商店上午9时20分开门。", "zh-Hans", "D305 warning"},
	{"It was fashionable in the 1970s.", "Это было модно в 1980-х годах.", "ru", "D307 warning"},
	{"She waited for 45 minutes.", "Она ждала 54 минуты.", "ru", "D308 warning"},

	// Names, places, identifiers.
	{"The Reuters report came first.", "最先报道的是Reuetrs。", "zh-Hans", "E403 error"},
	{"Officials in Brazil agreed.", "Чиновники в Мексике согласились.", "ru", "E403 error"},
	{"Brazilian officials agreed.", "巴西官员表示同意。", "zh-Hans", ""},
	{"See https://example.org/a for more.", "更多信息见 https://example.org/b 。", "zh-Hans", "U801 warning"},

	// Quotations.
	{"“We will not sell the land,” the farmer said.", "农民说：“我们不会卖掉这块地。”", "zh-Hans", ""},
	{"“We will not sell the land,” the farmer said.", "Фермер сказал, что землю не продадут.", "ru", "Q501 warning"},
	{"The farmer said that they would not sell the land.", "— Землю мы никому не продадим, — сказал фермер.", "ru", "Q502 warning"},

	// What was left.
	{"The tide was high. They had to wait for it to turn.", "潮水很高。They had to wait for it to turn.", "zh-Hans", "L601 error"},
	{"They play The Winter of Our Days.", "Они играют The Winter of Our Days.", "ru", ""},
}

func TestVerdicts(t *testing.T) {
	for _, v := range verdicts {
		b := Example{Source: v.english, Target: v.other, Tag: v.tag}.bitext(t)
		var got []string
		for _, f := range mustRun(t, b, Options{}) {
			got = append(got, f.Check.ID+" "+string(f.Severity))
		}
		if strings.Join(got, ", ") != v.want {
			t.Errorf("%s\n%s\ngot  %s\nwant %s", v.english, v.other, strings.Join(got, ", "), v.want)
		}
	}
}

// A fingerprint lasts while the text around its sentence changes, and no two
// findings share one.
func TestFingerprints(t *testing.T) {
	e := Example{
		Source: "The port has 418 ships.\nThe port has 418 ships.\nIt is old. It has 35 cranes.",
		Target: "港口有481艘船。\n港口有481艘船。\n它很旧。它有53台起重机。", Tag: corpus.Simplified,
	}
	before := prints(mustRun(t, e.bitext(t), Options{}))
	if len(before) != 3 {
		t.Fatalf("%d findings, want 3", len(before))
	}
	e.Source = "The harbor is wide.\n" + strings.Replace(e.Source, "It is old.", "It is very old.", 1)
	e.Target = "海港很宽。\n" + strings.Replace(e.Target, "它很旧。", "它非常旧。", 1)
	if after := prints(mustRun(t, e.bitext(t), Options{})); !slices.Equal(before, after) {
		t.Errorf("%v became %v", before, after)
	}
	slices.Sort(before)
	if len(slices.Compact(before)) != 3 {
		t.Errorf("a fingerprint is there twice: %v", before)
	}
}

func prints(found []Finding) []string {
	var list []string
	for _, f := range found {
		list = append(list, f.Fingerprint)
	}
	return list
}

// Where the alignment is doubtful, findings are withheld and counted.
func TestGating(t *testing.T) {
	b := Example{Source: "Some 418 ships came.", Target: "Пришло 481 судно.", Tag: corpus.Russian, Beads: "0:0?"}.bitext(t)
	found := mustRun(t, b, Options{Level: Info})
	if len(found) != 1 || found[0].Check != LowConfidence || !strings.Contains(found[0].Message, "1 finding withheld") {
		t.Errorf("%+v", found)
	}
}

// A missing paragraph takes its figures with it in one finding.
func TestCollapse(t *testing.T) {
	b := Example{
		Source: "The harbor is wide.\nIn 2019 the port handled 7.4 million containers and 418 ships, said the harbor master.",
		Target: "海港很宽。", Tag: corpus.Simplified, Beads: "0:0 1:",
	}.bitext(t)
	found := mustRun(t, b, Options{Level: Info})
	if len(found) != 1 || found[0].Check != ParagraphMissing || !slices.Contains(found[0].Values, "7400000") {
		t.Errorf("%+v", found)
	}
}

func TestChosen(t *testing.T) {
	b := Example{Source: "Some 418 ships came on Monday.", Target: "Во вторник пришло 481 судно.", Tag: corpus.Russian}.bitext(t)
	for _, c := range []struct {
		opt  Options
		want string
	}{
		{Options{}, "D303 N201"},
		{Options{Checks: []string{"numbers"}}, "N201"},
		{Options{Checks: []string{"D303", "n201"}}, "D303 N201"},
		{Options{Ignore: []string{"weekday-mismatch"}}, "N201"},
		{Options{Ignore: []string{"N", "D"}}, ""},
	} {
		var got []string
		for _, f := range mustRun(t, b, c.opt) {
			got = append(got, f.Check.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v: %v, want %s", c.opt, got, c.want)
		}
	}
	if _, unknown := Select([]string{"N201", "N999"}); unknown != "N999" {
		t.Errorf("Select passes over %q", unknown)
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"mandela", "mandlea", true}, {"reuters", "rueters", true}, {"apple", "aple", true}, {"apple", "appple", true}, {"apple", "apply", true},
		{"wlf", "wfl", true}, {"wlf", "wlg", false}, {"apple", "apple", false}, {"phone", "phones", false}, {"mail", "main", true}, {"mail", "rain", false},
	} {
		if near(c.a, c.b) != c.want || near(c.b, c.a) != c.want {
			t.Errorf("near(%q, %q) is not %v", c.a, c.b, c.want)
		}
	}
}

// Whatever the texts, Run does not panic, and spans lie in their segments.
func FuzzRun(f *testing.F) {
	for _, v := range verdicts {
		f.Add(v.english, v.other)
	}
	for _, c := range All {
		f.Add(c.Example.Source, c.Example.Target)
	}
	f.Fuzz(func(t *testing.T, src, dst string) {
		n := min(strings.Count(src, "\n"), strings.Count(dst, "\n"))
		e := Example{Source: lines(src, n+1), Target: lines(dst, n+1), Tag: corpus.Simplified}
		if strings.Contains(dst, "и") {
			e.Tag = corpus.Russian
		}
		b := e.bitext(t)
		for _, found := range mustRun(t, b, Options{Level: Info, Checks: []string{"all"}}) {
			for _, s := range found.Spans {
				runes := []rune(b.On(s.Side).Segments[s.Segment].Text)
				if s.Start < 0 || s.End < s.Start || s.End > len(runes) || string(runes[s.Start:s.End]) != s.Text {
					t.Fatalf("%s: span %+v of %q", found.Check.ID, s, b.On(s.Side).Segments[s.Segment].Text)
				}
			}
		}
	})
}

// lines is the first n lines of a text.
func lines(text string, n int) string {
	return strings.Join(strings.SplitN(text, "\n", n+1)[:n], "\n")
}
