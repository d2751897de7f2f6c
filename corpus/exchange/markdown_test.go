package exchange

import "testing"

func TestEscapeMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"Costs fell.":     "Costs fell.",
		"3. May":          `3\. May`,
		"2026) x":         `2026\) x`,
		"# 1 in the list": `\# 1 in the list`,
		"- Да":            `\- Да`,
		"— Да":            "— Да",
		"a*b_c`d|e<f>":    "a\\*b\\_c\\`d\\|e\\<f>",
		"one\ntwo":        "one\\\ntwo",
		"1931 год.":       "1931 год.",
	} {
		if got := escapeMarkdown(text); got != want {
			t.Errorf("escapeMarkdown(%q) = %q, want %q", text, got, want)
		}
	}
}
