package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A State is how far the translation of a unit has come. The zero State is
// that of a unit whose file does not say.
type State string

// The states.
const (
	Untranslated State = "needs-translation" // what stands in the target's place is no translation
	Draft        State = "needs-review"      // a translation that somebody or something is not sure of: gettext's fuzzy
	Translated   State = "translated"
	Reviewed     State = "reviewed"
	Final        State = "final"
)

// stateNames are the words that files have for states: those of XLIFF 1.2 and
// 2.x and of Trados. Reading keeps the word as a property where it says more
// than the state.
var stateNames = map[string]State{
	"new": Untranslated, "needs-translation": Untranslated, "initial": Untranslated, "Unspecified": Untranslated,
	"needs-adaptation": Draft, "needs-l10n": Draft, "needs-review-translation": Draft, "needs-review-adaptation": Draft,
	"needs-review-l10n": Draft, "needs-review": Draft, "fuzzy": Draft, "no": Draft,
	"Draft": Draft, "RejectedTranslation": Draft, "RejectedSignOff": Draft,
	"translated": Translated, "Translated": Translated,
	"signed-off": Reviewed, "reviewed": Reviewed, "ApprovedTranslation": Reviewed, "yes": Reviewed,
	"final": Final, "ApprovedSignOff": Final,
}

// stateOf is the state that a word stands for. A word that nobody knows, such
// as a tool's own, says that the translation is not settled.
func stateOf(word string) State {
	switch state, ok := stateNames[word]; {
	case ok:
		return state
	case word == "":
		return ""
	}
	return Draft
}

// A Property is what a file says of a unit beside its texts: its name there, or
// one of those that formats share (id, context, reference, flags, previous,
// created, created-by, changed, changed-by), and its value. A name may come
// several times.
type Property struct {
	Name  string `json:"name"`  // what it is called in the file, or one of the names that formats share
	Value string `json:"value"` // as text
}

// Filled is the unit with a translation that has come so far. What its file said of
// the state before is said no more.
func (u TU) Filled(dst Side, state State) TU {
	u.Dst, u.State = dst, state
	u.Properties = slices.DeleteFunc(slices.Clone(u.Properties), func(p Property) bool {
		return p.Name == xliffWord || p.Name == stateDetail || p.Name == dstSpace
	})
	return u
}

// IsForm tells whether the unit is one of the plural forms of a message, of which
// languages have different numbers: a translation of its text need not be in the
// form wanted.
func (u TU) IsForm() bool { return u.property(poPlural) != "" }

// property is the value of the first property of a name, or "".
func (u TU) property(name string) string {
	if i := slices.IndexFunc(u.Properties, func(p Property) bool { return p.Name == name }); i >= 0 {
		return u.Properties[i].Value
	}
	return ""
}

// escapeSpace writes a value so that it holds no white space of any kind: as
// %20, or above U+00FF as %u3000. A percent sign is %25.
func escapeSpace(value string) string {
	return escapable.ReplaceAllStringFunc(value, func(s string) string {
		c, _ := utf8.DecodeRuneInString(s)
		if c > 0xFF {
			return fmt.Sprintf("%%u%04X", c)
		}
		return fmt.Sprintf("%%%02X", c)
	})
}

// unescape undoes escapeSpace. What it has not written stays.
func unescape(value string) string {
	return escaped.ReplaceAllStringFunc(value, func(s string) string {
		c, err := strconv.ParseUint(strings.TrimLeft(s, "%u"), 16, 16)
		if err != nil {
			return s
		}
		return string(rune(c))
	})
}

// What is escaped, the white space that parts fields or is trimmed and the sign
// itself, and what it becomes.
var (
	escapable = regexp.MustCompile(`[%\s\v\x{85}\p{Z}]`)
	escaped   = regexp.MustCompile(`%(u[0-9A-F]{4}|[0-9A-F]{2})`)
)

// unsettled tells whether the unit's target is not known to be a finished
// translation.
func (u TU) unsettled() bool {
	state := u.implied()
	return state == Draft || state == Untranslated
}

// implied is the state of a unit whose file names none, in formats that want
// one: what an aligner is sure of is translated, what it doubts a draft.
func (u TU) implied() State {
	switch {
	case u.State != "" || u.Confidence == 0 || u.Dst.Empty():
		return u.State
	case u.doubtful():
		return Draft
	}
	return Translated
}

// settle forgets a state that says no more than the unit itself, as implied
// does, or that there is no translation where there is none.
func (u *TU) settle() {
	bare := *u
	bare.State = ""
	if u.State == bare.implied() || u.State == Untranslated && u.Dst.Empty() {
		u.State = ""
	}
}
