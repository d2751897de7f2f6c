package facts

// identifier is the end of the identifier that begins with the letters p to w:
// letters and digits in one (G7, H1N1), or a capitalised word without meaning, a
// hyphen and digits (COVID-19, Су-35, Ту-154М). It is p if there is none.
func (s *scan) identifier(p, w int, means []meaning) int {
	q := w
	if q+1 < len(s.fold) && s.fold[q] == '-' && isDigit(s.fold[q+1]) && (len(means) == 0 || means[0].role == alias) && s.text[p] != s.fold[p] {
		q++
	}
	if q >= len(s.fold) || !isDigit(s.fold[q]) || len(means) > 0 && means[0].role == currency {
		return p
	}
	for q < len(s.fold) && (isDigit(s.fold[q]) || isAlpha(s.fold[q]) || s.fold[q] == '.' && q+1 < len(s.fold) && isDigit(s.fold[q+1])) {
		q++
	}
	return q
}

// literal appends the identifier p to q as a ready token.
func (s *scan) literal(p, q int) int {
	f := Fact{Class: Literal, Text: string(s.fold[p:q]), Value: s.trailing(p, q)}
	if !f.Value.IsNumber() { // 99p, 1st
		n := p
		for n < q && isDigit(s.fold[n]) {
			n++
		}
		if n > p && n-p < 10 {
			f.Value = s.figure(p, n).value
		}
	}
	return s.emit(p, q, f)
}

// trailing is the number at the end of an identifier: 35 of Су-35, 1.25 of v1.25.
func (s *scan) trailing(p, q int) Value {
	digits, point := q, q
	for digits > p && (isDigit(s.fold[digits-1]) || s.fold[digits-1] == '.' && point == q && digits < q) {
		if digits--; s.fold[digits] == '.' {
			point = digits
		}
	}
	if digits == q || q-digits > 10 || point == digits {
		return Value{}
	}
	whole := s.figure(digits, point).value
	if point == q {
		return whole
	}
	part, _ := s.figure(point+1, q).value.Times(Decimal(1, point+1-q))
	v, _ := whole.Plus(part)
	return v
}
