package facts

// A term is a part of a numeral that is added to the others: in 一万五千 they
// are 10000 and 5000. What follows a term must be smaller than its room: after
// twenty there is room for one digit, after five none.
type term struct{ lo, hi, room Value }

// maxTerms bounds the sum; numerals of more are cut there.
const maxTerms = 8

// A sum reads one numeral. The rule for multipliers is the same in the three
// languages: a multiplier multiplies all terms before it that are smaller than
// itself. 二十万亿: 2, 20, 200000, 20000000000000. "Two hundred and five
// thousand": 2, 200, 200+5, 205000.
type sum struct {
	ts    *tokens
	n     numeral
	terms [maxTerms]term
	count int
	after role // what the last token was
	bad   bool // the figures do not fit a Value
}

// take adds the tokens at j to the numeral and returns what follows them; it
// returns j where the numeral ends.
func (p *sum) take(j int) int {
	t := p.ts.at(j)
	if t.kind == numberToken {
		return p.literal(j, t)
	}
	if p.count > 0 && p.ts.isSign(j, '-') && p.ts.glued(j) && p.ts.glued(j+1) && p.ts.at(j+1).has(card, ord, mult) {
		if next := p.take(j + 1); next > j+1 { // twenty-five
			return next
		}
		return j
	}
	if end := p.caseEnding(j); end > j {
		return end
	}
	if p.begins(j) {
		return j
	}
	for _, m := range t.means {
		if next := p.inRole(j, m); next > j {
			return next
		}
	}
	return j
}

// caseEnding is the end of the ending of a cardinal in digits before a multiplier,
// «49-ти тысячам»; j where none is.
func (p *sum) caseEnding(j int) int {
	end, _ := p.ts.at(j + 1).is(ordSuffix)
	if p.count > 0 && p.ts.at(j-1).kind == numberToken && p.ts.isSign(j, '-') && p.ts.glued(j) && p.ts.glued(j+1) &&
		end.id == "card" && p.ts.at(j+2).has(mult) {
		return j + 2
	}
	return j
}

// begins tells whether the number in words at j is one of its own and no more of
// a numeral that has digits: "1.7 million four years ago", 170万四年前.
func (p *sum) begins(j int) bool {
	t, next := p.ts.at(j), p.ts.at(j+1)
	if p.n.words || p.after != mult || !t.has(card, digit) || t.has(and) || next.has(mult) {
		return false
	}
	return t.kind == wordToken || next.has(unit, counter, yearMark)
}

// inRole adds token j in the role m.
func (p *sum) inRole(j int, m meaning) int {
	switch m.role {
	case card:
		return p.push(j, term{m.value, m.value, room(m.value)}, card)
	case digit:
		return p.hanDigits(j)
	case formal:
		if p.after == mult || p.ts.at(j+1).has(mult, formalMult) {
			return p.push(j, term{m.value, m.value, Value{}}, digit)
		}
	case mult:
		return p.multiply(j, m.value)
	case formalMult:
		if p.count > 0 {
			return p.multiply(j, m.value)
		}
	case vague:
		return p.open(j, m.value)
	case few:
		return p.openDigit(j, m.value)
	case half, article, fraction1:
		return p.opening(j, m)
	case ord:
		return p.ordinal(j, m.value)
	case and:
		return p.joined(j)
	case point:
		if p.after == card && p.n.words || p.after == mult && p.decimal(j) {
			return p.decimalDigits(j)
		}
	case addHalf:
		return p.halfMore(j)
	case qualAfter: // 300多万
		if p.count > 0 && m.id == ">" && p.ts.at(j+1).has(mult) {
			p.n.qual = More
			return j + 1
		}
	}
	return j
}

// open adds a multiplier in the plural that opens the numeral: dozens,
// «тысячи»; not «более тысячи», which is 1000.
func (p *sum) open(j int, factor Value) int {
	if p.count > 0 || p.ts.at(j-1).has(qualifier) {
		return j
	}
	p.n.vague = true
	lo, _ := factor.Times(Int(2))
	hi, _ := factor.Times(Int(9))
	return p.push(j, term{lo, hi, Value{}}, vague)
}

