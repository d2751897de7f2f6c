package evaluate

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestText(t *testing.T) {
	const want = `           precision recall     F1     right   test   gold
strict         0.333  0.333  0.333         1      3      3
lax            1.000  1.000  1.000         3      3      3
omissions      0.500  1.000  0.667         1      2      1
additions      0.500  1.000  0.667         1      2      1

strict, by shape
1-1            0.333  1.000  0.500         1      3      1
1-2                -  0.000  0.000         0      0      1
2-1                -  0.000  0.000         0      0      1
`
	var b strings.Builder
	ladder := corpus.Ladder{
		{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 0, Hi: 1}},
		{Src: corpus.Range{Lo: 1, Hi: 2}, Dst: corpus.Range{Lo: 1, Hi: 1}},
		{Src: corpus.Range{Lo: 2, Hi: 3}, Dst: corpus.Range{Lo: 1, Hi: 2}},
		{Src: corpus.Range{Lo: 3, Hi: 4}, Dst: corpus.Range{Lo: 2, Hi: 2}},
		{Src: corpus.Range{Lo: 4, Hi: 4}, Dst: corpus.Range{Lo: 2, Hi: 3}},
		{Src: corpus.Range{Lo: 4, Hi: 5}, Dst: corpus.Range{Lo: 3, Hi: 4}},
		{Src: corpus.Range{Lo: 5, Hi: 5}, Dst: corpus.Range{Lo: 4, Hi: 5}},
	}
	if err := Text(&b, Compare(gold, ladder.Links(), 5, 5)); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// The lax score has two counts of what is right, and shapes come by size.
func TestTextOfALaxScore(t *testing.T) {
	r := Result{
		Lax: Score{Right: 1, Test: 2, Met: 3, Gold: 4},
		Shapes: map[Shape]Score{
			{2, 1}: {Test: 1}, {1, 2}: {Test: 1}, {1, 1}: {Test: 1}, {3, 1}: {Test: 1}, {2, 2}: {Test: 1},
		},
	}
	var b strings.Builder
	if err := Text(&b, r); err != nil {
		t.Fatal(err)
	}
	if want := "lax            0.500  0.750  0.600       1/3      2      4\n"; !strings.Contains(b.String(), want) {
		t.Errorf("no %q in\n%s", want, b.String())
	}
	var shapes []string
	for _, row := range r.ShapeRows() {
		shapes = append(shapes, row.Name)
	}
	if got, want := strings.Join(shapes, " "), "1-1 1-2 2-1 2-2 3-1"; got != want {
		t.Errorf("shapes %s, want %s", got, want)
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	if err := JSON(&b, Compare(gold, gold[:2], 5, 5)); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	strict := got["strict"].(map[string]any)
	want := map[string]any{"precision": 1.0, "recall": 2.0 / 3, "f1": 0.8, "right": 2.0, "test": 2.0, "met": 2.0, "gold": 3.0}
	if !reflect.DeepEqual(strict, want) {
		t.Errorf("strict is %v, want %v", strict, want)
	}
	shapes := got["shapes"].([]any)
	if len(shapes) != 3 || shapes[1].(map[string]any)["shape"] != "1-2" {
		t.Errorf("shapes are %v, want 1-1, 1-2 and 2-1", shapes)
	}
	b.Reset()
	if err := JSON(&b, Result{}); err != nil || !strings.Contains(b.String(), `"shapes": []`) {
		t.Errorf("of nothing: %v %s", err, &b)
	}
}
