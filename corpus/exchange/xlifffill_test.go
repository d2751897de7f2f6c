package exchange

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// A translation is put into a unit as it stands; where its place is not certain the
// unit is written anew. Either way it is read back, and all else of the file stays.
func TestFilled(t *testing.T) {
	for _, tt := range []struct{ name, unit, want string }{ // "": written anew
		{"no target", `<trans-unit id="7" resname="a.b" maxwidth="9"><source>Port</source><note>x</note></trans-unit>`,
			`<trans-unit id="7" resname="a.b" maxwidth="9"><source>Port</source><target state="translated">Порт</target>NEWS<note>x</note></trans-unit>`},
		{"on lines of its own", "<trans-unit id=\"7\">\n  <source>Port</source>\n</trans-unit>",
			"<trans-unit id=\"7\">\n  <source>Port</source>\n  <target state=\"translated\">Порт</target>NEWS\n</trans-unit>"},
		{"empty target", `<trans-unit id="7"><source>Port</source><target/></trans-unit>`,
			`<trans-unit id="7"><source>Port</source><target state="translated">Порт</target>NEWS</trans-unit>`},
		{"empty target with a state", `<trans-unit id="7"><source>Port</source> <target xml:lang="ru" state="new" state-qualifier='id-match'></target></trans-unit>`,
			`<trans-unit id="7"><source>Port</source> <target xml:lang="ru" state="translated">Порт</target>NEWS</trans-unit>`},
		{"the source once more", `<trans-unit id="7"><source>Port</source><target state="needs-translation">Port</target></trans-unit>`,
			`<trans-unit id="7"><source>Port</source><target state="translated">Порт</target>NEWS</trans-unit>`},
		{"another proposal", `<trans-unit id="7"><source>Port</source><alt-trans><target>Гавань</target></alt-trans></trans-unit>`,
			`<trans-unit id="7"><source>Port</source><target state="translated">Порт</target>NEWS<alt-trans><target>Гавань</target></alt-trans></trans-unit>`},
		{"codes", `<trans-unit id="7"><source><g id="1">Port</g></source></trans-unit>`,
			`<trans-unit id="7"><source><g id="1">Port</g></source><target state="translated">Порт</target>NEWS</trans-unit>`},
		{"a comment", `<trans-unit id="7"><!-- </source> --><source>Port</source></trans-unit>`, ""},
		{"another order", `<trans-unit id="7"><source>Port</source><note>x</note><target/></trans-unit>`, ""},
		{"one segment marked", `<trans-unit id="7"><source>Port</source><seg-source><mrk mtype="seg" mid="1">Port</mrk></seg-source></trans-unit>`, ""},
		{"elements with a prefix", `<x:trans-unit xmlns:x="urn:oasis:names:tc:xliff:document:1.2" id="7"><x:source>Port</x:source></x:trans-unit>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, behind := xliffHead+"<!-- one -->", "\n<!-- two -->"+xliffFoot
			d := disk{"in": bytes.NewBufferString(before + tt.unit + behind)}
			s := rewritable(t, d, "in", XLIFF12)
			rest := s.Units
			s.Units = func(yield func(TU, error) bool) {
				for u, err := range rest {
					if err == nil {
						u = u.Filled(Side{Tag: "ru", At: -1, Segments: []corpus.Segment{{Text: "Порт"}}}, Translated)
						u.Notes = append(u.Notes, "from <there>")
						u.Properties = append(u.Properties, Property{"match-quality", "100"})
					}
					if !yield(u, err) {
						return
					}
				}
			}
			if _, err := Write(s, XLIFF12, "out", d.create, Options{To: XLIFF12}); err != nil {
				t.Fatal(err)
			}
			got := d["out"].String()
			news := `<context-group purpose="information"><context context-type="x-match-quality">100</context></context-group><note from="bitext" annotates="target">from &lt;there&gt;</note>`
			if strings.Contains(tt.want, "\n") {
				news = "\n  " + strings.Replace(news, "<note", "\n  <note", 1)
			}
			want := before + strings.Replace(tt.want, "NEWS", news, 1) + behind
			if (got == want) != (tt.want != "") {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if !strings.HasPrefix(got, before) || !strings.HasSuffix(got, behind) {
				t.Errorf("what stands around it is not as it was:\n%s", got)
			}
			units := readUnits(t, d, "out", XLIFF12)
			if len(units) != 1 {
				t.Fatalf("read as %d units:\n%s", len(units), got)
			}
			u := units[0]
			if u.Src.Text() != "Port" || u.Dst.Text() != "Порт" || u.State != Translated || u.property("match-quality") != "100" || !slices.Contains(u.Notes, "from <there>") || u.property("id") != "7" {
				t.Errorf("read back as %+v", u)
			}
		})
	}
}

// A unit whose translation was there is not filled, nor one of which more has changed.
func TestOnlyFilled(t *testing.T) {
	was := TU{Src: sideOf("en", 0, "Port"), Dst: Side{At: -1}, Notes: []string{"x"}, Properties: []Property{{"id", "7"}, {xliffWord, "new"}}}
	filled := func(change func(u *TU)) TU {
		u := was.Filled(sideOf("ru", 0, "Порт"), Draft)
		u.asRead = &was
		change(&u)
		return u
	}
	for name, tt := range map[string]struct {
		change func(u *TU)
		want   bool
	}{
		"nothing else":    {func(*TU) {}, true},
		"a note more":     {func(u *TU) { u.Notes = []string{"x", "y"} }, true},
		"a property more": {func(u *TU) { u.Properties = append(u.Properties, Property{"a", "b"}) }, true},
		"another note":    {func(u *TU) { u.Notes = []string{"y"} }, false},
		"no note":         {func(u *TU) { u.Notes = nil }, false},
		"no id":           {func(u *TU) { u.Properties = nil }, false},
		"another source":  {func(u *TU) { u.Src = sideOf("en", 0, "Ports") }, false},
		"no translation":  {func(u *TU) { u.Dst = Side{At: -1} }, false},
		"had one": {func(u *TU) {
			had := was
			had.Dst = sideOf("ru", 0, "Гавань")
			u.asRead = &had
		}, false},
	} {
		if got := onlyFilled(filled(tt.change)); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
