package concordance

import (
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A Marker finds the words of a counterpart that answer those found. It is not for
// use by two goroutines at once.
type Marker struct {
	table  *vectors.Table
	reader *vectors.Reader
	units  map[int32][]float32  // vectors one long, by token; nil: none
	known  map[[2]int32]float64 // affinities
}

// NewMarker is a marker by the words of a table.
func NewMarker(table *vectors.Table) *Marker {
	return &Marker{table: table, reader: table.Reader(), units: map[int32][]float32{}, known: map[[2]int32]float64{}}
}

// Mark fills in what answers in the counterpart of a hit, unless it is known already.
func (m *Marker) Mark(h *Hit) {
	here, there := &h.Texts[h.Side], &h.Texts[h.Side.Other()]
	if len(there.Found) > 0 || len(here.Found) == 0 {
		return
	}
	places := m.reader.Places(here.Text)
	var asked, others []vectors.Place
	for _, p := range places {
		if covers(here.Found, p) {
			asked = append(asked, p)
		} else {
			others = append(others, p)
		}
	}
	if len(asked) > 0 {
		there.Found = m.answers(asked, others, there.Text)
	}
}

// covers tells whether ranges hold a token, or most of it.
func covers(found []corpus.Range, p vectors.Place) bool {
	for _, r := range found {
		if 2*(min(r.Hi, p.Hi)-max(r.Lo, p.Lo)) > p.Hi-p.Lo {
			return true
		}
	}
	return false
}

// answers are the stretches of a text that answer tokens of the other; what the rest
// of that other text explains better is left out.
func (m *Marker) answers(asked, others []vectors.Place, text string) []corpus.Range {
	runes := []rune(text)
	linked := make([]float64, len(runes))
	stray := make([]bool, len(runes)) // characters that by themselves have nothing to do with what is asked
	for _, p := range m.reader.Places(text) {
		own, foreign := m.affinity(asked, p), m.affinity(others, p)
		if p.Hi-p.Lo == 1 && lang.ScriptOf(runes[p.Lo]) == lang.Han {
			stray[p.Lo] = own < weak || own < foreign/2
		}
		if own == 0 || own < foreign {
			continue
		}
		share := own * own / (own + foreign)
		if p.Hi-p.Lo == 1 && lang.ScriptOf(runes[p.Lo]) == lang.Han {
			share *= alone
		}
		for k := p.Lo; k < p.Hi; k++ {
			linked[k] = max(linked[k], share)
		}
	}
	trim(linked, stray)
	return stretches(runes, linked)
}

// trim takes away stray characters at the ends of what answers, beside those that are
// not: in 在医院 the first two together answer "hospital" too.
func trim(linked []float64, stray []bool) {
	const outside = -1
	at := func(k int) float64 {
		if k < 0 || k >= len(linked) {
			return outside
		}
		return linked[k]
	}
	for k := range linked {
		if !stray[k] || linked[k] < weak {
			continue
		}
		before, behind := at(k-1), at(k+1)
		if before < weak && behind >= weak && !stray[k+1] || behind < weak && before >= weak && !stray[k-1] {
			linked[k] = 0
		}
	}
}

// alone is what a character counts that answers by itself, beside two that do so
// together: one character has a part in many words.
const alone = 0.35

// affinity is how likely a token translates the best of some others, 0 to 1.
func (m *Marker) affinity(tokens []vectors.Place, p vectors.Place) float64 {
	most := 0.0
	for _, q := range tokens {
		key := [2]int32{q.ID, p.ID}
		a, known := m.known[key]
		if !known {
			if len(m.known) >= mostKnown {
				clear(m.known)
			}
			a = m.pair(q.ID, p.ID)
			m.known[key] = a
		}
		most = max(most, a)
	}
	return most
}

// mostKnown bounds what is remembered of pairs of tokens.
const mostKnown = 1 << 18

const (
	// unlike is the cosine up to which two tokens have nothing to do with each other:
	// that at which training guesses that a word has no counterpart.
	unlike = 0.25

	// byVector is what the best cosine counts beside the lexicon.
	byVector = 0.7
)

// pair is how likely two tokens translate each other, 0 to 1.
func (m *Marker) pair(a, b int32) float64 {
	if a == b {
		return 1
	}
	most := 0.0
	for _, way := range [][2]int32{{a, b}, {b, a}} {
		m.table.Translations(way[0], func(t vectors.Translation) {
			if t.To == way[1] {
				most = max(most, t.Strength())
			}
		})
	}
	va, vb := m.unit(a), m.unit(b)
	if va != nil && vb != nil {
		most = max(most, byVector*(float64(vectors.Dot(va, vb))-unlike)/(1-unlike))
	}
	return most
}

// unit is the vector of a token, one long; nil where it has none.
func (m *Marker) unit(id int32) []float32 {
	v, ok := m.units[id]
	if !ok {
		if v = m.table.Vector(id); v != nil {
			v = vectors.Unit(v)
		}
		m.units[id] = v
	}
	return v
}

const (
	// weak is the share below which a rune answers nothing.
	weak = 0.08

	// beside is the part of the best stretch's share that another must have.
	beside = 0.5
)

// stretches are the runs of runes that answer, if they do so nearly as well as the
// best of them. A blank or hyphen between two belongs to both.
func stretches(runes []rune, linked []float64) (found []corpus.Range) {
	var peaks []float64
	best := 0.0
	for k := 0; k < len(runes); k++ {
		if linked[k] < weak {
			continue
		}
		lo, peak := k, 0.0
		for k < len(runes) && linked[k] >= weak {
			peak = max(peak, linked[k])
			k++
		}
		best = max(best, peak)
		if n := len(found); n > 0 && between(runes[found[n-1].Hi:lo]) {
			found[n-1].Hi, peaks[n-1] = k, max(peaks[n-1], peak)
			continue
		}
		found, peaks = append(found, corpus.Range{Lo: lo, Hi: k}), append(peaks, peak)
	}
	longest := 0
	for _, r := range found {
		longest = max(longest, r.Len())
	}
	kept := found[:0]
	for k, r := range found {
		if part := r.Len() == 1 && longest > 1; peaks[k] >= beside*best && !part { // 政 beside 政府 is of another word
			kept = append(kept, r)
		}
	}
	return kept
}

// between tells whether runes are a blank or a sign that joins words.
func between(runes []rune) bool {
	return len(runes) == 1 && (runes[0] == ' ' || runes[0] == '-' || runes[0] == '·' || runes[0] == '\u00a0')
}
