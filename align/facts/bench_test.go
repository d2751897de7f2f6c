package facts

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// BenchmarkHostile reads texts made to be slow; each has 20,000 runes or more.
func BenchmarkHostile(b *testing.B) {
	for _, piece := range []string{"1 in ", "1世纪", "多", "1多", "‘a ", "“", "\"a ", "a-", "a.", "1-", "1,", "1/", "1:", "hundred and ", "million ", "万", "百", "《", "A ", "第", "半"} {
		text := strings.Repeat(piece, 20000)
		b.Run(piece, func(b *testing.B) {
			for b.Loop() {
				for _, tag := range allTags {
					Find(text, tag)
				}
			}
		})
	}
}

// BenchmarkFind reads sentences of some thirty words, as the aligner does.
func BenchmarkFind(b *testing.B) {
	for _, c := range []struct {
		name string
		text string
		tag  corpus.Tag
	}{
		{"en", "The ministry said on Thursday that more than 350,000 people had left their homes in the north since March 2023, when the river rose by 2.5 meters in three days and flooded about a third of the old town.", corpus.English},
		{"zh", "该部周四表示，自2023年3月以来，北部已有超过35万人离开家园，当时河水在三天内上涨了2.5米，淹没了老城区约三分之一的地方，许多学校和医院不得不关闭，重建工作预计需要数年时间。", corpus.Simplified},
		{"ru", "В четверг министерство сообщило, что с марта 2023 года, когда за три дня вода в реке поднялась на 2,5 метра и затопила около трети старого города, свои дома на севере покинули более 350 тысяч человек.", corpus.Russian},
		{"plain", "She closed the door behind her, walked slowly down the long corridor and wondered whether anybody in the house had noticed that the old clock above the stairs had stopped again.", corpus.English},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Find(c.text, c.tag)
			}
		})
	}
}
