package main

import "testing"

func TestNearest(t *testing.T) {
	flags := []string{"color", "encoding", "format", "keep-order", "lines", "no-pager", "output", "unit", "width"}
	tests := []struct {
		word, want string // want is empty where nothing is near
	}{
		{"colour", "color"},
		{"enc", "encoding"},
		{"formt", "format"},
		{"line", "lines"},
		{"nopager", "no-pager"},
		{"outptu", "output"},
		{"units", "unit"},
		{"verbose", ""},
		{"w", ""},
	}
	for _, tt := range tests {
		if got, _ := nearest(tt.word, flags); got != tt.want {
			t.Errorf("nearest to %q is %q, want %q", tt.word, got, tt.want)
		}
	}
}
