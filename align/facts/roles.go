package facts

// A role is the part a word plays in figures and dates.
type role uint8

// The roles. What the entry's value means stands behind each.
const (
	opaque      role = iota // looks like a number and is none: 一起, "which one"
	doubtful                // also an everyday word (May, Sun): a month or weekday only beside a number or "in"
	card                    // a cardinal number below 1000; value the number
	digit                   // a Han digit, written side by side as 二〇二四; 0-9
	formal                  // a digit of cheques, 陆, only before or after a multiplier; 1-9
	formalMult              // a multiplier of cheques, 拾: never without a number
	mult                    // multiplies what stands before: hundred, 万, млн; the factor
	vague                   // a multiplier in the plural without a number: dozens, тысячи; the factor
	few                     // an open digit: several, 数, 几, несколько; its lowest value
	half                    // one half before a unit or multiplier: half a, 半; 0.5
	addHalf                 // one half more, after a number: "and a half", с половиной
	article                 // a, an: one, before a multiplier, fraction or unit
	and                     // joins parts of a numeral: and, 零
	point                   // the decimal point in words: 点, point
	ord                     // an ordinal number; the number
	ordSuffix               // makes the number before it an ordinal: th, -й
	ordPrefix               // makes the number after it an ordinal: 第, №
	denom                   // a denominator: thirds; the number
	fraction1               // a whole fraction: a quarter, треть; the value
	over                    // between denominator and numerator: 分之
	every                   // before an ordinal: one in n: every, каждый
	outOf                   // between a count and its total: in, out of, из
	percent                 // percent; the value's unit in hundredths: 1, of 千分之 0.1
	percentPre              // the same before the number: 百分之
	tenths                  // tenths: 成; 1 as they are, -1 what is left of them: 折
	points                  // percentage points; 1, of basis points 0.01
	currency                // ISO 4217 code; "$" and other loose ones as in units.go
	unit                    // a measure; symbol of units.go
	age                     // years of age after the number: 岁, летний
	agePre                  // the same before it: aged
	counter                 // a word that counts things, 个; after it a number is a number
	times                   // multiplies: 倍, times, раза
	multiple                // a whole multiple: doubled, вдвое; the factor
	pair                    // the same of words that may mean a mere pair: double, двойной
	measured                // a number and its unit in one word: сутки, трёхдневный
	grow                    // before times: growth by so much, one more than the factor: 增加
	qualifier               // before a number: ~ about, > more than, < less than
	qualAfter               // the same after it: 左右, or more, с лишним
	negative                // minus, 零下
	belowZero               // after degrees: below zero, мороза
	perTime                 // before a length makes it a speed: 时速; h or s
	degrees                 // a scale of temperature before the number: 华氏; the unit
	rangeSign               // between the ends of a range: to, –, 至
	either                  // between two neighbouring numbers: or, или
	between                 // before a range whose ends "and" joins
	ratioWord               // between the numbers of a score: 比
	scoreWord               // near 3-2 it makes it a score: beat, счёт
	month                   // 1-12
	monthMark               // 月 after its number
	dayMark                 // 日 after its number
	dayLink                 // between day, month and year: of
	yearMark                // year after its number: a calendar year or a duration
	yearPre                 // before a calendar year: in, since
	weekday                 // 1-7
	relDay                  // yesterday: days from the dateline
	relYear                 // last year: years from the dateline
	beforeTime              // before a time of day: at, в
	clockMark               // o'clock, 点: after the hour
	minuteMark              // 分 after the minutes of a time
	hourPart                // a quarter, a half after an hour: 半, 一刻; minutes
	hourPre                 // before an hour: half past; minutes
	dayPart                 // a.m., 下午, вечера: the hour it begins with
	clock                   // a time in one word: noon; minutes after midnight
	zone                    // a time zone; its name in zones
	decade                  // after a year: 1990s, 年代; of words alone, nineties, the year
	century                 // after an ordinal or Roman number
	centuryOf               // a whole century: 上世纪; its number
	series                  // a maker or family whose numbers are names: Boeing, 波音
	alias                   // a literal in words: 七国集团; the literal
	beforeEra               // B.C., 公元前, до н. э.
	eraMark                 // A.D., 公元, н. э.
	relPeriod               // last week, 上个月: unit, and how many of it from the dateline
	dividing                // before a time: early, mid, late; 1 to 3
	divided                 // the same after it: 初, 中旬, 底
	halfYear                // a half of a year or match; 1, 2, and 0 after its number
	season                  // 1-4
	partOfDay               // morning, 上午, утром; 1-6
	era                     // 民国: the year before its first
	holiday                 // May Day: month and day
	timeBefore              // before a length of time: past -1, next 1
	timeAfter               // after it: ago -1, later 1
	nightBefore             // before a day: the night that ends on it
)

