package facts

import "cmp"

// quantities reads amounts with what stands before and between them:
// qualifiers, signs, ranges, scores.
type quantities struct {
	*found
	amounts *amounts
	dates   dates
	clocks  *clocks
	periods periods
}

// A prefix is what stands before a numeral.
type prefix struct {
	qual     Qualifier
	currency string
	negative bool
	ordinal  bool
	percent  Value // of 百分之: 1
	age      bool
	degrees  string // °F of 华氏
	between  bool
	first    int // the first token that belongs to the value's writing
	next     int // where the numeral starts
}

// quantity reads a number with its unit, sign and qualifiers at token i.
func (r quantities) quantity(i int) int {
	pre := r.prefix(i)
	if pre.next > i && pre.first == pre.next {
		if next := r.afterQualifier(pre.next); next > pre.next {
			return next
		}
	}
	a, ok := r.amounts.amount(pre.next)
	if !ok {
		return i
	}
	if next := r.ranged(i, pre, a); next > i {
		return next
	}
	if a.class == Ordinal && r.joins(a.end) { // "the 18th and 19th centuries"
		if b, ok := r.amounts.amount(a.end + 1); ok && b.class == Century {
			a.class = Century
		}
	}
	f, ok := r.fact(pre, a)
	if !ok {
		return a.end
	}
	end := r.qualified(a.end, &f)
	if f.Class == Duration {
		end = r.periods.direct(i, end, &f)
	}
	r.add(pre.first, a.span, f)
	return end
}

// afterQualifier reads a date or time after "about" or "until": «до 30 июля», 约12时.
func (r quantities) afterQualifier(i int) int {
	if d, _ := r.dates.dateAt(i); d.Day != 0 {
		return r.dates.date(i)
	}
	mark := r.at(i + 1)
	if mark.has(dayPart) || mark.has(clockMark) && (!mark.has(unit) || r.at(i+2).has(dayPart)) { // «около трех часов ночи»
		return r.clocks.timeOfDay(i)
	}
	return i
}

// prefix reads what may stand before a numeral, at most four words of it.
func (r quantities) prefix(i int) prefix {
	p := prefix{first: -1}
	for p.next = i; p.next < i+4; p.next++ {
		written, ok := r.prefixWord(&p, r.at(p.next))
		if !ok {
			break
		}
		if written && p.first < 0 {
			p.first = p.next
		}
	}
	if p.first < 0 {
		p.first = p.next
	}
	return p
}

// prefixWord takes token t into the prefix; ok is false if it is no part of one.
// Written tells whether it belongs to the value's writing, as a currency does and
// "about" does not.
func (r quantities) prefixWord(p *prefix, t *token) (written, ok bool) {
	for _, m := range t.means {
		switch m.role {
		case currency:
			if t.kind == wordToken && r.lower(t.lo+1) { // USD 5, but not "won 3-2"
				continue
			}
			p.currency = m.id
		case ordPrefix:
			p.ordinal = true
		case percentPre:
			p.percent = m.value
		case degrees:
			p.degrees = m.id
		case negative:
			p.negative = true
		case qualifier:
			p.qual = qualifierOf(m.id)
			return false, true
		case agePre:
			p.age = true
			return false, true
		case between:
			p.between = true
			return false, true
		default:
			continue
		}
		return true, true
	}
	if r.isMinus(p.next) {
		p.negative = true
		return true, true
	}
	return false, false
}

// isMinus tells whether token i is a hyphen or dash that stands for a minus
// sign: right before a number and not right after a word, a number or a measure in
// brackets; a dash, not at the beginning either.
func (r quantities) isMinus(i int) bool {
	dash := r.isSign(i, '–') || r.isSign(i, '—')
	next := i + 1
	if r.at(next).has(currency) && r.at(next).kind == signToken && r.glued(next+1) { // -$5
		next++
	}
	if !r.isSign(i, '-') && !dash || !r.glued(i+1) || r.at(next).kind != numberToken {
		return false
	}
	if r.isSign(i-1, '/') && r.isSign(i-2, '+') { // +/-3%
		return false
	}
	before := r.at(i - 1)
	opens := before.kind == hanToken && (len(before.means) == 0 || before.has(rangeSign)) // 气温-5℃, 低至-5%
	measured := opens && r.at(i+2).has(unit, percent)
	if dash && !(measured && r.isSign(i, '–')) {
		return i > 0 && before.kind != numberToken && (!r.glued(i) || r.isSign(i-1, '('))
	}
	measureBefore := r.isSign(i-1, ')') && r.at(i-2).has(unit) // 4.5米（15英尺）-8.2米
	return !r.glued(i) || before.kind == signToken && !measureBefore || measured
}

