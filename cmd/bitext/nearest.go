package main

import "strings"

// nearest is the candidate that word was most likely meant to be: one that
// starts like it, or else the one fewest typing errors away, at most a third
// of the word's length.
func nearest(word string, candidates []string) (string, bool) {
	best, fewest := "", len(word)/3+1
	for _, c := range candidates {
		if len(word) >= 2 && strings.HasPrefix(c, word) {
			return c, true
		}
		if d := typingErrors(word, c); d < fewest {
			best, fewest = c, d
		}
	}
	return best, best != ""
}

// typingErrors is the Levenshtein distance of two ASCII words: the letters to
// insert, delete or change to make one of the other.
func typingErrors(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
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
