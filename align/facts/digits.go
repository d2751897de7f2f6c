package facts

// digits reads the figures that start at p: a number with its separators, a
// date (2024-09-26, 26.09.2024), a time (15:30), a ratio (3:2), a fraction (1/2)
// or an identifier of digits (1.2.3, 555-12-34). It returns where they end.
func (s *scan) digits(p int) int {
	if end, means := s.longest(p); end > p { // 9/11, 24/7
		s.toks = append(s.toks, token{lo: p, hi: end, kind: sign, means: means})
		return end
	}
	c := s.cluster(p)
	if q := s.dated(c); q > p {
		return q
	}
	if q := s.divided(c); q > p {
		return q
	}
	if len(c) > 2 && c[1].sep == '-' || len(c) > 2 && c[1].sep == '.' && c[2].sep == '.' && !s.thousands(c[1:]) {
		return s.literal(p, c[len(c)-1].hi)
	}
	c = s.numberParts(c)
	q := c[len(c)-1].hi
	fig, ok := s.readNumber(c)
	if !ok {
		return s.literal(p, q)
	}
	if q < len(s.fold) {
		if v, ok := glyphs[s.text[q]]; ok { // 2½
			fig.value, _ = fig.value.Plus(v)
			q++
		}
	}
	if s.by(q) { // 70x200
		s.toks = append(s.toks, token{lo: p, hi: q, kind: number, fig: &fig}, token{lo: q, hi: q + 1, kind: sign})
		return q + 1
	}
	if end := s.gluedLetters(q); end > q {
		return s.literal(p, end)
	}
	s.toks = append(s.toks, token{lo: p, hi: q, kind: number, fig: &fig})
	return q
}

// by tells whether the letter at q stands for "by" between two sizes: Latin or
// Cyrillic x.
func (s *scan) by(q int) bool {
	return q+1 < len(s.fold) && isDigit(s.fold[q+1]) && (s.fold[q] == 'x' || s.fold[q] == 'х')
}

// glyphs are fractions in one character.
var glyphs = map[rune]Value{'½': Ratio(1, 2), '⅓': Ratio(1, 3), '⅔': Ratio(2, 3), '¼': Ratio(1, 4), '¾': Ratio(3, 4)}

// gluedLetters is the end of letters that make the number before q part of an
// identifier (5G, 737MAX): letters at q the lexicon does not know.
func (s *scan) gluedLetters(q int) int {
	if q >= len(s.fold) || !isAlpha(s.fold[q]) {
		return q
	}
	if end, _ := s.longest(q); end > q {
		return q
	}
	for q < len(s.fold) && (isAlpha(s.fold[q]) || isDigit(s.fold[q])) {
		q++
	}
	return q
}

// A part is a run of digits of a cluster and the separator before it.
type part struct {
	lo, hi int
	sep    rune // 0 of the first
}

func (a part) len() int { return a.hi - a.lo }

// maxParts bounds a cluster; what is longer is cut there.
const maxParts = 12

// cluster collects runs of digits joined by single separators.
func (s *scan) cluster(p int) []part {
	var buf [maxParts]part
	c := buf[:0]
	var sep rune
	for len(c) < maxParts {
		q := p
		for q < len(s.fold) && isDigit(s.fold[q]) {
			q++
		}
		c = append(c, part{p, q, sep})
		if q+1 >= len(s.fold) || !isDigit(s.fold[q+1]) {
			break
		}
		switch sep = s.fold[q]; sep {
		case '.', ',', ':', '/', '\'', ' ', '-':
		default:
			return s.settle(c)
		}
		if sep == ' ' && !s.groups(q) || sep == ',' && s.text[q] != ',' && s.text[q-1] == s.fold[q-1] {
			break // a fullwidth comma after plain digits ends a clause
		}
		p = q + 1
	}
	return s.settle(c)
}

// groups tells whether the space at q can stand between groups of thousands: one
// to three digits before it, exactly three after, as in 20 000.
func (s *scan) groups(q int) bool {
	n := 0
	for p := q - 1; p >= 0 && isDigit(s.fold[p]); p-- {
		n++
	}
	m := 0
	for p := q + 1; p < len(s.fold) && isDigit(s.fold[p]); p++ {
		m++
	}
	return n <= 3 && m == 3
}

// settle leaves hyphens to the grammar, which knows ranges and scores, unless
// they make a date (2024-09-26) or an identifier of three parts or more.
func (s *scan) settle(c []part) []part {
	for i := 1; i < len(c); i++ {
		if c[i].sep != '-' {
			continue
		}
		j := i
		for j < len(c) && c[j].sep == '-' {
			j++
		}
		if i > 1 || j < 3 {
			return c[:i]
		}
		return c[:j]
	}
	return c
}
