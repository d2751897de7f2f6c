package concordance

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/pattern"
)

// A Rendering is one way in which something was translated.
type Rendering struct {
	Text  string // as it was written most often; "" where no word of the counterpart answers
	Tag   corpus.Tag
	Count int    // units that have it
	Forms []Form // as it was written, the most frequent first
	First Hit    // the first of the units
}

// A Form is one way in which a rendering was written, in small letters.
type Form struct {
	Text  string
	Count int
}

// Renderings count how hits were translated. Forms of the same words are one
// rendering. The zero value has counted nothing.
type Renderings struct {
	byKey map[string]*Rendering
	order []*Rendering
}

// gap stands between the parts of a rendering that stand apart.
const gap = " … "

// Add counts a marked hit.
func (r *Renderings) Add(h Hit) {
	there := h.Texts[h.Side.Other()]
	runes := []rune(there.Text)
	var keys, parts []string
	for _, at := range there.Found {
		text := strings.ToLower(string(runes[at.Lo:at.Hi]))
		if key := cmp.Or(pattern.Key(text), text); !slices.Contains(keys, key) {
			keys, parts = append(keys, key), append(parts, text)
		}
	}
	if r.byKey == nil {
		r.byKey = map[string]*Rendering{}
	}
	key := string(there.Tag.Base()) + "\t" + strings.Join(keys, gap)
	one := r.byKey[key]
	if one == nil {
		one = &Rendering{Tag: there.Tag, First: h}
		r.byKey[key] = one
		r.order = append(r.order, one)
	}
	one.Count++
	if len(parts) > 0 {
		one.add(strings.Join(parts, gap))
	}
}

// add counts a form.
func (r *Rendering) add(text string) {
	for k := range r.Forms {
		if r.Forms[k].Text == text {
			r.Forms[k].Count++
			return
		}
	}
	r.Forms = append(r.Forms, Form{text, 1})
}

// List is what was counted, the most frequent first; of those that are as frequent
// the one that came first. What nothing answers is last. In writings without spaces,
// where nobody sees how far a word goes, one that contains another that is at least
// as frequent is a form of that.
func (r *Renderings) List() []Rendering {
	list := make([]Rendering, len(r.order))
	for k, one := range r.order {
		list[k] = *one
		list[k].Forms = slices.Clone(one.Forms)
	}
	sortList(list)
	var merged []Rendering
	for _, one := range list {
		if k := slices.IndexFunc(merged, one.contains); k >= 0 {
			merged[k].Count += one.Count
			merged[k].Forms = append(merged[k].Forms, one.Forms...)
			continue
		}
		merged = append(merged, one)
	}
	for k := range merged {
		forms := merged[k].Forms
		slices.SortStableFunc(forms, func(a, b Form) int { return b.Count - a.Count })
		if len(forms) > 0 {
			merged[k].Text = forms[0].Text
		}
	}
	sortList(merged)
	return merged
}

// contains tells whether a rendering is another of two characters or more with
// others around it.
func (r Rendering) contains(other Rendering) bool {
	l := lang.For(r.Tag)
	return l != nil && l.NoSpaces && r.Tag == other.Tag && len(other.Forms) > 0 && len(r.Forms) > 0 &&
		utf8.RuneCountInString(other.Forms[0].Text) > 1 && strings.Contains(r.Forms[0].Text, other.Forms[0].Text)
}

// sortList puts the most frequent first, and what nothing answers last.
func sortList(list []Rendering) {
	slices.SortStableFunc(list, func(a, b Rendering) int {
		if answered := len(a.Forms) > 0; answered != (len(b.Forms) > 0) {
			if answered {
				return -1
			}
			return 1
		}
		return b.Count - a.Count
	})
}
