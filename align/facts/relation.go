package facts

import (
	"math"
	"strings"
)

// A Relation says how two facts relate, most alike first.
type Relation struct {
	Kind Kind
	// Power is k of a Magnitude: the second value is the first × 10^k.
	Power int8
	// Qualifier: the values agree, but one text says "about", "more than" or
	// "less than" and the other does not, or says another.
	Qualifier bool
}

// A Kind of relation. Smaller is more alike, so the best counterpart of a fact
// is the one with the smallest.
type Kind uint8

// The kinds of relations.
const (
	Equal           Kind = iota
	Compatible           // the same figures as another class (18 years, aged 18), or a part of the same date
	Rounded              // equal at the precision of the rounder
	Converted            // equal after a change of unit or time zone, within 3 %
	PercentVsPoint       // 2% and 2 percentage points
	CurrencyDiffers      // the same amount of another currency
	UnitDiffers          // the same figure in another unit of the same dimension
	Magnitude            // off by a power of ten: 4.3 billion and 4.3亿
	Misprint             // one digit other, missing or too many, or two exchanged
	Turned               // the same length or distance of time, but back and not ahead: ago and later, last and next
	Different            // of one class, but another value
	Unrelated            // not to be compared
)

var kindNames = [...]string{"equal", "compatible", "rounded", "converted", "percent-vs-point", "currency-differs",
	"unit-differs", "magnitude", "misprint", "turned", "different", "unrelated"}

// String is the kind in English.
func (k Kind) String() string { return kindNames[min(int(k), len(kindNames)-1)] }

// Agrees tells whether facts so related may stand for one another in a
// translation: equal, compatible, rounded or converted.
func (r Relation) Agrees() bool { return r.Kind <= Converted }

// compareNumbers compares two facts with a numeric value; a.Class <= b.Class.
func compareNumbers(a, b Fact) Relation {
	if fallsTo(a, b) {
		return Relation{Kind: Compatible}
	}
	a, b = a.asRatio(b), b.asRatio(a)
	kin := a.Class == b.Class || a.Class == Number || b.Class == Number || a.Class == Ordinal || b.Class == Ordinal ||
		isMeasure(a.Class) && isMeasure(b.Class) || a.Class == Percent && b.Class == Point || a.Class == Fraction && b.Class == Multiple || pounds(a, b)
	if a.Value == b.Value && a.High == b.High {
		return Relation{Kind: unitKind(a, b, kin)}
	}
	if a.Class == Score || b.Class == Score {
		if a.Value == b.High && b.Value == a.High || a.Value == b.Value && (a.High == b.High) {
			return Relation{Kind: Compatible}
		}
		return Relation{Kind: differing(a.Class == b.Class)}
	}
	if !kin {
		return Relation{Kind: Unrelated}
	}
	if a.IsRange() || b.IsRange() {
		return compareRanges(a, b)
	}
	if converts(a, b) {
		return Relation{Kind: Converted}
	}
	if unitKind(a, b, kin) <= Compatible && rounds(a, b) {
		return Relation{Kind: Rounded}
	}
	if a.Class == Decade && b.Class == Decade && (a.Loose || b.Loose) && lastTwo(a.Value) == lastTwo(b.Value) {
		return Relation{Kind: Compatible}
	}
	if k, ok := powerOfTen(a.Value, b.Value); ok {
		return Relation{Kind: Magnitude, Power: k}
	}
	if misprint(a.Value.String(), b.Value.String()) {
		return Relation{Kind: Misprint}
	}
	return Relation{Kind: Different}
}

// fallsTo tells whether one is what is left in percent and the other how many
// times less that is: to 1 percent, «в 100 раз». Of fewer times than ten it is not
// told: twice and 50 % meet by chance, and "doubled" is no fall.
func fallsTo(a, b Fact) bool {
	if a.Class != Percent || b.Class != Multiple || b.Value.Less(Int(10)) {
		return false
	}
	v, ok := a.Value.Times(b.Value)
	return ok && v == Int(100)
}

func differing(sameClass bool) Kind {
	if sameClass {
		return Different
	}
	return Unrelated
}

// pounds tells whether one is of money and the other of weight, as languages do
// not always say.
func pounds(a, b Fact) bool { return a.Class == Money && a.Unit == "GBP" && b.Unit == "lb" }

func isMeasure(c Class) bool { return c == Measure || c == Duration || c == Age }

func lastTwo(v Value) int64 { n, _ := v.IsInt(); return n % 100 }

// asRatio brings a fraction to percent, or a multiple to the percentage of
// growth, where the other fact is in percent.
func (f Fact) asRatio(other Fact) Fact {
	if other.Class != Percent || f.Class != Fraction && f.Class != Multiple {
		return f
	}
	v, ok := f.Value.Times(Int(100))
	if f.Class == Multiple && ok {
		v, ok = v.Plus(Int(-100))
	}
	if ok {
		f.Class, f.Value = Percent, v
	}
	return f
}

