package facts_test

import (
	"math"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/align/facts"
)

// TestValueForms writes values out. Every number has one form, so that == compares.
func TestValueForms(t *testing.T) {
	i, d, r := facts.Int, facts.Decimal, facts.Ratio
	for _, c := range []struct {
		value facts.Value
		want  string
	}{
		{facts.Value{}, ""}, {i(0), "0"}, {i(7), "7"}, {i(-7), "-7"}, {i(4300), "4300"}, {i(10), "10"}, {i(-100), "-100"},
		{d(52, -1), "5.2"}, {d(-52, -1), "-5.2"}, {d(5, -1), "0.5"}, {d(-5, -1), "-0.5"}, {d(52, -2), "0.52"}, {d(52, -3), "0.052"},
		{d(520, -1), "52"}, {d(43, 2), "4300"}, {d(0, 5), "0"}, {d(0, 61), "0"},
		{r(1, 2), "0.5"}, {r(1, 4), "0.25"}, {r(1, 8), "0.125"}, {r(1, 5), "0.2"}, {r(1, 10), "0.1"}, {r(3, 1), "3"}, {r(6, 3), "2"},
		{r(2, 3), "2/3"}, {r(4, 6), "2/3"}, {r(-2, 3), "-2/3"}, {r(2, -3), "-2/3"}, {r(-2, -3), "2/3"}, {r(1, 30), "1/30"},
		{r(1, 300), "1/300"}, {r(20, 3), "20/3"}, {r(1, 6), "5/30"}, {r(7, 70), "0.1"}, {r(1, 13), "1/13"},

		// What does not fit is no number.
		{r(1, 0), ""}, {i(math.MinInt64), ""}, {r(1, math.MinInt64), ""},
		{d(1, 60), "1" + zeros(60)}, {d(1, 61), ""}, {d(10, 59), "1" + zeros(60)}, {d(10, 60), ""},
		{d(1, -60), "0." + zeros(59) + "1"}, {d(1, -61), ""}, {d(10, -61), "0." + zeros(59) + "1"},
		{i(math.MaxInt64), "9223372036854775807"}, {i(-math.MaxInt64), "-9223372036854775807"},
		{r(math.MaxInt64, 2), ""}, {r(math.MaxInt64/5, 2), "922337203685477580.5"}, {r(math.MaxInt64/5, 4), ""},
	} {
		if got := c.value.String(); got != c.want {
			t.Errorf("%#v: got %q, want %q", c.value, got, c.want)
		}
		if got := c.value.IsNumber(); got != (c.want != "") {
			t.Errorf("%q: is a number: %v", c.want, got)
		}
	}
	for _, same := range [][2]facts.Value{{d(10, 0), i(10)}, {d(1, 1), i(10)}, {r(20, 2), i(10)}, {d(100, -1), i(10)}, {r(2, 4), d(5, -1)}, {r(-1, -3), r(1, 3)}, {r(0, 5), i(0)}} {
		if same[0] != same[1] {
			t.Errorf("%v and %v have two forms: %#v, %#v", same[0], same[1], same[0], same[1])
		}
	}
}

func zeros(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = '0'
	}
	return string(b)
}

// TestValueInt tells which values are whole numbers of 64 bits.
func TestValueInt(t *testing.T) {
	for _, c := range []struct {
		value facts.Value
		n     int64
		ok    bool
	}{
		{facts.Int(0), 0, true}, {facts.Int(4300), 4300, true}, {facts.Int(-5), -5, true}, {facts.Int(math.MaxInt64), math.MaxInt64, true},
		{facts.Decimal(1, 18), 1e18, true}, {facts.Decimal(9, 18), 9e18, true}, {facts.Decimal(1, 19), 0, false}, {facts.Decimal(92, 17), 9.2e18, true},
		{facts.Decimal(93, 17), 0, false}, {facts.Decimal(5, -1), 0, false}, {facts.Ratio(2, 3), 0, false}, {facts.Ratio(20, 3), 0, false},
		{facts.Value{}, 0, false},
	} {
		if n, ok := c.value.IsInt(); n != c.n || ok != c.ok {
			t.Errorf("%v: got %d, %v, want %d, %v", c.value, n, ok, c.n, c.ok)
		}
	}
	if f := facts.Ratio(1, 3).Float(); math.Abs(f-1.0/3) > 1e-15 {
		t.Errorf("1/3 is %v", f)
	}
	if f := facts.Decimal(-52, -1).Float(); math.Abs(f+5.2) > 1e-15 {
		t.Errorf("-5.2 is %v", f)
	}
	if f := (facts.Value{}).Float(); !math.IsNaN(f) {
		t.Errorf("no number is %v", f)
	}
}

