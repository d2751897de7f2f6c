package facts

// periods reads which part of a year, a month or a day is meant, and which way
// a length of time goes. What it finds is soft: a translator may leave it out,
// but not turn it round.
type periods struct{ *found }

// period reads a part of a longer time at token i: early May, 3月下旬, the second
// quarter, «в первом полугодии», spring, утром.
func (r periods) period(i int) int {
	if next := r.numbered(i); next > i {
		return next
	}
	for _, m := range r.at(i).means {
		of, ok := "", true
		switch m.role {
		case dividing:
			of, ok = thirdsOf, r.divides(i+1)
		case divided:
			of, ok = thirdsOf, r.at(i-1).has(monthMark, yearMark, month, relYear, relPeriod, century, centuryOf, decade)
		case halfYear:
			of, ok = halvesOf, m.value != Int(0)
		case season:
			of = seasonsOf
		case partOfDay:
			of = partsOfADay
		default:
			continue
		}
		if ok {
			return r.put(i, i+1, of, m.value)
		}
	}
	return i
}

// put adds the part of a period that the tokens from i up to j name.
func (r periods) put(i, j int, of string, v Value) int {
	r.add(i, j, Fact{Class: Period, Value: v, Unit: of, Digits: 1, Soft: true})
	return j
}

// numbered reads a quarter or a half by its number: the second quarter, 第二季度,
// «во II квартале», the first half.
func (r periods) numbered(i int) int {
	j := i
	if r.at(j).has(ordPrefix) {
		j++
	}
	n, next, ok := r.small(j, 4)
	ordinal := r.at(next-1).has(ord) || j > i || r.lex.elliptic
	if !ok {
		if n = r.romanNumber(i); n == 0 || n > 4 {
			return i
		}
		next, ordinal = i+1, true
	}
	if r.isSign(next, '-') && r.at(next+1).has(ordSuffix) {
		next, ordinal = next+2, true
	} else if r.at(next).has(ordSuffix) && r.glued(next) {
		next, ordinal = next+1, true
	}
	if r.isSign(next, '-') && r.glued(next) && r.glued(next+1) { // third-quarter profit
		next++
	}
	m, isUnit := r.at(next).is(unit)
	half, isHalf := r.at(next).is(halfYear)
	switch {
	case !ordinal || r.at(i-1).has(timeAfter): // 前三季度 are three
		return i
	case r.isSign(next+1, '-') && r.glued(next+1): // the third quarter-final
		return i
	case isUnit && m.id == "quarter":
		return r.put(i, next+1, quartersOf, Int(n))
	case isHalf && half.value == Int(0) && n <= 2:
		return r.put(i, next+1, halvesOf, Int(n))
	}
	return i
}

// divides tells whether what stands at token j, perhaps after an article or the
// like or another part, is a time that has parts: a month, a year, a week.
func (r periods) divides(j int) bool {
	last := j + 3
	for k := j; k < last; k++ {
		t := r.at(k)
		m, isUnit := t.is(unit)
		switch {
		case isUnit && units[m.id].dimension == timeDimension && m.id != "s" && m.id != "min" && m.id != "h" && m.id != "d",
			t.has(month, yearMark, relYear, relPeriod, century, centuryOf, season), t.has(decade) && t.kind == wordToken && t.hi-t.lo > 2,
			t.kind == numberToken && t.fig.plain && t.fig.whole == 4:
			return true
		case t.has(and, rangeSign) && r.at(k+1).has(dividing): // early and mid-February
			last += 2
		case t.has(article, dayLink, dividing, timeBefore) || r.isSign(k, '-') || r.wordAt(k) == "the":
		default:
			n, next, ok := r.small(k, 31)
			return ok && n > 0 && (r.at(next).has(century, month) || r.at(next).has(ordSuffix) && r.at(next+1).has(century))
		}
	}
	return false
}

// direct gives the length of time that stands between tokens i and j its
// direction: three days ago is -1, через три дня 1.
func (r periods) direct(i, j int, f *Fact) int {
	if m, ok := r.at(j).is(timeAfter); ok {
		f.Direction = int8(m.value.N)
		return j + 1
	}
	for k := i - 1; k >= i-2; k-- {
		if m, ok := r.at(k).is(timeBefore); ok {
			f.Direction = int8(m.value.N)
			break
		}
		link := r.at(k).kind == hanToken && r.at(k).hi-r.at(k).lo == 1 // 过去的五年
		if !r.at(k).has(qualifier, article) && !link {
			break
		}
	}
	return j
}
