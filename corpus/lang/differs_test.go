package lang

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestDiffers(t *testing.T) {
	const en, ru, zh = "The bridge would stay closed until the river falls.", "Мост останется закрытым, пока не спадёт уровень реки.", "在河水下降之前，大桥将继续关闭，直到第一座桥墩露出。"
	for _, c := range []struct {
		tag     corpus.Tag
		text    string
		in      corpus.Tag
		differs bool
	}{
		{"en", en, "en", false},
		{"en-GB", en, "en", false},
		{"ru", ru, "ru", false},
		{"zh-Hant", zh, "zh-Hans", false}, // scripts of one language are the same
		{"ru", en, "en", true},
		{"zh", en, "en", true},
		{"en", ru, "ru", true},
		{"en", zh, "zh-Hans", true},
		{"ru", "Міст залишиться закритим, доки рівень річки не впаде.", "uk", true},
		{"en", "Le pont restera fermé jusqu’à ce que le niveau de la rivière baisse, a déclaré le maire.", "fr", true},
		{"de", en, "en", true}, // one that bitext does not align

		// Too short, without letters, not known.
		{"ru", "Windows Server", "", false},        // 13 letters
		{"zh", "Windows Subsystem for", "", false}, // 19
		{"ru", "Мiст закритий", "", false},
		{"en", "2024 — 15%", "", false},
		{"", ru, "", false},
		// A name inside is no other language.
		{"zh", "请安装 Windows Subsystem for Linux Server", "", false},
		{"en", "'Yellowstone' actor Q'orianka Kilcher beats fraud charges", "", false},
	} {
		in, differs := Differs(c.text, c.tag)
		if differs != c.differs || in != c.in && c.differs {
			t.Errorf("%q in %q: %q %v, want %q %v", c.text, c.tag, in, differs, c.in, c.differs)
		}
	}
	// Twenty letters of another script are enough, if there are no others.
	if in, differs := Differs("Windows Subsystem for L", "ru"); !differs {
		t.Errorf("20 letters: %q %v", in, differs)
	}
	if _, differs := Differs("Windows Subsystem for L да", "ru"); differs {
		t.Error("20 letters beside a Russian word")
	}
}
