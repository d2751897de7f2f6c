package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/names"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// NameInconsistent is E402.
var NameInconsistent = &Check{
	ID: "E402", Slug: "name-inconsistent", Title: "one name is written two ways in a text",
	Doc: `In Chinese, a name that gives its original in brackets twice with different characters, 特朗普（Trump） and
川普（Trump）; a part of the longer form is no difference. In Russian, two capitalised words that are one letter
apart within the stem (Харрис and Хэррис) and sound like one source name beside both: a remark.`,
	Example: Example{
		Source: "Trump spoke on Monday.\nTrump left on Tuesday.", Target: "特朗普（Trump）周一发表讲话。\n川普（Trump）周二离开。", Tag: corpus.Simplified,
	},
	Severity: Warning, MQM: "inconsistency", Gated: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, s := range corpus.Sides {
			found = append(found, glossed(r, s)...)
			found = append(found, spellings(r, s)...)
		}
		return found
	},
}

// A rendering is how a text writes a foreign name.
type rendering struct {
	name    string // in the text's own writing
	segment int
	at      stretch
}

// glossed reports names whose original is given twice, after other names.
func glossed(r *reading, s corpus.Side) []Finding {
	var found []Finding
	first := map[string]rendering{}
	own, latin := table(r.side[s].lang.Script), unicode.Latin
	for i, seg := range r.side[s].doc.Segments {
		for _, g := range glosses([]rune(seg.Text), own, latin) {
			name := rendering{g.name, i, g.at}
			before, ok := first[g.original]
			if !ok {
				first[g.original] = name
				continue
			}
			if tail(before.name) == tail(name.name) || r.precedes(s, name, tail(before.name)) || r.precedes(s, before, tail(name.name)) {
				continue
			}
			found = append(found, renamed(r, s, before, name, g.original))
		}
	}
	return found
}

// precedes tells whether the end of another rendering stands a few characters
// before a bracket, within this one: 图形界面（GUI） and 图形界面应用（GUI）.
func (r *reading) precedes(s corpus.Side, name rendering, end string) bool {
	return strings.Contains(r.side[s].cut(name.segment, stretch{name.at.hi - 2*longestName, name.at.hi}), end)
}

// renamed reports a rendering that differs from one before.
func renamed(r *reading, s corpus.Side, p, q rendering, original string) Finding {
	f := about(r.beadAt(s, q.segment))
	f.Spans = []Span{r.span(s, p.segment, p.at), r.span(s, q.segment, q.at)}
	f.Values = []string{p.name, q.name}
	f.Message = fmt.Sprintf("%q is %q in %s and %q here", original, p.name, r.numbered(one(p.segment)), q.name)
	return f
}

// A gloss is a name in a text's own writing with its original in brackets.
type gloss struct {
	name, original string
	at             stretch // of the name
}

// longestName is how many characters before a bracket are taken for the name.
// Chinese has no spaces to say where it begins, so that only the last two are
// compared: see tail.
const longestName = 3

func tail(name string) string {
	runes := []rune(name)
	return string(runes[max(0, len(runes)-2):])
}

// glosses finds names followed by their original: 特朗普（Trump）.
func glosses(runes []rune, own, other *unicode.RangeTable) []gloss {
	var out []gloss
	for i, c := range runes {
		if c != '(' && c != '（' {
			continue
		}
		end := i + 1
		for end < len(runes) && end < i+40 && (unicode.Is(other, runes[end]) || strings.ContainsRune(" .-'’", runes[end])) {
			end++
		}
		if end == i+1 || end == len(runes) || runes[end] != ')' && runes[end] != '）' || !unicode.IsUpper(runes[i+1]) {
			continue
		}
		lo := i
		for lo > 0 && i-lo < longestName && unicode.Is(own, runes[lo-1]) {
			lo--
		}
		if i-lo >= 2 && unicode.Is(unicode.Han, runes[i-1]) {
			out = append(out, gloss{string(runes[lo:i]), string(runes[i+1 : end]), stretch{lo, i}})
		}
	}
	return out
}

