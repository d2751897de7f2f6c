package align

import (
	_ "embed"
	"sync"

	"github.com/bitext-tools/bitext/corpus"
)

//go:embed paragraph.tsv
var paragraphWeights string

//go:embed sentence.tsv
var sentenceWeights string

// ModelFor is the model fitted for a unit.
func ModelFor(unit corpus.Unit) *Model {
	if unit == corpus.Sentences {
		return sentenceModel()
	}
	return paragraphModel()
}

var (
	paragraphModel = sync.OnceValue(func() *Model { return mustParse(paragraphWeights) })
	sentenceModel  = sync.OnceValue(func() *Model { return mustParse(sentenceWeights) })
)

func mustParse(text string) *Model {
	m, err := ParseModel(text)
	if err != nil {
		panic("the weights inside the program: " + err.Error())
	}
	return m
}
