package compare

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// anyLadder is a lawful ladder of a hub of n segments, with moved beads.
func anyLadder(t *rapid.T, n int) corpus.Ladder {
	var l corpus.Ladder
	for at := 0; at < n || rapid.IntRange(0, 3).Draw(t, "more") == 0; {
		src := min(rapid.IntRange(0, 3).Draw(t, "source"), n-at)
		dst := rapid.IntRange(0, 2).Draw(t, "target")
		if src == 0 || dst == 0 { // omissions and additions are one bead a segment
			src, dst = min(src, 1), 1-min(src, 1)
		}
		l = append(l, corpus.Bead{Src: corpus.Range{Lo: at, Hi: at + src}, Dst: corpus.Range{Hi: dst}, Confidence: 1})
		at += src
	}
	inTarget := make([]int, len(l)) // the beads in the order of the target
	for k := range l {
		inTarget[k] = k
	}
	for k := range l {
		if !l[k].Src.Empty() && !l[k].Dst.Empty() && rapid.IntRange(0, 3).Draw(t, "moved") == 0 {
			l[k].Moved = true
			from := slices.Index(inTarget, k)
			inTarget = slices.Delete(inTarget, from, from+1)
			inTarget = slices.Insert(inTarget, rapid.IntRange(0, len(inTarget)).Draw(t, "to"), k)
		}
	}
	next := 0
	for _, k := range inTarget {
		length := l[k].Dst.Len()
		l[k].Dst = corpus.Range{Lo: next, Hi: next + length}
		next += length
	}
	return l
}

// sizeOf is how many target segments a ladder has.
func sizeOf(l corpus.Ladder) int {
	n := 0
	for _, b := range l {
		n += b.Dst.Len()
	}
	return n
}

// anySame says at random that additions of two ladders are the same.
func anySame(t *rapid.T, ladders []corpus.Ladder) (same [][]seat) {
	var lone []seat
	for v, l := range ladders {
		for k := range loneIn(l) {
			lone = append(lone, seat{v, k})
		}
	}
	slices.SortFunc(lone, func(a, b seat) int { return a.version*1000 + a.segment - b.version*1000 - b.segment })
	if len(lone) < 2 {
		return nil
	}
	for range rapid.IntRange(0, 4).Draw(t, "same") {
		a, b := rapid.SampledFrom(lone).Draw(t, "a"), rapid.SampledFrom(lone).Draw(t, "b")
		if a.version != b.version {
			same = append(same, []seat{a, b})
		}
	}
	return same
}

// documents are empty texts of the lengths that ladders have.
func documents(n int, ladders []corpus.Ladder) []corpus.Document {
	docs := []corpus.Document{{Segments: make([]corpus.Segment, n)}}
	for _, l := range ladders {
		docs = append(docs, corpus.Document{Segments: make([]corpus.Segment, sizeOf(l))})
	}
	return docs
}

// Whatever the ladders, every segment of every version is in one row; a bead
// lies in one row; a row holds no two beads of any version but where another
// joins them; what corresponds does not depend on the order of the versions.
func TestMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "hub")
		ladders := make([]corpus.Ladder, rapid.IntRange(1, 4).Draw(t, "versions"))
		for k := range ladders {
			ladders[k] = anyLadder(t, n)
			if err := ladders[k].Verify(n, sizeOf(ladders[k])); err != nil {
				t.Fatal(err)
			}
		}
		same := anySame(t, ladders)
		rows := merge(n, ladders, same)
		if err := verifyRows(rows, documents(n, ladders)); err != nil {
			t.Fatalf("%v: %v", rows, err)
		}
		where := make([]map[int]int, len(ladders)+1)
		for v := range where {
			where[v] = map[int]int{}
			for r, row := range rows {
				for _, k := range row[v] {
					where[v][k] = r
				}
			}
		}
		for v, l := range ladders {
			for _, b := range l {
				for k := b.Dst.Lo; k < b.Dst.Hi; k++ {
					if !b.Src.Empty() && where[v+1][k] != where[0][b.Src.Lo] || !b.Src.Empty() && where[0][b.Src.Lo] != where[0][b.Src.Hi-1] {
						t.Fatalf("bead %v of version %d is in several rows: %v", b, v, rows)
					}
				}
			}
		}
		for _, list := range same {
			if where[list[0].version+1][list[0].segment] != where[list[1].version+1][list[1].segment] {
				t.Fatalf("%v is the same, and in two rows: %v", list, rows)
			}
		}
		for k := 1; k < n; k++ {
			rung := !slices.ContainsFunc(ladders, func(l corpus.Ladder) bool {
				return slices.ContainsFunc(l, func(b corpus.Bead) bool { return b.Src.Lo < k && k < b.Src.Hi })
			})
			if rung == (where[0][k] == where[0][k-1]) {
				t.Fatalf("segment %d of the hub: a rung in all ladders %v, rows %v", k, rung, rows)
			}
		}

		order := rapid.Permutation(indices(corpus.Range{Hi: len(ladders)})).Draw(t, "order")
		turned, to := make([]corpus.Ladder, len(ladders)), make([]int, len(ladders))
		for k, v := range order {
			turned[k], to[v] = ladders[v], k
		}
		var turnedSame [][]seat
		for _, list := range same {
			turnedSame = append(turnedSame, []seat{{to[list[1].version], list[1].segment}, {to[list[0].version], list[0].segment}})
		}
		var again []Row
		for _, row := range merge(n, turned, turnedSame) {
			back := Row{row[0]}
			for v := range ladders {
				back = append(back, row[to[v]+1])
			}
			again = append(again, back)
		}
		if a, b := sorted(rows), sorted(again); !slices.Equal(a, b) {
			t.Fatalf("in another order of the versions\n%v, not\n%v", b, a)
		}
	})
}

