// Package split cuts paragraphs into sentences.
//
//	doc = split.Document(lang.Detect(doc)) // titles, headings and code stay whole
//
// A stop ends a sentence when what follows can begin one. Latin and Cyrillic
// texts show that by a space and a capital, so there the work is to know the
// stops of abbreviations, initials and list numbers. Chinese texts show it by
// the stop alone, so there the work is to know the stops inside titles,
// brackets and quoted words. Which rule holds depends on the characters beside
// the stop, not on the language of the document, because Chinese articles hold
// English names and Russian ones quote English.
//
// Where writers differ, the sentences are those of hand-aligned fiction:
// every stop inside a quotation ends a sentence, a semicolon never does, and
// who said it stays with what was said: “去哪儿？”她问。 is one sentence.
//
// # Files
//
//	split.go          Document: paragraphs to segments, with their places in the file
//	cut.go            where the sentences of a paragraph end
//	abbreviation.go   stops of abbreviations, initials and list numbers
//	speech.go         who said it, after a quotation
//	marks.go          marks of punctuation, stops and pairs
//	words.go          the words of a language
//
// # To add a language
//
// Fill sentences.txt of its folder in corpus/lang; its comments say what each
// list is for. A table of texts and their sentences beside russian_test.go and
// chinese_test.go shows that they are cut well. A script whose sentences end
// with other marks needs a line in marks.go.
package split
