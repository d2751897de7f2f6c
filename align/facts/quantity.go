package facts

// An amount is a numeral and what stands after it and says what it counts.
type amount struct {
	numeral
	class   Class
	unit    string
	loose   bool
	counted bool // a counter follows
	tenths  bool // the number was in tenths, 三成
	span    int  // the token after what belongs to its writing, counters left out
}

// A prefix is what stands before a numeral.
type prefix struct {
	qual     Qualifier
	currency string
	negative bool
	ordinal  bool
	percent  Value // of 百分之: 1
	age      bool
	degrees  string // °F of 华氏
	between  bool
	first    int // the first token that belongs to the value's writing
	next     int // where the numeral starts
}

// quantity reads a number with its unit, sign and qualifiers at token i.
func (s *scan) quantity(i int) int {
	pre := s.prefix(i)
	if pre.next > i && pre.first == pre.next {
		if next := s.afterQualifier(pre.next); next > pre.next {
			return next
		}
	}
	a, ok := s.amount(pre.next)
	if !ok {
		return i
	}
	if next := s.ranged(i, pre, a); next > i {
		return next
	}
	if a.class == Ordinal && s.joins(a.end) { // "the 18th and 19th centuries"
		if b, ok := s.amount(a.end + 1); ok && b.class == Century {
			a.class = Century
		}
	}
	f, ok := s.fact(pre, a)
	if !ok {
		return a.end
	}
	end := s.qualified(a.end, &f)
	s.add(pre.first, a.span, f)
	return end
}

// joins tells whether token i stands between the parts of a list or range.
func (s *scan) joins(i int) bool {
	return s.at(i).has(and, either, rangeSign) || s.sign(i, '-') || s.sign(i, '、') || s.sign(i, ',')
}

// afterQualifier reads a date or time after "about" or "until": «до 30 июля», 约12时.
func (s *scan) afterQualifier(i int) int {
	if d, _ := s.day(i); d.Day != 0 {
		return s.date(i)
	}
	mark := s.at(i + 1)
	if mark.has(dayPart) || mark.has(clockMark) && !mark.has(unit) {
		return s.timeOfDay(i)
	}
	return i
}

// prefix reads what may stand before a numeral, at most four words of it.
func (s *scan) prefix(i int) prefix {
	p := prefix{first: -1}
	for p.next = i; p.next < i+4; p.next++ {
		written, ok := s.prefixWord(&p, s.at(p.next))
		if !ok {
			break
		}
		if written && p.first < 0 {
			p.first = p.next
		}
	}
	if p.first < 0 {
		p.first = p.next
	}
	return p
}

// prefixWord takes token t into the prefix; ok is false if it is no part of one.
// Written tells whether it belongs to the value's writing, as a currency does and
// "about" does not.
func (s *scan) prefixWord(p *prefix, t *token) (written, ok bool) {
	for _, m := range t.means {
		switch m.role {
		case currency:
			if t.kind == word && s.lower(t.lo+1) { // USD 5, but not "won 3-2"
				continue
			}
			p.currency = m.id
		case ordPrefix:
			p.ordinal = true
		case percentPre:
			p.percent = m.value
		case degrees:
			p.degrees = m.id
		case negative:
			p.negative = true
		case qualifier:
			p.qual = qualifierOf(m.id)
			return false, true
		case agePre:
			p.age = true
			return false, true
		case between:
			p.between = true
			return false, true
		default:
			continue
		}
		return true, true
	}
	if s.minus(p.next) {
		p.negative = true
		return true, true
	}
	return false, false
}

// lower tells whether rune p is a lower-case letter.
func (s *scan) lower(p int) bool { return isAlpha(s.fold[p]) && s.text[p] == s.fold[p] }

// minus tells whether token i is a hyphen that stands for a minus sign: right
// before a number and not right after a word or number.
func (s *scan) minus(i int) bool {
	if !s.sign(i, '-') || !s.glued(i+1) || s.at(i+1).kind != number {
		return false
	}
	before := s.at(i - 1)
	measured := before.kind == han && len(before.means) == 0 && s.at(i+2).has(unit, percent) // 气温-5℃
	return !s.glued(i) || before.kind == sign || measured
}

func qualifierOf(id string) Qualifier {
	switch id {
	case "~":
		return About
	case ">":
		return More
	case "<":
		return Less
	}
	return Exact
}

// maxDepth bounds amounts within amounts: "one in five in the 20th century". Real
// texts need two.
const maxDepth = 4

// amount reads a numeral at token i and its unit.
func (s *scan) amount(i int) (amount, bool) {
	n, ok := s.numeral(i)
	if !ok {
		return amount{}, false
	}
	a := amount{numeral: n, span: n.end}
	if s.depth > maxDepth {
		return a, true
	}
	s.depth++
	defer func() { s.depth-- }()
	if n.ordinal {
		a.class = Ordinal
		if v, ok := n.value.IsInt(); ok && v >= 1000 && v < 3000 && s.at(n.end).has(yearMark) {
			a.class = Date // «две тысячи двадцать четвёртый год»
			a.end, a.span = n.end+1, n.end+1
			return a, true
		}
		return s.centuryAfter(a), true
	}
	return s.counts(a), true
}

// counts reads the unit, if any, after the numeral of a.
func (s *scan) counts(a amount) amount {
	j := a.end
	if s.sign(j, '-') && s.glued(j) && s.glued(j+1) && s.at(j+1).kind == word {
		j++ // 18-year-old, 5,2-процентный
	}
	if m, ok := s.at(j).is(qualAfter); ok && s.at(j).kind != sign && a.qual == Exact { // 300多人
		if next := s.counts(amount{numeral: a.numeral.movedTo(j+1, qualifierOf(m.id)), class: a.class}); next.span > j+1 {
			return next
		}
	}
	for _, m := range s.at(j).means {
		if b, ok := s.unitWord(a, j, m); ok {
			return b
		}
	}
	return a
}

// movedTo is the numeral with its end after a word that hedges it, so that it is
// no calendar year (2000多年).
func (n numeral) movedTo(end int, q Qualifier) numeral {
	n.end, n.qual, n.calendar = end, q, false
	return n
}
