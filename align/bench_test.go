package align

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// A passage is what one gold bead holds: the sentences of both sides.
type passage struct{ src, dst []corpus.Segment }

// passages lists those of all articles in one language, moved and one-sided
// ones left out.
func passages(t testing.TB, base corpus.Tag) []passage {
	var out []passage
	for _, v := range translations(t) {
		if corpus.Tag(v.version) != base {
			continue
		}
		src, dst := split.Document(article(t, v.name, "en")), split.Document(article(t, v.name, v.version))
		for _, l := range gold(t, v.name, v.version) {
			if len(l.Src) > 0 && len(l.Dst) > 0 {
				out = append(out, passage{sentencesIn(src, l.Src), sentencesIn(dst, l.Dst)})
			}
		}
	}
	return out
}

// sentencesIn lists the sentences of some paragraphs.
func sentencesIn(doc corpus.Document, paragraphs []int) []corpus.Segment {
	var out []corpus.Segment
	for _, p := range paragraphs {
		for _, s := range doc.Segments {
			if s.Block == p {
				out = append(out, s)
			}
		}
	}
	return out
}

// book makes two texts of about n sentences a side out of the passages, in an
// order drawn afresh each round, so that no context comes twice. Each copy
// turns the digits 1 to 9 into others, the same on both sides, so that figures
// still agree. One passage in fifty loses its target. Block is the number of
// the passage.
func book(t testing.TB, base corpus.Tag, n int) (src, dst corpus.Document) {
	r := rand.New(rand.NewPCG(1, 2))
	src, dst = corpus.Document{Tag: corpus.English}, corpus.Document{Tag: base}
	all := passages(t, base)
	for block := 0; len(src.Segments) < n; {
		for _, k := range r.Perm(len(all)) {
			digits := digitsTurned(r)
			src.Segments = appendTurned(src.Segments, all[k].src, digits, block)
			if r.IntN(50) > 0 {
				dst.Segments = appendTurned(dst.Segments, all[k].dst, digits, block)
			}
			block++
		}
	}
	src.Segments = src.Segments[:n]
	return src, dst
}

func digitsTurned(r *rand.Rand) *strings.Replacer {
	var pairs []string
	for d, to := range r.Perm(9) {
		pairs = append(pairs, fmt.Sprint(d+1), fmt.Sprint(to+1))
	}
	return strings.NewReplacer(pairs...)
}

func appendTurned(out, from []corpus.Segment, digits *strings.Replacer, block int) []corpus.Segment {
	for _, s := range from {
		s.Text, s.Block = digits.Replace(s.Text), block
		out = append(out, s)
	}
	return out
}

// strays is the share of the beads with text on both sides that hold segments
// of different passages.
func strays(l corpus.Ladder, src, dst corpus.Document) float64 {
	wrong, all := 0, 0
	for _, b := range l {
		if b.Src.Empty() || b.Dst.Empty() {
			continue
		}
		all++
		block := src.Segments[b.Src.Lo].Block
		if src.Segments[b.Src.Hi-1].Block != block || dst.Segments[b.Dst.Lo].Block != block || dst.Segments[b.Dst.Hi-1].Block != block {
			wrong++
		}
	}
	return float64(wrong) / float64(max(1, all))
}

// An article as newsrooms have them, by paragraphs and by sentences.
func BenchmarkArticle(b *testing.B) {
	src, dst := article(b, "archive", "en"), article(b, "archive", "zh")
	src.Segments, dst.Segments = src.Segments[:15], dst.Segments[:15]
	vectors.Default()
	for _, unit := range units {
		b.Run(string(unit), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				paired(b, src, dst, Options{Unit: unit})
			}
		})
	}
}

// A text twice as long should take twice as long: the figures a segment are to
// stay as they are from line to line.
func BenchmarkSentences(b *testing.B) {
	for _, base := range []corpus.Tag{corpus.Chinese, corpus.Russian} {
		for _, n := range []int{1000, 2000, 4000} {
			src, dst := book(b, base, n)
			vectors.Default()
			b.Run(fmt.Sprintf("%s/%d", base, n), func(b *testing.B) {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				for b.Loop() {
					aligned(b, src, dst, Options{Unit: corpus.Sentences})
				}
				runtime.ReadMemStats(&after)
				segments := float64(b.N * (len(src.Segments) + len(dst.Segments)))
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/segments, "ns/segment")
				b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/segments, "B/segment")
			})
		}
	}
}

// A long book, 30,000 sentences a side.
func BenchmarkBook(b *testing.B) {
	if testing.Short() {
		b.Skip("takes half a minute and half a gigabyte")
	}
	src, dst := book(b, corpus.Chinese, 30_000)
	vectors.Default()
	runtime.GC()
	peak := watchHeap()
	var ladder corpus.Ladder
	for b.Loop() {
		ladder = aligned(b, src, dst, Options{Unit: corpus.Sentences})
	}
	b.ReportMetric(float64(peak())/1e6, "peak-MB")
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/op")
	b.ReportMetric(strays(ladder, src, dst), "strays")
}

// watchHeap samples the heap in use until the function it returns is called,
// which says how many bytes it was at most.
func watchHeap() (peak func() uint64) {
	stop, out := make(chan struct{}), make(chan uint64)
	go func() {
		most := uint64(0)
		use := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			metrics.Read(use)
			most = max(most, use[0].Value.Uint64()+use[1].Value.Uint64())
			select {
			case <-stop:
				out <- most
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 { close(stop); return <-out }
}
