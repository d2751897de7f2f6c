package names

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A Pair is a text in the pivot language and its translation.
type Pair struct {
	Src, Dst string
	Tag      corpus.Tag // language of Dst
}

// Learn makes a table of surnames from parallel text and writes it. In pairs of
// nothing but a person's name (Angela Merkel, 安格拉·默克尔) the last words stand
// for one another. The other pairs say how far a form may be trusted: those that
// mostly stand beside their counterpart are firm, the others soft, and so are
// those that are more often a first name, or a common word as well. At the end of
// ctx the work is given up with its error.
func Learn(ctx context.Context, pairs []Pair, w io.Writer) error {
	learnt := map[corpus.Tag]*learning{}
	for _, p := range pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		tag := p.Tag.Base()
		if learnt[tag] == nil {
			learnt[tag] = newLearning(tag)
		}
		if a, b, ok := personal(p); ok {
			learnt[tag].add(a, b)
		}
	}
	for _, p := range pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		learnt[p.Tag.Base()].read(p)
	}
	return write(w, learnt)
}

// personal reads a pair as a person's name: its words on both sides.
func personal(p Pair) (words, parts []string, ok bool) {
	words = strings.Fields(p.Src)
	if len(words) < 2 || len(words) > 4 || utf8.RuneCountInString(last(words)) < 3 || strings.HasSuffix(p.Src, ".") {
		return nil, nil, false
	}
	for i, w := range words {
		if !isNamed(w) && !(i > 0 && i < len(words)-1 && particles[w]) {
			return nil, nil, false
		}
	}
	parts = strings.FieldsFunc(lang.Simplify(p.Dst), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("·‧・•", r) })
	if len(parts) < 2 || len(parts) > 4 {
		return nil, nil, false
	}
	script := lang.For(p.Tag).Script.Letters()
	for _, r := range strings.Join(parts, "") {
		if !unicode.Is(script, r) && r != '-' && r != '.' {
			return nil, nil, false
		}
	}
	name, form := last(words), last(parts)
	if lang.For(p.Tag).NoSpaces {
		n := utf8.RuneCountInString(form)
		return words, parts, n >= 2 && n <= 7 && strings.ContainsAny(p.Dst, "·‧・•") && transcribes(name, form)
	}
	return words, parts, isNamed(form) && SoundsLike(name, form)
}

func last(words []string) string { return words[len(words)-1] }

// particles stand inside the names of people.
var particles = set(strings.Fields("de da di du del della van von der den la le el al bin ibn"))

// isNamed tells whether a word has a capital first and small letters after it
// ("McCarthy" and "O'Neill" as well).
func isNamed(w string) bool {
	small := false
	for i, r := range w {
		if i == 0 && !unicode.IsUpper(r) || !unicode.IsLetter(r) && r != '\'' && r != '-' && r != '.' {
			return false
		}
		small = small || unicode.IsLower(r)
	}
	return small || utf8.RuneCountInString(w) == 2 && strings.HasSuffix(w, ".")
}

// A learning is what the pairs of one language teach.
type learning struct {
	lang         *lang.Language
	rendered     map[string]map[string]bool // the forms of each surname
	names, forms map[string]*score
	src, dst     *gazetteer // of the names and the forms: the ID is the name or the form itself
}

// A score is how often a word was the first and the last of a name, how often it
// stood in running text, and how often beside its counterpart.
type score struct {
	first, last int
	seen, met   int
	common      bool // it stood there without a capital
}

func newLearning(tag corpus.Tag) *learning {
	l := lang.For(tag)
	return &learning{l, map[string]map[string]bool{}, map[string]*score{}, map[string]*score{}, newGazetteer(lang.For(lang.Pivot)), newGazetteer(l)}
}

// at is the score of a word.
func at(in map[string]*score, w string) *score {
	if in[w] == nil {
		in[w] = &score{}
	}
	return in[w]
}

