package exchange

import (
	"archive/zip"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// EPUB is an EPUB 3.3 book (W3C, 25 May 2023) in two languages: each paragraph
// with its translation under it, or facing each other in two columns. A heading
// begins a chapter. It is not read back.
var EPUB = &Format{
	Name:       "epub",
	Doc:        "e-book in two languages, interleaved or facing",
	Extensions: []string{".epub"},
	NeedsTags:  true,
	Unaligned:  Blank,
	Style:      label.BCP47,
	Fold:       xmltext.Fold,
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error {
			b := &book{Job: j, archive: zip.NewWriter(out), digest: sha256.New()}
			if err := b.begin(); err != nil {
				return err
			}
			if err := j.each(b.unit); err != nil {
				return err
			}
			return b.end()
		})
	},
}

const (
	epubContainer = xmltext.Declaration + `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">` +
		`<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>` + "\n"

	epubStyle = `body { margin: 1em; }
.target { margin-top: 0; margin-bottom: 1.5em; opacity: .8; }
.source { margin-bottom: .3em; }
table { width: 100%; border-collapse: collapse; }
td { width: 50%; vertical-align: top; padding: .3em .6em; }
td .source, td .target { margin: 0 0 .6em; }
`
)

// A book is an EPUB under way.
type book struct {
	*Job
	archive  *zip.Writer
	out      *file     // the chapter being written; nil before the first
	digest   hash.Hash // of all texts: the book's identity
	chapters []string  // their titles
	units    int       // in the chapter
}

// begin writes the parts that every book has.
func (b *book) begin() error {
	// The type stands first and uncompressed (OCF 4.2.6.3).
	w, err := b.archive.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "application/epub+zip"); err != nil {
		return err
	}
	return errors.Join(addPart(b.archive, "META-INF/container.xml", epubContainer), addPart(b.archive, "EPUB/style.css", epubStyle))
}

// unit writes a unit, in a new chapter where one begins.
func (b *book) unit(_ int, u TU) error {
	// A chapter has so many units at most: e-readers are slow with long files.
	const most = 400
	title, heading := u.heading()
	if b.out == nil || b.units >= most || heading && b.units > 0 {
		if err := b.chapter(title); err != nil {
			return err
		}
	}
	b.units++
	io.WriteString(b.digest, u.Src.Text()+"\x00"+u.Dst.Text()+"\x00")
	if b.Facing {
		b.out.WriteString("<tr><td>")
	}
	b.side("source", u.Src, u.Dst)
	if b.Facing {
		b.out.WriteString("</td><td>")
	}
	b.side("target", u.Dst, u.Src)
	if b.Facing {
		b.out.WriteString("</td></tr>\n")
	}
	return nil
}

// heading is the title of the chapter that the unit begins, if it does.
func (u TU) heading() (title string, ok bool) {
	for _, s := range []Side{u.Src, u.Dst} {
		if !s.Empty() && (s.Segments[0].Kind == corpus.Title || s.Segments[0].Kind == corpus.Heading) {
			return strings.Join(strings.Fields(s.Segments[0].Text), " "), true
		}
	}
	return "", false
}

// epubElements are the XHTML elements of kinds of segments; others are <p>.
var epubElements = map[corpus.Kind]string{
	corpus.Title: "h1", corpus.Heading: "h2", corpus.Quote: "blockquote", corpus.Code: "pre",
}

// side writes one side of a unit.
func (b *book) side(class string, s, other Side) {
	lang := xmltext.Escape(b.label(s.Tag))
	open := func(name string) string {
		return `<` + name + ` class="` + class + `" xml:lang="` + lang + `" lang="` + lang + `">`
	}
	switch {
	case s.Empty() && b.Unaligned == Mark:
		b.out.xml(`<p class="`+class+`"><i>`, b.missing(other.Tag), "</i></p>\n")
	case b.Header.Unit == corpus.Sentences && !s.Empty():
		b.out.xml(open("p"), s.Text(), "</p>\n")
	default:
		for _, seg := range s.Segments {
			switch name := epubElements[seg.Kind]; name {
			case "":
				b.out.xml(open("p"), seg.Text, "</p>\n")
			case "blockquote":
				b.out.xml(open(name)+"<p>", seg.Text, "</p></blockquote>\n")
			default:
				b.out.xml(open(name), seg.Text, "</"+name+">\n")
			}
		}
	}
}

