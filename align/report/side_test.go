package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestSideGolden(t *testing.T) {
	for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Russian} {
		for _, width := range []int{40, 60, 80, 120, 160} {
			name := fmt.Sprintf("side.%s.%d.txt", tag, width)
			t.Run(name, func(t *testing.T) {
				var out bytes.Buffer
				if err := Side(&out, harbour(t, tag), Options{Width: width}); err != nil {
					t.Fatal(err)
				}
				golden(t, name, out.Bytes())
			})
		}
	}
}

func TestSideInColour(t *testing.T) {
	var out bytes.Buffer
	if err := Side(&out, harbour(t, corpus.Simplified), Options{Width: 80, Color: true}); err != nil {
		t.Fatal(err)
	}
	golden(t, "side.zh-Hans.80.colour.txt", bytes.ReplaceAll(out.Bytes(), []byte("\x1b"), []byte("␛")))
}

// In a terminal set up for Chinese the ambiguous characters take two cells.
func TestSideWide(t *testing.T) {
	var out bytes.Buffer
	if err := Side(&out, harbour(t, corpus.Simplified), Options{Width: 80, Wide: true}); err != nil {
		t.Fatal(err)
	}
	golden(t, "side.zh-Hans.80.wide.txt", out.Bytes())
}

// Sentences have the number of their paragraph and their own within it.
func TestSideOfSentences(t *testing.T) {
	b := corpus.Bitext{
		Src: corpus.Document{Path: "en.txt", Tag: corpus.English, Segments: []corpus.Segment{
			{Text: "Nobody was hurt.", Block: 0},
			{Text: "“We were lucky,” she said.", Block: 0},
			{Text: "The mole stays closed.", Block: 1},
		}},
		Dst: corpus.Document{Path: "zh.txt", Tag: corpus.Simplified, Segments: []corpus.Segment{
			{Text: "没有人受伤，她说：“我们很幸运。”", Block: 0},
			{Text: "防波堤继续关闭。", Block: 1},
			{Text: "请市民谅解。", Block: 1},
		}},
		Unit: corpus.Sentences,
		Ladder: corpus.Ladder{
			{Src: corpus.Range{Lo: 0, Hi: 2}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 0.9},
			{Src: corpus.Range{Lo: 2, Hi: 3}, Dst: corpus.Range{Lo: 1, Hi: 2}, Confidence: 0.8},
			{Src: corpus.Range{Lo: 3, Hi: 3}, Dst: corpus.Range{Lo: 2, Hi: 3}, Confidence: 0.4},
		},
	}
	var out bytes.Buffer
	if err := Side(&out, b, Options{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "side.sentences.txt", out.Bytes())
}

func TestSideOfUnknownLanguages(t *testing.T) {
	b := harbour(t, corpus.Russian)
	b.Src.Tag, b.Dst.Tag = corpus.Unknown, corpus.Unknown
	b.Src.Path, b.Dst.Path = "-", "evil\x1b[31m\u202e.txt"
	var out bytes.Buffer
	if err := Side(&out, b, Options{Width: 100}); err != nil {
		t.Fatal(err)
	}
	golden(t, "side.unknown.txt", out.Bytes())
}

func BenchmarkSide(b *testing.B) {
	bitext := random(rand.New(rand.NewPCG(3, 4)), 10_000)
	for b.Loop() {
		if err := Side(io.Discard, bitext, Options{Width: 120, Color: true}); err != nil {
			b.Fatal(err)
		}
	}
}

// A ladder that does not fit its texts is refused before anything is written.
func TestSideRefusesABrokenLadder(t *testing.T) {
	b := harbour(t, corpus.Russian)
	b.Ladder = b.Ladder[1:]
	var out bytes.Buffer
	err := Side(&out, b, Options{})
	if err == nil || !strings.Contains(err.Error(), "harbour.ru.md") {
		t.Errorf("error is %v, want one that names the file", err)
	}
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.Bytes())
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestSideReportsAWriteError(t *testing.T) {
	if err := Side(fullDisk{}, harbour(t, corpus.Russian), Options{}); !errors.Is(err, errFull) {
		t.Errorf("error is %v, want %v", err, errFull)
	}
}

func TestSideOfNothing(t *testing.T) {
	if err := Side(io.Discard, corpus.Bitext{}, Options{}); err != nil {
		t.Error(err)
	}
}
