package vectors

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sort"
	"sync"
)

// A Table is token vectors and a lexicon in the bytes of their file. Opening one
// checks its indexes; a look-up reads what it needs in place. A Table may be used
// by many goroutines at once.
//
// The file is, all numbers little-endian: the magic line; eight uint32, which
// are dims, rows, entries, tokens and four zeros; tokens+1 uint32, where each
// token starts among the token bytes; rows float32, by which a row's numbers
// are multiplied; tokens+1 uint32, where each token's lexicon entries start;
// entries uint32, see [packEntry]; rows × dims int8, the vectors; the token
// bytes, the first rows tokens, which have vectors, in rising order and then
// the others, which only the lexicon knows, in rising order.
type Table struct {
	dims, rows, size int // size: all tokens
	starts           []byte
	scales           []byte
	lexStarts        []byte
	entries          []byte
	vectors          []byte
	tokens           []byte

	idle sync.Pool // of [Reader]s that were given back
}

// magic begins the file.
const magic = "bitext vectors 1\n"

// MaxTokens is how many tokens a table can hold: entries number them in 18 bits.
const MaxTokens = 1 << 18

// MaxDims is the longest that vectors can be.
const MaxDims = 4096

// maxEntries is the most translations that a table has.
const maxEntries = MaxTokens * lexiconPerToken

// Open reads a table from the bytes of its file, which it keeps.
func Open(data []byte) (*Table, error) {
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, errors.New("not a table of vectors: it does not start with \"bitext vectors 1\"")
	}
	data = data[len(magic):]
	if len(data) < 32 {
		return nil, errors.New("table of vectors cut short: no header")
	}
	dims, rows, entries, size := u32(data, 0), u32(data, 1), u32(data, 2), u32(data, 3)
	if dims == 0 || dims > MaxDims || rows > size || size > MaxTokens || entries > maxEntries {
		return nil, fmt.Errorf("table of vectors damaged: %d dimensions, %d of %d tokens with vectors, %d translations", dims, rows, size, entries)
	}
	data = data[32:]
	t := &Table{dims: int(dims), rows: int(rows), size: int(size)}
	for _, part := range []struct {
		to   *[]byte
		size int
	}{
		{&t.starts, 4 * (t.size + 1)}, {&t.scales, 4 * t.rows}, {&t.lexStarts, 4 * (t.size + 1)},
		{&t.entries, 4 * int(entries)}, {&t.vectors, t.rows * t.dims},
	} {
		if len(data) < part.size {
			return nil, fmt.Errorf("table of vectors cut short: %d bytes missing", part.size-len(data))
		}
		*part.to, data = data[:part.size], data[part.size:]
	}
	t.tokens = data
	if err := t.verify(int(entries)); err != nil {
		return nil, err
	}
	return t, nil
}

// verify checks that no look-up can read outside the table, and that the length
// of every vector is a number.
func (t *Table) verify(entries int) error {
	for _, s := range []struct {
		starts []byte
		end    int
	}{{t.starts, len(t.tokens)}, {t.lexStarts, entries}} {
		last := uint32(0)
		for i := range t.size + 1 {
			at := u32(s.starts, i)
			if at < last || int64(at) > int64(s.end) {
				return fmt.Errorf("table of vectors damaged at token %d", i)
			}
			last = at
		}
		if int(last) != s.end {
			return fmt.Errorf("table of vectors damaged: it ends at %d, not at %d", s.end, last)
		}
	}
	for i := range t.rows {
		if s := math.Float32frombits(u32(t.scales, i)); !(s >= 0 && s <= math.MaxFloat32) {
			return fmt.Errorf("table of vectors damaged at token %d: its vector has no length", i)
		}
	}
	for i := range entries {
		if to := target(u32(t.entries, i)); int(to) >= t.size {
			return fmt.Errorf("table of vectors damaged: translation %d is no token", i)
		}
	}
	return nil
}