// opening adds what only opens a numeral, before a multiplier: half a million, a
// hundred, «четверть миллиона»; and a mere half.
func (p *sum) opening(j int, m meaning) int {
	scaled := p.ts.at(j + 1).has(mult)
	switch {
	case p.count > 0:
		return j
	case m.role == half:
		p.n.half = !scaled
	case !scaled:
		return j
	case m.role == article:
		m.value = Int(1)
	}
	return p.push(j, term{m.value, m.value, Value{}}, m.role)
}

// ordinal adds an ordinal word, the last of its numeral: twenty-first.
func (p *sum) ordinal(j int, v Value) int {
	if d, ok := p.ts.at(j).is(decade); ok && d.value.IsNumber() && p.count == 0 || p.n.ordinal || !p.fits(v) {
		return j // «девяностые» is a decade
	}
	p.n.ordinal = true
	return p.push(j, term{v, v, Value{}}, ord)
}

// joined adds what "and" or 零 joins to a multiplier: one hundred and five.
func (p *sum) joined(j int) int {
	t, next := p.ts.at(j), p.ts.at(j+1)
	digits := next.kind == numberToken && p.ts.at(j-1).kind != numberToken && next.lo == t.hi
	if p.after != mult || !p.top().room.IsNumber() || !digits && !next.has(card, digit) {
		return j
	}
	if m, ok := p.ts.at(j + 2).is(mult); ok && m.value == p.n.factor {
		return j // three million and five million
	}
	q := p.take(j + 1)
	if q == j+1 {
		return j
	}
	p.after = and
	return q
}

// literal adds a number in digits: first of all, or after a multiplier right
// before it (3万4000), or with a multiplier of its own (3 million 400 thousand).
func (p *sum) literal(j int, t *token) int {
	if p.count > 0 {
		before := p.ts.at(j - 1)
		if p.after != mult && p.after != and || t.space && !p.ts.at(j+1).has(mult) || before.kind == numberToken ||
			before.kind == wordToken && !t.space {
			return j
		}
	}
	fig := *t.fig
	if p.count == 0 {
		p.n.fig, p.n.other, p.n.shown = fig, fig.other, fig.shown
		p.n.calendar = fig.plain && fig.whole == 4 && p.ts.fold[t.lo] != '0'
	} else {
		p.n.shown = 0
	}
	p.n.words = false
	return p.push(j, term{fig.value, fig.value, Value{}}, card)
}

// hanDigits adds the digits from token j on: one digit, two neighbours as a
// range (两三, 三五), or digits side by side as in 二〇二四.
func (p *sum) hanDigits(j int) int {
	n, count, zero := int64(0), 0, false
	var first, last Value
	q := j
	for ; q == j || p.ts.glued(q); q++ {
		m, ok := p.ts.at(q).is(digit)
		if !ok || count == 15 {
			break
		}
		d, _ := m.value.IsInt()
		if count == 0 {
			first = m.value
		}
		last, n, zero = m.value, n*10+d, zero || d == 0
		count++
	}
	switch {
	case count == 1:
		lo := first
		if q = p.push(j, term{lo, lo, Value{}}, digit); q > j {
			return p.decimalDigits(q)
		}
		return j
	case count == 2 && !zero && (last.N == first.N+1 || first.N == 3 && last.N == 5):
		if !p.fits(last) {
			return j
		}
		p.push(j, term{first, last, Value{}}, digit)
		return q
	case p.count > 0:
		return j
	}
	p.push(j, term{Int(n), Int(n), Value{}}, digit)
	p.n.calendar, p.n.side = count == 4 || count == 2, true
	return p.decimalDigits(q)
}

