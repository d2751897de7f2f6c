package source

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestApart(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a dash between two languages", "bridge — мост\nThe river is wide. — Река широкая.\nfishing nets – рыболовные сети", "bridge|мост|The river is wide.|Река широкая.|fishing nets|рыболовные сети"},
		{"cues with a line in each", "The mayor left.市长走了。\n星期二下雨了。It rained on Tuesday.\n(HORN BLOWS)", "The mayor left.|市长走了。|星期二下雨了。|It rained on Tuesday.|(HORN BLOWS)"},
		{"quotation marks stay with their text", "“Nobody knew,” he said. “没人知道，”他说。\n«Тихо», — сказал он. “Quiet,” he said.", "“Nobody knew,” he said.|“没人知道，”他说。|«Тихо», — сказал он.|“Quiet,” he said."},
		{"figures", "It opened in 1937. Он открылся в 1937.\n2. Second | 2. Второй", "It opened in 1937.|Он открылся в 1937.|2. Second|2. Второй"},
		{"a name in the other script is no half", "OpenAI 宣布推出新的模型，供世界各地的开发者使用。\nМост BridgeOne закрыли на ремонт до конца весны.", "OpenAI 宣布推出新的模型，供世界各地的开发者使用。|Мост BridgeOne закрыли на ремонт до конца весны."},
		{"one such paragraph makes no text of them", "The river is wide. — Река широкая.\nNobody was hurt.\nIt rained all day.\nMen fish.", "The river is wide. — Река широкая.|Nobody was hurt.|It rained all day.|Men fish."},
	} {
		var doc corpus.Document
		for text := range strings.Lines(c.text) {
			text = strings.TrimSpace(text)
			doc.Segments = append(doc.Segments, corpus.Segment{Text: text, Place: corpus.Place{Start: 100, End: 100 + len([]rune(text))}})
		}
		var got []string
		for k, s := range Apart(doc).Segments {
			got = append(got, s.Text)
			if n := len([]rune(s.Text)); s.Place.End-s.Place.Start != n || s.Place.Start < 100 {
				t.Errorf("%s: segment %d of %d runes at %v", c.name, k, n, s.Place)
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, strings.Join(got, "|"), c.want)
		}
	}
}
