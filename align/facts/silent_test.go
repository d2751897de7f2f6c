package facts

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// TestSilent has words that look like numbers, dates or units and are none.
func TestSilent(t *testing.T) {
	for tag, texts := range map[corpus.Tag]string{
		corpus.English: "one of them|which one|no one came|the one he chose|one another|some people, always|you may be right|" +
			"they march on|he sat in the sun|at first sight|a third party|it is second nature|a number of people|open 24/7|" +
			"the room was tidied|over the hill|about the house|up to the door",
		corpus.Chinese: "他收拾了房间|大陆队伍|一些人一直|我们一起走|十分高兴|万一下雨|四川人|五角大楼|一带一路|双十一|两岸关系|统一|唯一|" +
			"老百姓|百货公司|放肆|入伍|捡拾垃圾|一般来说|一样|一切|万分感谢|三峡|八达岭|五星红旗|千里迢迢|乱七八糟|四面八方|独一无二|" +
			"千瓦|三番五次|七上八下|百科全书|十字路口|两会|几乎|数学|零售|重点|公斤|有点|多伦多|陆先生",
		corpus.Russian: "друг друга|один из них|ни один человек|как раз вовремя|впервые|не раз|прежде всего|во-первых|одновременно|" +
			"тем более|на первый взгляд|сто раз говорил|стоит дом|семья|три́умф|пятно|стол|двор|век живи — век учись",
	} {
		for text := range strings.SplitSeq(texts, "|") {
			if got := values(text, tag); got != "" {
				t.Errorf("%s: %s: got %s, want nothing", tag, text, got)
			}
		}
	}
}
