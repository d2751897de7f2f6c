package check

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// A place is one that a text names.
type place struct {
	stretch
	name string // ISO 3166 code of a country, English name of another place
	firm bool   // the form names this place and nothing else
}

// A form is one way to write a place's name.
type form struct {
	place string
	firm  bool
	words []string // letters only; of a language without spaces the one string
	open  []bool   // the word stands for all its endings
}

// A gazetteer finds places in texts of one language.
type gazetteer struct {
	endings map[string]bool   // what may follow an open word
	whole   bool              // words are not set apart
	forms   map[string][]form // by the first letters of their first word
}

// gazetteers reads the languages' lists of places once. An entry is
// form,form=place.
var gazetteers = sync.OnceValue(func() map[corpus.Tag]*gazetteer {
	out := map[corpus.Tag]*gazetteer{}
	for _, l := range languages() {
		g := &gazetteer{whole: l.NoSpaces, forms: map[string][]form{}, endings: map[string]bool{"": true}}
		for _, e := range l.endings {
			g.endings[e] = true
		}
		for _, entry := range l.places {
			forms, place, _ := strings.Cut(entry, "=")
			for f := range strings.SplitSeq(forms, ",") {
				g.add(place, f)
			}
		}
		out[l.Tag] = g
	}
	return out
})

// add takes in a form in the notation of places.txt.
func (g *gazetteer) add(place, notation string) {
	bare, soft := strings.CutPrefix(notation, "~")
	f := form{place: place, firm: !soft}
	if g.whole {
		f.words, f.open = []string{bare}, []bool{false}
	} else {
		for _, w := range strings.FieldsFunc(bare, func(r rune) bool { return r != '*' && !unicode.IsLetter(r) }) {
			stem, open := strings.CutSuffix(w, "*")
			f.words, f.open = append(f.words, stem), append(f.open, open)
		}
	}
	k := head(f.words[0])
	g.forms[k] = append(g.forms[k], f)
}

// head is what forms are filed under: the first letter, whatever its case.
func head(w string) string {
	r, _ := utf8.DecodeRuneInString(w)
	return string(unicode.ToLower(r))
}

// find lists the places of a text, the longest form at each point.
func (g *gazetteer) find(text string) []place {
	if g.whole {
		return g.scan(text)
	}
	words := lettersOf(text)
	var out []place
	for k := 0; k < len(words); {
		n := 0
		var here []place
		for _, f := range g.forms[head(words[k].text)] {
			if len(f.words) < n || len(f.words) > len(words)-k || !g.fits(f, words[k:]) {
				continue
			}
			if len(f.words) > n {
				n, here = len(f.words), nil
			}
			here = append(here, place{stretch{words[k].lo, words[k+n-1].hi}, f.place, f.firm})
		}
		out = append(out, here...)
		k += max(1, n)
	}
	return out
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

// scan finds forms anywhere in a text without spaces.
func (g *gazetteer) scan(text string) []place {
	var out []place
	runes := []rune(text)
	for i := 0; i < len(runes); {
		n := 0
		var here []place
		for _, f := range g.forms[string(unicode.ToLower(runes[i]))] {
			w := []rune(f.words[0])
			if len(w) < n || i+len(w) > len(runes) || string(runes[i:i+len(w)]) != f.words[0] {
				continue
			}
			if len(w) > n {
				n, here = len(w), nil
			}
			here = append(here, place{stretch{i, i + n}, f.place, f.firm})
		}
		out = append(out, here...)
		i += max(1, n)
	}
	return out
}

// lettersOf lists the runs of letters of a text.
func lettersOf(text string) []word {
	var out []word
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		j := i
		for j < len(runes) && unicode.IsLetter(runes[j]) {
			j++
		}
		if j > i {
			out = append(out, word{stretch{i, j}, string(runes[i:j])})
			i = j
		}
	}
	return out
}
