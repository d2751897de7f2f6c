package facts

// A dimension is what a unit measures. Units of one dimension convert into
// each other.
type dimension uint8

const (
	noDimension dimension = iota // a unit by itself: megapixels
	lengthDimension
	areaDimension
	volumeDimension
	massDimension
	timeDimension
	speedDimension
	temperatureDimension
	powerDimension
	energyDimension
	dataDimension
	frequencyDimension
	voltageDimension
	imageDimension
)

// A measure is a unit as so many of the dimension's base unit, after zero is
// added: base = value × size + zero.
type measure struct {
	dimension  dimension
	size, zero float64
}

// Seconds in a year and a month: the Gregorian year has 365.2425 days.
const (
	secondsInDay  = 86400
	secondsInYear = 365.2425 * secondsInDay
)

// units gives every unit symbol its size. Imperial sizes are exact by the 1959
// international yard and pound agreement; gallon and pint are those of the
// United States. Chinese market units are those of 1959: 亩 is 1/15 ha, 斤 is
// 500 g, 里 is 500 m.
var units = map[string]measure{
	"mm": {lengthDimension, 1e-3, 0}, "cm": {lengthDimension, 1e-2, 0}, "m": {lengthDimension, 1, 0}, "km": {lengthDimension, 1e3, 0},
	"in": {lengthDimension, 0.0254, 0}, "ft": {lengthDimension, 0.3048, 0}, "yd": {lengthDimension, 0.9144, 0},
	"mi": {lengthDimension, 1609.344, 0}, "nmi": {lengthDimension, 1852, 0}, "li": {lengthDimension, 500, 0},

	"m2": {areaDimension, 1, 0}, "km2": {areaDimension, 1e6, 0}, "ha": {areaDimension, 1e4, 0}, "mu": {areaDimension, 1e4 / 15, 0},
	"acre": {areaDimension, 4046.8564224, 0}, "ft2": {areaDimension, 0.09290304, 0}, "mi2": {areaDimension, 2589988.110336, 0},

	"ml": {volumeDimension, 1e-3, 0}, "l": {volumeDimension, 1, 0}, "m3": {volumeDimension, 1e3, 0},
	"gal": {volumeDimension, 3.785411784, 0}, "pt": {volumeDimension, 0.473176473, 0}, "bbl": {volumeDimension, 158.987294928, 0},

	"mg": {massDimension, 1e-6, 0}, "g": {massDimension, 1e-3, 0}, "kg": {massDimension, 1, 0}, "t": {massDimension, 1e3, 0},
	"kt": {massDimension, 1e6, 0}, "Mt": {massDimension, 1e9, 0}, "Gt": {massDimension, 1e12, 0},
	"oz": {massDimension, 0.028349523125, 0}, "lb": {massDimension, 0.45359237, 0}, "jin": {massDimension, 0.5, 0},

	"ms": {timeDimension, 1e-3, 0}, "s": {timeDimension, 1, 0}, "min": {timeDimension, 60, 0}, "h": {timeDimension, 3600, 0},
	"d": {timeDimension, secondsInDay, 0}, "wk": {timeDimension, 7 * secondsInDay, 0}, "mo": {timeDimension, secondsInYear / 12, 0},
	"quarter": {timeDimension, secondsInYear / 4, 0}, "a": {timeDimension, secondsInYear, 0}, "decade": {timeDimension, 10 * secondsInYear, 0},
	"century": {timeDimension, 100 * secondsInYear, 0},

	"m/s": {speedDimension, 1, 0}, "km/h": {speedDimension, 1 / 3.6, 0}, "mph": {speedDimension, 0.44704, 0}, "kn": {speedDimension, 1852.0 / 3600, 0},

	"°C": {temperatureDimension, 1, 273.15}, "°F": {temperatureDimension, 5.0 / 9, 273.15 - 32*5.0/9}, "K": {temperatureDimension, 1, 0},
	"°": {noDimension, 1, 0},

	"W": {powerDimension, 1, 0}, "kW": {powerDimension, 1e3, 0}, "MW": {powerDimension, 1e6, 0}, "GW": {powerDimension, 1e9, 0},
	"hp": {powerDimension, 745.69987158227022, 0},
	"J":  {energyDimension, 1, 0}, "kWh": {energyDimension, 3.6e6, 0}, "MWh": {energyDimension, 3.6e9, 0}, "kcal": {energyDimension, 4184, 0}, "cal": {energyDimension, 4.184, 0},

	"kB": {dataDimension, 1e3, 0}, "MB": {dataDimension, 1e6, 0}, "GB": {dataDimension, 1e9, 0}, "TB": {dataDimension, 1e12, 0},
	"KiB": {dataDimension, 1 << 10, 0}, "MiB": {dataDimension, 1 << 20, 0}, "GiB": {dataDimension, 1 << 30, 0}, "TiB": {dataDimension, 1 << 40, 0},

	"Hz": {frequencyDimension, 1, 0}, "kHz": {frequencyDimension, 1e3, 0}, "MHz": {frequencyDimension, 1e6, 0}, "GHz": {frequencyDimension, 1e9, 0},
	"V": {voltageDimension, 1, 0}, "kV": {voltageDimension, 1e3, 0},
	"px": {imageDimension, 1, 0}, "MP": {imageDimension, 1e6, 0},
	"cent": {noDimension, 1, 0}, "mAh": {noDimension, 1, 0}, "dB": {noDimension, 1, 0},
}

// speeds are the units of lengths covered in an hour or a second.
var speeds = map[string]string{"km/h": "km/h", "mi/h": "mph", "nmi/h": "kn", "m/s": "m/s"}

// parts says how many of the second unit make one of the first, of units that
// people name one after the other: 6 feet 2 inches, 1米88, an hour and 20 minutes.
var parts = map[[2]string]int64{
	{"ft", "in"}: 12, {"yd", "ft"}: 3, {"mi", "ft"}: 5280, {"m", "cm"}: 100, {"km", "m"}: 1000,
	{"a", "mo"}: 12, {"h", "min"}: 60, {"min", "s"}: 60, {"d", "h"}: 24,
	{"lb", "oz"}: 16, {"kg", "g"}: 1000, {"jin", "g"}: 500,
}

// zones gives the offsets from UTC, in minutes, a named zone can have: with
// and without daylight saving time.
var zones = map[string][]int64{
	"UTC": {0}, "GMT": {0}, "BST": {60}, "London": {0, 60},
	"ET": {-240, -300}, "EST": {-300}, "EDT": {-240}, "CT": {-300, -360}, "MT": {-360, -420}, "PT": {-420, -480}, "PST": {-480}, "PDT": {-420},
	"CET": {60, 120}, "EET": {120, 180}, "MSK": {180}, "Beijing": {480}, "HK": {480}, "Tokyo": {540}, "IST": {330}, "Kyiv": {120, 180},
}

// currencies lists the currencies a loose sign or word may stand for, the
// likeliest first.
var currencies = map[string][]string{
	"$": {"USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD"},
	"¥": {"CNY", "JPY"},
	"元": {"CNY", "USD", "HKD", "TWD", "JPY", "EUR", "KRW"},
	"£": {"GBP", "EGP", "LBP"},
}

// currencyOf is the ISO code of a currency entry, and whether it is loose.
func currencyOf(id string) (code string, loose bool) {
	if codes := currencies[id]; codes != nil {
		return codes[0], true
	}
	return id, false
}
