package vectors

import (
	"math"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// A Reader reads texts with the vectors of a table. It remembers what it has
// looked up, so read many texts with one, and give it back with [Reader.Done] to
// whoever reads next. It is not for use by two goroutines at once.
type Reader struct {
	table   *Table
	runs    map[string][]int32 // by word or figures, as written: the known ones of its tokens
	han     map[[2]rune]int32  // by bigram, or character and 0; -1: not known
	weights []float32          // by token with a vector; 0: not worked out yet
	tokens  []Token            // of the text being read
	places  []int32            // by token, its place among them, plus 1; 0: not there
}

// Reader returns a reader of the table: one that was given back, else a new one.
func (t *Table) Reader() *Reader {
	if r, ok := t.idle.Get().(*Reader); ok {
		return r
	}
	return &Reader{
		table: t, runs: map[string][]int32{}, han: map[[2]rune]int32{},
		weights: make([]float32, t.rows), places: make([]int32, t.size),
	}
}

// Done gives the reader back to its table. It is not to be used afterwards. One on
// which the program failed is not given back, as nobody knows what it holds.
func (r *Reader) Done() { r.table.idle.Put(r) }

// Scratch is room for a number a token of the table, all 0. Whoever writes there puts
// the zeros back before the reader is used for anything else.
func (r *Reader) Scratch() []int32 { return r.places }

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
	tokens := slices.Clone(r.count(text))
	return Text{Sum: r.add(tokens), Tokens: tokens}
}

// Sum is the Sum of what [Reader.Read] turns a text into.
func (r *Reader) Sum(text string) []float32 { return r.add(r.count(text)) }

// add is the Sum of a text that has some tokens.
func (r *Reader) add(tokens []Token) []float32 {
	sum := make([]float32, r.table.dims)
	for _, t := range tokens {
		if int(t.ID) < r.table.rows {
			r.table.add(sum, t.ID, float32(math.Sqrt(float64(t.Count))))
		}
	}
	return sum
}

// count is the tokens of a text, in the order of their first occurrence. They are
// the reader's, and change with the next text.
func (r *Reader) count(text string) []Token {
	r.tokens = r.tokens[:0]
	for len(text) > 0 {
		class, size := leadingRun(text)
		run := text[:size]
		text = text[size:]
		switch class {
		case latin, cyrillic, digits:
			for _, id := range r.run(class, run) {
				r.put(id)
			}
		case han:
			r.putHan(lang.Simplify(run))
		}
	}
	for _, t := range r.tokens {
		r.places[t.ID] = 0
	}
	return r.tokens
}

// put counts a known token of the text being read.
func (r *Reader) put(id int32) {
	if k := r.places[id]; k > 0 {
		r.tokens[k-1].Count++
		return
	}
	r.tokens = append(r.tokens, Token{ID: id, Count: 1, Weight: r.weight(id)})
	r.places[id] = int32(len(r.tokens))
}

// putHan counts what [hanTokens] gives of a run of Han.
func (r *Reader) putHan(run string) {
	before := rune(0)
	for _, x := range run {
		for _, key := range [2][2]rune{{x, 0}, {before, x}} {
			if key[0] == 0 {
				continue
			}
			if id := r.hanID(key); id >= 0 {
				r.put(id)
			}
		}
		before = x
	}
}

// hanID is the token of a bigram, or of a character and 0; -1 where it is not known.
func (r *Reader) hanID(key [2]rune) int32 {
	id, ok := r.han[key]
	if !ok {
		if len(r.han) >= maxStems {
			clear(r.han)
		}
		id = r.id(strings.TrimSuffix(string(key[:]), "\x00"))
		r.han[key] = id
	}
	return id
}

// run is the known tokens of a word or of figures, as written: a word without a
// vector is spelt.
func (r *Reader) run(class class, run string) []int32 {
	if ids, ok := r.runs[run]; ok {
		return ids
	}
	if len(r.runs) >= maxStems {
		clear(r.runs)
	}
	var ids []int32
	put := func(token string) bool {
		id := r.id(token)
		if id >= 0 {
			ids = append(ids, id)
		}
		return id >= 0 && int(id) < r.table.rows
	}
	if class == digits {
		put(run)
	} else if stem := lang.Stem(run); !put(stem) {
		spell(stem, func(s string) { put(s) })
	}
	r.runs[run] = ids
	return ids
}

// Words is the tokens of a text as [Reader.Read] gives them, and for each the
// word in the text where it first occurs, as written.
func (r *Reader) Words(text string) ([]Token, []string) {
	tokens := slices.Clone(r.count(text))
	written := map[int32]string{}
	note := func(token, as string) {
		if id := r.id(token); id >= 0 && written[id] == "" {
			written[id] = as
		}
	}
	newTokenizer().each(text, func(stem, word string) { note(stem, word) }, func(token string) { note(token, token) })
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
	if id, ok := r.table.find(token); ok {
		return id
	}
	return -1
}

// weight is the weight of a token.
func (r *Reader) weight(id int32) float32 {
	if int(id) >= r.table.rows {
		return rareWeight
	}
	if r.weights[id] == 0 {
		r.weights[id] = r.table.length(id)
	}
	return r.weights[id]
}
