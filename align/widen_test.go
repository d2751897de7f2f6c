package align

import (
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// joinedFerry is the ferry article in some order, where paragraphs in one list are
// one paragraph.
func joinedFerry(tag corpus.Tag, paragraphs []string, order ...[]int) corpus.Document {
	doc := corpus.Document{Tag: tag}
	for k, list := range order {
		var texts []string
		for _, i := range list {
			texts = append(texts, paragraphs[i])
		}
		between := map[bool]string{true: "", false: " "}[tag == corpus.Chinese]
		doc.Segments = append(doc.Segments, corpus.Segment{Text: strings.Join(texts, between), Tag: tag, Block: k})
	}
	return doc
}

// Text that was put elsewhere and cut or joined there is found whole.
func TestMovesOfSeveral(t *testing.T) {
	type order = [][]int
	all := order{{0}, {1}, {2}, {3}, {4}, {5}}
	for _, tt := range []struct {
		name     string
		src, dst order
		want     string
	}{
		{"joined at the end", all, order{{0}, {3}, {4}, {5}, {1, 2}}, "0:0 1,2:4* 3:1 4:2 5:3"},
		{"joined at the beginning", all, order{{4, 5}, {0}, {1}, {2}, {3}}, "0:1 1:2 2:3 3:4 4,5:0*"},
		{"cut in two at the end", order{{0}, {1, 2}, {3}, {4}, {5}}, order{{0}, {3}, {4}, {5}, {1}, {2}}, "0:0 1:4,5* 2:1 3:2 4:3"},
		{"beside what is in one text only", order{{0}, {1}, {2}, {3}, {4}}, order{{0}, {2}, {3}, {4}, {5}, {1}}, "0:0 1:5* 2:1 3:2 4:3 :4"},
	} {
		src := joinedFerry(corpus.English, ferryEnglish, tt.src...)
		for _, dst := range []corpus.Document{
			joinedFerry(corpus.Chinese, ferryChinese, tt.dst...),
			joinedFerry(corpus.Russian, ferryRussian, tt.dst...),
		} {
			t.Run(tt.name+"/"+string(dst.Tag), func(t *testing.T) {
				ladder := aligned(t, src, dst, Options{})
				verified(t, ladder, src, dst)
				if got := write(ladder); got != tt.want {
					t.Errorf("got  %s\nwant %s", got, tt.want)
				}
				mirrored(t, src, dst)
			})
		}
	}
}

// A heading beside a paragraph that was moved is no part of it, though the
// paragraph says the same.
func TestMoveBesideHeading(t *testing.T) {
	for _, heading := range []string{"Пассажиры", "Все пассажиры спасены", "Трое в больнице"} {
		src, dst := ferry(corpus.English, ferryEnglish, 0, 1, 2, 3, 4, 5), ferry(corpus.Russian, ferryRussian, 0, 2, 3, 4, 5)
		for _, text := range []string{heading, ferryRussian[1]} {
			dst.Segments = append(dst.Segments, corpus.Segment{Text: text, Tag: corpus.Russian, Block: len(dst.Segments)})
		}
		if got, want := write(aligned(t, src, dst, Options{})), "0:0 1:6* 2:1 3:2 4:3 5:4 :5"; got != want {
			t.Errorf("%s: got  %s\nwant %s", heading, got, want)
		}
	}
}

// Of what is nearly a move, no more than so many are looked at, the best first, and
// none that is worse than that.
func TestNearly(t *testing.T) {
	l := leftovers{price: -2, gains: map[cell]float64{{0, 0}: 2 - nearlyMoved, {0, 1}: 2.01 - nearlyMoved, {3, 4}: 5}}
	if got, want := l.nearly(), []cell{{3, 4}, {0, 1}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for i := range 2 * mostNearly {
		l.gains[cell{i, 7}] = 1
	}
	if got := l.nearly(); len(got) != mostNearly || got[0] != (cell{3, 4}) || got[1] != (cell{0, 7}) {
		t.Errorf("%d, beginning with %v", len(got), got[:2])
	}
}
