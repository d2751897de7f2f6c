// Package placeholder finds what stands in a text for a program and not for its
// reader: variables that a program fills in, such as {{name}}, {0}, %s, %1$d and
// ${x}, and tags such as <b> and </b>.
//
//	for _, p := range placeholder.Find("Hello {name}, <b>%d</b> letters wait.") {
//		… // p.Value: {name} <b> %1$d </b>
//	}
//
//	placeholder.go   Placeholder, Find, Blank
//	kinds.go         how each kind is written
package placeholder

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Kind is what a placeholder is to a program.
type Kind string

// The kinds.
const (
	Variable Kind = "variable" // a value stands in its place
	Opening  Kind = "opening"  // a tag that begins what a closing one ends
	Closing  Kind = "closing"
	Single   Kind = "single" // a tag by itself: <br>
)

// A Placeholder is one of them in a text.
type Placeholder struct {
	Start, End int // half-open range of runes
	Kind       Kind
	Text       string // as it is written

	// Value is what it stands for, however it is written: a variable without
	// the format of its value, {n} for {n, number}; those of printf with the
	// number of their argument, %1$s for the first %s; a tag in small letters
	// without its attributes.
	Value string
}

// marks are the characters that a placeholder begins with.
const marks = "{$#%<"

// Find lists the placeholders of a text in their order. None overlaps another.
// A percent sign behind a figure, an address in angle brackets, a word in them
// that is no tag, a sum in dollars, and braces that the text tells of, from one
// to the other, are none.
func Find(text string) []Placeholder {
	if !strings.ContainsAny(text, marks) {
		return nil
	}
	var list []Placeholder
	s := scanner{text: text}
	at, runes := 0, 0
	for at < len(text) {
		skip := strings.IndexAny(text[at:], marks)
		if skip < 0 {
			break
		}
		runes += utf8.RuneCountInString(text[at : at+skip])
		at += skip
		p, size := s.read(at)
		if size == 0 {
			size = 1
		} else {
			p.Text = text[at : at+size]
			p.Start, p.End = runes, runes+utf8.RuneCountInString(p.Text)
			list = append(list, p)
		}
		runes += utf8.RuneCountInString(text[at : at+size])
		at += size
	}
	return list
}

// One is the placeholder that a text is as a whole, if it is one.
func One(text string) (p Placeholder, ok bool) {
	list := Find(text)
	if len(list) != 1 || list[0].Text != text {
		return p, false
	}
	return list[0], true
}

// Blanked stands in the place of a placeholder's runes: the object replacement
// character, which is neither letter, digit, space nor punctuation.
const Blanked = '\uFFFC'

// Blank is a text with [Blanked] for every rune of its placeholders, so that
// nobody takes them for words or figures. It has as many runes as the text.
func Blank(text string) string {
	list := Find(text)
	if len(list) == 0 {
		return text
	}
	runes := []rune(text)
	for _, p := range list {
		for i := p.Start; i < p.End; i++ {
			runes[i] = Blanked
		}
	}
	return string(runes)
}

// A scanner reads the placeholders of a text from left to right.
type scanner struct {
	text  string
	next  int  // argument of printf that stands next, from 0
	inICU bool // a message that chooses among texts was begun

	begun, ended map[string]bool // names of the tags in the text; nil: not looked for yet
}

// before is what stands before a byte, n bytes at most.
func (s *scanner) before(at, n int) string { return s.text[max(0, at-n):at] }

// How many bytes are looked at before a mark: the longest address that is known
// for one, and a word with what stands before it.
const (
	ofAddress = 300
	ofWord    = 40
)