// TestValueArithmetic adds, multiplies and compares; "" is what does not fit.
func TestValueArithmetic(t *testing.T) {
	i, d, r := facts.Int, facts.Decimal, facts.Ratio
	large := i(math.MaxInt64)
	for _, c := range []struct {
		a, b       facts.Value
		plus, mult string
		less       bool
	}{
		{i(2), i(3), "5", "6", true},
		{i(3), i(2), "5", "6", false},
		{i(3), i(3), "6", "9", false},
		{i(-3), i(3), "0", "-9", true},
		{i(-3), i(-5), "-8", "15", false},
		{i(0), i(5), "5", "0", true},
		{i(5), i(0), "5", "0", false},
		{i(0), d(5, -3), "0.005", "0", true},
		{d(5, -3), i(0), "0.005", "0", false},
		{i(1000), i(1), "1001", "1000", false},
		{d(1, 18), i(1), "1000000000000000001", "1000000000000000000", false},
		{d(1, 19), i(1), "", "10000000000000000000", false},
		{i(1), d(1, 19), "", "10000000000000000000", true},
		{d(5, -1), d(25, -2), "0.75", "0.125", false},
		{r(2, 3), r(1, 3), "1", "2/9", false},
		{r(1, 3), i(3), "10/3", "1", true},
		{r(1, 3), r(1, 2), "25/30", "5/30", true},
		{r(2, 3), r(3, 2), "65/30", "1", true},
		{i(7), r(5, 7), "54/7", "5", false},
		{large, i(1), "", "9223372036854775807", false},
		{i(math.MaxInt64 - 1), i(1), "9223372036854775807", "9223372036854775806", false},
		{i(-math.MaxInt64), i(-1), "", "9223372036854775807", true},
		{large, i(-1), "9223372036854775806", "-9223372036854775807", false},
		{large, large, "", "", false},
		{large, i(2), "", "", false},
		{i(3037000499), i(3037000499), "6074000998", "9223372030926249001", false},
		{i(3037000501), i(3037000503), "6074001004", "", true},
		{r(1, large.N), r(1, 3), "", "", true},
		{d(1, 40), d(1, 20), "", "1" + zeros(60), false},
		{d(1, 40), d(1, 21), "", "", false},
		{d(1, -40), d(1, -20), "", "0." + zeros(59) + "1", true},
		{d(1, -40), d(1, -21), "", "", true},
		{i(1 << 53), i(1<<53 + 1), "18014398509481985", "", true},
		{i(1<<53 + 1), i(1 << 53), "18014398509481985", "", false},
		{d(93, 17), i(1), "", "9300000000000000000", false},
		{large, r(1, 3), "", "9223372036854775807/3", false},
		{facts.Value{}, i(5), "", "", false},
		{i(5), facts.Value{}, "", "", false},
	} {
		plus, ok := c.a.Plus(c.b)
		if plus.String() != c.plus || ok != (c.plus != "") {
			t.Errorf("%v + %v: got %v, %v, want %q", c.a, c.b, plus, ok, c.plus)
		}
		if back, _ := c.b.Plus(c.a); back != plus {
			t.Errorf("%v + %v: got %v, the other way %v", c.a, c.b, plus, back)
		}
		times, ok := c.a.Times(c.b)
		if times.String() != c.mult || ok != (c.mult != "") {
			t.Errorf("%v × %v: got %v, %v, want %q", c.a, c.b, times, ok, c.mult)
		}
		if back, _ := c.b.Times(c.a); back != times {
			t.Errorf("%v × %v: got %v, the other way %v", c.a, c.b, times, back)
		}
		if got := c.a.Less(c.b); got != c.less {
			t.Errorf("%v < %v: got %v", c.a, c.b, got)
		}
	}
}

// TestFactParts are the small questions one can ask a fact.
func TestFactParts(t *testing.T) {
	value := func(c facts.Class) facts.Fact { return facts.Fact{Class: c, Value: facts.Int(2), High: facts.Int(5)} }
	if f := value(facts.Number); !f.IsRange() || len(f.Ends()) != 2 {
		t.Errorf("2–5 has the ends %v", f.Ends())
	}
	f := value(facts.Number)
	f.Other, f.Start, f.End = facts.Int(9), 3, 7
	ends := f.Ends()
	if lo, hi := ends[0], ends[1]; lo.Canonical() != "2" || hi.Canonical() != "5" || lo.IsRange() || hi.IsRange() ||
		!lo.Other.IsNumber() || hi.Other.IsNumber() || hi.Start != 3 || hi.End != 7 {
		t.Errorf("2–5 has the ends %+v", ends)
	}
	if f := value(facts.Score); f.IsRange() || len(f.Ends()) != 1 {
		t.Errorf("a score is no range: %v", f.Ends())
	}
	if !(facts.Fact{}).Hard() || (facts.Fact{Soft: true}).Hard() {
		t.Error("hard is what is not soft")
	}
	for c, want := range map[facts.Class]string{facts.Number: "number", facts.Email: "email", facts.Email + 1: "class 22", 200: "class 200"} {
		if got := c.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if f := (facts.Fact{Class: c}); f.IsValue() != (c < facts.Quotation) {
			t.Errorf("%v is a value: %v", c, f.IsValue())
		}
	}
	for k, want := range map[facts.Kind]string{facts.Equal: "equal", facts.Unrelated: "unrelated", facts.Unrelated + 1: "unrelated", 200: "unrelated"} {
		if got := k.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if agrees := (facts.Relation{Kind: k}).Agrees(); agrees != (k == facts.Equal) {
			t.Errorf("%v agrees: %v", k, agrees)
		}
	}
	if !(facts.Relation{Kind: facts.Converted}).Agrees() || (facts.Relation{Kind: facts.PercentVsPoint}).Agrees() {
		t.Error("a conversion agrees, a percentage point for a percent does not")
	}
}

