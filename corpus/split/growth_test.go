package split

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/growth"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// costly are paragraphs of n parts in every language, and in none.
func costly() (cases []growth.Case) {
	times, within, inside := growth.Times, growth.Within, growth.Inside
	tags := []corpus.Tag{corpus.Unknown}
	for _, l := range lang.All {
		tags = append(tags, l.Tag)
	}
	for _, tag := range tags {
		for _, c := range []struct {
			name string
			text func(n int) string
		}{
			{"sentences", times("The dam was closed. Плотину закрыли! 成本下降。 ")},
			{"one sentence", times("the dam и плотина 成本 ")},
			{"one word", times("dam")},
			{"abbreviations", times("U.S. Dr. т.е. г. им. ст. e.g. p.m. ")},
			{"initials", times("А. Б. J. K. ")},
			{"stops", times(".")},
			{"marks of every kind", times("?!…。！？.")},
			{"spaces", within("a. ", times(" \t\u3000"), "B.")},
			{"quotations opened", times("“«「(")},
			{"quotations", inside("“«(", ")»”")},
			{"quotations closed", times("”»」)")},
			{"ends in quotations", times("“a.” «б.» 「成。」 ")},
			{"dashes", times("— Да. – No. - Да. ")},
			{"speech", times("— Да, — сказал он. — Нет! ")},
			{"numbers", times("1. 2.5 3,4. № 5. ")},
			{"brackets", inside("(a. ", ")")},
			{"line breaks", times("a.\n")},
			{"ellipses", times("a... b… в…… ")},
			{"apostrophes", times("'a.' ")},
		} {
			cases = append(cases, growth.Case{Name: string(tag) + " " + c.name, Text: c.text, Read: func(input string) error {
				Document(corpus.Document{Tag: tag, Segments: []corpus.Segment{{Text: input, Tag: tag}}})
				return nil
			}})
		}
	}
	return cases
}

// TestGrowth: cutting a paragraph takes time and memory in proportion to it.
func TestGrowth(t *testing.T) { growth.Check(t, costly()) }

// BenchmarkGrowth cuts longer ones: run it with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) { growth.Bench(b, costly()) }
