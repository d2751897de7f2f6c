package source

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestLines(t *testing.T) {
	text := "\uFEFF  Sales rose. \r\n\r\n销售额增长了 15%，\n \t\nПродажи выросли.\tДа"
	doc, err := Read("-", strings.NewReader(text), Options{Lines: true})
	if err != nil {
		t.Fatal(err)
	}
	checkPlaces(t, strings.TrimPrefix(text, "\uFEFF"), doc.Segments)
	want := "paragraph:   Sales rose. \nparagraph: 销售额增长了 15%，\nparagraph: Продажи выросли.\tДа\n"
	if got := outline(doc.Segments); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if at := doc.Segments[1].Place; at.Line != 3 || at.Column != 1 {
		t.Errorf("the second segment is at %d:%d, want 3:1", at.Line, at.Column)
	}
}

func TestCells(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "dam": 3, "水坝": 4, "Плотина": 7, "e\u0301": 1, "“水”": 4, "（水）": 6, "댐": 2, "a\tb": 6, "\t": 4,
	} {
		if got := cells(text); got != want {
			t.Errorf("%q takes %d cells, want %d", text, got, want)
		}
	}
}

func TestOrnament(t *testing.T) {
	for text, want := range map[string]bool{"* * *": true, "---": true, "——": false, "•": false, "———": true, "- - a": false, "": false} {
		if got := ornament(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// What is no heading, though it is a short line by itself.
func TestHeadings(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Town rebuilds its lighthouse\n\nMaria Keller in Brightwater\n\nUpdated 4 May 2026, 9:15 a.m.\n\nA boat passes the ruined lighthouse on Sunday\n\nPhoto: Jonas Weld/Coastal News\n\nThe work will cost $3 million.\n\nWhy it matters\n\nMany boats use the harbour.\n\nRead more: The storm that changed a coast\n\nThe tower will be 31 metres high.\n\n[This article was updated on Monday]\n\nIt will be lit in 2027.",
			"Town rebuilds its lighthouse|Why it matters"},
		{"渔镇重建灯塔\n\n玛丽亚·凯勒\n\n2026年5月4日上午9时15分更新\n\n周日，一艘船驶过已成废墟的灯塔\n\n图片：乔纳斯·韦尔德\n\n工程将耗资3400万美元。\n\n为何重要\n\n每天约有120艘渔船进出港口。\n\n阅读更多：改变海岸的风暴\n\n新塔高31米。\n\n（编者按：本文有删节）\n\n将于2027年点亮。",
			"渔镇重建灯塔|为何重要"},
		{"Город восстановит маяк\n\nМария Келлер\n\nОбновлено 4 мая 2026 года в 09:15\n\nЛодка проходит мимо развалин маяка\n\nФото: Йонас Вельд\n\nРаботы обойдутся в 3 млн долларов.\n\nПочему это важно\n\nВ гавань заходят 120 судов.\n\nЧитайте также: Шторм, изменивший берег\n\nБашня будет высотой 31 метр.",
			"Город восстановит маяк|Почему это важно"},
	}
	for _, tt := range tests {
		var found []string
		for _, s := range readAs(t, "text", tt.text) {
			if s.Kind == corpus.Title || s.Kind == corpus.Heading {
				found = append(found, s.Text)
			}
		}
		if got := strings.Join(found, "|"); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}