// unitKind is the relation of two facts with equal numbers.
func unitKind(a, b Fact, kin bool) Kind {
	switch {
	case a.Class == Money && b.Class == Money:
		if a.Unit == b.Unit {
			return Equal
		}
		if a.Loose && mayBe(a.Unit, b.Unit) || b.Loose && mayBe(b.Unit, a.Unit) {
			return Compatible
		}
		return CurrencyDiffers
	case a.Class == Percent && b.Class == Point:
		return PercentVsPoint
	case isMeasure(a.Class) && isMeasure(b.Class) && a.Unit != b.Unit:
		if x, y := units[a.Unit], units[b.Unit]; x.dimension == y.dimension && x.dimension != noDimension && !namesakes(a.Unit, b.Unit) {
			return UnitDiffers
		}
		return Compatible
	case a.Class == b.Class:
		return Equal
	case !kin && a.Class != Fraction:
		return Unrelated
	}
	return Compatible
}

// namesakes tells whether two units are a binary multiple of the byte (IEC
// 80000-13) and the decimal one of its name, MiB and MB: most people write the
// decimal name for both.
func namesakes(a, b string) bool {
	return units[a].dimension == dataDimension && strings.EqualFold(strings.Replace(a, "i", "", 1), strings.Replace(b, "i", "", 1))
}

// mayBe tells whether a loose sign for the currency code may stand for other.
func mayBe(code, other string) bool {
	for _, codes := range currencies {
		first, found := codes[0] == code, false
		for _, c := range codes {
			found = found || c == other
		}
		if first && found {
			return true
		}
	}
	return false
}

// compareRanges compares facts of which at least one is a range. A value inside
// an open amount (数十万 and 350,000) is a rounding; one end is compatible.
func compareRanges(a, b Fact) Relation {
	if a.IsRange() && b.IsRange() {
		p, q := a.Ends(), b.Ends()
		if convertsWithin(p[0], q[0], rangeTolerance) && convertsWithin(p[1], q[1], rangeTolerance) {
			return Relation{Kind: Converted}
		}
		if a.Unit == b.Unit && overlap(a, b) && (a.Soft || b.Soft) {
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
	case convertsWithin(v, r.Ends()[0], tolerance) || convertsWithin(v, r.Ends()[1], tolerance): // from 18 months to three years, «от полутора до трёх лет»
		return Relation{Kind: Converted}
	case r.Soft && !v.Value.Less(r.Value) && !r.High.Less(v.Value):
		return Relation{Kind: Rounded}
	}
	return Relation{Kind: Different}
}

func overlap(a, b Fact) bool { return !a.High.Less(b.Value) && !b.High.Less(a.Value) }

// tolerance of a converted value: translators round (5 miles is 8.05 km).
// The ends of ranges and what they say is about so much they round more, and
// figures of three digits less.
const (
	tolerance       = 0.03
	rangeTolerance  = 0.07
	digitsTolerance = 0.01
)

// converts tells whether two measures are equal after a change of unit. Degrees
// of a scale that is not named may be Fahrenheit's.
func converts(a, b Fact) bool {
	if a.Unit == "°" && (b.Unit == "°" || b.Unit == "°C") && a.Class == Measure && b.Class == Measure {
		return impliedFahrenheit(a, b) || b.Unit == "°" && impliedFahrenheit(b, a)
	}
	if b.Unit == "°" && a.Unit == "°C" {
		return converts(b, a)
	}
	within := tolerance
	if a.Qualifier == About || b.Qualifier == About {
		within = rangeTolerance
	}
	if a.Digits >= 3 && b.Digits >= 3 {
		within = digitsTolerance
	}
	return convertsWithin(a, b, within)
}

// impliedFahrenheit tells whether f in degrees Fahrenheit is c in Celsius.
func impliedFahrenheit(f, c Fact) bool {
	f.Unit, c.Unit = "°F", "°C"
	return convertsWithin(f, c, tolerance)
}

// convertsWithin tells whether two measures are equal after a change of unit, to
// such a part of their size.
func convertsWithin(a, b Fact, tolerance float64) bool {
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
// too few to tell, unless it counts millions, or times of which one text says "more
// than"; and where both texts say "about",
// the translator had no cause to round.
func rounds(a, b Fact) bool {
	coarse, fine := a, b
	if a.Digits > b.Digits {
		coarse, fine = b, a
	}
	if coarse.Digits == fine.Digits || coarse.Digits == 0 || coarse.Value.D != 1 || fine.Value.D != 1 {
		return false
	}
	bounded := coarse.Class == Multiple && coarse.Qualifier == More && fine.Qualifier == Exact // two and a half times, «в два с лишним раза»
	if coarse.Digits < 2 && coarse.Value.magnitude() < 6 && !bounded || coarse.Qualifier == About && fine.Qualifier == About {
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

// misprint tells whether one number is the other with one digit changed, added
// or left out, or two neighbours exchanged. Numbers of one digit are not
// compared: any is one digit away from any other.
func misprint(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) < len(b):
		return a[i:] == b[i+1:]
	case i == len(a):
		return false
	case a[i+1:] == b[i+1:]:
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
