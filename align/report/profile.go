package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/curate"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A ProfileFormat is one way to write what a corpus holds.
type ProfileFormat struct {
	Name  string // as the user types it
	Doc   string // one line for a list of formats
	Write func(w io.Writer, title string, p curate.Profile, version string, opt Options) error
}

// ProfileFormats are all of them, sorted by name.
var ProfileFormats = []ProfileFormat{
	{"html", "a web page", func(w io.Writer, title string, p curate.Profile, version string, _ Options) error {
		return profilePage.Execute(w, struct {
			profileView
			Version string
		}{viewOf(title, p), version})
	}},
	{"json", "one JSON object", func(w io.Writer, _ string, p curate.Profile, _ string, _ Options) error { return profileJSON(w, p) }},
	{"text", "tables and bars for reading", func(w io.Writer, title string, p curate.Profile, _ string, opt Options) error {
		return profileText(w, viewOf(title, p), opt)
	}},
}

// A profileView is what a corpus holds, in words.
type profileView struct {
	Title, Sum string
	Table      [][]string // the head, then a row a quantity
	Facts      [][2]string
	Charts     []profileChart
}

// A profileChart is bars with a name.
type profileChart struct {
	Name string
	Bars []profileBar
}

// A profileBar is a number of units.
type profileBar struct {
	Label, Count, Share string
	Part                float64 // of the longest bar, 0 to 1
}

// viewOf puts a profile in words.
func viewOf(title string, p curate.Profile) profileView {
	src, dst := p.Sides[corpus.Source], p.Sides[corpus.Target]
	v := profileView{
		Title: title,
		Sum:   fmt.Sprintf("%s, %d with text on both sides", lang.Count(p.Units, "pair"), p.Both),
		Table: [][]string{
			{"", "source", "target"},
			{"texts", fmt.Sprint(src.Texts), fmt.Sprint(dst.Texts)},
			{"characters", fmt.Sprint(src.Characters), fmt.Sprint(dst.Characters)},
			{"words", fmt.Sprint(src.Words), fmt.Sprint(dst.Words)},
			{"longest", fmt.Sprint(src.Longest), fmt.Sprint(dst.Longest)},
		},
		Facts: [][2]string{
			{"source language", countedWords(src.Languages, "not said")},
			{"target language", countedWords(dst.Languages, "not said")},
			{"documents", documentsOf(p)},
			{"repeated", fmt.Sprintf("%s, %s, %s", lang.Count(p.Repeated[curate.Both], "pair"),
				lang.Count(p.Repeated[curate.Source], "source text"), lang.Count(p.Repeated[curate.Target], "target text"))},
			{"state", countedWords(p.States, "not said")},
		},
	}
	v.chart("length of the source, in English letters of the same meaning", src.Lengths, lengthLabel)
	v.chart("length of the target, in English letters of the same meaning", dst.Lengths, lengthLabel)
	v.chart("target to source, in English letters: 1 is usual", p.Ratios, ratioLabel)
	v.chart("confidence", p.Confidence, func(b curate.Bin) string { return fmt.Sprintf("%.1f-%.1f", b.Low, min(1, b.High)) })
	if n := len(v.Charts); n > 0 && v.Charts[n-1].Name == "confidence" && p.Unsaid > 0 {
		v.Facts = append(v.Facts, [2]string{"no confidence", lang.Count(p.Unsaid, "pair")})
	}
	return v
}

// lengthLabel is the limits of a length: the first is 1 alone.
func lengthLabel(b curate.Bin) string {
	if b.High == b.Low+1 {
		return fmt.Sprintf("%.0f", b.Low)
	}
	return fmt.Sprintf("%.0f-%.0f", b.Low, b.High-1)
}

// ratioLabel is the limits of a ratio.
func ratioLabel(b curate.Bin) string {
	switch {
	case b.Low == 0:
		return fmt.Sprintf("below %.2f", b.High)
	case math.IsInf(b.High, 1):
		return fmt.Sprintf("from %.2f", b.Low)
	}
	return fmt.Sprintf("%.2f-%.2f", b.Low, b.High)
}

// documentsOf says of how many documents a corpus is.
func documentsOf(p curate.Profile) string {
	switch {
	case p.Documents == 0:
		return "not said"
	case p.Unplaced > 0:
		return fmt.Sprintf("%d, the largest of %s; %s of none", p.Documents, lang.Count(p.Largest, "pair"), lang.Count(p.Unplaced, "pair"))
	}
	return fmt.Sprintf("%d, the largest of %s", p.Documents, lang.Count(p.Largest, "pair"))
}

// countedWords lists names with their numbers, where there are several.
func countedWords(list []curate.Counted, unnamed string) string {
	var words []string
	for _, c := range list {
		name := c.Name
		if name == "" {
			name = unnamed
		}
		if len(list) > 1 {
			name += fmt.Sprintf(" %d", c.Units)
		}
		words = append(words, name)
	}
	return strings.Join(words, ", ")
}

