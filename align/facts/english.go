package facts

import (
	"fmt"
	"strconv"
	"strings"
)

// InWords is the fact as an English reader says it: "about 4.3 billion US
// dollars", "2.5 years", "the 45th", "26 September 2024", "the 2nd quarter". Of
// names, literals, links and quotations it is the text.
func (f Fact) InWords() string {
	hedge := [...]string{"", "about ", "more than ", "up to "}[f.Qualifier&3]
	n := f.amountInWords()
	switch f.Class {
	case Percent:
		return hedge + n + "%"
	case Point:
		return hedge + counted(n, "percentage point")
	case Money:
		return hedge + n + " " + f.currencyInWords(n == "1")
	case Measure, Duration:
		return hedge + unitInWords(n, f.Unit)
	case Age:
		return hedge + counted(n, "year") + " old"
	case Ordinal:
		return hedge + "the " + f.each(ordinal)
	case Fraction:
		if !f.IsRange() {
			return hedge + fraction(f.Value)
		}
	case Multiple:
		return hedge + n + " times as much"
	case Score:
		return n + "–" + withCommas(f.High)
	case Date:
		return f.Day.InWords()
	case Relative:
		return f.relativeInWords()
	case Time:
		return f.timeInWords()
	case Decade:
		return "the " + f.each(func(v Value) string { return v.String() + "s" })
	case Century:
		return "the " + f.each(ordinal) + " century"
	case Period:
		return f.periodInWords()
	case Quotation, Name, Literal, Link, Email:
		return f.Text
	}
	return hedge + n
}

// amountInWords is the value or, of a range, both its ends.
func (f Fact) amountInWords() string {
	n := scaled(f.Value)
	if !f.IsRange() {
		return n
	}
	high := scaled(f.High)
	if number, scale, ok := strings.Cut(n, " "); ok && strings.HasSuffix(high, " "+scale) {
		n = number // 3 to 5 billion
	}
	return n + " to " + high
}

// each writes the value, or both ends of a range.
func (f Fact) each(write func(Value) string) string {
	if f.IsRange() {
		return write(f.Value) + " to " + write(f.High)
	}
	return write(f.Value)
}

// scales are the words for powers of a thousand from a million on.
var scales = []string{"million", "billion", "trillion", "quadrillion"}

// scaled is a number as newspapers print it: 12,500 and 4.3 billion. What needs
// more than three decimals is written out.
func scaled(v Value) string {
	for k := len(scales) - 1; k >= 0; k-- {
		e := 6 + 3*k
		if w, ok := v.Times(Decimal(1, -e)); ok && w.D == 1 && w.E >= -3 && v.magnitude() >= e {
			return w.decimal() + " " + scales[k]
		}
	}
	return withCommas(v)
}

// withCommas is a number in digits with commas between thousands.
func withCommas(v Value) string {
	text := v.decimal()
	sign, rest := "", text
	if strings.HasPrefix(text, "-") {
		sign, rest = "-", text[1:]
	}
	whole, decimals, _ := strings.Cut(rest, ".")
	if strings.Trim(whole, "0123456789") != "" {
		return text // a true fraction, or beyond all figures
	}
	for k := len(whole) - 3; k > 0; k -= 3 {
		whole = whole[:k] + "," + whole[k:]
	}
	if decimals != "" {
		whole += "." + decimals
	}
	return sign + whole
}

// counted is so many of a thing.
func counted(n, thing string) string {
	if n == "1" {
		return n + " " + thing
	}
	return n + " " + thing + "s"
}

// ordinal is 1st, 22nd, 13th.
func ordinal(v Value) string {
	text := v.String()
	n, ok := v.IsInt()
	if !ok {
		return text
	}
	switch {
	case n%100/10 == 1:
	case n%10 == 1:
		return text + "st"
	case n%10 == 2:
		return text + "nd"
	case n%10 == 3:
		return text + "rd"
	}
	return text + "th"
}

// unitNames are the units that are written in words: the singular, and the
// plural where it is not the singular and an s. The others are written as their
// symbols.
var unitNames = map[string][2]string{
	"mm": {"millimeter"}, "cm": {"centimeter"}, "m": {"meter"}, "km": {"kilometer"}, "in": {"inch", "inches"}, "ft": {"foot", "feet"}, "yd": {"yard"},
	"mi": {"mile"}, "nmi": {"nautical mile"}, "li": {"li", "li"}, "m2": {"square meter"}, "km2": {"square kilometer"}, "ha": {"hectare"}, "mu": {"mu", "mu"},
	"acre": {"acre"}, "ft2": {"square foot", "square feet"}, "mi2": {"square mile"}, "ml": {"milliliter"}, "l": {"liter"}, "m3": {"cubic meter"},
	"gal": {"gallon"}, "pt": {"pint"}, "bbl": {"barrel"}, "mg": {"milligram"}, "g": {"gram"}, "kg": {"kilogram"}, "t": {"ton"}, "oz": {"ounce"},
	"lb": {"pound"}, "jin": {"jin", "jin"}, "ms": {"millisecond"}, "s": {"second"}, "min": {"minute"}, "h": {"hour"}, "d": {"day"}, "wk": {"week"},
	"mo": {"month"}, "quarter": {"quarter"}, "a": {"year"}, "decade": {"decade"}, "century": {"century", "centuries"},
	"m/s": {"meter a second", "meters a second"}, "mph": {"mile an hour", "miles an hour"}, "kn": {"knot"}, "°": {"degree"},
	"hp": {"horsepower", "horsepower"}, "V": {"volt"}, "kV": {"kilovolt"}, "cent": {"cent"}, "px": {"pixel"}, "MP": {"megapixel"},
}

