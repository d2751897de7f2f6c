package exchange

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/grid"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// HTML is one page with a table, complete by itself: it needs no network and
// no script, prints, and follows the reader's dark mode. Every row has an
// anchor, #u12. Several segments are a paragraph each. It is read back as an
// editor leaves it; see [readEdited].
var HTML = &Format{
	Name:       "html",
	Doc:        "a web page with the two texts side by side; what was edited is read back",
	Extensions: []string{".html", ".htm"},
	Keeps:      editable,
	Unaligned:  Mark,
	Style:      label.BCP47,
	Fold:       foldPage,
	Sniff:      regexp.MustCompile(`(?is)^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b`).Match,
	Read:       readEdited(grid.Page),
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error { return htmlWriter{j, out}.write() })
	},
}

const htmlStyle = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, "Noto Serif", "Noto Serif CJK SC", "Songti SC", serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .5rem .75rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
th:first-child, td:first-child { width: 5rem; font: .8rem/1.9 system-ui, sans-serif; opacity: .7; }
td.missing { font-style: italic; opacity: .7; }
p { margin: 0; }
p + p { margin-top: .5rem; }
ul { margin: .5rem 0 0; padding-inline-start: 1.2rem; font: .85rem/1.4 system-ui, sans-serif; }
tr:target { outline: 2px solid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
`

// foldPage is a text as a page shows it: white space is a space or a line break.
func foldPage(text string) string {
	return pageSpace.ReplaceAllStringFunc(xmltext.FoldText(text), func(space string) string {
		if n := strings.Count(space, "\n"); n > 0 {
			return strings.Repeat("\n", n)
		}
		return " "
	})
}

// pageSpace finds runs of what a browser takes for white space.
var pageSpace = regexp.MustCompile(`[ \t\n\f]+`)

// An htmlWriter writes a page.
type htmlWriter struct {
	*Job
	*file
}

// write writes the whole page.
func (w htmlWriter) write() error {
	w.xml("<!DOCTYPE html>\n<html lang=\"", label.BCP47.Of(w.Header.Src), "\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width\">\n<title>", w.original(), "</title>\n<style>"+htmlStyle+"</style>\n</head>\n<body>\n"+
		"<table>\n<thead><tr><th scope=\"col\">#</th><th scope=\"col\">", w.label(w.Header.Src),
		"</th><th scope=\"col\">", w.label(w.Header.Dst), "</th></tr></thead>\n<tbody>\n")
	if err := w.each(w.row); err != nil {
		return err
	}
	w.WriteString("</tbody>\n</table>\n</body>\n</html>\n")
	return nil
}

// row writes a unit.
func (w htmlWriter) row(number int, u TU) error {
	id := strconv.Itoa(number)
	about := id
	if c := decimals(u.Confidence); c != "" {
		about += " " + c
	}
	if u.Moved {
		about += "\nmoved"
	}
	w.xml("<tr id=\"u"+id+"\"><td>", about, "</td>")
	src, dst := w.segments(u)
	w.cell(w.Header.Src, src, u.Src.Empty(), nil)
	w.cell(w.Header.Dst, dst, u.Dst.Empty(), u.Notes)
	w.WriteString("</tr>\n")
	return nil
}

// cell writes texts, or what stands for one that is missing.
func (w htmlWriter) cell(tag corpus.Tag, texts []string, missing bool, notes []string) {
	if missing {
		w.WriteString(`<td class="missing">`)
	} else {
		w.xml(`<td dir="auto" lang="`, label.BCP47.Of(tag), `">`)
	}
	for _, text := range texts {
		if len(texts) > 1 {
			w.WriteString("<p>")
		}
		for k, line := range strings.Split(text, "\n") {
			if k > 0 {
				w.WriteString("<br>")
			}
			w.xml("", line)
		}
		if len(texts) > 1 {
			w.WriteString("</p>")
		}
	}
	if len(notes) > 0 {
		w.WriteString(`<ul lang="en">`)
		for _, note := range notes {
			w.xml("<li>", note, "</li>")
		}
		w.WriteString("</ul>")
	}
	w.WriteString("</td>")
}
