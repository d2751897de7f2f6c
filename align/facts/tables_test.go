package facts

import "testing"

// TestLanguageData checks every entry of every language: units, zones and
// currencies are in the tables, numbers are numbers, months and weekdays are in
// range, and the lexicon finds each form again.
func TestLanguageData(t *testing.T) {
	for _, l := range []*language{&english, &chinese, &russian, &neutral} {
		x := compile(l)
		for _, w := range l.Words {
			l.parseWords(w, func(form string, m meaning) {
				if problem := l.problem(m); problem != "" {
					t.Errorf("%s: %q: %s (%q)", l.Tag, form, problem, m.id)
				}
				s := scan{lex: x, text: []rune(form)}
				for _, r := range s.text {
					s.fold = append(s.fold, x.fold(r))
				}
				if end, _ := s.longest(0); end != len(s.text) {
					t.Errorf("%s: %q: the lexicon finds %d of its %d letters", l.Tag, form, end, len(s.text))
				}
			})
		}
	}
}

// problem says what is wrong with a meaning, or "".
func (l *language) problem(m meaning) string {
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
