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

// IsBeside tells whether a text names something beside the article and is no part
// of it: a label, a dateline, a byline, a caption with a credit, a copyright notice.
func IsBeside(text string) bool {
	return cells(text) <= labelCells && (isLabel(text) || isCount(text)) || isBracketed(text) && isLabel(text) || isLabels(text) ||
		isDateline(text) || isByline(text) || isCredited(text) || isRights(text)
}

// isText tells whether a block says anything: neither a line of signs, as between
// sections, nor a bare address.
func isText(text string) bool {
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return stops(text) // "…" says something
	}
	return !bareAddress.MatchString(text)
}

// isBracketed tells whether a line of the length of a caption stands in brackets:
// "（原标题：……）", "[Photo: the bridge at dawn, seen from the north]".
func isBracketed(text string) bool {
	if !opensBracket(text) || cells(text) > captionCells {
		return false
	}
	_, size := utf8.DecodeRuneInString(text)
	rest := text[size:]
	last, size := utf8.DecodeLastRuneInString(rest)
	return strings.ContainsRune(")]）】", last) && !strings.ContainsAny(rest[:len(rest)-size], "([（【)]）】")
}

// opensBracket tells whether a text begins with a bracket.
func opensBracket(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("([（【", first)
}

// bareAddress matches an address of the web and nothing else.
var bareAddress = regexp.MustCompile(`^https?://\S+$`)

// isLabel tells whether a line opens with a word that names something beside the
// article and stands before a colon, a bracket or the end of the line: "Photo:
// Reuters", "责任编辑：李某", "Реклама".
func isLabel(text string) bool {
	text = strings.ToLower(strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("[(【（「*", r) }))
	return opensWith(text, labels(), func(rest string) bool {
		next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
		return strings.Trim(rest, " .…!") == "" || strings.ContainsRune(":：/／|】])）」", next)
	})
}

// isLabels tells whether a line of the length of a caption opens with a label, has
// another one further on, ends no sentence and stands in no brackets: "来源：新华社
// 作者：李某 责任编辑：周某".
func isLabels(text string) bool {
	if cells(text) > captionCells || stops(text) || !isLabel(text) || opensBracket(text) {
		return false
	}
	text = strings.ToLower(text)
	rest := text[max(0, strings.IndexAny(text, ":：")):]
	return slices.ContainsFunc(labels(), func(label string) bool {
		at := max(strings.Index(rest, label+":"), strings.Index(rest, label+"："))
		if at < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(rest[:at])
		return !unicode.IsLetter(before) || spacelessWord(label)
	})
}

// isCount tells whether a line says how many readers did something, and no more:
// "12 comments", "0人跟贴 | 0人参与", "1204 просмотра".
func isCount(text string) bool {
	counts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune("|｜·•/／", r) })
	for _, count := range counts {
		count = strings.Trim(count, "()（）[] \u00a0\u3000")
		if number := numberOf.FindString(count); number == "" || !slices.Contains(counted(), count[len(number):]) {
			return false
		}
	}
	return len(counts) > 0
}

// numberOf is the number that a count begins with: "1.2k ", "3万".
var numberOf = regexp.MustCompile(`^\d[\d.,]*(?:[km]\b|万|萬)?\+?[\s\x{a0}]*`)

const (
	bylineCells = 80  // the most that a line of authors has, in cells
	creditCells = 240 // the most that a caption has, in cells
)

// isByline tells whether a line says who wrote the article: "By Maria Keller",
// "作者 李某", "Автор: Мария Келлер". What follows the word is names: no sentence
// that ends, and more words with a capital than without.
func isByline(text string) bool {
	if cells(text) > bylineCells || stops(text) {
		return false
	}
	return opensWith(strings.ToLower(text), bylines(), func(rest string) bool {
		next, _ := utf8.DecodeRuneInString(rest)
		if next != ' ' && !strings.ContainsRune(":：/／|｜　\u00a0", next) {
			return false
		}
		capital, small := 0, 0
		for word := range strings.FieldsSeq(text[len(text)-len(rest):]) {
			if first, _ := utf8.DecodeRuneInString(word); unicode.IsLower(first) {
				small++
			} else {
				capital++
			}
		}
		return capital > small
	})
}

// promptCells is the most that a line has that asks readers for something, in cells.
const promptCells = 160

// isPrompt tells whether a line with a link in it asks readers to subscribe, follow
// or read on: "Sign up for our newsletter".
func isPrompt(text string) bool {
	return cells(text) <= promptCells && opensWith(strings.ToLower(text), prompts(), func(rest string) bool {
		next, _ := utf8.DecodeRuneInString(rest)
		return !unicode.IsLetter(next) || spaceless(next)
	})
}

