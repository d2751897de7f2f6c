package lines

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// GuardedBy is the name of a column that only the tables of bitext have: where
// the header row names it, texts are as [Guard] leaves them.
const GuardedBy = "bead"

// Guard keeps a spreadsheet from taking text for a formula, which in a file from
// somebody else may run anything: it puts an apostrophe before it. The
// characters are those of OWASP, "CSV Injection", with the wide forms that
// spreadsheets in Chinese take for the same.
//
// The tables that bitext writes are guarded, with commas and with tabs, as both
// are opened in spreadsheets, and reading takes the apostrophe away again. In a
// table of others an apostrophe belongs to the text and stays; [GuardedBy] tells
// them apart.
func Guard(text string) string {
	if formula(text) {
		return "'" + text
	}
	return text
}

// Unguard undoes [Guard].
func Unguard(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && formula(rest) {
		return rest
	}
	return text
}

// IsGuarded tells by its header row whether a table is guarded.
func IsGuarded(header []string) bool { return slices.Contains(header, GuardedBy) }

// formula tells whether the text, after apostrophes that guard it already,
// begins as a formula does.
func formula(text string) bool {
	switch first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "'")); first {
	case '=', '+', '-', '@', '＝', '＋', '－', '＠':
		return true
	}
	return false
}
