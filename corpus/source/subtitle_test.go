package source

import (
	"strings"
	"testing"
)

func TestSubtitles(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"SubRip", "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>The dam</i>\r\n- is {\\an8}empty.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n水库\r\n干涸。\r\n",
			"paragraph: The dam - is empty.\nparagraph: 水库干涸。\n"},
		{"a blank line was forgotten", "1\n00:00:01,000 --> 00:00:02,000\nДа.\n2\n00:00:02,000 --> 00:00:03,000\nНет, 5 < 6.\n",
			"paragraph: Да.\nparagraph: Нет, 5 < 6.\n"},
		{"WebVTT", "WEBVTT - Film\nKind: captions\n\nNOTE\nnot shown\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ada>The <00:01.500><c.loud>dam</c>.\n",
			"paragraph: The dam.\n"},
		{"blank lines after the times and within a cue", "1\n00:00:01,000 --> 00:00:02,000\n\nПлотина пуста.\n\n Вода ушла.\n\n\n2\n\n00:00:02,000 --> 00:00:03,000\n\n1984\n\n3\n00:00:04,000 --> 00:00:05,000\nДа.\n",
			"paragraph: Плотина пуста. Вода ушла.\nparagraph: 1984\nparagraph: Да.\n"},
		{"no numbers", "00:00:01,000 --> 00:00:02,000\nВода ушла.\n\n00:00:02,000 --> 00:00:03,000\n\n1984\n\n00:00:04,000-->00:00:05,000\nДа.\n",
			"paragraph: Вода ушла.\nparagraph: 1984\nparagraph: Да.\n"},
		{"a blank line in WebVTT, and names and notes after it", "WEBVTT\n\na\n00:01.000 --> 00:02.000\nThe dam\n\nis empty.\n\nNOTE not\nshown\n\nsecond cue\n00:02.000 --> 00:03.000\nTom &amp; Ada<br>wait.\n",
			"paragraph: The dam is empty.\nparagraph: Tom & Ada wait.\n"},
		{"both languages in each cue", "1\n00:00:01,000 --> 00:00:02,000\n水库干涸。\nThe dam\nis empty.\n\n2\n00:00:02,000 --> 00:00:03,000\n农民等雨。\\NFarmers wait.\n\n3\n00:00:04,000 --> 00:00:05,000\n{\\an8}- 1984?\n<i>我用iPhone。</i>\n<b>I use an iPhone.</b>\n",
			"paragraph: 水库干涸。\nparagraph: The dam is empty.\nparagraph: 农民等雨。\nparagraph: Farmers wait.\nparagraph: - 1984?我用iPhone。\nparagraph: I use an iPhone.\n"},
		{"a foreign line is no translation", "1\n00:00:01,000 --> 00:00:02,000\nНа вывеске:\nKEEP OUT\n\n2\n00:00:02,000 --> 00:00:03,000\nВода ушла.\n\n3\n00:00:03,000 --> 00:00:04,000\nДождя нет.\n",
			"paragraph: На вывеске: KEEP OUT\nparagraph: Вода ушла.\nparagraph: Дождя нет.\n"},
		{"SubStation", "[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nComment: 0,0:00:00.00,0:00:01.00,D,,0,0,0,,not shown\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,{\\i1}水库，\\N干涸。{note}\\N{\\fs10}The dam,\\hof course,\\nis empty.\nDialogue: 0,0:00:02.00,0:00:03.00,D,,0,0,0,,{\\an7\\p1}m 0 0 l 10 10{\\p0}\nDialogue: 0,0:00:02.00,0:00:03.00,D,,0,0,0,,{\\pos(1,2)}\n",
			"paragraph: 水库，干涸。\nparagraph: The dam, of course, is empty.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read("-", strings.NewReader(tt.text), Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkPlaces(t, tt.text, doc.Segments)
			if got := outline(doc.Segments); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
