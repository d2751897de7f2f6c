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
	k, lo, hi := p.count, Int(0), Int(0)
	for k > 0 && p.terms[k-1].lo.Less(factor) {
		k--
	}
	for _, t := range p.terms[k:p.count] {
		a, ok1 := lo.Plus(t.lo)
		b, ok2 := hi.Plus(t.hi)
		if lo, hi = a, b; !ok1 || !ok2 {
			p.bad = true
			return j
		}
	}
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
	var ok1, ok2 bool
	lo, ok1 = lo.Times(factor)
	if hi, ok2 = hi.Times(factor); !ok1 || !ok2 {
		p.bad = true
		return j
	}
	if k == maxTerms || k > 0 && !lo.Less(p.terms[k-1].room) {
		return j
	}
	p.terms[k] = term{lo, hi, factor}
	p.count, p.after, p.n.factor = k+1, mult, factor
	p.n.calendar, p.n.half = false, false
	return j + 1
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
