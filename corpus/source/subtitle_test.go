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

func FuzzSubtitles(f *testing.F) {
	f.Add("1\n00:00:01,000 --> 00:00:02,000\n<i>The dam</i>\nis empty.\n\n2\n00:00:02,000 --> 00:00:03,000\n{\\an8}水库\n")
	f.Add("WEBVTT\n\nNOTE no text\n\n00:01.000 --> 00:02.000 align:start\n<v Ada>Плотина\nпуста.\n")
	f.Fuzz(func(t *testing.T, text string) {
		checkReading(t, text, Options{Format: "srt"}, false)
	})
}