// decimalDigits adds the digits after a decimal point in words: 五点二.
func (p *sum) decimalDigits(j int) int {
	if !p.ts.at(j).has(point) {
		return j
	}
	q, n := j+1, int64(0)
	for ; q-j <= 15; q++ {
		m, ok := p.ts.at(q).is(digit)
		if !ok {
			m, ok = p.ts.at(q).is(card)
		}
		d, _ := m.value.IsInt()
		if !ok || d > 9 || m.value.D != 1 {
			break
		}
		n = n*10 + d
	}
	if m, ok := p.ts.at(q).is(mult); q == j+1 || p.ts.at(q).has(minuteMark) || ok && m.value == Int(10) {
		return j // 三点二十 is a time
	}
	if v, ok := p.top().lo.Plus(Decimal(n, -(q - j - 1))); ok {
		p.top().lo, p.top().hi = v, v
		return q
	}
	return j
}

// decimal tells whether the point at j, after tens, stands before decimals and
// not between an hour and what follows it: 百分之十点五, 三十点五亿.
func (p *sum) decimal(j int) bool {
	if p.n.factor != Int(10) && p.top().room != Int(10) || !p.ts.at(j+1).has(digit) {
		return false
	}
	q := j + 1
	for p.ts.at(q).has(digit) {
		q++
	}
	return p.ts.at(p.n.start-1).has(percentPre) || p.ts.at(q).has(percent, points, times, currency) || p.ts.at(q).has(mult) && !p.ts.at(q).has(unit)
}

// openDigit adds an open digit: 几 after ten is 1 to 9, elsewhere 2 to 9.
func (p *sum) openDigit(j int, low Value) int {
	lo := low
	if p.count > 0 {
		lo = Int(1)
		if p.after != mult || p.ts.at(j+1).has(mult) && !p.fits(lo) || !p.fits(Int(9)) {
			return j
		}
	} else if !p.ts.at(j + 1).has(mult) {
		return j
	}
	p.n.vague = true
	as := few
	if p.count > 0 {
		as = digit
	}
	return p.push(j, term{lo, Int(9), Value{}}, as)
}

// bare tells whether a multiplier may stand without a number: ten; in some
// languages any; and large ones before what they count, as an open amount: 千元,
// 百万人.
func (p *sum) bare(j int, factor Value) bool {
	if p.ts.lex.bareMultipliers || factor == Int(10) {
		return true
	}
	next, hundreds := p.ts.at(j+1), factor.E >= 2
	if p.count > 0 || next.kind != hanToken || !hundreds {
		return false
	}
	if next.has(qualAfter) || p.ts.at(j-1).has(qualifier) && next.has(counter, unit) { // 千余人, 近千人
		return true
	}
	open := next.has(mult, counter) || next.has(currency) && factor.E >= 3
	p.n.vague = p.n.vague || open
	return open
}

// elliptic reads a last digit after a multiplier as tenths of it: 三百五 is 350,
// 1万5 is 15000.
func (p *sum) elliptic(j int) {
	if !p.ts.lex.elliptic || p.count < 2 || p.after != digit && p.after != card || p.n.vague || p.ts.at(j).has(counter) {
		return
	}
	t, scale := p.top(), p.terms[p.count-2].room
	if t.hi.E != 0 || t.hi.N > 9 || t.hi.D != 1 || !Int(10).Less(scale) {
		return
	}
	tenth, _ := scale.Times(Ratio(1, 10))
	lo, ok1 := t.lo.Times(tenth)
	hi, ok2 := t.hi.Times(tenth)
	if ok1 && ok2 {
		t.lo, t.hi = lo, hi
	}
}

// room is what a cardinal in words leaves to be added: 9 after twenty, 99 after
// двести, nothing after five.
func room(v Value) Value {
	switch n, _ := v.IsInt(); {
	case n >= 100 && n%100 == 0:
		return Int(100)
	case n >= 20 && n%10 == 0:
		return Int(10)
	}
	return Value{}
}

func (p *sum) top() *term { return &p.terms[p.count-1] }

// fits tells whether v may follow the terms so far.
func (p *sum) fits(v Value) bool {
	if p.count == 0 {
		return true
	}
	r := p.top().room
	return p.count < maxTerms && r.IsNumber() && v.Less(r)
}

