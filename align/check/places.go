package check

import (
	_ "embed"
	"fmt"
	"slices"
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

// places reports places that one side of a bead names and the other does not: as
// exchanged where either side has one, else where the whole other text lacks it.
func places(r *reading) []Finding {
	src, dst := gazette(r.side[corpus.Source]), gazette(r.side[corpus.Target])
	if src == nil || dst == nil {
		return nil
	}
	named := [2][][]place{src, dst}
	var found []Finding
	for _, b := range r.pairs {
		only := [2][]mention{unanswered(r, named, b, corpus.Source), unanswered(r, named, b, corpus.Target)}
		for _, s := range corpus.Sides {
			if len(only[s]) == 0 && len(only[s.Other()]) > 0 {
				only[s] = rarer(r, named, b, s)
			}
		}
		if alike(only[corpus.Source], only[corpus.Target]) {
			found = append(found, swapped(r, b, only[corpus.Source], only[corpus.Target]))
		} else {
			found = append(found, strangers(r, named, b, only)...)
		}
	}
	return found
}

// A mention is a place named in a segment.
type mention struct {
	place
	segment int
}

// country tells whether the place is one: countries go by two capitals.
func (p place) country() bool { return len(p.name) == 2 }

// alike tells whether a place of one list could stand for one of the other: a
// country for a country, a city for a city.
func alike(p, q []mention) bool {
	for _, m := range p {
		if slices.ContainsFunc(q, func(n mention) bool { return m.country() == n.country() }) {
			return true
		}
	}
	return false
}

// gazette lists the places of every segment of a side; nil if the table does
// not know the side's language.
func gazette(s *side) [][]place {
	g := gazetteers()[s.lang.Tag]
	if g == nil {
		return nil
	}
	out := make([][]place, len(s.doc.Segments))
	for i, seg := range s.doc.Segments {
		out[i] = g.find(seg.Text)
	}
	return out
}

// unanswered is the places that side s of the bead firmly names, each once, and
// the other side does not, not even by a form that may name another place too.
func unanswered(r *reading, named [2][][]place, b bead, s corpus.Side) []mention {
	answers := map[string]bool{}
	for _, j := range indices(b.On(s.Other())) {
		for _, p := range named[s.Other()][j] {
			answers[p.name] = true
		}
	}
	var out []mention
	for _, i := range indices(b.On(s)) {
		for _, p := range named[s][i] {
			if p.firm && !answers[p.name] {
				answers[p.name] = true
				out = append(out, mention{p, i})
			}
		}
	}
	return out
}

// rarer is the first place that side s of the bead firmly names more often than
// the other side does, alone in a list: a place that only the other side names
// may stand for it.
func rarer(r *reading, named [2][][]place, b bead, s corpus.Side) []mention {
	times := map[string]int{}
	for _, j := range indices(b.On(s.Other())) {
		for _, p := range named[s.Other()][j] {
			if p.firm {
				times[p.name]++
			}
		}
	}
	for _, i := range indices(b.On(s)) {
		for _, p := range named[s][i] {
			if !p.firm {
				continue
			}
			if times[p.name]--; times[p.name] < 0 {
				return []mention{{p, i}}
			}
		}
	}
	return nil
}

// swapped reports places of a bead that stand on the source side only beside
// ones that stand on the target side only.
func swapped(r *reading, b bead, src, dst []mention) Finding {
	f := about(b)
	var texts [2][]string
	for s, list := range [2][]mention{src, dst} {
		for _, m := range list {
			sp := r.span(corpus.Side(s), m.segment, m.stretch)
			f.Spans = append(f.Spans, sp)
			f.Values = append(f.Values, m.name)
			texts[s] = append(texts[s], fmt.Sprintf("%q", sp.Text))
		}
	}
	f.Message = fmt.Sprintf("%s in the source, %s in the target", strings.Join(texts[0], ", "), strings.Join(texts[1], ", "))
	return f
}

// strangers reports those of the places that only one side of a bead names which
// the whole other text never names.
func strangers(r *reading, named [2][][]place, b bead, only [2][]mention) []Finding {
	var found []Finding
	for _, s := range corpus.Sides {
		for _, m := range only[s] {
			if mentions(named[s.Other()], m.name) {
				continue
			}
			f := nameOnly(b, r.span(s, m.segment, m.stretch))
			f.Severity = Info
			f.Values = []string{m.name}
			found = append(found, f)
		}
	}
	return found
}

func mentions(named [][]place, name string) bool {
	for _, list := range named {
		for _, p := range list {
			if p.name == name {
				return true
			}
		}
	}
	return false
}

// nameOnly reports a name that stands on one side of a bead only.
func nameOnly(b bead, name Span) Finding {
	f := about(b)
	f.Spans = []Span{name}
	f.Values = []string{name.Text}
	f.Message = fmt.Sprintf("%q only in the %s", name.Text, name.Side)
	return f
}
