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
		end := j + 1
		if s.sign(end, '-') && s.glued(end) && s.glued(end+1) && s.at(end+1).kind == number { // Boeing 737-800
			end += 2
		}
		s.add(i, end, Fact{Class: Literal, Text: string(s.fold[s.at(i).lo:s.at(end-1).hi]), Value: t.fig.value})
		return end
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

// wordFact reads the word at i in the role m.
func (s *scan) wordFact(i int, m meaning) int {
	f := Fact{Value: m.value, Digits: 1}
	switch m.role {
	case multiple:
		f.Class = Multiple
	case pair:
		f.Class, f.Soft = Multiple, true
	case measured:
		f = measuredWord(m)
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
		f.Class, f.Loose, f.Soft = Decade, true, true
	case centuryOf:
		if d, next := s.decadeWithin(m.value, i+1); next > i+1 {
			s.add(i, next, d)
			return next
		}
		f.Class, f.Soft = Century, true
	case alias:
		f = Fact{Class: Literal, Text: m.id, Soft: true}
	default:
		return s.wordFraction(i, m)
	}
	s.add(i, i+1, f)
	return i + 1
}

// wordFraction reads a fraction in words: half, a quarter of a million, a third
// of, every tenth.
func (s *scan) wordFraction(i int, m meaning) int {
	f := Fact{Class: Fraction, Value: m.value, Digits: 1, Soft: true}
	end := i + 1
	switch next := s.at(i + 1); m.role {
	case every:
		o, ok := next.is(ord)
		d, _ := o.value.IsInt()
		if !ok || d < 2 || next.has(unit) {
			return i
		}
		f.Value = Ratio(1, d)
		end++
	case article:
		d, ok := next.is(denom)
		n, whole := d.value.IsInt()
		if !ok || !whole || !s.at(i+2).has(dayLink) {
			return i
		}
		f.Value = Ratio(1, n)
		end++
	case fraction1:
		if u, ok := next.is(unit); ok {
			f = measuredWord(meaning{value: m.value, id: u.id})
			end++
		}
	default:
		return i
	}
	if v, next := s.scaleAfter(f.Value, end); next > end {
		f.Class, f.Value, f.Soft, end = Number, v, false, next
	}
	f.Soft = f.Soft && m.role != every && (f.Class != Fraction || f.Value == Ratio(1, 2) || f.Value == Ratio(1, 4))
	s.add(i, end, f)
	return end
}

// measuredWord is the fact of трёхдневный, пятилетний, полгода.
func measuredWord(m meaning) Fact {
	f := Fact{Class: Measure, Value: m.value, Unit: m.id, Digits: int8(m.value.digits()), Soft: !Int(10).Less(m.value)}
	switch {
	case m.id == "%":
		f.Class, f.Unit, f.Soft = Percent, "", false
	case units[m.id].dimension == timeDimension:
		f.Class = Duration
	}
	return f
}