// TestCanonicalFractions: a fraction up to thousandths is written as people say it.
func TestCanonicalFractions(t *testing.T) {
	for want, v := range map[string]facts.Value{"1/2": facts.Ratio(1, 2), "2/3": facts.Ratio(2, 3), "1/10": facts.Ratio(1, 10),
		"1/1000": facts.Decimal(1, -3), "999/1000": facts.Decimal(999, -3), "0.0001": facts.Decimal(1, -4), "0.9999": facts.Decimal(9999, -4)} {
		if got := (facts.Fact{Class: facts.Fraction, Value: v}).Canonical(); got != want {
			t.Errorf("%v: got %s, want %s", v, got, want)
		}
	}
	if got := (facts.Fact{Class: facts.Number, Value: facts.Ratio(1, 2)}).Canonical(); got != "0.5" {
		t.Errorf("as a number 1/2 is %s, want 0.5", got)
	}
}

// TestRelativeUnits completes a day, a month and a year counted from the dateline.
func TestRelativeUnits(t *testing.T) {
	dateline := time.Date(2024, 11, 30, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		n          int64
		unit, want string
	}{
		{1, "d", "2024-12-01"}, {-30, "d", "2024-10-31"}, {0, "d", "2024-11-30"},
		{1, "mo", "2024-12"}, {2, "mo", "2025-01"}, {-11, "mo", "2023-12"}, {0, "mo", "2024-11"},
		{1, "a", "2025"}, {-2, "a", "2022"}, {1, "wk", "+1 wk"}, {0, "wk", "+0 wk"}, {-1, "wk", "-1 wk"},
	} {
		found := []facts.Fact{{Class: facts.Relative, Value: facts.Int(c.n), Unit: c.unit}}
		facts.Resolve(found, dateline)
		if got := found[0].Canonical(); got != c.want {
			t.Errorf("%d %s: got %s, want %s", c.n, c.unit, got, c.want)
		}
	}
}

// TestDays writes days and asks whether their weekday is theirs.
func TestDays(t *testing.T) {
	for _, c := range []struct {
		day        facts.Day
		want       string
		consistent bool
	}{
		{facts.Day{}, "", true},
		{facts.Day{Year: 2024, Month: 5, Day: 3}, "2024-05-03", true},
		{facts.Day{Year: 2024, Month: 5, Day: 3, Weekday: 5}, "2024-05-03 Fri", true},
		{facts.Day{Year: 2024, Month: 5, Day: 3, Weekday: 4}, "2024-05-03 Thu", false},
		{facts.Day{Year: 2024, Month: 5, Day: 5, Weekday: 7}, "2024-05-05 Sun", true},
		{facts.Day{Year: 2024, Month: 5, Day: 6, Weekday: 1}, "2024-05-06 Mon", true},
		{facts.Day{Year: 2024, Month: 5, Day: 6, Weekday: 7}, "2024-05-06 Sun", false},
		{facts.Day{Month: 5, Day: 3, Weekday: 4}, "05-03 Thu", true},
		{facts.Day{Year: 2024, Month: 5, Weekday: 4}, "2024-05 Thu", true},
		{facts.Day{Year: 2024, Day: 3, Weekday: 4}, "2024 Thu", true},
		{facts.Day{Year: 2024}, "2024", true},
		{facts.Day{Year: -44}, "-44", true},
		{facts.Day{Month: 5}, "month 5", true},
		{facts.Day{Day: 26}, "day 26", true},
		{facts.Day{Weekday: 2}, "Tue", true},
		{facts.Day{Weekday: 3}, "Wed", true},
		{facts.Day{Weekday: 6}, "Sat", true},
	} {
		if got := c.day.String(); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.day, got, c.want)
		}
		if got := c.day.Consistent(); got != c.consistent {
			t.Errorf("%s: consistent: %v", c.want, got)
		}
	}
}

// TestDateline is the first date with all three of its parts.
func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"in May 2024, on May 3, 2024 and on June 4, 2025": "2024-05-03",
		"on Friday, May 3":             "0001-01-01",
		"yesterday":                    "0001-01-01",
		"(2024-05-03)":                 "2024-05-03",
		"5 boats and a 2024-05-03 one": "2024-05-03",
	} {
		if got := facts.Dateline(facts.Find(text, "en")).Format("2006-01-02"); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
