package revision

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// doc is a document of paragraphs, a line each; a line in %% is code.
func doc(tag corpus.Tag, text string) corpus.Document {
	d := corpus.Document{Tag: tag}
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" {
			continue
		}
		seg := corpus.Segment{Text: line, Tag: tag, Block: len(d.Segments)}
		if code, ok := strings.CutPrefix(line, "%% "); ok {
			seg.Text, seg.Kind = strings.ReplaceAll(code, "; ", "\n"), corpus.Code
		}
		d.Segments = append(d.Segments, seg)
	}
	return d
}

// shown writes changes as "1>2 {fresh|fresh} [gone]"; a version that has none of it
// is "-".
func shown(old, new corpus.Document, changes []Change) string {
	index := func(i int) string {
		if i < 0 {
			return "-"
		}
		return fmt.Sprint(i)
	}
	stretches := func(d corpus.Document, i int, at []corpus.Range) string {
		var list []string
		for _, r := range at {
			list = append(list, string([]rune(d.Segments[i].Text)[r.Lo:r.Hi]))
		}
		return strings.Join(list, "|")
	}
	var all []string
	for _, c := range changes {
		all = append(all, fmt.Sprintf("%s>%s {%s} [%s]", index(c.Old), index(c.New), stretches(new, c.New, c.Fresh), stretches(old, c.Old, c.Gone)))
	}
	return strings.Join(all, "; ")
}

func TestBetween(t *testing.T) {
	for _, c := range []struct{ name, tag, old, new, want string }{
		{"nothing", "en", "The bridge is open.", "The bridge is open.", ""},
		{"marks, spaces and capitals", "en", "The “bridge”  is open.", "The bridge is Open!", ""},
		{"added", "en", "The bridge is open.", "The bridge is open.\nA ferry runs at night.", "->1 {A ferry runs at night.} []"},
		{"removed", "en", "The bridge is open.\nA ferry runs at night.", "The bridge is open.", "1>- {} [A ferry runs at night.]"},
		{"a figure", "en", "It cost 4.3 million. Nobody paid.", "It cost 4.5 million. Nobody paid.", "0>0 {It cost 4.5 million.} [It cost 4.3 million.]"},
		{"a sign of a figure", "en", "It was 5 degrees there.", "It was -5 degrees there.", "0>0 {It was -5 degrees there.} [It was 5 degrees there.]"},
		{"moved", "en", "First comes this.\nThen comes that.", "Then comes that.\nFirst comes this.", ""},
		{"cut in two", "en", "First comes this. Then comes that.", "First comes this.\nThen comes that.", ""},
		{"joined", "en", "First comes this.\nThen comes that.", "First comes this. Then comes that.", ""},
		{"a sentence more", "en", "First comes this.", "First comes this. Then comes that.", "0>0 {Then comes that.} []"},
		{"a sentence less", "en", "First comes this. Then comes that.", "First comes this.", "0>0 {} [Then comes that.]"},
		{"another text in its place", "en", "The harbour is closed to ships.", "Nobody knows why it rained.", "->0 {Nobody knows why it rained.} []; 0>- {} [The harbour is closed to ships.]"},
		{"the likest counts", "en", "Set the size of the box to 5.\nSet the colour of the box to red.", "Set the colour of the box to blue.", "1>0 {Set the colour of the box to blue.} [Set the colour of the box to red.]; 0>- {} [Set the size of the box to 5.]"},
		{"the nearest of equals", "en", "Press a now.\nIt rains.\nPress a now.", "It rains.\nPress b now.", "2>1 {Press b now.} [Press a now.]; 0>- {} [Press a now.]"},
		{"Chinese", "zh-Hans", "大桥已经开放。费用是4.3亿元。", "大桥已经开放。费用是4.5亿元。", "0>0 {费用是4.5亿元。} [费用是4.3亿元。]"},
		{"Russian", "ru", "Мост открыт. Паром ходит ночью.", "Мост закрыт. Паром ходит ночью.", "0>0 {Мост закрыт.} [Мост открыт.]"},
		{"code by lines, its signs count", "en", "%% a = 1; b = 2", "%% a = 1; b += 2", "0>0 {b += 2} [b = 2]"},
		{"code is no text that it is like", "en", "Install it now", "%% install it now --all", "->0 {install it now --all} []; 0>- {} [Install it now]"},
		{"marks alone are nothing", "en", "The bridge is open.", "The bridge is open.\n* * *", ""},
	} {
		old, new := doc(corpus.Tag(c.tag), c.old), doc(corpus.Tag(c.tag), c.new)
		if got := shown(old, new, Between(old, new)); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Either side of the bound of what one paragraph can have become.
func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		new    string
		became bool
	}{{"a b c d z y x w v u", true}, {"a b c z y x w v u t", false}} { // 4 and 3 words of 10
		old, new := doc("en", "a b c d e f g h i j"), doc("en", c.new)
		if got := Between(old, new); (len(got) == 1) != c.became {
			t.Errorf("%q: %v", c.new, got)
		}
	}
}

// A text that did not change has no changes; those of any two are valid: every
// paragraph is in one at most, and each has what makes it one.
func TestLaws(t *testing.T) {
	word := rapid.SampledFrom([]string{"bridge", "ferry", "мост", "桥", "4.3", "—", "it rains."})
	paragraph := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(word, 1, 6).Draw(t, "words"), " ") })
	text := rapid.Custom(func(t *rapid.T) corpus.Document {
		return doc("en", strings.Join(rapid.SliceOfN(paragraph, 0, 6).Draw(t, "paragraphs"), "\n"))
	})
	rapid.Check(t, func(t *rapid.T) {
		old, new := text.Draw(t, "old"), text.Draw(t, "new")
		if same := Between(old, old); len(same) > 0 {
			t.Fatalf("a text and itself: %v", same)
		}
		fresh, gone := map[int]bool{}, map[int]bool{}
		for _, c := range Between(old, new) {
			if len(c.Fresh)+len(c.Gone) == 0 || c.Old < 0 && c.New < 0 || len(c.Fresh) > 0 && fresh[c.New] || len(c.Gone) > 0 && gone[c.Old] {
				t.Fatalf("%+v", c)
			}
			fresh[c.New], gone[c.Old] = fresh[c.New] || len(c.Fresh) > 0, gone[c.Old] || len(c.Gone) > 0
		}
	})
}