// isCredited tells whether a text ends with whose picture it is about: "The bridge
// at dawn (Photo: Reuters)", "……（张三摄）", "Мост на рассвете. Фото: ТАСС".
func isCredited(text string) bool {
	if cells(text) > creditCells {
		return false
	}
	text = strings.TrimRight(strings.ToLower(text), " .。")
	if slices.ContainsFunc(pictures(), func(word string) bool { return endsInLabel(text, word) || endsInMaker(text, word) }) {
		return true
	}
	open := strings.LastIndexAny(text, "([（［【")
	if open < 0 {
		return false
	}
	inside := strings.Trim(text[open:], "([（［【)]）］】 ")
	if len(text[open:])-len(inside) < 2 || !strings.ContainsAny(text[len(text)-3:], ")]）］】") {
		return false
	}
	return opensWith(inside, pictures(), func(rest string) bool {
		next, _ := utf8.DecodeRuneInString(rest)
		return rest == "" || !unicode.IsLetter(next)
	}) || slices.ContainsFunc(pictures(), func(word string) bool { return spacelessWord(word) && strings.HasSuffix(inside, word) })
}

// endsInLabel tells whether a text ends with a word, a colon and a name, after
// another sentence or a dash.
func endsInLabel(text, word string) bool {
	for _, colon := range []string{":", "："} {
		at := strings.LastIndex(text, word+colon)
		if at <= 0 || cells(text[at:]) > labelCells {
			continue
		}
		before := strings.TrimRight(text[:at], " \u00a0\u3000")
		last, _ := utf8.DecodeLastRuneInString(before)
		if strings.ContainsRune(".。!！?？/|—–", last) {
			return true
		}
	}
	return false
}

// makerCells is the most that a name has with the word for what its bearer did, in
// cells: 新华社记者李四摄.
const makerCells = 24

// endsInMaker tells whether a text ends with a name and a word that follows names,
// after another sentence: "新船。李四摄".
func endsInMaker(text, word string) bool {
	if !spacelessWord(word) || !strings.HasSuffix(text, word) {
		return false
	}
	at := strings.LastIndexAny(text, "。！？")
	return at > 0 && cells(text[at:]) <= makerCells
}

// spacelessWord tells whether a word is in a writing that puts no space before it.
func spacelessWord(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return spaceless(first)
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
	dated := clock.MatchString(lower)
	for word := range strings.FieldsFuncSeq(lower, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if isDayOrMonth(word) {
			dated = true
			continue
		}
		dated = dated || year.MatchString(word)
		opens = opens || letters == 0 && year.MatchString(word)
		for _, r := range word {
			if unicode.IsDigit(r) {
				digits++
			} else {
				letters++
			}
		}
	}
	if digits < datelineDigits && !clock.MatchString(lower) {
		return false
	}
	return opens || dated && digits >= letters || opensWith(lower, dates(), func(rest string) bool {
		next, _ := utf8.DecodeRuneInString(rest)
		return !unicode.IsLetter(next) || spaceless(next)
	})
}

// clock is a time of day.
var clock = regexp.MustCompile(`\b\d\d?[:：]\d\d\b|\d\s?[时時]`)

// year begins a word that names a year of the age of newspapers' archives.
var year = regexp.MustCompile(`^(?:19|20)\d\d`)

// rightsCells is the most that a copyright notice has, in cells.
const rightsCells = 240

// captionCells is the most that the caption of one picture has, in cells, if it
// names the owner of its rights.
const captionCells = 120

// isRights tells whether a text says whose copyright the page is.
func isRights(text string) bool {
	if cells(text) > rightsCells {
		return false
	}
	lower := strings.ToLower(text)
	return strings.HasPrefix(lower, "©") || strings.Contains(lower, "©") && cells(text) <= captionCells && !stops(text) || slices.ContainsFunc(rights(), func(phrase string) bool { return strings.Contains(lower, phrase) })
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
	bylines  = sync.OnceValue(func() []string { return allOf("page", "bylines") })
	counted  = sync.OnceValue(func() []string { return allOf("page", "counts") })
	prompts  = sync.OnceValue(func() []string { return allOf("page", "prompts") })
	pictures = sync.OnceValue(func() []string { return allOf("page", "pictures") })
	rights   = sync.OnceValue(func() []string { return allOf("page", "rights") })
	dates    = sync.OnceValue(func() []string { return allOf("page", "dates") })
	days     = sync.OnceValue(func() (stems []string) {
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

// sameWords tells whether two texts have the same letters and digits in the same
// order, large or small.
func sameWords(a, b string) bool {
	return len(a) <= 2*len(b) && len(b) <= 2*len(a) && lettersOf(a) == lettersOf(b)
}

// lettersOf is a text without what is neither letter nor digit, in small letters.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
