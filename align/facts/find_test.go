package facts

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// canonical is the facts of a text as "class canonical", joined by "; ".
func canonical(text string, tag corpus.Tag) string {
	var s []string
	for _, f := range Find(text, tag) {
		s = append(s, f.Class.String()+" "+f.Canonical())
	}
	return strings.Join(s, "; ")
}

// TestSameFact writes one fact in three languages. An empty cell is not tested.
func TestSameFact(t *testing.T) {
	for _, c := range []struct{ en, zh, ru, want string }{
		{"a bill of $7.6 billion", "76亿美元的账单", "счёт на $7,6 млрд", "money USD 7600000000"},
		{"2,480,000 voters", "248万选民", "2 480 000 избирателей", "number 2480000"},
		{"36,500 tickets", "3万6500张票", "36,5 тыс. билетов", "number 36500"},
		{"1.2 trillion cells", "一万二千亿个细胞", "1,2 трлн клеток", "number 1200000000000"},
		{"it fell 3.8 percent", "下降了百分之三点八", "упал на 3,8 %", "percent 3.8%"},
		{"up 4 percentage points", "上升四个百分点", "на 4 п. п.", "point 4pp"},
		{"40 percent of pupils", "四成学生", "40 процентов учеников", "percent 40%"},
		{"three-fifths", "五分之三", "три пятых", "fraction 3/5"},
		{"the 17th century", "十七世纪", "XVII век", "century c17"},
		{"In the 21st century", "在二十一世纪", "В XXI веке", "century c21"},
		{"in the 1970s", "上世纪70年代", "в 1970-х годах", "decade 1970s"},
		{"Tuesday, Jan. 14, 2025", "2025年1月14日星期二", "во вторник, 14 января 2025 года", "date 2025-01-14 Tue"},
		{"on March 8, 2023", "二〇二三年三月八日", "8 марта 2023 г.", "date 2023-03-08"},
		{"at 7:45 p.m.", "晚上7时45分", "в 19:45", "time 19:45"},
		{"a 62-year-old", "62岁", "62-летний", "age 62 a"},
		{"the 12th round", "第12轮", "12-й раунд", "ordinal ord 12"},
		{"won 4-1", "4比1获胜", "победили 4:1", "score score 4-1"},
		{"30 kilometres", "30公里", "30 километрах", "measure 30 km"},
		{"more than 2 million", "200多万", "более 2 млн", "number >2000000"},
	} {
		for _, side := range []struct {
			text string
			tag  corpus.Tag
		}{{c.en, corpus.English}, {c.zh, corpus.Simplified}, {c.ru, corpus.Russian}} {
			if got := canonical(side.text, side.tag); got != c.want {
				t.Errorf("%s: got %q, want %q", side.text, got, c.want)
			}
		}
	}
}

// A text may end anywhere, and be one letter: N and R are currencies, and a word
// that is to follow them does not.
func TestTextsCutShort(t *testing.T) {
	for text, tag := range map[string]corpus.Tag{
		"N":                            corpus.English,
		"R":                            corpus.English,
		"Из 5 млн ₽ и 3 R":             corpus.Russian,
		"about USD 5 or R 40, -3 °C N": corpus.English,
		"约100万元，R5，负三摄氏度，N": corpus.Simplified,
	} {
		runes := []rune(text)
		for n := range len(runes) + 1 {
			for _, f := range Find(string(runes[:n]), tag) {
				if f.End > n {
					t.Errorf("%q: a fact ends at %d", string(runes[:n]), f.End)
				}
			}
		}
	}
}
