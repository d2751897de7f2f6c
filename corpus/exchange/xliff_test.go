package exchange

import "testing"

// White space that readers may change is said to count, and no other.
func TestSpaceKept(t *testing.T) {
	for text, want := range map[string]bool{
		"Paris is big.": false, "": false, " Paris ": false, "Paris \u00a0is big.": false,
		"Paris  is big.": true, "Paris\tis big.": true, "Paris\nis big.": true,
	} {
		if spaceKept(text, "b") != spaceKept("b", text) || spaceKept(text, "b") != "" != want {
			t.Errorf("%q: %q and %q, want one: %t", text, spaceKept(text, "b"), spaceKept("b", text), want)
		}
	}
}
