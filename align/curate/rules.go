package curate

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/placeholder"
)

// A Rule says which units are to be dropped.
type Rule struct {
	Name string // lower case, one word
	Doc  string // what it drops, in one line
	Off  bool   // only where it is asked for

	// why is what is wrong with a pair, in a few words; "" where nothing is.
	why func(c *Cleaner, p *pair) string
}

// Bounds are the limits of the rules. Those that are 0 limit nothing, but for
// those that [Standard] sets.
type Bounds struct {
	MinConfidence float64 // least confidence, 0 to 1; a unit that has none counts as 0
	MinLength     float64 // least length of a side, in English letters of the same meaning, without spaces
	MaxLength     float64 // greatest
	MaxDeviation  float64 // how far the lengths may be from the usual ratio, in standard deviations of [evidence.Lengths]
	MinSimilarity float64 // least [similarity], 0 to 1
}

// Standard are the bounds that count where nobody says otherwise. They were set on
// published translations of news, manuals and talk, a part of which the table of
// vectors had not seen. Of others the rules together dropped: of good pairs of news,
// manuals and talk from English into Chinese and Russian 0.2 % to 2 %, of novels 13 %;
// of shuffled pairs 92 % to 98 %, of pairs with the next sentence for their
// counterpart 70 % to 83 %, of those in another language 98 %.
var Standard = Bounds{MaxDeviation: 3, MinSimilarity: 0.16}

// What the rules without a bound of their own go by, set on the same.
const (
	// shortProse is from which length on the words of a side tell something, in
	// English letters.
	shortProse = 20
	// mostOthers is the share of a side's text that may stand in the other as well.
	mostOthers = 0.7
	// fewLetters is the least share of letters in what is not white space.
	fewLetters = 0.2
)

// Rules are all of them, in the order in which they are asked: the cheap ones
// first. The first that drops a unit is the one that is counted.
var Rules = []*Rule{
	{Name: "empty", Doc: "there is no text on one side", why: func(_ *Cleaner, p *pair) string {
		for _, s := range corpus.Sides {
			if strings.TrimSpace(p.text[s]) == "" {
				return "no " + s.String() + " text"
			}
		}
		return ""
	}},
	{Name: "confidence", Doc: "the confidence is below --min-confidence", why: func(c *Cleaner, p *pair) string {
		return below("confidence", p.unit.Confidence, c.bounds.MinConfidence)
	}},
	{Name: "short", Doc: "a side is shorter than --min-length", why: func(c *Cleaner, p *pair) string {
		return below("letters", min(p.length[0], p.length[1]), c.bounds.MinLength)
	}},
	{Name: "long", Doc: "a side is longer than --max-length", why: func(c *Cleaner, p *pair) string {
		return above("letters", max(p.length[0], p.length[1]), c.bounds.MaxLength)
	}},
	{Name: "content", Doc: "a side is numbers, signs, addresses or markup, with hardly a word", why: func(_ *Cleaner, p *pair) string {
		for _, s := range corpus.Sides {
			if share := lettersIn(p.text[s]); share < fewLetters {
				return fmt.Sprintf("%.0f%% letters in the %s", 100*share, s)
			}
		}
		return ""
	}},
	{Name: "copy", Doc: "both sides are the same, but for case, width and signs", why: func(_ *Cleaner, p *pair) string {
		if src := letters(p.text[0]); len(src) > 0 && slices.Equal(src, letters(p.text[1])) {
			return "the same on both sides"
		}
		return ""
	}},
	{Name: "untranslated", Doc: "most words of the target are the source's", why: func(_ *Cleaner, p *pair) string {
		return above("of the target in the source", p.shared(), mostOthers)
	}},
	{Name: "length", Doc: "the lengths are further from the usual ratio of the two languages than --max-deviation", why: func(c *Cleaner, p *pair) string {
		if !p.aligned() {
			return ""
		}
		return above("standard deviations", math.Abs(evidence.Lengths.Deviation(p.length[0], p.length[1], 0)), c.bounds.MaxDeviation)
	}},
	{Name: "language", Doc: "a side is in another language; short texts pass", why: func(c *Cleaner, p *pair) string {
		for _, s := range corpus.Sides {
			if in, differs := lang.Differs(p.text[s], p.tag[s]); differs {
				return fmt.Sprintf("the %s is not in %s%s", s, p.tag[s], but(in))
			}
		}
		return ""
	}},
	{Name: "similarity", Doc: "the words and vectors of both sides have less in common than --min-similarity", why: func(c *Cleaner, p *pair) string {
		if !p.aligned() {
			return ""
		}
		value, ok := similarity(c.reader, p.text[corpus.Source], p.text[corpus.Target])
		if !ok {
			return ""
		}
		return below("similarity", value, c.bounds.MinSimilarity)
	}},
	{Name: "figures", Off: true, Doc: "a figure of one side has no counterpart on the other", why: func(_ *Cleaner, p *pair) string {
		if !p.aligned() {
			return ""
		}
		return p.figures()
	}},
}

