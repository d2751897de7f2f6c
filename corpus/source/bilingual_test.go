package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// tagged makes a document of lines "tag text".
func tagged(lines string) corpus.Document {
	doc := corpus.Document{Path: "both.txt", Encoding: "utf-8"}
	for l := range strings.Lines(lines) {
		tag, text, _ := strings.Cut(strings.TrimSpace(l), " ")
		if tag == "?" {
			tag = ""
		}
		doc.Segments = append(doc.Segments, corpus.Segment{Text: text, Tag: corpus.Tag(tag), Block: len(doc.Segments)})
	}
	return doc
}

func TestBilingual(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"each paragraph followed by its translation",
			"en The dam is empty.\nzh-Hans 水库已经干涸。\nen Farmers wait.\nzh-Hans 农民在等雨。",
			"en: The dam is empty. | Farmers wait.\nzh-Hans: 水库已经干涸。 | 农民在等雨。"},
		{"the translation first, numbers in turn",
			"ru Плотина пуста.\nen The dam is empty.\n? 2024\n? 2024\nru Фермеры ждут.\nen Farmers wait.",
			"en: The dam is empty. | 2024 | Farmers wait.\nru: Плотина пуста. | 2024 | Фермеры ждут."},
		{"one text after the other",
			"en The dam is empty.\n? 1987\nen Farmers wait.\nzh 水库\nzh-Hant 水庫已經乾涸。\n? 1987\nzh-Hant 農民在等雨。",
			"en: The dam is empty. | 1987 | Farmers wait.\nzh-Hant: 水库 | 水庫已經乾涸。 | 1987 | 農民在等雨。"},
		{"a line under each heading stays under it",
			"en The dam is empty.\n? 12.05.2026\nzh-Hans 水库已经干涸。\n? 2026-05-12\nen Farmers wait.\nzh-Hans 农民在等雨。\n? ***",
			"en: The dam is empty. | 12.05.2026 | Farmers wait.\nzh-Hans: 水库已经干涸。 | 2026-05-12 | 农民在等雨。 | ***"},
		{"a number and its copy, a number at the end",
			"? 1\n? 1\nen The dam is empty.\nzh-Hans 水库已经干涸。\nen Farmers wait.\n? 2024\nen It rained.\nzh-Hans 下雨了。\nen In 2025\n? 2025",
			"en: 1 | The dam is empty. | Farmers wait. | It rained. | In 2025\nzh-Hans: 1 | 水库已经干涸。 | 2024 | 下雨了。 | 2025"},
		{"a line before the first heading",
			"? 1987\nru Плотина пуста.\nen The dam is empty.\nru Фермеры ждут.\nen Farmers wait.",
			"en: The dam is empty. | Farmers wait.\nru: 1987 | Плотина пуста. | Фермеры ждут."},
		{"what is copied to its place",
			"en The dam is empty.\nen Reuters\nzh-Hans 水库已经干涸。\nen Reuters\nen Yes\nzh-Hans 是\nen Yes\nzh-Hans 对",
			"en: The dam is empty. | Reuters | Yes | Yes\nzh-Hans: 水库已经干涸。 | Reuters | 是 | 对"},
		{"the same sign in both turns is copied one way only",
			"en One.\nzh-Hans 一。\nzh-Hans OK\nen Two.\nen OK\nzh-Hans 二。\nen Three.\nzh-Hans 三。",
			"en: One. | Two. | OK | Three.\nzh-Hans: 一。 | OK | 二。 | 三。"},
		{"neither is English",
			"ru Плотина пуста.\nzh-Hans 水库已经干涸。",
			"ru: Плотина пуста.\nzh-Hans: 水库已经干涸。"},
		{"one language", "en The dam is empty.\nen Farmers wait.", ""},
		{"a quotation in another language", "zh-Hans 一。\nzh-Hans 二。\nen Three.\nzh-Hans 四。", ""},
		{"three languages", "en One.\nru Два.\nzh-Hans 三。", ""},
		{"nothing known", "? 1\n? 2", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, dst, ok := Bilingual(tagged(tt.text))
			got := ""
			if ok {
				got = side(src) + "\n" + side(dst)
			}
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			for _, doc := range []corpus.Document{src, dst} {
				for k, s := range doc.Segments {
					if s.Block != k {
						t.Errorf("block %d of segment %d", s.Block, k)
					}
				}
			}
		})
	}
}

func side(doc corpus.Document) string {
	var texts []string
	for _, s := range doc.Segments {
		texts = append(texts, s.Text)
	}
	return fmt.Sprintf("%s: %s", doc.Tag, strings.Join(texts, " | "))
}

func TestNumbering(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a column of numbers", "1|Costs fell.|成本下降。|2|Nobody came.|没有人来。", "Costs fell.|成本下降。|Nobody came.|没有人来。"},
		{"numbers before and confidences behind", "1|Costs fell.|Расходы упали.|0.97", "Costs fell.|Расходы упали."},
		{"rules between pairs", "Costs fell.|成本下降。|***|Nobody came.|没有人来。|***", "Costs fell.|成本下降。|Nobody came.|没有人来。"},
		{"a heading that is a year", "2024|Costs fell.|成本下降。|Nobody came.|没有人来。|It rained.", "2024|Costs fell.|成本下降。|Nobody came.|没有人来。|It rained."},
		{"numbers only", "1|2|3", "1|2|3"},
	} {
		var doc corpus.Document
		for text := range strings.SplitSeq(c.text, "|") {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: text})
		}
		var got []string
		for _, s := range Article(Numbering(doc)).Segments {
			got = append(got, s.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.name, strings.Join(got, "|"), c.want)
		}
		if doc.Segments[0].Kind != corpus.Paragraph {
			t.Errorf("%s: the document given was changed", c.name)
		}
	}
}
