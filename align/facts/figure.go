package facts

// leadingPoint reads ".5" at p, which begins no sentence's end: a digit follows
// and no letter or digit precedes.
func (s *scan) leadingPoint(p int) int {
	if p+1 >= len(s.fold) || !isDigit(s.fold[p+1]) || p > 0 && (isAlpha(s.fold[p-1]) || isDigit(s.fold[p-1]) || s.fold[p-1] == '.') {
		return p
	}
	q := p + 1
	for q < len(s.fold) && q < p+10 && isDigit(s.fold[q]) {
		q++
	}
	fig, ok := s.join([]part{{lo: p + 1, hi: q}}, q-p-1)
	if !ok {
		return p
	}
	fig.plain = false
	s.toks = append(s.toks, token{lo: p, hi: q, kind: number, fig: &fig})
	return q
}

// numberParts is the longest start of a cluster that is one number: groups of
// three after one kind of separator, then decimals after another.
func (s *scan) numberParts(c []part) []part {
	n := 1
	for n < len(c) && (c[n].sep == ' ' || c[n].sep == '\'') && c[n].len() == 3 && c[n].sep == c[1].sep && c[0].len() <= 3 {
		n++
	}
	if n < len(c) && n > 1 && (c[n].sep == '.' || c[n].sep == ',') {
		return c[:n+1]
	}
	if n > 1 || len(c) == 1 || c[1].sep != '.' && c[1].sep != ',' {
		return c[:n]
	}
	for n < len(c) && c[n].sep == c[1].sep && c[n].len() == 3 && c[0].len() <= 3 {
		n++
	}
	switch {
	case n < len(c) && n > 1 && (c[n].sep == '.' || c[n].sep == ',') && c[n].sep != c[1].sep:
		return c[:n+1] // 1,234.56
	case n > 1:
		return c[:n]
	case c[1].sep == s.lex.Decimal || c[1].sep == '.':
		return c[:2] // 5.25, 5,2
	}
	return c[:1]
}

// thousands tells whether all parts have three digits.
func (s *scan) thousands(c []part) bool {
	for _, p := range c {
		if p.len() != 3 {
			return false
		}
	}
	return true
}

// readNumber reads the parts of one number. With a single separator and three
// digits behind it, it may be read both ways: other is the second reading.
func (s *scan) readNumber(c []part) (figure, bool) {
	decimals := 0
	last := c[len(c)-1]
	switch {
	case len(c) == 1:
	case len(c) == 2 && (last.sep == '.' || last.sep == ','):
		if last.sep == s.lex.Decimal || last.len() != 3 || c[0].len() > 3 || s.fold[c[0].lo] == '0' || last.sep == '.' {
			decimals = last.len()
		}
	case last.sep != c[1].sep:
		decimals = last.len()
	}
	fig, ok := s.join(c, decimals)
	if ok && len(c) == 2 && last.len() == 3 && c[0].len() <= 3 && last.sep != s.lex.groupsBy() {
		fig.other = fig.value
		if other, ok := s.join(c, 3-decimals); ok {
			fig.other = other.value
		}
	}
	return fig, ok
}

// groupsBy is the mark that in this language groups thousands and nothing else:
// the comma, where the point is the decimal mark.
func (x *lexicon) groupsBy() rune {
	if x.Decimal == '.' {
		return ','
	}
	return 0
}

// join reads the digits of all parts as one number with so many decimals.
func (s *scan) join(c []part, decimals int) (figure, bool) {
	var n int64
	fig := figure{plain: len(c) == 1}
	count := 0
	for _, p := range c {
		for i := p.lo; i < p.hi; i++ {
			if n > (1<<62)/10 {
				return figure{}, false
			}
			n = n*10 + int64(s.fold[i]-'0')
			count++
			if n != 0 {
				fig.shown++
			}
		}
	}
	fig.whole = int8(count - decimals)
	var ok bool
	if fig.value, ok = makeValue(n, 1, -decimals); decimals == 0 && ok {
		fig.shown = int8(fig.value.digits()) // trailing zeros of 350,000 are not claimed
	}
	return fig, ok
}

// figure reads plain digits p to q; at most 18.
func (s *scan) figure(p, q int) figure {
	fig, _ := s.join([]part{{lo: p, hi: q}}, 0)
	return fig
}
