package facts

// A numeral is a number in digits, in words, or in both: 4.3 billion, 3万4000,
// ста одиннадцатью тысячами, 两三, 十几.
type numeral struct {
	start, end  int // its tokens, half-open
	value, high Value
	other       Value // second reading of the digits
	shown       int8
	qual        Qualifier
	words       bool // no digits in it
	vague       bool // an open amount: several hundred, 十几
	ordinal     bool // ends in an ordinal word
	side        bool // Han digits side by side: 一二三, 二〇二四
	calendar    bool // written as years are: four digits, or Han digits side by side
	half        bool // just "half"
	lone        bool // one token
	fig         figure
	factor      Value // its last multiplier, if it ends in one
	mantissa    Value // the number before the multipliers it ends in
	scale       Value // and those multiplied: 万亿 is 10^12
}

// numeral reads the numeral that starts at token i.
func (ts *tokens) numeral(i int) (numeral, bool) {
	p := sum{ts: ts}
	p.n.words, p.n.start = true, i
	j := i
	for next := p.take(j); next > j; next = p.take(j) {
		j = next
	}
	if p.count == 0 || p.bad || p.after == few {
		return numeral{}, false
	}
	p.elliptic(j)
	p.n.lone, p.n.end = j == i+1, j
	return p.n, p.total()
}

// movedTo is the numeral with its end after a word that hedges it, so that it is
// no calendar year (2000多年).
func (n numeral) movedTo(end int, q Qualifier) numeral {
	n.end, n.qual, n.calendar = end, q, false
	return n
}

// small reads a whole number from 1 to limit at token i.
func (ts *tokens) small(i int, limit int64) (int64, int, bool) {
	t := ts.at(i)
	if t.kind != numberToken && !t.has(card, digit, ord, mult) {
		return 0, i, false
	}
	n, ok := ts.numeral(i)
	v, whole := n.value.IsInt()
	if !ok || !whole || v < 1 || v > limit || n.high.IsNumber() {
		return 0, i, false
	}
	return v, n.end, true
}

// romanNumber is the value of a token in capital Roman digits, Latin or the
// Cyrillic letters that look like them, up to 39; 0 if it is none.
func (ts *tokens) romanNumber(i int) int64 {
	t := ts.at(i)
	if t.hi-t.lo > 6 || !t.upper && t.kind != wordToken {
		return 0
	}
	n, last := int64(0), int64(0)
	for p := t.lo; p < t.hi; p++ {
		var d int64
		switch ts.text[p] {
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
