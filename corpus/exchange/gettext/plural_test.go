package gettext

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestForms(t *testing.T) {
	for field, want := range map[string]int{
		"nplurals=1; plural=0;": 1, Germanic: 2, "nplurals = 3 ; plural=0": 3, "": 0, "plural=0;": 0,
		"nplurals=20; plural=0;": MaxForms, "nplurals=21; plural=0;": 0, "nplurals=99999999999999999999;": 0, "nplurals=INTEGER; plural=EXPRESSION;": 0,
	} {
		if got := Forms(field); got != want {
			t.Errorf("%q has %d forms, want %d", field, got, want)
		}
	}
	for tag, want := range map[corpus.Tag]int{"ru": 3, "zh": 1, "zh-Hant": 1, "pt-BR": 2, "en-GB": 2} {
		if got := Forms(PluralForms(tag)); got != want {
			t.Errorf("%s has %d forms, want %d", tag, got, want)
		}
	}
}
