package check

import (
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// A contrast is a member of a group of things of which a figure belongs to one:
// of those who voted, the ones for or the ones against.
type contrast struct {
	group, member string
	forms         []string // lower case; "*" at the end stands for any ending
}

// contrastsOf reads entries as "group:member=form,form".
func contrastsOf(entries []string) []contrast {
	var list []contrast
	for _, e := range entries {
		name, forms, _ := strings.Cut(e, "=")
		group, member, _ := strings.Cut(name, ":")
		list = append(list, contrast{group, member, strings.Split(forms, ",")})
	}
	return list
}

// members are the members of groups that a text names, by group; "" where it
// names several of one group.
func (l *language) members(text string) map[string]string {
	in := map[string]string{}
	text = lower(text)
	if !l.NoSpaces {
		text = " " + strings.Join(strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ") + " "
	}
	for _, c := range l.contrasts {
		if !c.namedIn(text, l.NoSpaces) {
			continue
		}
		if had, ok := in[c.group]; ok && had != c.member {
			in[c.group] = ""
			continue
		}
		in[c.group] = c.member
	}
	return in
}

// namedIn tells whether one of the forms stands in a text, whose words have a
// space on either side where their writing has spaces.
func (c contrast) namedIn(text string, noSpaces bool) bool {
	for _, form := range c.forms {
		if !noSpaces {
			stem, open := strings.CutSuffix(form, "*")
			form = " " + stem
			if !open {
				form += " "
			}
		}
		if strings.Contains(text, form) {
			return true
		}
	}
	return false
}

// contrary tells whether the words around the figures of two entries name the
// two sides of a contrast, and in the target each the other's: 120 built and 35
// torn down beside 120 torn down and 35 built.
func (r *reading) contrary(p, q ledger.Entry) bool {
	var first, then [2]map[string]string
	for _, s := range corpus.Sides {
		first[s] = r.side[s].lang.members(r.around(s, p.On(s)))
		then[s] = r.side[s].lang.members(r.around(s, q.On(s)))
	}
	for group, x := range first[corpus.Source] {
		y := then[corpus.Source][group]
		if x != "" && y != "" && x != y && first[corpus.Target][group] == y && then[corpus.Target][group] == x {
			return true
		}
	}
	return false
}
