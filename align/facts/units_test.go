package facts_test

import (
	"math"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/facts"
)

// sizes gives units in the base unit of what they measure. The foot and the
// pound are those of 1959, gallon and pint those of the United States, 里, 亩
// and 斤 (li, mu, jin) those of China in 1959; the year is the Gregorian.
var sizes = map[string]map[string]float64{
	"m": {"mm": 0.001, "cm": 0.01, "km": 1000, "in": 0.0254, "ft": 0.3048, "yd": 0.9144, "mi": 1609.344, "nmi": 1852, "li": 500},
	"m2": {"km2": 1e6, "ha": 10_000, "mu": 10_000.0 / 15, "acre": 43_560 * 0.3048 * 0.3048, "ft2": 0.3048 * 0.3048,
		"mi2": 1609.344 * 1609.344},
	"l":    {"ml": 0.001, "m3": 1000, "gal": 3.785411784, "pt": 3.785411784 / 8, "bbl": 42 * 3.785411784},
	"kg":   {"mg": 1e-6, "g": 0.001, "t": 1000, "kt": 1e6, "Mt": 1e9, "Gt": 1e12, "oz": 0.45359237 / 16, "lb": 0.45359237, "jin": 0.5},
	"s":    {"ms": 0.001, "min": 60, "h": 3600, "d": 86_400, "wk": 604_800, "mo": 2_629_746, "quarter": 7_889_238, "a": 31_556_952, "decade": 315_569_520, "century": 3_155_695_200},
	"m/s":  {"km/h": 1 / 3.6, "mph": 1609.344 / 3600, "kn": 1852.0 / 3600},
	"W":    {"kW": 1000, "MW": 1e6, "GW": 1e9, "hp": 550 * 0.3048 * 0.45359237 * 9.80665},
	"J":    {"kWh": 3.6e6, "MWh": 3.6e9, "kcal": 4184, "cal": 4.184},
	"kB":   {"MB": 1000, "GB": 1e6, "TB": 1e9, "KiB": 1.024, "MiB": 1048.576, "GiB": 1073741.824, "TiB": 1099511627.776},
	"Hz":   {"kHz": 1000, "MHz": 1e6, "GHz": 1e9},
	"px":   {"MP": 1e6},
	"cent": {},
	"mAh":  {},
	"dB":   {},
	"°":    {},
}

// TestUnits finds each unit's size from the two ends of what still counts as
// converted: 3 % of the larger value. Units of two things never convert.
func TestUnits(t *testing.T) {
	const tolerance, ulp = 0.03, 1e-6
	for base, units := range sizes {
		for unit, size := range units {
			a := measure(7, unit)
			for factor, want := range map[float64]bool{
				1: true, (1 - tolerance) * (1 + ulp): true, (1 - tolerance) * (1 - ulp): false,
				1 / (1 - tolerance) * (1 - ulp): true, 1 / (1 - tolerance) * (1 + ulp): false,
			} {
				b := measure(7*size*factor, base)
				if got := facts.Same(a, b).Kind == facts.Converted; got != want {
					t.Errorf("%s and %s: converted is %v, want %v", a.Canonical(), b.Canonical(), got, want)
				}
			}
		}
		for other := range sizes {
			if k := facts.Same(measure(7, base), measure(7, other)).Kind; base != other && k != facts.Compatible {
				t.Errorf("7 %s and 7 %s: %v", base, other, k)
			}
			if k := facts.Same(measure(7, base), measure(7.01, other)).Kind; base != other && k == facts.Converted {
				t.Errorf("7 %s and 7.01 %s: %v", base, other, k)
			}
		}
	}
}

// measure is so much of a unit, that shows two digits.
func measure(x float64, unit string) facts.Fact {
	e := int(math.Floor(math.Log10(x))) - 13
	return facts.Fact{Class: facts.Measure, Unit: unit, Value: facts.Decimal(int64(math.Round(x/math.Pow10(e))), e), Digits: 2}
}

// TestTemperatures: what counts is the difference, one degree Celsius at most.
func TestTemperatures(t *testing.T) {
	for _, c := range []struct {
		a     float64
		unit  string
		b     float64
		other string
		want  bool
	}{
		{100, "°C", 212, "°F", true}, {100, "°C", 213.79, "°F", true}, {100, "°C", 213.81, "°F", false},
		{100, "°C", 210.21, "°F", true}, {100, "°C", 210.19, "°F", false},
		{100, "°C", 373.15, "K", true}, {100, "°C", 374.14, "K", true}, {100, "°C", 374.16, "K", false}, {100, "°C", 372.16, "K", true}, {100, "°C", 372.14, "K", false},
		{212, "°F", 374.14, "K", true}, {212, "°F", 374.16, "K", false},
	} {
		a, b := measure(c.a, c.unit), measure(c.b, c.other)
		if got := facts.Same(a, b).Kind == facts.Converted; got != c.want {
			t.Errorf("%s and %s: converted is %v", a.Canonical(), b.Canonical(), got)
		}
	}
}

// offsets gives what the clocks of a zone can be ahead of Greenwich, in minutes:
// in winter and in summer.
var offsets = map[string][]int64{
	"GMT": {0}, "BST": {60}, "London": {0, 60}, "CET": {60, 120}, "EET": {120, 180}, "Kyiv": {120, 180}, "MSK": {180}, "IST": {330},
	"Beijing": {480}, "HK": {480}, "Tokyo": {540},
	"EST": {-300}, "EDT": {-240}, "ET": {-300, -240}, "CT": {-360, -300}, "MT": {-420, -360}, "PST": {-480}, "PDT": {-420}, "PT": {-480, -420},
}

// TestZones compares a time with the same moment and all others in UTC.
func TestZones(t *testing.T) {
	const noon, day = 12 * 60, 24 * 60
	for zone, ahead := range offsets {
		for utc := int64(0); utc < day; utc++ {
			want := facts.Different
			for _, minutes := range ahead {
				if (utc+minutes+day)%day == noon {
					want = facts.Converted
				}
			}
			a := facts.Fact{Class: facts.Time, Value: facts.Int(noon), Unit: zone}
			b := facts.Fact{Class: facts.Time, Value: facts.Int(utc), Unit: "UTC"}
			if got := facts.Same(a, b).Kind; got != want {
				t.Errorf("%s and %s: %v, want %v", a.Canonical(), b.Canonical(), got, want)
			}
		}
	}
}

// TestLooseCurrencies: a loose sign may stand for some currencies and for no other.
func TestLooseCurrencies(t *testing.T) {
	codes := []string{"USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "CNY", "JPY", "EUR", "KRW", "GBP", "EGP", "LBP", "RUB", "CHF"}
	for first, others := range map[string]string{"USD": "AUD CAD HKD NZD SGD TWD", "CNY": "USD HKD TWD JPY EUR KRW", "GBP": "EGP LBP"} {
		may := map[string]bool{}
		for _, code := range strings.Fields(others) {
			may[code] = true
		}
		for _, code := range codes {
			want := facts.CurrencyDiffers
			if code == first {
				want = facts.Equal
			} else if may[code] {
				want = facts.Compatible
			}
			a := facts.Fact{Class: facts.Money, Unit: first, Loose: true, Value: facts.Int(5)}
			b := facts.Fact{Class: facts.Money, Unit: code, Value: facts.Int(5)}
			if got := facts.Same(a, b).Kind; got != want {
				t.Errorf("loose %s and %s: %v, want %v", first, code, got, want)
			}
		}
	}
}
