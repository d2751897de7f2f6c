package facts

import (
	"slices"
	"unicode"
)

// A trie finds forms letter by letter. Node 0 is the root; as a child it is
// none.
type trie struct {
	early [earlyRunes]int32 // first letters of the alphabets, which come early in Unicode
	late  map[rune]int32    // other first letters
	nodes []node
}

// earlyRunes is the end of the Cyrillic block.
const earlyRunes = 0x500

// A node is one letter of a form. Its siblings are the other letters that can
// stand in its place.
type node struct {
	letter         rune
	sibling, child int32
	meanings       []meaning // of the form that ends here
}

// newTrie has space for so many nodes.
func newTrie(nodes int) trie { return trie{late: map[rune]int32{}, nodes: make([]node, 1, nodes)} }

// put puts a form in. A meaning it has already is not put in again.
func (t *trie) put(letters []rune, m meaning) {
	if len(letters) == 0 {
		return
	}
	id := t.root(letters[0])
	if id == 0 {
		id = t.newNode(letters[0])
		if letters[0] < earlyRunes {
			t.early[letters[0]] = id
		} else {
			t.late[letters[0]] = id
		}
	}
	for _, r := range letters[1:] {
		next := t.child(id, r)
		if next == 0 {
			next = t.newNode(r)
			t.nodes[next].sibling, t.nodes[id].child = t.nodes[id].child, next
		}
		id = next
	}
	if n := &t.nodes[id]; !slices.Contains(n.meanings, m) {
		n.meanings = append(n.meanings, m)
	}
}

func (t *trie) newNode(r rune) int32 {
	t.nodes = append(t.nodes, node{letter: r})
	return int32(len(t.nodes) - 1)
}

// root is the node of a form's first letter, or 0.
func (t *trie) root(r rune) int32 {
	if r < earlyRunes {
		return t.early[r]
	}
	return t.late[r]
}

// child is the child of node id for letter r, or 0.
func (t *trie) child(id int32, r rune) int32 {
	for id = t.nodes[id].child; id != 0 && t.nodes[id].letter != r; id = t.nodes[id].sibling {
	}
	return id
}

// prefixOf is the longest form that letters begin with, its length and
// meanings.
func (t *trie) prefixOf(letters []rune) (n int, means []meaning) {
	id := int32(0)
	for i, r := range letters {
		if i == 0 {
			id = t.root(r)
		} else {
			id = t.child(id, r)
		}
		if id == 0 {
			break
		}
		if m := t.nodes[id].meanings; len(m) > 0 {
			n, means = i+1, m
		}
	}
	return n, means
}

func isHan(r rune) bool {
	return r >= 0x3400 && (r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF || 0xF900 <= r && r <= 0xFAFF) || r == '〇'
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isAlpha tells whether r is a letter of an alphabet, so not a Han character.
func isAlpha(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return !isHan(r) && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r))
}

func isSpace(r rune) bool {
	return r == ' ' || '\t' <= r && r <= '\r' || r == 0x200B || r == 0x2028 || r == 0x85
}
