package facts

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
	case '"':
		return "\""
	case '‘':
		return "’"
	}
	return ""
}

// quotes finds words in quotation marks, outermost marks only, and words spoken
// after a dash where the language has that. Text is what stands inside. A
// quotation that is not closed runs to the end of the text and is loose: English
// repeats the opening mark on each paragraph of a long speech.
func (s *scan) quotes() {
	for p := 0; p < len(s.text); p++ {
		close := closers(s.text[p])
		if close == "" || s.text[p] == '‘' && p > 0 && isAlpha(s.text[p-1]) || s.text[p] == '"' && !s.opens(p) {
			continue
		}
		end := s.closing(p, close)
		if end < 0 && s.text[p] == '‘' {
			continue // an apostrophe
		}
		if end < 0 && s.text[p] == '"' && p > 0 {
			continue // nothing tells where it would end
		}
		f := Fact{Class: Quotation, Start: p, End: end + 1, Loose: end < 0}
		if end < 0 {
			f.End, end = len(s.text), len(s.text)
		}
		f.Text = string(s.text[p+1 : end])
		s.facts = append(s.facts, f)
		p = end
	}
	if s.lex.DashSpeech {
		s.dashSpeech()
	}
}

// opens tells whether the straight mark at p opens a quotation: it stands at the
// start of a word, not after a letter or digit (5'10").
func (s *scan) opens(p int) bool {
	if p+1 >= len(s.text) || isSpace(s.fold[p+1]) {
		return false
	}
	return p == 0 || isSpace(s.fold[p-1]) || contains("([-—–/", s.fold[p-1]) || isHan(s.fold[p-1])
}

// Bounds of quotations, in runes: several pages; in single marks, which may be
// apostrophes, a page.
const (
	maxQuotation = 5000
	maxSingle    = 1000
)

// closing is the rune that closes the quotation opened at p, past nested ones;
// -1 if there is none.
func (s *scan) closing(p int, close string) int {
	depth := 1
	limit := min(len(s.text), p+maxQuotation)
	if s.text[p] == '‘' {
		limit = min(limit, p+maxSingle)
	}
	for q := p + 1; q < limit; q++ {
		switch r := s.text[q]; {
		case r == '’' && close == "’":
			if q+1 >= len(s.text) || !isAlpha(s.text[q+1]) {
				return q
			}
		case r == '"' && close == "\"" && s.opens(q) && !isHan(s.fold[q-1]):
			depth++
		case contains(close, r):
			if depth--; depth == 0 {
				return q
			}
		case r == s.text[p]:
			depth++
		}
	}
	return -1
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
func (s *scan) dashSpeech() {
	if len(s.text) < 3 || !isDash(s.text[0]) || !isSpace(s.fold[1]) {
		return
	}
	start, spoken := 2, true
	for p := 3; p <= len(s.text); p++ {
		if p < len(s.text) && !(isDash(s.text[p]) && s.breaks(p)) {
			continue
		}
		end := p
		for end > start && isSpace(s.fold[end-1]) {
			end--
		}
		if spoken && end > start {
			s.facts = append(s.facts, Fact{Class: Quotation, Start: start, End: end, Text: string(s.text[start:end])})
		}
		start, spoken = min(p+2, len(s.text)), !spoken
	}
}

func isDash(r rune) bool { return r == '—' || r == '–' }

// breaks tells whether the dash at p parts speech from the author's words: a
// comma or the end of a sentence stands before it.
func (s *scan) breaks(p int) bool {
	for p--; p > 0 && isSpace(s.fold[p]); p-- {
	}
	return p > 0 && contains(",.!?…", s.fold[p])
}
