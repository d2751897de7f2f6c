package vectors

import "strings"

// A phrase is one meaning in English, Chinese and Russian.
type phrase struct{ en, zh, ru string }

// The grammar of the tests: who, does what, where. Every sentence of it is a
// sentence in all three languages, and 6 × 4 × 8 of them are all there are.
var (
	people = []phrase{
		{"the doctor", "医生", "доктор"}, {"the farmer", "农民", "фермер"}, {"the teacher", "教师", "учитель"},
		{"the sailor", "水手", "моряк"}, {"the singer", "歌手", "певец"}, {"the judge", "法官", "судья"},
	}
	deeds = []phrase{
		{"waited", "等候", "ждал"}, {"slept", "睡觉", "спал"}, {"worked", "工作", "работал"}, {"laughed", "大笑", "смеялся"},
	}
	places = []phrase{
		{"in the harbour", "在港口", "в порту"}, {"at the market", "在市场", "на рынке"},
		{"in the hospital", "在医院", "в больнице"}, {"in the forest", "在森林", "в лесу"},
		{"at the station", "在车站", "на вокзале"}, {"in the library", "在图书馆", "в библиотеке"},
		{"on the bridge", "在大桥", "на мосту"}, {"in the museum", "在博物馆", "в музее"},
	}
)

// grammarPairs are all sentences of the grammar with Chinese (corpus 0) and
// then with Russian (corpus 1). Each seventh is held out.
func grammarPairs() (learnt, held []Pair) {
	var zh, ru []Pair
	for i, who := range people {
		for j, does := range deeds {
			for k, where := range places {
				en := strings.Join([]string{who.en, does.en, where.en}, " ") + "."
				toZh := Pair{Src: en, Dst: who.zh + where.zh + does.zh + "。"}
				toRu := Pair{Src: en, Dst: who.ru + " " + does.ru + " " + where.ru + ".", Corpus: 1}
				if (i+3*j+5*k)%7 == 0 {
					held = append(held, toZh, toRu)
				} else {
					zh, ru = append(zh, toZh), append(ru, toRu)
				}
			}
		}
	}
	return append(zh, ru...), held
}
