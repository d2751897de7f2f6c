package split

import (
	"strings"
	"unicode"
)

// The marks of punctuation, whatever the language.
const (
	fullStops = "。！？｡"               // end a sentence by themselves
	stops     = ".!?．" + fullStops   // may end one
	dots      = ".…⋯"                // make an ellipsis, with or without spaces between
	dashes    = "—–―-"               // begin a turn of a dialogue
	openers   = "«“‘„‚\"'([{「『（【〔〈《" // stand before the first word
	closers   = "»”’“\"')]}」』）】〕〉》"  // stand after a stop; “ closes German and Russian „“
	quotes    = "»”’“\"'」』"          // the closers of quotations
	broad     = "”’」』）】〕〉》"          // closers that may follow a stop and a space
	raised    = "⁰¹²³⁴⁵⁶⁷⁸⁹"         // number notes
	titles    = "《〈"                 // open the title of a work
	middle    = "，、；：,;:—"           // go on with the sentence
)

func in(set string, r rune) bool { return strings.ContainsRune(set, r) }

// han tells whether a rune is of Chinese running text: a character, kana or a
// mark of punctuation as wide as one.
func han(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		'\u3000' <= r && r <= '\u303f' || '\uff01' <= r && r <= '\uff65'
}

// wordy tells whether a rune may be part of a word or number.
func wordy(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// A stop is a group of marks that may end a sentence: ?!, ... or 。”
type stop struct {
	at     int  // the first mark
	marks  int  // where the marks end
	end    int  // where the sentence would end, with closing quotes and notes
	dotted bool // an ellipsis, with nothing stronger
	quoted bool // a closing quotation mark is among the closers
}

// readStop reads the stop that begins at i, where there is a mark.
func readStop(text []rune, i int) stop {
	s := stop{at: i}
	j, points, full := i, 0, 0
	for ; j < len(text); j++ {
		switch r := text[j]; {
		case in(dots, r):
			points++
		case in(stops, r):
			full++
		case r == ' ' && points > 0 && j+1 < len(text) && in(dots, text[j+1]) && text[j-1] != ' ':
			// . . . is one ellipsis
		default:
			goto read
		}
	}
read:
	s.marks, s.end = j, j
	s.dotted = full == 0 && (points > 1 || text[i] != '.')
	if points == 0 && full > 1 && strings.Trim(string(text[i:j]), "。") == "" {
		s.dotted = true // 。。。
	}
	s.readClosers(text)
	return s
}

// readClosers takes in what belongs to the sentence after its marks: closing
// quotation marks and brackets, and the number of a note, as in "so.[1]" and "so.¹".
func (s *stop) readClosers(text []rune) {
	for s.end < len(text) {
		r := text[s.end]
		switch {
		case in(closers, r) && (r != '“' || s.end+1 == len(text) || !wordy(text[s.end+1])):
			s.quoted = s.quoted || in(quotes, r)
			s.end++
		case in(raised, r):
			s.end++
		case r == ' ' && s.end+1 < len(text) && in(broad, text[s.end+1]):
			s.end++ // 。 ” as careless typing has it
		case (r == '[' || r == ' ') && note(text[s.end:]) > 0:
			s.end += note(text[s.end:])
		default:
			return
		}
	}
}

// note is the length of the reference to a note that text begins with, such as
// [12], with the space before it; 0 if there is none.
func note(text []rune) int {
	i := 0
	if text[0] == ' ' {
		i++
	}
	if i == len(text) || text[i] != '[' {
		return 0
	}
	for j := i + 1; j < min(len(text), i+6); j++ {
		if text[j] == ']' && j > i+1 {
			return j + 1
		}
		if !unicode.IsDigit(text[j]) {
			break
		}
	}
	return 0
}

// How far apart in runes the two marks of a pair may be to count as inside a
// sentence. A longer bracket is a passage of its own, and one that is never
// closed should not keep the rest of the paragraph together.
const (
	maxBracket = 200
	maxQuote   = 60
)

// closing maps opening marks to closing ones. Straight quotes and the Latin
// ‘ ’ are not among them: nothing tells where those open, or an apostrophe.
// Before a Chinese character ‘ opens; see [closer].
var closing = map[rune]rune{
	'(': ')', '[': ']', '{': '}', '（': '）', '【': '】', '〔': '〕', '〈': '〉', '《': '》',
	'“': '”', '「': '」', '『': '』',
}

// pairs finds for each opening mark the place of its closing one; 0 where there
// is none near enough. Pairs are nested: a mark closes the last one open of its
// kind, and what was opened inside and not closed is forgotten.
func pairs(text []rune) []int {
	var partner []int
	type opened struct {
		at    int
		close rune
	}
	var stack []opened
	for i, r := range text {
		if c, ok := closer(text, i); ok {
			stack = append(stack, opened{i, c})
			continue
		}
		for k := len(stack) - 1; k >= max(0, len(stack)-4); k-- {
			if stack[k].close != r {
				continue
			}
			if i-stack[k].at <= reach(r) {
				if partner == nil {
					partner = make([]int, len(text))
				}
				partner[stack[k].at] = i
			}
			stack = stack[:k]
			break
		}
	}
	return partner
}

// closer is the mark that closes what opens at i, if something opens there.
func closer(text []rune, i int) (r rune, ok bool) {
	if text[i] == '‘' && i+1 < len(text) && han(text[i+1]) {
		return '’', true
	}
	r, ok = closing[text[i]]
	return r, ok
}

func reach(r rune) int {
	if in(quotes, r) {
		return maxQuote
	}
	return maxBracket
}
