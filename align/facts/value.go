package facts

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// A Value is an exact rational number, N × 10^E / D. The zero Value is no
// number at all; 0 is Int(0).
//
// Every number has one form only, so == compares: D is positive and shares no
// factor with 10 or with N, and N is not a multiple of 10 (of 0, E is 0).
// Decimals therefore have D = 1, and only true fractions such as 2/3 do not.
type Value struct {
	N, D int64
	E    int8
}

// maxExponent bounds |E|. It is far beyond any figure in a newspaper and keeps
// a run of multipliers ("million million million…") from growing for ever.
const maxExponent = 60

// Int is n as a Value.
func Int(n int64) Value { v, _ := makeValue(n, 1, 0); return v }

// Decimal is n × 10^e as a Value; no number if e is beyond ±60.
func Decimal(n int64, e int) Value { v, _ := makeValue(n, 1, e); return v }

// Ratio is n/d as a Value; no number if d is 0 or the result is out of range.
func Ratio(n, d int64) Value { v, _ := makeValue(n, d, 0); return v }

// makeValue brings n × 10^e / d to its one form. It fails where that does not
// fit, or where d is 0.
func makeValue(n, d int64, e int) (Value, bool) {
	if d == 0 || n == math.MinInt64 || d == math.MinInt64 {
		return Value{}, false
	}
	if n == 0 {
		return Value{D: 1}, true
	}
	if d < 0 {
		n, d = -n, -d
	}
	if g := gcd(abs(n), d); g > 1 {
		n, d = n/g, d/g
	}
	var ok bool
	for _, f := range [...]struct{ of, by int64 }{{10, 1}, {2, 5}, {5, 2}} {
		for d%f.of == 0 {
			if n, ok = multiply(n, f.by); !ok {
				return Value{}, false
			}
			d, e = d/f.of, e-1
		}
	}
	for n%10 == 0 {
		n, e = n/10, e+1
	}
	if e < -maxExponent || e > maxExponent {
		return Value{}, false
	}
	return Value{N: n, D: d, E: int8(e)}, true
}

// IsNumber tells whether v is a number: it is false of the zero Value only.
func (v Value) IsNumber() bool { return v.D != 0 }

// IsInt tells whether v is a whole number, and which, if it fits an int64.
func (v Value) IsInt() (int64, bool) {
	if v.D != 1 || v.E < 0 || v.E > 18 {
		return 0, false
	}
	return multiply(v.N, int64(math.Pow10(int(v.E))))
}

// Float is v as the nearest float64, for ratios and display only.
func (v Value) Float() float64 {
	if v.D == 0 {
		return math.NaN()
	}
	return float64(v.N) / float64(v.D) * math.Pow10(int(v.E))
}

// Times is v × w; it fails where either is no number or the product does not fit.
func (v Value) Times(w Value) (Value, bool) {
	if v.D == 0 || w.D == 0 {
		return Value{}, false
	}
	a, b := Value{N: v.N, D: w.D}.reduced(), Value{N: w.N, D: v.D}.reduced()
	n, ok1 := multiply(a.N, b.N)
	d, ok2 := multiply(a.D, b.D)
	if !ok1 || !ok2 {
		return Value{}, false
	}
	return makeValue(n, d, int(v.E)+int(w.E))
}

// Plus is v + w; it fails as Times does.
func (v Value) Plus(w Value) (Value, bool) {
	if v.D == 0 || w.D == 0 {
		return Value{}, false
	}
	if v.E < w.E {
		v, w = w, v
	}
	shift := int(v.E) - int(w.E)
	if v.N == 0 {
		return w, true
	}
	if shift > 18 {
		return Value{}, false
	}
	n, ok0 := multiply(v.N, int64(math.Pow10(shift)))
	a, ok1 := multiply(n, w.D)
	b, ok2 := multiply(w.N, v.D)
	d, ok3 := multiply(v.D, w.D)
	if !ok0 || !ok1 || !ok2 || !ok3 || (a > 0) == (b > 0) && abs(a) > math.MaxInt64-abs(b) {
		return Value{}, false
	}
	return makeValue(a+b, d, int(w.E))
}

// Less tells whether v is smaller than w, exactly where both are decimals of a
// like size and by float64 otherwise. No number is less than nothing.
func (v Value) Less(w Value) bool {
	if v.D == 1 && w.D == 1 && v.E == w.E {
		return v.N < w.N
	}
	return v.Float() < w.Float()
}

// String writes v out in full with a decimal point and no separators
// ("4300000000", "5.2"), or as a fraction ("2/3"). No number is "".
func (v Value) String() string {
	if v.D == 0 {
		return ""
	}
	digits, sign := strconv.FormatInt(abs(v.N), 10), ""
	if v.N < 0 {
		sign = "-"
	}
	switch e := int(v.E); {
	case e >= 0:
		digits += strings.Repeat("0", e)
	case v.D > 1: // 1/30 is 1/3 × 10^-1
		return sign + digits + "/" + strconv.FormatInt(v.D, 10) + strings.Repeat("0", -e)
	case -e < len(digits):
		digits = digits[:len(digits)+e] + "." + digits[len(digits)+e:]
	default:
		digits = "0." + strings.Repeat("0", -e-len(digits)) + digits
	}
	if v.D > 1 {
		digits += "/" + strconv.FormatInt(v.D, 10)
	}
	return sign + digits
}

// decimal writes v as [Value.String] does, fractions with two decimals: 6 feet
// 2 inches are 6.17 feet.
func (v Value) decimal() string {
	if v.D > 1 {
		return strconv.FormatFloat(math.Round(100*v.Float())/100, 'f', -1, 64)
	}
	return v.String()
}

// magnitude is the power of ten of v's leading digit: 3 of 4300; 0 of 0.
func (v Value) magnitude() int {
	f := math.Abs(v.Float())
	if f == 0 || math.IsNaN(f) {
		return 0
	}
	return int(math.Floor(math.Log10(f) + 1e-12)) // Log10(1000) may fall short of 3
}

// digits is how many significant digits v needs; 1 of 0 and of fractions.
func (v Value) digits() int {
	if v.D != 1 {
		return 1
	}
	return len(strconv.FormatInt(abs(v.N), 10))
}

func (v Value) reduced() Value {
	if g := gcd(abs(v.N), v.D); g > 1 {
		v.N, v.D = v.N/g, v.D/g
	}
	return v
}

// multiply is a × b, and whether it fits.
func multiply(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(abs(a)), uint64(abs(b)))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}