// chart adds a chart of the bins from the first that is not empty to the last, if
// there is one.
func (v *profileView) chart(name string, bins []curate.Bin, label func(curate.Bin) string) {
	some := func(b curate.Bin) bool { return b.Units > 0 }
	first := slices.IndexFunc(bins, some)
	if first < 0 {
		return
	}
	bins = bins[first:]
	for !some(bins[len(bins)-1]) {
		bins = bins[:len(bins)-1]
	}
	all, most := 0, 0
	for _, b := range bins {
		all += b.Units
		most = max(most, b.Units)
	}
	chart := profileChart{Name: name}
	for _, b := range bins {
		chart.Bars = append(chart.Bars, profileBar{
			Label: label(b), Count: fmt.Sprint(b.Units), Share: fmt.Sprintf("%.1f%%", 100*float64(b.Units)/float64(all)),
			Part: float64(b.Units) / float64(most),
		})
	}
	v.Charts = append(v.Charts, chart)
}

// profileText writes a profile for a terminal.
func profileText(w io.Writer, v profileView, opt Options) error {
	p := newPen(w, opt)
	for _, text := range wrap(OneLine(v.Title), opt.width(), p.cells) {
		p.lineOf(strong, strings.TrimRight(text, blanks))
	}
	p.lineOf(plain, v.Sum)
	p.endLine()
	p.table(v.Table, "<>>", func(row, _ int) style {
		if row == 0 {
			return faint
		}
		return plain
	})
	p.endLine()
	p.facts(v.Facts, opt.width())
	for _, c := range v.Charts {
		p.endLine()
		for _, text := range wrap(c.Name, opt.width(), p.cells) {
			p.lineOf(strong, strings.TrimRight(text, blanks))
		}
		p.bars(c.Bars, opt.width())
	}
	return p.out.Flush()
}

// facts writes names and what there is to say of each, which may take several lines.
func (p *pen) facts(facts [][2]string, width int) {
	hang := 0
	for _, f := range facts {
		hang = max(hang, p.cells.String(f[0])+gap)
	}
	for _, f := range facts {
		p.write(faint, f[0])
		p.skip(hang - p.cells.String(f[0]))
		for k, text := range wrap(Visible(f[1]), max(width-hang, 1), p.cells) {
			if k > 0 {
				p.skip(hang)
			}
			p.lineOf(plain, strings.TrimRight(text, blanks))
		}
	}
}

// lineOf writes a line.
func (p *pen) lineOf(s style, text string) {
	p.write(s, text)
	p.endLine()
}

// bars draws bars, each with its label before it and its number behind. A bar of
// something is at least a cell long.
func (p *pen) bars(bars []profileBar, width int) {
	var label, count, share int
	for _, b := range bars {
		label, count, share = max(label, p.cells.String(b.Label)), max(count, len(b.Count)), max(share, len(b.Share))
	}
	sign := p.signs.strip[agrees]
	room := max(1, (width-label-count-share-3*gap)/p.cells.String(sign))
	for _, b := range bars {
		p.skip(label - p.cells.String(b.Label))
		p.write(faint, b.Label)
		p.skip(gap + count - len(b.Count))
		p.write(plain, b.Count)
		p.skip(gap + share - len(b.Share))
		p.write(faint, b.Share)
		p.skip(gap)
		p.lineOf(plain, strings.Repeat(sign, int(math.Ceil(b.Part*float64(room)))))
	}
}

// profilePage is the page of a profile. It needs no network and no script.
var profilePage = template.Must(template.New("profile").Parse(pageHead + `body { font: .95rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem; }
h1 { font-size: 1.2rem; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
table { border-collapse: collapse; }
th, td { text-align: right; padding: .1rem .6rem; font-variant-numeric: tabular-nums; font-weight: normal; }
thead th, tbody th { opacity: .7; }
th:first-child { text-align: left; padding-left: 0; }
.facts { margin-top: 1rem; }
.facts th, .facts td { vertical-align: top; white-space: nowrap; }
.facts td { text-align: left; overflow-wrap: anywhere; white-space: normal; }
.chart { width: 100%; }
.chart th, .chart td { white-space: nowrap; width: 1%; }
.chart th:first-child { text-align: right; }
.chart td:last-child { width: 97%; padding-right: 0; }
.bar { height: .9rem; min-width: 1px; background: light-dark(#4a6fa5, #8ab0e6); print-color-adjust: exact; }
.none { background: none; }
footer { font-size: .8rem; opacity: .7; margin-top: 2rem; }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
<p>{{.Sum}}</p>
<table>
{{range $n, $row := .Table}}{{if eq $n 0}}<thead><tr>{{range $row}}<th>{{.}}</th>{{end}}</tr></thead>
<tbody>
{{else}}<tr>{{range $k, $cell := $row}}{{if eq $k 0}}<th scope="row">{{$cell}}</th>{{else}}<td>{{$cell}}</td>{{end}}{{end}}</tr>
{{end}}{{end}}</tbody>
</table>
<table class="facts">
{{range .Facts}}<tr><th scope="row">{{index . 0}}</th><td>{{index . 1}}</td></tr>
{{end}}</table>
{{range .Charts}}<h2>{{.Name}}</h2>
<table class="chart">
{{range .Bars}}<tr><th scope="row">{{.Label}}</th><td>{{.Count}}</td><td>{{.Share}}</td><td><div class="bar{{if eq .Part 0.0}} none{{end}}" style="width: {{printf "%.1f" .Percent}}%"></div></td></tr>
{{end}}</table>
{{end}}<footer>bitext {{.Version}}</footer>
</body>
</html>
`))

