// Package names finds the names of countries, cities, people, organisations and
// offices in texts, and says which may stand for one another across languages:
//
//	src := names.Find("Putin met the IMF.", corpus.English)
//	dst := names.Find("普京会见国际货币基金组织。", corpus.Chinese)
//	src[0].Meets(dst[0]) // true
//
// A name is firm or soft. A soft one (May, a party called "Labour") may answer a
// name of the other text and proves nothing where it is missing.
//
// Names come from two places: the lists places.txt, people.txt and
// organisations.txt in the folder of each language, and the table people.tsv of
// surnames that [Learn] made of parallel text. Names that neither has are not
// found: nothing is said about them.
//
// Files, from the bottom up: sound.go and pinyin.go say how names sound, name.go
// has the types, table.go the surnames, gazetteer.go [Find], learn.go [Learn].
package names
