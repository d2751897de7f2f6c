package facts

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
	Different            // of one class, but another value
	Unrelated            // not to be compared
)

var kindNames = [...]string{"equal", "compatible", "rounded", "converted", "percent-vs-point", "currency-differs",
	"unit-differs", "magnitude", "misprint", "different", "unrelated"}

// String is the kind in English.
func (k Kind) String() string { return kindNames[min(int(k), len(kindNames)-1)] }

// Agrees tells whether facts so related may stand for one another in a
// translation: equal, compatible, rounded or converted.
func (r Relation) Agrees() bool { return r.Kind <= Converted }

// Same says how two facts relate. It is symmetric but for the sign of Power.
// What their Unit, Class and Day leave open counts as agreement: a bare number
// agrees with every fact of that number.
func Same(a, b Fact) Relation {
	r := compare(a, b)
	for _, alt := range [...][2]Fact{{a.otherReading(), b}, {a, b.otherReading()}} {
		if r.Kind > Rounded && (alt[0] != a || alt[1] != b) {
			if s := compare(alt[0], alt[1]); s.Kind < r.Kind {
				r = s
			}
		}
	}
	r.Qualifier = r.Agrees() && a.Qualifier != b.Qualifier
	return r
}

func (f Fact) otherReading() Fact {
	if f.Other.IsNumber() {
		f.Value, f.Other = f.Other, Value{}
		if f.Class == Decade {
			f.Class = Number
		}
	}
	return f
}

func compare(a, b Fact) Relation {
	if b.Class < a.Class {
		r := compare(b, a)
		r.Power = -r.Power
		return r
	}
	switch {
	case !b.IsValue():
		return compareText(a, b)
	case a.dated() && b.dated():
		return compareDates(a, b)
	case a.Class == Time && b.Class == Time:
		return compareTimes(a, b)
	case b.Class == Time:
		return compareHour(a, b)
	case a.dated() || b.dated():
		return compareToDate(a, b)
	}
	return compareNumbers(a, b)
}

// compareText compares names, identifiers, addresses and quotations.
func compareText(a, b Fact) Relation {
	switch {
	case a.Class == Quotation && b.Class == Quotation:
		return Relation{Kind: Compatible}
	case a.Class == b.Class && a.Text == b.Text:
		return Relation{Kind: Equal}
	case b.Class == Literal && b.Value.IsNumber() && (a.Value == b.Value || a.Class == Date && Int(int64(a.Day.Year)) == b.Value):
		return Relation{Kind: Compatible} // Су-35 and Su-35; 737 and Boeing 737; Expo-2020
	case a.Class == b.Class:
		return Relation{Kind: Different}
	}
	return Relation{Kind: Unrelated}
}

// compareNumbers compares two facts with a numeric value; a.Class <= b.Class.
func compareNumbers(a, b Fact) Relation {
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
		if x, y := units[a.Unit], units[b.Unit]; x.dimension == y.dimension && x.dimension != noDimension {
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
