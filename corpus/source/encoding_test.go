package source

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// encoded writes a text in an encoding.
func encoded(t testing.TB, text, name string) []byte {
	t.Helper()
	enc, ok := lookUp(name)
	if !ok {
		t.Fatalf("no encoding %s", name)
	}
	out, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return []byte(out)
}

// Texts from a whole paragraph down to a headline or six characters.
var decodeTexts = []struct {
	text      string
	encodings string
}{
	{"中国外交部长", "utf-8 gb18030 utf-16le utf-16be"},
	{"中国外交部", "utf-8 gb18030"},
	{"无人机送货", "utf-8 gb18030"},
	{"水库已经干涸，农民在等雨，没有人知道雨什么时候来。水库已经干涸，农民在等雨，没有人知道雨什么时候来。\n", "utf-8 gb18030 utf-16be"},
	{"水库水位降至新低", "utf-8 gb18030 utf-16le utf-16be"},
	{"市政府周三宣布，港口上空的送货无人机将于明年停飞。", "utf-8 gb18030 utf-16le utf-16be"},
	{"公司称，今年上半年营收增长15%，达到43亿美元。\n\n分析师对iPhone销量表示担忧。\n", "utf-8 gb18030 utf-16le utf-16be"},
	{"外交部發言人", "utf-8 big5 utf-16le utf-16be"},
	{"水庫水位創新低", "utf-8 big5"},
	{"市政府週三宣布，港口上空的送貨無人機將於明年停飛。", "utf-8 big5 utf-16le utf-16be"},
	{"圖書館將數萬封書信掃描成檔案，供讀者在網路上查閱。", "utf-8 big5"},
	{"Власти закрыли порт для беспилотников", "utf-8 koi8-r windows-1251 utf-16le utf-16be"},
	{"РОССИЯ И КИТАЙ ПОДПИСАЛИ ДОГОВОР", "utf-8 koi8-r windows-1251"},
	{"Засуха на юге: уровень воды упал на 12%", "utf-8 koi8-r windows-1251"},
	{"«Мы ждали этого десять лет», — сказала директор архива.", "utf-8 windows-1251 utf-16le"},
	{"Иду домой", "utf-8 koi8-r windows-1251"},
	{"Компания Apple представила новый iPhone 17 Pro.", "utf-8 koi8-r windows-1251 utf-16be"},
	{"“It’s not the drones,” she said — “it’s the noise.”", "utf-8 windows-1252 utf-16le utf-16be"},
	{"The café on the corner sold a naïve résumé for £5.", "utf-8 windows-1252 utf-16le"},
	{"Plain words, nothing else.", "utf-8 utf-16le utf-16be"},
	{"Власти закрыли порт для беспилотников", "ibm866 iso-8859-5 x-mac-cyrillic ibm855"},
	{"Засуха на юге: уровень воды упал на 12%", "ibm866 iso-8859-5 x-mac-cyrillic ibm855"},
	{"Порт закрыли в понедельник из-за шторма. Паромы отменены до среды, сообщила администрация.", "ibm866 iso-8859-5 x-mac-cyrillic ibm855"},
	{"Чемпионат города", "x-mac-cyrillic windows-1251"},
	{"Цены центра на ремонт", "x-mac-cyrillic windows-1251"},
	{"Если ветер стихнет, паром уйдёт вечером", "x-mac-cyrillic windows-1251"},
	{"Фермеры ждут дождя", "x-mac-cyrillic windows-1251"},
	{"Учителя вышли на площадь", "x-mac-cyrillic windows-1251"},
	{"Улов вырос, а цены упали", "x-mac-cyrillic windows-1251"},
	{"— …и тогда он ушёл. Сказал: “пора” — и всё", "windows-1251"},
	{"Роман “Улица” вышел в мае", "windows-1251"},
	{"В Apple не ответили.", "windows-1251 koi8-r ibm866 ibm855"},

	// English with a few signs: a single Cyrillic or Chinese letter among Latin words is none.
	{"Buttons must be at least 24×24 pixels wide, the guide says.", "windows-1252"},
	{"Damage is put at £12 million, à propos.", "windows-1252"},
	{"The flat sold for £310,000, twice its price of 1998.", "windows-1252"},
	{"It was 12° on Monday and -3° on Tuesday; rain of ½ inch fell.", "windows-1252"},
	{"From £70 to £80, then £235, £310, £12 and £12 12s., and a last copy reached £400 at the sale in the old town hall.", "windows-1252"},
}

func TestDecodeFindsTheEncoding(t *testing.T) {
	for _, c := range decodeTexts {
		for name := range strings.FieldsSeq(c.encodings) {
			text, got, err := Decode(encoded(t, c.text, name), "")
			if err != nil || got != name || text != c.text {
				t.Errorf("%s in %s: found %s, %q, %v", c.text, name, got, text, err)
			}
		}
	}
}

