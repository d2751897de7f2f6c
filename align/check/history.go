package check

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/revision"
)

// Earlier is what both texts of a bitext were at an earlier time. The checks of the
// family history say what one text has changed since that did not reach the other.
type Earlier struct {
	Since  string             // what messages call that time: "3fa9c1e of 2026-05-01"
	Lead   corpus.Side        // the text that changes first; the other is its translation
	Docs   [2]corpus.Document // by side, cut into the unit of the bitext
	Ladder corpus.Ladder      // the earlier text of Lead beside the other's text of the bitext, source before target; nil: what was removed is not looked for
}

// AdditionUntranslated is H701.
var AdditionUntranslated = &Check{
	ID: "H701", Slug: "addition-untranslated", Title: "a paragraph is new since, and not in the translation",
	Doc: `Needs --since. The text that is translated has a paragraph that it had not then, and nothing that corresponds to it
in the translation is new. What was only moved, or cut into paragraphs otherwise, is not new. Wrong where the
translation had the paragraph before the original did.`,
	Example:  Example{Before: "The bridge is open.", Source: "The bridge is open.\nA ferry runs at night.", Target: "Мост открыт.", Tag: corpus.Russian, Beads: "0:0 1:"},
	Severity: Error, MQM: "omission", whole: true,
	run: func(r *reading) []Finding { return r.since(added) },
}

// ChangeUntranslated is H702.
var ChangeUntranslated = &Check{
	ID: "H702", Slug: "change-untranslated", Title: "a paragraph changed since, and its translation did not",
	Doc: `Needs --since. A paragraph of the text that is translated has sentences that it had not then, or lacks some that it had,
and all that corresponds to it in the translation is as it was. Marks, spaces and capitals alone are no change.
An info where the translation need not follow: the paragraph says the same with other endings, in another order, with a
typing error mended, or the translation says what came already, and nothing of what went. Wrong where it need not
follow otherwise.`,
	Example:  Example{Before: "The bridge is open to cars.", Source: "The bridge is open to bicycles.", Target: "大桥对汽车开放。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "mistranslation",
	run: func(r *reading) []Finding { return r.since(changed) },
}

// RemovalUntranslated is H703.
var RemovalUntranslated = &Check{
	ID: "H703", Slug: "removal-untranslated", Title: "a paragraph was removed since, and its translation was not",
	Doc: `Needs --since. The text that is translated had a paragraph then that it has no more, and what corresponded to it in the
translation stands there still, beside nothing that is new. Wrong where the translator keeps it for readers.`,
	Example:  Example{Before: "The bridge is open.\nA ferry runs at night.", Source: "The bridge is open.", Target: "Мост открыт.\nНочью ходит паром.", Tag: corpus.Russian, Beads: "0:0 :1"},
	Severity: Warning, MQM: "addition", whole: true,
	run: func(r *reading) []Finding { return r.since(removed) },
}

// How likely a reader agrees that the translation lacks something, by what changed;
// see "How the findings of history were read" in testdata/README.md.
const (
	additionChance = 0.9
	changeChance   = 0.7
	removalChance  = 0.9
	wordingChance  = 0.2 // it says the same in other words; see rewords
)

// A revised paragraph is one that changed and whose translation did not.
type revised struct {
	kind kindOfChange
	Finding
}

// A kindOfChange is what happened to a paragraph.
type kindOfChange int

const (
	added kindOfChange = iota
	changed
	removed
)

// since are the findings of a check of history.
func (r *reading) since(k kindOfChange) (found []Finding) {
	for _, x := range r.history() {
		if x.kind == k {
			found = append(found, x.Finding)
		}
	}
	return found
}

// since works out, once and when it is asked for, what changed in a reading and did
// not reach the translation.
func (e *Earlier) since(r *reading) func() []revised {
	if e == nil {
		return func() []revised { return nil }
	}
	return sync.OnceValue(func() []revised {
		r.poll()
		h := history{Earlier: e, reading: r, lead: e.Lead, follow: e.Lead.Other(), kept: map[string]bool{}, changed: map[int]bool{}}
		for _, seg := range e.Docs[h.follow].Segments {
			h.kept[unspaced(seg.Text)] = true
		}
		var list []revised
		changes := revision.Between(e.Docs[h.lead], r.side[h.lead].doc)
		for _, c := range changes {
			h.changed[c.New] = true
		}
		for _, c := range changes {
			if x, ok := h.look(c); ok {
				list = append(list, x)
			}
		}
		return list
	})
}

// A history is what is known of an earlier time.
type history struct {
	*Earlier
	*reading
	lead, follow corpus.Side
	kept         map[string]bool // the segments that the translation had then
	changed      map[int]bool    // the segments of the lead that it had not
}

// look says what a change left undone in the translation; ok is false where it did
// nothing.
func (h history) look(c revision.Change) (x revised, ok bool) {
	if c.New < 0 {
		return h.removed(c)
	}
	b := h.beadAt(h.lead, c.New)
	if !h.stale(b) || h.copied(b, c.New) {
		return x, false
	}
	f := about(b)
	if c.Old < 0 {
		f.Chance = additionChance
		f.Message = "new since " + h.Since + ", and nothing that corresponds is new"
		f.Spans = []Span{h.span(h.lead, c.New, h.side[h.lead].all(c.New))}
		return revised{added, f}, true
	}
	if b.On(h.follow).Empty() { // it was not translated before either
		return x, false
	}
	old, new := h.stretches(c)
	was, is, at := differing(old, new)
	f.Chance = changeChance
	if h.rewords(b, old, new) {
		f.Chance, f.Severity = wordingChance, Info
	}
	f.Message = fmt.Sprintf("changed since %s, and what corresponds did not: %s", h.Since, became(was, is))
	for k, fresh := range c.Fresh {
		where := stretch{fresh.Lo, fresh.Hi}
		if k == 0 && at.lo < at.hi {
			where = stretch{fresh.Lo + at.lo, fresh.Lo + at.hi}
		}
		f.Spans = append(f.Spans, h.span(h.lead, c.New, where))
	}
	f.Values = []string{shortened(was), shortened(is)}
	return revised{changed, f}, true
}

// stale tells whether all that stands beside a bead's text of the lead stood there
// at the earlier time, word for word.
func (h history) stale(b bead) bool {
	return !slices.ContainsFunc(indices(b.On(h.follow)), func(i int) bool { return !h.kept[unspaced(h.side[h.follow].text(i))] })
}

// copied tells whether the translation has a paragraph of the lead as it stands, as
// code and names do that nobody translates.
func (h history) copied(b bead, i int) bool {
	own := unspaced(h.side[h.lead].text(i))
	return slices.ContainsFunc(indices(b.On(h.follow)), func(j int) bool { return unspaced(h.side[h.follow].text(j)) == own })
}

// stretches are the sentences that a paragraph lost and those that it gained, a line
// each.
func (h history) stretches(c revision.Change) (old, new string) {
	join := func(text []rune, at []corpus.Range) string {
		var list []string
		for _, r := range at {
			list = append(list, string(text[r.Lo:r.Hi]))
		}
		return strings.Join(list, "\n")
	}
	return join([]rune(h.Docs[h.lead].Segments[c.Old].Text), c.Gone), join(h.side[h.lead].runes[c.New], c.Fresh)
}

// removed is the finding about a paragraph that the lead lost, where its translation
// stands still.
func (h history) removed(c revision.Change) (x revised, ok bool) {
	k := slices.IndexFunc(h.Ladder, func(b corpus.Bead) bool { return b.On(h.lead).Holds(c.Old) })
	if k < 0 {
		return x, false
	}
	was := h.Ladder[k]
	left := was.On(h.follow)
	if left.Empty() || was.On(h.lead).Len() > 1 || was.Confidence < defaultDoubtful {
		return x, false
	}
	f := Finding{Confidence: was.Confidence, Chance: removalChance}
	for _, i := range indices(left) {
		now := h.beadAt(h.follow, i)
		if !h.kept[unspaced(h.side[h.follow].text(i))] || slices.ContainsFunc(indices(now.On(h.lead)), func(k int) bool { return h.changed[k] }) {
			return x, false
		}
		f.Spans = append(f.Spans, h.span(h.follow, i, h.side[h.follow].all(i)))
	}
	if h.follow == corpus.Target {
		f.Target = indices(left)
	} else {
		f.Source = indices(left)
	}
	text := h.Docs[h.lead].Segments[c.Old].Text
	f.Values = []string{shortened(text)}
	f.Message = fmt.Sprintf("what corresponded was removed since %s: %q", h.Since, shortened(text))
	return revised{removed, f}, true
}

// unspaced is a text without what a change of it does not change: how its lines are
// broken.
func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }

