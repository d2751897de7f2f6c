package facts

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func texts(text string, tag corpus.Tag, class Class) string {
	var s []string
	for _, f := range Find(text, tag) {
		if f.Class == class {
			s = append(s, f.Text)
		}
	}
	return strings.Join(s, "|")
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		text string
		tag  corpus.Tag
		want string
	}{
		{"The minister met Anna de Vries in New Harbour on Monday.", corpus.English, "anna de vries|new harbour"},
		{"John F. Miller's plan for NATO", corpus.English, "john f. miller|nato"},
		{"But in May Jean-Luc Bernard left.", corpus.English, "jean-luc bernard"},
		{"В среду Анна Петрова и ООН, а также Мария Иванова-Белл", corpus.Russian, "анна петрова|оон|мария иванова-белл"},
		{"部长安娜（Anna Petrova）访问了NATO总部", corpus.Chinese, "anna petrova|nato"},
	} {
		if got := texts(c.text, c.tag, Name); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		text string
		tag  corpus.Tag
		want string
	}{
		{"“We stay,” she said. “Always.”", corpus.English, "We stay,|Always."},
		{`He said "we stay" and "they 'may' go". It is 5'10" tall.`, corpus.English, "we stay|they 'may' go"},
		{"‘It’s late,’ he said", corpus.English, "It’s late,"},
		{"the boss’ car and the boys’ bikes", corpus.English, ""},
		{"“An open one that the next paragraph goes on with", corpus.English, "An open one that the next paragraph goes on with"},
		{"她说：“我们‘不’走。”又说「好」，《书名》不算。", corpus.Chinese, "我们‘不’走。|好"},
		{"«Мы „остаёмся“», — сказала она.", corpus.Russian, "Мы „остаёмся“"},
		{"— Мы остаёмся, — сказала она. — Навсегда.", corpus.Russian, "Мы остаёмся,|Навсегда."},
		{"— Пойдём!", corpus.Russian, "Пойдём!"},
	} {
		if got := texts(c.text, c.tag, Quotation); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}
