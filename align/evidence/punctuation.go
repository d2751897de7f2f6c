package evidence

import "unicode"

// punctuation is how many marks of each kind a segment has, and how it stands
// to quotations.
type punctuation struct {
	questions, exclamations, quotes, colons int
	opensInside, endsInside                 bool // a quotation is open where the segment begins, where it ends
}

// punctuationOf counts the marks of one segment.
func punctuationOf(text string) (p punctuation) {
	for _, r := range text {
		switch r {
		case '?', '？':
			p.questions++
		case '!', '！':
			p.exclamations++
		case ':', '：':
			p.colons++
		}
		if quoteTurn(r) != 0 {
			p.quotes++
		}
	}
	return p
}

// quoteTurn is 1 for a mark that opens a quotation, -1 for one that closes it,
// 2 for one that does either, and 0 for any other rune. Single marks count
// where they cannot be apostrophes: see [quoteAfter].
func quoteTurn(r rune) int {
	switch r {
	case '“', '„', '«', '「', '『':
		return 1
	case '”', '»', '」', '』':
		return -1
	case '"', '＂':
		return 2
	}
	return 0
}

// quoteAfter is whether a quotation is open after the text.
func quoteAfter(text string, open bool) bool {
	runes := []rune(text)
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return ' '
		}
		return runes[i]
	}
	for i, r := range runes {
		switch quoteTurn(r) {
		case 1:
			open = true
		case -1:
			open = false
		case 2:
			open = !open
		}
		if r == '\'' || r == '‘' || r == '’' {
			before, after := at(i-1), at(i+1)
			switch {
			case r != '’' && !unicode.IsLetter(before) && !unicode.IsSpace(after):
				open = true
			case r != '‘' && (unicode.IsPunct(before) || unicode.IsSpace(after)) && !unicode.IsLetter(after):
				open = false
			}
		}
	}
	return open
}
