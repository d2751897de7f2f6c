package facts

import "strings"

// names reads names in the Latin and Cyrillic scripts.
type properNames struct{ *found }

// read finds capitalised sequences (Belgrade, Anna de Vries, Центральный банк)
// and acronyms (NATO, ООН) in words no other fact holds. A name of one word that
// opens a sentence is soft, for any word has a capital there.
func (r properNames) read() {
	k, values := 0, len(r.facts)
	for i := 0; i < len(r.list); {
		t := &r.list[i]
		for k < values && r.facts[k].End <= t.lo {
			k++
		}
		held := k < values && r.facts[k].Start < t.hi
		if held || t.kind != wordToken || !t.upper || len(t.means) > 0 && t.means[0].role == opaque {
			i++
			continue
		}
		limit := len(r.text)
		if k < values {
			limit = r.facts[k].Start
		}
		i = r.nameAt(i, limit)
	}
}

// nameAt reads the name at token i and returns the token after it. It ends before
// rune limit.
func (r properNames) nameAt(i, limit int) int {
	opens := r.opensSentence(i)
	if opens && r.lex.openers[r.wordAt(i)] {
		return i + 1
	}
	end, words := i+1, 1
	for {
		j := end
		if r.isSign(j, '.') && r.glued(j) && r.at(end-1).hi-r.at(end-1).lo == 1 { // initials: George W. Bush
			j++
		} else if r.isSign(j, '-') && r.glued(j) && r.glued(j+1) {
			j++
		}
		for n := 0; n < 2 && r.at(j).kind == wordToken && !r.at(j).upper && r.lex.links[r.wordAt(j)]; n++ {
			j++
		}
		t := r.at(j)
		if t.kind != wordToken || !t.upper || t.hi > limit || j > end && r.at(j-1).kind == signToken && j-1 != end {
			break
		}
		end, words = j+1, words+1
	}
	lo, hi := r.at(i).lo, r.at(end-1).hi
	acronym := hi-lo > 1 && r.text[lo+1] != r.fold[lo+1]
	if words == 1 && hi-lo == 1 || words == 1 && r.lex.openers[r.wordAt(i)] {
		return end
	}
	f := Fact{Start: lo, End: hi, Class: Name, Text: r.spaced(lo, hi), Soft: opens && words == 1 && !acronym}
	r.facts = append(r.facts, f)
	return end
}

// spaced is the folded text from rune lo to hi with single spaces.
func (r properNames) spaced(lo, hi int) string {
	return strings.Join(strings.Fields(string(r.fold[lo:hi])), " ")
}