// unitInWords is so many of a unit.
func unitInWords(n, symbol string) string {
	name, named := unitNames[symbol]
	switch {
	case !named:
		return n + " " + symbol
	case n != "1" && name[1] != "":
		return n + " " + name[1]
	}
	return counted(n, name[0])
}

// currencyNames are the currencies by their codes: the plural, and the singular
// where it is another word.
var currencyNames = map[string][2]string{
	"USD": {"US dollars", "US dollar"}, "EUR": {"euros", "euro"}, "GBP": {"pounds", "pound"}, "CNY": {"yuan"}, "JPY": {"yen"}, "RUB": {"rubles", "ruble"},
	"UAH": {"hryvnias", "hryvnia"}, "KRW": {"won"}, "INR": {"rupees", "rupee"}, "TRY": {"lira"}, "KZT": {"tenge"}, "CHF": {"Swiss francs", "Swiss franc"},
	"HKD": {"Hong Kong dollars", "Hong Kong dollar"}, "TWD": {"Taiwan dollars", "Taiwan dollar"}, "AUD": {"Australian dollars", "Australian dollar"},
	"CAD": {"Canadian dollars", "Canadian dollar"}, "SGD": {"Singapore dollars", "Singapore dollar"}, "NZD": {"New Zealand dollars", "New Zealand dollar"},
	"BYN": {"Belarusian rubles", "Belarusian ruble"}, "NGN": {"naira"}, "ZAR": {"rand"}, "BRL": {"reais", "real"}, "PLN": {"zlotys", "zloty"},
}

// currencyInWords is the currency of money.
func (f Fact) currencyInWords(one bool) string {
	name, ok := currencyNames[f.Unit]
	switch {
	case !ok:
		return f.Unit
	case f.Unit == "USD" && f.Loose && one:
		return "dollar"
	case f.Unit == "USD" && f.Loose:
		return "dollars"
	case one && name[1] != "":
		return name[1]
	}
	return name[0]
}

var (
	monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	longDays   = [...]string{"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)

// InWords is the day as far as it is named: "Thursday, 26 September 2024",
// "September 2024", "26 September", "the 26th", "May", "2024", "221 BC",
// "Thursday"; "" if nothing is named.
func (d Day) InWords() string {
	var date []string
	switch {
	case d.Day != 0 && d.Month == 0:
		date = append(date, "the "+ordinal(Int(int64(d.Day))))
	case d.Day != 0:
		date = append(date, strconv.Itoa(int(d.Day)))
	}
	if d.Month != 0 {
		date = append(date, monthNames[min(int(d.Month), 12)])
	}
	switch {
	case d.Year < 0:
		date = append(date, fmt.Sprintf("%d BC", -int(d.Year)))
	case d.Year > 0:
		date = append(date, strconv.Itoa(int(d.Year)))
	}
	text := strings.Join(date, " ")
	if d.Weekday == 0 {
		return text
	}
	if day := longDays[d.Weekday&7]; text == "" {
		text = day
	} else {
		text = day + ", " + text
	}
	return text
}

// relativeInWords is yesterday, last year, 2 weeks ahead, or the day it was
// resolved to.
func (f Fact) relativeInWords() string {
	if s := f.Day.InWords(); s != "" {
		return s
	}
	n, _ := f.Value.IsInt()
	unit := unitNames[f.Unit][0]
	switch {
	case f.Unit == "d" && -1 <= n && n <= 1:
		return [...]string{"yesterday", "today", "tomorrow"}[n+1]
	case -1 <= n && n <= 1:
		return [...]string{"last ", "this ", "next "}[n+1] + unit
	case n < 0:
		return counted(strconv.FormatInt(-n, 10), unit) + " ago"
	}
	return counted(strconv.FormatInt(n, 10), unit) + " ahead"
}

// zoneNames are the zones that are named after places; the others go by their
// letters.
var zoneNames = map[string]string{
	"MSK": "Moscow time", "Beijing": "Beijing time", "HK": "Hong Kong time", "Tokyo": "Tokyo time", "London": "London time", "Kyiv": "Kyiv time",
	"ET": "Eastern time", "CT": "Central time", "MT": "Mountain time", "PT": "Pacific time",
}

func (f Fact) timeInWords() string {
	zone := f.Unit
	f.Unit = ""
	text := f.hoursAndMinutes()
	if name, ok := zoneNames[zone]; ok {
		zone = name
	}
	return strings.TrimSpace(text + " " + zone)
}

// periodInWords is the part that a [Period] names.
func (f Fact) periodInWords() string {
	n, _ := f.Value.IsInt()
	var parts []string
	switch f.Unit {
	case thirdsOf:
		parts = []string{"early", "mid", "late"}
	case seasonsOf:
		parts = []string{"spring", "summer", "autumn", "winter"}
	case partsOfADay:
		parts = []string{"before dawn", "morning", "noon", "afternoon", "evening", "night"}
	default:
		return "the " + ordinal(f.Value) + " " + f.Unit
	}
	return parts[max(0, min(int(n), len(parts))-1)]
}
