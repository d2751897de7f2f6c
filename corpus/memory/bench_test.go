package memory

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/exchange/joint"
)

// How large the memory of the benchmarks is, and of which texts: tables with a
// language of the world in the second column, named as en-zh.tsv.gz. Without them
// sentences are made up.
var (
	benchPairs = flag.Int("pairs", 20_000, "units of the benchmarks' memory")
	benchTexts = flag.String("texts", "", "`FILES` of the benchmarks' memory, with commas")
)

// benchUnits are so many units.
func benchUnits(b *testing.B) (units []exchange.TU) {
	if *benchTexts == "" {
		return madeUp(*benchPairs)
	}
	for path := range strings.SplitSeq(*benchTexts, ",") {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			b.Fatal(err)
		}
		src, dst, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), ".tsv.gz"), "-")
		lines := bufio.NewScanner(z)
		for lines.Scan() && len(units) < *benchPairs {
			cells := strings.Split(lines.Text(), "\t")
			units = append(units, pairOf(corpus.Tag(src), cells[0], corpus.Tag(dst), cells[1]))
		}
		f.Close()
	}
	for k, n := 0, len(units); n > 0 && len(units) < *benchPairs; k++ { // the files have fewer
		u := units[k%n]
		units = append(units, pairOf(u.Src.Tag, fmt.Sprint(u.Src.Text(), " ", k), u.Dst.Tag, fmt.Sprint(u.Dst.Text(), " ", k)))
	}
	return units
}

// madeUp are units of made-up sentences, no two the same.
func madeUp(n int) (units []exchange.TU) {
	random := rand.New(rand.NewPCG(1, 2))
	words := func(list []string, space string) string {
		var some []string
		for range 8 + random.IntN(12) {
			some = append(some, list[int(float64(len(list))*random.Float64()*random.Float64())])
		}
		return strings.Join(some, space)
	}
	english, chinese := make([]string, 5000), make([]string, 5000)
	for k := range english {
		english[k] = strings.Trim(fmt.Sprintf("%c%c%c%c", 'a'+k%26, "aeiou"[k%5], 'a'+k/26%26, 'a'+k/676%26), " ")
		chinese[k] = string([]rune{rune(0x4E00 + k%3001), rune(0x4E00 + 7*k%3001)})
	}
	for k := range n {
		units = append(units, pairOf("en", words(english, " ")+fmt.Sprintf(" %d.", k), "zh", words(chinese, "")+"。"))
	}
	return units
}

// filled is a memory of the benchmarks' units.
func filled(b *testing.B) (*Memory, []exchange.TU) {
	units := benchUnits(b)
	m := create(b)
	fill(b, m, units)
	return m, units
}

func fill(b *testing.B, m *Memory, units []exchange.TU) {
	a := m.Add(Origin{Path: "all.tsv", Added: day})
	for some := range slices.Chunk(units, 8192) {
		if err := a.Store(b.Context(), some); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := a.Done(b.Context()); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkAdd adds all units to a new memory, with the index.
func BenchmarkAdd(b *testing.B) {
	units := benchUnits(b)
	for b.Loop() {
		m := create(b)
		fill(b, m, units)
		info, _ := os.Stat(m.path)
		b.ReportMetric(float64(info.Size())/float64(len(units)), "bytes/pair")
	}
	b.ReportMetric(float64(len(units)*b.N)/b.Elapsed().Seconds(), "pairs/s")
}

// BenchmarkFind finds the units that hold a text, and reads the first hundred.
func BenchmarkFind(b *testing.B) {
	m, units := filled(b)
	k := 0
	for b.Loop() {
		runes := []rune(units[k*7919%len(units)].Dst.Text())
		k++
		ids, err := m.Candidates(b.Context(), Having(string(runes[:min(len(runes), 2+k%7)])))
		if err != nil {
			b.Fatal(err)
		}
		for _, err := range m.Get(b.Context(), ids[:min(100, len(ids))]) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkMatch finds what is like a text of the memory in which words were put in,
// left out or replaced. A text is missed if no unit is found that is as alike as the
// one it was made of.
func BenchmarkMatch(b *testing.B) {
	m, units := filled(b)
	random := rand.New(rand.NewPCG(3, 4))
	asked, missed := 0, 0
	for b.Loop() {
		text, like := changed(random, units)
		list, err := m.Match(b.Context(), text, Wanted{Least: 70, Most: 3})
		if err != nil {
			b.Fatal(err)
		}
		if like < 70 {
			continue
		}
		if asked++; len(list) == 0 || list[0].Percent < like {
			missed++
		}
	}
	b.ReportMetric(100*float64(missed)/float64(max(asked, 1)), "%missed")
}

// changed is a text of a unit, on either side, of which up to three words in ten are
// others, and how alike both are.
func changed(random *rand.Rand, units []exchange.TU) (text string, like int) {
	words := func() (original string, list []string) {
		u := units[random.IntN(len(units))]
		original = u.Src.Text()
		if random.IntN(2) > 0 {
			original = u.Dst.Text()
		}
		eachWord(original, func(word []rune) { list = append(list, string(word)) })
		return original, list
	}
	original, list := words()
	for range 1 + random.IntN(1+len(list)*3/10) {
		_, others := words()
		at := random.IntN(len(list))
		switch other := others[random.IntN(len(others))]; random.IntN(3) {
		case 0:
			list[at] = other
		case 1:
			list = slices.Insert(list, at, other)
		case 2:
			if len(list) > 1 {
				list = slices.Delete(list, at, at+1)
			}
		}
	}
	space := " "
	if joint.Wide([]rune(original)[0]) {
		space = ""
	}
	text = strings.Join(list, space)
	return text, Similarity(text, original)
}
