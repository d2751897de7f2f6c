package source

import (
	"strings"

	"golang.org/x/net/html"
)

// raised makes small raised characters of digits, signs and letters, those that
// Unicode has, one for one. What a page raises in smaller type is another figure
// without that: 10<sup>6</sup> is not 106, and note 3 of 12,500<sup>3</sup> no digit.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
	"+", "⁺", "-", "⁻", "−", "⁻", "–", "⁻", "(", "⁽", ")", "⁾", "n", "ⁿ", "i", "ⁱ")

// isRaised tells whether an element holds a digit, and all of its text can be written
// in raised characters: an exponent or the number of a note, and not the letters of
// "1st" or the brackets of "[1]".
func isRaised(n *html.Node) bool {
	digits := false
	for inner := range n.Descendants() {
		if inner.Type != html.TextNode {
			continue
		}
		if strings.Trim(inner.Data, "0123456789+-−–()ni, \t\r\n\u00A0*") != "" {
			return false
		}
		digits = digits || strings.ContainsAny(inner.Data, "0123456789")
	}
	return digits
}