// sorted are rows as words, in an order of their own.
func sorted(rows []Row) []string {
	var words []string
	for _, row := range rows {
		words = append(words, fmt.Sprint(row))
	}
	slices.Sort(words)
	return words
}

// Of one ladder the rows are its beads.
func TestMergeOfOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "hub")
		l := anyLadder(t, n)
		var want []Row
		for _, b := range l {
			want = append(want, Row{indices(b.Src), indices(b.Dst)})
		}
		if got := merge(n, []corpus.Ladder{l}, nil); !reflect.DeepEqual(got, want) {
			t.Fatalf("rows %v of beads %v", got, want)
		}
	})
}

// What stands before a common addition goes first in every version, and what
// crosses stands once.
func TestMergeOfAdditions(t *testing.T) {
	pair := func(i, i2, j, j2 int) corpus.Bead {
		return corpus.Bead{Src: corpus.Range{Lo: i, Hi: i2}, Dst: corpus.Range{Lo: j, Hi: j2}, Confidence: 1}
	}
	zh := corpus.Ladder{pair(0, 1, 0, 1), pair(1, 1, 1, 2), pair(1, 1, 2, 3), pair(1, 2, 3, 4)}
	ru := corpus.Ladder{pair(0, 0, 0, 1), pair(0, 1, 1, 2), pair(1, 1, 2, 3), pair(1, 1, 3, 4), pair(1, 2, 4, 5)}
	for _, c := range []struct {
		same [][]seat
		want string
	}{
		{nil, "[[[] [] [0]] [[0] [0] [1]] [[] [1] []] [[] [2] []] [[] [] [2]] [[] [] [3]] [[1] [3] [4]]]"},
		{[][]seat{{{0, 1}, {1, 3}}}, "[[[] [] [0]] [[0] [0] [1]] [[] [] [2]] [[] [1] [3]] [[] [2] []] [[1] [3] [4]]]"},
		{[][]seat{{{0, 1}, {1, 3}}, {{0, 2}, {1, 2}}}, "[[[] [] [0]] [[0] [0] [1]] [[] [2] [2]] [[] [1] [3]] [[1] [3] [4]]]"},
		{[][]seat{{{0, 2}, {1, 0}}}, "[[[] [2] [0]] [[0] [0] [1]] [[] [1] []] [[] [] [2]] [[] [] [3]] [[1] [3] [4]]]"},
	} {
		if got := fmt.Sprint(merge(2, []corpus.Ladder{zh, ru}, c.same)); got != c.want {
			t.Errorf("%v: %s\nwant %s", c.same, got, c.want)
		}
	}
}

