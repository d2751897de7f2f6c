package facts

// centuryAfter reads an ordinal before the word century.
func (s *scan) centuryAfter(a amount) amount {
	if s.at(a.end).has(century) {
		a.end, a.span = a.end+1, a.end+1
		return s.inCentury(a)
	}
	return a
}

// inCentury is the century of that number, or a decade within it.
func (s *scan) inCentury(a amount) amount {
	a.class = Century
	if d, next := s.decadeWithin(a.value, a.end); next > a.end {
		a.class, a.value, a.high, a.shown = Decade, d.Value, d.High, d.Digits
		a.end, a.span = next, next
	}
	return a
}

// decadeOf reads 1990s, 90s, 90年代, 1990-х. A year of two digits is completed
// as people mean it: 30s to 90s of the last century, 00s to 20s of this.
func (s *scan) decadeOf(a amount, j int, m meaning) (amount, bool) {
	n, ok := a.value.IsInt()
	if !ok || m.value.IsNumber() || !a.namesDecade(n) || !s.decadeMark(j, m, n) {
		return a, false
	}
	if h, ok := a.high.IsInt(); ok && n < 100 { // 六七十年代
		a.high = Int(h + 1900)
	}
	if n < 100 {
		a.loose, a.other = true, a.value // 30s may be seconds
		if n += 1900; n < 1930 && !a.high.IsNumber() {
			n += 100
		}
	}
	if s.at(a.end).has(yearMark) {
		a.end, a.span = a.end+1, a.end+1
	}
	a.class, a.value, a.shown = Decade, Int(n), 3
	return a, true
}

// namesDecade tells whether n can name a decade: 1990, and 90 or ninety.
func (a amount) namesDecade(n int64) bool {
	digits := a.words || a.fig.whole == 2 || a.fig.whole == 4
	return digits && n%10 == 0 && (n < 100 || 1000 <= n && n <= 2990)
}

// decadeMark tells whether the mark at j makes a decade of n: it must be glued to
// digits, and «90-е» needs «годы» after it, for «20-е место» is none.
func (s *scan) decadeMark(j int, m meaning, n int64) bool {
	if s.at(j).kind == word && !s.glued(j) {
		return false
	}
	next := s.at(j + 1)
	return m.id != "mark" || n >= 100 || next.has(yearMark, and) || next.kind != word
}

// decadeWithin reads a decade after its century: 20世纪90年代, 上世纪90年代.
func (s *scan) decadeWithin(c Value, j int) (Fact, int) {
	n, ok := s.amount(j)
	cent, whole := c.IsInt()
	if ok && n.digitsOnly() && s.joins(n.end) { // 20世纪60、70年代
		if last, ok := s.amount(n.end + 1); ok && last.class == Decade && !last.high.IsNumber() {
			last.value, last.high = n.value, last.value
			n = last
		}
	}
	if !ok || !whole || n.class != Decade {
		return Fact{}, j
	}
	v, _ := n.value.IsInt()
	f := Fact{Class: Decade, Value: Int((cent-1)*100 + v%100), Digits: 3}
	if h, ok := n.high.IsInt(); ok {
		f.High = Int((cent-1)*100 + h%100)
	}
	return f, n.end
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

// decadeAt tells whether a decade stands at token j.
func (s *scan) decadeAt(j int) bool {
	b, ok := s.amount(j)
	return ok && b.class == Decade
}

// decadePair reads two decades of one century: 60、70年代.
func (s *scan) decadePair(i int, a, b amount) int {
	n, _ := a.value.IsInt()
	last, _ := b.value.IsInt()
	if n%10 != 0 || n >= 100 {
		return i
	}
	s.add(i, a.span, Fact{Class: Decade, Value: Int(last/100*100 + n), Digits: 3, Loose: b.loose})
	s.add(b.start, b.span, Fact{Class: Decade, Value: b.value, Digits: 3, Loose: b.loose})
	return b.end
}
