package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// beside is a bitext of paragraphs, a line each, one beside one.
func beside(english, other string, tag corpus.Tag) corpus.Bitext {
	b := corpus.Bitext{
		Src: text("en.txt", corpus.English, strings.Split(english, "\n")...),
		Dst: text("xx.txt", tag, strings.Split(other, "\n")...),
	}
	for i := range b.Src.Segments {
		r := corpus.Range{Lo: i, Hi: i + 1}
		b.Ladder = append(b.Ladder, corpus.Bead{Src: r, Dst: r, Confidence: 1})
	}
	return b
}

// written is an entry as the tests have it: its status and both values, each
// with its segment where that is not the bead's.
func written(e ledger.Entry) string {
	line := string(e.Status)
	for _, s := range corpus.Sides {
		switch m := e.On(s); {
		case m == nil:
			line += " | -"
		case m.Segment != e.Bead:
			line += fmt.Sprintf(" | %s in %d", m.Canonical(), m.Segment)
		default:
			line += " | " + m.Canonical()
		}
	}
	return line
}

// Pairs of texts and their ledgers.
var ledgers = []struct {
	english, other string
	tag            corpus.Tag
	want           []string
}{
	// Kept and rephrased.
	{"The port handled 7.4 million containers.", "该港口处理了740万个集装箱。", "zh-Hans", []string{"same | 7400000 | 7400000"}},
	{"It cost $9.4 billion.", "Он стоил около 9 млрд долларов.", "ru", []string{"rephrased | USD 9400000000 | USD ~9000000000"}},
	{"It is 40 miles long.", "它长64公里。", "zh-Hans", []string{"rephrased | 40 mi | 64 km"}},
	{"It met on Monday and Friday.", "Он собирался в пятницу и понедельник.", "ru", []string{"same | Mon | Mon", "same | Fri | Fri"}},
	{"“We will not sell the land,” he said.", "他说：“我们不会卖掉这块地。”", "zh-Hans", []string{"same | We will not sell the land, | 我们不会卖掉这块地。"}},

	// A half and a double are one value: the verb says which way.
	{"The rate doubled.", "Ставку сократили вдвое.", "ru", []string{"same | ×2 | ×2"}},
	{"It was halved.", "Он сократился вдвое.", "ru", []string{"same | ×0.5 | ×2"}},
	{"The rate doubled.", "Ставку сократили втрое.", "ru", []string{"changed | ×2 | ×3"}},

	// Said twice on one side, and ranges and scores whose ends stand apart.
	{"In 2024 they came, and in 2024 they left.", "В 2024 году они пришли и ушли.", "ru", []string{"same | 2024 | 2024", "same | 2024 | 2024"}},
	{"It takes 20 to 30 percent.", "Это занимает 20 % или 30 %.", "ru", []string{"same | 20–30% | 20%", "same | 20–30% | 30%"}},
	{"It takes 20 to 30 percent.", "Это занимает 20 % или 40 %.", "ru", []string{"same | 20–30% | 20%", "only | - | 40%"}},
	{"They won 9-4.", "9票赞成，4票反对。", "zh-Hans", []string{"same | score 9-4 | 9", "same | score 9-4 | 9", "same | score 9-4 | 4"}},

	// Another value stands in its place: a misprint before a stranger.
	{"Some 418 ships came.", "Пришло 481 судно.", "ru", []string{"changed | ~418 | 481"}},
	{"Some 418 ships came.", "Пришло 620 судов.", "ru", []string{"changed | ~418 | 620"}},
	{"It has 418 ships and 35 cranes.", "В нём 53 крана и 481 судно.", "ru", []string{"changed | 418 | 481", "changed | 35 | 53"}},
	{"It has 35 ships and 53 cranes.", "В нём 53 крана и 35 судов.", "ru", []string{"same | 35 | 35", "same | 53 | 53"}},
	{"It costs 5 percent.", "Это стоит 70 %.", "ru", []string{"changed | 5% | 70%"}},
	{"It costs 5 percent.", "Это стоит 70 долларов.", "ru", []string{"only | 5% | -", "only | - | USD 70"}},
	{"He came on Monday.", "Он пришёл во вторник.", "ru", []string{"changed | Mon | Tue"}},

	// A figure said again does not hide its misprint.
	{"It trains 10,000 teachers; 10 thousand in all.", "培训一万名教师，共计1亿名。", "zh-Hans", []string{"same | 10000 | 10000", "changed | 10000 | 100000000"}},

	// Years: bare, in a date, and with a slip that makes them a length of time.
	{"On May 12, 1937 it opened.", "Он открылся 12 мая 1973 года.", "ru", []string{"changed | 1937-05-12 | 1973-05-12"}},
	{"It opened in 1937.", "它于1973年5月12日开放。", "zh-Hans", []string{"changed | 1937 | 1973-05-12"}},
	{"It opened on May 12, and it was 1937.", "它于1973年5月12日开放。", "zh-Hans", []string{"same | 1973-05-12 | 1973-05-12", "changed | 1937 | 1973-05-12"}},
	{"In 2022 it closed.", "它于7022年关闭。", "zh-Hans", []string{"changed | 2022 | 7022 a"}},

	// A time and a small number are no pair; two small numbers are.
	{"It opens at 4 p.m.", "Он откроется в четыре.", "ru", []string{"only | 16:00 | -"}},
	{"Four came.", "Пришли четверо.", "ru", []string{"same | 4 | 4"}},

	// What is soft, and names, are not entered where they stand alone.
	{"Three ships came.", "Суда пришли.", "ru", nil},
	{"John Smith came with 418 ships.", "Пришёл Джон Смит, с ним 418 судов.", "ru", []string{"same | 418 | 418"}},

	// Elsewhere: what is told by one digit, or a word before it is a value, is
	// not looked for.
	{"It holds 72 people.\nIt is old.", "Она большая.\nВ ней 72 человека.", "ru", []string{"moved | 72 | 72 in 1", "moved | 72 in 0 | 72"}},
	{"It holds 7 people.\nIt is old.", "Она большая.\nВ ней 7 человек.", "ru", []string{"only | 7 | -", "only | - | 7"}},
	{"It holds 70 people.\nIt is old.", "Она большая.\nВ ней 70 человек.", "ru", []string{"only | 70 | -", "only | - | 70"}},
	{"It holds 7 tons.\nIt is old.", "Она большая.\nВ ней 7 тонн.", "ru", []string{"moved | 7 t | 7 t in 1", "moved | 7 t in 0 | 7 t"}},
	{"They won 9-4.\nIt is old.", "Он стар.\nОни победили 9:4.", "ru", []string{"only | score 9-4 | -", "only | - | score 9-4"}},
	// Of two that are there, the nearer one.
	{
		"Big.\nOld.\nNew.\nIt holds 72.", "В ней 72.\nСтарый.\nВ ней 72.\nБольшой.", "ru",
		[]string{"moved | 72 in 3 | 72", "moved | 72 in 3 | 72", "moved | 72 | 72 in 2"},
	},
	{
		"Big.\nOld.\nNew.\nIt holds 72.", "В ней 72.\nВ ней 72.\nНовый.\nБольшой.", "ru",
		[]string{"moved | 72 in 3 | 72", "moved | 72 in 3 | 72", "moved | 72 | 72 in 1"},
	},
	{ // three beads off is the whole text again, of which the first is taken
		"Big.\nOld.\nNew.\nWide.\nIt holds 72.", "В ней 72.\nВ ней 72.\nНовый.\nБольшой.\nШирокий.", "ru",
		[]string{"moved | 72 in 4 | 72", "moved | 72 in 4 | 72", "moved | 72 | 72 in 0"},
	},

	// The dateline: a full date in the first three paragraphs.
	{"Sept. 26, 2024. It opened yesterday.", "26 сентября 2024 года. Он открылся 25 сентября.", "ru", []string{"same | 2024-09-26 | 2024-09-26", "same | 2024-09-25 | 2024-09-25"}},
	{
		"Old.\nNew.\nSept. 26, 2024.\nIt opened yesterday.", "Старый.\nНовый.\n26 сентября 2024 года.\nОн открылся 25 сентября.", "ru",
		[]string{"same | 2024-09-26 | 2024-09-26", "same | 2024-09-25 | 2024-09-25"},
	},
	{
		"Old.\nNew.\nBig.\nSept. 26, 2024. It opened yesterday.", "Старый.\nНовый.\nБольшой.\n26 сентября 2024 года. Он открылся 25 сентября.", "ru",
		[]string{"same | 2024-09-26 | 2024-09-26", "only | - | 09-25"},
	},
	// A year that only one text names is that text's and not the dateline's.
	{"Sept. 26, 2024. It opened on May 3.", "26 сентября 2024 года. Он открылся 3 мая 2019 года.", "ru", []string{"same | 2024-09-26 | 2024-09-26", "same | 2024-05-03 | 2019-05-03"}},
}