func (p *sum) push(j int, t term, as role) int {
	if !p.fits(t.lo) {
		return j
	}
	p.terms[p.count] = t
	p.count++
	p.after = as
	return j + 1
}

// halfMore adds one half of the last unit or multiplier.
func (p *sum) halfMore(j int) int {
	if p.count == 0 {
		return j
	}
	one := Int(1)
	if p.after == mult {
		one = p.n.factor
	}
	part, ok1 := one.Times(Ratio(1, 2))
	t := p.top()
	lo, ok2 := t.lo.Plus(part)
	hi, ok3 := t.hi.Plus(part)
	if !ok1 || !ok2 || !ok3 {
		return j
	}
	t.lo, t.hi, t.room = lo, hi, Value{}
	p.n.shown = 0
	return j + 1
}

// multiply multiplies the terms smaller than the factor.
func (p *sum) multiply(j int, factor Value) int {
	if p.n.ordinal || p.isLetter(j) {
		return j
	}
	k, lo, hi := p.below(j, factor)
	if k == p.count { // nothing to multiply
		if p.count > 0 && !p.fits(factor) || !p.bare(j, factor) {
			return j
		}
		lo, hi = Int(1), Int(1)
	}
	if p.after == mult && k == p.count-1 {
		p.n.scale, _ = p.n.scale.Times(factor)
	} else {
		p.n.mantissa, p.n.scale = hi, factor
	}
	lo, ok1 := lo.Times(factor)
	hi, ok2 := hi.Times(factor)
	p.bad = p.bad || !ok1 || !ok2
	if p.bad || k == maxTerms || k > 0 && !lo.Less(p.terms[k-1].room) {
		return j
	}
	p.terms[k] = term{lo, hi, factor}
	p.count, p.after, p.n.factor = k+1, mult, factor
	p.n.calendar, p.n.half = false, false
	return j + 1
}

// isLetter tells whether the multiplier at j is one letter after a number it
// does not multiply: 6000K are kelvins, 500 m are metres.
func (p *sum) isLetter(j int) bool {
	t := p.ts.at(j)
	if p.count == 0 || t.kind != wordToken || t.hi-t.lo > 1 {
		return false
	}
	measure := t.space && !p.top().lo.Less(Int(100)) && t.has(unit) && !p.ts.at(p.n.start-1).has(currency) // 500 m, but $500 m and 500m
	return measure || !p.top().lo.Less(Int(1000))
}

// below adds up the last terms that are smaller than the factor; the first of
// them is term k. A number in digits right before the factor is always one of
// them: 12,000万.
func (p *sum) below(j int, factor Value) (k int, lo, hi Value) {
	k, lo, hi = p.count, Int(0), Int(0)
	if k > 0 && p.ts.at(j-1).kind == numberToken {
		k--
	}
	for k > 0 && p.terms[k-1].lo.Less(factor) {
		k--
	}
	for _, t := range p.terms[k:p.count] {
		a, ok1 := lo.Plus(t.lo)
		b, ok2 := hi.Plus(t.hi)
		lo, hi, p.bad = a, b, p.bad || !ok1 || !ok2
	}
	return k, lo, hi
}

// total adds the terms up.
func (p *sum) total() bool {
	lo, hi := Int(0), Int(0)
	for _, t := range p.terms[:p.count] {
		a, ok1 := lo.Plus(t.lo)
		b, ok2 := hi.Plus(t.hi)
		if lo, hi = a, b; !ok1 || !ok2 {
			return false
		}
	}
	p.n.value = lo
	if hi != lo {
		p.n.high = hi
	}
	if p.n.other.IsNumber() && p.n.factor.IsNumber() {
		p.n.other, _ = p.n.other.Times(p.n.factor)
	}
	if p.n.shown == 0 {
		p.n.shown = int8(lo.digits())
	}
	if p.after != mult {
		p.n.factor = Value{}
	}
	return true
}
