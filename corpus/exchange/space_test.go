package exchange

import (
	"slices"
	"testing"
)

// White space at the ends of a text in a file is none of the segment's, and what
// does not lay out the file is a property.
func TestSpaceOfTexts(t *testing.T) {
	for _, tt := range []struct{ seg, text, space string }{
		{"The port.", "The port.", ""},
		{" The port.", "The port.", `" |"`},
		{"The port.\u00a0", "The port.", `"|\u00a0"`},
		{"\n    The port.\n    ", "The port.", ""},
		{" The port.\n", "The port.", `" |"`},
		{"\n The port. ", "The port.", `"| "`},
		{` <ph x="1">a</ph> port `, " port", `" | "`},
		{`<ph x="1">a</ph> port <ph x="2">b</ph>`, " port ", ""},
		{"　港口。", "港口。", `"\u3000|"`},
	} {
		in := &Input{Path: "x.tmx", Open: files{"x.tmx": tmxStart + `<tu><tuv xml:lang="en"><seg>` + tt.seg + `</seg></tuv><tuv xml:lang="ru"><seg>Порт.</seg></tuv></tu></body></tmx>`}.open}
		s, err := in.Stream("", Options{})
		if err != nil {
			t.Fatal(err)
		}
		for u, err := range s.Units {
			if err != nil || u.Src.Text() != tt.text || u.property(srcSpace) != tt.space || u.property(dstSpace) != "" {
				t.Errorf("%q: %q, %v, %v, want %q, %s", tt.seg, u.Src.Text(), u.Properties, err, tt.text, tt.space)
			}
		}
	}
}

// A property that somebody wrote puts nothing but white space into a text.
func TestSpaceOfProperties(t *testing.T) {
	for value, want := range map[string]string{`"\n|"`: "\nport", `" | "`: " port ", `"a|"`: "port", "|": "port", `"|"`: "port", "": "port"} {
		u := TU{Src: sideOf("en", nowhere, "port"), Properties: []Property{{srcSpace, value}}}
		if got := u.lowered().Src.Text(); got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}

// The properties come back in one order, whichever of them the file has to name.
func TestSpaceInOrder(t *testing.T) {
	list := []Property{{"context", "c"}, {srcSpace, `"| "`}, {dstSpace, `"|\v"`}}
	u := TU{Src: sideOf("en", nowhere, "The port."), Dst: sideOf("ru", nowhere, "Порт."), Properties: list}
	for _, f := range []*Format{TMX, XLIFF12, XLIFF21} {
		d := disk{}
		if _, err := Write(streaming([]TU{u}), f, "x", d.create, Options{}); err != nil {
			t.Fatal(err)
		}
		s, err := (&Input{Path: "x", Open: d.open}).Stream("", Options{})
		if err != nil {
			t.Fatal(err)
		}
		for u, err := range s.Units {
			if err != nil || !slices.Equal(u.Properties, list) {
				t.Errorf("%s: %v, %v", f.Name, u.Properties, err)
			}
		}
	}
}

// What a text and a property say of its ends is put together.
func TestSpaceTwice(t *testing.T) {
	u := TU{Src: sideOf("en", nowhere, " The port.\n"), Dst: sideOf("ru", nowhere, "Порт."), Properties: []Property{{srcSpace, `"\t|\t"`}}}
	d := disk{}
	report, err := Write(streaming([]TU{u}), TMX, "x.tmx", d.create, Options{})
	if err != nil || report.Changed > 0 {
		t.Fatal(report, err)
	}
	s, err := (&Input{Path: "x.tmx", Open: d.open}).Stream("", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for u, err := range s.Units {
		if got := u.lowered().Src.Text(); err != nil || got != "\t The port.\n\t" {
			t.Errorf("%q, %v", got, err)
		}
	}
}
