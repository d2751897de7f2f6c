package source

import (
	"bytes"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Guessing an encoding is asking how a writer would have come by these bytes.
// Each candidate decodes them; a text is as improbable as its characters are
// rare and as its neighbours do not go together; the least improbable text
// wins. Costs are -ln p, in nats, and add up over the text, so that encodings
// of one and of two bytes a character compare fairly.

const (
	sampleSize = 32 << 10 // bytes looked at: more never changed an answer
	// doubtful is the mean cost of a byte outside ASCII above which no candidate
	// is believed. Prose in the right encoding lies between 3 and 5.
	doubtful     = 7.0
	doubtfulPair = 9.0 // the same for two bytes of UTF-16, ASCII or not
	slack        = 8.0 // nats granted to short texts, in which one odd sign weighs much
)

// guess returns the charset in which data makes the likeliest text.
func guess(data []byte) (charset, error) {
	part := sample(data)
	var best charset
	lowest := math.Inf(1)
	for _, c := range charsets {
		out, err := c.NewDecoder().Bytes(part)
		if err != nil {
			continue
		}
		if cost := improbability(string(out), lowest); cost <= lowest { // of equals the last, so that Latin text is not called Cyrillic
			best, lowest = c, cost
		}
	}
	if lowest > slack+believable(part, best) {
		if at := bytes.IndexByte(data, 0); at >= 0 {
			return best, holdsNUL(at)
		}
		return best, &Error{
			What:   "cannot tell which encoding the text is in",
			Advice: "name it with --encoding: " + strings.Join(Encodings(), ", "),
		}
	}
	return best, nil
}

// believable is the cost above which a sample is not believed to be a text.
func believable(part []byte, set charset) float64 {
	if strings.HasPrefix(set.name, "utf-16") {
		return doubtfulPair * float64(len(part)/2)
	}
	cost := 0.0
	for _, b := range part {
		if b < 0x80 {
			cost += asciiCost
		} else {
			cost += doubtful
		}
	}
	return cost
}

// sample returns the part of the data that tells encodings apart: from just
// before the first byte outside ASCII, in whole lines where it has lines. Both
// ends stay even, for the encodings of two bytes.
func sample(data []byte) []byte {
	first := bytes.IndexFunc(data, func(r rune) bool { return r >= 0x80 || r == 0 })
	first = max(0, first-256) &^ 1
	if nl := bytes.IndexByte(data[first:min(len(data), first+256)], '\n'); first > 0 && nl >= 0 {
		first = (first + nl + 1) &^ 1
	}
	part := data[first:min(len(data), first+sampleSize)]
	if nl := bytes.LastIndexByte(part, '\n'); len(part) == sampleSize && nl > 0 {
		part = part[:nl&^1]
	}
	return part
}

// The costs of what a text is made of.
const (
	asciiCost   = 3.5  // a letter, digit or space: one of some thirty
	commonHan   = 6.9  // one of the thousand characters of [frequent]
	otherHan    = 11.0 // one of the other twenty thousand
	punctuation = 5.0  // of typography, in any language
	accented    = 6.0  // é, ü, ñ
	symbol      = 9.0  // €, №, §
	stray       = 15.0 // what prose does not hold: box drawing, private use
	broken      = 16.0 // no character at all
	control     = 30.0 // never in a text
	misfit      = 5.0  // neighbours that do not go together
)

// improbability is the cost of a text, in nats. It is not worked out further
// than to a limit.
func improbability(text string, limit float64) float64 {
	cost := 0.0
	prev := ' '
	for _, r := range text {
		cost += runeCost(r) + neighbourCost(prev, r)
		prev = r
		if cost > limit {
			break
		}
	}
	return cost
}

func runeCost(r rune) float64 {
	switch {
	case r == utf8.RuneError:
		return broken
	case isControl(r), r >= 0x7F && r < 0xA0:
		return control
	case r < 0x80:
		return asciiCost
	case r >= 0x0400 && r < 0x0460:
		return cyrillicCost(r)
	case unicode.Is(unicode.Han, r):
		if frequentHan()[r] {
			return commonHan
		}
		return otherHan
	case strings.ContainsRune("，。、；：？！（）《》「」『』“”‘’«»„—–…·\u00A0\u3000", r):
		return punctuation
	case strings.ContainsRune("€£¥©®™°§№±×½¼•′″％－０１２３４５６７８９", r):
		return symbol
	case r >= 0xC0 && r <= 0x17F && r != '×' && r != '÷':
		return accented
	}
	return stray
}

// cyrillicCost is the cost of a Cyrillic letter by its frequency in Russian.
func cyrillicCost(r rune) float64 {
	lower := unicode.ToLower(r)
	i := int(lower - 'а')
	switch {
	case i >= 0 && i < len(russianPermille):
		cost := -math.Log(russianPermille[i] / 1000)
		if r != lower {
			cost += 0.5
		}
		return cost
	case strings.ContainsRune("ёіїєґў", lower):
		return 6.5
	}
	return stray
}

// russianPermille is how many of 1000 letters of Russian are а, б … я; the
// letter statistics of the Russian National Corpus as Lyashevskaya and Sharov
// give them ("Frequency dictionary of modern Russian", 2009), rounded.
var russianPermille = [32]float64{
	80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28,
	47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 0.4, 19, 17, 3, 6, 20,
}

// neighbourCost is what it costs that next follows prev: letters of two
// writings in one word, a Cyrillic capital inside a word or letter beside a
// digit, a word that begins with a sign no word begins with, quotation marks
// that face the wrong way. Latin and Chinese do stand side by side.
func neighbourCost(prev, next rune) float64 {
	before, after := unicode.IsLetter(prev), unicode.IsLetter(next)
	wasCyrillic, isCyrillic := unicode.Is(unicode.Cyrillic, prev), unicode.Is(unicode.Cyrillic, next)
	switch {
	case before && after:
		switch {
		case wasCyrillic != isCyrillic:
			return misfit
		case isCyrillic && unicode.IsLower(prev) && unicode.IsUpper(next):
			return misfit
		case spaceless(prev) != spaceless(next):
			return misfit / 2
		}
	case isCyrillic && strings.ContainsRune("ъыьЪЫЬ", next):
		return misfit
	case isCyrillic && unicode.IsDigit(prev), wasCyrillic && unicode.IsDigit(next):
		return misfit / 2
	case after && prev == '»', before && next == '«':
		return misfit / 2
	}
	return 0
}
