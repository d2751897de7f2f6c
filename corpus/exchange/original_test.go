package exchange

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// manyInOne are files of which one piece is read as three units, with a piece
// before it and one behind it.
var manyInOne = []struct {
	format *Format
	text   string
}{
	{PO, "# head\nmsgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n\n" +
		"# first\nmsgid \"Port\"\nmsgstr \"Порт\"\n\n" +
		"# middle\nmsgid \"%d ship\"\nmsgid_plural \"%d ships\"\nmsgstr[0] \"%d судно\"\nmsgstr[1] \"%d судна\"\nmsgstr[2] \"%d судов\"\n\n" +
		"# last\nmsgid \"Sea\"\nmsgstr \"Море\"\n"},
	{XLIFF12, xliffHead + "\n<!-- first --><trans-unit id=\"1\"><source>Port</source><target>Порт</target></trans-unit>\n<!-- middle -->" +
		`<trans-unit id="2" x="y"><source>One. Two. Three.</source><seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk> <mrk mtype="seg" mid="3">Three.</mrk></seg-source>` +
		`<target><mrk mtype="seg" mid="1">Раз.</mrk> <mrk mtype="seg" mid="2">Два.</mrk> <mrk mtype="seg" mid="3">Три.</mrk></target></trans-unit>` +
		"\n<!-- last --><trans-unit id=\"3\"><source>Sea</source><target>Море</target></trans-unit>\n" + xliffFoot},
	{XLIFF21, xliff2 + "\n<!-- first --><unit id=\"1\"><segment><source>Port</source><target>Порт</target></segment></unit>\n<!-- middle -->" +
		`<unit id="2" name="y"><segment id="a"><source>One.</source><target>Раз.</target></segment><segment id="b"><source>Two.</source><target>Два.</target></segment><segment id="c"><source>Three.</source><target>Три.</target></segment></unit>` +
		"\n<!-- last --><unit id=\"3\"><segment><source>Sea</source><target>Море</target></segment></unit>\n" + twoFoot},
}

// A piece of a file that was read as several units is written as it stands only
// where none of them changed: else all are written anew, once, each as it is now,
// and what stands around the piece stays where it was.
func TestOneOfSeveralChanged(t *testing.T) {
	changes := map[string]func(texts []string) []string{
		"none":   func(texts []string) []string { return texts },
		"first":  func(texts []string) []string { texts[1] = "Новое."; return texts },
		"second": func(texts []string) []string { texts[2] = "Новое."; return texts },
		"last":   func(texts []string) []string { texts[3] = "Новое."; return texts },
		"gone":   func(texts []string) []string { return slices.Delete(texts, 2, 3) },
	}
	for _, file := range manyInOne {
		for name, change := range changes {
			t.Run(file.format.Name+" "+name, func(t *testing.T) {
				d := disk{"in": bytes.NewBufferString(file.text)}
				units := readUnits(t, d, "in", file.format)
				if len(units) != 5 {
					t.Fatalf("read as %d units", len(units))
				}
				want := change(targets(units))
				s := rewritable(t, d, "in", file.format)
				rest := s.Units
				s.Units = func(yield func(TU, error) bool) {
					k := 0
					for u, err := range rest {
						if name == "gone" && u.Dst.Text() == targets(units)[2] {
							continue
						}
						if err == nil && u.Dst.Text() != want[k] {
							u.Dst.Segments = []corpus.Segment{{Text: want[k]}}
						}
						if k++; !yield(u, err) {
							return
						}
					}
				}
				if _, err := Write(s, file.format, "out", d.create, Options{To: file.format}); err != nil {
					t.Fatal(err)
				}
				written := d["out"].String()
				if name == "none" && written != file.text {
					t.Errorf("got\n%s", written)
				}
				if got := targets(readUnits(t, d, "out", file.format)); !slices.Equal(got, want) {
					t.Errorf("got %q, want %q, in\n%s", got, want, written)
				}
				at := -1
				for _, place := range []string{"first", "middle", "last"} {
					before := at
					if at = strings.Index(written, place); at <= before || strings.Count(written, place) != 1 {
						t.Errorf("%q is not there once, and in its place, in\n%s", place, written)
					}
				}
			})
		}
	}
}

// One of several units that is left out is not written with the others.
func TestOneOfSeveralLeftOut(t *testing.T) {
	for _, file := range manyInOne {
		t.Run(file.format.Name, func(t *testing.T) {
			d := disk{"in": bytes.NewBufferString(strings.NewReplacer("Два.", "", "%d судна", "").Replace(file.text))}
			report, err := Write(rewritable(t, d, "in", file.format), file.format, "out", d.create, Options{To: file.format, Unaligned: Skip})
			if err != nil || report.Written != 4 || report.Omissions != 1 {
				t.Fatalf("%+v, %v", report, err)
			}
			if got, want := targets(readUnits(t, d, "out", file.format)), targets(readUnits(t, d, "in", file.format)); !slices.Equal(got, slices.DeleteFunc(want, isEmpty)) {
				t.Errorf("got %q, want %q, in\n%s", got, want, d["out"])
			}
		})
	}
}

// rewritable is a file as it is read to be written in its format again.
func rewritable(t *testing.T, d disk, path string, f *Format) Stream {
	t.Helper()
	in := &Input{Path: path, Open: disk{path: bytes.NewBufferString(d[path].String())}.open}
	s, err := in.Stream(f.Name, Options{To: f})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// readUnits reads all units of a file.
func readUnits(t *testing.T, d disk, path string, f *Format) (units []TU) {
	t.Helper()
	for u, err := range rewritable(t, d, path, f).Units {
		if err != nil {
			t.Fatalf("%v in\n%s", err, d[path])
		}
		units = append(units, u)
	}
	return units
}

// targets are the target texts of units, but for a plural form that is not there:
// a catalogue writes it as an empty one where a later one follows.
func targets(units []TU) (texts []string) {
	for _, u := range units {
		if text := u.Dst.Text(); text != "" || u.property(poPlural) == "" {
			texts = append(texts, text)
		}
	}
	return texts
}

func isEmpty(text string) bool { return text == "" }