// differing is what differs of the sentences that a paragraph lost and gained, cut at
// words, and, where that is one sentence each, where it is in the new one.
func differing(old, new string) (was, is string, at stretch) {
	a, b := []rune(old), []rune(new)
	lo := 0
	for lo < min(len(a), len(b)) && a[lo] == b[lo] {
		lo++
	}
	end := 0
	for end < min(len(a), len(b))-lo && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for lo > 0 && (partOfWord(a, lo) || partOfWord(b, lo)) {
		lo--
	}
	for end > 0 && (partOfWord(a, len(a)-end) || partOfWord(b, len(b)-end)) {
		end--
	}
	for lo < len(b)-end && unicode.IsSpace(b[lo]) && (lo >= len(a)-end || unicode.IsSpace(a[lo])) {
		lo++
	}
	for end < len(b)-lo && unicode.IsSpace(b[len(b)-1-end]) && (end >= len(a)-lo || unicode.IsSpace(a[len(a)-1-end])) {
		end++
	}
	was, is = strings.TrimSpace(string(a[min(lo, len(a)-end):len(a)-end])), strings.TrimSpace(string(b[lo:len(b)-end]))
	if old == "" || strings.Contains(old+new, "\n") {
		return was, is, stretch{}
	}
	return was, is, stretch{lo, len(b) - end}
}

// partOfWord tells whether the runes on both sides of a place are of one word: of
// writings without spaces each sign is one.
func partOfWord(text []rune, at int) bool {
	return at > 0 && at < len(text) && spaced(text[at-1]) && spaced(text[at])
}

// became says in words what became of what.
func became(was, is string) string {
	switch {
	case was == "":
		return fmt.Sprintf("%q came", shortened(is))
	case is == "":
		return fmt.Sprintf("%q went", shortened(was))
	}
	return fmt.Sprintf("%q became %q", shortened(was), shortened(is))
}

// shownLength is how many runes of a passage a message shows.
const shownLength = 60

// shortened is the beginning of a text in one line.
func shortened(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= shownLength {
		return text
	}
	return string([]rune(text)[:shownLength-1]) + "…"
}
