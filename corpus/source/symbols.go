package source

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
var symbolTables = map[string]string{
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

// symbolFont is the key of a font in symbolTables, "" for those with letters.
func symbolFont(name string) string {
	name = strings.ToLower(name)
	if _, known := symbolTables[name]; known {
		return name
	}
	return ""
}

// sign is the sign that a font has at a code in hexadecimal. In fonts that are
// not known, codes of Unicode are themselves; others are U+FFFD, so that a sign
// that is lost leaves a trace.
func sign(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	switch r := rune(n); {
	case err != nil:
		return ""
	case symbolFont(font) != "":
		return symbols(symbolFont(font), string(r))
	case r >= 0xE000 && r <= 0xF8FF || !utf8.ValidRune(r) || r < ' ':
		return "\uFFFD"
	default:
		return string(r)
	}
}

// symbols is a text in one of symbolTables as Unicode.
func symbols(font, text string) string {
	table := []rune(symbolTables[font])
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