func TestOf(t *testing.T) {
	for _, c := range ledgers {
		l, err := ledger.Of(beside(c.english, c.other, c.tag), ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range l.Entries {
			got = append(got, written(e))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n%s\ngot  %q\nwant %q", c.english, c.other, got, c.want)
		}
	}
}

// The day that the article bears goes before what the text says.
func TestDateline(t *testing.T) {
	b := beside("Sept. 26, 2024. It opened yesterday.", "26 сентября 2024 года. Он открылся 11 марта.", "ru")
	l, err := ledger.Of(b, ledger.Options{Dateline: time.Date(2024, 3, 12, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	if got := written(l.Entries[1]); got != "same | 2024-03-11 | 2024-03-11" {
		t.Error(got)
	}
}

func TestOfRefuses(t *testing.T) {
	for want, change := range map[string]func(*corpus.Bitext){
		"en.txt: its language is not known":                         func(b *corpus.Bitext) { b.Src.Tag = corpus.Unknown },
		"en.txt and xx.txt have no valid ladder; align them first":  func(b *corpus.Bitext) { b.Ladder = b.Ladder[:1] },
		"bead 0 is empty on both sides":                             func(b *corpus.Bitext) { b.Ladder[0] = corpus.Bead{} },
		"bead 0: confidence 2 is outside 0 to 1":                    func(b *corpus.Bitext) { b.Ladder[0].Confidence = 2 },
		"the target: its language is not known; set its Tag, or de": func(b *corpus.Bitext) { b.Dst.Path, b.Dst.Tag = "", "" },
	} {
		b := beside("One.\nTwo.", "Один.\nДва.", "ru")
		change(&b)
		if _, err := ledger.Of(b, ledger.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// Segments may be in another language than their document, or in none.
func TestSegmentLanguage(t *testing.T) {
	b := beside("It has 7.4 million.\nIt has 418.", "740万。\nВ нём 418.", corpus.Simplified)
	b.Dst.Segments[0].Tag, b.Dst.Segments[1].Tag = corpus.Unknown, corpus.Russian
	l, err := ledger.Of(b, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !l.Fits(b) || l.Fits(corpus.Bitext{}) {
		t.Error("Fits is wrong")
	}
	if len(l.Entries) != 2 || l.Entries[0].Status != ledger.Kept || l.Entries[1].Status != ledger.Kept {
		t.Errorf("%v", l.Entries)
	}
}

// In a paragraph of very many figures each is held against the hundred before
// and after its place across, to keep time in proportion: further off a figure
// counts as moved.
func TestCrowded(t *testing.T) {
	const n = 300
	row := func(first int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%d; ", first+i)
		}
		return b.String()
	}
	for shift, kept := range map[int]int{100: n - 100, 101: 0} {
		l, err := ledger.Of(beside(row(5000), row(5000+shift), "ru"), ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, e := range l.Entries {
			if e.Status == ledger.Kept {
				got++
			}
		}
		if got != kept {
			t.Errorf("shifted by %d: %d are kept, want %d", shift, got, kept)
		}
	}
}

// sentences are texts with facts of all sorts.
var sentences = map[corpus.Tag][]string{
	"en":      {"Some 418 ships came.", "It cost $4.3 billion.", "It opened on May 12, 1937.", "They won 3-2.", "Rates rose 2 to 3 percent.", "Three came.", "“We are glad,” she said.", "It doubled.", "Yesterday at 4 p.m.", "See https://example.org/a."},
	"zh-Hans": {"来了418艘船。", "耗资43亿美元。", "1937年5月12日开放。", "三比二获胜。", "上升2%至3%。", "来了三个。", "她说：“我们很高兴。”", "翻了一番。", "昨天下午4时。", "见 https://example.org/b 。"},
	"ru":      {"Пришло 481 судно.", "Он стоил 4,3 млрд долларов.", "Открылся 12 мая 1937 года.", "Победили 3:2.", "Выросли на 2–3 %.", "Пришли трое.", "«Мы рады», — сказала она.", "Выросло вдвое.", "Вчера в 16:00.", "См. https://example.org/a ."},
}

// The laws of a ledger: entries are in the order of beads and, within a bead, of
// the source, those of the target alone last; none is empty; every fact that is
// hard, and no name, is in an entry of its bead.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		paragraphs := func(tag corpus.Tag, label string) []string {
			return rapid.SliceOfN(rapid.Map(rapid.SliceOfN(rapid.SampledFrom(sentences[tag]), 0, 4), func(s []string) string {
				return strings.Join(s, " ")
			}), 4, 4).Draw(t, label)
		}
		tag := rapid.SampledFrom([]corpus.Tag{"zh-Hans", "ru"}).Draw(t, "tag")
		b := beside(strings.Join(paragraphs("en", "english"), "\n"), strings.Join(paragraphs(tag, "other"), "\n"), tag)
		l, err := ledger.Of(b, ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		type at struct {
			side           corpus.Side
			segment, start int
		}
		entered := map[at]bool{}
		for k, e := range l.Entries {
			if e.Source == nil && e.Target == nil {
				t.Fatalf("entry %d is empty", k)
			}
			if k > 0 && l.Entries[k-1].Bead > e.Bead {
				t.Fatalf("entry %d goes back to bead %d", k, e.Bead)
			}
			if k > 0 && l.Entries[k-1].Bead == e.Bead && l.Entries[k-1].Source == nil && e.Source != nil {
				t.Fatalf("entry %d stands after one of the target alone", k)
			}
			for _, s := range corpus.Sides {
				if m := e.On(s); m != nil {
					entered[at{s, m.Segment, m.Start}] = true
				}
			}
		}
		for _, s := range corpus.Sides {
			for i := range b.On(s).Segments {
				for _, m := range l.Facts(s, i) {
					if m.Hard() && m.Class != facts.Name && !entered[at{s, i, m.Start}] {
						t.Fatalf("%s %s of %s %d is not entered", m.Class, m.Canonical(), s, i)
					}
				}
			}
		}
		for k := range b.Ladder {
			for _, e := range l.Bead(k) {
				if e.Bead != k {
					t.Fatalf("Bead(%d) has an entry of bead %d", k, e.Bead)
				}
			}
		}
	})
}
