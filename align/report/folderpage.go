package report

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// folderPage is the page of FolderPage. It needs no network and no script.
var folderPage = template.Must(template.New("folder").Parse(pageHead + `body { font: .95rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
h1 { font-size: 1.2rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: right; padding: .15rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); font-variant-numeric: tabular-nums; }
th { position: sticky; top: 0; background: Canvas; }
th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; overflow-wrap: anywhere; }
tr.agrees { opacity: .65; }
.errors { color: light-dark(#b00020, #ff8a80); font-weight: 600; }
.warnings { color: light-dark(#8a5a00, #ffd180); }
li { overflow-wrap: anywhere; }
footer { font-size: .8rem; opacity: .7; margin-top: 2rem; }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
<p>{{.Verdict}}</p>
{{range .Groups}}<h2>{{.Name}}</h2>
<ul>
{{range .Lines}}<li>{{.}}</li>
{{end}}</ul>
{{end}}{{if .Rows}}<table>
<thead><tr><th>translation</th><th>language</th><th>paragraphs</th><th>errors</th><th>warnings</th><th>remarks</th><th>gone</th><th>added</th><th>moved</th></tr></thead>
<tbody>
{{range .Rows}}<tr class="{{.Class}}"><td>{{if .Link}}<a href="{{.Link}}" title="{{.Source}}">{{.Target}}</a>{{else}}{{.Target}}{{end}}</td><td>{{.Language}}</td>{{range .Cells}}<td{{if .Class}} class="{{.Class}}"{{end}}>{{.Text}}</td>{{end}}</tr>
{{end}}</tbody>
</table>
{{end}}<footer>bitext {{.Version}}</footer>
</body>
</html>
`))

// What the page shows.
type (
	folderPageData struct {
		Title, Verdict, Version string
		Groups                  []folderGroup
		Rows                    []folderRow
	}
	folderGroup struct {
		Name  string
		Lines []string
	}
	folderRow struct {
		Class, Source, Target, Language string
		Link                            template.URL
		Cells                           []folderCell
	}
	folderCell struct{ Class, Text string }
)

// FolderPage writes the page that leads to the pages of all pairs: what each holds,
// in numbers, and which files have no counterpart. The version is that of bitext.
func FolderPage(w io.Writer, title string, f Folder, version string) error {
	page := folderPageData{Title: title, Verdict: f.Verdict(), Version: version}
	lines := map[string][]string{}
	for _, x := range f.Files() {
		lines[x.Slug] = append(lines[x.Slug], x.Path+": "+x.Message)
	}
	for _, k := range fileKinds {
		if list := lines[k.slug]; len(list) > 0 {
			page.Groups = append(page.Groups, folderGroup{lang.Count(len(list), strings.ReplaceAll(k.slug, "-", " ")), list})
		}
	}
	for _, r := range f.Rows {
		if r.Failed == "" {
			page.Rows = append(page.Rows, r.onPage())
		}
	}
	return folderPage.Execute(w, page)
}

// onPage is a row of the page. A link is the page's path, each part escaped.
func (r Row) onPage() folderRow {
	row := folderRow{Source: r.Source, Target: r.Target, Language: string(cmp.Or(r.Lang, corpus.Tag("–"))), Link: template.URL((&url.URL{Path: r.Page}).String())}
	if !r.Differ {
		row.Class = "agrees"
	}
	for _, c := range []struct {
		class string
		n     int
	}{{"", r.Paragraphs}, {"errors", r.Errors}, {"warnings", r.Warnings}, {"", r.Remarks}, {"", r.Gone}, {"", r.Added}, {"", r.Moved}} {
		cell := folderCell{c.class, fmt.Sprint(c.n)}
		if c.n == 0 {
			cell = folderCell{"", "–"}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}
