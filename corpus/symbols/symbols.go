// Package symbols knows the signs of fonts that have an order of their own, for all
// who read what Word writes.
package symbols

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Word writes signs of fonts that have an order of their own as codes in that
// order, or as those codes above U+F000. Their meaning is in these tables, each
// from code 0x20: the order of Symbol is that of Adobe (symbol.txt among the
// mappings of unicode.org), that of Wingdings as Unicode 7.0 took it in, with arrows in their usual form. Codes
// that are no sign, or a piece of a large bracket, are U+FFFD.
var tables = map[string]string{
	"symbol": ` !∀#∃%&∋()∗+,−./0123456789:;<=>?` +
		`≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_` +
		"\u203Eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\uFFFD" +
		strings.Repeat("\uFFFD", 32) +
		`€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…` + "\u23D0\u23AF↵" +
		`ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓` +
		"◊〈®©™∑\uFFFD\uFFFD\uFFFD[\uFFFD\uFFFD\uFFFD{\uFFFD\uFFFD" +
		"\uFFFD〉∫⌠\uFFFD⌡\uFFFD\uFFFD\uFFFD]\uFFFD\uFFFD\uFFFD}\uFFFD\uFFFD",
	"wingdings": " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍" +
		"🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉" +
		"♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■□🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷\uFFFD" +
		"⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•" +
		"▪⚪🞆🞈◉◎🔿▪◻🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘" +
		"🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋←" +
		"→↑↓↖↗↙↘🡸🡺🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭🗶✔🗷🗹\uFFFD",
}

// Font is the name by which the other functions know a font of signs, "" for a font
// of letters.
func Font(name string) string {
	name = strings.ToLower(name)
	if _, known := tables[name]; known {
		return name
	}
	return ""
}

// Sign is the sign that a font has at a code in hexadecimal. In fonts that are
// not known, codes of Unicode are themselves; others are U+FFFD, so that a sign
// that is lost leaves a trace.
func Sign(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	switch r := rune(n); {
	case err != nil:
		return ""
	case Font(font) != "":
		return Text(Font(font), string(r))
	case r >= 0xE000 && r <= 0xF8FF || !utf8.ValidRune(r) || r < ' ':
		return "\uFFFD"
	default:
		return string(r)
	}
}

// Text is a text in a font that [Font] names, as Unicode.
func Text(font, text string) string {
	table := []rune(tables[font])
	return strings.Map(func(r rune) rune {
		code := r
		if r >= 0xF020 && r <= 0xF0FF {
			code -= 0xF000
		}
		if code >= 0x20 && int(code)-0x20 < len(table) {
			return table[code-0x20]
		}
		return r
	}, text)
}
