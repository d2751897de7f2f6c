package lang

import "fmt"

// Count writes a number with its English noun, as messages do: "1 finding",
// "3 findings". The noun is one that takes an s.
func Count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