// spellings reports capitalised words of a text with cases that are one letter
// apart within the stem and stand beside the same name of the other text.
func spellings(r *reading, s corpus.Side) []Finding {
	if len(r.side[s].lang.endings) == 0 {
		return nil
	}
	var found []Finding
	seen := map[string]bool{}
	masked := map[string]rendering{} // stems with one letter put out
	for i := range r.side[s].doc.Segments {
		for _, w := range lettersOf(r.side[s].prose[i]) {
			stem := []rune(r.side[s].lang.stem(w.text))
			if len(stem) < 4 || seen[string(stem)] || !unicode.IsUpper([]rune(w.text)[0]) {
				continue
			}
			seen[string(stem)] = true
			here := rendering{w.text, i, w.stretch}
			for k := range stem {
				mask := string(stem[:k]) + "?" + string(stem[k+1:])
				there, ok := masked[mask]
				if !ok {
					masked[mask] = here
				} else if name := sharedName(r, s, here, there); name != "" {
					f := renamed(r, s, there, here, name)
					f.Severity = Info
					found = append(found, f)
					break
				}
			}
		}
	}
	return found
}

// sharedName is a name of the other text that stands beside both renderings
// and sounds like both, or "".
func sharedName(r *reading, s corpus.Side, p, q rendering) string {
	beside := namesBeside(r, s, p.segment)
	for _, name := range namesBeside(r, s, q.segment) {
		for w := range strings.FieldsSeq(name) {
			if slices.Contains(beside, name) && names.SoundsLike(w, p.name) && names.SoundsLike(w, q.name) {
				return name
			}
		}
	}
	return ""
}

// namesBeside lists the names of the other text beside a segment.
func namesBeside(r *reading, s corpus.Side, i int) []string {
	var names []string
	o := s.Other()
	for _, k := range indices(r.beadAt(s, i).On(o)) {
		for _, m := range r.ledger.Facts(o, k) {
			if m.Class == facts.Name {
				names = append(names, r.surface(o, &m))
			}
		}
	}
	return names
}

// VariantRegion is E405.
var VariantRegion = &Check{
	ID: "E405", Slug: "variant-region", Title: "a place goes by two names in one text",
	Doc: `Chinese texts of different regions name places differently: 悉尼 and 雪梨, 新西兰 and 纽西兰. One text with both
was put together from two. Off unless asked for: short forms are no difference, but some are missing from
the table.`,
	Example: Example{
		Source: "He flew to Sydney.\nHe left Sydney.", Target: "他飞往悉尼。\n他离开了雪梨。", Tag: corpus.Simplified,
	},
	Severity: Info, MQM: "inconsistency", Off: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, s := range corpus.Sides {
			if r.side[s].lang.NoSpaces {
				found = append(found, variants(r, s)...)
			}
		}
		return found
	},
}

// variants reports the second name of a place in a text, once.
func variants(r *reading, s corpus.Side) []Finding {
	var found []Finding
	first, told := map[string]rendering{}, map[string]bool{}
	doc := r.side[s].doc
	for i, seg := range doc.Segments {
		for _, n := range names.Find(seg.Text, doc.TagOf(i)) {
			sense, firm := n.Firm()
			if !firm || sense.Kind > names.City || told[sense.ID] {
				continue
			}
			at := stretch{n.Start, n.End}
			here := rendering{lang.Simplify(r.side[s].cut(i, at)), i, at}
			there, ok := first[sense.ID]
			if !ok {
				first[sense.ID] = here
			} else if !strings.Contains(there.name, here.name) && !strings.Contains(here.name, there.name) {
				told[sense.ID] = true
				found = append(found, renamed(r, s, there, here, sense.ID))
			}
		}
	}
	return found
}
