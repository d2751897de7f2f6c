package facts

import "strings"

// names finds capitalised sequences (Belgrade, Anna de Vries, Центральный банк)
// and acronyms (NATO, ООН) in words no other fact holds. A name of one word that
// opens a sentence is soft, for any word has a capital there.
func (s *scan) names() {
	k, values := 0, len(s.facts)
	for i := 0; i < len(s.toks); {
		t := &s.toks[i]
		for k < values && s.facts[k].End <= t.lo {
			k++
		}
		held := k < values && s.facts[k].Start < t.hi
		if held || t.kind != word || !t.upper || len(t.means) > 0 && t.means[0].role == opaque {
			i++
			continue
		}
		limit := len(s.text)
		if k < values {
			limit = s.facts[k].Start
		}
		i = s.name(i, limit)
	}
}

// name reads the name at token i and returns the token after it. It ends before
// rune limit.
func (s *scan) name(i, limit int) int {
	opens := s.opensSentence(i)
	if opens && s.lex.openers[s.wordAt(i)] {
		return i + 1
	}
	end, words := i+1, 1
	for {
		j := end
		if s.sign(j, '.') && s.glued(j) && s.at(end-1).hi-s.at(end-1).lo == 1 { // initials: George W. Bush
			j++
		} else if s.sign(j, '-') && s.glued(j) && s.glued(j+1) {
			j++
		}
		for n := 0; n < 2 && s.at(j).kind == word && !s.at(j).upper && s.lex.links[s.wordAt(j)]; n++ {
			j++
		}
		t := s.at(j)
		if t.kind != word || !t.upper || t.hi > limit || j > end && s.at(j-1).kind == sign && j-1 != end {
			break
		}
		end, words = j+1, words+1
	}
	lo, hi := s.at(i).lo, s.at(end-1).hi
	acronym := hi-lo > 1 && s.text[lo+1] != s.fold[lo+1]
	if words == 1 && hi-lo == 1 || words == 1 && s.lex.openers[s.wordAt(i)] {
		return end
	}
	f := Fact{Start: lo, End: hi, Class: Name, Text: s.plain(lo, hi), Soft: opens && words == 1 && !acronym}
	s.facts = append(s.facts, f)
	return end
}

// wordAt is token i as a lexicon writes it.
func (s *scan) wordAt(i int) string { t := s.at(i); return string(s.fold[t.lo:t.hi]) }

// plain is the folded text from rune lo to hi with single spaces.
func (s *scan) plain(lo, hi int) string {
	return strings.Join(strings.Fields(string(s.fold[lo:hi])), " ")
}

// opensSentence tells whether token i is the first of the text, or follows a
// mark that ends a sentence or opens one.
func (s *scan) opensSentence(i int) bool {
	if i == 0 {
		return true
	}
	t := s.at(i - 1)
	return t.kind == sign && strings.ContainsRune(".!?…。:;\"“”„«»「『(—–-*", s.fold[t.lo])
}