// add takes in a person's name.
func (l *learning) add(words, parts []string) {
	name, form := last(words), last(parts)
	for _, side := range []struct {
		scores map[string]*score
		words  []string
		to     *gazetteer
	}{{l.names, words, l.src}, {l.forms, parts, l.dst}} {
		at(side.scores, side.words[0]).first++
		w := last(side.words)
		if at(side.scores, w).last++; side.scores[w].last == 1 {
			side.to.add(side.to.opened(w), Sense{ID: w, Kind: Person}, false)
		}
	}
	if l.rendered[name] == nil {
		l.rendered[name] = map[string]bool{}
	}
	l.rendered[name][form] = true
}

// read takes in a pair of running text.
func (l *learning) read(p Pair) {
	if _, _, ok := personal(p); ok || strings.Count(p.Src, " ") < 3 {
		return
	}
	left, right := l.src.find(p.Src), l.dst.find(p.Dst)
	for _, n := range left {
		for _, s := range n.Senses {
			at(l.names, s.ID).count(slices.ContainsFunc(right, func(m Name) bool {
				return slices.ContainsFunc(m.Senses, func(o Sense) bool { return l.rendered[s.ID][o.ID] })
			}))
		}
	}
	for _, n := range right {
		for _, s := range n.Senses {
			at(l.forms, s.ID).count(slices.ContainsFunc(left, func(m Name) bool {
				return slices.ContainsFunc(m.Senses, func(o Sense) bool { return l.rendered[o.ID][s.ID] })
			}))
		}
	}
	l.src.common(p.Src, l.names)
	if !l.lang.NoSpaces {
		l.dst.common(p.Dst, l.forms)
	}
}

func (s *score) count(met bool) {
	s.seen++
	if met {
		s.met++
	}
}

// common notes which names are words that stand in a text without a capital.
func (g *gazetteer) common(text string, in map[string]*score) {
	for _, w := range wordsOf(text) {
		if r, _ := utf8.DecodeRuneInString(w.text); !unicode.IsLower(r) {
			continue
		}
		w.text = turned(w.text)
		for _, f := range g.candidates(w.text) {
			if rest, ok := strings.CutPrefix(w.text, f.words[0]); ok && !g.adjectives[rest] && g.ends(f.open[0], rest) {
				at(in, f.sense.ID).common = true
			}
		}
	}
}

// matters tells whether a surname stood beside its counterpart in running text,
// or is that of three people.
func (s *score) matters() bool { return s.met > 0 || s.last >= 3 }

// firm tells whether a word names whom it should and nothing else: it met its
// counterpart four times in five where it stood at all.
func (s *score) firm() bool { return !s.common && s.first < s.last && 5*s.met >= 4*s.seen }

// write writes the table: a line of tags, then a surname a line with its forms
// in each language, "~" before what is soft.
func write(w io.Writer, learnt map[corpus.Tag]*learning) error {
	tags := slices.Sorted(maps.Keys(learnt))
	head, all := []string{string(lang.Pivot)}, map[string]bool{}
	for _, tag := range tags {
		head = append(head, string(tag))
		for name := range learnt[tag].rendered {
			all[name] = all[name] || learnt[tag].names[name].matters()
		}
	}
	if _, err := fmt.Fprintln(w, strings.Join(head, "\t")); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !all[name] {
			continue
		}
		row := []string{name}
		for _, tag := range tags {
			row = append(row, learnt[tag].cell(name))
			if s := learnt[tag].names[name]; s != nil && !s.firm() {
				row[0] = "~" + name
			}
		}
		if _, err := fmt.Fprintln(w, strings.Join(row, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// cell is the forms of a surname, the firm ones first. Two characters that no
// running text has are soft: they may be any two.
func (l *learning) cell(name string) string {
	var firm, soft []string
	for _, form := range slices.Sorted(maps.Keys(l.rendered[name])) {
		s := l.forms[form]
		if s.firm() && !(l.lang.NoSpaces && s.seen == 0 && utf8.RuneCountInString(form) < 3) {
			firm = append(firm, form)
		} else {
			soft = append(soft, "~"+form)
		}
	}
	return strings.Join(append(firm, soft...), ",")
}
