package exchange

import (
	"errors"
	"strings"
	"testing"
)

func TestMosesErrors(t *testing.T) {
	for _, tt := range []struct{ name, en, ru, want string }{
		{"the target is shorter", "a\nb\n", "а\n", "x.ru:2: the file ends here, but x.en has more lines"},
		{"the source is shorter", "a\n", "а\nб\n", "x.en:2: the file ends here, but x.ru has more lines"},
		{"the target is not UTF-8", "a\n", "\xe0\n", "x.ru:1: column 1: byte 0xE0 is not UTF-8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := Inputs([]string{"x.en", "x.ru"}, files{"x.en": tt.en, "x.ru": tt.ru}.open)
			if len(in) != 1 {
				t.Fatalf("%d inputs, want the pair as one", len(in))
			}
			if err := drain(in[0]); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %q, want %q in it", err, tt.want)
			}
		})
	}
}

// A language that a program made up is no path either.
func TestLabelIsNoPath(t *testing.T) {
	u := TU{Src: sideOf("en/../../evil", nowhere, "The port."), Dst: sideOf("ru", nowhere, "Порт.")}
	d := disk{}
	_, err := Write(Stream{Header{Src: u.Src.Tag, Dst: u.Dst.Tag}, func(yield func(TU, error) bool) { yield(u, nil) }},
		Moses, "news", d.create, Options{})
	if !errors.Is(err, ErrLanguages) || len(d) > 0 {
		t.Errorf("got %v, and files %v", err, d)
	}
}
