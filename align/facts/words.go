package facts

import "strings"

// words reads facts that are one word, or one word and what completes it.
type wordFacts struct {
	*found
	amounts *amounts
}

// numberedName reads a number that is part of a name: Boeing 737, 波音737, 歼-20.
func (r wordFacts) numberedName(i int) int {
	if r.at(i).has(series) {
		j := i + 1
		if r.isSign(j, '-') && r.glued(j) && r.glued(j+1) {
			j++
		}
		t := r.at(j)
		if t.kind != numberToken || r.at(j+1).has(percent, mult, unit, currency, counter) {
			return i
		}
		end := j + 1
		if r.isSign(end, '-') && r.glued(end) && r.glued(end+1) && r.at(end+1).kind == numberToken { // Boeing 737-800
			end += 2
		}
		r.add(i, end, Fact{Class: Literal, Text: string(r.fold[r.at(i).lo:r.at(end-1).hi]), Value: t.fig.value})
		return end
	}
	name := r.at(i - 2)
	if r.at(i).kind != numberToken || !r.isSign(i-1, '-') || !r.glued(i) || !r.glued(i-1) || name.kind != hanToken || len(name.means) > 0 {
		return i
	}
	a, ok := r.amounts.amount(i)
	if !ok || a.class != Number || a.counted || a.calendar {
		return i
	}
	f := Fact{Start: name.hi - 1, End: r.at(i).hi, Class: Literal, Text: string(r.fold[name.hi-1 : r.at(i).hi]), Value: a.value}
	r.facts = append(r.facts, f)
	return i + 1
}

// wholeWord reads a fact that is one word, or one word and what completes it.
func (r wordFacts) wholeWord(i int) int {
	for _, m := range r.at(i).means {
		if next := r.wordFact(i, m); next > i {
			return next
		}
	}
	return i
}

// wordFact reads the word at i in the role m.
func (r wordFacts) wordFact(i int, m meaning) int {
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
	case relPeriod:
		f.Class, f.Unit, f.Soft = Relative, m.id, true
	case holiday:
		month, _ := m.value.IsInt()
		day, _ := parseValue(m.id).IsInt()
		f = Fact{Class: Date, Day: Day{Month: int8(month), Day: int8(day)}, Digits: 8, Loose: true, Soft: true}
	case clock:
		f.Class, f.Soft = Time, true
	case decade:
		if n, ok := m.value.IsInt(); !ok || n < 1000 {
			return i
		}
		f.Class, f.Loose, f.Soft = Decade, true, true
	case centuryOf:
		if d, next := r.amounts.decadeWithin(m.value, i+1); next > i+1 {
			r.add(i, next, d)
			return next
		}
		f.Class, f.Soft = Century, true
	case alias:
		f = Fact{Class: Literal, Text: m.id, Soft: true}
		if n, ok := strings.CutPrefix(m.id, "g"); ok { // 七国集团 has the number of G7
			f.Value = parseValue(n)
		}
	default:
		return r.wordFraction(i, m)
	}
	r.add(i, i+1, f)
	return i + 1
}

// wordFraction reads a fraction in words: half, a quarter of a million, a third
// of, every tenth.
func (r wordFacts) wordFraction(i int, m meaning) int {
	f := Fact{Class: Fraction, Value: m.value, Digits: 1, Soft: true}
	end := i + 1
	switch next := r.at(i + 1); m.role {
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
		if !ok || !whole || !r.at(i+2).has(dayLink) {
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
	if v, next := r.amounts.scaleAfter(f.Value, end); next > end {
		f.Class, f.Value, f.Soft, end = Number, v, false, next
	}
	f.Soft = f.Soft && m.role != every && (f.Class != Fraction || f.Value == Ratio(1, 2) || f.Value == Ratio(1, 4))
	r.add(i, end, f)
	return end
}

// measuredWord is the fact of трёхдневный, пятилетний, полгода.
func measuredWord(m meaning) Fact {
	f := Fact{Class: Measure, Value: m.value, Unit: m.id, Digits: int8(m.value.digits()), Soft: !Int(10).Less(m.value)}
	switch {
	case m.id == "%":
		f.Class, f.Unit, f.Soft = Percent, "", false
	case m.id == "pp":
		f.Class, f.Unit = Point, ""
	case units[m.id].dimension == timeDimension:
		f.Class = Duration
	}
	return f
}

// roman reads a Roman number before the word century: XXI век, «XX–XXI вв.».
func (r wordFacts) roman(i int) int {
	n := r.romanNumber(i)
	if n == 0 {
		return i
	}
	if r.at(i + 1).has(century) {
		r.add(i, i+2, Fact{Class: Century, Value: Int(n), Digits: 2})
		return i + 2
	}
	if r.at(i+1).has(rangeSign, and) || r.isSign(i+1, '-') {
		if m := r.romanNumber(i + 2); m > 0 && r.at(i+3).has(century) {
			r.add(i, i+1, Fact{Class: Century, Value: Int(n), Digits: 2})
			return i + 2
		}
	}
	return i
}

// regnal reads the Roman number of a ruler or a war, after a name: Henry VIII,
// World War II, «Генриха VIII».
func (r wordFacts) regnal(i int) int {
	n := r.romanNumber(i)
	name := r.at(i - 1)
	if n == 0 || name.kind != wordToken || !name.upper || !r.at(i).space || r.at(i).hi-r.at(i).lo == 1 && !r.endsName(i) {
		return i
	}
	r.add(i, i+1, Fact{Class: Ordinal, Value: Int(n), Digits: 1, Soft: true})
	return i + 1
}

// endsName tells whether the single letter at token i ends a name: after two
// words with capitals, or where no word goes on behind it. Else I may be a
// person, and V or X an initial.
func (r wordFacts) endsName(i int) bool {
	before, after := r.at(i-2), r.at(i+1)
	return r.text[r.at(i).lo] == 'I' && r.lex.decimal != '.' || before.kind == wordToken && before.upper || after.kind != wordToken && !r.isSign(i+1, '.')
}
