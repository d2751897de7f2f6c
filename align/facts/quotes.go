package facts

import "github.com/bitext-tools/bitext/corpus/placeholder"

// closers is the marks that may close the quotation r opens; "" if r opens none.
// Title marks 《》 are not quotation marks.
func closers(r rune) string {
	switch r {
	case '“':
		return "”"
	case '„':
		return "“”"
	case '«':
		return "»"
	case '「':
		return "」"
	case '『':
		return "』"
	case '"', '＂':
		return "\"＂"
	case '‘':
		return "’"
	case '\'':
		return "'"
	case '‚':
		return "‘’"
	case '‹':
		return "›"
	case '〝':
		return "〞〟"
	}
	return ""
}

// quotations reads words in quotation marks.
type quotations struct{ *found }

// read finds words in quotation marks, outermost marks only, and words spoken
// after a dash where the language has that. Text is what stands inside. A
// quotation that is not closed runs to the end of the text and is loose: English
// repeats the opening mark on each paragraph of a long speech.
func (r quotations) read() {
	for p := 0; p < len(r.text); p++ {
		close := closers(r.text[p])
		straight := contains("\"＂'", r.text[p])
		if close == "" || r.isTag(p) || r.text[p] == '‘' && p > 0 && isAlpha(r.text[p-1]) || straight && !r.isOpening(p) {
			continue
		}
		end := r.closing(p, close)
		if end < 0 && contains("‘'‚", r.text[p]) {
			continue // an apostrophe
		}
		if end < 0 && straight && p > 0 {
			continue // nothing tells where it would end
		}
		f := Fact{Class: Quotation, Start: p, End: end + 1, Loose: end < 0}
		if end < 0 {
			f.End, end = len(r.text), len(r.text)
		}
		f.Text = string(r.text[p+1 : end])
		r.facts = append(r.facts, f)
		p = end
	}
	if r.lex.dashSpeech {
		r.dashSpeech()
	}
}

// isTag tells whether the mark at p is a part of a tag or another placeholder.
func (r quotations) isTag(p int) bool { return r.fold[p] == placeholder.Blanked }

// isOpening tells whether the straight mark at p opens a quotation: it stands at the
// start of a word, not after a letter or digit (5'10").
func (r quotations) isOpening(p int) bool {
	if p+1 >= len(r.text) || isSpace(r.fold[p+1]) {
		return false
	}
	return p == 0 || isSpace(r.fold[p-1]) || contains("([-—–/", r.fold[p-1]) || isHan(r.fold[p-1])
}

// Bounds of quotations, in runes: several pages; in single marks, which may be
// apostrophes, a page.
const (
	maxQuotation = 5000
	maxSingle    = 1000
)

// closing is the rune that closes the quotation opened at p, past nested ones;
// -1 if there is none.
func (r quotations) closing(p int, close string) int {
	depth := 1
	limit := min(len(r.text), p+maxQuotation)
	if contains("‘'", r.text[p]) {
		limit = min(limit, p+maxSingle)
	}
	for q := p + 1; q < limit; q++ {
		switch c := r.text[q]; {
		case r.isTag(q):
		case c == '’' && close == "’":
			if q+1 >= len(r.text) || !isAlpha(r.text[q+1]) {
				return q
			}
		case c == '\'' && close == "'":
			if r.closesSingle(p, q) {
				return q
			}
		case c == '"' && r.text[p] == '"' && r.isOpening(q) && !isHan(r.fold[q-1]):
			depth++
		case contains(close, c):
			if depth--; depth == 0 {
				return q
			}
		case c == r.text[p]:
			depth++
		}
	}
	return -1
}

// closesSingle tells whether the straight mark at q closes the quotation opened
// by the one at p: a mark of punctuation stands before it, or no word begins or
// goes on behind it, and it is not the apostrophe of a plural (the workers' flag)
// while another mark follows that has a comma or full stop before it.
func (r quotations) closesSingle(p, q int) bool {
	if q == p+1 || isSpace(r.fold[q-1]) || q+1 < len(r.text) && isAlpha(r.text[q+1]) {
		return false
	}
	if contains(",.!?…", r.fold[q-1]) {
		return true
	}
	for k := q + 1; k < len(r.text) && k < p+maxSingle; k++ {
		switch {
		case r.text[k] == '\'' && contains(",.!?…", r.fold[k-1]):
			return false
		case r.text[k] == '\'' && r.isOpening(k):
			return true
		}
	}
	return true
}

func contains(marks string, r rune) bool {
	for _, m := range marks {
		if m == r {
			return true
		}
	}
	return false
}

// dashSpeech reads speech after a dash that opens the text: «— Да, — сказал он.
// — Иду.» The author's words stand between a dash after a comma or end mark and
// the next such dash.
func (r quotations) dashSpeech() {
	if len(r.text) < 3 || !isDash(r.text[0]) || !isSpace(r.fold[1]) {
		return
	}
	start, spoken := 2, true
	for p := 3; p <= len(r.text); p++ {
		if p < len(r.text) && !(isDash(r.text[p]) && r.breaks(p)) {
			continue
		}
		end := p
		for end > start && isSpace(r.fold[end-1]) {
			end--
		}
		if spoken && end > start {
			r.facts = append(r.facts, Fact{Class: Quotation, Start: start, End: end, Text: string(r.text[start:end])})
		}
		start, spoken = min(p+2, len(r.text)), !spoken
	}
}

func isDash(r rune) bool { return r == '—' || r == '–' }

// breaks tells whether the dash at p parts speech from the author's words: a
// comma or the end of a sentence stands before it.
func (r quotations) breaks(p int) bool {
	for p--; p > 0 && isSpace(r.fold[p]); p-- {
	}
	return p > 0 && contains(",.!?…", r.fold[p])
}
