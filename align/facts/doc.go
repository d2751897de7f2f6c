// Package facts finds what a translation must keep: numbers, money, dates,
// times, names and quotations, as values with their place in the text, in
// English, Chinese and Russian. "$4.3 billion", 43亿美元 and «4,3 млрд долларов»
// are one fact, USD 4300000000.
//
// # Method
//
// A text passes three stages. The lexer (token.go, digits.go, shapes.go,
// address.go) cuts it into tokens: phrases of the lexicon, figures in digits,
// other words, signs. The lexicon (lexicon.go) gives each phrase its [role]s: a
// cardinal number, a multiplier, a unit, a month. The grammar reads roles and
// knows no language: numeral.go adds and multiplies numbers in words and digits,
// quantity.go and amounts.go read what stands around them, date.go and clock.go
// dates and times, words.go the rest. A language is data: en.go, zh.go, ru.go.
//
// # Hard and soft
//
// Digits, large numbers, money, percentages and dates are hard: if the other
// side lacks them, something is wrong. Small number words, open amounts (dozens,
// 数十) and words that only may be figures (double, 新冠 for COVID-19) are soft:
// they may answer a fact of the other side and prove nothing by themselves.
//
// # Comparing
//
// [Same] is the one place that says how two facts relate. [Resolve] completes
// dates from a dateline first.
//
// # Limits
//
// Names are found, not matched across scripts. Numbers in words that make up a
// name (三峡, Seven Oaks) are silent only if the language's list has them. Words
// for years in pairs (nineteen ninety-nine) are read as two numbers.
package facts
