package facts

// fractionOf reads two-thirds, две трети.
func (a amount) fractionOf(d Value) (amount, bool) {
	n, ok1 := a.value.IsInt()
	m, ok2 := d.IsInt()
	if !ok1 || !ok2 || n >= m || a.high.IsNumber() {
		return a, false
	}
	a.class, a.value, a.shown = Fraction, Ratio(n, m), 1
	return a, true
}

// ofScale reads "three quarters of a million".
func (s *scan) ofScale(a amount) amount {
	v, next := s.scaleAfter(a.value, a.end)
	if next > a.end {
		a.class, a.value, a.end, a.span = Number, v, next, next
	}
	return a
}

// scaleAfter multiplies v by the scale in "of a million" at token j.
func (s *scan) scaleAfter(v Value, j int) (Value, int) {
	m, ok := s.at(j + 2).is(mult)
	if !ok || !s.at(j).has(dayLink) || !s.at(j+1).has(article) {
		return v, j
	}
	if w, ok := v.Times(m.value); ok {
		return w, j + 3
	}
	return v, j
}

// overOf reads 三分之二.
func (s *scan) overOf(a amount) (amount, bool) {
	d, ok := a.value.IsInt()
	n, ok2 := s.numeral(a.end)
	if !ok || !ok2 || d == 0 || a.high.IsNumber() {
		return a, false
	}
	v, ok := n.value.Times(Ratio(1, d))
	a.class, a.value, a.shown = Fraction, v, 1
	a.end, a.span = n.end, n.end
	return a, ok
}

// outOf reads 1 in 10, one out of five, трое из десяти. A bare "in" is taken for
// a proportion only where the numbers look like one.
func (s *scan) outOf(a amount, j int) (amount, bool) {
	j++
	if s.sign(j, '-') { // 1-in-5
		j++
	}
	if s.at(j).has(every) {
		j++
	}
	n, ok := a.value.IsInt()
	b, ok2 := s.amount(j)
	d, ok3 := b.value.IsInt()
	if !ok || !ok2 || !ok3 || b.class != Number || b.calendar || n >= d || d > 1000 || d < 2 || a.high.IsNumber() || b.high.IsNumber() {
		return a, false
	}
	m, _ := s.at(a.end - 1).is(outOf)
	rate := n == 1 || n < 10 && (d == 10 || d == 100)
	if !rate && (m.id == "in" || !a.words || !b.words) {
		return a, false // "21 out of 23 sites" is two numbers
	}
	a.class, a.value, a.shown, a.vague = Fraction, Ratio(n, d), 1, !rate
	a.end, a.span = b.end, b.end
	return a, true
}
