package exchange

import (
	"fmt"
	"io"
	"iter"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// benchUnits is how many units the benchmarks convert: some 5 MB of TMX.
const benchUnits = 10_000

// manyUnits are units of ordinary news paragraphs.
func manyUnits(n int) iter.Seq2[TU, error] {
	return func(yield func(TU, error) bool) {
		for i := range n {
			src := corpus.Segment{Text: fmt.Sprintf("The harbour board said on Tuesday that bridge no. %d would close for ninety days; repairs cost $4.3 million.", i)}
			dst := corpus.Segment{Text: fmt.Sprintf("港务局周二表示，第%d号桥将封闭九十天，维修费用为430万美元。", i)}
			u := TU{Src: Side{"en", i, []corpus.Segment{src}}, Dst: Side{"zh-Hans", i, []corpus.Segment{dst}}, Confidence: 0.97}
			if !yield(u, nil) {
				return
			}
		}
	}
}

// BenchmarkConvert converts from and to TMX; the speed is that of the TMX.
func BenchmarkConvert(b *testing.B) {
	for _, pair := range [][2]*Format{{TMX, TSV}, {TSV, TMX}, {TMX, TMX}, {TMX, JSONL}, {JSONL, TMX}, {TMX, Moses}, {TMX, XLIFF12}, {XLIFF12, TMX}} {
		b.Run(pair[0].Name+"-"+pair[1].Name, func(b *testing.B) {
			d := disk{}
			header := Header{Src: "en", Dst: "zh-Hans", SrcPath: "en.txt", DstPath: "zh.txt"}
			for name, f := range map[string]*Format{"in": pair[0], "tmx": TMX} {
				if _, err := Write(Stream{header, manyUnits(benchUnits)}, f, name, d.create, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(d["tmx"].Len()))
			for b.Loop() {
				s, err := Open([]*Input{{Path: "in", Open: d.open}}, pair[0].Name, Options{})
				if err != nil {
					b.Fatal(err)
				}
				report, err := Write(s, pair[1], "out", discard, Options{})
				if err != nil || report.Written != benchUnits {
					b.Fatal(report, err)
				}
			}
		})
	}
}

// discard makes files that forget.
func discard(string) (io.WriteCloser, error) {
	return struct {
		io.Writer
		io.Closer
	}{io.Discard, io.NopCloser(nil)}, nil
}
