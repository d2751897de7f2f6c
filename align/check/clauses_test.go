package check

import (
	"math"
	"slices"
	"testing"

	"github.com/bitext-tools/bitext/align/vectors"
)

// What the cosine of a sentence and the other side gains without some of its words
// is worked out from products, without making the vector that is left.
func TestCosineWithoutWords(t *testing.T) {
	reader := vectors.Default().Reader()
	other := vectors.Unit(reader.Sum("Мост закрыт на две недели, и водителей просят ехать через туннель."))
	words := []string{"The", "bridge", "is", "closed", "for", "two", "weeks", "after", "an", "accident", "last", "summer"}
	atoms := make([]atom, len(words))
	all := atom{}
	for k, w := range words {
		atoms[k].sum = reader.Sum(w)
		atoms[k].square, atoms[k].along = product(atoms[k].sum, atoms[k].sum), product(atoms[k].sum, other)
		all.take(&atoms[k])
	}
	for i := range atoms {
		run := atom{}
		for j := i; j < len(atoms); j++ {
			run.take(&atoms[j])
			rest := slices.Clone(all.sum)
			for k, x := range run.sum {
				rest[k] -= x
			}
			want := product(vectors.Unit(rest), other)
			if got := all.without(&run); len(words) > j-i+1 && math.Abs(got-want) > 1e-4 || len(words) == j-i+1 && got != 0 {
				t.Errorf("without %q: got %v, want %v", words[i:j+1], got, want)
			}
		}
	}
	if got, want := all.without(&atom{}), product(vectors.Unit(all.sum), other); math.Abs(got-want) > 1e-4 {
		t.Errorf("without nothing: got %v, want %v", got, want)
	}
}