// roleLists says which list of a language's folder holds the words of each
// role. Of the meanings of one form the first that fits is taken, so their
// order counts: the s of 1990s makes a decade before it is a second, and
// «тысячи» is thousands before it multiplies.
var roleLists = []struct {
	role          role
	file, section string
}{
	{and, "numbers", "joiners"},
	{digit, "numbers", "digits"},
	{formal, "numbers", "cheque-digits"},
	{formalMult, "numbers", "cheque-multipliers"},
	{card, "numbers", "cardinals"},
	{vague, "numbers", "open-multipliers"},
	{mult, "numbers", "multipliers"},
	{few, "numbers", "open-digits"},
	{half, "numbers", "half-before"},
	{addHalf, "numbers", "and-a-half"},
	{article, "numbers", "articles"},
	{point, "numbers", "decimal-point"},
	{ord, "numbers", "ordinals"},
	{decade, "calendar", "decades"},
	{ordSuffix, "numbers", "ordinal-endings"},
	{ordPrefix, "numbers", "ordinal-marks"},
	{denom, "numbers", "denominators"},
	{over, "numbers", "fraction-marks"},
	{fraction1, "numbers", "fractions"},
	{every, "numbers", "every"},
	{outOf, "numbers", "out-of"},
	{percentPre, "numbers", "percent-before"},
	{percent, "numbers", "percent"},
	{tenths, "numbers", "tenths"},
	{points, "numbers", "percentage-points"},
	{times, "numbers", "times"},
	{multiple, "numbers", "multiples"},
	{pair, "numbers", "doubles"},
	{currency, "units", "currencies"},
	{unit, "units", "units"},
	{age, "units", "ages"},
	{agePre, "units", "before-ages"},
	{counter, "units", "counters"},
	{grow, "numbers", "growth"},
	{measured, "units", "measures"},
	{degrees, "units", "temperature-scales"},
	{qualifier, "qualifiers", "before"},
	{qualAfter, "qualifiers", "after"},
	{negative, "qualifiers", "minus"},
	{belowZero, "qualifiers", "below-zero"},
	{perTime, "units", "before-speeds"},
	{rangeSign, "qualifiers", "to"},
	{either, "qualifiers", "or"},
	{between, "qualifiers", "between"},
	{ratioWord, "qualifiers", "against"},
	{scoreWord, "qualifiers", "winning"},
	{month, "calendar", "months"},
	{monthMark, "calendar", "month-marks"},
	{weekday, "calendar", "weekdays"},
	{doubtful, "calendar", "doubtful"},
	{dayMark, "calendar", "day-marks"},
	{dayLink, "calendar", "of"},
	{yearMark, "calendar", "year-marks"},
	{yearPre, "calendar", "before-years"},
	{relDay, "calendar", "relative-days"},
	{relYear, "calendar", "relative-years"},
	{century, "calendar", "centuries"},
	{centuryOf, "calendar", "whole-centuries"},
	{beforeEra, "calendar", "before-christ"},
	{eraMark, "calendar", "after-christ"},
	{relPeriod, "calendar", "relative-periods"},
	{dividing, "calendar", "dividers"},
	{divided, "calendar", "dividers-after"},
	{halfYear, "calendar", "half-years"},
	{season, "calendar", "seasons"},
	{era, "calendar", "eras"},
	{holiday, "calendar", "holidays"},
	{timeBefore, "calendar", "time-before"},
	{timeAfter, "calendar", "time-after"},
	{nightBefore, "calendar", "night-before"},
	{beforeTime, "clock", "before-times"},
	{clockMark, "clock", "hour-marks"},
	{minuteMark, "clock", "minute-marks"},
	{hourPart, "clock", "after-hours"},
	{hourPre, "clock", "before-hours"},
	{dayPart, "clock", "day-parts"},
	{clock, "clock", "times"},
	{partOfDay, "calendar", "parts-of-day"},
	{zone, "clock", "zones"},
	{series, "names", "series"},
	{alias, "names", "aliases"},
	{opaque, "idioms", "idioms"},
}

// A meaning is one role of one form, as the grammar sees it.
type meaning struct {
	role    role
	value   Value  // if the entry's value is a number
	id      string // if it is a code
	capital bool   // the form demands a capital first letter
}

// small is the value of a month, a weekday or the like.
func (m meaning) small() int8 { n, _ := m.value.IsInt(); return int8(n) }
