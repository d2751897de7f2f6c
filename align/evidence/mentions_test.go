package evidence

import (
	"math"
	"slices"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// Figures of one value are one mention, whatever the language writes.
func TestFiguresOf(t *testing.T) {
	tests := []struct{ name, en, zh, ru string }{
		{"billions", "It is worth $4.3 billion.", "它价值43亿美元。", "Он стоит 4,3 млрд долларов."},
		{"thousands", "It made 1,200 flights.", "它飞行了1200架次。", "Он совершил 1200 полётов."},
		{"myriads", "Some 57,000 visitors came.", "有5.7万人来访。", "Пришло 57 тыс. посетителей."},
		{"percent", "The share fell to 97.5 percent.", "比例降至97.5%。", "Доля упала до 97,5 %."},
		{"a date", "The rules last until March 1, 2026.", "规定有效期至2026年3月1日。", "Правила действуют до 1 марта 2026 года."},
		{"a range", "Expect 10 to 15 percent less.", "预计减少10%至15%。", "Ожидается на 10–15 % меньше."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := hardKeys(figuresOf(tt.en, corpus.English))
			if len(want) == 0 {
				t.Fatalf("no figure in %q", tt.en)
			}
			for _, other := range []struct {
				tag  corpus.Tag
				text string
			}{{corpus.Simplified, tt.zh}, {corpus.Russian, tt.ru}} {
				if got := hardKeys(figuresOf(other.text, other.tag)); !slices.Equal(got, want) {
					t.Errorf("%s: %q has %q, %q has %q", other.tag, tt.en, want, other.text, got)
				}
			}
		})
	}
}

// hardKeys lists the keys of the mentions that a translation must keep.
func hardKeys(list []mention) []string {
	var out []string
	for _, m := range list {
		if m.weight == 1 {
			out = append(out, m.key)
		}
	}
	slices.Sort(out)
	return out
}

func TestNoFigures(t *testing.T) {
	for _, text := range []string{"", "Nobody knows why.", "没有人知道为什么。", "Никто не знает почему."} {
		if got := figuresOf(text, corpus.Unknown); len(got) != 0 {
			t.Errorf("%q has figures %v, want none", text, got)
		}
	}
}

// A name sounds alike in both scripts, whatever case it stands in.
func TestNamesSoundAlike(t *testing.T) {
	tests := []struct{ en, ru string }{
		{"Putin", "Путина"},
		{"Putin", "Путиным"},
		{"Merkel", "Меркель"},
		{"Petrova", "Петровой"},
		{"Trump", "Трампу"},
		{"London", "Лондоне"},
		{"Obama", "Обаму"},
	}
	for _, tt := range tests {
		en, ru := namesOf("we saw "+tt.en+"."), namesOf("мы видели "+tt.ru+".")
		if len(en) != 1 || len(ru) != 1 || en[0] != ru[0] {
			t.Errorf("%s is %v and %s is %v, want one name", tt.en, en, tt.ru, ru)
		}
	}
}

func TestNamesOf(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"words in lower case are no names", "the mayor said so, мэр так сказал", nil},
		{"one letter is too little", "Vitamin C", []string{"vtmn"}},
		{"Han is left out, Latin inside it stands for itself", "斯凯里航空（Skerry）每天飞行", []string{"skr"}},
		{"a name counts once", "Anna met Anna", []string{"an"}},
		{"vowels but the first go", "Olga Андрей", []string{"olg", "andr"}},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range namesOf(tt.text) {
			got = append(got, m.key)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q has %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

// What both sides mention is counted once a mention; the rest stands apart.
func TestAgree(t *testing.T) {
	side := func(texts ...[]mention) []Segment {
		var out []Segment
		for _, m := range texts {
			out = append(out, Segment{figures: m})
		}
		return out
	}
	m := func(key string, weight float64) mention { return mention{key, weight} }
	src := side([]mention{m("43", 1), m("7", 1), m("7", 1)}, nil, []mention{m("1", 0.3)})
	dst := side([]mention{m("7", 1), m("43", 1)}, []mention{m("1", 1), m("2", 0.3)}, nil)
	tests := []struct {
		name     string
		src, dst []Segment
		want     agreement
	}{
		{"one 7 has no partner", src[:1], dst[:1], agreement{2, 1, 3, 2}},
		{"over several segments", src, dst[:2], agreement{3, 1.3, 4, 4}},
		{"only one side mentions anything", src[:1], dst[2:], agreement{0, 3, 3, 0}},
		{"neither does", src[1:2], dst[2:], agreement{}},
	}
	for _, tt := range tests {
		got := agree(tt.src, tt.dst, func(s *Segment) []mention { return s.figures })
		if math.Abs(got.shared-tt.want.shared) > nearly || math.Abs(got.apart-tt.want.apart) > nearly || got.src != tt.want.src || got.dst != tt.want.dst {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
		if got.any() != (tt.want != agreement{}) {
			t.Errorf("%s: anything is mentioned: %v", tt.name, got.any())
		}
	}
}