// ranged reads the second number of a range, a score or a pair of years after
// amount a, and adds the facts. It returns i if there is none.
func (r quantities) ranged(i int, pre prefix, a amount) int {
	j := a.end
	c := r.at(j)
	hyphen := r.isSign(j, '-')
	listed := a.digitsOnly() && (r.isSign(j, '、') || c.has(and)) && r.amounts.decadeAt(j+1)
	if a.high.IsNumber() || pre.ordinal || !hyphen && !listed && !c.has(rangeSign, either, ratioWord) && !(pre.between && c.has(and)) {
		return i
	}
	if m, _ := c.is(rangeSign); m.id == "tight" && c.space {
		return i // a dash between words
	}
	pre2 := r.prefix(j + 1)
	b, ok := r.amounts.amount(pre2.next)
	if ok && b.class == Decade && a.digitsOnly() { // 60至70年代, "the 60s"
		return r.decadePair(i, a, b)
	}
	if !ok || b.high.IsNumber() || pre2.ordinal || pre2.negative {
		return i
	}
	if c.has(ratioWord) || a.digitsOnly() && b.digitsOnly() && r.scored(i, b.end, a, b, hyphen && r.glued(j) && r.glued(j+1)) {
		return r.score(i, pre, a, b)
	}
	if next := r.yearPair(i, pre, a, b); next > i {
		return next
	}
	if c.has(either) && !c.has(rangeSign) && !neighbours(a, b) || hyphen && !r.glued(j+1) && r.glued(j) {
		return i
	}
	f, ok := r.rangeOf(pre, a, pre2, b)
	if !ok {
		return i
	}
	end := r.qualified(b.end, &f)
	if f.Class == Duration {
		end = r.periods.direct(i, end, &f)
	}
	r.add(pre.first, b.span, f)
	return end
}

// neighbours tells whether b is the number after a, in the same scale: "two or
// three", "2 или 3 млн".
func neighbours(a, b amount) bool {
	x, y := a.value, b.value
	if b.mantissa.IsNumber() && b.factor.IsNumber() && !a.factor.IsNumber() {
		y = b.mantissa
	}
	next, ok := x.Plus(Int(1))
	return ok && (next == y || a.factor.IsNumber() && x.Less(y))
}

// scored tells whether 3-2 is a score: the second number is the smaller, or a
// word of winning and losing stands near.
func (r quantities) scored(i, end int, a, b amount, tight bool) bool {
	limit := Int(200) // no score of a game people report on is higher
	if !tight || !a.value.Less(limit) || !b.value.Less(limit) || a.calendar || b.calendar {
		return false
	}
	if b.value.Less(a.value) {
		return true
	}
	for k := i - 6; k < end+4; k++ {
		if r.at(k).has(scoreWord) {
			return true
		}
	}
	return false
}

func (r quantities) score(i int, pre prefix, a, b amount) int {
	if a.class != Number || b.class != Number {
		return i
	}
	r.add(pre.first, b.span, Fact{Class: Score, Value: a.value, High: b.value, Digits: max(a.shown, b.shown)})
	return b.end
}

