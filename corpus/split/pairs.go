package split

// How far apart in runes the two marks of a pair may be to count as inside a
// sentence. A longer bracket is a passage of its own, and one that is never
// closed should not keep the rest of the paragraph together.
const (
	maxBracket = 200
	maxQuote   = 60
)

// closing maps opening marks to closing ones. Straight quotes and the Latin
// ‘ ’ are not among them: nothing tells where those open, or an apostrophe.
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
		if c, ok := closing[r]; ok {
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

func reach(r rune) int {
	if in(quotes, r) {
		return maxQuote
	}
	return maxBracket
}
