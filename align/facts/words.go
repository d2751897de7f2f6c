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

func (s *scan) wordFact(i int, m meaning) int {
	f := Fact{Value: m.value, Digits: 1}
	end := i + 1
	switch m.role {
	case multiple:
		f.Class = Multiple
	case pair:
		f.Class, f.Soft = Multiple, true
	case measured:
		f = s.measuredWord(m)
	case fraction1:
		f.Class, f.Soft = Fraction, true
		if v, next := s.scaleAfter(f.Value, end); next > end {
			f.Class, f.Value, f.Soft, end = Number, v, false, next
		} else if s.at(i + 1).has(unit) {
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
		f = Fact{Class: Literal, Text: m.id, Soft: true}
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
			if v, next := s.scaleAfter(f.Value, end); next > end {
				f.Class, f.Value, f.Soft, end = Number, v, false, next
			}
		} else {
			return i
		}
	default:
		return i
	}
	s.add(i, end, f)
	return end
}

// measuredWord is the fact of трёхдневный, пятилетний, полгода.
func (s *scan) measuredWord(m meaning) Fact {
	f := Fact{Class: Measure, Value: m.value, Unit: m.id, Digits: int8(m.value.digits()), Soft: !Int(10).Less(m.value)}
	switch {
	case m.id == "%":
		f.Class, f.Unit, f.Soft = Percent, "", false
	case units[m.id].dimension == timeDimension:
		f.Class = Duration
	}
	return f
}