// Percent is the length of the bar in a browser.
func (b profileBar) Percent() float64 { return 100 * b.Part }

// A jsonProfile is what [profileJSON] writes.
type (
	jsonProfile struct {
		Units  int             `json:"units"`  // pairs of texts
		Both   int             `json:"both"`   // those with text on both sides
		Source jsonProfileSide `json:"source"` // the source side
		Target jsonProfileSide `json:"target"` // the target side
		// documents that pairs say they are of
		Documents jsonDocuments `json:"documents"`
		// pairs whose texts an earlier one has
		Repeated jsonRepeated `json:"repeated"`
		// how far translations have come, the state with most pairs first; "" where pairs do not say
		States []jsonCounted `json:"states"`
		// lengths of the target by those of the source, in English letters of the same meaning
		Ratios []jsonBin `json:"ratios"`
		// confidence of the pairs that have one, in tenths
		Confidence []jsonBin `json:"confidence"`
		// pairs without a confidence
		Unsaid int `json:"no_confidence"`
	}
	jsonProfileSide struct {
		Texts      int           `json:"texts"`      // pairs with text on this side
		Characters int           `json:"characters"` // runes, without white space
		Words      int           `json:"words"`      // runs of letters and figures; of Chinese, characters
		Longest    int           `json:"longest"`    // characters of the longest text
		Languages  []jsonCounted `json:"languages"`  // BCP 47 tags, the one with most pairs first; "" where it is not said
		Lengths    []jsonBin     `json:"lengths"`    // in English letters of the same meaning
	}
	jsonDocuments struct {
		Named   int `json:"named"`   // how many there are
		Largest int `json:"largest"` // pairs of the largest
		None    int `json:"none"`    // pairs that name none
	}
	jsonRepeated struct {
		Both   int `json:"both"`   // on both sides
		Source int `json:"source"` // on the source side
		Target int `json:"target"` // on the target side
	}
	jsonCounted struct {
		Name  string `json:"name"`  // what is counted
		Units int    `json:"units"` // how many pairs have it
	}
	jsonBin struct {
		Low   float64  `json:"low"`   // the least number
		High  *float64 `json:"high"`  // all are below it; null where there is no end
		Units int      `json:"units"` // how many pairs have such a number
	}
)

// ProfileSchema is the JSON Schema of what the format "json" of [ProfileFormats]
// writes.
//
//go:embed profile.schema.json
var ProfileSchema string

// profileJSON writes a profile as one JSON object.
func profileJSON(w io.Writer, p curate.Profile) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(jsonProfile{
		Units: p.Units, Both: p.Both,
		Source:     jsonProfileSideOf(p.Sides[corpus.Source]),
		Target:     jsonProfileSideOf(p.Sides[corpus.Target]),
		Documents:  jsonDocuments{p.Documents, p.Largest, p.Unplaced},
		Repeated:   jsonRepeated{p.Repeated[curate.Both], p.Repeated[curate.Source], p.Repeated[curate.Target]},
		States:     jsonCountedOf(p.States),
		Ratios:     jsonBinsOf(p.Ratios),
		Confidence: jsonBinsOf(p.Confidence),
		Unsaid:     p.Unsaid,
	})
}

func jsonProfileSideOf(s curate.SideProfile) jsonProfileSide {
	return jsonProfileSide{s.Texts, s.Characters, s.Words, s.Longest, jsonCountedOf(s.Languages), jsonBinsOf(s.Lengths)}
}

func jsonCountedOf(list []curate.Counted) []jsonCounted {
	out := []jsonCounted{}
	for _, c := range list {
		out = append(out, jsonCounted(c))
	}
	return out
}

func jsonBinsOf(bins []curate.Bin) []jsonBin {
	out := []jsonBin{}
	for _, b := range bins {
		j := jsonBin{Low: rounded(b.Low), Units: b.Units}
		if !math.IsInf(b.High, 1) {
			high := rounded(b.High)
			j.High = &high
		}
		out = append(out, j)
	}
	return out
}
