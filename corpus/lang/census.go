package lang

// A census is how many letters of each script a text has.
type census struct {
	cyrillic, han, hangul, kana, latin, other int
}

// count takes the census of a text. Digits, signs and spaces are no letters.
func count(text string) census {
	var c census
	for _, r := range text {
		switch ScriptOf(r) {
		case Cyrillic:
			c.cyrillic++
		case Han:
			c.han++
		case Hangul:
			c.hangul++
		case Kana:
			c.kana++
		case Latin:
			c.latin++
		case Other:
			c.other++
		}
	}
	return c
}

// eastern is the letters of China, Japan and Korea, which share the Han script.
func (c census) eastern() int { return c.han + c.hangul + c.kana }

// size is the length of the text in English letters: an eastern letter says
// as much as 1/density Latin ones. Letters of other scripts count as one.
func (c census) size() int {
	return c.latin + c.cyrillic + c.other + inEnglish(c.eastern())
}

func inEnglish(han int) int { return int(float64(han) / In(Han).Density) }

// main is the script the text is in: the one that says most, by size, where
// Latin letters count half, because Latin names stand in texts of every script.
// Kana and Hangul count as Han; NoScript means that there is no letter.
func (c census) main() Script {
	best, most := NoScript, 0
	for _, s := range []struct {
		script Script
		size   int
	}{{Han, inEnglish(c.eastern())}, {Latin, (c.latin + 1) / 2}, {Cyrillic, c.cyrillic}, {Other, c.other}} {
		if s.size > most {
			best, most = s.script, s.size
		}
	}
	return best
}

// of is the number of letters in the script; Kana and Hangul count as Han.
func (c census) of(s Script) int {
	switch s {
	case Han:
		return c.eastern()
	case Latin:
		return c.latin
	case Cyrillic:
		return c.cyrillic
	case Other:
		return c.other
	}
	return 0
}
