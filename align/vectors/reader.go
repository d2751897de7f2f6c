package vectors

import "math"

// A Reader reads texts with the vectors of a table. It remembers what it has
// looked up, so that one Reader should read all texts of a run; it is not for
// use by two goroutines at once.
type Reader struct {
	table *Table
	tk    *tokenizer
	ids   map[string]int32 // -1: no vector
	norms map[int32]float32
}

// Reader returns a new reader of the table.
func (t *Table) Reader() *Reader {
	return &Reader{table: t, tk: newTokenizer(), ids: map[string]int32{}, norms: map[int32]float32{}}
}

// A Token is a token of a text with its vector's number and its weight, which
// is the length of its vector: training makes words that tell texts apart long
// and empty words short. Count is how often it occurs.
type Token struct {
	ID     int32
	Count  int
	Weight float32
}

// A Text is a text as vectors see it. Sum is the sum of its tokens' vectors,
// each by the square root of its count; Sum is zero and Tokens is empty where
// no token has a vector. Tokens are in the order of their first place.
type Text struct {
	Sum    []float32
	Tokens []Token
}

// Read turns a text into a vector and tokens.
func (r *Reader) Read(text string) Text {
	out := Text{Sum: make([]float32, r.table.dims)}
	at := map[int32]int{}
	put := func(id int32) {
		if k, ok := at[id]; ok {
			out.Tokens[k].Count++
			return
		}
		at[id] = len(out.Tokens)
		out.Tokens = append(out.Tokens, Token{ID: id, Count: 1, Weight: r.norm(id)})
	}
	r.tk.each(text, func(stem, _ string) {
		if id := r.id(stem); id >= 0 {
			put(id)
			return
		}
		spell(stem, func(s string) {
			if id := r.id(s); id >= 0 {
				put(id)
			}
		})
	}, func(token string) {
		if id := r.id(token); id >= 0 {
			put(id)
		}
	})
	for _, t := range out.Tokens {
		r.table.add(out.Sum, t.ID, float32(math.Sqrt(float64(t.Count))))
	}
	return out
}

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

func (r *Reader) norm(id int32) float32 {
	if n, ok := r.norms[id]; ok {
		return n
	}
	v := make([]float32, r.table.dims)
	r.table.add(v, id, 1)
	n := scaleToUnit(v)
	r.norms[id] = n
	return n
}
