package source

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"
)

// PDF is read with the program pdftotext of Poppler, where it is installed: a
// PDF says where letters stand, not what is a paragraph, and no library in Go
// that was tried kept its lines. Paragraphs and headings are guessed from where
// the lines stand and how high they are; see printed.go.
var PDF = &Format{
	Name:       "pdf",
	Title:      "PDF document",
	Extensions: []string{".pdf"},
	Note:       "with pdftotext, where it is installed; paragraphs are guessed from the layout, page numbers and running heads kept as furniture",
	Binary:     true,
	Sniff:      func(data string) bool { return strings.Contains(data[:min(len(data), pdfHead)], "%PDF-") },
	Read:       readPDF,
}

// pdfHead is within how many bytes a PDF begins: readers of PDF have always
// borne up to so many of something else before it (Adobe's note 13 to PDF 1.7).
const pdfHead = 1024

// patience is how long pdftotext may take; a book of 500 pages takes about two
// seconds.
const patience = time.Minute

func readPDF(data string) (content, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return content{}, &Error{
			What:   "is a PDF file, and the program that reads those, pdftotext, is not installed",
			Advice: "install poppler-utils (xpdf or poppler on other systems), or save the text of the original as .docx or .txt",
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", "-bbox-layout", "-", "-")
	cmd.Stdin = strings.NewReader(data[strings.Index(data, "%PDF-"):])
	var complaint bounded
	complaint.room = 4 << 10
	cmd.Stderr = &complaint
	out := &bounded{room: 8 * MaxSize} // each word comes with its place
	cmd.Stdout = out
	if err := cmd.Run(); err != nil {
		if errors.Is(out.err, errFull) {
			return content{}, tooLarge(MaxSize)
		}
		if strings.Contains(complaint.String(), "password") {
			return content{}, locked()
		}
		return content{}, &Error{
			What:   "cannot be read as a PDF document by pdftotext",
			Advice: "the file may be damaged, locked or very large; save the text of it as .txt", Cause: err,
		}
	}
	pages, err := printedPages(strings.ToValidUTF8(out.String(), "\uFFFD"))
	if err != nil {
		return content{}, err
	}
	pieces := printedPieces(pages)
	if len(pieces) == 0 {
		return content{}, &Error{What: "is a PDF document without text: its pages are pictures", Advice: "only text can be read; a program for recognising text (OCR) makes text of pictures"}
	}
	return held(pieces), nil
}

var errFull = errors.New("more text than can be read")

// bounded keeps what is written to it up to a size.
type bounded struct {
	bytes.Buffer
	room int
	err  error
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.room {
		b.err = errFull
		return 0, errFull
	}
	return b.Buffer.Write(p)
}
