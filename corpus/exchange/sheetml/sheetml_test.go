package sheetml

import (
	"strings"
	"testing"
)

func TestACellHoldsSoManyUnits(t *testing.T) {
	long := func(n int) string { return strings.Repeat("a", n) }
	for _, c := range []struct {
		name, text, want string
	}{
		{"as much as there is room for", long(Cell), long(Cell)},
		{"one more", long(Cell + 1), long(Cell-1) + "…"},
		{"two units a character", long(Cell-2) + "𐐀", long(Cell-2) + "𐐀"},
		{"half a character", long(Cell-2) + "𐐀a", long(Cell-2) + "…"},
		{"three bytes a unit", strings.Repeat("大", Cell), strings.Repeat("大", Cell)},
	} {
		if got := Cut(c.text); got != c.want {
			t.Errorf("%s: %d bytes, want %d", c.name, len(got), len(c.want))
		}
		if got, want := Fits(c.text), c.text == c.want; got != want {
			t.Errorf("%s: fits: %t, want %t", c.name, got, want)
		}
	}
}

func TestLinesOfAColumn(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1},
		{"eight ch", 10, 1},
		{"nine char", 10, 2}, // a tenth is spared
		{"大桥关", 10, 1},
		{"大桥关闭", 10, 1},
		{"大桥关闭了", 10, 2},
		{"one\n\ntwo", 10, 3},
	} {
		if got := Lines(c.text, c.width); got != c.want {
			t.Errorf("%q in %v: %d lines, want %d", c.text, c.width, got, c.want)
		}
	}
}

func TestARowHasALeastAndAGreatestHeight(t *testing.T) {
	for _, c := range []struct {
		lines int
		want  float64
	}{{0, 15}, {1, 15}, {2, 30}, {27, 405}, {28, 409}} {
		if got := Height(c.lines); got != c.want {
			t.Errorf("%d lines: %v, want %v", c.lines, got, c.want)
		}
	}
}
