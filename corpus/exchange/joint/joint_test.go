package joint

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestJoin(t *testing.T) {
	for _, tt := range []struct {
		texts []string
		want  string
	}{
		{nil, ""},
		{[]string{"Costs fell."}, "Costs fell."},
		{[]string{"Costs fell.", "Sales rose."}, "Costs fell. Sales rose."},
		{[]string{"Расходы упали.", "— Да."}, "Расходы упали. — Да."},
		{[]string{"成本下降。", "销售增长。"}, "成本下降。销售增长。"},
		{[]string{"他用Go", "编程。"}, "他用Go编程。"},
		{[]string{"成本下降。", "Costs fell."}, "成本下降。Costs fell."},
	} {
		if got := Join(tt.texts); got != tt.want {
			t.Errorf("Join(%q) = %q, want %q", tt.texts, got, tt.want)
		}
	}
}

// Cutting undoes joining, whatever the segments.
func TestCutUndoesJoin(t *testing.T) {
	texts := rapid.SliceOfN(rapid.StringMatching(`[a я。，😀.]{1,6}`), 1, 5)
	rapid.Check(t, func(t *rapid.T) {
		want := texts.Draw(t, "texts")
		if got := Cut(Join(want), Cuts(want)); !reflect.DeepEqual(got, want) {
			t.Fatalf("joined %q with %s, cut %q, want %q", Join(want), Cuts(want), got, want)
		}
	})
}

// FuzzCut cuts any text by any lengths: joined again it is the text.
func FuzzCut(f *testing.F) {
	f.Add("Costs fell. 成本下降。", "11+5")
	f.Add("a\xff b", "2+1")
	f.Fuzz(func(t *testing.T, text, lengths string) {
		cut := Cut(text, lengths)
		if Join(cut) != text {
			t.Fatalf("%q is cut into %q", text, cut)
		}
		if again := Cut(text, Cuts(cut)); !reflect.DeepEqual(again, cut) {
			t.Fatalf("%q is cut into %q, and then into %q", text, cut, again)
		}
	})
}

// Lengths that do not fit, because the text was edited or the file was made by
// somebody else, leave the text whole.
func TestCutOfOtherText(t *testing.T) {
	for _, lengths := range []string{"3+4", "99+1", "0+11", "-1+12", "x", "5+", "11+"} {
		if got := Cut("Costs fell.", lengths); len(got) != 1 || got[0] != "Costs fell." {
			t.Errorf("cut by %q = %q", lengths, got)
		}
	}
}
