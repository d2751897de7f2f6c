package exchange

import (
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/links"
)

// files opens files that are in memory.
type files map[string]string

func (f files) open(path string) (io.ReadCloser, error) {
	text, ok := f[path]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	return io.NopCloser(strings.NewReader(text)), nil
}

// The same alignment in every format that holds one: the first two English
// sentences are one Russian sentence, the third has no counterpart, and the
// last Russian one is the editor's.
func TestReadLinks(t *testing.T) {
	want := links.Links{
		List:       []corpus.Link{{Src: []int{0, 1}, Dst: []int{0}}, {Src: []int{2}, Dst: []int{}}, {Src: []int{}, Dst: []int{1}}},
		Confidence: []float64{0.93, 0, 0},
		Src:        3, Dst: 2,
	}
	docs := files{
		"a/en.xml": `<text><p id="1"><s id="1:1">The bridge closed on Monday.</s><s id="1:2">Trams ran late.</s></p><p id="2"><s id="2:1">Nobody was hurt.</s></p></text>`,
		"a/ru.xml": `<text><p id="1"><s id="1:1">В понедельник мост закрыли, трамваи опаздывали.</s></p><p id="2"><s id="2:1">Читайте также</s></p></text>`,
	}
	tests := []struct{ name, text string }{
		{"beads", "[0, 1]:[0]:0.93\n[2]:[]\n[]:[1]\n"},
		{"beads of Vecalign, whose last number is a cost", "\ufeff[0,1]:[0]:0.93\r\n[]:[]:0\r\n[2]:[]:1.7\r\n[]:[1]:2\r\n"},
		{"ladder", "0\t0\t0.93\n2\t1\t0\n3\t1\t-0.3\n3\t2\t7.5\n"},
		{"InterText lists the target first", `<linkGrp toDoc="ru.xml" fromDoc="en.xml"><link xtargets="1:1;1:1 1:2" status="man" certainty="0.93"/><link xtargets=";2:1"/><link xtargets="2:1;"/></linkGrp>`},
		{"XCES lists the source first", `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
<cesAlign version="1.0"><linkGrp targType="s" fromDoc="en.xml" toDoc="ru.xml"><link id="SL1" xtargets="1:1 1:2;1:1" certainty="0.93"/><link xtargets="2:1;"/><link xtargets=";2:1"/></linkGrp></cesAlign>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, beside := range []files{docs, {}} {
				all := files{"a/links": tt.text}
				for name, text := range beside {
					all[name] = text
				}
				got, err := ReadLinks("a/links", all.open)
				if err != nil {
					t.Fatal(err)
				}
				if fmt.Sprint(got) != fmt.Sprint(want) {
					t.Errorf("got  %v\nwant %v", got, want)
				}
			}
		})
	}
}

func TestReadLinksErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "\n \n", "x:1: the file is empty"},
		{"prose", "Дорогая редакция!", "x:1: not an alignment"},
		{"half a bead", "[0]:[0]\n[1]", "x:2: not a bead"},
		{"a negative index", "[-1]:[0]", "x:1: not a bead"},
		{"an index that asks for all memory", "[0]:[99999999999]", "x:1: not a bead"},
		{"a score that is none", "[0]:[0]:high", "x:1: not a bead"},
		{"NUL", "[0]:[0]\n[1]:\x00", "x:2: column 5: a NUL"},
		{"not UTF-8", "[0]:[0]\n[1]:\xc4\xe3", "x:2: column 5: byte 0xC4 is not UTF-8"},
		{"half a surrogate pair", "\xff\xfe[\x00\x00\xd8]\x00", "half of a surrogate pair"},
		{"a ladder that begins in the middle", "3\t2\t0.5", "x:1: a ladder begins with the rung 0 0"},
		{"a ladder that goes back", "0\t0\n2\t2\n1\t3", "x:3: the rung goes back"},
		{"another XML file", "<html><body/></html>", "x:1: <html> is not an alignment"},
		{"cut short", "<linkGrp>\n<link xtargets='1;1'/>", "x:2: the file ends inside <linkGrp>"},
		{"no targets", "<linkGrp><link/></linkGrp>", "x:1: a link without xtargets"},
		{"a hole in the ids", "<linkGrp toDoc='zh.xml' fromDoc='en.xml'><link xtargets='1:1;1:2'/></linkGrp>", `no link names the sentence before "1:2"`},
		{"entities that expand", "<!DOCTYPE linkGrp [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>\n<linkGrp><link xtargets='&b;;1'/></linkGrp>", "x:2: not well-formed XML"},
		{"nested without end", strings.Repeat("<linkGrp>", 1) + strings.Repeat("<x>", 1_000_000), "x:1: elements stand more than 100 deep"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadLinks("x", files{"x": tt.text}.open)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %q, want %q in it", err, tt.want)
			}
		})
	}
}

// Every ladder survives as links, wherever its moved beads stand.
func TestLinksLadder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ladder, n, m := someLadder(t)
		l := links.Links{List: ladder.Links()}
		for _, b := range ladder {
			l.Confidence = append(l.Confidence, b.Confidence)
		}
		got, err := l.Ladder(n, m)
		if err != nil {
			t.Fatalf("%v\n%v", err, ladder)
		}
		if a, b := linkSet(ladder), linkSet(got); !reflect.DeepEqual(a, b) {
			t.Fatalf("got  %v\nwant %v", got, ladder)
		}
	})
}

func linkSet(l corpus.Ladder) map[string]float64 {
	set := make(map[string]float64)
	for k, link := range l.Links() {
		set[fmt.Sprint(link)] = l[k].Confidence
	}
	return set
}

// someLadder draws a ladder: beads in the order of the source, then perhaps
// one of them moved.
func someLadder(t *rapid.T) (ladder corpus.Ladder, n, m int) {
	shapes := rapid.SliceOfN(rapid.SampledFrom([][2]int{{1, 1}, {1, 0}, {0, 1}, {2, 1}, {1, 2}, {2, 2}}), 1, 12).Draw(t, "shapes")
	swap := rapid.IntRange(0, len(shapes)).Draw(t, "swap")
	for k, s := range shapes {
		b := corpus.Bead{
			Src:        corpus.Range{Lo: n, Hi: n + s[0]},
			Dst:        corpus.Range{Lo: m, Hi: m + s[1]},
			Confidence: float64(rapid.IntRange(0, 100).Draw(t, "confidence")) / 100,
		}
		n, m = b.Src.Hi, b.Dst.Hi
		ladder = append(ladder, b)
		if k == swap && k > 0 && s[0] > 0 && s[1] > 0 && ladder[k-1].Src.Len() > 0 && ladder[k-1].Dst.Len() > 0 {
			before, after := &ladder[k-1], &ladder[k]
			start := before.Dst.Lo
			after.Dst = corpus.Range{Lo: start, Hi: start + s[1]}
			before.Dst = corpus.Range{Lo: start + s[1], Hi: m}
			before.Moved = true
		}
	}
	if err := ladder.Verify(n, m); err != nil {
		t.Fatal(err)
	}
	return ladder, n, m
}

func TestLinksBetweenTwoTexts(t *testing.T) {
	disk := files{"x.beads": "[0]:[0]:0.9\n[1]:[1, 2]:0.8\n", "a.en": "One.\n\nTwo.\nThree.\n", "b.ru": "Раз.\nДва.\nИ ещё.\n"}
	in := &Input{Path: "x.beads", Texts: [2]string{"a.en", "b.ru"}, Open: disk.open}
	s, err := in.Stream("", Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Bitext()
	if err != nil {
		t.Fatal(err)
	}
	var shapes []string
	for _, bead := range b.Ladder {
		shapes = append(shapes, bead.Shape())
	}
	if got := strings.Join(shapes, " "); got != "1-1 1-2 1-0" || b.Src.Tag != "en" || b.Dst.Tag != "ru" {
		t.Errorf("beads %s in %s to %s, want 1-1 1-2 1-0 in en to ru", got, b.Src.Tag, b.Dst.Tag)
	}
	disk["b.ru"] = "Раз.\n"
	in = &Input{Path: "x.beads", Texts: [2]string{"a.en", "b.ru"}, Open: disk.open}
	if _, err := in.Stream("", Options{}); err == nil || !strings.Contains(err.Error(), "the texts have 3 and 1 lines") {
		t.Errorf("error %v", err)
	}
}
