package facts

import "fmt"

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
	if r.Agrees() && a.Direction*b.Direction < 0 {
		r = Relation{Kind: Turned}
	}
	r.Qualifier = r.Agrees() && a.Qualifier != b.Qualifier
	return r
}

func (f Fact) otherReading() Fact {
	if f.Other.IsNumber() {
		f.Value, f.Other = f.Other, Value{}
		if f.Class == Decade || f.Class == Fraction {
			f.Class = Number
		}
	}
	return f
}

// dated tells whether the fact is a day of the calendar, or resolved to one.
func (f Fact) dated() bool { return f.Class == Date || f.Class == Relative }

func compare(a, b Fact) Relation {
	if b.Class < a.Class {
		r := compare(b, a)
		r.Power = -r.Power
		return r
	}
	switch {
	case !b.IsValue():
		return compareText(a, b)
	case a.Class == Period || b.Class == Period:
		return comparePeriods(a, b)
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
	case a.Class == Date && b.Class == Literal && a.Day.Year == 0 && b.Text == fmt.Sprintf("%d/%d", a.Day.Month, a.Day.Day): // 9/11
		return Relation{Kind: Compatible}
	case b.Class == Literal && b.Value.IsNumber() && (a.Value == b.Value || a.Class == Date && Int(int64(a.Day.Year)) == b.Value):
		return Relation{Kind: Compatible} // Су-35 and Su-35; 737 and Boeing 737; Expo-2020
	case a.Class == b.Class:
		return Relation{Kind: Different}
	}
	return Relation{Kind: Unrelated}
}
