package vectors

import (
	"strings"
	"testing"
)

func TestDefaultTable(t *testing.T) {
	table := Default()
	if table.Dims() != DefaultDims {
		t.Errorf("%d dimensions, want %d", table.Dims(), DefaultDims)
	}
	if table.rows > MaxTokens/2 || table.rows < 100_000 || table.Tokens() > MaxTokens {
		t.Errorf("%d tokens, %d with vectors", table.Tokens(), table.rows)
	}
	if n := len(defaultFile); n >= 25_000_000 {
		t.Errorf("the table has %d bytes; less than 25,000,000 is to be", n)
	}
	for i := 1; i < table.Tokens(); i++ {
		if i != table.rows && table.Token(int32(i-1)) >= table.Token(int32(i)) {
			t.Fatalf("%q stands before %q", table.Token(int32(i-1)), table.Token(int32(i)))
		}
	}
}

// TestDefaultTableKnowsItsLanguages tries ordinary sentences, each of which
// must find its own translation among the others', also from Chinese to Russian.
func TestDefaultTableKnowsItsLanguages(t *testing.T) {
	sentences := []phrase{
		{"The mayor opened a new bridge over the river.", "市长为河上的新桥剪彩。", "Мэр открыл новый мост через реку."},
		{"Bread has become more expensive since spring.", "春天以来面包涨价了。", "С весны хлеб подорожал."},
		{"The children are learning to swim.", "孩子们正在学游泳。", "Дети учатся плавать."},
		{"Two trains were delayed by snow.", "两列火车因大雪晚点。", "Два поезда опоздали из-за снега."},
		{"The court rejected the company's complaint.", "法院驳回了该公司的申诉。", "Суд отклонил жалобу компании."},
		{"Click the button to save the file.", "点击按钮保存文件。", "Нажмите кнопку, чтобы сохранить файл."},
	}
	for _, language := range []struct {
		name string
		pair func(phrase) Pair
	}{
		{"English-Chinese", func(p phrase) Pair { return Pair{Src: p.en, Dst: p.zh} }},
		{"English-Russian", func(p phrase) Pair { return Pair{Src: p.en, Dst: p.ru} }},
		{"Chinese-Russian", func(p phrase) Pair { return Pair{Src: p.zh, Dst: p.ru} }},
	} {
		var pairs []Pair
		for _, s := range sentences {
			pairs = append(pairs, language.pair(s))
		}
		if targets, sources := Default().Retrieve(pairs); targets != len(pairs) || sources != len(pairs) {
			t.Errorf("%s: of %d, %d targets and %d sources found", language.name, len(pairs), targets, sources)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(defaultFile); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, text := range []phrase{{
		strings.Repeat("The mayor opened a new bridge over the river. ", 20),
		strings.Repeat("市长为河上的新桥剪彩。", 20),
		strings.Repeat("Мэр открыл новый мост через реку. ", 20),
	}} {
		for name, s := range map[string]string{"en": text.en, "zh": text.zh, "ru": text.ru} {
			b.Run(name, func(b *testing.B) {
				reader := Default().Reader()
				b.SetBytes(int64(len(s)))
				for b.Loop() {
					reader.Read(s)
				}
			})
		}
	}
}

func BenchmarkLearn(b *testing.B) {
	pairs, _ := grammarPairs()
	training := small
	training.Epochs = 1
	for b.Loop() {
		if _, err := Learn(b.Context(), pairs, training); err != nil {
			b.Fatal(err)
		}
	}
}
