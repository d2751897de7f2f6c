package main

import (
	"testing"

	"github.com/bitext-tools/bitext/align/curate"
)

// TestSmaller: a part is told of that has less than nine tenths of what was asked for.
func TestSmaller(t *testing.T) {
	for _, c := range []struct {
		has  int
		size curate.Size
		want string
	}{
		{10, curate.Size{Units: 10}, ""},
		{9, curate.Size{Units: 10}, ""},
		{8, curate.Size{Units: 10}, "dev has 8 of the 10 pairs that were asked for"},
		{0, curate.Size{Share: 0.05}, "dev has 0 of the 5 pairs that were asked for"},
		{0, curate.Size{}, ""},
	} {
		if got := smaller(curate.Dev, map[curate.Part]int{curate.Dev: c.has}, c.size, 100); got != c.want {
			t.Errorf("%d of %+v: %q, want %q", c.has, c.size, got, c.want)
		}
	}
}

// TestTitleOf names few files, and the first of many.
func TestTitleOf(t *testing.T) {
	for want, paths := range map[string][]string{
		"a":               {"a"},
		"a, b, c":         {"a", "b", "c"},
		"a, b and 2 more": {"a", "b", "c", "d"},
	} {
		if got := titleOf(paths); got != want {
			t.Errorf("%v: %q, want %q", paths, got, want)
		}
	}
}
