package names

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A form is one way to write a name.
type form struct {
	sense Sense
	words []string // letters only; of a language without spaces the one string
	open  []bool   // the word stands for all its endings
}

// A gazetteer finds names in texts of one language.
type gazetteer struct {
	endings map[string]bool   // what may follow an open word
	whole   bool              // words are not set apart
	forms   map[string][]form // by what head makes of them
}

// lists are the lists of names in the folder of a language, and their kinds. A
// place is a country or a city by its ID.
var lists = []struct {
	file, section string
	kind          Kind
}{
	{"places", "places", City},
	{"people", "people", Person},
	{"organisations", "organisations", Organisation},
	{"organisations", "titles", Office},
}

// gazetteers are those of the languages of [lang.All]. Each is built when first
// needed and never changed.
var gazetteers = func() map[corpus.Tag]func() *gazetteer {
	m := map[corpus.Tag]func() *gazetteer{}
	for _, l := range lang.All {
		m[l.Tag] = sync.OnceValue(func() *gazetteer { return compile(l) })
	}
	return m
}()

// compile builds the gazetteer of a language. An entry of its lists is
// form,form=name.
func compile(l *lang.Language) *gazetteer {
	g := &gazetteer{whole: l.NoSpaces, forms: map[string][]form{}, endings: map[string]bool{"": true}}
	for _, e := range l.List("endings", "of-places") {
		g.endings[e] = true
	}
	for _, list := range lists {
		for _, entry := range l.List(list.file, list.section) {
			forms, id, _ := strings.Cut(entry, "=")
			for f := range strings.SplitSeq(forms, ",") {
				g.add(f, Sense{ID: id, Kind: list.kind.of(id)})
			}
		}
	}
	return g
}

// of is the kind of an ID of a list: countries go by two capitals.
func (k Kind) of(id string) Kind {
	if k == City && len(id) == 2 {
		return Country
	}
	return k
}

// add takes in a form in the notation of places.txt.
func (g *gazetteer) add(notation string, of Sense) {
	bare, soft := strings.CutPrefix(notation, "~")
	of.Firm = !soft
	f := form{sense: of}
	if g.whole {
		f.words, f.open = []string{lang.Simplify(bare)}, []bool{false}
	} else {
		for _, w := range strings.FieldsFunc(bare, func(r rune) bool { return r != '*' && !unicode.IsLetter(r) }) {
			stem, open := strings.CutSuffix(w, "*")
			f.words, f.open = append(f.words, stem), append(f.open, open)
		}
	}
	k := g.head([]rune(f.words[0]))
	g.forms[k] = append(g.forms[k], f)
}

// head is what a form is filed under: its first word, which the word of a text
// begins with, or where words are not set apart its first two letters.
func (g *gazetteer) head(word []rune) string {
	if g.whole {
		return string(word[:min(2, len(word))])
	}
	return string(word)
}

// Find lists the known names of a text by their place, the longest form at each
// point; none overlap. It is empty for a language that is not in [lang.All].
// Time is linear in the length of the text.
func Find(text string, tag corpus.Tag) []Name {
	build := gazetteers[tag.Base()]
	if build == nil {
		return nil
	}
	g := build()
	words := wordsOf(text)
	found := foreign(words, tag)
	if g.whole {
		found = append(found, g.scan([]rune(lang.Simplify(text)))...)
	} else {
		found = append(found, g.read(words)...)
	}
	return apart(found)
}

// foreign finds the names that a text in another script leaves in that of the
// pivot language.
func foreign(words []word, tag corpus.Tag) []Name {
	pivot := lang.For(lang.Pivot)
	if lang.For(tag).Script == pivot.Script {
		return nil
	}
	words = slices.DeleteFunc(slices.Clone(words), func(w word) bool {
		r, _ := utf8.DecodeRuneInString(w.text)
		return !unicode.Is(pivot.Script.Letters(), r)
	})
	return gazetteers[pivot.Tag]().read(words)
}

