package facts

import "math"

// compareRanges compares facts of which at least one is a range. A value inside
// an open amount (数十万 and 350,000) is a rounding; one end is compatible.
func compareRanges(a, b Fact) Relation {
	if a.IsRange() && b.IsRange() {
		if overlap(a, b) && (a.Soft || b.Soft) {
			return Relation{Kind: Rounded}
		}
		if k, ok := powerOfTen(a.Value, b.Value); ok {
			if l, ok := powerOfTen(a.High, b.High); ok && k == l {
				return Relation{Kind: Magnitude, Power: k}
			}
		}
		return Relation{Kind: Different}
	}
	r, v := a, b
	if b.IsRange() {
		r, v = b, a
	}
	switch {
	case v.Value == r.Value || v.Value == r.High:
		return Relation{Kind: Compatible}
	case r.Soft && !v.Value.Less(r.Value) && !r.High.Less(v.Value):
		return Relation{Kind: Rounded}
	}
	return Relation{Kind: Different}
}

func overlap(a, b Fact) bool { return !a.High.Less(b.Value) && !b.High.Less(a.Value) }

// tolerance of a converted value: translators round (5 miles is 8.05 km).
const tolerance = 0.03

// converts tells whether two measures are equal after a change of unit.
func converts(a, b Fact) bool {
	x, ok1 := units[a.Unit]
	y, ok2 := units[b.Unit]
	if !isMeasure(a.Class) || !isMeasure(b.Class) || !ok1 || !ok2 || x.dimension != y.dimension || a.Unit == b.Unit || x.dimension == noDimension {
		return false
	}
	v, w := a.Value.Float()*x.size, b.Value.Float()*y.size
	if x.dimension == temperatureDimension { // what counts is the difference in degrees
		v, w = v+x.zero, w+y.zero
		return math.Abs(v-w) <= 1
	}
	return math.Abs(v-w) <= tolerance*math.Max(math.Abs(v), math.Abs(w))
}

// rounds tells whether the value with fewer digits is the other one rounded, to
// the nearest or, after "more than" or "less than", down or up. One digit is
// too few to tell, unless it counts millions; and where both texts say "about",
// the translator had no cause to round.
func rounds(a, b Fact) bool {
	coarse, fine := a, b
	if a.Digits > b.Digits {
		coarse, fine = b, a
	}
	if coarse.Digits == fine.Digits || coarse.Digits == 0 || coarse.Value.D != 1 || fine.Value.D != 1 {
		return false
	}
	if coarse.Digits < 2 && coarse.Value.magnitude() < 6 || coarse.Qualifier == About && fine.Qualifier == About {
		return false
	}
	place := math.Pow10(coarse.Value.magnitude() - int(coarse.Digits) + 1)
	d := fine.Value.Float() - coarse.Value.Float()
	switch coarse.Qualifier {
	case More:
		return d >= 0 && d < place
	case Less:
		return d <= 0 && d > -place
	}
	return math.Abs(d) <= place/2*(1+1e-9)
}

// powerOfTen tells whether b = a × 10^k with k not 0.
func powerOfTen(a, b Value) (int8, bool) {
	if a.N != b.N || a.D != b.D || a.N == 0 || a.E == b.E {
		return 0, false
	}
	return b.E - a.E, true
}
