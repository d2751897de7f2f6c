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
	ambiguous   bool // other is the reading of an ambiguous multiplier
	lone        bool // one token
	fig         figure
	factor      Value // its last multiplier, if it ends in one
	mantissa    Value // and the number that multiplies
}

// numeral reads the numeral that starts at token i.
func (s *scan) numeral(i int) (numeral, bool) {
	p := sum{s: s}
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

// take adds the tokens at j to the numeral and returns what follows them; it
// returns j where the numeral ends.
func (p *sum) take(j int) int {
	t := p.s.at(j)
	if t.kind == number {
		return p.literal(j, t)
	}
	if p.count > 0 && p.s.sign(j, '-') && p.s.glued(j) && p.s.glued(j+1) && p.s.at(j+1).has(card, ord, mult) {
		if next := p.take(j + 1); next > j+1 { // twenty-five
			return next
		}
		return j
	}
	for _, m := range t.means {
		if next := p.word(j, m); next > j {
			return next
		}
	}
	return j
}

// word adds token j in the role m.
func (p *sum) word(j int, m meaning) int {
	switch m.role {
	case card:
		return p.push(j, term{m.value, m.value, room(m.value)}, card)
	case digit:
		return p.hanDigits(j)
	case formal:
		if p.after == mult || p.s.at(j+1).has(mult, formalMult) {
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
		return p.few(j, m.value)
	case half, article, fraction1:
		return p.first(j, m)
	case ord:
		return p.ordinal(j, m.value)
	case and:
		return p.joined(j)
	case point:
		if p.after == card && p.n.words {
			return p.decimals(j)
		}
	case addHalf:
		return p.addHalf(j)
	case qualAfter: // 300多万
		if p.count > 0 && m.id == ">" && p.s.at(j+1).has(mult) {
			p.n.qual = More
			return j + 1
		}
	}
	return j
}

// open adds a multiplier in the plural that opens the numeral: dozens,
// «тысячи»; not «более тысячи», which is 1000.
func (p *sum) open(j int, factor Value) int {
	if p.count > 0 || p.s.at(j-1).has(qualifier) {
		return j
	}
	p.n.vague = true
	lo, _ := factor.Times(Int(2))
	hi, _ := factor.Times(Int(9))
	return p.push(j, term{lo, hi, Value{}}, vague)
}

// first adds what only opens a numeral, before a multiplier: half a million, a
// hundred, «четверть миллиона»; and a mere half.
func (p *sum) first(j int, m meaning) int {
	scaled := p.s.at(j + 1).has(mult)
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
	if d, ok := p.s.at(j).is(decade); ok && d.value.IsNumber() && p.count == 0 || p.n.ordinal || !p.fits(v) {
		return j // «девяностые» is a decade
	}
	p.n.ordinal = true
	return p.push(j, term{v, v, Value{}}, ord)
}

// joined adds what "and" or 零 joins to a multiplier: one hundred and five.
func (p *sum) joined(j int) int {
	t, next := p.s.at(j), p.s.at(j+1)
	digits := next.kind == number && p.s.at(j-1).kind != number && next.lo == t.hi
	if p.after != mult || !p.top().room.IsNumber() || !digits && !next.has(card, digit) {
		return j
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
		before := p.s.at(j - 1)
		if p.after != mult && p.after != and || t.space && !p.s.at(j+1).has(mult) || before.kind == number ||
			before.kind == word && !t.space {
			return j
		}
	}
	fig := *t.fig
	if p.count == 0 {
		p.n.fig, p.n.other, p.n.shown = fig, fig.other, fig.shown
		p.n.calendar = fig.plain && fig.whole == 4 && p.s.fold[t.lo] != '0'
	} else {
		p.n.shown = 0
	}
	p.n.words = false
	return p.push(j, term{fig.value, fig.value, Value{}}, card)
}