// read is the placeholder that begins at a byte and how many bytes it has; 0 if
// there is none.
func (s *scanner) read(at int) (Placeholder, int) {
	rest := s.text[at:]
	switch rest[0] {
	case '<':
		return s.tag(rest)
	case '%':
		return s.percent(at)
	case '{':
		if s.inICU && branch().MatchString(s.before(at, ofWord)) && !strings.HasPrefix(rest, "{{") {
			return Placeholder{}, 0
		}
		if m := choice().FindStringSubmatch(rest); m != nil {
			s.inICU = true
			return Placeholder{Kind: Variable, Value: "{" + m[1] + "}"}, len(m[0])
		}
		if m := braces().FindStringSubmatch(rest); m != nil && !prose().MatchString(m[0]) {
			return Placeholder{Kind: Variable, Value: "{" + m[1] + "}"}, len(m[0])
		}
		if m := mustache().FindString(rest); m != "" && !prose().MatchString(m) {
			return Placeholder{Kind: Variable, Value: spaceless(m)}, len(m)
		}
	default: // $ and #
		if m := shell().FindString(rest); m != "" {
			return Placeholder{Kind: Variable, Value: spaceless(m)}, len(m)
		}
	}
	return Placeholder{}, 0
}

// percent reads what begins with a percent sign.
func (s *scanner) percent(at int) (Placeholder, int) {
	rest, before := s.text[at:], s.before(at, ofAddress)
	if last, _ := utf8.DecodeLastRuneInString(before); isDigit(last) || inAddress(before) {
		return Placeholder{}, 0
	}
	if strings.HasPrefix(rest, "%%") { // a percent sign as printf writes it
		return Placeholder{}, 0
	}
	if m := named().FindString(rest); m != "" {
		return Placeholder{Kind: Variable, Value: m}, len(m)
	}
	m := printf().FindStringSubmatch(rest)
	if m == nil || m[1]+m[2] == "" && isProse(before, rest[len(m[0]):]) {
		return Placeholder{}, 0
	}
	number := strings.TrimSuffix(m[1], "$")
	if number == "" {
		s.next++
		number = strconv.Itoa(s.next)
	}
	conversion := m[3]
	if conversion == "i" {
		conversion = "d"
	}
	return Placeholder{Kind: Variable, Value: "%" + number + "$" + conversion}, len(m[0])
}

// isProse tells whether a letter behind a percent sign begins a word: more than
// two letters follow it, or one and a figure stands before.
func isProse(before, after string) bool {
	const unit = 2 // letters of a unit that stands behind a figure without a space: %dms
	letters := len(after) - len(strings.TrimLeftFunc(after, isLetter))
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " \u00a0\u202f"))
	return letters > unit || letters > 0 && isDigit(last)
}

// tag reads a tag: one of HTML, one with attributes, one that is closed at once,
// one that a closing tag in the text answers, or one with a number for its name.
func (s *scanner) tag(rest string) (Placeholder, int) {
	m := tags().FindStringSubmatch(rest)
	if m == nil {
		return Placeholder{}, 0
	}
	name, closing, attributes, alone := strings.ToLower(m[2]), m[1] != "", m[3], m[4] != ""
	sure := isDigit(rune(name[0])) || alone || slices.Contains(elements, name) || strings.Contains(attributes, "=")
	if !sure && !s.answered(m[2]) {
		return Placeholder{}, 0
	}
	switch {
	case closing:
		return Placeholder{Kind: Closing, Value: "</" + name + ">"}, len(m[0])
	case alone || slices.Contains(void, name):
		return Placeholder{Kind: Single, Value: "<" + name + ">"}, len(m[0])
	}
	return Placeholder{Kind: Opening, Value: "<" + name + ">"}, len(m[0])
}

// answered tells whether the text has both an opening and a closing tag of a
// name.
func (s *scanner) answered(name string) bool {
	if s.begun == nil {
		s.begun, s.ended = make(map[string]bool), make(map[string]bool)
		for _, m := range everyTag().FindAllStringSubmatch(s.text, -1) {
			if m[1] == "" {
				s.begun[m[2]] = true
			} else {
				s.ended[m[2]] = true
			}
		}
	}
	return s.begun[name] && s.ended[name]
}

// inAddress tells whether a text ends inside a web address.
func inAddress(before string) bool {
	word := before[strings.LastIndexAny(before, " \t\n\u00a0<>\"")+1:]
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.")
}

// spaceless is a text without its spaces: {{ name }} is {{name}}.
func spaceless(text string) string { return strings.Join(strings.Fields(text), "") }

func isDigit(r rune) bool  { return '0' <= r && r <= '9' }
func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