func TestDecodeByteOrderMark(t *testing.T) {
	for mark, name := range map[string]string{"\xEF\xBB\xBF": "utf-8", "\xFF\xFE": "utf-16le", "\xFE\xFF": "utf-16be"} {
		for _, asked := range []string{"", name} {
			text, got, err := Decode(append([]byte(mark), encoded(t, "水库 reservoir", name)...), asked)
			if err != nil || got != name || text != "水库 reservoir" {
				t.Errorf("%s: %s %q %v", name, got, text, err)
			}
		}
	}
}

func TestDecodeAsked(t *testing.T) {
	cyrillic, _ := charmap.CodePage866.NewEncoder().String("Плотина")
	for _, name := range []string{"ibm866", "IBM866", " cp866 "} {
		if text, got, err := Decode([]byte(cyrillic), name); err != nil || text != "Плотина" || got != "ibm866" {
			t.Errorf("%s: %s %q %v", name, got, text, err)
		}
	}
	for _, name := range []string{"gbk", "GB2312", "GB_2312-80", "gb18030"} {
		if _, got, err := Decode(encoded(t, "水库", "gbk"), name); err != nil || got != "gb18030" {
			t.Errorf("%s: read as %s, %v", name, got, err)
		}
	}
	_, _, err := Decode(nil, "utf8-ish")
	if err == nil || !strings.Contains(err.(*Error).Advice, "koi8-r") {
		t.Errorf("an unknown name: %v", err)
	}
}

func TestDecodeDeclared(t *testing.T) {
	page := `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><p>` + "Да"
	if text, got, err := Decode(encoded(t, page, "windows-1251"), ""); err != nil || got != "windows-1251" || text != page {
		t.Errorf("%s %q %v", got, text, err)
	}
}

// A label is believed even of a text with control characters, and of one so
// short that it could be in many encodings.
func TestDecodeDeclaredAnyway(t *testing.T) {
	for label, name := range map[string]string{"cp866": "ibm866", "IBM855": "ibm855", "iso-8859-5": "iso-8859-5", "x-mac-cyrillic": "x-mac-cyrillic", "gb2312": "gb18030"} {
		page := `<?xml version="1.0" encoding="` + label + `"?><p>` + "Да\x07</p>"
		if text, got, err := Decode(encoded(t, page, name), ""); err != nil || got != name || text != page {
			t.Errorf("%s: %s %q %v", label, got, text, err)
		}
	}
}

func TestDecodeDamaged(t *testing.T) {
	long := strings.Repeat("Плотина стоит.\n", 50)
	tests := []struct {
		name, data, encoding, want string
	}{
		{"one byte of Latin-1 in UTF-8", long + "caf\xE9\n", "", "line 51: byte 0xE9 at offset 1353 is not valid utf-8"},
		{"UTF-8 was promised", "\xCF\xEB", "utf-8", "line 1: byte 0xCF at offset 0 is not valid utf-8"},
		{"cut in the middle of a character", "\xCB\xAE\n\xBF", "gb18030", "line 2: byte 0xBF at offset 3 is not valid gb18030"},
		{"a byte without meaning", "\xCF\n\x98", "windows-1251", "line 2: byte 0x98 at offset 2 is not valid windows-1251"},
		{"half a surrogate pair", "\x34\x6C\x3D\xD8\x93\x5E", "utf-16le", "line 1: byte 0x3D at offset 2 is not valid utf-16le"},
		{"an odd number of bytes", "\x34\x6C\x3D", "utf-16le", "line 1: byte 0x3D at offset 2 is not valid utf-16le"},
		{"NUL in a text", "The dam.\n\x00\nThe reservoir is empty.\n", "", "is not a text: byte 9 is NUL"},
		{"NUL in a text, encoding given", "The dam.\n\x00\n", "utf-8", "is not a text: byte 9 is NUL"},
		{"noise", "\x01\x02\xFA\x90\x03\x9D\x81\xFF\x04", "", "cannot tell which encoding the text is in"},
		{"a picture", "\x89PNG\r\n\x1A\n\x00", "", "is a PNG picture, not a text"},
		{"a zip archive", "PK\x03\x04\x00", "", "is a zip archive, not a text"},
		{"an old Word file", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", "is an old Office file, not a text"},
	}
	for _, tt := range tests {
		_, _, err := Decode([]byte(tt.data), tt.encoding)
		e, _ := err.(*Error)
		if e == nil {
			t.Errorf("%s: no error", tt.name)
			continue
		}
		got := e.What
		if e.Line > 0 {
			got = "line " + strings.TrimPrefix((&Error{Path: "x", Line: e.Line, What: e.What}).Error(), "x:")
		}
		if got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// FuzzDecode: whatever the bytes, they are decoded or refused.
func FuzzDecode(f *testing.F) {
	for _, c := range decodeTexts {
		for name := range strings.FieldsSeq(c.encodings) {
			f.Add(encoded(f, c.text, name))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, name, err := Decode(data, "")
		if err != nil {
			return
		}
		again, _, err := Decode(data, name)
		if err != nil || again != text {
			t.Errorf("found %s, but asked for it: %v", name, err)
		}
	})
}