// RuleNamed is the rule of a name; nil if there is none.
func RuleNamed(name string) *Rule {
	for _, r := range Rules {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// below says that a value is below a bound; "" where it is not.
func below(what string, value, bound float64) string {
	if value >= bound {
		return ""
	}
	return fmt.Sprintf("%s %.2f, below %.2f", what, value, bound)
}

// above says that a value is above a bound; "" where it is not, or the bound is 0.
func above(what string, value, bound float64) string {
	if bound == 0 || value <= bound {
		return ""
	}
	return fmt.Sprintf("%.2f %s, above %.2f", value, what, bound)
}

// but says which language it is, where that is known.
func but(in corpus.Tag) string {
	if in == corpus.Unknown {
		return ""
	}
	return " but in " + string(in)
}

// A pair is a unit as the rules see it.
type pair struct {
	unit   exchange.TU
	text   [2]string
	tag    [2]corpus.Tag
	length [2]float64 // in English letters of the same meaning, without spaces
}

// pairOf is a unit of a stream as the rules see it.
func pairOf(u exchange.TU, h exchange.Header) pair {
	p := pair{unit: u, text: [2]string{u.Src.Text(), u.Dst.Text()}, tag: [2]corpus.Tag{u.Src.Tag, u.Dst.Tag}}
	for s, of := range [2]corpus.Tag{h.Src, h.Dst} {
		if p.tag[s] == corpus.Unknown {
			p.tag[s] = of
		}
		p.length[s] = englishLetters(p.text[s], p.tag[s])
	}
	return p
}

// aligned tells whether both languages are known, and among those that bitext aligns:
// of others it knows neither the usual length nor the words.
func (p *pair) aligned() bool {
	return lang.For(p.tag[corpus.Source]) != nil && lang.For(p.tag[corpus.Target]) != nil
}

// englishLetters is the length of a text in English letters of the same meaning,
// without spaces: a letter of the language's own script counts as
// [evidence.EnglishRunes] has it, and one of another as itself, since a Chinese
// text may be half English names.
func englishLetters(text string, tag corpus.Tag) float64 {
	l := lang.For(tag)
	if l == nil {
		return evidence.EnglishRunes(text, tag)
	}
	n := 0.0
	for _, r := range text {
		switch script := lang.ScriptOf(r); {
		case unicode.IsSpace(r):
		case script == lang.NoScript && r < unicode.MaxASCII || script != lang.NoScript && script != l.Script:
			n++
		default:
			n += 1 / l.Density
		}
	}
	return n
}

// shared is the share of the target's letters in words that the source has as
// well, 0 to 1; 0 of a target too short to tell. A letter counts as what it says in
// English ones.
func (p *pair) shared() float64 {
	if p.length[1] < shortProse {
		return 0
	}
	has := map[string]bool{}
	for word := range strings.FieldsFuncSeq(p.text[0], notInWord) {
		has[strings.ToLower(word)] = true
	}
	all, same := 0.0, 0.0
	for word := range strings.FieldsFuncSeq(p.text[1], notInWord) {
		if !strings.ContainsFunc(word, unicode.IsLetter) {
			continue // figures are the same in all languages
		}
		n := evidence.EnglishRunes(word, tagOfScript(word, p.tag[1]))
		if all += n; has[strings.ToLower(word)] {
			same += n
		}
	}
	return same / max(all, 1)
}

// tagOfScript is the language whose density a word has: that of the text, or, of a
// word in another script, that of the script.
func tagOfScript(word string, of corpus.Tag) corpus.Tag {
	first, _ := utf8.DecodeRuneInString(word)
	if l := lang.In(lang.ScriptOf(first)); l != nil {
		return l.Tag
	}
	return of
}

// notInWord tells whether a rune is neither a letter nor a digit.
func notInWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

// lettersIn is the share of letters in what is not white space of a text, 0 to 1:
// those of placeholders, markup and addresses do not count. Of an empty text it
// is 0.
func lettersIn(text string) float64 {
	some, all := 0, 0
	for field := range strings.FieldsSeq(placeholder.Blank(text)) {
		address := strings.Contains(field, "://") || strings.HasPrefix(field, "www.") || strings.ContainsRune(field, '@')
		for _, r := range field {
			if all++; unicode.IsLetter(r) && !(address && r < unicode.MaxLatin1) {
				some++
			}
		}
	}
	return float64(some) / float64(max(all, 1))
}

// letters is the letters and digits of a text, folded.
func letters(text string) []rune {
	return slices.DeleteFunc(lang.Fold(text).Runes, notInWord)
}

// similarity is how much two texts have in common: the mean of the cosine of their
// vectors and of the shares of either that the lexicon finds in the other, -0.5 to
// 1. ok is false where the table knows no word of one of them.
func similarity(r *vectors.Reader, src, dst string) (value float64, ok bool) {
	a, b := vectors.Unit(r.Sum(src)), vectors.Unit(r.Sum(dst))
	inDst, okDst := r.Coverage(src).Of(dst)
	inSrc, okSrc := r.Coverage(dst).Of(src)
	return (float64(vectors.Dot(a, b)) + (inSrc+inDst)/2) / 2, okSrc && okDst
}

// figures says which figure of one side has no counterpart on the other; "" where
// all have.
func (p *pair) figures() string {
	found := [2][]facts.Fact{}
	for s := range p.text {
		for _, f := range facts.Find(placeholder.Blank(p.text[s]), p.tag[s]) {
			if f.IsValue() {
				found[s] = append(found[s], f)
			}
		}
	}
	for _, s := range corpus.Sides {
		for _, f := range found[s] {
			if f.Hard() && !slices.ContainsFunc(found[s.Other()], func(g facts.Fact) bool { return facts.Same(f, g).Agrees() }) {
				return fmt.Sprintf("%s only in the %s", string([]rune(p.text[s])[f.Start:f.End]), s)
			}
		}
	}
	return ""
}
