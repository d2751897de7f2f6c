// Package spell finds the word that was meant by one that is not known, for
// messages: an option, a check, a format.
package spell

import (
	"fmt"
	"strings"
)

// Unknown is the error that word is no kind of thing that the candidates are.
// It names the nearest of them, or, where none is near, all.
func Unknown(kind, word string, candidates []string) error {
	if near, ok := Nearest(word, candidates); ok {
		return fmt.Errorf("unknown %s %q; did you mean %q?", kind, word, near)
	}
	return fmt.Errorf("unknown %s %q; there is %s", kind, word, strings.Join(candidates, ", "))
}

// Nearest is the candidate that word was most likely meant to be: one that
// starts like it, or else the one fewest typing errors away, at most a third
// of the word's length. ok is false where none is so near.
func Nearest(word string, candidates []string) (nearest string, ok bool) {
	letters := []rune(word)
	best, fewest := "", len(letters)/3+1
	for _, c := range candidates {
		if len(letters) >= 2 && strings.HasPrefix(c, word) {
			return c, true
		}
		if d := typingErrors(letters, []rune(c)); d < fewest {
			best, fewest = c, d
		}
	}
	return best, best != ""
}

// typingErrors is the Levenshtein distance of two words: the letters to insert,
// delete or change to make one of the other.
func typingErrors(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
