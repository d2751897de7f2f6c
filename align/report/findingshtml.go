package report

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// findingsPage is the page of FindingsHTML. It needs no network and no script,
// prints, and follows the reader's dark mode.
var findingsPage = template.Must(template.New("findings").Parse(pageHead + `body { font: 1rem/1.5 Georgia, "Noto Serif", "Noto Serif CJK SC", "Songti SC", serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .75rem 0; break-inside: avoid; }
h2 { font-size: 1rem; margin: 0; }
h2 span, footer { font: .85rem/1.4 system-ui, sans-serif; opacity: .7; }
.error h2 { color: light-dark(#b00020, #ff8a80); }
.warning h2 { color: light-dark(#8a5a00, #ffd180); }
blockquote { margin: .5rem 0 0 1rem; white-space: pre-line; overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
<p>{{.Verdict}}</p>
{{range .Found}}<section class="{{.Severity}}" id="{{.Fingerprint}}">
<h2>{{.Message}} <span>{{.About}}</span></h2>
{{range .Passages}}<blockquote dir="auto" lang="{{.Tag}}">{{range .Parts}}{{if .Marked}}<mark>{{.Text}}</mark>{{else}}{{.Text}}{{end}}{{end}}</blockquote>
{{end}}</section>
{{end}}<footer>bitext {{.Version}}</footer>
</body>
</html>
`))

// What the page shows.
type (
	htmlFindings struct {
		Title, Verdict, Version string
		Found                   []htmlFinding
	}
	htmlFinding struct {
		Severity, Message, About, Fingerprint string
		Passages                              []htmlPassage
	}
	htmlPassage struct {
		Tag   corpus.Tag
		Parts []htmlPart
	}
	htmlPart struct {
		Text   string
		Marked bool
	}
)

// FindingsHTML writes findings as a web page: what differs, where, and the
// passages with what matters marked. Dismissed findings are counted only.
func FindingsHTML(w io.Writer, f Findings) error {
	page := htmlFindings{Title: f.Bitext.Src.Path + " – " + f.Bitext.Dst.Path, Verdict: f.verdict(), Version: f.Version}
	for _, finding := range f.Found {
		at, _, _ := f.home(finding)
		h := htmlFinding{
			Severity: string(finding.Severity), Message: f.message(finding), Fingerprint: finding.Fingerprint,
			About: fmt.Sprintf("%s %s %s, %s:%d:%d", finding.Severity, finding.Check.ID, finding.Check.Slug, at.path, at.line, at.column),
		}
		for _, s := range corpus.Sides {
			for _, i := range finding.On(s) {
				runes, spans := f.shown(finding, s, i)
				h.Passages = append(h.Passages, htmlPassage{f.Bitext.On(s).Tag, markedParts(runes, spans, s, i)})
			}
		}
		page.Found = append(page.Found, h)
	}
	return findingsPage.Execute(w, page)
}

// markedParts cuts a segment where the spans of a finding begin and end. A span
// over the whole segment marks nothing.
func markedParts(runes []rune, spans []check.Span, s corpus.Side, segment int) (parts []htmlPart) {
	covered := func(k int) bool {
		return slices.ContainsFunc(spans, func(p check.Span) bool {
			return p.Side == s && p.Segment == segment && p.Start <= k && k < p.End && p.End-p.Start < len(runes)
		})
	}
	var text strings.Builder
	for k, r := range runes {
		text.WriteRune(r)
		if k+1 == len(runes) || covered(k) != covered(k+1) {
			parts = append(parts, htmlPart{text.String(), covered(k)})
			text.Reset()
		}
	}
	return parts
}
