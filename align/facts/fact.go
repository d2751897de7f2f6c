package facts

import (
	"fmt"
	"strconv"
	"strings"
)

// A Class says what a fact is about.
type Class uint8

// The classes of facts.
const (
	Number    Class = iota // a count or a bare number: 20,000 troops
	Percent                // 5.2%, 三成; the value is in hundredths: 5.2, 30
	Point                  // percentage points: 2 п. п.
	Money                  // Unit is the ISO 4217 code
	Measure                // Unit is a symbol of the table in units.go
	Duration               // a measure of time; Unit likewise
	Age                    // in years
	Ordinal                // 45th, 第45, 45-й
	Fraction               // two-thirds, one in ten
	Multiple               // how many times as much: doubled is 2, 增加两倍 is 3
	Score                  // 3-2, and ratios: Value to High
	Date                   // full or in part: see [Day]
	Relative               // yesterday, 去年: Value counts from the dateline in Units (d, wk, mo, a)
	Time                   // of the day: minutes after midnight in Value, zone in Unit
	Decade                 // Value is its first year: 1990
	Century                // Value is its number: 21
	Period                 // a part of a year, month or day: early, the second quarter, spring; Unit says of what
	Quotation              // words in quotation marks, or spoken after a dash
	Name                   // a capitalised sequence in the Latin or Cyrillic script
	Literal                // an identifier: G7, COVID-19, Су-35. Value holds the digits it ends in or begins with
	Link                   // a web address
	Email
	classes // how many there are
)

var classNames = [classes]string{"number", "percent", "point", "money", "measure", "duration", "age",
	"ordinal", "fraction", "multiple", "score", "date", "relative", "time", "decade", "century", "period",
	"quotation", "name", "literal", "link", "email"}

// String is the class in English, in lower case.
func (c Class) String() string {
	if int(c) < len(classNames) {
		return classNames[c]
	}
	return "class " + strconv.Itoa(int(c))
}

// Units of a [Period]: what is divided.
const (
	thirdsOf    = "third"      // early, mid and late: 1 to 3
	quartersOf  = "quarter"    // 1 to 4
	halvesOf    = "half"       // 1 and 2
	seasonsOf   = "season"     // 1 spring to 4 winter
	partsOfADay = "day period" // 1 before dawn to 6 night
)

// A Qualifier says how sure the text is of a value.
type Qualifier uint8

// The qualifiers.
const (
	Exact Qualifier = iota
	About           // about, nearly, 约, около
	More            // more than, at least, 多, свыше
	Less            // less than, up to, 不到, менее
)

// qualifierOf reads a qualifier as lexicons write it: ~, > or <.
func qualifierOf(id string) Qualifier {
	switch id {
	case "~":
		return About
	case ">":
		return More
	case "<":
		return Less
	}
	return Exact
}

// A Day is a date as far as a text names it; fields it does not name are 0.
type Day struct {
	Year    int16 // negative before Christ
	Month   int8  // 1 to 12
	Day     int8  // 1 to 31
	Weekday int8  // 1 Monday to 7 Sunday, as in ISO 8601
	// Ambiguous: Month and Day may be the other way round (03/04/2024).
	Ambiguous bool
}

// A Fact is a value, a name or a quotation and where it stands in the text.
type Fact struct {
	Start, End int // half-open range of runes of the text
	Class      Class
	Qualifier  Qualifier

	// Soft: a bare small number word (three, 三, трое), "first", or a vague
	// amount. Soft facts may answer those of the other side but prove nothing.
	Soft bool
	// Loose: the text leaves something open: "$" may be another dollar, 元 another
	// currency, 90年代 in another century, 3:30 in the afternoon; a date without a
	// year may be of any.
	Loose bool

	// Digits is how many significant digits the text shows: 2 of "4.3 billion",
	// 3 of "5.20". A rounder figure has fewer.
	Digits int8

	// Direction, of a length of time or a weekday, says on which side of now, or
	// of what is told, it lies: -1 before (ago, last), 1 after (in, next), 0 is
	// not said.
	Direction int8

	Value Value // the value; of a range, its lower end
	High  Value // the upper end of a range, the second number of a score; else no number
	Other Value // another reading of the same writing (1,234 with a decimal comma); else no number
	Unit  string
	Day   Day    // of a Date; of a Relative or day-only fact once resolved
	Text  string // of names, literals, links: the words, folded for comparison
}

