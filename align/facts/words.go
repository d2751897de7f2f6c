package facts

// numberedName reads a number that is part of a name: Boeing 737, 波音737, 歼-20.
func (s *scan) numberedName(i int) int {
	if s.at(i).has(series) {
		j := i + 1
		if s.sign(j, '-') && s.glued(j) && s.glued(j+1) {
			j++
		}
		t := s.at(j)
		if t.kind != number || s.at(j+1).has(percent, mult, unit, currency, counter) {
			return i
		}
		s.add(i, j+1, Fact{Class: Literal, Text: string(s.fold[s.at(i).lo:t.hi]), Value: t.fig.value})
		return j + 1
	}
	name := s.at(i - 2)
	if s.at(i).kind != number || !s.sign(i-1, '-') || !s.glued(i) || !s.glued(i-1) || name.kind != han || len(name.means) > 0 {
		return i
	}
	a, ok := s.amount(i)
	if !ok || a.class != Number || a.counted || a.calendar {
		return i
	}
	f := Fact{Start: name.hi - 1, End: s.at(i).hi, Class: Literal, Text: string(s.fold[name.hi-1 : s.at(i).hi]), Value: a.value}
	s.facts = append(s.facts, f)
	return i + 1
}

// wholeWord reads a fact that is one word, or one word and what completes it.
func (s *scan) wholeWord(i int) int {
	for _, m := range s.at(i).means {
		if next := s.wordFact(i, m); next > i {
			return next
		}
	}
	return i
}

func (s *scan) wordFact(i int, m meaning) int {
	f := Fact{Value: m.value, Digits: 1}
	end := i + 1
	switch m.role {
	case multiple:
		f.Class = Multiple
	case fraction1:
		f.Class, f.Soft = Fraction, true
		if s.at(i + 1).has(unit) {
			u, _ := s.at(i + 1).is(unit)
			f.Unit = u.id
			f.Class, f.Soft = Measure, false
			if units[u.id].dimension == timeDimension {
				f.Class = Duration
			}
			end++
		}
	case relDay:
		f.Class, f.Unit, f.Soft = Relative, "d", true
	case relYear:
		f.Class, f.Unit, f.Soft = Relative, "a", true
	case clock:
		f.Class, f.Soft = Time, true
	case decade:
		if n, ok := m.value.IsInt(); !ok || n < 1000 {
			return i
		}
		f.Class, f.Loose = Decade, true
	case centuryOf:
		f.Class = Century
		if d, next := s.decadeWithin(m.value, end); next > end {
			f, end = d, next
		}
	case alias:
		f = Fact{Class: Literal, Text: m.id}
	case every:
		o, ok := s.at(i + 1).is(ord)
		if !ok || o.value == Int(1) || s.at(i+1).has(unit) {
			return i
		}
		d, _ := o.value.IsInt()
		f.Class, f.Value = Fraction, Ratio(1, d)
		end++
	case article:
		d, ok := s.at(i + 1).is(denom)
		if n, whole := d.value.IsInt(); ok && whole && s.at(i+2).has(dayLink) {
			f.Class, f.Value, f.Soft = Fraction, Ratio(1, n), true
			end++
		} else {
			return i
		}
	default:
		return i
	}
	s.add(i, end, f)
	return end
}

// decadeWithin reads a decade after its century: 20世纪90年代, 上世纪90年代.
func (s *scan) decadeWithin(c Value, j int) (Fact, int) {
	n, ok := s.amount(j)
	cent, whole := c.IsInt()
	if !ok || !whole || n.class != Decade {
		return Fact{}, j
	}
	v, _ := n.value.IsInt()
	return Fact{Class: Decade, Value: Int((cent-1)*100 + v%100), Digits: 3}, n.end
}

// roman reads a Roman number before the word century: XXI век, «XX–XXI вв.».
func (s *scan) roman(i int) int {
	n := s.romanNumber(i)
	if n == 0 {
		return i
	}
	if s.at(i + 1).has(century) {
		s.add(i, i+2, Fact{Class: Century, Value: Int(n), Digits: 2})
		return i + 2
	}
	if s.at(i+1).has(rangeSign, and) || s.sign(i+1, '-') {
		if m := s.romanNumber(i + 2); m > 0 && s.at(i+3).has(century) {
			s.add(i, i+1, Fact{Class: Century, Value: Int(n), Digits: 2})
			return i + 2
		}
	}
	return i
}

// romanNumber is the value of a token in capital Roman digits, Latin or the
// Cyrillic letters that look like them, up to 39; 0 if it is none.
func (s *scan) romanNumber(i int) int64 {
	t := s.at(i)
	if t.hi-t.lo > 6 || !t.upper && t.kind != word {
		return 0
	}
	n, last := int64(0), int64(0)
	for p := t.lo; p < t.hi; p++ {
		var d int64
		switch s.text[p] {
		case 'I', 'І':
			d = 1
		case 'V':
			d = 5
		case 'X', 'Х':
			d = 10
		default:
			return 0
		}
		if n += d; d > last && last > 0 {
			n -= 2 * last
		}
		last = d
	}
	return n
}
