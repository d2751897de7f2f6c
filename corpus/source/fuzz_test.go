package source

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// FuzzRead gives any bytes to the reader of any format, by its place in [All],
// and above those line by line and to the one that is found; see [obeysLaws].
// The programs that some formats need are not there.
func FuzzRead(f *testing.F) {
	f.Setenv("PATH", "")
	ways := []Options{}
	seeds := seedsOf(f)
	for k, format := range All {
		ways = append(ways, Options{Format: format.Name})
		if len(seeds[format]) == 0 {
			f.Errorf("no text to begin with in %s", format.Name)
		}
		for _, text := range seeds[format] {
			f.Add([]byte(text), uint8(k))
		}
	}
	ways = append(ways, Options{Lines: true}, Options{})
	f.Add([]byte("One.\n\n  水库。\r\nДва\x00\n"), uint8(len(All)))
	f.Add([]byte("# 水库\n\nIt is *dry*.\n"), uint8(len(All)+1))
	f.Fuzz(func(t *testing.T, data []byte, way uint8) {
		obeysLaws(t, data, ways[int(way)%len(ways)])
	})
}

// seedsOf are texts to begin with, by their format: the samples, and the tables
// of tests.
func seedsOf(t testing.TB) map[*Format][]string {
	seeds := map[*Format][]string{}
	for _, pattern := range []string{"sample.*", "report.*", "pages/*.html"} {
		files, _ := filepath.Glob(filepath.Join(samples, pattern))
		for _, path := range files {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			format := binaryFormat(string(data))
			if format == nil {
				text, _, _ := Decode(data, "")
				format = textFormat(text, path)
			}
			seeds[format] = append(seeds[format], string(data))
		}
	}
	for _, c := range slices.Concat(markupCases, heldCases) {
		format, _ := formatNamed(c.format)
		seeds[format] = append(seeds[format], c.text)
	}
	for _, c := range textCases {
		seeds[Text] = append(seeds[Text], c.text)
	}
	for _, c := range markdownCases {
		seeds[Markdown] = append(seeds[Markdown], c.text)
	}
	return seeds
}

// obeysLaws reads a text once and again. Either it is refused, in one line that
// names it, or there are segments, in order, each rune where the segment says;
// formats without markup lose nothing. Twice the same text reads alike.
func obeysLaws(t *testing.T, data []byte, way Options) {
	t.Helper()
	const path = "x"
	doc, err := Read("-", strings.NewReader(string(data)), way)
	again, errAgain := ReadData("-", data, way)
	if !reflect.DeepEqual(doc, again) || (err == nil) != (errAgain == nil) || err != nil && err.Error() != errAgain.Error() {
		t.Fatalf("%+v reads\n%+v, %v\nand then\n%+v, %v", way, doc, err, again, errAgain)
	}
	if err != nil {
		checkRefusal(t, err)
		return
	}
	c, _, err := contentOf(path, data, way)
	if err != nil {
		t.Fatal(err)
	}
	checkPlaces(t, c.text, c.located(path))
	if len(doc.Segments) == 0 || len(doc.Segments) != len(c.segments) {
		t.Fatalf("%+v: %d segments, then %d", way, len(doc.Segments), len(c.segments))
	}
	if way.Lines || slices.Contains([]string{"text", "tsv"}, way.Format) {
		var all strings.Builder
		for _, s := range doc.Segments {
			all.WriteString(s.Text)
		}
		if got, want := kept(all.String()), kept(c.text); got != want {
			t.Errorf("%+v: kept %q of %q", way, got, want)
		}
	}
	checkArticle(t, doc)
}

// checkRefusal checks that an error is one line that names the file, and that it
// is no panic: [Format.safely] makes an error of those.
func checkRefusal(t *testing.T, err error) {
	t.Helper()
	refusal, ok := errors.AsType[*Error](err)
	if !ok || strings.ContainsAny(err.Error(), "\n\r") || !strings.HasPrefix(err.Error(), "-:") {
		t.Fatalf("refused in other words than one line: %q", err)
	}
	if strings.HasPrefix(refusal.What, "cannot be read as ") {
		t.Fatalf("a panic: %v", err)
	}
}

// checkArticle checks that leaving out the furniture alters no text.
func checkArticle(t *testing.T, doc corpus.Document) {
	t.Helper()
	rest := doc.Segments
	for k, s := range Article(doc).Segments {
		i := slices.IndexFunc(rest, func(o corpus.Segment) bool { return o.Place == s.Place && o.Text == s.Text })
		if i < 0 || s.Block != k {
			t.Fatalf("segment %d of the article, %q, is not the document's", k, s.Text)
		}
		rest = rest[i+1:]
	}
}

