package facts

// hanDigits adds the digits from token j on: one digit, two neighbours as a
// range (两三, 三五), or digits side by side as in 二〇二四.
func (p *sum) hanDigits(j int) int {
	n, count, zero := int64(0), 0, false
	var first, last Value
	q := j
	for ; q == j || p.s.glued(q); q++ {
		m, ok := p.s.at(q).is(digit)
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
			return p.decimals(q)
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
	return p.decimals(q)
}

// decimals adds the digits after a decimal point in words: 五点二.
func (p *sum) decimals(j int) int {
	if !p.s.at(j).has(point) {
		return j
	}
	q, n := j+1, int64(0)
	for ; q-j <= 15; q++ {
		m, ok := p.s.at(q).is(digit)
		if !ok {
			m, ok = p.s.at(q).is(card)
		}
		d, _ := m.value.IsInt()
		if !ok || d > 9 || m.value.D != 1 {
			break
		}
		n = n*10 + d
	}
	if m, ok := p.s.at(q).is(mult); q == j+1 || p.s.at(q).has(minuteMark) || ok && m.value == Int(10) {
		return j // 三点二十 is a time
	}
	if v, ok := p.top().lo.Plus(Decimal(n, -(q - j - 1))); ok {
		p.top().lo, p.top().hi = v, v
		return q
	}
	return j
}

// few adds an open digit: 几 after ten is 1 to 9, elsewhere 2 to 9.
func (p *sum) few(j int, low Value) int {
	lo := low
	if p.count > 0 {
		lo = Int(1)
		if p.after != mult || p.s.at(j+1).has(mult) && !p.fits(lo) || !p.fits(Int(9)) {
			return j
		}
	} else if !p.s.at(j + 1).has(mult) {
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
	if p.s.lex.BareScale || factor == Int(10) {
		return true
	}
	next, hundreds := p.s.at(j+1), factor.E >= 2
	if p.count > 0 || next.kind != han || !hundreds {
		return false
	}
	if next.has(qualAfter) || p.s.at(j-1).has(qualifier) && next.has(counter, unit) { // 千余人, 近千人
		return true
	}
	open := next.has(mult, counter) || next.has(currency) && factor.E >= 3
	p.n.vague = p.n.vague || open
	return open
}

// elliptic reads a last digit after a multiplier as tenths of it: 三百五 is 350,
// 1万5 is 15000.
func (p *sum) elliptic(j int) {
	if !p.s.lex.Elliptic || p.count < 2 || p.after != digit && p.after != card || p.n.vague || p.s.at(j).has(counter) {
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
