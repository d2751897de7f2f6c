package source

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// labelCells is the width, in cells, up to which a text is a label, or one
// before a link.
const labelCells = 40

// isLabel tells whether a line opens with a word that names something beside the
// article and stands before a colon, a bracket or the end of the line: "Photo:
// Reuters", "责任编辑：李某", "Реклама".
func isLabel(text string) bool {
	text = strings.ToLower(strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("[(【（「*", r) }))
	return opensWith(text, labels(), func(rest string) bool {
		next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
		return rest == "" || strings.ContainsRune(":：/／|】])）」", next)
	})
}

const (
	datelineCells  = 90 // the most that a line of date, time and newspaper has, in cells
	datelineDigits = 5  // the least: "May 6, 2025"
)

// isDateline tells whether a line says when a text was published or changed:
// "Updated 4 May 2026, 9:15 a.m.", "2025年05月06日 来源：某报", "6 мая 2025, 08:18".
// It opens with a date or with a word that says so, or is little but a date.
func isDateline(text string) bool {
	lower := strings.ToLower(text)
	if cells(text) > datelineCells || stops(text) && !strings.HasSuffix(lower, "m.") {
		return false
	}
	letters, digits := 0, 0
	opens := false // with a date
	for word := range strings.FieldsFuncSeq(lower, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if isDayOrMonth(word) {
			continue
		}
		opens = opens || letters == 0 && year.MatchString(word)
		for _, r := range word {
			if unicode.IsDigit(r) {
				digits++
			} else {
				letters++
			}
		}
	}
	if digits < datelineDigits {
		return false
	}
	return opens || digits >= letters || opensWith(lower, dates(), func(rest string) bool {
		next, _ := utf8.DecodeRuneInString(rest)
		return !unicode.IsLetter(next) || spaceless(next)
	})
}

// year begins a word that names a year of the age of newspapers' archives.
var year = regexp.MustCompile(`^(?:19|20)\d\d`)

// rightsCells is the most that a copyright notice has, in cells.
const rightsCells = 240

// isRights tells whether a text says whose copyright the page is.
func isRights(text string) bool {
	if cells(text) > rightsCells {
		return false
	}
	lower := strings.ToLower(text)
	return strings.HasPrefix(lower, "©") || slices.ContainsFunc(rights(), func(phrase string) bool { return strings.Contains(lower, phrase) })
}

// opensWith tells whether a text in small letters opens with an entry, and what
// follows is as wanted.
func opensWith(text string, entries []string, wanted func(rest string) bool) bool {
	return slices.ContainsFunc(entries, func(e string) bool {
		rest, opens := strings.CutPrefix(text, e)
		return opens && wanted(rest)
	})
}

// endingRunes is how many letters an inflected month or day may have more than
// its stem: января, понедельником.
const endingRunes = 3

// isDayOrMonth tells whether a word in small letters is the name of a month or
// of a day of the week.
func isDayOrMonth(word string) bool {
	return slices.ContainsFunc(days(), func(stem string) bool {
		rest, is := strings.CutPrefix(word, stem)
		return is && utf8.RuneCountInString(rest) <= endingRunes
	})
}

// The words of all languages: a page may be in any.
var (
	labels = sync.OnceValue(func() (words []string) {
		for _, word := range append(allOf("page", "labels"), allOf("page", "notes")...) {
			words = append(words, strings.TrimRight(word, ":： "))
		}
		return words
	})
	rights = sync.OnceValue(func() []string { return allOf("page", "rights") })
	dates  = sync.OnceValue(func() []string { return allOf("page", "dates") })
	days   = sync.OnceValue(func() (stems []string) {
		for _, entry := range append(allOf("calendar", "months"), allOf("calendar", "weekdays")...) {
			forms, _, _ := strings.Cut(entry, "=")
			for form := range strings.SplitSeq(forms, ",") {
				stem, _, _ := strings.Cut(form, "/")
				stems = append(stems, strings.ToLower(strings.TrimRight(stem, ".")))
			}
		}
		return stems
	})
)

// allOf is a list of every language.
func allOf(file, section string) (entries []string) {
	for _, l := range lang.All {
		entries = append(entries, l.List(file, section)...)
	}
	return entries
}
