package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
)

// A figure that its paragraph does not answer is found elsewhere in the other text
// however many stand around it, in its own paragraph and in the one that has it.
func TestCrowdedMoved(t *testing.T) {
	for _, n := range []int{10, 600, 1200} { // 1,000 near facts are looked at one by one
		var source, target strings.Builder
		for k := range n {
			fmt.Fprintf(&source, "%d ships, ", 20000+k)
			fmt.Fprintf(&target, "%d艘船，", 20000+k)
		}
		for _, at := range []struct {
			name, source, target string
			want                 ledger.Status
		}{
			{"in the next paragraph", source.String() + "4187 men\nNobody came.", target.String() + "\n来了4187人。", ledger.Moved},
			{"in a crowded paragraph", "4187 men came.\n" + source.String(), "没有人来。\n" + target.String() + "4187人", ledger.Moved},
			{"in one that shows less of it", "4.0 percent came.\n" + source.String(), "没有人来。\n" + target.String() + "4%", ledger.Moved},
			{"nowhere", source.String() + "4187 men\nNobody came.", target.String() + "\n没有人来。", ledger.OnlyOne},
		} {
			l, err := ledger.Of(t.Context(), oneToOne(at.source, at.target, "zh-Hans"), ledger.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []ledger.Status
			for _, e := range l.Entries {
				if m := e.Source; m != nil && (m.Value == facts.Int(4187) || m.Class == facts.Percent) {
					got = append(got, e.Status)
				}
			}
			if got = slices.Compact(got); len(got) != 1 || got[0] != at.want { // what is moved is an entry of both paragraphs
				t.Errorf("%s, beside %d figures: %v, want %s", at.name, n, got, at.want)
			}
		}
	}
}

// Where a paragraph has more than a thousand names nobody can tell for which one
// stands that something answers.
func TestCrowdedNames(t *testing.T) {
	for _, c := range []struct {
		names int // of the source
		want  ledger.Status
	}{{2, ledger.Changed}, {1000, ledger.Changed}, {1001, ledger.OnlyOne}} {
		source := strings.Repeat("China came. ", c.names-1) + "Russia came."
		target := strings.Repeat("中国来了。", c.names)
		l, err := ledger.Of(t.Context(), oneToOne(source, target, "zh-Hans"), ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []ledger.Status
		for _, e := range l.Entries {
			if e.Source != nil && e.Source.Text == "RU" {
				got = append(got, e.Status)
			}
		}
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%d names: %v, want %s", c.names, got, c.want)
		}
	}
}
