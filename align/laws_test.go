package align

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// keepsLaws aligns two texts in every way there is and verifies the ladders.
func keepsLaws(t failer, src, dst corpus.Document) {
	t.Helper()
	for _, unit := range units {
		verified(t, aligned(t, src, dst, Options{Unit: unit}), src, dst)
		b := paired(t, src, dst, Options{Unit: unit})
		verified(t, b.Ladder, b.Src, b.Dst)
	}
}

// Whatever the texts: nothing is lost and nothing twice.
func FuzzLadder(f *testing.F) {
	f.Add("Sales rose 15%.\nCosts fell.", "销售额增长了 15%，成本下降了。", "en", "zh")
	f.Add("He left. She stayed.\n\nNobody knows why.", "Никто не знает почему.\nОн ушёл, она осталась.", "en", "ru")
	f.Add("売上高は15％増えた。\n\n*** \n١٢٣", "Umsatz +15 %\n\x00\xff\n—", "ja", "de")
	f.Add("", "一。二！三？", "", "zh-Hant")
	f.Add("“\n”\n\"", "«\n»\n「", "ru", "zh")
	f.Fuzz(func(t *testing.T, source, target, from, to string) {
		src, dst := text(corpus.Tag(from), source), text(corpus.Tag(to), target)
		if len(src.Segments) > 60 || len(dst.Segments) > 60 {
			t.Skip("long texts are drawn by TestLadderOfDrawnTexts")
		}
		keepsLaws(t, src, dst)
	})
}

// phrases are what drawn texts are made of: translations of one another, and
// what is in no language.
var phrases = []string{
	"The bridge opened on May 4, 1998, and cost $4.3 billion.", "大桥于1998年5月4日通车，耗资43亿美元。", "Мост открыли 4 мая 1998 года, он стоил 4,3 млрд долларов.",
	"“Nobody asked us,” said Anna Petrova.", "“没人问过我们，”安娜·彼得罗娃说。", "— Нас никто не спросил, — сказала Анна Петрова.",
	"Why?", "为什么？", "Почему?", "* * *", "42", "…", "日本語", "Ελληνικά", "🚲",
}

func TestLadderOfDrawnTexts(t *testing.T) {
	side := rapid.SliceOfN(rapid.SampledFrom(phrases), 0, 40)
	tags := rapid.SampledFrom([]corpus.Tag{corpus.English, corpus.Simplified, corpus.Traditional, corpus.Russian, corpus.Unknown, "ja"})
	rapid.Check(t, func(r *rapid.T) {
		src := text(tags.Draw(r, "source tag"), strings.Join(side.Draw(r, "source"), "\n"))
		dst := text(tags.Draw(r, "target tag"), strings.Join(side.Draw(r, "target"), "\n"))
		keepsLaws(r, src, dst)
	})
}

// Texts that offer no hold, or far too much on one side.
func TestLadderOfExtremes(t *testing.T) {
	lines := func(n int, line string) string { return strings.Repeat(line+"\n", n) }
	tests := []struct{ name, src, dst string }{
		{"nothing at all", "", ""},
		{"nothing to translate", "", lines(3, "没有原文。")},
		{"nothing translated", lines(3, "There is no translation."), ""},
		{"one segment each", "Why?", "Почему?"},
		{"one segment against many", "Why?", lines(30, "Почему?")},
		{"no letters", lines(40, "* * *"), lines(38, "1 2 3")},
		{"no letters, in the band", lines(200, "* * *"), lines(190, "—")},
		{"identical segments, long", lines(600, "No."), lines(550, "不。")},
		{"400 with 3", lines(400, "The bridge opened in May."), lines(3, "Мост открыли в мае.")},
		{"3 with 400", lines(3, "The bridge opened in May."), lines(400, "大桥五月通车。")},
		{"one very long segment", strings.Repeat("Nobody knows why. ", 200), strings.Repeat("没有人知道为什么。", 200)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			keepsLaws(t, text(corpus.English, tt.src), text(corpus.Chinese, tt.dst))
		})
	}
}

// The same texts give the same ladder, confidences and all.
func TestAlignIsDeterministic(t *testing.T) {
	src, dst := article(t, "drones", "en"), article(t, "drones", "ru")
	first := paired(t, src, dst, Options{Unit: corpus.Sentences}).Ladder
	second := paired(t, src, dst, Options{Unit: corpus.Sentences}).Ladder
	for k := range first {
		if first[k] != second[k] {
			t.Errorf("bead %d is %v and then %v", k, first[k], second[k])
		}
	}
}
