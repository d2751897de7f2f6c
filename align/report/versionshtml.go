package report

import (
	"cmp"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/compare"
)

// VersionsHTML writes the page of [VersionsPage] as one web page, made as that of
// [CompareHTML] is: a column a version, or on narrow screens one below the other,
// and a map with a lane a version. Version is that of bitext; of the options
// OnlyDifferences is read. Versions that break their laws are an error, and nothing
// is written.
func VersionsHTML(w io.Writer, v *compare.Versions, version string, opt Options) error {
	c, err := collate(v)
	if err != nil {
		return err
	}
	p := versionsWeb{c}.page(version)
	p.Only = opt.OnlyDifferences
	return webTemplate.Execute(w, p)
}

// A versionsWeb is several versions on their way to a browser.
type versionsWeb struct{ *collation }

func (c versionsWeb) page(version string) webPage {
	p := webPage{
		Style: template.CSS(webStyle), Script: template.JS(webScript), Version: version,
		Summary: c.summary(), Verdict: c.agreement(),
	}
	var paths []string
	for _, doc := range c.Docs {
		paths = append(paths, doc.Path)
	}
	p.Title = strings.Join(paths, " – ")
	var seen []manner
	for k, room := range proportions(c.Docs...) {
		doc := c.Docs[k]
		p.Sides = append(p.Sides, webSide{OneLine(doc.Path), cmp.Or(string(doc.Tag), "language unknown"), sizeOf(doc, c.Unit), room})
		var lane []webTick
		for r, how := range c.how {
			lane = append(lane, c.tick(r, k))
			seen = append(seen, how[k])
		}
		p.Strips = append(p.Strips, lane)
	}
	p.Legend = legendOf(seen)
	for r := range c.Rows {
		p.Rows = append(p.Rows, c.row(r))
	}
	for _, d := range c.list {
		p.choose(d.difference)
	}
	return p
}

// class is what the style sheet calls a manner.
func class(how manner) string {
	if how == absent {
		return "absent"
	}
	return classes[how]
}

// tick is the part of a version's lane of the map that stands for row r.
func (c versionsWeb) tick(r, version int) webTick {
	weight := 1
	for k, at := range c.Rows[r] {
		for _, n := range at {
			weight = max(weight, len([]rune(c.Docs[k].Segments[n].Text)))
		}
	}
	title := c.names[version]
	if how := c.how[r][version]; how != absent {
		title += " " + inLegend[how]
	}
	return webTick{r + 1, class(c.how[r][version]), weight, title}
}

// summary is the variances, gravest first; where they are many, by kind.
func (c versionsWeb) summary() (out []webGroup) {
	groups, many := [][]variance{gravestFirst(c.list)}, len(c.list) > listed*len(c.Pairs)
	if many {
		groups = grouped(groups[0], c.kind)
	}
	for _, group := range groups {
		g := webGroup{}
		if many {
			g.Noun = c.kind(group[0])
		}
		for _, d := range group {
			g.Entries = append(g.Entries, c.shown(d))
		}
		out = append(out, g)
	}
	return out
}

// shown is a variance as the page shows it.
func (c versionsWeb) shown(d variance) webDifference {
	w := d.difference.shown(d.row, d.at)
	w.Who = c.apart(d)
	return w
}

// row is row r.
func (c versionsWeb) row(r int) webRow {
	w := webRow{Number: r + 1, Class: class(max(agrees, slices.Max(c.how[r])))}
	var ids []difference
	for _, d := range c.touch[r] {
		ids = append(ids, d.difference)
	}
	w.IDs = idsOf(ids)
	for k := range c.Docs {
		w.Cells = append(w.Cells, c.cell(r, k))
		if c.how[r][k] == unsure {
			w.Unsure = append(w.Unsure, webDifference{Text: "whether that in " + c.names[k] + " belongs to it", Sure: decimals(c.confidence(r, k))})
		}
	}
	for _, d := range c.in[r] {
		if c.noted(d) {
			w.Notes = append(w.Notes, c.shown(d))
		}
	}
	return w
}

// cell is what a version has in row r.
func (c versionsWeb) cell(r, version int) webCell {
	w := webCell{Tag: c.Docs[version].Tag, Name: c.names[version], Above: c.movedTo(r, version)}
	switch how := c.alone(r, version); {
	case len(c.Rows[r][version]) == 0:
		w.Instead = "not in " + c.names[version]
	case how != agrees:
		w.Class = classes[how]
	case w.Above != "":
		w.Class = classes[moved]
	}
	for _, n := range c.Rows[r][version] {
		segment := c.Docs[version].Segments[n]
		parts := webParts(piecesOf(segment.Text, sideOf(version), n, c.over[version][n]))
		w.Segments = append(w.Segments, segmentOf(segment, version, c.labels[version][n], parts))
	}
	return w
}
