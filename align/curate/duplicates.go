package curate

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A By says which texts of two units are compared.
type By string

// What units are compared by.
const (
	Both   By = "both" // the two sides: a text with another translation is no duplicate
	Source By = "source"
	Target By = "target"
)

// Bys are all of them.
var Bys = []By{Both, Source, Target}

// A Likeness says which units are duplicates.
type Likeness struct {
	By By

	// Similarity is the share of three-letter grams that two texts must have in
	// common, of those that either has (the index of Jaccard), 0.7 to 1, once case,
	// width and accents are folded, signs and spaces left out and every figure is 0.
	// At 1 such texts must be the same, and at 0 the same as they stand.
	Similarity float64
}

// LeastSimilarity is the least [Likeness.Similarity]: below it pairs are missed; see
// [bands].
const LeastSimilarity = 0.7

// Near is the usual similarity of near duplicates, as in Broder, "On the
// Resemblance and Containment of Documents" (1997), and since.
const Near = 0.8

// The grams of a text are remembered by the least of their hashes in bands × rows
// orders, as Broder has it. Two texts are held against each other where all hashes
// of one band agree: at a similarity s in 1-(1-s^rows)^bands of cases, which is 98 %
// at 0.7, 99.96 % at 0.8; of texts that have a third in common, 8 %. What they have
// in common is then estimated by all hashes, with a standard error of 0.04 at 0.8.
const (
	bands  = 20
	rows   = 5
	hashes = bands * rows
	gram   = 3 // letters
)

// window is how many texts with the same band a text is held against, so that the
// time is in proportion to their number. Texts that share one are mostly one group.
const window = 64

// Duplicates finds the groups of units that are alike. It remembers some 100 bytes of
// a unit, and of one that is not the same as an earlier one 500 more where near
// duplicates are asked for.
type Duplicates struct {
	like    Likeness
	first   map[[2]uint64]int32 // by what is compared: the first unit
	parent  []int32             // of each unit another of its group, the first its own
	signed  []int32             // units with a signature
	signs   []uint16            // their signatures, one after the other
	buffer  []rune
	minimum [hashes]uint32
}

// NewDuplicates returns an empty Duplicates.
func NewDuplicates(like Likeness) *Duplicates {
	return &Duplicates{like: like, first: map[[2]uint64]int32{}}
}

// Units is how many units were added.
func (d *Duplicates) Units() int { return len(d.parent) }

// Add adds a unit. Units are numbered as they come, from 0.
func (d *Duplicates) Add(u exchange.TU) {
	n := int32(len(d.parent))
	d.parent = append(d.parent, n)
	d.buffer = d.compared(d.buffer[:0], u)
	key := keyOf(d.buffer)
	if first, ok := d.first[key]; ok {
		d.parent[n] = first
		return
	}
	d.first[key] = n
	if d.like.Similarity > 0 && d.like.Similarity < 1 {
		d.signed = append(d.signed, n)
		d.sign(d.buffer)
	}
}

// compared appends the text by which a unit is compared.
func (d *Duplicates) compared(to []rune, u exchange.TU) []rune {
	if d.like.By != Target {
		to = d.folded(to, u.Src.Text())
	}
	if d.like.By == Both {
		to = append(to, 0) // between the sides, where no text has it
	}
	if d.like.By != Source {
		to = d.folded(to, u.Dst.Text())
	}
	return to
}

// folded appends a text as it is compared.
func (d *Duplicates) folded(to []rune, text string) []rune {
	if d.like.Similarity == 0 {
		return append(to, []rune(text)...)
	}
	before := rune(0)
	for _, r := range lang.Fold(text).Runes {
		if notInWord(r) {
			continue
		}
		if unicode.IsDigit(r) {
			r = '0'
			if before == r {
				continue
			}
		}
		to = append(to, r)
		before = r
	}
	return to
}

// seeds begin the hashes of texts and grams. They are the same in every run, so that
// the same corpus has the same groups.
const (
	seedHigh = 0x9E3779B97F4A7C15 // the golden ratio
	seedLow  = 0xD1B54A32D192ED03 // of the plastic number, as in Roberts, "The R2 sequence" (2018)
)

// mix spreads the bits of a number, as the last step of SplitMix64 does; see Steele,
// Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// keyOf is a text in 128 bits: two of a billion texts have the same in one case of
// 10^20.
func keyOf(text []rune) [2]uint64 {
	high, low := uint64(seedHigh), uint64(seedLow)
	for _, r := range text {
		high, low = mix(high^uint64(r)), mix(low+uint64(r)*seedHigh)
	}
	return [2]uint64{high, low}
}

// sign appends the signature of a text: the least hash of its grams in each order.
func (d *Duplicates) sign(text []rune) {
	for i := range d.minimum {
		d.minimum[i] = math.MaxUint32
	}
	for at := 0; at == 0 || at+gram <= len(text); at++ {
		h := uint64(seedLow)
		for _, r := range text[at:min(at+gram, len(text))] {
			h = mix(h ^ uint64(r))
		}
		// Two hashes make as many as are wanted; see Kirsch and Mitzenmacher, "Less
		// Hashing, Same Performance" (2006).
		a, b := uint32(h), uint32(h>>32)|1
		for i := range d.minimum {
			x := a * 0x85EBCA6B
			x ^= x >> 15
			d.minimum[i] = min(d.minimum[i], x)
			a += b
		}
	}
	for _, m := range d.minimum {
		d.signs = append(d.signs, uint16(m)^uint16(m>>16))
	}
}

// Groups is the group of each unit: the number of its first unit. What is like what
// is like a unit is of its group too.
func (d *Duplicates) Groups() []int {
	for band := range bands {
		if len(d.signed) > 0 {
			d.joinBand(band)
		}
	}
	groups := make([]int, len(d.parent))
	for n := range groups {
		groups[n] = int(d.root(int32(n)))
	}
	return groups
}

// Join puts two units in one group.
func (d *Duplicates) Join(a, b int) {
	x, y := d.root(int32(a)), d.root(int32(b))
	d.parent[max(x, y)] = min(x, y)
}

// root is the first unit of a unit's group.
func (d *Duplicates) root(n int32) int32 {
	for d.parent[n] != n {
		d.parent[n] = d.parent[d.parent[n]]
		n = d.parent[n]
	}
	return n
}

// banded is what a text has in a band.
type banded struct {
	hash uint64
	at   int32 // among those that are signed
}

// joinBand joins those that have one band in common, and enough of the others.
func (d *Duplicates) joinBand(band int) {
	list := make([]banded, len(d.signed))
	for k := range list {
		h := uint64(seedHigh)
		for _, x := range d.signs[k*hashes+band*rows : k*hashes+(band+1)*rows] {
			h = mix(h ^ uint64(x))
		}
		list[k] = banded{h, int32(k)}
	}
	slices.SortFunc(list, func(a, b banded) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.at, b.at)) })
	for k := range list {
		for j := k - 1; j >= max(0, k-window) && list[j].hash == list[k].hash; j-- {
			a, b := d.signed[list[j].at], d.signed[list[k].at]
			if d.root(a) != d.root(b) && d.similarity(list[j].at, list[k].at) >= d.like.Similarity {
				d.Join(int(a), int(b))
			}
		}
	}
}

// similarity is how much two signed texts have in common, 0 to 1.
func (d *Duplicates) similarity(a, b int32) float64 {
	x, y := d.signs[int(a)*hashes:][:hashes], d.signs[int(b)*hashes:][:hashes]
	same := 0
	for i := range x {
		if x[i] == y[i] {
			same++
		}
	}
	return float64(same) / hashes
}