// packs are the kinds of files that are archives, each made of one part that
// holds the text and one beside it.
var packs = []struct {
	name                string
	pack                func(text, beside string) string
	seedText, seedAside string
}{
	{"docx", func(text, beside string) string {
		return stored("word/document.xml", wordOpen+text+wordClose, "word/styles.xml", beside, "word/footnotes.xml", beside, "word/numbering.xml", beside)
	}, `<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>水库</w:t><w:br/><w:tab/></w:r><w:del><w:r><w:t>old</w:t></w:r></w:del><w:p><w:r><w:t>box</w:t></w:r></w:p></w:p>`, wordStyles},
	{"docx, inserted", func(text, beside string) string {
		return stored("word/document.xml", wordOpen+`<w:altChunk r:id="x"/>`+wordClose, "word/_rels/document.xml.rels", beside, "word/part.htm", text, "word/part.docx", text)
	}, "<p>Плотина пуста.", `<Relationships><Relationship Id="x" Type="http://example.org/aFChunk" Target="/word/part.htm"/></Relationships>`},
	{"odt", func(text, beside string) string {
		return stored("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<content>"+text+"</content>", "styles.xml", beside)
	}, `<h outline-level="1">水库</h><p style-name="P1">Плотина <s c="3"/>пуста<line-break/>.</p><list><list-item><p>One<note><note-citation>1</note-citation><note-body><p>Note</p></note-body></note></p></list-item></list>`,
		`<styles><style name="P1" parent-style-name="Quotations"/></styles>`},
	{"epub", func(text, beside string) string {
		return stored("META-INF/container.xml", container, "book.opf", beside, "a.xhtml", text, "b.xhtml", text)
	}, `<html><body><h1>水库</h1><p>Плотина <a id="x"/>пуста.</p></body></html>`, book},
	{"any archive", func(text, beside string) string { return stored(strings.TrimRight(beside, "/"), text) },
		`<FictionBook><body><p>水库</p></body></FictionBook>`, "book.fb2"},
}

// FuzzArchive makes small archives of fuzzed parts, and damages a byte of some.
func FuzzArchive(f *testing.F) {
	f.Setenv("PATH", "")
	for k, p := range packs {
		f.Add(uint8(k), p.seedText, p.seedAside, uint16(0), byte(0))
		f.Add(uint8(k), p.seedText, p.seedAside, uint16(k*97), byte(k+1))
	}
	f.Fuzz(func(t *testing.T, kind uint8, text, beside string, at uint16, damage byte) {
		data := []byte(packs[int(kind)%len(packs)].pack(text, beside))
		data[int(at)%len(data)] ^= damage
		obeysLaws(t, data, Options{})
	})
}

// FuzzPrinted gives any text to what cuts the pages of a PDF into paragraphs.
func FuzzPrinted(f *testing.F) {
	f.Add(`<page><flow><block xMin="72" yMin="70"><line xMin="72" yMin="70" xMax="300" yMax="82"><word xMin="72" yMin="70" xMax="90" yMax="82">The</word>` +
		`<word xMin="94" yMin="70" xMax="120" yMax="82">dam&amp;</word></line><line xMin="72" yMin="84" xMax="300" yMax="96"><word xMin="72" yMin="84" xMax="120" yMax="96">水库</word></line></block></flow></page>`)
	f.Fuzz(func(t *testing.T, layout string) {
		pages, err := printedPages(strings.ToValidUTF8(layout, "\uFFFD"))
		if err != nil {
			return
		}
		c := held(printedPieces(pages))
		checkPlaces(t, c.text, c.located("x"))
	})
}

// FuzzBilingual parts any text that may hold its translation. Its segments are
// on either side once, in their order, and the document given stays as it was;
// marking numbers changes nothing but kinds.
func FuzzBilingual(f *testing.F) {
	f.Add("Costs fell.\n成本下降。\n1\nNobody came.\n没有人来。\n2")
	f.Add("dam — плотина\nlake — озеро\nport | порт")
	f.Add("Расходы упали.\n\nCosts fell.\n***\n2024")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := Read("-", strings.NewReader(text), Options{Format: "text"})
		if err != nil {
			return
		}
		doc = lang.Detect(doc)
		before := slices.Clone(doc.Segments)
		parted := Apart(doc)
		if got, want := allLetters(parted), allLetters(doc); got != want {
			t.Fatalf("set apart it has the letters %q, before %q", got, want)
		}
		numbered := Numbering(parted)
		if len(numbered.Segments) != len(parted.Segments) {
			t.Fatalf("numbering made %d segments of %d", len(numbered.Segments), len(parted.Segments))
		}
		for k, s := range numbered.Segments {
			if s.Kind = parted.Segments[k].Kind; !reflect.DeepEqual(s, parted.Segments[k]) {
				t.Fatalf("numbering changed %+v to %+v", parted.Segments[k], s)
			}
		}
		src, dst, ok := Bilingual(lang.Detect(numbered))
		if n := len(src.Segments) + len(dst.Segments); ok && n != len(parted.Segments) || !ok && n > 0 {
			t.Fatalf("%v: %d and %d segments of %d", ok, len(src.Segments), len(dst.Segments), len(parted.Segments))
		}
		for _, side := range []corpus.Document{src, dst} {
			for k, s := range side.Segments {
				if s.Block != k || k > 0 && s.Place.Start < side.Segments[k-1].Place.End {
					t.Fatalf("segment %d, %q, stands out of order", k, s.Text)
				}
			}
		}
		if !reflect.DeepEqual(doc.Segments, before) {
			t.Fatal("the document given was changed")
		}
	})
}

// allLetters are the letters of a document.
func allLetters(doc corpus.Document) string {
	var b strings.Builder
	for _, s := range doc.Segments {
		for _, r := range s.Text {
			if unicode.IsLetter(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}
