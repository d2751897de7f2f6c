package memory

import (
	"unicode"

	"github.com/bitext-tools/bitext/corpus/exchange/joint"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Similarity is how alike two texts are, in percent: of the words of the longer one,
// those that need not be put in, left out or replaced to make it of the other,
//
//	100 · (longer − distance) / longer
//
// rounded down. It is the formula of OmegaT (FuzzyMatcher.calcSimilarity), where the
// distance is that of Levenshtein (1966) between words. A sign is a word, and each
// character of a writing without spaces is one. Letters count as the same that
// readers take for the same; see [lang.Fold]. 100 is for texts that are identical:
// those that differ in such letters or in spaces only have 99.
func Similarity(a, b string) int {
	percent, _ := newComparison(a).with(b, 0)
	return percent
}

// A comparison compares many texts with one.
type comparison struct {
	text  string
	words []int32 // the text's, by number
	known map[string]int32
	digit []bool // by number: whether the word has a digit
	have  []int  // by number: how often the text has the word; 0 of words that it has not
	left  []int  // the same, less what was met in the other text
	above []int  // a row of distances
	row   []int
}

func newComparison(text string) *comparison {
	c := &comparison{text: text, known: map[string]int32{}}
	c.words = c.numbers(text)
	c.have = make([]int, len(c.digit))
	for _, w := range c.words {
		c.have[w]++
	}
	return c
}

// numbers are the words of a text, each by the number of those that are the same.
func (c *comparison) numbers(text string) (words []int32) {
	eachWord(text, func(word []rune) {
		n, ok := c.known[string(word)]
		if !ok {
			n = int32(len(c.digit))
			c.known[string(word)] = n
			c.digit = append(c.digit, hasDigit(word))
		}
		words = append(words, n)
	})
	return words
}

func hasDigit(word []rune) bool {
	for _, r := range word {
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// eachWord gives the words of a text to a function: runs of letters and digits, and
// each other sign, and each character of a writing without spaces.
func eachWord(text string, do func(word []rune)) {
	runes := lang.Fold(text).Runes
	for lo := 0; lo < len(runes); {
		hi := lo + 1
		if !joint.Wide(runes[lo]) && isWord(runes[lo]) {
			for hi < len(runes) && !joint.Wide(runes[hi]) && (isWord(runes[hi]) || unicode.IsMark(runes[hi])) {
				hi++
			}
		}
		if !unicode.IsSpace(runes[lo]) {
			do(runes[lo:hi])
		}
		lo = hi
	}
}

// with is how alike the text is to another, and whether they differ in numbers only.
// It is 0 where it is sure to be below a bound.
func (c *comparison) with(text string, least int) (percent int, numbers bool) {
	if text == c.text {
		return 100, false
	}
	words := c.numbers(text)
	longer := max(len(words), len(c.words))
	if longer == 0 || 100*c.shared(words) < least*longer {
		return 0, false
	}
	percent = 100 * (longer - c.distance(words)) / longer
	return min(percent, 99), c.numbersOnly(words)
}

// shared is how many words can stay, whatever their order: at least as many as do. It
// tells most texts that are unlike in one pass, where the distance takes the product
// of both lengths.
func (c *comparison) shared(words []int32) (n int) {
	c.left = append(c.left[:0], c.have...)
	for _, w := range words {
		if int(w) < len(c.left) && c.left[w] > 0 {
			c.left[w]--
			n++
		}
	}
	return n
}

// distance is how many words must be put in, left out or replaced.
func (c *comparison) distance(words []int32) int {
	c.above, c.row = c.above[:0], c.row[:0]
	for k := range len(words) + 1 {
		c.above, c.row = append(c.above, k), append(c.row, 0)
	}
	for i, a := range c.words {
		c.row[0] = i + 1
		for j, b := range words {
			replaced := c.above[j]
			if a != b {
				replaced++
			}
			c.row[j+1] = min(replaced, c.above[j+1]+1, c.row[j]+1)
		}
		c.above, c.row = c.row, c.above
	}
	return c.above[len(words)]
}

// numbersOnly tells whether words are those of the text but for some with digits.
func (c *comparison) numbersOnly(words []int32) bool {
	if len(words) != len(c.words) {
		return false
	}
	differ := false
	for k, w := range words {
		if w != c.words[k] {
			if !c.digit[w] || !c.digit[c.words[k]] {
				return false
			}
			differ = true
		}
	}
	return differ
}
