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
	endings    map[string]bool   // what may follow an open word
	adjectives map[string]bool   // what may follow it where it has lost its capital
	whole      bool              // words are not set apart
	ids        map[string]bool   // what it knows the names of
	forms      map[string][]form // by what head makes of them
	headBytes  int               // how many the longest of those heads has
	nowhere    [][]rune          // words in which no name begins
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
	{"organisations", "press", Press},
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
	g := newGazetteer(l)
	for _, list := range lists {
		for _, entry := range l.List(list.file, list.section) {
			forms, id, _ := strings.Cut(entry, "=")
			for f := range strings.SplitSeq(forms, ",") {
				bare, soft := strings.CutPrefix(f, "~")
				g.add(bare, Sense{ID: id, Kind: list.kind.of(id)}, soft)
			}
		}
	}
	for _, w := range l.List("places", "no-places") {
		g.nowhere = append(g.nowhere, []rune(w))
	}
	for _, row := range surnames() {
		id := strings.TrimPrefix(row[lang.Pivot], "~")
		for f := range strings.SplitSeq(row[l.Tag], ",") {
			if bare, soft := strings.CutPrefix(f, "~"); bare != "" {
				g.add(g.opened(bare), Sense{ID: id, Kind: Person}, soft)
			}
		}
	}
	return g
}

// newGazetteer is an empty one.
func newGazetteer(l *lang.Language) *gazetteer {
	return &gazetteer{
		endings:    set(append(l.List("endings", "of-places"), "")),
		adjectives: set(l.List("endings", "of-adjectives")),
		whole:      l.NoSpaces, forms: map[string][]form{}, ids: map[string]bool{},
	}
}

func set(words []string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}

// of is the kind of an ID of a list: countries go by two capitals.
func (k Kind) of(id string) Kind {
	if k == City && len(id) == 2 {
		return Country
	}
	return k
}

// add takes in a form in the notation of places.txt.
func (g *gazetteer) add(notation string, of Sense, soft bool) {
	of.Firm = !soft
	f := form{sense: of}
	if g.whole {
		f.words, f.open = []string{lang.Simplify(notation)}, []bool{false}
	} else {
		runes := append([]rune(notation), ' ')
		for _, w := range wordsOf(notation) {
			f.words, f.open = append(f.words, w.text), append(f.open, runes[w.hi] == '*')
		}
	}
	g.ids[of.ID] = true
	k := g.head([]rune(f.words[0]))
	g.forms[k] = append(g.forms[k], f)
	g.headBytes = max(g.headBytes, len(k))
}

// opened is a surname in the notation of places.txt, open for the endings of
// its language if it has any: Мерк* would not do, Меркел* does.
func (g *gazetteer) opened(surname string) string {
	if len(g.endings) < 2 {
		return surname
	}
	runes := []rune(surname)
	for n := 2; n > 0; n-- {
		if rest := string(runes[max(0, len(runes)-n):]); len(runes)-n >= 3 && g.endings[rest] && strings.ContainsRune("аеёийоуыьэюя", runes[len(runes)-n]) {
			return string(runes[:len(runes)-n]) + "*"
		}
	}
	return surname + "*"
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
	return apart(append(foreign(wordsOf(text), tag), build().find(text)...))
}

// Known tells whether the names that stand for an ID are known in a language.
func Known(id string, tag corpus.Tag) bool {
	build := gazetteers[tag.Base()]
	return build != nil && build().ids[id]
}

// find lists the names of a text in the language of the gazetteer.
func (g *gazetteer) find(text string) []Name {
	if g.whole {
		return g.scan([]rune(lang.Simplify(text)))
	}
	return g.read(wordsOf(text))
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
			sense := f.sense
			sense.Firm = sense.Firm && !lostCapital(f.words[0], words[k].text)
			here.add(sense)
		}
		if n > 0 {
			if k+n < len(words) && words[k+n].goesOn(words[k+n-1]) {
				here.loosen(City, City)
			}
			out = append(out, here)
		}
		k += max(1, n)
	}
	return out
}

// goesOn tells whether a word may go on a name that ends with the one before it:
// a space from it, with a capital.
func (w word) goesOn(before word) bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return w.lo == before.hi+1 && unicode.IsUpper(r)
}

// loosen makes the senses of the kinds from lo to hi soft: a city that is but the
// beginning of a longer name is none, the Los Angeles Lakers.
func (n *Name) loosen(lo, hi Kind) {
	for i := range n.Senses {
		if k := n.Senses[i].Kind; lo <= k && k <= hi {
			n.Senses[i].Firm = false
		}
	}
}

// candidates lists the forms whose first word a word begins with, as it is or
// with its first letter small.
func (g *gazetteer) candidates(w string) []form {
	var out []form
	for _, w := range []string{w, turned(w)} {
		for i := range w {
			if i > g.headBytes {
				break // no form goes on so long
			}
			if i > 0 {
				out = append(out, g.forms[w[:i]]...)
			}
		}
		out = append(out, g.forms[w]...)
	}
	return out
}

