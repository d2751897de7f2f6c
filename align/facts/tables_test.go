package facts

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// TestLanguageData checks every entry of every language: units, zones and
// currencies are in the tables, numbers are numbers, months and weekdays are in
// range, and the lexicon finds each form again.
func TestLanguageData(t *testing.T) {
	for _, l := range lang.All {
		x, endings := compile(l), endingsOf(l)
		check := func(form string, m meaning) {
			if problem := m.problem(); problem != "" {
				t.Errorf("%s: %q: %s (%q)", l.Tag, form, problem, m.id)
			}
			ts := tokens{lex: x, text: []rune(form)}
			for _, r := range ts.text {
				ts.fold = append(ts.fold, x.foldRune(r))
			}
			if end, _ := ts.longest(0); end != len(ts.text) {
				t.Errorf("%s: %q: the lexicon finds %d of its %d letters", l.Tag, form, end, len(ts.text))
			}
		}
		for _, s := range signs {
			parse(s.role, strings.Fields(s.words), nil, check)
		}
		for _, r := range roleLists {
			parse(r.role, l.List(r.file, r.section), endings, check)
		}
	}
}

// problem says what is wrong with a meaning, or "".
func (m meaning) problem() string {
	n, whole := m.value.IsInt()
	in := func(lo, hi int64) string {
		if whole && lo <= n && n <= hi {
			return ""
		}
		return "out of range"
	}
	switch m.role {
	case unit, degrees:
		if _, ok := units[m.id]; !ok {
			return "no such unit"
		}
	case zone:
		if _, ok := zones[m.id]; !ok {
			return "no such zone"
		}
	case currency:
		if currencies[m.id] == nil && len(m.id) != 3 {
			return "no such currency"
		}
	case qualifier, qualAfter:
		if qualifierOf(m.id) == Exact {
			return "no such qualifier"
		}
	case month:
		return in(1, 12)
	case weekday:
		return in(1, 7)
	case digit, formal:
		return in(0, 9)
	case clock:
		return in(0, 24*60-1)
	case card, mult, vague, few, half, ord, denom, fraction1, percent, percentPre, points, tenths, multiple, pair, measured, dayPart, hourPart:
		if !m.value.IsNumber() {
			return "no number"
		}
	}
	return ""
}

// TestHabitsAreKnown finds slips in the names of habits.
func TestHabitsAreKnown(t *testing.T) {
	known := map[string][]string{
		"numbers": {"elliptic", "bare-multipliers"}, "calendar": {"month-first", "lower-months"}, "clock": {"bare-hours"}, "names": {"dash"},
	}
	for _, l := range lang.All {
		for file, habits := range known {
			for _, h := range l.List(file, "habits") {
				if !slices.Contains(habits, h) {
					t.Errorf("%s: %s.txt: habit %q is not one of %q", l.Tag, file, h, habits)
				}
			}
		}
	}
}

// TestListsThatAreRead writes a language with a mark of its own in every list
// that a folder has, and finds in its lexicon those of the lists that lang says
// facts reads, and no others.
func TestListsThatAreRead(t *testing.T) {
	folder := fstest.MapFS{}
	for _, p := range lang.Parts() {
		f := folder[p.File+".txt"]
		if f == nil {
			f = &fstest.MapFile{}
			folder[p.File+".txt"] = f
		}
		f.Data = fmt.Appendf(f.Data, "[%s]\n%s\n", p.Section, mark(p))
	}
	got := content(compile(lang.Open("es", folder, strings.ToLower)))
	for _, p := range lang.Parts() {
		entry, _, _ := strings.Cut(strings.TrimSuffix(mark(p), "/k"), "=")
		if read := strings.Contains(got, entry); read != (p.Reader == "align/facts") {
			t.Errorf("%s of %s.txt is read by %s; in the lexicon: %v", p.Section, p.File, p.Reader, read)
		}
	}
}

// mark is an entry for a list that no other list has.
func mark(p lang.Part) string {
	switch p.Section {
	case "habits":
		return map[string]string{"numbers": "elliptic", "calendar": "month-first", "clock": "bare-hours", "names": "dash", "language": "no-spaces"}[p.File]
	case "decimal-mark":
		return ";"
	case "variants":
		return "龘龖"
	case "classes":
		return "xendingsxclassesx=k"
	case "cardinals":
		return "xnumbersxcardinalsx/k"
	}
	return "x" + p.File + "x" + p.Section + "x"
}

// content is what a lexicon holds.
func content(x *lexicon) string {
	out := []string{string(x.decimal)}
	for habit, has := range map[string]bool{
		"elliptic": x.elliptic, "bare-multipliers": x.bareMultipliers, "month-first": x.monthFirst, "lower-months": x.lowerMonths, "bare-hours": x.bareHours, "dash": x.dashSpeech,
	} {
		if has {
			out = append(out, habit)
		}
	}
	for from, to := range x.variants {
		out = append(out, string(from)+string(to))
	}
	out = slices.AppendSeq(out, maps.Keys(x.links))
	out = slices.AppendSeq(out, maps.Keys(x.openers))
	for _, t := range []*trie{&x.forms, &x.prefixes, &x.heads} {
		for r := range t.early {
			out = append(out, t.forms(t.early[r], string(rune(r)))...)
		}
		for r, at := range t.late {
			out = append(out, t.forms(at, string(r))...)
		}
	}
	return strings.Join(out, " ")
}

// forms lists the forms that begin with what led to a node.
func (t *trie) forms(at int32, before string) (list []string) {
	if at == 0 {
		return nil
	}
	if len(t.nodes[at].meanings) > 0 {
		list = append(list, before)
	}
	for at = t.nodes[at].child; at != 0; at = t.nodes[at].sibling {
		list = append(list, t.forms(at, before+string(t.nodes[at].letter))...)
	}
	return list
}
