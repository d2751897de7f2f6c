package exchange

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// The header says how many plural forms there are, and every message has as many.
func TestPluralForms(t *testing.T) {
	const two = "nplurals=2; plural=(n > 1);"
	for _, tt := range []struct {
		name, field string // of the catalogue that the units came from
		dst         corpus.Tag
		forms       int
		want        string // the field
		strs        int
	}{
		{"as the language has them", "", "ru", 3, "nplurals=3; plural=(n%10==1", 3},
		{"one is missing", "", "ru", 2, "nplurals=3; plural=(n%10==1", 3},
		{"more than the language has", "", "zh-Hans", 2, "nplurals=2; plural=(n != 1);", 2},
		{"as the catalogue had them", two, "zh-Hans", 2, two, 2},
		{"more than the catalogue said", two, "ru", 3, "nplurals=3; plural=(n%10==1", 3},
		{"nobody knows which is which", "", "zh-Hans", 4, "", 4},
		{"a language that is not known", "", "tlh", 2, "nplurals=2; plural=(n != 1);", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var list []TU
			for form := range tt.forms {
				u := TU{Src: sideOf("en", nowhere, "%d boats"), Dst: sideOf(tt.dst, nowhere, "form "+strconv.Itoa(form)), Properties: []Property{{poPlural, strconv.Itoa(form)}}}
				if form == 0 && tt.field != "" {
					u.Properties = append(u.Properties, Property{poForms, tt.field})
				}
				list = append(list, u)
			}
			d := disk{}
			report, err := Write(streaming(list), PO, "x.po", d.create, Options{})
			if err != nil || report.Lost+report.Notes > 0 && tt.field == "" {
				t.Fatal(report, err)
			}
			got := d["x.po"].String()
			if field := "\"Plural-Forms: " + tt.want; tt.want == "" && strings.Contains(got, "Plural-Forms") || tt.want != "" && !strings.Contains(got, field) {
				t.Errorf("no %s in\n%s", field, got)
			}
			if strs := strings.Count(got, "\nmsgstr["); strs != tt.strs || !strings.Contains(got, "\nmsgstr["+strconv.Itoa(tt.strs-1)+"] ") {
				t.Errorf("%d forms, want %d:\n%s", strs, tt.strs, got)
			}
		})
	}
}

// A number that no plural form has is none.
func TestPluralFormThatIsNone(t *testing.T) {
	for _, number := range []string{"-1", "20", "2000000000", "two"} {
		d := disk{}
		u := TU{Src: sideOf("en", nowhere, "boats"), Dst: sideOf("ru", nowhere, "лодки"), Properties: []Property{{poPlural, number}}}
		if _, err := Write(streaming([]TU{u, u}), PO, "x.po", d.create, Options{}); err != nil || strings.Contains(d["x.po"].String(), "msgstr[") {
			t.Errorf("plural=%s: %v\n%.500s", number, err, d["x.po"])
		}
	}
}

// What plural forms say apart a catalogue says once, and it is counted.
func TestPluralFormsThatDiffer(t *testing.T) {
	form := func(k int, id string, notes ...string) TU {
		return TU{Src: sideOf("en", nowhere, "boats"), Dst: sideOf("ru", nowhere, "лодки"), Notes: notes, Properties: []Property{{poPlural, strconv.Itoa(k)}, {"id", id}}}
	}
	d := disk{}
	report, err := Write(streaming([]TU{form(0, "a", "seen"), form(1, "a", "seen"), form(2, "b")}), PO, "x.po", d.create, Options{})
	if err != nil || report.Lost != 1 || report.Notes != 1 {
		t.Errorf("%v, %v, want the id and the note of one", report, err)
	}
}

// The head of a file stands first, and is known when what follows it is, or when
// that is too much to wait for.
func TestHeaded(t *testing.T) {
	for _, size := range []int{0, 1, maxHeld, maxHeld + 1} {
		var out bytes.Buffer
		calls := 0
		seen := 0
		h := &headed{to: &out, head: func() string { calls++; return "<" + strconv.Itoa(seen) + ">" }}
		for seen = 0; seen < size; seen += 1 << 20 {
			if _, err := h.Write(bytes.Repeat([]byte("x"), min(1<<20, size-seen))); err != nil {
				t.Fatal(err)
			}
		}
		early := out.Len() > 0
		if err := h.begin(); err != nil || calls != 1 {
			t.Fatal(err, calls)
		}
		if _, err := h.Write([]byte("end")); err != nil {
			t.Fatal(err)
		}
		head, rest, _ := strings.Cut(out.String(), ">")
		if head[0] != '<' || len(rest) != size+len("end") || early != (size > maxHeld) {
			t.Errorf("%d bytes: %s, then %d, early %v", size, head, len(rest), early)
		}
	}
}

