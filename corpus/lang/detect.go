package lang

import (
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/pemistahl/lingua-go"
)

// cyrillic tells all languages in Cyrillic letters that lingua knows.
var cyrillic = sync.OnceValue(func() lingua.LanguageDetector {
	return detector(lingua.AllLanguagesWithCyrillicScript())
})

// latin tells English from its neighbours. With more of them short texts come
// out wrong oftener, and loading takes some 6 ms longer for each.
var latin = sync.OnceValue(func() lingua.LanguageDetector {
	return detector([]lingua.Language{
		lingua.Dutch, lingua.English, lingua.French, lingua.German,
		lingua.Italian, lingua.Portuguese, lingua.Spanish,
	})
})

// wide names any language. It is asked about long Latin texts that do not look
// English, and takes a quarter of a second to load. The languages left out have
// few articles to align, and lingua mistakes English headlines for them.
var wide = sync.OnceValue(func() lingua.LanguageDetector {
	return lingua.NewLanguageDetectorBuilder().FromAllLanguagesWithout(
		lingua.Afrikaans, lingua.Esperanto, lingua.Ganda, lingua.Latin, lingua.Maori,
		lingua.Nynorsk, lingua.Shona, lingua.Sotho, lingua.Tsonga, lingua.Tswana,
		lingua.Xhosa, lingua.Yoruba, lingua.Zulu,
	).WithLowAccuracyMode().Build()
})

// models are what to ask about short and about long texts in a script.
func models(script Script) (short, long func() lingua.LanguageDetector) {
	switch script {
	case Cyrillic:
		return cyrillic, cyrillic
	case Latin:
		return latin, wide
	}
	return wide, wide
}

// detector chooses among languages. It works with trigrams: on texts of 120 letters and more lingua does so
// in any case, and below that the longer n-grams cost 400 MB.
func detector(of []lingua.Language) lingua.LanguageDetector {
	return lingua.NewLanguageDetectorBuilder().FromLanguages(of...).WithLowAccuracyMode().Build()
}

// When a model is believed. Confidences are those of the languages that write
// all letters of the text, so scaled that they add up to one.
const (
	longText  = 40   // English letters from which models are reliable
	sure      = 0.9  // confidence at which one is believed about a long text
	certain   = 0.99 // and about a short one
	fairShare = 0.05 // confidence at which a short text is taken for a language of All
	likely    = 0.01 // probability that must be left to languages with the right letters
)

// Identify finds the language of one text by itself. The tag is that of any
// language, not only of [All]; Chinese has its script when the characters tell.
// The confidence lies between 0 and 1. A text without letters, or too short to
// tell, is [corpus.Unknown] with confidence 0.
//
// Scripts are counted first. Han without kana is Chinese. In other scripts
// letters and words that only one language uses decide; where there are too
// few, lingua is asked: about short texts with the neighbours of our languages
// to choose from, about long ones with all it knows.
func Identify(text string) (tag corpus.Tag, confidence float64) {
	c := count(text)
	script := c.main()
	if script == NoScript {
		return corpus.Unknown, 0
	}
	if tag, confidence := tell(text, c); tag != corpus.Unknown {
		return tag, confidence
	}
	text = only(text, script)
	few, many := models(script)
	if c.of(script) < longText {
		return short(guesses(few(), text), script)
	}
	if g := guesses(many(), text); len(g) > 0 && g[0].confidence >= sure {
		return g[0].tag, g[0].confidence
	}
	return corpus.Unknown, 0
}

// differs tells whether a model is sure that a text is in another language of
// its script than the given one.
func differs(text string, script Script, tag corpus.Tag) bool {
	few, _ := models(script)
	g := guesses(few(), only(text, script))
	return len(g) > 0 && g[0].tag != tag.Base() && g[0].confidence >= sure
}

// short chooses for a text too short to be sure of. Those who use bitext mostly
// bring texts in the languages it aligns, so one of them that is not unlikely
// is preferred to a neighbour that is not certain.
func short(of []guess, script Script) (corpus.Tag, float64) {
	for _, g := range of {
		l := For(g.tag)
		if g.confidence >= certain || l != nil && l.Script == script && g.confidence >= fairShare {
			return g.tag, g.confidence
		}
	}
	return corpus.Unknown, 0
}

// A guess is a language that a text may be in.
type guess struct {
	tag        corpus.Tag
	confidence float64 // 0 to 1; those of all guesses about a text add up to 1
}

// guesses asks a model, likeliest language first. Languages that do not write
// the letters of the text are struck out; none is left when hardly any
// probability is.
func guesses(model lingua.LanguageDetector, text string) []guess {
	var list []guess
	sum := 0.0
	for _, v := range model.ComputeLanguageConfidenceValues(text) {
		if tag := tagOf(v.Language()); v.Value() > 0 && writes(tag, text) {
			list = append(list, guess{tag, v.Value()})
			sum += v.Value()
		}
	}
	if sum < likely {
		return nil
	}
	for i := range list {
		list[i].confidence /= sum
	}
	return list
}

func tagOf(l lingua.Language) corpus.Tag {
	return corpus.Tag(strings.ToLower(l.IsoCode639_1().String()))
}

// only keeps the letters of one script, and spaces for the rest: names in Latin
// letters say nothing about the language of a Russian sentence.
func only(text string, script Script) string {
	return strings.Map(func(r rune) rune {
		if ScriptOf(r) == script || r == '\'' || r == '’' {
			return r
		}
		return ' '
	}, text)
}
