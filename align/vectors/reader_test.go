package vectors

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestReadCountsTokens(t *testing.T) {
	table := grammarTable(t)
	read := table.Reader().Read("The doctor, the doctor, the judge; zebra 7.")
	var got []string
	for _, token := range read.Tokens {
		if text := table.Token(token.ID); !strings.HasPrefix(text, "~") {
			got = append(got, strings.Repeat(text+" ", int(token.Count)))
		}
	}
	want := []string{"the the the ", "doctor doctor ", "judg "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSumIsOfVectorsByTheRootOfTheirCount(t *testing.T) {
	table := grammarTable(t)
	reader := table.Reader()
	one, four := reader.Read("доктор"), reader.Read("доктор доктор Доктор доктор")
	for k := range one.Sum {
		if math.Abs(float64(four.Sum[k]-2*one.Sum[k])) > 1e-5 {
			t.Fatalf("number %d is %v once and %v four times", k, one.Sum[k], four.Sum[k])
		}
	}
	norm := 0.0
	for _, x := range one.Sum {
		norm += float64(x) * float64(x)
	}
	if w := float64(one.Tokens[0].Weight); math.Abs(w-math.Sqrt(norm)) > 1e-4 {
		t.Errorf("the weight is %v, the length %v", w, math.Sqrt(norm))
	}
}

func TestReadAbstains(t *testing.T) {
	for _, text := range []string{"", "—", "한국어", "999"} {
		read := grammarTable(t).Reader().Read(text)
		if len(read.Tokens) != 0 || slices.ContainsFunc(read.Sum, func(x float32) bool { return x != 0 }) {
			t.Errorf("%q: got %v", text, read)
		}
	}
}

func TestReadFoldsTraditional(t *testing.T) {
	reader := grammarTable(t).Reader()
	simple, traditional := reader.Read("医生在图书馆睡觉。"), reader.Read("醫生在圖書館睡覺。")
	if len(simple.Tokens) == 0 || !slices.Equal(simple.Tokens, traditional.Tokens) {
		t.Errorf("got %v and %v", simple.Tokens, traditional.Tokens)
	}
}

func TestWordsAreWrittenAsInTheText(t *testing.T) {
	_, words := grammarTable(t).Reader().Words("Doctors работали, 醫生")
	for _, want := range []string{"Doctors", "работали", "医生"} {
		if !slices.Contains(words, want) {
			t.Errorf("%q is not among %q", want, words)
		}
	}
}

func TestRetrieve(t *testing.T) {
	table := grammarTable(t)
	pairs := []Pair{
		{Src: "the doctor slept in the forest", Dst: "医生在森林睡觉"},
		{Src: "the judge laughed at the market", Dst: "法官在市场大笑"},
		{Src: "…", Dst: "。"}, // nothing to find it by
	}
	if targets, sources := table.Retrieve(pairs); targets != 2 || sources != 2 {
		t.Errorf("found %d targets and %d sources, want 2 and 2", targets, sources)
	}
	twice := append(pairs[:2:2], pairs[0]) // the same text elsewhere is right too
	if targets, sources := table.Retrieve(twice); targets != 3 || sources != 3 {
		t.Errorf("found %d targets and %d sources, want 3 and 3", targets, sources)
	}
	if targets, sources := table.Retrieve(nil); targets != 0 || sources != 0 {
		t.Errorf("found %d targets and %d sources among none", targets, sources)
	}
}

// What a reader has read before does not change what it reads, nor whose it was.
func TestReadersAreShared(t *testing.T) {
	table := grammarTable(t)
	texts := []string{"The doctor slept in the forest.", "醫生在森林睡觉", "доктор спал в лесу", "the judge, the judge"}
	var want []Text
	for _, text := range texts {
		want = append(want, (&Table{
			dims: table.dims, rows: table.rows, size: table.size, starts: table.starts, scales: table.scales,
			lexStarts: table.lexStarts, entries: table.entries, vectors: table.vectors, tokens: table.tokens,
		}).Reader().Read(text))
	}
	var group sync.WaitGroup
	for n := range 8 {
		group.Go(func() {
			for k := range 200 {
				i := (n + k) % len(texts)
				reader := table.Reader()
				if got := reader.Read(texts[i]); !slices.Equal(got.Tokens, want[i].Tokens) || !slices.Equal(got.Sum, want[i].Sum) {
					t.Errorf("%q: got %v, want %v", texts[i], got, want[i])
				}
				if slices.ContainsFunc(reader.Scratch(), func(n int32) bool { return n != 0 }) {
					t.Error("something is left in the scratch")
				}
				reader.Done()
			}
		})
	}
	group.Wait()
}

// The ends of a text are what its first and last runes are by themselves: a word that
// begins in the head is all in it, one that ends in the tail all in that.
func TestEnds(t *testing.T) {
	for _, c := range []struct {
		text       string
		lengths    []int
		head, tail []string
	}{
		{"bread and bread and butter", []int{5, 15, 26}, []string{"bread", "bread and bread", "bread and bread and butter"}, []string{"butter", "bread and butter", "bread and bread and butter"}},
		{"bread and butter", []int{2, 10}, []string{"bread", "bread and"}, []string{"butter", "and butter"}},
		{"хлеб с маслом", []int{4, 6}, []string{"хлеб", "хлеб с"}, []string{"маслом", "маслом"}},
		{"面包，黄油", []int{2, 3, 4}, []string{"面包", "面包", ""}, []string{"黄油", "黄油", ""}},
		{"bread", nil, nil, nil},
	} {
		r := Default().Reader()
		heads, tails := r.Ends(c.text, c.lengths)
		if len(heads) != len(c.head) || len(tails) != len(c.tail) {
			t.Fatalf("%q: %d heads and %d tails, want %d and %d", c.text, len(heads), len(tails), len(c.head), len(c.tail))
		}
		for k := range heads {
			for part, got := range map[string][]float32{c.head[k]: heads[k], c.tail[k]: tails[k]} {
				if d := Dot(got, Unit(r.Sum(part))); part != "" && math.Abs(float64(d)-1) > 1e-5 {
					t.Errorf("%d runes of %q: cosine %.3f with %q", c.lengths[k], c.text, d, part)
				}
			}
		}
		r.Done()
	}
}