// u32 is number i of bytes that hold numbers of 32 bits.
func u32(b []byte, i int) uint32 { return binary.LittleEndian.Uint32(b[4*i:]) }

// Dims is the length of a vector.
func (t *Table) Dims() int { return t.dims }

// Tokens is the number of tokens.
func (t *Table) Tokens() int { return t.size }

// Token is the text of token id: a stem, one or two characters, figures, or
// three letters of sound behind a tilde.
func (t *Table) Token(id int32) string {
	return string(t.tokens[u32(t.starts, int(id)):u32(t.starts, int(id)+1)])
}

// find is the number of a token; false where the table does not know it.
func (t *Table) find(token string) (int32, bool) {
	for _, part := range [][2]int{{0, t.rows}, {t.rows, t.size}} {
		i := part[0] + sort.Search(part[1]-part[0], func(i int) bool {
			i += part[0]
			return string(t.tokens[u32(t.starts, i):u32(t.starts, i+1)]) >= token
		})
		if i < part[1] && t.Token(int32(i)) == token {
			return int32(i), true
		}
	}
	return 0, false
}

// length is that of the vector of token id.
func (t *Table) length(id int32) float32 {
	scale, row := t.row(id)
	sum := float32(0)
	for _, x := range row {
		y := scale * float32(int8(x))
		sum += y * y
	}
	return float32(math.Sqrt(float64(sum)))
}

// row is the numbers of the vector of token id, and by what they are multiplied.
func (t *Table) row(id int32) (scale float32, numbers []byte) {
	return math.Float32frombits(u32(t.scales, int(id))), t.vectors[int(id)*t.dims : (int(id)+1)*t.dims]
}

// add adds weight times the vector of token id to sum.
func (t *Table) add(sum []float32, id int32, weight float32) {
	scale, row := t.row(id)
	scale *= weight
	sum = sum[:len(row)]
	for k, x := range row {
		sum[k] += scale * float32(int8(x))
	}
}

// A Translation is an entry of the lexicon: token To translates the token
// looked up. Forward is the chance that To is there when the token is, Back
// the chance of the token when To is there; both 0 to 1, in steps of 6 %.
type Translation struct {
	To            int32
	Forward, Back float64
}

// Strength is the strength of a translation, 0 to 1: the geometric mean of its
// two chances divided by [certainTranslation], at most 1.
func (t Translation) Strength() float64 { return min(1, t.mean()/certainTranslation) }

// mean is the geometric mean of the two chances.
func (t Translation) mean() float64 { return math.Sqrt(t.Forward * t.Back) }

// certainTranslation is the mean chance from which a translation counts in full:
// a word has several renderings, so that none comes near 1.
const certainTranslation = 0.3

// Translations calls yield for each lexicon entry of token id.
func (t *Table) Translations(id int32, yield func(Translation)) {
	for i := u32(t.lexStarts, int(id)); i < u32(t.lexStarts, int(id)+1); i++ {
		yield(unpackEntry(u32(t.entries, int(i))))
	}
}

// packEntry writes a translation in 32 bits: 18 for the token, 7 each for the
// two probabilities p as -16 ln p, so that the smallest is e^(-127/16) = 0.0004.
func packEntry(t Translation) uint32 {
	return uint32(t.To)<<14 | packChance(t.Forward)<<7 | packChance(t.Back)
}

// target is the token that a packed translation leads to.
func target(e uint32) int32 { return int32(e >> 14) }

// unpackEntry reads what [packEntry] writes.
func unpackEntry(e uint32) Translation {
	return Translation{target(e), chances[e>>7&127], chances[e&127]}
}

// packChance rounds a probability p to 7 bits of -16 ln p.
func packChance(p float64) uint32 {
	return uint32(min(127, max(0, math.Round(-16*math.Log(max(p, 1e-9))))))
}

// chances are the probabilities that packChance tells apart.
var chances = func() (c [128]float64) {
	for i := range c {
		c[i] = math.Exp(-float64(i) / 16)
	}
	return c
}()
