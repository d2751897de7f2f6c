package check

import (
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// An echo is what the other side of a bead has that is most like a sentence: a
// run of clauses from mark to mark, as translators make one sentence of several.
type echo struct {
	likeness float64 // cosine of the sentence and the run, -1 to 1
	margin   float64 // by how much no other sentence of the bead is as like it, -2 to 2
}

// A clause is what stands between two [clauseMarks].
type clause struct {
	sum  []float32 // its vector
	size float64   // in English letters
}

// A run that may translate a sentence is between these times as long; a single
// clause may be longer.
const (
	shortEcho = 0.4
	longEcho  = 2.5
)

// usualEcho is the median of untouched sentences of published translations.
var usualEcho = echo{likeness: 0.64, margin: 0.4}

// echoReach is how many sentences either way of the like place are searched, so
// that the time is in proportion to the length of a bead.
const echoReach = 40

// echoes finds the echoes of sentences.
type echoes struct {
	*reading
	vectors [2]map[int][]float32
	clauses [2]map[int][]clause
	found   [2]map[int]echo
}

func newEchoes(r *reading) *echoes {
	e := &echoes{reading: r}
	for _, s := range corpus.Sides {
		e.vectors[s], e.clauses[s], e.found[s] = map[int][]float32{}, map[int][]clause{}, map[int]echo{}
	}
	return e
}

// of is the echo of sentence n of side s in its bead.
func (e *echoes) of(b bead, s corpus.Side, n int) echo {
	if found, ok := e.found[s][n]; ok {
		return found
	}
	if vectors.Dot(e.vector(s, n), e.vector(s, n)) == 0 {
		return usualEcho // of no word of it is anything known
	}
	own, across := e.side[s].sentencesOf(b.On(s)), e.side[s.Other()].sentencesOf(b.On(s.Other()))
	like := across.Lo
	if own.Len() > 0 {
		like += (n - own.Lo) * across.Len() / own.Len()
	}
	best, run := echo{likeness: -1}, []float32(nil)
	for m := max(across.Lo, like-echoReach); m < min(across.Hi, like+echoReach+1); m++ {
		if direction, alike := e.likest(s, n, m); alike > best.likeness {
			best.likeness, run = alike, direction
		}
	}
	rival := -1.0
	for m := max(own.Lo, n-echoReach); m < min(own.Hi, n+echoReach+1) && run != nil; m++ {
		if m != n {
			rival = max(rival, float64(vectors.Dot(e.vector(s, m), run)))
		}
	}
	best.margin = best.likeness - rival
	e.found[s][n] = best
	return best
}

// likest is the direction of the run of clauses of sentence m across that is most
// like sentence n of side s, and how alike they are; -1 where there is none.
func (e *echoes) likest(s corpus.Side, n, m int) (direction []float32, alike float64) {
	own, size := e.vector(s, n), e.side[s].lang.size(e.side[s].plain.Segments[n].Text)
	list := e.clausesOf(s.Other(), m)
	alike = -1
	for i := range list {
		sum, length := make([]float32, len(own)), 0.0
		for j, c := range list[i:] {
			length += c.size
			for k, x := range c.sum {
				sum[k] += x
			}
			if length > longEcho*size && j > 0 {
				break
			}
			if length < shortEcho*size {
				continue
			}
			unit := vectors.Unit(sum)
			if a := float64(vectors.Dot(own, unit)); a > alike {
				direction, alike = unit, a
			}
		}
	}
	return direction, alike
}

// vector is the direction of sentence n of side s.
func (e *echoes) vector(s corpus.Side, n int) []float32 {
	if e.vectors[s][n] == nil {
		e.vectors[s][n] = vectors.Unit(e.lexicon.reader.Sum(e.side[s].plain.Segments[n].Text))
	}
	return e.vectors[s][n]
}

// clausesOf is the clauses of sentence n of side s.
func (e *echoes) clausesOf(s corpus.Side, n int) []clause {
	list, ok := e.clauses[s][n]
	if ok {
		return list
	}
	l, words := e.side[s].lang, []string(nil)
	for _, w := range append(l.pieces(e.side[s].plain.Segments[n].Text), word{}) {
		if w.text != "" {
			words = append(words, w.text)
		} else if len(words) > 0 {
			text := strings.Join(words, " ")
			list, words = append(list, clause{e.lexicon.reader.Sum(text), l.size(text)}), nil
		}
	}
	e.clauses[s][n] = list
	return list
}

// clauseMarks stand between clauses.
const clauseMarks = ",;:.，；：。、—–()（）…!?！？"

// pieces is the words of a text, or where they are not set apart what stands
// between two [clauseMarks]; a piece without text is a mark.
func (l *language) pieces(text string) []word {
	var list []word
	runes := []rune(text)
	const space, mark, letter = 0, 1, 2
	kind := func(i int) int {
		c := runes[i]
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			return letter
		case (inWord(c) || c == '-') && i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1]):
			return letter
		case strings.ContainsRune(clauseMarks, c):
			return mark
		case l.NoSpaces:
			return letter
		}
		return space
	}
	for i := 0; i < len(runes); {
		lo, k := i, kind(i)
		for i < len(runes) && kind(i) == k {
			i++
		}
		switch k {
		case letter:
			list = append(list, word{stretch{lo, i}, string(runes[lo:i])})
		case mark:
			list = append(list, word{stretch: stretch{lo, i}})
		}
	}
	return list
}
