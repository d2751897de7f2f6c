package concordance

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
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
// the one that came first. What nothing answers is last.
func (r *Renderings) List() []Rendering {
	list := make([]Rendering, len(r.order))
	for k, one := range r.order {
		list[k] = *one
		forms := slices.Clone(one.Forms)
		slices.SortStableFunc(forms, func(a, b Form) int { return b.Count - a.Count })
		if list[k].Forms = forms; len(forms) > 0 {
			list[k].Text = forms[0].Text
		}
	}
	slices.SortStableFunc(list, func(a, b Rendering) int {
		if (a.Text == "") != (b.Text == "") {
			return cmp.Compare(b.Text, a.Text)
		}
		return b.Count - a.Count
	})
	return list
}