// A line "domain", with quotation marks or without, holds for the messages that
// follow, one of which may have a text that another domain has; it stays where it
// is, and comes back from other formats.
func TestDomains(t *testing.T) {
	const head = "msgid \"\"\nmsgstr \"Language: ru\\n\"\n\n"
	const text = head + "msgid \"Open\"\nmsgstr \"Открыть\"\n\ndomain \"menu of \\\"A\\\"\"\n\nmsgid \"Open\"\nmsgstr \"Открыто\"\n" +
		"domain The Second # one\n# said of it\nmsgid \"Shut\"\nmsgstr \"Закрыть\"\ndomain \"messages\"\nmsgid \"Quay\"\nmsgstr \"Причал\"\n"
	want := []string{"", `menu of "A"`, "The Second # one", ""}
	d := disk{"in.po": bytes.NewBufferString(text)}
	for _, step := range []struct {
		from, to string
		format   *Format
	}{{"in.po", "same.po", PO}, {"in.po", "out.tsv", TSV}, {"out.tsv", "out.xlf", XLIFF12}, {"out.xlf", "back.po", PO}} {
		opt := Options{To: step.format}
		s, err := Open([]*Input{{Path: step.from, Open: d.open}}, "", opt)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Write(s, step.format, step.to, d.create, opt); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, u := range unitsOf(t, &Input{Path: step.to, Open: d.open}) {
			got = append(got, u.property(poDomain))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: domains %q, want %q\n%s", step.to, got, want, d[step.to])
		}
	}
	if same := d["same.po"].String(); same != text {
		t.Errorf("the catalogue is another:\n%s", same)
	}
	if back := d["back.po"].String(); strings.Contains(back, "msgctxt") || strings.Count(back, "\ndomain ") != 3 {
		t.Errorf("written with other domains:\n%s", back)
	}
	in := &Input{Path: "x.po", Open: files{"x.po": head + "domain\n"}.open}
	if err := drainAs(in, "po"); err == nil || err.Error() != "x.po:4: want the name of a domain" {
		t.Errorf("no name: %v", err)
	}
}

// A message that was changed stays in its domain, whose line stands above it.
func TestChangedInItsDomain(t *testing.T) {
	const text = "msgid \"\"\nmsgstr \"Language: ru\\n\"\n\ndomain \"menu\"\n\nmsgid \"Open\"\nmsgstr \"Открыть\"\n\nmsgid \"Shut\"\nmsgstr \"Закрыто\"\n"
	d := disk{"in.po": bytes.NewBufferString(text)}
	s, err := Open([]*Input{{Path: "in.po", Open: d.open}}, "", Options{To: PO})
	if err != nil {
		t.Fatal(err)
	}
	units := s.Units
	s.Units = func(yield func(TU, error) bool) {
		for u, err := range units {
			if u.Src.Text() == "Shut" {
				u.Dst.Segments = []corpus.Segment{{Text: "Закрыть"}}
			}
			if !yield(u, err) {
				return
			}
		}
	}
	if _, err := Write(s, PO, "out.po", d.create, Options{To: PO}); err != nil {
		t.Fatal(err)
	}
	if got, want := d["out.po"].String(), strings.Replace(text, "Закрыто", "Закрыть", 1); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Plural forms of one domain are no forms of the other's message.
func TestPluralsOfTwoDomains(t *testing.T) {
	form := func(domain, src string) TU {
		return TU{Src: Side{Tag: "en", Segments: []corpus.Segment{{Text: src}}}, Dst: Side{Tag: "ru", Segments: []corpus.Segment{{Text: "лодка"}}},
			Properties: []Property{{poDomain, domain}, {poPlural, "0"}}}
	}
	w := poWriter{held: []TU{form("a", "boat")}}
	if !w.continues(0, form("a", "boats")) || w.continues(0, form("b", "boats")) {
		t.Error("one message of two domains, or two of one")
	}
}
