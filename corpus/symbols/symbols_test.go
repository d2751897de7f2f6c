package symbols

import "testing"

func TestSigns(t *testing.T) {
	tests := []struct{ font, code, want string }{
		{"Symbol", "F0B3", "≥"},
		{"Symbol", "2D", "−"},
		{"Symbol", "F06D", "μ"},
		{"Symbol", "F0DE", "⇒"},
		{"Symbol", "F0E5", "∑"},
		{"Wingdings", "F0FC", "✔"},
		{"Wingdings", "F0E0", "→"},
		{"Wingdings", "F06C", "●"},
		{"Times New Roman", "00B0", "°"},
		{"Some Symbols", "F041", "\uFFFD"},
		{"Symbol", "none", ""},
	}
	for _, tt := range tests {
		if got := Sign(tt.font, tt.code); got != tt.want {
			t.Errorf("%s %s: got %q, want %q", tt.font, tt.code, got, tt.want)
		}
	}
	for font, table := range tables {
		if n := len([]rune(table)); n != 0x100-0x20 {
			t.Errorf("%s has %d signs", font, n)
		}
	}
}