// read reads a sample text.
func read(t *testing.T, path string) corpus.Document {
	t.Helper()
	doc, _, err := Read(t.Context(), path, nil, Text{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestVersions(t *testing.T) {
	en, zh, ru := articles+"drones/en.txt", articles+"drones/zh.txt", articles+"drones/ru.txt"
	v, err := VersionFiles(t.Context(), []string{ru, en, zh}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Verify(); err != nil {
		t.Error(err)
	}
	if v.Docs[0].Path != en || v.Docs[1].Path != ru || v.Docs[2].Path != zh {
		t.Errorf("the versions are %s, %s, %s", v.Docs[0].Path, v.Docs[1].Path, v.Docs[2].Path)
	}
	for k, path := range []string{ru, zh} {
		c, err := Files(t.Context(), en, path, Options{})
		if err != nil || !reflect.DeepEqual(c, v.Pairs[k]) {
			t.Errorf("%s beside others is not what it is alone: %v", path, err)
		}
	}
	two, err := VersionFiles(t.Context(), []string{en, zh}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := two.Verify(); err != nil || !reflect.DeepEqual(two.Pairs[0], v.Pairs[1]) || len(two.Rows) != len(two.Pairs[0].Ladder) {
		t.Errorf("two versions are not a comparison: %v", err)
	}
	other, err := VersionDocuments(t.Context(), []corpus.Document{read(t, en), read(t, zh), read(t, ru)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for k, row := range other.Rows {
		other.Rows[k] = Row{row[0], row[2], row[1]}
	}
	if !slices.Equal(sorted(other.Rows), sorted(v.Rows)) || !reflect.DeepEqual(other.Pairs[0].Findings, v.Pairs[1].Findings) {
		t.Error("the order of the versions changes what corresponds")
	}
}

// What two versions have and the hub lacks is one row, and so are two versions in
// one language.
func TestVersionsBesideTheHub(t *testing.T) {
	docs := []corpus.Document{
		plain("en", "The mayor said on Friday that the bridge would stay closed.", "The river has risen by two metres since Monday."),
		plain("hans", "市长周五表示，大桥将继续关闭。", "渔民们要求政府在八月底以前赔偿损失。", "自周一以来，河水已上涨两米。"),
		plain("ru", "Мэр сообщил в пятницу, что мост останется закрытым.", "Рыбаки требуют, чтобы правительство до конца августа возместило им убытки.", "С понедельника уровень воды в реке поднялся на два метра."),
		plain("hant", "市長週五表示，大橋將繼續關閉。", "漁民們要求政府在八月底以前賠償損失。", "自週一以來，河水已上漲兩米。"),
	}
	v, err := VersionDocuments(t.Context(), docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(v.Rows), "[[[0] [0] [0] [0]] [[] [1] [1] [1]] [[1] [2] [2] [2]]]"; got != want {
		t.Errorf("rows %s, want %s", got, want)
	}
}

// A caption beside one version's article that is a paragraph of any other is a
// paragraph, of the one text that they are all compared with.
func TestVersionsShareTheHub(t *testing.T) {
	aside := func(doc corpus.Document, k int) corpus.Document {
		doc.Segments[k].Kind = corpus.Aside
		return doc
	}
	hub := aside(aside(plain("en", "The mayor said on Friday that the bridge would stay closed.", "Cars queue at the northern end of the bridge on Friday morning.", "Boats for hire: see page nine.", "The river has risen by two metres since Monday."), 1), 2)
	docs := []corpus.Document{
		hub,
		plain("zh", "市长周五表示，大桥将继续关闭。", "自周一以来，河水已上涨两米。"),
		plain("ru", "Мэр сообщил в пятницу, что мост останется закрытым.", "Машины стоят в очереди у северного конца моста в пятницу утром.", "С понедельника уровень воды в реке поднялся на два метра."),
	}
	v, err := VersionDocuments(t.Context(), docs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(v.Rows), "[[[0] [0] [0]] [[1] [] [1]] [[2] [1] [2]]]"; got != want {
		t.Errorf("rows %s, want %s", got, want)
	}
	if hub.Segments[1].Kind != corpus.Aside {
		t.Error("the text that was given was changed")
	}
}

func TestVersionsRefuse(t *testing.T) {
	en := plain("en", "The mayor said on Friday that the bridge would stay closed.")
	ru := plain("ru", "Мэр сообщил в пятницу, что мост останется закрытым.")
	zh := plain("zh", "市长周五表示，大桥将继续关闭。")
	us := plain("us", "On Friday the mayor said the bridge would remain shut.")
	for _, c := range []struct {
		docs []corpus.Document
		opt  Options
		want string
	}{
		{[]corpus.Document{en}, Options{}, "1 version: comparing takes two or more"},
		{[]corpus.Document{en, ru, us}, Options{}, "en and us are both in English"},
		{[]corpus.Document{ru, zh, ru}, Options{}, "bitext checks English with"},
		{[]corpus.Document{en, ru, zh}, Options{Target: Text{Language: "zh"}}, "Target.Language is of one text"},
		{[]corpus.Document{en, ru, zh}, Options{Source: Text{Language: "xx"}}, `en: "xx" is not a language`},
	} {
		_, err := VersionDocuments(t.Context(), c.docs, c.opt)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
	path := write(t, "one.txt", "One text.")
	if _, err := VersionFiles(t.Context(), []string{path, articles + "drones/ru.txt", path}, Options{}); err == nil || !strings.Contains(err.Error(), "are the same file") {
		t.Errorf("one file twice: %v", err)
	}
}

// What two versions have and the hub lacks is one where their own alignment more
// likely than not says so, and where the hub lacks all of it.
func TestShared(t *testing.T) {
	r := func(lo, hi int) corpus.Range { return corpus.Range{Lo: lo, Hi: hi} }
	lone := map[int]bool{1: true, 2: true}
	for _, c := range []struct {
		name string
		bead corpus.Bead
		want bool
	}{
		{"likely", corpus.Bead{Src: r(1, 2), Dst: r(2, 3), Confidence: 0.5}, true},
		{"unlikely", corpus.Bead{Src: r(1, 2), Dst: r(2, 3), Confidence: 0.49}, false},
		{"the hub has a part in one version", corpus.Bead{Src: r(0, 2), Dst: r(2, 3), Confidence: 1}, false},
		{"and in the other", corpus.Bead{Src: r(1, 2), Dst: r(2, 4), Confidence: 1}, false},
		{"only one version has it", corpus.Bead{Src: r(1, 2), Dst: r(2, 2), Confidence: 1}, false},
		{"two beside one", corpus.Bead{Src: r(1, 3), Dst: r(2, 3), Confidence: 1}, true},
	} {
		if got := len(shared(corpus.Ladder{c.bead}, lone, lone)) == 1; got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
