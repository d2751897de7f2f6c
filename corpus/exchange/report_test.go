package exchange

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// What an aligner says of its beads is not counted as lost; of a file it is.
func TestReportOfFiles(t *testing.T) {
	u := TU{Src: sideOf("en", nowhere, "One.", "Two."), Dst: sideOf("ru", nowhere, "Раз, два."), Confidence: 0.9, Moved: true, Notes: []string{"seen"}}
	for read, want := range map[bool]string{
		false: "1 written, 0 skipped; of 1 unit the notes are lost, which the format cannot hold",
		true:  "1 written, 0 skipped; of 1 unit the notes are lost, which the format cannot hold; of 1 unit the confidence or the order is lost, which the format cannot hold; of 1 unit the segments are one text now",
	} {
		s := streaming([]TU{u})
		if read {
			s.Header.Format = TMX.Name
		}
		d := disk{}
		if report, err := Write(s, Moses, "x", d.create, Options{}); err != nil || report.String() != want {
			t.Errorf("read %v: %v, %v, want %s", read, report, err, want)
		}
	}
	u.Confidence = 0
	s := streaming([]TU{u})
	s.Header.Format = TMX.Name
	if report, err := Write(s, HTML, "x", disk{}.create, Options{}); err != nil || report.Confidence != 1 {
		t.Errorf("the order alone: %v, %v", report, err)
	}
}

// Codes whose markup is not sound get another, and their types are counted.
func TestTypesOfUnsoundCodes(t *testing.T) {
	u := TU{Src: sideOf("en", nowhere, "Press Enter."), Dst: sideOf("ru", nowhere, "Нажмите.")}
	u.Src.Segments[0].Codes = []corpus.InlineCode{{At: 6, Kind: corpus.Opening, ID: "1", Markup: `<g id="1" ctype="bold">`, Syntax: "xliff"}}
	d := disk{}
	if report, err := Write(streaming([]TU{u}), XLIFF12, "x", d.create, Options{}); err != nil || report.Types != 1 || strings.Contains(d["x"].String(), "<g ") {
		t.Errorf("%v, %v\n%s", report, err, d["x"])
	}
}

// Obsolete messages are counted by their texts, and the placeholder of a template
// is no encoding.
func TestObsoleteMessages(t *testing.T) {
	const text = "msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"Content-Type: text/plain; charset=CHARSET\\n\"\n\n" +
		"msgid \"House\"\nmsgstr \"Дом\"\n\n#~ msgid \"boat\"\n#~ msgid_plural \"boats\"\n#~ msgstr[0] \"лодка\"\n#~ msgstr[1] \"лодки\"\n"
	in := &Input{Path: "x.po", Open: files{"x.po": text}.open}
	s, err := in.Stream("", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if report, err := Write(s, TSV, "x", disk{}.create, Options{}); err != nil || report.Obsolete != 1 || report.Written != 1 {
		t.Errorf("%v, %v", report, err)
	}
}
