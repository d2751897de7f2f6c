package facts

// compounds builds the two tries of Compounds. A head alone is a unit.
func (x *lexicon) compounds() {
	if x.Compounds.Prefixes == "" {
		return
	}
	x.prefixes = &lexicon{language: x.language, nodes: make([]node, 1, 512)}
	x.heads = &lexicon{language: x.language, nodes: make([]node, 1, 512)}
	x.parseWords(wordlist{measured, x.Compounds.Prefixes}, x.prefixes.add)
	x.parseWords(wordlist{measured, x.Compounds.Heads}, func(head string, m meaning) {
		x.heads.add(head, m)
		if m.id == "%" {
			x.add(head, meaning{role: percent, value: Int(1)})
		} else {
			x.add(head, meaning{role: unit, id: m.id})
		}
	})
}

// compound reads the word from rune p to w as a number and a measure in one,
// «тридцатидевятилетний»; nil if it is none.
func (s *scan) compound(p, w int) []meaning {
	if s.lex.prefixes == nil {
		return nil
	}
	total := Int(0)
	for range 3 {
		q, found := s.lex.prefixes.prefixOf(s.fold[p:w])
		if found == nil {
			return nil
		}
		var ok bool
		if total, ok = total.Plus(found[0].value); !ok {
			return nil
		}
		p += q
		if n, head := s.lex.heads.prefixOf(s.fold[p:w]); head != nil && p+n == w {
			return []meaning{{role: measured, value: total, id: head[0].id}}
		}
	}
	return nil
}

// prefixOf is the longest form word begins with, its length and meanings.
func (x *lexicon) prefixOf(word []rune) (n int, found []meaning) {
	at := int32(0)
	for i, r := range word {
		if at = x.next(at, r, i == 0); at == 0 {
			break
		}
		if m := x.nodes[at].meanings; len(m) > 0 {
			n, found = i+1, m
		}
	}
	return n, found
}
