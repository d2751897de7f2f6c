package align_test

import (
	"context"
	"fmt"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/corpus"
)

// text is a document of plain paragraphs in a language.
func text(tag corpus.Tag, paragraphs ...string) corpus.Document {
	doc := corpus.Document{Tag: tag}
	for i, p := range paragraphs {
		doc.Segments = append(doc.Segments, corpus.Segment{Text: p, Tag: tag, Block: i})
	}
	return doc
}

var (
	english = text(corpus.English, "The bridge opened on Monday.", "It cost 640 million yuan. Nobody was hurt.", "Trams will follow in May.")
	russian = text(corpus.Russian, "Мост открыли в понедельник.", "Он стоил 640 миллионов юаней.", "Никто не пострадал.")
)

// Two documents in, a ladder out: which paragraphs belong together, and which
// stand alone.
func ExampleAlign() {
	ladder, err := align.Align(context.Background(), english, russian, align.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range ladder {
		fmt.Println(b.Shape(), b.Src, b.Dst)
	}
	// Output:
	// 1-1 {0 1} {0 1}
	// 1-2 {1 2} {1 3}
	// 1-0 {2 3} {3 3}
}

// Sentences are paired inside their paragraphs.
func ExampleBitext() {
	b, err := align.Bitext(context.Background(), english, russian, align.Options{Unit: corpus.Sentences})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, bead := range b.Ladder {
		for _, s := range b.Src.Segments[bead.Src.Lo:bead.Src.Hi] {
			fmt.Print(s.Text, " ")
		}
		fmt.Print("=")
		for _, s := range b.Dst.Segments[bead.Dst.Lo:bead.Dst.Hi] {
			fmt.Print(" ", s.Text)
		}
		fmt.Println()
	}
	// Output:
	// The bridge opened on Monday. = Мост открыли в понедельник.
	// It cost 640 million yuan. = Он стоил 640 миллионов юаней.
	// Nobody was hurt. = Никто не пострадал.
	// Trams will follow in May. =
}

// Why a bead was chosen: what each kind of evidence says of it, in nats.
func ExampleExplain() {
	why, err := align.Explain(context.Background(), english, russian, align.Options{}, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range why.Reasons {
		if r.Feature == "figures-shared" || r.Feature == "questions" {
			fmt.Printf("%s: for the bead %v, abstained %v\n", r.Feature, r.Nats > 0, r.Abstained)
		}
	}
	fmt.Println("runner-up:", why.RunnerUp.Shape())
	// Output:
	// figures-shared: for the bead true, abstained false
	// questions: for the bead false, abstained true
	// runner-up: 2-2
}
