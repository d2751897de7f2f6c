package facts

import "slices"

// readDigits reads the figures that start at p: a number with its separators, a
// date (2024-09-26, 26.09.2024), a time (15:30), a ratio (3:2), a fraction (1/2)
// or an identifier of digits (1.2.3, 555-12-34). It returns where they end.
func (l *lexer) readDigits(p int) int {
	if end, means := l.longest(p); end > p { // 9/11, 24/7
		l.list = append(l.list, token{lo: p, hi: end, kind: signToken, means: means})
		return end
	}
	c := l.cluster(p)
	if q := l.dated(c); q > p {
		return q
	}
	if q := l.divided(c); q > p {
		return q
	}
	if len(c) > 2 && c[1].sep == '-' || len(c) > 2 && c[1].sep == '.' && c[2].sep == '.' && !thousands(c[1:]) {
		return l.literal(p, c[len(c)-1].hi)
	}
	c = l.numberParts(c)
	q := c[len(c)-1].hi
	fig, ok := l.readNumber(c)
	if !ok || q-p > 1 && l.lettered(p) {
		return l.literal(p, q)
	}
	if q < len(l.fold) {
		if v, ok := glyphs[l.text[q]]; ok { // 2½
			fig.value, _ = fig.value.Plus(v)
			q++
		}
	}
	if v, end := l.mixed(q); end > q && len(c) == 1 { // 2 1/2
		fig.value, _ = fig.value.Plus(v)
		q = end
	}
	if l.isBy(q) { // 70x200
		l.list = append(l.list, token{lo: p, hi: q, kind: numberToken, fig: &fig}, token{lo: q, hi: q + 1, kind: signToken})
		return q + 1
	}
	if end := l.gluedLetters(q); end > q {
		return l.literal(p, end)
	}
	l.list = append(l.list, token{lo: p, hi: q, kind: numberToken, fig: &fig})
	return q
}

// lettered tells whether a Latin capital alone and a point stand before p, as in
// the names of standards, X.25; of one digit it is a section, A.5.
func (l *lexer) lettered(p int) bool {
	return p > 1 && l.fold[p-1] == '.' && 'A' <= l.text[p-2] && l.text[p-2] <= 'Z' && (p == 2 || !isAlpha(l.fold[p-3]) && l.fold[p-3] != '.')
}

// isBy tells whether the letter at q stands for "by" between two sizes: Latin or
// Cyrillic x.
func (l *lexer) isBy(q int) bool {
	return q+1 < len(l.fold) && isDigit(l.fold[q+1]) && (l.fold[q] == 'x' || l.fold[q] == 'х')
}

// mixed reads the fraction of a mixed number, a space and two digits with a
// stroke between them that are less than one, and where it ends; q if there is
// none.
func (l *lexer) mixed(q int) (Value, int) {
	digit := func(p int) int64 {
		if p < len(l.fold) && isDigit(l.fold[p]) {
			return int64(l.fold[p] - '0')
		}
		return 0
	}
	over, under := digit(q+1), digit(q+3)
	if q+3 >= len(l.fold) || l.fold[q] != ' ' || l.fold[q+2] != '/' || over == 0 || over >= under || q+4 < len(l.fold) && (isDigit(l.fold[q+4]) || l.fold[q+4] == '/') {
		return Value{}, q
	}
	return Ratio(over, under), q + 4
}

// glyphs are fractions in one character.
var glyphs = map[rune]Value{'½': Ratio(1, 2), '⅓': Ratio(1, 3), '⅔': Ratio(2, 3), '¼': Ratio(1, 4), '¾': Ratio(3, 4)}

// gluedLetters is the end of letters that make the number before q part of an
// identifier (5G, 737MAX): letters at q the lexicon does not know.
func (l *lexer) gluedLetters(q int) int {
	if q >= len(l.fold) || !isAlpha(l.fold[q]) {
		return q
	}
	if end, _ := l.longest(q); end > q {
		return q
	}
	for q < len(l.fold) && (isAlpha(l.fold[q]) || isDigit(l.fold[q])) {
		q++
	}
	return q
}

// maxParts bounds a cluster; what is longer is cut there.
const maxParts = 12

// cluster collects runs of digits joined by single separators.
func (l *lexer) cluster(p int) []part {
	var buf [maxParts]part
	c := buf[:0]
	var sep rune
	for len(c) < maxParts {
		q := p
		for q < len(l.fold) && isDigit(l.fold[q]) {
			q++
		}
		c = append(c, part{p, q, sep})
		if q+1 >= len(l.fold) || !isDigit(l.fold[q+1]) {
			break
		}
		switch sep = l.fold[q]; sep {
		case '.', ',', ':', '/', '\'', ' ', '-':
		default:
			return l.settle(c)
		}
		if sep == ' ' && !l.groups(q) || sep == ',' && l.text[q] != ',' && l.text[q-1] == l.fold[q-1] && !l.wideGroups(q) {
			break // a fullwidth comma after plain digits ends a clause
		}
		p = q + 1
	}
	return l.settle(c)
}

