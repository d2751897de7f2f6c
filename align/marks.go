package align

import "unicode"

// marks is what the features know of a segment's punctuation.
type marks struct {
	question, exclamation, quote, colon int
	inside, leaves                      bool // a quotation is open where the segment begins, where it ends
}

// marksOf counts the marks of one segment.
func marksOf(text string) (m marks) {
	for _, r := range text {
		switch r {
		case '?', '？':
			m.question++
		case '!', '！':
			m.exclamation++
		case ':', '：':
			m.colon++
		}
		if quoteTurn(r) != 0 {
			m.quote++
		}
	}
	return m
}

// quoteTurn is 1 for a mark that opens a quotation, -1 for one that closes it,
// 2 for one that does either, and 0 for any other rune. Single marks count
// where they cannot be apostrophes: see [openQuotes].
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

// openQuotes notes where quotations are open at the segments' ends. A paragraph
// that opens a quotation starts afresh, as English repeats the opening mark
// in each paragraph and closes only the last.
func openQuotes(side []segment) {
	open := false
	for i := range side {
		s := &side[i]
		if i > 0 && s.Block != side[i-1].Block {
			open = false
		}
		s.marks.inside = open
		open = quoteAfter(s.Text, open)
		s.marks.leaves = open
	}
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