// apart sorts names by their place and leaves out those that begin in another.
func apart(list []Name) []Name {
	slices.SortStableFunc(list, func(a, b Name) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	out := list[:0]
	for _, n := range list {
		if len(out) == 0 || n.Start >= out[len(out)-1].End {
			out = append(out, n)
		}
	}
	return out
}

// read finds the names in a list of words.
func (g *gazetteer) read(words []word) []Name {
	var out []Name
	for k := 0; k < len(words); {
		n, here := 0, Name{}
		for _, f := range g.candidates(words[k].text) {
			if len(f.words) < n || len(f.words) > len(words)-k || !g.fits(f, words[k:]) {
				continue
			}
			if len(f.words) > n {
				n, here = len(f.words), Name{Start: words[k].lo, End: words[k+len(f.words)-1].hi}
			}
			here.add(f.sense)
		}
		if n > 0 {
			out = append(out, here)
		}
		k += max(1, n)
	}
	return out
}

// candidates lists the forms whose first word a word begins with, as it is or
// with its first letter small.
func (g *gazetteer) candidates(w string) []form {
	var out []form
	small := lowerFirst(w)
	for i := range w {
		if i > 0 {
			out = append(out, g.forms[w[:i]]...)
		}
	}
	out = append(out, g.forms[w]...)
	if small == w {
		return out
	}
	for i := range small {
		if i > 0 {
			out = append(out, g.forms[small[:i]]...)
		}
	}
	return append(out, g.forms[small]...)
}

// fits tells whether the words begin with the form. A form in lower case may
// stand at the head of a sentence; a capital must be there.
func (g *gazetteer) fits(f form, words []word) bool {
	for k, w := range f.words {
		rest, ok := strings.CutPrefix(words[k].text, w)
		if !ok {
			rest, ok = strings.CutPrefix(lowerFirst(words[k].text), w)
		}
		if !ok || !f.open[k] && rest != "" || f.open[k] && !g.endings[rest] {
			return false
		}
		if k > 0 && words[k].lo > words[k-1].hi+2 {
			return false
		}
	}
	return true
}

func lowerFirst(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToLower(r)) + w[n:]
}

// scan finds forms anywhere in a text without spaces, in Simplified characters.
func (g *gazetteer) scan(text []rune) []Name {
	var out []Name
	for i := range text {
		if len(out) > 0 && out[len(out)-1].End > i {
			continue
		}
		here := Name{Start: i, End: i}
		for n := min(2, len(text)-i); n > 0; n-- {
			for _, f := range g.forms[string(text[i:i+n])] {
				w := []rune(f.words[0])
				if i+len(w) > len(text) || len(w) < here.End-i || !slices.Equal(text[i:i+len(w)], w) || cuts(text, i, i+len(w)) {
					continue
				}
				if i+len(w) > here.End {
					here = Name{Start: i, End: i + len(w)}
				}
				here.add(f.sense)
			}
		}
		if here.End > i {
			out = append(out, here)
		}
	}
	return out
}

// cuts tells whether a range of runes begins or ends inside a word of a script
// that sets words apart: LG is no part of WLGA.
func cuts(text []rune, lo, hi int) bool {
	inside := func(i int) bool {
		return i > 0 && i < len(text) && apartFrom(text[i-1]) && apartFrom(text[i])
	}
	return inside(lo) || inside(hi)
}

func apartFrom(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) }

// A word is a run of letters of one script and where it stands.
type word struct {
	lo, hi int // half-open range of runes
	text   string
}

// wordsOf lists the runs of letters of a text.
func wordsOf(text string) []word {
	var out []word
	at, begin, lo := 0, -1, 0
	han := false
	for i, r := range text {
		letter, turned := unicode.IsLetter(r), unicode.Is(unicode.Han, r) != han
		if begin >= 0 && (!letter || turned) {
			out = append(out, word{lo, at, text[begin:i]})
			begin = -1
		}
		if letter && begin < 0 {
			begin, lo, han = i, at, unicode.Is(unicode.Han, r)
		}
		at++
	}
	if begin >= 0 {
		out = append(out, word{lo, at, text[begin:]})
	}
	return out
}