// yearPair reads 2020-2021 and 2020-21 as two years.
func (r quantities) yearPair(i int, pre prefix, a, b amount) int {
	x, ok1 := a.value.IsInt()
	y, ok2 := b.value.IsInt()
	if !ok1 || !ok2 || !a.calendar || x < 1000 || x > 2999 || pre.currency != "" || a.class != Number && a.class != Date {
		return i
	}
	short := b.lone && b.fig.plain && b.fig.whole == 2 && y > x%100
	switch year := b.class == Duration && r.at(b.start+1).has(yearMark); { // 2020至21年
	case b.class != Number && b.class != Date && !(year && short):
		return i
	case b.calendar && y > x && y < 3000:
	case short:
		y += x / 100 * 100
	default:
		return i
	}
	r.add(i, a.span, Fact{Class: Date, Day: Day{Year: int16(x)}, Digits: 4})
	r.add(a.end+1, b.span, Fact{Class: Date, Day: Day{Year: int16(y)}, Digits: 4})
	return b.end
}

// decadePair reads two decades of one century: 60、70年代.
func (r quantities) decadePair(i int, a, b amount) int {
	n, _ := a.value.IsInt()
	last, _ := b.value.IsInt()
	if n%10 != 0 || n >= 100 {
		return i
	}
	r.add(i, a.span, Fact{Class: Decade, Value: Int(last/100*100 + n), Digits: 3, Loose: b.loose})
	r.add(b.start, b.span, Fact{Class: Decade, Value: b.value, Digits: 3, Loose: b.loose})
	return b.end
}

// rangeOf is the range from a to b as one fact. A unit or multiplier may stand at
// the end only: "5-10 million", 3至5万, "from 5 to 10 percent".
func (r quantities) rangeOf(pre prefix, a amount, pre2 prefix, b amount) (Fact, bool) {
	if counts := b.class == Money || b.class == Percent || b.class == Measure; counts && a.class == Number {
		a.calendar = false // 2000-3000 yuan
	}
	bare := a.class == Number && !a.counted
	if bare && b.factor.IsNumber() && !a.factor.IsNumber() && a.lone {
		scale := b.scale
		if b.mantissa.Less(a.value) && scale != b.factor { // 三到十万: of 十万 only the 万
			scale = b.factor
		}
		if v, ok := a.value.Times(scale); ok && !b.value.Less(v) {
			a.value = v
		}
	}
	pre2.degrees = cmp.Or(pre2.degrees, pre.degrees) // 华氏98度至100度
	f, ok1 := r.fact(pre, a)
	g, ok2 := r.fact(pre2, b)
	if pre.currency != "" && pre2.currency == "" && b.class == Number {
		g.Class, g.Unit, g.Loose = f.Class, f.Unit, f.Loose
	}
	if bare && f.Class == Number {
		f.Class, f.Unit, f.Loose = g.Class, g.Unit, g.Loose
		if g.Class == Percent && b.tenths {
			f.Value, ok1 = f.Value.Times(Int(10))
		}
	}
	if f.Class == Age && g.Class == Number && pre.age {
		g.Class, g.Unit = f.Class, f.Unit
	}
	if pre.percent.IsNumber() && g.Class == Number {
		g.Class = Percent
	}
	if !ok1 || !ok2 || f.Class != g.Class || f.Unit != g.Unit || !f.Value.Less(g.Value) || f.Class == Date || f.Class == Ordinal && !a.ordinal {
		return Fact{}, false
	}
	f.High, f.Soft = g.Value, f.Soft && g.Soft
	f.Digits = max(f.Digits, g.Digits)
	f.Other = Value{}
	return f, true
}

