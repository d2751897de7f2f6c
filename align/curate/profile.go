package curate

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// A Profile says what a corpus holds.
type Profile struct {
	Units     int // all
	Both      int // with text on both sides
	Sides     [2]SideProfile
	States    []Counted // how far translations have come, those with most units first; "" where units do not say
	Documents int       // how many are named
	Largest   int       // units of the largest of them
	Unplaced  int       // units that do not say which document they are of

	// Repeated is how many units have the same texts as an earlier one: on both
	// sides, on that of the source, on that of the target. A side without text
	// repeats nothing.
	Repeated map[By]int

	// Ratios are the lengths of the target, by those of the source, in English letters
	// of the same meaning, of units with both: 1 is usual in any two languages.
	Ratios []Bin

	Confidence []Bin // tenths, of units that have one
	Unsaid     int   // units without a confidence
}

// A SideProfile is what a corpus holds on one side.
type SideProfile struct {
	Texts      int       // units with text
	Characters int       // runes, without white space
	Words      int       // runs of letters and figures; of Chinese, characters
	Longest    int       // characters of the longest text
	Languages  []Counted // BCP 47 tags, those with most units first; "" where it is not said
	Lengths    []Bin     // in English letters of the same meaning, each bin to twice as many
}

// A Counted name is one with the number of its units.
type Counted struct {
	Name  string
	Units int
}

// A Bin is the units of which a number is from Low on and below High.
type Bin struct {
	Low, High float64 // High is infinite where there is no end
	Units     int
}

// A Profiler makes a [Profile] of a stream in one pass. It remembers some 300 bytes of
// each unit, to know which come again.
type Profiler struct {
	profile   Profile
	repeated  map[By]*Duplicates
	languages [2]map[corpus.Tag]int
	states    map[exchange.State]int
	documents map[string]int
}

// NewProfiler returns a profiler of no units yet.
func NewProfiler() *Profiler {
	p := &Profiler{
		repeated:  map[By]*Duplicates{},
		languages: [2]map[corpus.Tag]int{{}, {}},
		states:    map[exchange.State]int{},
		documents: map[string]int{},
	}
	for _, by := range Bys {
		p.repeated[by] = NewDuplicates(Likeness{By: by})
	}
	p.profile.Ratios = ratioBins()
	for tenth := range 10 {
		p.profile.Confidence = append(p.profile.Confidence, Bin{Low: float64(tenth) / 10, High: float64(tenth+1) / 10})
	}
	p.profile.Confidence[9].High = math.Inf(1) // 1 is in the last
	return p
}

// ratioBins are from a quarter to four times as long, in steps of the root of two.
func ratioBins() (bins []Bin) {
	low := 0.0
	for step := -4; step <= 4; step++ {
		high := math.Pow(2, float64(step)/2)
		bins = append(bins, Bin{Low: low, High: high})
		low = high
	}
	return append(bins, Bin{Low: low, High: math.Inf(1)})
}

// Add adds a unit of a document, "" where that is not known. The header says in which
// languages units are that do not say it themselves.
func (p *Profiler) Add(u exchange.TU, h exchange.Header, document string) {
	p.profile.Units++
	p.states[u.State]++
	if document == "" {
		p.profile.Unplaced++
	} else {
		p.documents[document]++
	}
	pair := pairOf(u, h)
	for s := range corpus.Sides {
		if pair.text[s] != "" {
			p.side(s, pair.text[s], pair.tag[s], pair.length[s])
		}
	}
	if pair.text[corpus.Source] != "" && pair.text[corpus.Target] != "" {
		p.profile.Both++
		p.repeated[Both].Add(u)
		fill(p.profile.Ratios, pair.length[corpus.Target]/max(1, pair.length[corpus.Source]))
	}
	if u.Confidence == 0 {
		p.profile.Unsaid++
	} else {
		fill(p.profile.Confidence, u.Confidence)
	}
	if pair.text[corpus.Source] != "" {
		p.repeated[Source].Add(u)
	}
	if pair.text[corpus.Target] != "" {
		p.repeated[Target].Add(u)
	}
}

// side adds a text of a side.
func (p *Profiler) side(s int, text string, tag corpus.Tag, length float64) {
	side := &p.profile.Sides[s]
	side.Texts++
	p.languages[s][tag]++
	characters, words := measure(text)
	side.Characters += characters
	side.Words += words
	side.Longest = max(side.Longest, characters)
	bin := math.Ilogb(max(1, length))
	for k := len(side.Lengths); k <= bin; k++ {
		side.Lengths = append(side.Lengths, Bin{Low: math.Pow(2, float64(k)), High: math.Pow(2, float64(k+1))})
	}
	side.Lengths[bin].Units++
}

// measure counts the characters of a text, without white space, and its words. A Han
// character is a word.
func measure(text string) (characters, words int) {
	inside := false
	for _, r := range text {
		if !unicode.IsSpace(r) {
			characters++
		}
		switch {
		case unicode.Is(unicode.Han, r):
			words++
			inside = false
		case notInWord(r):
			inside = false
		case !inside:
			words++
			inside = true
		}
	}
	return characters, words
}

// fill counts a number in its bin.
func fill(bins []Bin, x float64) {
	for k := range bins {
		if x < bins[k].High {
			bins[k].Units++
			return
		}
	}
}

// Profile is what was added so far.
func (p *Profiler) Profile() Profile {
	out := p.profile
	out.Repeated = map[By]int{}
	for by, d := range p.repeated {
		out.Repeated[by] = d.Units() - len(d.first)
	}
	for s := range corpus.Sides {
		out.Sides[s].Languages = counted(p.languages[s])
	}
	out.States = counted(p.states)
	out.Documents = len(p.documents)
	for _, n := range p.documents {
		out.Largest = max(out.Largest, n)
	}
	return out
}

// counted are names with their numbers, the most frequent first.
func counted[Name ~string](counts map[Name]int) []Counted {
	list := []Counted{}
	for name, n := range counts {
		list = append(list, Counted{string(name), n})
	}
	slices.SortFunc(list, func(a, b Counted) int { return cmp.Or(cmp.Compare(b.Units, a.Units), cmp.Compare(a.Name, b.Name)) })
	return list
}
