package vectors

import (
	"math"
	"slices"
)

// A Reader reads texts with the vectors of a table. It remembers what it has
// looked up, so use one Reader for all texts of a run. It is not for use by two
// goroutines at once.
type Reader struct {
	table   *Table
	tk      *tokenizer
	ids     map[string]int32 // -1: no vector
	weights map[int32]float32
	tokens  []Token // of the text being read
	places  []int32 // by token, its place among them, plus 1; 0: not there
}

// Reader returns a new reader of the table.
func (t *Table) Reader() *Reader {
	return &Reader{table: t, tk: newTokenizer(), ids: map[string]int32{}, weights: map[int32]float32{}, places: make([]int32, t.size)}
}

// A Token is a token of a text. Weight is the length of its vector: training
// makes words that tell texts apart long and empty words short. A token that
// only the lexicon knows weighs as much as [rareWeight] says. Count is how often
// it occurs.
type Token struct {
	ID     int32
	Count  int32
	Weight float32
}

// rareWeight is the weight of tokens without vectors.
const rareWeight = 1

// A Text is a text as vectors and tokens. Sum is the sum of its tokens' vectors,
// each times the square root of its count; it is zero where no token has a
// vector. Tokens are in the order of their first occurrence.
type Text struct {
	Sum    []float32
	Tokens []Token
}

// Read turns a text into a vector and tokens.
func (r *Reader) Read(text string) Text {
	r.tokens = r.tokens[:0]
	r.tk.each(text, func(stem, _ string) {
		if !r.put(stem) {
			spell(stem, func(s string) { r.put(s) })
		}
	}, func(token string) { r.put(token) })
	out := Text{Sum: make([]float32, r.table.dims), Tokens: slices.Clone(r.tokens)}
	for _, t := range out.Tokens {
		r.places[t.ID] = 0
		if int(t.ID) < r.table.rows {
			r.table.add(out.Sum, t.ID, float32(math.Sqrt(float64(t.Count))))
		}
	}
	return out
}

// put counts a token of the text being read; it tells whether it has a vector.
func (r *Reader) put(token string) bool {
	id := r.id(token)
	if id < 0 {
		return false
	}
	if k := r.places[id]; k > 0 {
		r.tokens[k-1].Count++
	} else {
		r.tokens = append(r.tokens, Token{ID: id, Count: 1, Weight: r.weight(id)})
		r.places[id] = int32(len(r.tokens))
	}
	return int(id) < r.table.rows
}

// Words is the tokens of a text as [Reader.Read] gives them, and for each the
// word in the text where it first occurs, as written.
func (r *Reader) Words(text string) ([]Token, []string) {
	tokens := r.Read(text).Tokens
	written := map[int32]string{}
	note := func(token, as string) {
		if id := r.id(token); id >= 0 && written[id] == "" {
			written[id] = as
		}
	}
	r.tk.each(text, func(stem, word string) { note(stem, word) }, func(token string) { note(token, token) })
	words := make([]string, len(tokens))
	for i, t := range tokens {
		if words[i] = written[t.ID]; words[i] == "" {
			words[i] = r.table.Token(t.ID)
		}
	}
	return tokens, words
}

// id is the number of a token, -1 if the table does not know it.
func (r *Reader) id(token string) int32 {
	if id, ok := r.ids[token]; ok {
		return id
	}
	id, ok := r.table.find(token)
	if !ok {
		id = -1
	}
	r.ids[token] = id
	return id
}

// weight is the weight of a token.
func (r *Reader) weight(id int32) float32 {
	if int(id) >= r.table.rows {
		return rareWeight
	}
	if w, ok := r.weights[id]; ok {
		return w
	}
	v := make([]float32, r.table.dims)
	r.table.add(v, id, 1)
	w := scaleToUnit(v)
	r.weights[id] = w
	return w
}
