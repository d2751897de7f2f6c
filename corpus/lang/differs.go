package lang

import "github.com/bitext-tools/bitext/corpus"

// shortForeign is how long a text in another script must be to be another
// language's, in English letters: a Chinese label may be nothing but an English
// name.
const shortForeign = 20

// Differs tells whether a text is clearly not in a language, and in which it is
// then; [corpus.Unknown] where only its script shows that. Scripts and regions of
// one language are the same to it. It abstains, and says false, on a text without
// letters, on one that is too short to tell (40 letters as English counts them, or
// 20 in another script), and where the language asked for is not known.
func Differs(text string, tag corpus.Tag) (in corpus.Tag, differs bool) {
	c := count(text)
	script, l := c.main(), For(tag)
	if tag == corpus.Unknown || script == NoScript {
		return corpus.Unknown, false
	}
	foreign := l != nil && l.Script != script
	if c.size() < longText && !(foreign && c.size() >= shortForeign) {
		return corpus.Unknown, false
	}
	told, _ := tell(text, c)
	switch {
	case told != corpus.Unknown:
		return told, told.Base() != tag.Base()
	case foreign:
		return corpus.Unknown, c.of(l.Script) == 0
	case l != nil && l.hints(text):
		return corpus.Unknown, false
	}
	if found, confidence := Identify(text); confidence >= certain && found.Base() != tag.Base() {
		return found, true
	}
	return corpus.Unknown, false
}
