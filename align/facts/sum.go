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
	s     *scan
	n     numeral
	terms [maxTerms]term
	count int
	after role // what the last token was
	bad   bool // the figures do not fit a Value
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

// addHalf adds one half of the last unit or multiplier.
func (p *sum) addHalf(j int) int {
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
	if p.n.ordinal || p.letter(j) {
		return j
	}
	k, lo, hi := p.below(j, factor)
	if k == p.count { // nothing to multiply
		if p.count > 0 && !p.fits(factor) || !p.bare(j, factor) {
			return j
		}
		lo, hi = Int(1), Int(1)
	}
	p.n.mantissa = hi
	if alt, ok := p.s.at(j).is(altMult); ok && k == 0 {
		p.n.other, _ = lo.Times(alt.value)
		p.n.ambiguous = true
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

// letter tells whether the multiplier at j is one letter after a number it
// cannot multiply: 6000K are kelvins.
func (p *sum) letter(j int) bool {
	t := p.s.at(j)
	return p.count > 0 && t.kind == word && t.hi-t.lo == 1 && !p.top().lo.Less(Int(1000))
}

// below adds up the last terms that are smaller than the factor; the first of
// them is term k. A number in digits right before the factor is always one of
// them: 12,000万.
func (p *sum) below(j int, factor Value) (k int, lo, hi Value) {
	k, lo, hi = p.count, Int(0), Int(0)
	if k > 0 && p.s.at(j-1).kind == number {
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
	if p.n.other.IsNumber() && p.n.factor.IsNumber() && !p.n.ambiguous {
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
