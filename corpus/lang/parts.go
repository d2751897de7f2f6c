package lang

import (
	"slices"
	"strings"
)

// A Part is one list of a language's folder.
type Part struct {
	File, Section string // Section of File.txt
	Reader        string // the folder of the package that reads it
	Need          Need
}

// A Need says which languages must have words in a list. The list itself must
// stand in every folder.
type Need int

// The needs.
const (
	Optional Need = iota // any may leave it empty
	Spaced               // languages written with spaces must have some
	Always               // all must
)

// manifest is all lists, by reader and file. "!" stands for Always, "+" for
// Spaced. Package align/vectors reads none: it asks for stems and sounds.
var manifest = []struct{ reader, file, sections string }{
	{"corpus/lang", "language", "name! script! density! habits alphabet own-letters"},
	{"corpus/lang", "words", "telling"},
	{"corpus/lang", "sounds", "groups letters+"},
	{"corpus/source", "page", "labels! dates! rights! bylines! pictures! prompts! counts!"},
	{"corpus/split", "sentences", "before-names+ before-numbers+ anywhere+ after-numbers eras magnitudes lettered dating titles starters+ saying denying"},
	{"align/facts", "numbers", `
		decimal-mark! habits variants joiners+ digits cheque-digits cheque-multipliers cardinals! open-multipliers! multipliers!
		open-digits! half-before and-a-half articles decimal-point ordinals+ ordinal-endings ordinal-marks denominators+
		fraction-marks fractions! every out-of percent-before percent! tenths percentage-points! times! multiples! doubles growth`},
	{"align/facts", "units", `
		currencies! units! ages! before-ages counters measures temperature-scales before-speeds compound-numbers compound-measures`},
	{"align/facts", "qualifiers", "before! after! minus! to! or! below-zero between against winning!"},
	{"align/facts", "calendar", `
		habits months+ month-marks weekdays! doubtful day-marks of year-marks before-years+ relative-days! relative-years!
		decades! centuries! whole-centuries before-christ! after-christ
		relative-periods! dividers dividers-after half-years! seasons! parts-of-day! eras holidays time-before! time-after! night-before`},
	{"align/facts", "clock", "habits before-times+ hour-marks! minute-marks after-hours before-hours day-parts! times! zones!"},
	{"align/facts", "names", "habits links+ openers+ series! aliases!"},
	{"align/facts", "idioms", "idioms!"},
	{"align/facts", "endings", "classes"},
	{"align/check", "endings", "of-places"}, // align/names as well
	{"align/names", "sounds", "syllables"},
	{"align/names", "endings", "of-adjectives"},
	{"align/names", "places", "places! no-places"},
	{"align/names", "people", "people!"},
	{"align/names", "organisations", "organisations! press! titles!"},
	{"align/check", "language", "spread!"},
	{"corpus/pairs", "language", "called!"},
	{"align/check", "words", "function+ conjunctions! from to"},
	{"align/check", "page", "furniture! notes!"},
	{"align/check", "meaning", "rising! falling! negators! no-negations! deniers! contrasts!"},
}

// Parts is all lists that the folder of a language holds, and who reads them.
func Parts() []Part {
	var parts []Part
	for _, m := range manifest {
		for section := range strings.FieldsSeq(m.sections) {
			p := Part{File: m.file, Section: strings.TrimRight(section, "!+"), Reader: m.reader}
			switch section[len(section)-1] {
			case '!':
				p.Need = Always
			case '+':
				p.Need = Spaced
			}
			parts = append(parts, p)
		}
	}
	return parts
}

// named tells whether a list is one of the manifest.
func named(file, section string) bool {
	for _, m := range manifest {
		if m.file == file && slices.ContainsFunc(strings.Fields(m.sections), func(s string) bool {
			return strings.TrimRight(s, "!+") == section
		}) {
			return true
		}
	}
	return false
}
