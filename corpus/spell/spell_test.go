package spell_test

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus/spell"
)

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
		if got, ok := spell.Nearest(tt.word, flags); got != tt.want || ok != (tt.want != "") {
			t.Errorf("nearest to %q is %q, want %q", tt.word, got, tt.want)
		}
	}
	if got, _ := spell.Nearest("число", []string{"числа", "дата"}); got != "числа" {
		t.Errorf("nearest to число is %q", got)
	}
}

func TestUnknown(t *testing.T) {
	units := []string{"paragraph", "sentence"}
	for word, want := range map[string]string{
		"sentences": `unknown unit "sentences"; did you mean "sentence"?`,
		"word":      `unknown unit "word"; there is paragraph, sentence`,
	} {
		if err := spell.Unknown("unit", word, units); err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
