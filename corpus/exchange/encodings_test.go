package exchange

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// A file in any encoding that its format knows gives the same units: UTF-16 of
// either order, with a mark and without, and the encodings that XML and gettext
// name in the file.
func TestEncodings(t *testing.T) {
	wide := func(order unicode.Endianness, mark unicode.BOMPolicy) encoding.Encoding {
		return unicode.UTF16(order, mark)
	}
	zh, ru := "港务局：渡轮“金盏花”号", "Судно «Мэриголд» — паром"
	for _, tt := range []struct {
		name     string // as XML and gettext call it; "": not named
		encoding encoding.Encoding
		tag      corpus.Tag
		text     string
	}{
		{"", unicode.UTF8BOM, "zh-Hans", zh},
		{"", wide(unicode.LittleEndian, unicode.UseBOM), "zh-Hans", zh},
		{"", wide(unicode.BigEndian, unicode.UseBOM), "ru", ru},
		{"", wide(unicode.LittleEndian, unicode.IgnoreBOM), "zh-Hans", zh + "𠮷"},
		{"", wide(unicode.BigEndian, unicode.IgnoreBOM), "ru", ru},
		{"UTF-16", wide(unicode.LittleEndian, unicode.IgnoreBOM), "ru", ru},
		{"UTF-16BE", wide(unicode.BigEndian, unicode.IgnoreBOM), "zh-Hans", zh},
		{"UTF-16", unicode.UTF8BOM, "zh-Hans", zh}, // the mark is right, not the name
		{"GBK", simplifiedchinese.GBK, "zh-Hans", zh},
		{"gb2312", simplifiedchinese.GBK, "zh-Hans", zh},
		{"GB18030", simplifiedchinese.GB18030, "zh-Hans", zh + "𠮷"},
		{"Big5", traditionalchinese.Big5, "zh-Hant", "港務局：渡輪「金盞花」號"},
		{"windows-1251", charmap.Windows1251, "ru", ru},
		{"KOI8-R", charmap.KOI8R, "ru", "Судно Мэриголд"},
		{"ISO-8859-5", charmap.ISO8859_5, "ru", "Судно Мэриголд"},
	} {
		for _, f := range []*Format{TMX, XLIFF12, XLIFF21, PO, TSV, CSV, JSONL} {
			names := f == TMX || f == XLIFF12 || f == XLIFF21 || f == PO
			if tt.name != "" && (!names || f == PO && strings.HasPrefix(tt.name, "UTF-16")) {
				continue
			}
			d := disk{}
			unit := TU{Src: sideOf("en", nowhere, "The ship & the crew"), Dst: sideOf(tt.tag, nowhere, tt.text)}
			s := unitStream(unit)
			s.Header.Dst = tt.tag
			if _, err := Write(s, f, "x", d.create, Options{}); err != nil {
				t.Fatal(err)
			}
			text := d["x"].String()
			if tt.name != "" {
				text = strings.Replace(text, "UTF-8", tt.name, 1)
			}
			encoded, err := tt.encoding.NewEncoder().String(text)
			if err != nil {
				t.Fatal(tt.name, err)
			}
			d["x"] = bytes.NewBufferString(encoded)
			got := unitsOf(t, &Input{Path: "x", Open: d.open}, f.Name)
			if len(got) != 1 || describe(got[0]) != describe(unit) {
				t.Errorf("%s in %s (%v): read as %v", f.Name, tt.name, tt.encoding, got)
			}
		}
	}
}
