package vectors

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// A Learnt is what training returns: vectors and a lexicon.
type Learnt struct {
	dims         int
	tokens       []string // the first len(rows)/dims have vectors
	rows         []float32
	translations [][]Translation
}

// Learn trains a table from pairs. It keeps all pairs in memory as token
// numbers (about 150 bytes a sentence pair). Same pairs, same training, same
// result. Too few pairs to learn from are an error; at the end of ctx the work is
// given up with its error.
func Learn(ctx context.Context, pairs []Pair, training Training) (*Learnt, error) {
	t := training.withDefaults()
	if t.Dims < 1 || t.Dims > MaxDims {
		return nil, fmt.Errorf("vectors of %d dimensions; they have 1 to %d", t.Dims, MaxDims)
	}
	vocab, numbered := gather(ctx, pairs, t)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	t.Batch = min(t.Batch, len(numbered))
	rows := trainVectors(ctx, t, vocab, numbered)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if rows == nil {
		return nil, errors.New("too few pairs with tokens seen often enough to learn from")
	}
	units := slices.Clone(rows)
	for i := range vocab.rows {
		scaleToUnit(units[i*t.Dims : (i+1)*t.Dims])
	}
	lexicon := trainLexicon(ctx, vocab, numbered, len(numbered), func(k int32) []float32 { return units[int(k)*t.Dims : int(k+1)*t.Dims] })
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &Learnt{t.Dims, vocab.tokens, rows, lexicon.translations()}, nil
}

// WriteTo writes the table as [Open] reads it, each vector rounded to 255
// steps between its own extremes.
func (l *Learnt) WriteTo(w io.Writer) (int64, error) {
	return writeTable(w, l.dims, len(l.rows)/l.dims, l.tokens, func(i int) (float32, []byte) {
		return round(l.rows[i*l.dims : (i+1)*l.dims])
	}, l.translations)
}

// writeTable writes a table: its tokens, of which the first ones have vectors, as
// many as there are rows, and the translations of each. row is a vector's numbers,
// and by what they are multiplied.
func writeTable(w io.Writer, dims, rows int, tokens []string, row func(i int) (scale float32, numbers []byte), translations [][]Translation) (int64, error) {
	words := make([]int, len(tokens)) // their lengths
	for i, t := range tokens {
		words[i] = len(t)
	}
	entries := make([]int, len(tokens)) // how many of each
	total := 0
	for i, ts := range translations {
		entries[i] = len(ts)
		total += len(ts)
	}
	out := append(make([]byte, 0, rows*(dims+4)+4*total+16*len(tokens)), magic...) // about as much as it will be
	out = appendNumbers(out, dims, rows, total, len(tokens), 0, 0, 0, 0)
	out = appendStarts(out, words)
	vectors := make([]byte, 0, rows*dims)
	for i := range rows {
		scale, numbers := row(i)
		out = appendNumbers(out, int(math.Float32bits(scale)))
		vectors = append(vectors, numbers...)
	}
	out = appendStarts(out, entries)
	for _, ts := range translations {
		for _, t := range ts {
			out = appendNumbers(out, int(packEntry(t)))
		}
	}
	out = append(out, vectors...)
	for _, t := range tokens {
		out = append(out, t...)
	}
	n, err := w.Write(out)
	return int64(n), err
}

// appendNumbers appends numbers of 32 bits.
func appendNumbers(out []byte, numbers ...int) []byte {
	for _, x := range numbers {
		out = binary.LittleEndian.AppendUint32(out, uint32(x))
	}
	return out
}

// appendStarts appends the offsets at which things of these lengths start, one
// behind the other, and at which the last ends.
func appendStarts(out []byte, lengths []int) []byte {
	at := 0
	for _, n := range lengths {
		out = appendNumbers(out, at)
		at += n
	}
	return appendNumbers(out, at)
}

// round writes a vector as int8 numbers and the factor to multiply them by.
func round(v []float32) (float32, []byte) {
	top := float32(0)
	for _, x := range v {
		top = max(top, max(x, -x))
	}
	out := make([]byte, len(v))
	if top == 0 {
		return 0, out
	}
	for k, x := range v {
		out[k] = byte(int8(math.Round(float64(x / top * 127))))
	}
	return top / 127, out
}
