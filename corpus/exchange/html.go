package exchange

import "strconv"

// HTML is one page with a table, complete by itself: it needs no network and
// no script, prints, and follows the reader's dark mode. Every row has an
// anchor, #u12. It is not read back.
var HTML = &Format{
	Name:       "html",
	Doc:        "a web page with the two texts side by side",
	Extensions: []string{".html", ".htm"},
	Unaligned:  Mark,
	Style:      BCP47,
	Fold:       xmlText,
	Write:      writeHTML,
}

const htmlStyle = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, "Noto Serif", "Noto Serif CJK SC", "Songti SC", serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .5rem .75rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
th:first-child, td:first-child { width: 5rem; font: .8rem/1.9 system-ui, sans-serif; opacity: .7; }
td.missing { font-style: italic; opacity: .7; }
ul { margin: .5rem 0 0; padding-inline-start: 1.2rem; font: .85rem/1.4 system-ui, sans-serif; }
tr:target { outline: 2px solid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
`

func writeHTML(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	title := original(j)
	src, dst := BCP47.Label(j.Header.Src), BCP47.Label(j.Header.Dst)
	out.xml("<!DOCTYPE html>\n<html lang=\"", src, "\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width\">\n<title>", title, "</title>\n<style>"+htmlStyle+"</style>\n</head>\n<body>\n"+
		"<table>\n<thead><tr><th scope=\"col\">#</th><th scope=\"col\">", j.label(j.Header.Src),
		"</th><th scope=\"col\">", j.label(j.Header.Dst), "</th></tr></thead>\n<tbody>\n")
	number := 0
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		number++
		writeHTMLRow(j, out, u, number, src, dst)
	}
	out.WriteString("</tbody>\n</table>\n</body>\n</html>\n")
	return out.close()
}

func writeHTMLRow(j *Job, out *file, u TU, number int, srcLang, dstLang string) {
	id := strconv.Itoa(number)
	about := id
	if c := decimals(u.Confidence); c != "" {
		about += " " + c
	}
	if u.Moved {
		about += "\nmoved"
	}
	out.xml("<tr id=\"u"+id+"\"><td>", about, "</td>")
	src, dst := j.texts(u)
	writeHTMLCell(out, srcLang, src, u.Src.Empty(), nil)
	writeHTMLCell(out, dstLang, dst, u.Dst.Empty(), u.Notes)
	out.WriteString("</tr>\n")
}

func writeHTMLCell(out *file, lang, text string, missing bool, notes []string) {
	if missing {
		out.xml(`<td class="missing">`, text)
	} else {
		out.xml(`<td dir="auto" lang="`, lang, `">`, text)
	}
	if len(notes) > 0 {
		out.WriteString(`<ul lang="en">`)
		for _, note := range notes {
			out.xml("<li>", note, "</li>")
		}
		out.WriteString("</ul>")
	}
	out.WriteString("</td>")
}
