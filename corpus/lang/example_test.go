package lang_test

import (
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// The language of one text; a text that does not tell has none.
func ExampleIdentify() {
	for _, text := range []string{
		"The ferry to the island stopped on Monday.",
		"开往岛上的渡轮星期一停航了。",
		"開往島上的渡輪星期一停航了。",
		"В понедельник паром на остров не пошёл.",
		"2026",
	} {
		tag, _ := lang.Identify(text)
		fmt.Printf("%q %s\n", tag, lang.NameOf(tag))
	}
	// Output:
	// "en" English
	// "zh-Hans" Simplified Chinese
	// "zh-Hant" Traditional Chinese
	// "ru" Russian
	// "" Unknown language
}

// A document: the language of the whole, and of each segment that tells.
func ExampleDetect() {
	doc := corpus.Document{Segments: []corpus.Segment{
		{Text: "В понедельник паром на остров не пошёл, и никто не знает, когда он пойдёт снова."},
		{Text: "The ferry to the island stopped on Monday, and nobody knows when it will sail again."},
		{Text: "В порту ждут сто человек."},
		{Text: "2026"},
	}}
	doc = lang.Detect(doc)
	fmt.Printf("%q:", doc.Tag)
	for _, s := range doc.Segments {
		fmt.Printf(" %q", s.Tag)
	}
	fmt.Println()
	// Output:
	// "ru": "ru" "en" "ru" ""
}
