// Package facts finds what a translation must keep: numbers, money, dates,
// times, names and quotations, as values with their place in the text.
//
//	src := facts.Find("It cost $4.3 billion.", corpus.English)
//	dst := facts.Find("耗资43亿美元。", corpus.Chinese)
//	facts.Same(src[0], dst[0]).Agrees() // true: both are USD 4300000000
//
// [Same] is the one place that says how two facts relate. [Resolve] completes
// dates from a [Dateline] first.
//
// # Method
//
// A text passes three stages. The lexer cuts it into tokens: phrases of the
// lexicon, figures in digits, other words, signs. The lexicon gives each phrase
// its roles: a cardinal number, a multiplier, a unit, a month. The grammar reads
// roles and knows no language: it is readers, each of its field, over the same
// tokens. At each token the first reader that finds something wins.
//
// # Files, from the bottom up
//
//	value.go      exact numbers
//	units.go      units, time zones, currencies
//	fact.go       Fact, its classes, Day
//	english.go    a fact as an English reader says it
//	days.go       weekdays; days completed from the dateline
//	relation.go   the relations; how numbers relate
//	dated.go      how dates and times relate
//	same.go       Same: how two facts relate
//	roles.go      roles of words, and the lists of a language that hold them
//	trie.go       finds forms letter by letter
//	signs.go      signs that all languages share
//	lexicon.go    the words of a language, compiled from its folder
//	token.go      tokens and figures
//	address.go    web addresses and identifiers
//	digits.go     numbers, dates and times in digits
//	lexer.go      a text as tokens
//	sum.go        the parts of a number, added and multiplied
//	numeral.go    numbers in words and digits: 4.3 billion, 3万4000
//	amount.go     a numeral and its unit: money, measures, fractions, decades
//	calendar.go   dates
//	clock.go      times of the day
//	period.go     parts of years, months and days; which way a time lies
//	quantity.go   amounts with what stands before and between them: qualifiers, ranges, scores
//	words.go      facts in one word: doubled, yesterday; numbered names
//	names.go      names
//	quotes.go     quotations
//	find.go       Find
//
// # Hard and soft
//
// Digits, large numbers, money, percentages and dates are hard: if the other
// side lacks them, something is wrong. Small number words, open amounts (dozens,
// 数十) and words that only may be figures (double, 新冠 for COVID-19) are soft:
// they may answer a fact of the other side and prove nothing by themselves.
//
// # To add a language
//
//  1. Fill numbers.txt, units.txt, qualifiers.txt, calendar.txt, clock.txt, names.txt, idioms.txt and endings.txt of its
//     folder in corpus/lang; the comments say what each list is for.
//  2. A unit, zone or shared currency sign that units.go does not have: a line there.
//  3. A way to write numbers that no role of roles.go stands for: a role, its list in corpus/lang/parts.go, and its rule
//     in the reader of its field.
//  4. Texts and their facts in testdata, as the other languages have them.
//  5. go test ./align/facts checks every entry.
//
// # Limits
//
// Names are found, not matched across scripts. Numbers in words that make up a
// name (三峡, Seven Oaks) are silent only if idioms.txt has them. Words for years
// in pairs (nineteen ninety-nine) are read as two numbers.
package facts