// fact makes the fact of one amount. It is false where the number says nothing
// by itself: "one" without a unit.
func (r quantities) fact(pre prefix, a amount) (Fact, bool) {
	f := Fact{Class: a.class, Value: a.value, High: a.high, Other: a.other, Unit: a.unit, Loose: a.loose, Digits: a.shown, Qualifier: a.qual}
	if pre.qual != Exact && f.Qualifier == Exact { // 高达40多度 is more than 40
		f.Qualifier = pre.qual
	}
	switch {
	case pre.percent.IsNumber():
		scaled, ok := a.scaledBy(Percent, pre.percent)
		if !ok {
			return f, false
		}
		f.Class, f.Value, f.High = Percent, scaled.value, scaled.high
	case pre.ordinal && f.Class == Number:
		f.Class = Ordinal
	case pre.currency != "" && f.Class == Number:
		f.Class = Money
		f.Unit, f.Loose = currencyOf(pre.currency)
	case pre.age && (f.Class == Number || f.Class == Duration && f.Unit == "a"):
		f.Class, f.Unit = Age, "a"
	}
	if pre.degrees != "" && f.Unit == "°C" {
		f.Unit = pre.degrees
	}
	if f.Class == Measure && units[f.Unit].dimension == lengthDimension {
		f.Unit = r.speed(pre, f.Unit)
	}
	if pre.negative && !a.counted { // 胜3场负2场 are lost games
		f.Value, _ = f.Value.Times(Int(-1))
		f.High = Value{}
	}
	if last := r.at(a.end - 1); f.Class == Number && a.factor.IsNumber() && last.kind == wordToken && last.hi-last.lo == 1 {
		f.Other = a.mantissa // 3M, 30m: perhaps not million
	}
	if dozen := Int(12); f.Class == Number && a.factor == dozen && a.value == dozen && f.Qualifier != Exact {
		f.Other = Int(10) // "more than a dozen" says no more than over ten
	}
	r.soften(&f, a)
	switch year, _ := a.value.IsInt(); {
	case f.Class == Date || f.Class == Number && f.Qualifier == Exact && !pre.negative && r.bareYear(pre, a):
		f.Class, f.Day, f.Value, f.Other = Date, Day{Year: int16(year)}, Value{}, Value{}
		f.Digits = 4
	case a.words && f.Class == Number && !a.counted && a.value == Int(1) && !a.high.IsNumber():
		return f, false
	}
	return f, true
}

// speed is the unit of speed for a length that a word for "in an hour" stands
// before, within the clause: 时速约160公里, 每小时行驶350公里.
func (r quantities) speed(pre prefix, length string) string {
	const reach = 3
	for k := pre.first - 1; k >= pre.first-reach && r.at(k).kind == hanToken; k-- {
		if m, ok := r.at(k).is(perTime); ok && speeds[length+"/"+m.id] != "" {
			return speeds[length+"/"+m.id]
		}
	}
	return length
}

// bareYear tells whether a number of four digits with nothing behind it is a year:
// any of 1900 to 2099, and of 1000 to 1899 after "in" or "since".
func (r quantities) bareYear(pre prefix, a amount) bool {
	year, ok := a.value.IsInt()
	return ok && a.calendar && a.lone && !a.words && !a.counted && year < 2100 && (year >= 1900 || r.at(pre.first-1).has(yearPre))
}

// soften marks small number words, open amounts and a mere half as soft.
func (r quantities) soften(f *Fact, a amount) {
	switch f.Class {
	case Multiple:
		f.Soft = a.vague || a.loose && a.words && !Int(10).Less(a.value)
		f.Loose = false
	case Number, Ordinal, Duration, Age, Measure:
		small := a.words && !Int(10).Less(a.value)
		f.Soft = a.vague || small || a.side || (a.value == Int(1) || a.value == Int(0)) && !a.high.IsNumber() && f.Class != Ordinal
	case Fraction:
		f.Soft = a.half || a.vague
	default:
		f.Soft = a.vague || f.Class == Money && a.words && a.loose && !Int(10).Less(a.value) || f.Class == Decade && a.loose && r.at(a.start).hi-r.at(a.start).lo == 2
	}
	if a.half && f.Class == Number {
		f.Class, f.Soft = Fraction, true
	}
}

// qualified reads a qualifier after the amount: 左右, "or more", с лишним.
func (r quantities) qualified(j int, f *Fact) int {
	if r.isSign(j, '-') && r.glued(j) && r.glued(j+1) && r.at(j+1).has(qualAfter) {
		j++ // 300-plus
	}
	if m, ok := r.at(j).is(qualAfter); ok {
		f.Qualifier = qualifierOf(m.id)
		return j + 1
	}
	if r.at(j).has(belowZero) && f.Class == Measure {
		f.Value, _ = f.Value.Times(Int(-1))
		return j + 1
	}
	return j
}
