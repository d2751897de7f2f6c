package source

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// PDF is read with the program pdftotext of Poppler, where it is installed: a
// PDF says where letters stand, not what is a paragraph, and no library in Go
// that was tried kept its lines. Paragraphs are guessed from the printed lines.
// Columns, bullets set apart from their items and running heads may come out in
// the wrong place.
var PDF = &Format{
	Name:       "pdf",
	Title:      "PDF document",
	Extensions: []string{".pdf"},
	Note:       "with pdftotext, where it is installed; columns, bullets and running heads may be misplaced",
	Binary:     true,
	Sniff:      func(data string) bool { return strings.HasPrefix(data, "%PDF-") },
	Read:       readPDF,
}

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
	cmd := exec.CommandContext(ctx, program, "-q", "-enc", "UTF-8", "-nopgbrk", "-", "-")
	cmd.Stdin = strings.NewReader(data)
	out := &bounded{room: MaxSize}
	cmd.Stdout = out
	if err := cmd.Run(); err != nil {
		if errors.Is(out.err, errFull) {
			return content{}, tooLarge(MaxSize)
		}
		return content{}, &Error{
			What:   "cannot be read as a PDF document by pdftotext",
			Advice: "the file may be damaged, locked or very large; save the text of it as .txt", Cause: err,
		}
	}
	text := strings.ToValidUTF8(out.String(), "\uFFFD")
	if strings.TrimSpace(text) == "" {
		return content{}, &Error{What: "is a PDF document without text: its pages are pictures", Advice: "only text can be read"}
	}
	return printedLines(text), nil
}

// fullLine is the share of the usual width from which a printed line goes on in
// the next: only the last line of a paragraph is much shorter.
const fullLine = 0.8

// printedLines makes paragraphs of printed lines.
func printedLines(text string) content {
	c := content{text: text}
	groups := groupsOf(linesOf(text))
	var widths, lengths []int
	for _, group := range groups {
		for _, l := range group {
			widths = append(widths, cells(l.text))
		}
	}
	slices.Sort(widths)
	usual := widths[len(widths)*9/10]
	for _, group := range groups {
		for len(group) > 0 {
			n := 1
			for n < len(group) && !group[n].item && float64(cells(group[n-1].text)) >= fullLine*float64(usual) {
				n++
			}
			if seg, ok := paragraph(group[:n]); ok && strings.Trim(seg.Text, "•◦▪■●–*") != "" {
				c.segments, lengths = append(c.segments, seg), append(lengths, n)
			}
			group = group[n:]
		}
	}
	markHeadings(c.segments, lengths)
	return c
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
