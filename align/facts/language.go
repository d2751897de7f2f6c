package facts

import (
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// A language is what the grammar must know of one language: its words by the
// part they play in figures and dates, and the few habits of writing that
// differ. The grammar itself (numeral.go, quantity.go, date.go, clock.go) knows
// no language.
//
// # Notation
//
// Words are listed by [role], in entries between white space:
//
//	form,form,form=value
//
// The value is an integer (1000 or 1e3), a decimal (1.5), a fraction (1/3), a code
// such as USD, or a number and a unit (0.5*h); entries without one have value 0. In a form
//
//   - "_" stands for one space or hyphen between words;
//   - "/name" at the end of a word stands for all endings of the class name in
//     Endings, 0 for none: "mile/s" is mile and miles;
//   - a final "." may be missing in the text, Sept. is also Sept; a final ".."
//     is a full stop that may not;
//   - a capital first letter demands one in the text: May, not may;
//   - one letter alone must stand in the same case: m is not M.
type language struct {
	Tag corpus.Tag

	// Decimal is the mark before decimals. The other of "." and "," may
	// group thousands.
	Decimal rune

	// Elliptic: a last digit counts in tenths of the multiplier or unit of
	// length before it: 三百五 is 350, 1米8 is 1.8 m.
	Elliptic bool

	// BareScale: a multiplier alone is a number, тысяча, 十; elsewhere it needs
	// an article or a number before it.
	BareScale bool

	// MonthFirst: 03/04/2024 is the 4th of March.
	MonthFirst bool

	// BareHour: a.m. may follow the hour without a word for hour.
	BareHour bool

	// Compounds are words made of a number and a measure, трёхдневный: every
	// prefix, or two that add up, joins every head, and means so many of the
	// head's unit. A head alone may follow digits: 12-часовой.
	Compounds struct{ Prefixes, Heads string }

	Endings map[string]string // the classes of endings, between spaces
	Words   []wordlist

	// Variants are pairs of characters, each followed by the one to read it as.
	Variants string

	// Links are words that may stand inside a name: of, de, bin.
	Links string

	// Openers are words that open sentences and no names: the, in, he.
	Openers string

	// DashSpeech: a paragraph that opens with a dash is speech.
	DashSpeech bool
}

// A wordlist gives words of one role in the notation of [language].
type wordlist struct {
	role  role
	words string
}

// A role is the part a word plays in figures and dates.
type role uint8

// The roles. What the entry's value means stands behind each.
const (
	opaque     role = iota // looks like a number and is none: 一起, "which one"
	doubtful               // also an everyday word (May, Sun): a month or weekday only beside a number or "in"
	card                   // a cardinal number below 1000; value the number
	digit                  // a Han digit, written side by side as 二〇二四; 0-9
	formal                 // a digit of cheques, 陆, only before or after a multiplier; 1-9
	formalMult             // a multiplier of cheques, 拾: never without a number
	mult                   // multiplies what stands before: hundred, 万, млн; the factor
	altMult                // the other reading of an ambiguous multiplier: 兆; the factor
	vague                  // a multiplier in the plural without a number: dozens, тысячи; the factor
	few                    // an open digit: several, 数, 几, несколько; its lowest value
	half                   // one half before a unit or multiplier: half a, 半; 0.5
	addHalf                // one half more, after a number: "and a half", с половиной
	article                // a, an: one, before a multiplier, fraction or unit
	and                    // joins parts of a numeral: and, 零
	point                  // the decimal point in words: 点, point
	ord                    // an ordinal number; the number
	ordSuffix              // makes the number before it an ordinal: th, -й
	ordPrefix              // makes the number after it an ordinal: 第, №
	denom                  // a denominator: thirds; the number
	fraction1              // a whole fraction: a quarter, треть; the value
	over                   // between denominator and numerator: 分之
	every                  // before an ordinal: one in n: every, каждый
	outOf                  // between a count and its total: in, out of, из
	percent                // percent; the value's unit in hundredths: 1, of 千分之 0.1
	percentPre             // the same before the number: 百分之
	tenths                 // tenths: 成; 1 as they are, -1 what is left of them: 折
	points                 // percentage points; 1, of basis points 0.01
	currency               // ISO 4217 code; "$" and other loose ones as in units.go
	unit                   // a measure; symbol of units.go
	age                    // years of age after the number: 岁, летний
	agePre                 // the same before it: aged
	counter                // a word that counts things, 个; after it a number is a number
	times                  // multiplies: 倍, times, раза
	multiple               // a whole multiple: doubled, вдвое; the factor
	pair                   // the same of words that may mean a mere pair: double, двойной
	measured               // a number and its unit in one word: сутки, трёхдневный
	grow                   // before times: growth by so much, one more than the factor: 增加
	qualifier              // before a number: ~ about, > more than, < less than
	qualAfter              // the same after it: 左右, or more, с лишним
	negative               // minus, 零下
	degrees                // a scale of temperature before the number: 华氏; the unit
	rangeSign              // between the ends of a range: to, –, 至
	either                 // between two neighbouring numbers: or, или
	between                // before a range whose ends "and" joins
	ratioWord              // between the numbers of a score: 比
	scoreWord              // near 3-2 it makes it a score: beat, счёт
	month                  // 1-12
	monthMark              // 月 after its number
	dayMark                // 日 after its number
	dayLink                // between day, month and year: of
	yearMark               // year after its number: a calendar year or a duration
	yearPre                // before a calendar year: in, since
	weekday                // 1-7
	relDay                 // yesterday: days from the dateline
	relYear                // last year: years from the dateline
	at                     // before a time of day: at, в
	clockMark              // o'clock, 点: after the hour
	minuteMark             // 分 after the minutes of a time
	hourPart               // a quarter, a half after an hour: 半, 一刻; minutes
	hourPre                // before an hour: half past; minutes
	dayPart                // a.m., 下午, вечера: the hour it begins with
	clock                  // a time in one word: noon; minutes after midnight
	zone                   // a time zone; its name in zones
	decade                 // after a year: 1990s, 年代; of words alone, nineties, the year
	century                // after an ordinal or Roman number
	centuryOf              // a whole century: 上世纪; its number
	series                 // a maker or family whose numbers are names: Boeing, 波音
	alias                  // a literal in words: 七国集团; the literal
	beforeEra              // B.C., 公元前, до н. э.
	eraMark                // A.D., 公元, н. э.
)

// A meaning is one role of one form, as the grammar sees it.
type meaning struct {
	role    role
	value   Value  // if the entry's value is a number
	id      string // if it is a code
	capital bool   // the form demands a capital first letter
}

// small is the value of a month, a weekday or the like.
func (m meaning) small() int8 { n, _ := m.value.IsInt(); return int8(n) }

// parseWords reads a wordlist's notation and calls add for every form.
func (l *language) parseWords(w wordlist, add func(form string, m meaning)) {
	for entry := range strings.FieldsSeq(w.words) {
		forms, value, _ := strings.Cut(entry, "=")
		m := meaning{role: w.role, id: value, value: parseValue(value)}
		if n, symbol, ok := strings.Cut(value, "*"); ok {
			m.value, m.id = parseValue(n), symbol
		}
		for form := range strings.SplitSeq(forms, ",") {
			l.expand(strings.ReplaceAll(form, "_", " "), func(form string) { add(form, m) })
		}
	}
}

// expand calls add for a form with each ending of its class, and without its
// final full stop.
func (l *language) expand(form string, add func(string)) {
	if stem, rest, ok := strings.Cut(form, "/"); ok {
		class, _, _ := strings.Cut(rest, " ")
		if endings := l.Endings[class]; endings != "" {
			for ending := range strings.SplitSeq(endings, " ") {
				l.expand(stem+strings.TrimPrefix(ending, "0")+rest[len(class):], add)
			}
			return
		}
	}
	if stem, ok := strings.CutSuffix(form, ".."); ok {
		add(stem + ".")
		return
	}
	add(form)
	if stem, ok := strings.CutSuffix(form, "."); ok && stem != "" {
		add(stem)
	}
}

// parseValue reads an entry's value as a number, if it is one.
func parseValue(s string) Value {
	if n, d, ok := strings.Cut(s, "/"); ok {
		v, w := parseValue(n), parseValue(d)
		return Ratio(v.N, w.N)
	}
	digits, power, _ := strings.Cut(s, "e")
	whole, part, _ := strings.Cut(digits, ".")
	n, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil {
		return Value{}
	}
	e := 0
	if power != "" {
		if e, err = strconv.Atoi(power); err != nil {
			return Value{}
		}
	}
	return Decimal(n, e-len(part))
}