// IsRange tells whether the fact is a range of values: 2–3, 十几.
func (f Fact) IsRange() bool { return f.High.IsNumber() && f.Class != Score }

// Ends is the fact itself or, of a range, its two ends as facts of their own.
// They keep the range's place in the text.
func (f Fact) Ends() []Fact {
	if !f.IsRange() {
		return []Fact{f}
	}
	lo, hi := f, f
	lo.High, hi.High = Value{}, Value{}
	hi.Value, hi.Other = f.High, Value{}
	return []Fact{lo, hi}
}

// Hard tells whether the fact is evidence by itself: it is not soft.
func (f Fact) Hard() bool { return !f.Soft }

// IsValue tells whether the fact is a number, date or time, and not a name, a
// quotation, an identifier or an address.
func (f Fact) IsValue() bool { return f.Class < Quotation }

// Canonical is the fact in one form for all languages, for ledgers and
// fingerprints: "USD 4300000000", "~350000", "2–3", "18 a", "ord 45",
// "2024-09-26 Thu", "15:30", "1990s", "c21", "×2", "score 3-2".
func (f Fact) Canonical() string {
	v := f.Value.String()
	if f.Class == Measure || f.Class == Duration || f.Class == Age {
		v = f.Value.decimal()
	}
	if f.IsRange() {
		v += "–" + f.High.String()
	}
	v = [...]string{"", "~", ">", "<"}[f.Qualifier&3] + v
	switch f.Class {
	case Percent:
		return v + "%"
	case Point:
		return v + "pp"
	case Money:
		return f.Unit + " " + v
	case Measure, Duration, Age:
		return v + " " + f.Unit
	case Ordinal:
		return "ord " + v
	case Multiple:
		return "×" + v
	case Score:
		return "score " + v + "-" + f.High.String()
	case Date:
		return f.Day.String()
	case Relative:
		return f.relative()
	case Time:
		return f.hoursAndMinutes()
	case Decade:
		return v + "s"
	case Century:
		return "c" + v
	case Period:
		return f.Unit + " " + v
	case Quotation, Name, Literal, Link, Email:
		return f.Text
	}
	if f.Class == Fraction && !f.IsRange() && f.Qualifier == Exact {
		return fraction(f.Value)
	}
	return v
}

// fraction writes a decimal as the fraction people say: 0.1 is 1/10.
func fraction(v Value) string {
	for d := int64(2); d <= 1000; d++ {
		if w, ok := v.Times(Int(d)); ok {
			if n, ok := w.IsInt(); ok {
				return fmt.Sprintf("%d/%d", n, d)
			}
		}
	}
	return v.String()
}

func (f Fact) relative() string {
	sign := ""
	if f.Value.N >= 0 {
		sign = "+"
	}
	if s := f.Day.String(); s != "" {
		return s
	}
	return sign + f.Value.String() + " " + f.Unit
}

func (f Fact) hoursAndMinutes() string {
	n, _ := f.Value.IsInt()
	s := fmt.Sprintf("%02d:%02d", n/60, n%60)
	if f.Unit != "" {
		s += " " + f.Unit
	}
	return s
}

var weekdayNames = [...]string{"", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// String is the day as far as it is named: "2024-09-26 Thu", "2024-09",
// "09-26", "2024", "month 5", "day 26", "Thu"; "" if nothing is named.
func (d Day) String() string {
	var s []string
	switch {
	case d.Year != 0 && d.Month != 0 && d.Day != 0:
		s = append(s, fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day))
	case d.Year != 0 && d.Month != 0:
		s = append(s, fmt.Sprintf("%04d-%02d", d.Year, d.Month))
	case d.Month != 0 && d.Day != 0:
		s = append(s, fmt.Sprintf("%02d-%02d", d.Month, d.Day))
	case d.Year != 0:
		s = append(s, strconv.Itoa(int(d.Year)))
	case d.Month != 0:
		s = append(s, fmt.Sprintf("month %d", d.Month))
	case d.Day != 0:
		s = append(s, fmt.Sprintf("day %d", d.Day))
	}
	if d.Weekday != 0 {
		s = append(s, weekdayNames[d.Weekday&7])
	}
	return strings.Join(s, " ")
}
