package label

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestLabels(t *testing.T) {
	tests := []struct {
		tag                                      corpus.Tag
		bcp47, region, short, iso3, flores, opus string
	}{
		{"", "und", "und", "und", "und", "und", "und"},
		{"en", "en", "en", "en", "eng", "eng_Latn", "en"},
		{"en-GB", "en-GB", "en-GB", "en", "eng", "eng_Latn", "en_gb"},
		{"ru", "ru", "ru", "ru", "rus", "rus_Cyrl", "ru"},
		{"zh", "zh", "zh", "zh", "zho", "zho_Hans", "zh"},
		{"zh-Hans", "zh-Hans", "zh-CN", "zh", "zho", "zho_Hans", "zh_cn"},
		{"zh-Hant", "zh-Hant", "zh-TW", "zh", "zho", "zho_Hant", "zh_tw"},
		{"zh-Hant-HK", "zh-Hant-HK", "zh-HK", "zh", "zho", "zho_Hant", "zh_hk"},
		{"de-DE-formal", "de-DE-formal", "de-DE-formal", "de", "deu", "deu_Latn", "de_de_formal"},
		{"not a tag", "not a tag", "not a tag", "not a tag", "not a tag", "not a tag", "not a tag"},
	}
	for _, tt := range tests {
		for style, want := range map[Style]string{
			BCP47: tt.bcp47, Region: tt.region, Short: tt.short, ISO3: tt.iso3, Flores: tt.flores, OPUS: tt.opus,
		} {
			if got := style.Of(tt.tag); got != want {
				t.Errorf("%s label of %q = %q, want %q", style, tt.tag, got, want)
			}
		}
	}
}

func TestParseTag(t *testing.T) {
	for label, want := range map[string]corpus.Tag{
		"": "", "und": "", "root": "", "en": "en", "EN-us": "en-US", "eng": "en", "eng_Latn": "en", " ru ": "ru", "rus_Cyrl": "ru",
		"zh": "zh", "zho": "zh", "chi": "zh", "zh-CN": "zh-Hans", "zh_cn": "zh-Hans", "zho_Hant": "zh-Hant",
		"zh-TW": "zh-Hant", "zh-HK": "zh-Hant-HK", "zh-SG": "zh-Hans-SG", "uk_UA": "uk-UA", "sr-Latn": "sr-Latn",
	} {
		if got, err := Parse(label); err != nil || got != want {
			t.Errorf("Parse(%q) = %q, %v; want %q", label, got, err, want)
		}
		if got, err := Read(label); err != nil || got != want {
			t.Errorf("Read(%q) = %q, %v; want %q", label, got, err, want)
		}
	}
	// A file may say more than the registry holds, a column or a flag not.
	for label, want := range map[string]corpus.Tag{
		"de_DE_formal": "de-DE-formal", "sr_sp": "sr-SP", "en-en": "en-EN", "ru-Google": "ru-google", "zh-hant-Polite": "zh-Hant-polite",
	} {
		if got, err := Read(label); err != nil || got != want {
			t.Errorf("Read(%q) = %q, %v; want %q", label, got, err, want)
		}
		if got, err := Parse(label); err == nil {
			t.Errorf("Parse(%q) = %q, want an error", label, got)
		}
	}
	for _, label := range []string{"?", "English", "12", "e", "xx", "qq-DE", "zh-Hnas", "en-..", "en-US-US", "fr-google-x"} {
		if got, err := Read(label); err == nil {
			t.Errorf("Read(%q) = %q, want an error", label, got)
		}
	}
}

// A label in a style that names the script reads back as the tag it came from.
func TestLabelsReadBack(t *testing.T) {
	for _, tag := range []corpus.Tag{"en", "en-GB", "ru", "zh-Hans", "zh-Hant", "zh-Hant-HK", "de-DE-formal", "sr-SP"} {
		for _, style := range []Style{BCP47, Region, OPUS} {
			if got, err := Read(style.Of(tag)); err != nil || got != tag {
				t.Errorf("%s: %q is written %q and read as %q", style, tag, style.Of(tag), got)
			}
		}
	}
}
