package ledger_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// FuzzOf makes the ledger of any two texts. Every fact of a segment is in an
// entry of the ledger, on its side, where the text has it; entries go by beads;
// twice the same texts have the same ledger.
func FuzzOf(f *testing.F) {
	f.Add("On May 4, 1998, “four” of 418 ships, $4.3 billion.\nAnna Petrova left.", "1998年5月4日，481艘船中的“四”艘，耗资43亿美元。\n安娜·彼得罗娃走了。", "zh-Hans")
	f.Add("It cost 5 °F, 3:2, 12 p.m. EST.", "Стоило 1,5 млн руб., счёт 3:2, в 12 часов.\nВ Москве 5 мая.", "ru")
	f.Fuzz(func(t *testing.T, source, target, tag string) {
		b := oneToOne(source, target, corpus.Tag(tag))
		l, err := ledger.Of(t.Context(), b, ledger.Options{})
		if err != nil {
			if b.Verify() == nil || strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("refused without reason, or in more than one line: %q", err)
			}
			return
		}
		if again, _ := ledger.Of(t.Context(), b, ledger.Options{}); !reflect.DeepEqual(again.Entries, l.Entries) {
			t.Fatalf("two ledgers:\n%v\n%v", l.Entries, again.Entries)
		}
		var byBead []ledger.Entry
		for k := range b.Ladder {
			byBead = append(byBead, l.Bead(k)...)
		}
		if !l.Fits(b) || !slices.Equal(byBead, l.Entries) {
			t.Fatal("the entries of the beads are not those of the ledger")
		}
		for _, side := range []corpus.Side{corpus.Source, corpus.Target} {
			for i, s := range b.On(side).Segments {
				for _, m := range l.Facts(side, i) {
					if m.Segment != i || m.Start < 0 || m.Start >= m.End || m.End > len([]rune(s.Text)) {
						t.Fatalf("%q: a fact of segment %d at %d:%d of segment %d", s.Text, m.Segment, m.Start, m.End, i)
					}
				}
			}
		}
		for _, e := range l.Entries {
			if e.Source == nil && e.Target == nil || !slices.Contains(ledger.Statuses, e.Status) {
				t.Fatalf("%+v", e)
			}
		}
	})
}

// oneToOne is a bitext of as many paragraphs on both sides, of which the last
// holds the rest of the longer text.
func oneToOne(source, target string, tag corpus.Tag) corpus.Bitext {
	n := 1 + min(strings.Count(source, "\n"), strings.Count(target, "\n"))
	b := corpus.Bitext{Unit: corpus.Paragraphs, Src: corpus.Document{Tag: corpus.English}, Dst: corpus.Document{Tag: tag}}
	for k, text := range strings.SplitN(source, "\n", n) {
		b.Src.Segments = append(b.Src.Segments, corpus.Segment{Text: text, Tag: corpus.English, Block: k})
		b.Ladder = append(b.Ladder, corpus.Bead{Src: corpus.Range{Lo: k, Hi: k + 1}, Dst: corpus.Range{Lo: k, Hi: k + 1}, Confidence: 1})
	}
	for k, text := range strings.SplitN(target, "\n", n) {
		b.Dst.Segments = append(b.Dst.Segments, corpus.Segment{Text: text, Tag: tag, Block: k})
	}
	return b
}