// groups tells whether the space at q can stand between groups of thousands: one
// to three digits before it, exactly three after, as in 20 000.
func (l *lexer) groups(q int) bool {
	n := 0
	for p := q - 1; p >= 0 && isDigit(l.fold[p]); p-- {
		n++
	}
	m := 0
	for p := q + 1; p < len(l.fold) && isDigit(l.fold[p]); p++ {
		m++
	}
	return n <= 3 && m == 3
}

// wideGroups tells whether the fullwidth comma at q is one of two or more that
// group thousands: 1，250，000.
func (l *lexer) wideGroups(q int) bool {
	group := func(q int) bool {
		return q >= 0 && q < len(l.fold) && l.fold[q] == ',' && l.groups(q)
	}
	return group(q) && (group(q+4) || group(q-4))
}

// settle leaves hyphens to the grammar, which knows ranges and scores, unless
// they make a date (2024-09-26) or an identifier of three parts or more.
func (l *lexer) settle(c []part) []part {
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

// leadingPoint reads ".5" at p, which begins no sentence's end: a digit follows
// and no letter, digit or bracket precedes.
func (l *lexer) leadingPoint(p int) int {
	if p+1 >= len(l.fold) || !isDigit(l.fold[p+1]) || p > 0 && (isAlpha(l.fold[p-1]) || isDigit(l.fold[p-1]) || l.fold[p-1] == '.' || l.fold[p-1] == ')') {
		return p
	}
	q := p + 1
	for q < len(l.fold) && q < p+10 && isDigit(l.fold[q]) {
		q++
	}
	fig, ok := join(l.fold, []part{{lo: p + 1, hi: q}}, q-p-1)
	if !ok {
		return p
	}
	fig.plain = false
	l.list = append(l.list, token{lo: p, hi: q, kind: numberToken, fig: &fig})
	return q
}

// numberParts is the longest start of a cluster that is one number: groups of
// three after one kind of separator, then decimals after another.
func (l *lexer) numberParts(c []part) []part {
	n := 1
	for n < len(c) && (c[n].sep == ' ' || c[n].sep == '\'') && c[n].length() == 3 && c[n].sep == c[1].sep && c[0].length() <= 3 {
		n++
	}
	if n < len(c) && n > 1 && (c[n].sep == '.' || c[n].sep == ',') {
		return c[:n+1]
	}
	if n > 1 || len(c) == 1 || c[1].sep != '.' && c[1].sep != ',' {
		return c[:n]
	}
	for n < len(c) && c[n].sep == c[1].sep && c[n].length() == 3 && c[0].length() <= 3 {
		n++
	}
	switch {
	case n < len(c) && n > 1 && (c[n].sep == '.' || c[n].sep == ',') && c[n].sep != c[1].sep:
		return c[:n+1] // 1,234.56
	case n > 1:
		return c[:n]
	case c[1].sep == l.lex.decimal || c[1].sep == '.':
		return c[:2] // 5.25, 5,2
	case len(c) == 2 && (c[0].lo == 0 || l.fold[c[0].lo-1] != ',') && l.scaled(c[1].hi):
		return c // "2,7 thousand" by a hand used to another mark
	}
	return c[:1]
}

// scaled tells whether a word that multiplies, or of hundredths, follows at p.
func (l *lexer) scaled(p int) bool {
	if p < len(l.fold) && l.fold[p] == ' ' {
		p++
	}
	if p >= len(l.fold) {
		return false
	}
	_, means := l.longest(p)
	return slices.ContainsFunc(means, func(m meaning) bool { return m.role == mult || m.role == percent })
}

// thousands tells whether all parts have three digits.
func thousands(c []part) bool {
	for _, p := range c {
		if p.length() != 3 {
			return false
		}
	}
	return true
}

// readNumber reads the parts of one number. With a single separator and three
// digits behind it, it may be read both ways: other is the second reading.
func (l *lexer) readNumber(c []part) (figure, bool) {
	decimals := 0
	last := c[len(c)-1]
	switch {
	case len(c) == 1:
	case len(c) == 2 && (last.sep == '.' || last.sep == ','):
		if last.sep == l.lex.decimal || last.length() != 3 || c[0].length() > 3 || l.fold[c[0].lo] == '0' || last.sep == '.' {
			decimals = last.length()
		}
	case last.sep != c[1].sep:
		decimals = last.length()
	}
	fig, ok := join(l.fold, c, decimals)
	if ok && len(c) == 2 && last.length() == 3 && c[0].length() <= 3 && last.sep != l.lex.groupsBy() {
		fig.other = fig.value
		if other, ok := join(l.fold, c, 3-decimals); ok {
			fig.other = other.value
		}
	}
	return fig, ok
}

// dated reads a cluster that is a calendar date in digits as a ready token and
// returns its end, or the cluster's start if it is none.
func (l *lexer) dated(c []part) int {
	start := c[0].lo
	if len(c) < 3 || c[1].sep != c[2].sep || c[1].sep != '-' && c[1].sep != '.' && c[1].sep != '/' {
		return start
	}
	if len(c) > 3 {
		return start
	}
	n := [3]int{}
	for i := range n {
		if c[i].length() > 4 {
			return start
		}
		v, _ := figureOf(l.fold, c[i].lo, c[i].hi).value.IsInt()
		n[i] = int(v)
	}
	d, ok := l.dayOf(n, c)
	if !ok {
		return start
	}
	return l.emit(start, c[2].hi, Fact{Class: Date, Day: d, Digits: 8})
}

// dayOf decides which of three numbers is the year, the month and the day.
func (l *lexer) dayOf(n [3]int, c []part) (Day, bool) {
	if c[0].length() == 4 { // 2024-09-26
		d := Day{Year: int16(n[0]), Month: int8(min(n[1], 99)), Day: int8(min(n[2], 99))}
		return d, d.valid() && c[1].length() <= 2 && c[2].length() <= 2
	}
	year := n[2]
	switch c[2].length() {
	case 4:
	case 2:
		year = fullYear(year)
	default:
		return Day{}, false
	}
	if c[0].length() > 2 || c[1].length() > 2 || c[1].sep == '-' && c[2].length() == 2 {
		return Day{}, false
	}
	day, mon := n[0], n[1]
	if c[1].sep == '/' && l.lex.monthFirst && day <= 12 || mon > 12 {
		day, mon = mon, day
	}
	d := Day{Year: int16(year), Month: int8(mon), Day: int8(day)}
	d.Ambiguous = c[1].sep == '/' && mon <= 12 && day <= 12 && mon != day
	return d, d.valid() && (c[2].length() == 4 || c[0].length() == 2 && c[1].length() == 2)
}

// fullYear completes a year of two digits. The turn is POSIX's (strptime %y): 69
// to 99 are the last century, 0 to 68 this one.
func fullYear(y int) int {
	if y < 69 {
		return 2000 + y
	}
	return 1900 + y
}

// valid tells whether the named fields are within the calendar.
func (d Day) valid() bool {
	days := [...]int8{31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	return d.Month >= 0 && d.Month <= 12 && d.Day >= 0 && d.Day <= days[max(d.Month, 0)] &&
		(d.Month == 0 || d.Day == 0 || d.Day >= 1) && d.Year <= 2999
}

// divided reads 15:30 and 15:30:10 as times, 3:2 as a score, 1/2 as a fraction
// and 2019/20 as two years. It returns the end, or the start if it is none.
func (l *lexer) divided(c []part) int {
	start := c[0].lo
	if len(c) < 2 || c[1].sep != ':' && c[1].sep != '/' {
		return start
	}
	a, b := figureOf(l.fold, c[0].lo, min(c[0].hi, c[0].lo+18)), figureOf(l.fold, c[1].lo, min(c[1].hi, c[1].lo+18))
	x, _ := a.value.IsInt()
	y, _ := b.value.IsInt()
	if c[1].sep == '/' {
		return l.slashed(c, x, y)
	}
	if c[1].length() == 2 && c[0].length() <= 2 && x <= 24 && y < 60 {
		q := c[1].hi
		if len(c) > 2 && c[2].sep == ':' && c[2].length() == 2 {
			q = c[2].hi
		}
		return l.emit(start, q, Fact{Class: Time, Value: Int(x*60 + y), Digits: 4})
	}
	return l.emit(start, c[1].hi, Fact{Class: Score, Value: a.value, High: b.value, Digits: a.shown})
}

func (l *lexer) slashed(c []part, x, y int64) int {
	start, end := c[0].lo, c[1].hi
	switch {
	case c[0].length() == 4 && c[1].length() == 2 && y == (x+1)%100, c[0].length() == 4 && c[1].length() == 4 && y == x+1: // a season
		l.emit(start, c[0].hi, Fact{Class: Date, Day: Day{Year: int16(x)}, Digits: 4})
		return l.emit(c[1].lo, end, Fact{Class: Date, Day: Day{Year: int16(x + 1)}, Digits: 4})
	case len(c) > 2 || y == 0 || c[0].length() > 3 || c[1].length() > 3:
		return l.literal(start, c[len(c)-1].hi)
	}
	return l.emit(start, end, Fact{Class: Fraction, Value: Ratio(x, y), Digits: 1})
}
