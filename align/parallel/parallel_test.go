package parallel

import "testing"

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 7, 1000} {
		done := make([]int, n)
		Each(t.Context(), n, func(i int) { done[i]++ })
		for i, k := range done {
			if k != 1 {
				t.Errorf("of %d, number %d was done %d times", n, i, k)
			}
		}
	}
}

func TestAll(t *testing.T) {
	var a, b bool
	All(t.Context(), func() { a = true }, func() { b = true })
	if !a || !b {
		t.Errorf("done: %v and %v", a, b)
	}
}
