package exchange_test

import (
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// screen is standard output in place of a file.
type screen struct{ io.Writer }

func (screen) Close() error { return nil }

// A bitext is written as a translation memory.
func ExampleWrite() {
	b := corpus.Bitext{
		Src:    corpus.Document{Tag: corpus.English, Segments: []corpus.Segment{{Text: "Sales rose 15%."}, {Text: "Costs fell."}}},
		Dst:    corpus.Document{Tag: corpus.Simplified, Segments: []corpus.Segment{{Text: "销售额增长了 15%，成本下降了。"}}},
		Unit:   corpus.Sentences,
		Ladder: corpus.Ladder{{Src: corpus.Range{Lo: 0, Hi: 2}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 0.97}},
	}
	create := func(path string) (io.WriteCloser, error) { return screen{os.Stdout}, nil }
	report, err := exchange.Write(exchange.From(b), exchange.TMX, "news.tmx", create, exchange.Options{Version: "1.0"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(report)
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <tmx version="1.4">
	// <header creationtool="bitext" creationtoolversion="1.0" segtype="sentence" o-tmf="bitext" adminlang="en" srclang="en" datatype="plaintext">
	// </header>
	// <body>
	// <tu tuid="1">
	// <prop type="x-bitext:confidence">0.97</prop>
	// <prop type="x-bitext:source-at">0</prop>
	// <prop type="x-bitext:target-at">0</prop>
	// <prop type="x-bitext:source-cuts">15+11</prop>
	// <tuv xml:lang="en"><seg>Sales rose 15%. Costs fell.</seg></tuv>
	// <tuv xml:lang="zh-CN"><seg>销售额增长了 15%，成本下降了。</seg></tuv>
	// </tu>
	// </body>
	// </tmx>
	// 1 written, 0 skipped
}

// A translation memory of any tool is read unit by unit.
func ExampleOpen() {
	const memory = `<tmx version="1.4"><header srclang="en-US" segtype="sentence"/><body>
<tu><tuv xml:lang="en-US"><seg>The dam was closed.</seg></tuv><tuv xml:lang="ru-RU"><seg>Плотину <ph>{1}</ph>закрыли.</seg></tuv></tu>
</body></tmx>`
	open := func(path string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(memory)), nil }
	stream, err := exchange.Open(exchange.Inputs([]string{"dam.tmx"}, open), "", exchange.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for unit, err := range stream.Units {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s: %s\n%s: %s\n", unit.Src.Tag, unit.Src.Text(), unit.Dst.Tag, unit.Dst.Text())
	}
	// Output:
	// en-US: The dam was closed.
	// ru-RU: Плотину закрыли.
}