// chapter ends the chapter and begins the next.
func (b *book) chapter(title string) error {
	if err := b.endChapter(); err != nil {
		return err
	}
	if title == "" {
		title = fmt.Sprint(len(b.chapters) + 1)
	}
	b.chapters, b.units = append(b.chapters, title), 0
	w, err := b.archive.Create("EPUB/" + b.chapterName(len(b.chapters)))
	if err != nil {
		return err
	}
	b.out = newFile(w)
	b.page(b.out, title)
	if b.Facing {
		b.out.WriteString("<table>\n")
	}
	return nil
}

// endChapter ends the chapter, if there is one.
func (b *book) endChapter() error {
	if b.out == nil {
		return nil
	}
	if b.Facing {
		b.out.WriteString("</table>\n")
	}
	b.out.WriteString("</body>\n</html>\n")
	return b.out.Flush()
}

// chapterName is the name of the file of a chapter, from 1.
func (*book) chapterName(n int) string { return fmt.Sprintf("chapter%03d.xhtml", n) }

// page writes the beginning of an XHTML page, up to its body's text.
func (b *book) page(out *file, title string) {
	lang := b.label(b.Header.Src)
	out.xml(xmltext.Declaration+"<!DOCTYPE html>\n"+`<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="`, lang, `" lang="`, lang,
		"\">\n<head><title>", title, "</title><link rel=\"stylesheet\" href=\"style.css\"/></head>\n<body>\n")
}

// end writes the table of contents and the package document.
func (b *book) end() error {
	if b.out == nil {
		if err := b.chapter(""); err != nil { // a book has a page, if an empty one
			return err
		}
	}
	if err := b.endChapter(); err != nil {
		return err
	}
	w, err := b.archive.Create("EPUB/nav.xhtml")
	if err != nil {
		return err
	}
	nav := newFile(w)
	b.page(nav, b.original())
	nav.WriteString("<nav epub:type=\"toc\">\n<ol>\n")
	for k, title := range b.chapters {
		nav.xml(`<li><a href="`+b.chapterName(k+1)+`">`, title, "</a></li>\n")
	}
	nav.WriteString("</ol>\n</nav>\n</body>\n</html>\n")
	if err := nav.Flush(); err != nil {
		return err
	}
	if w, err = b.archive.Create("EPUB/book.opf"); err != nil {
		return err
	}
	opf := newFile(w)
	b.opf(opf)
	return errors.Join(opf.Flush(), b.archive.Close())
}

// opf writes the package document.
func (b *book) opf(out *file) {
	id := b.digest.Sum(nil)
	id[6], id[8] = id[6]&0x0F|0x80, id[8]&0x3F|0x80 // a UUID of version 8 (RFC 9562)
	out.xml(xmltext.Declaration+`<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">`+"\n"+
		`<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">`+"\n"+
		fmt.Sprintf("<dc:identifier id=\"id\">urn:uuid:%x-%x-%x-%x-%x</dc:identifier>\n", id[:4], id[4:6], id[6:8], id[8:10], id[10:16])+
		"<dc:title>", b.original(), "</dc:title>\n<dc:language>", b.label(b.Header.Src), "</dc:language>\n<dc:language>", b.label(b.Header.Dst),
		"</dc:language>\n<meta property=\"dcterms:modified\">"+b.Time.UTC().Format(time.RFC3339)+"</meta>\n</metadata>\n<manifest>\n"+
			"<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"+
			"<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n")
	for k := range b.chapters {
		fmt.Fprintf(out, "<item id=\"c%d\" href=\"%s\" media-type=\"application/xhtml+xml\"/>\n", k+1, b.chapterName(k+1))
	}
	out.WriteString("</manifest>\n<spine>\n")
	for k := range b.chapters {
		fmt.Fprintf(out, "<itemref idref=\"c%d\"/>\n", k+1)
	}
	out.WriteString("</spine>\n</package>\n")
}

// addPart adds a file to an archive. It has no date, so that the same texts
// make the same bytes.
func addPart(archive *zip.Writer, name, text string) error {
	w, err := archive.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}