// fits tells whether the words begin with the form. A form in lower case may
// stand at the head of a sentence; a capital must be there, but in adjectives.
func (g *gazetteer) fits(f form, words []word) bool {
	for k, w := range f.words {
		rest, ok := strings.CutPrefix(words[k].text, w)
		ok = ok && g.ends(f.open[k], rest)
		if !ok {
			rest, ok = strings.CutPrefix(turned(words[k].text), w)
			r, _ := utf8.DecodeRuneInString(w)
			ok = ok && (unicode.IsLower(r) && g.ends(f.open[k], rest) || f.open[k] && g.adjectives[rest])
		}
		if !ok || k > 0 && words[k].lo > words[k-1].hi+2 {
			return false
		}
	}
	return true
}

// lostCapital tells whether a word has a small letter where its form has a
// capital: an adjective of a place, «московское время», is not the place.
func lostCapital(form, word string) bool {
	f, _ := utf8.DecodeRuneInString(form)
	w, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(f) && unicode.IsLower(w)
}

// ends tells whether the rest of a word may follow that of a form.
func (g *gazetteer) ends(open bool, rest string) bool { return rest == "" || open && g.endings[rest] }

// turned is a word with its first letter small if it is a capital, else a capital.
func turned(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	if unicode.IsUpper(r) {
		return string(unicode.ToLower(r)) + w[n:]
	}
	return string(unicode.ToUpper(r)) + w[n:]
}

// scan finds forms anywhere in a text without spaces, in Simplified characters. A
// form that proves nothing gives way to a firm one that begins inside it: 其中伊拉克
// has no 中伊.
func (g *gazetteer) scan(text []rune) []Name {
	var out []Name
	for i := 0; i < len(text); i++ {
		if n := g.noName(text[i:]); n > 0 {
			i += n - 1
			continue
		}
		here := g.longest(text, i)
		if _, firm := here.Firm(); here.End > i && (firm || !g.firmInside(text, here)) {
			out = append(out, here)
			i = here.End - 1
		}
	}
	return loosenTitles(text, out)
}

// noName is the length of the word of [gazetteer.nowhere] that a text begins with, 0
// if there is none.
func (g *gazetteer) noName(text []rune) int {
	for _, w := range g.nowhere {
		if len(w) <= len(text) && slices.Equal(text[:len(w)], w) {
			return len(w)
		}
	}
	return 0
}

// loosenTitles makes names soft that are but a part of a title in 《》: the
// Frankfurt of 《法兰克福汇报》 is a newspaper.
func loosenTitles(text []rune, list []Name) []Name {
	const longest = 40 // runes of a title before or after a name
	for k, n := range list {
		before, after := text[max(0, n.Start-longest):n.Start], text[n.End:min(len(text), n.End+longest)]
		opens, closes := lastOf(before, '《', '》'), slices.Index(after, '》')
		if opens >= 0 && closes >= 0 && !slices.Contains(after[:closes], '《') && (opens+1 < len(before) || closes > 0) {
			list[k].loosen(Country, Organisation)
		}
	}
	return list
}

// lastOf is where the last open of a text stands that no shut follows, -1 if there is
// none.
func lastOf(text []rune, open, shut rune) int {
	for i := len(text) - 1; i >= 0 && text[i] != shut; i-- {
		if text[i] == open {
			return i
		}
	}
	return -1
}

// longest is the longest form at place i of the text; it ends there if there is
// none.
func (g *gazetteer) longest(text []rune, i int) Name {
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
	return here
}

// firmInside tells whether a firm form begins inside a name and ends after it.
func (g *gazetteer) firmInside(text []rune, n Name) bool {
	for i := n.Start + 1; i < n.End; i++ {
		o := g.longest(text, i)
		if _, firm := o.Firm(); firm && o.End > n.End {
			return true
		}
	}
	return false
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

// A word is a run of letters of one script, with the digits behind them, and where
// it stands.
type word struct {
	lo, hi int // half-open range of runes
	text   string
}

// wordsOf lists the runs of letters of a text, with an apostrophe before two
// letters at least: "Xi'an", but not "Putin's". Digits behind a letter belong to
// it where words are set apart: G20.
func wordsOf(text string) []word {
	var out []word
	runes := []rune(text)
	letter := func(i int) bool { return i < len(runes) && unicode.IsLetter(runes[i]) }
	digit := func(lo, i int) bool {
		return i > lo && i < len(runes) && unicode.IsDigit(runes[i]) && !unicode.Is(unicode.Han, runes[lo])
	}
	for i := 0; i < len(runes); {
		lo := i
		for letter(i) && unicode.Is(unicode.Han, runes[i]) == unicode.Is(unicode.Han, runes[lo]) || digit(lo, i) ||
			i > lo && i < len(runes) && (runes[i] == '\'' || runes[i] == '’') && letter(i+1) && letter(i+2) {
			i++
		}
		if i > lo {
			out = append(out, word{lo, i, string(runes[lo:i])})
		} else {
			i++
		}
	}
	return out
}
