package lang

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// texts are what the documents of the tests are made of.
var texts = map[string]string{
	"en":        "The harbour authority said that ferries would not sail before Thursday, because the storm has damaged two of the piers.",
	"en-list":   "Tickets: adults €12, students €8, pensioners €6. Doors open 19:30, Riverside Hall, Mill Lane, Norwich.",
	"en-title":  "Ferries cancelled",
	"zh-Hans":   "港务局表示，由于风暴损坏了两座码头，渡轮在周四之前不会开航。",
	"zh-Hant":   "港務局表示，由於風暴損壞了兩座碼頭，渡輪在週四之前不會開航。",
	"zh-title":  "渡轮停航",
	"zh-names":  "Riverside Hall、Mill Lane 和 Norwich 的居民",
	"ru":        "Управление порта сообщило, что паромы не выйдут раньше четверга: буря повредила два причала.",
	"ru-title":  "Паромы стоят",
	"ru-names":  "Apple Watch Series 11 и MacBook Pro",
	"uk":        "Управління порту повідомило, що пороми не вийдуть раніше четверга: буря пошкодила два причали.",
	"uk-title":  "Пороми стоять, їх відремонтують",
	"de":        "Die Hafenbehörde teilte mit, dass die Fähren nicht vor Donnerstag auslaufen, weil der Sturm zwei Anleger beschädigt hat.",
	"ja":        "港湾局によると、嵐で二つの桟橋が損傷したため、フェリーは木曜日まで出航しない。",
	"ja-title":  "港湾局発表",
	"figures":   "2024",
	"signature": "(Reuters)",
}

// document is a document of texts, given by name.
func document(names ...string) (doc corpus.Document) {
	for i, name := range names {
		doc.Segments = append(doc.Segments, corpus.Segment{Text: texts[name], Block: i})
	}
	return doc
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		about string
		texts []string
		doc   corpus.Tag
		tags  []corpus.Tag
	}{
		{"plain", []string{"en-title", "en", "figures", "en-list"}, "en", []corpus.Tag{"en", "en", "", "en"}},
		{"an English paragraph in a Chinese article",
			[]string{"zh-title", "zh-Hans", "en", "zh-names", "zh-Hans", "signature"}, "zh-Hans",
			[]corpus.Tag{"zh-Hans", "zh-Hans", "en", "zh-Hans", "zh-Hans", ""}},
		{"a Traditional quotation in a Simplified article",
			[]string{"zh-Hans", "zh-Hans", "zh-Hant", "zh-Hans"}, "zh-Hans",
			[]corpus.Tag{"zh-Hans", "zh-Hans", "zh-Hant", "zh-Hans"}},
		{"Traditional, with a title that does not tell", []string{"zh-title", "zh-Hant"}, "zh-Hant",
			[]corpus.Tag{"zh-Hant", "zh-Hant"}},
		{"a Japanese paragraph", []string{"zh-Hans", "zh-Hans", "ja"}, "zh-Hans",
			[]corpus.Tag{"zh-Hans", "zh-Hans", "ja"}},
		{"Japanese, with a headline of kanji", []string{"ja-title", "ja"}, "ja", []corpus.Tag{"ja", "ja"}},
		{"Russian with brand names", []string{"ru-title", "ru", "ru-names"}, "ru", []corpus.Tag{"ru", "ru", "ru"}},
		{"a Ukrainian paragraph in a Russian article", []string{"ru-title", "ru", "ru", "uk", "uk-title"}, "ru",
			[]corpus.Tag{"ru", "ru", "ru", "uk", "uk"}},
		{"Ukrainian", []string{"uk-title", "uk"}, "uk", []corpus.Tag{"uk", "uk"}},
		{"German, with an English paragraph", []string{"de", "de", "de", "en"}, "de", []corpus.Tag{"de", "de", "de", "en"}},
		{"a German paragraph in an English article", []string{"en", "en", "de"}, "en", []corpus.Tag{"en", "en", "de"}},
		{"the longer language wins", []string{"en", "zh-Hans", "zh-Hans", "zh-Hans"}, "zh-Hans",
			[]corpus.Tag{"en", "zh-Hans", "zh-Hans", "zh-Hans"}},
		{"nothing to tell", []string{"figures", "figures"}, "", []corpus.Tag{"", ""}},
		{"empty", nil, "", nil},
	} {
		got := Detect(document(c.texts...))
		if got.Tag != c.doc {
			t.Errorf("%s: the document is %q, want %q", c.about, got.Tag, c.doc)
		}
		for i, s := range got.Segments {
			if s.Tag != c.tags[i] {
				t.Errorf("%s: segment %d (%s) is %q, want %q", c.about, i, c.texts[i], s.Tag, c.tags[i])
			}
		}
	}
}

// Code and furniture are tagged, but say nothing about the article.
func TestDetectIgnoresCode(t *testing.T) {
	doc := document("en", "en", "en", "zh-Hans", "zh-title")
	for i, kind := range []corpus.Kind{corpus.Code, corpus.Code, corpus.Furniture} {
		doc.Segments[i].Kind = kind
	}
	if got := Detect(doc); got.Tag != "zh-Hans" || got.Segments[0].Tag != "en" {
		t.Errorf("the document is %q and its code %q, want zh-Hans and en", got.Tag, got.Segments[0].Tag)
	}
}

func TestDetectLeavesItsArgumentAlone(t *testing.T) {
	doc := document("en", "ru")
	Detect(doc)
	if doc.Tag != "" || doc.Segments[0].Tag != "" {
		t.Errorf("the argument was changed: %v", doc)
	}
}

// BenchmarkDetect is two articles of fifteen paragraphs, after the models that
// they need, if any, were loaded.
func BenchmarkDetect(b *testing.B) {
	for _, pair := range [][2]string{{"en", "zh-Hans"}, {"en", "ru"}, {"en", "uk"}} {
		b.Run(pair[0]+" "+pair[1], func(b *testing.B) {
			var src, dst []string
			for range 15 {
				src, dst = append(src, pair[0]), append(dst, pair[1])
			}
			from, to := document(src...), document(dst...)
			for b.Loop() {
				Detect(from)
				Detect(to)
			}
		})
	}
}

// BenchmarkSimplify says how many bytes of Traditional text are folded a second.
func BenchmarkSimplify(b *testing.B) {
	b.SetBytes(int64(len(texts["zh-Hant"])))
	for b.Loop() {
		Simplify(texts["zh-Hant"])
	}
}
