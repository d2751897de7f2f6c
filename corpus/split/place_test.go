package split

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// A paragraph wrapped over three lines of its file, after an indent of two, with
// emphasis that was left out. The sentences keep their places in the file.
func TestPlaces(t *testing.T) {
	file := "  The *ferry*\n  left. It was\n  late. Nobody came."
	p := corpus.Segment{
		Text: "The ferry left. It was late. Nobody came.",
		Kind: corpus.Quote, Level: 2, Tag: "en", Block: 7,
		Place: corpus.Place{Path: "a.md", Line: 1, Column: 3, Start: 2, End: 48},
		Runs:  []corpus.Run{{Text: 0, File: 2}, {Text: 4, File: 7}, {Text: 10, File: 16}, {Text: 23, File: 31}},
	}
	got := Document(corpus.Document{Path: "a.md", Tag: "en", Segments: []corpus.Segment{p}})
	for i, want := range []string{"The *ferry*\n  left.", "It was\n  late.", "Nobody came."} {
		s := got.Segments[i]
		if s.Kind != p.Kind || s.Level != 2 || s.Tag != "en" || s.Block != 7 || s.Place.Line != 1 {
			t.Errorf("sentence %d lost what its paragraph is: %+v", i, s)
		}
		if stretch := file[s.Place.Start:s.Place.End]; stretch != want {
			t.Errorf("sentence %d is %q of the file, want %q", i, stretch, want)
		}
	}
	if r := got.Segments[2].Runs; r != nil {
		t.Errorf("the last sentence is in step with the file, but has runs %v", r)
	}
}

func TestWholeSegments(t *testing.T) {
	for _, kind := range []corpus.Kind{corpus.Title, corpus.Heading, corpus.Code} {
		s := corpus.Segment{Text: "Rise. Fall. 兴。亡。", Kind: kind}
		got := Document(corpus.Document{Segments: []corpus.Segment{s}}).Segments
		if len(got) != 1 || !reflect.DeepEqual(got[0], s) {
			t.Errorf("a %s was cut: %v", kind, got)
		}
	}
}

func TestBlankSegmentsStay(t *testing.T) {
	doc := corpus.Document{Segments: []corpus.Segment{{}, {Text: " 　\n"}, {Text: "。"}}}
	if got := Document(doc); !reflect.DeepEqual(got.Segments, doc.Segments) {
		t.Errorf("got %v", got.Segments)
	}
}

// Whatever the text: sentences are not empty, only white space is between them,
// together they are the paragraph, and each rune keeps its place in the file.
func FuzzDocument(f *testing.F) {
	for _, s := range []string{
		"Dr. Lin left (late. Very late.) “Where?” Wang asked. 5 p.m. . . . No.[1] b.",
		"“你去哪儿？”她说。《你好！》是……“好。 ”U.S.政府。1．第一。",
		"— Иду, — сказал он. — Жди… А. С. Пушкин, ул. Ленина и т. д. «Куда?» В 2024 г. Москва",
		"。 。 。", "...", ". . . .", "“‘(（《「", "a) b) c.", "\xff. \xff", "A.\u00a0B.\u3000C.", "‘“「」”’.",
	} {
		f.Add(s, 3, 5)
	}
	f.Fuzz(func(t *testing.T, text string, start, gap int) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		runes := []rune(text)
		half := len(runes) / 2
		p := corpus.Segment{Text: text, Place: corpus.Place{Start: start}}
		if gap = max(gap, 0) % 100; gap > 0 && half > 0 {
			p.Runs = []corpus.Run{{Text: 0, File: start}, {Text: half, File: start + half + gap}}
		}
		for _, tag := range []corpus.Tag{"en", "zh-Hans", "ru", ""} {
			at := 0
			for _, s := range Document(corpus.Document{Tag: tag, Segments: []corpus.Segment{p}}).Segments {
				if s.Text == text {
					return // one sentence, as it was
				}
				for at < len(runes) && unicode.IsSpace(runes[at]) {
					at++
				}
				sentence := []rune(s.Text)
				if len(sentence) == 0 || unicode.IsSpace(sentence[0]) || unicode.IsSpace(sentence[len(sentence)-1]) {
					t.Fatalf("%q: %q is empty or not trimmed", text, s.Text)
				}
				if at+len(sentence) > len(runes) || string(runes[at:at+len(sentence)]) != s.Text {
					t.Fatalf("%q: %q does not stand at rune %d", text, s.Text, at)
				}
				for i := range sentence {
					if s.Offset(i) != p.Offset(at+i) {
						t.Fatalf("%q: rune %d of %q is at %d of the file, want %d", text, i, s.Text, s.Offset(i), p.Offset(at+i))
					}
				}
				if s.Place.Start != s.Offset(0) || s.Place.End != s.Offset(len(sentence)-1)+1 {
					t.Fatalf("%q: %q is at %v", text, s.Text, s.Place)
				}
				at += len(sentence)
			}
			if strings.TrimSpace(string(runes[at:])) != "" {
				t.Fatalf("%q: lost %q", text, string(runes[at:]))
			}
		}
	})
}

// BenchmarkDocument says how much text is cut a second.
func BenchmarkDocument(b *testing.B) {
	for _, c := range []struct {
		tag  corpus.Tag
		text string
	}{
		{"en", "Dr. Lin met Mr. Orlov in the U.S. at 5 p.m. on Monday (see p. 12). “Where to?” Wang asked. It rained. "},
		{"ru", "В 2024 г. А. С. Орлов приехал в г. Псков. — Куда? — спросила она. — Домой. Шёл дождь. "},
		{"zh", "渡轮中午离港。“你去哪儿？”她低声问。他看了《你好！港口》（据说不错。），没有回答。天黑了。"},
	} {
		for _, n := range []int{10, 1000} {
			text := strings.TrimSpace(strings.Repeat(c.text, n))
			doc := corpus.Document{Tag: c.tag, Segments: []corpus.Segment{{Text: text}}}
			b.Run(string(c.tag)+map[int]string{10: "/paragraph", 1000: "/long"}[n], func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Document(doc)
				}
			})
		}
	}
}
