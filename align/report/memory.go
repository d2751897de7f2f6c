package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/lines"
	"github.com/bitext-tools/bitext/corpus/memory"
)

// A KeptUnit is a unit of a translation memory with the places where it was seen.
type KeptUnit struct {
	memory.Unit
	Seen []memory.Sighting // in the order in which they came
}

// A UnitsWriter writes units of a memory one at a time.
type UnitsWriter func(KeptUnit) error

// A UnitsFormat is a way to write units of a memory.
type UnitsFormat struct {
	Name string
	New  func(w io.Writer, opt Options) UnitsWriter
}

// UnitsFormats are all of them. Only the first looks at the options.
var UnitsFormats = []UnitsFormat{
	{"text", func(w io.Writer, opt Options) UnitsWriter { return unitsPage{newPage(w, corpus.Bitext{}, 0, opt)}.unit }},
	{"json", func(w io.Writer, _ Options) UnitsWriter {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		return func(u KeptUnit) error { return out.Encode(jsonKeptOf(u)) }
	}},
	{"tsv", func(w io.Writer, _ Options) UnitsWriter {
		headed := false
		return func(u KeptUnit) error {
			if !headed {
				headed = true
				if err := writeRow(w, "unit", "source_lang", "target_lang", "source", "target", "seen"); err != nil {
					return err
				}
			}
			return writeRow(w, fmt.Sprint(u.ID), string(u.Src.Tag), string(u.Dst.Tag), u.Src.Text, u.Dst.Text, strings.Join(placesOf(u), " | "))
		}
	}},
}

// writeRow writes a line of a table with tabs between its cells.
func writeRow(w io.Writer, cells ...string) error {
	for k := range cells {
		cells[k] = lines.Fold(cells[k])
	}
	_, err := io.WriteString(w, strings.Join(cells, "\t")+"\n")
	return err
}

// placesOf are the places where a unit was seen.
func placesOf(u KeptUnit) (places []string) {
	for _, s := range u.Seen {
		places = append(places, s.Place())
	}
	return places
}

// unitsPage is units for people.
type unitsPage struct{ *page }

// unit writes a line with the unit's number, languages and where it was seen, and
// both texts.
func (p unitsPage) unit(u KeptUnit) error {
	about := fmt.Sprintf("%d: %s – %s", u.ID, u.Src.Tag, u.Dst.Tag)
	if n := len(u.Seen); n > 0 {
		about += ", " + u.Seen[n-1].Place()
		if n > 1 {
			about += fmt.Sprintf(" and %d more", n-1)
		}
	}
	p.about(about)
	p.block(block{src: p.marked(p.src, plain, u.Src.Text, nil), dst: p.marked(p.dst, plain, u.Dst.Text, nil)})
	p.endLine()
	return p.out.Flush()
}

// about writes what stands above the texts of a unit.
func (p *page) about(text string) {
	for _, row := range wrap(OneLine(text), p.layout.width, p.cells) {
		p.write(faint, strings.TrimRight(row, blanks))
		p.endLine()
	}
}

// jsonKept is a unit of a memory.
type jsonKept struct {
	// its number in the memory, from 1
	Unit int64 `json:"unit"`
	// the text
	Source jsonKeptText `json:"source"`
	// its translation
	Target jsonKeptText `json:"target"`
	// the places where it was seen, in the order in which they came
	Seen []jsonSeen `json:"seen"`
}

// jsonKeptText is a text of a unit.
type jsonKeptText struct {
	// language as a BCP 47 tag
	Lang corpus.Tag `json:"lang"`
	// the whole text
	Text string `json:"text"`
}

// jsonSeen is a place where a unit was seen.
type jsonSeen struct {
	// the file, or that of the source text
	Path string `json:"path"`
	// the file of the target text; "" where one file holds both
	Target string `json:"target"`
	// the line of the source in its file, from 1; 0 where that is not known
	Line int `json:"line"`
	// when it was added, as 2026-03-04T05:06:07Z
	Added string `json:"added"`
	// who added it; "" where that is not known
	By string `json:"by"`
	// how sure it is that the texts belong together, 0 to 1; 0 where that is not known
	Confidence float64 `json:"confidence"`
	// how far the translation had come; "" where that is not known
	State exchange.State `json:"state"`
}

func jsonKeptOf(u KeptUnit) jsonKept {
	j := jsonKept{Unit: u.ID, Source: jsonKeptText{u.Src.Tag, u.Src.Text}, Target: jsonKeptText{u.Dst.Tag, u.Dst.Text}, Seen: []jsonSeen{}}
	for _, s := range u.Seen {
		j.Seen = append(j.Seen, jsonSeenOf(s))
	}
	return j
}

func jsonSeenOf(s memory.Sighting) jsonSeen {
	return jsonSeen{s.Origin.Path, s.Origin.Target, s.Line, s.Origin.Added.Format(time.RFC3339), s.Origin.By, rounded(s.Confidence), s.State}
}

// KeptStats are what is known of a memory, and the files that it came from.
type KeptStats struct {
	Path string // of the memory
	memory.Stats
	Files []memory.Origin // additions, in the order in which they came
}

// A KeptStatsFormat is a way to write what is known of a memory.
type KeptStatsFormat struct {
	Name  string
	Write func(w io.Writer, s KeptStats, opt Options) error
}

// KeptStatsFormats are all of them. Only the first looks at the options.
var KeptStatsFormats = []KeptStatsFormat{{"text", statsText}, {"json", statsJSON}}

// statsText writes how much a memory holds, a table of languages, and one of the
// files that it came from.
func statsText(w io.Writer, s KeptStats, opt Options) error {
	p := newPen(w, opt)
	p.write(strong, fmt.Sprintf("%s: %s from %s", OneLine(s.Path), lang.Count(s.Units, "unit"), lang.Count(len(s.Files), "addition")))
	p.endLine()
	if len(s.Pairs) > 0 {
		rows := [][]string{{"units", "languages"}}
		for _, pair := range s.Pairs {
			rows = append(rows, []string{fmt.Sprint(pair.Units), fmt.Sprintf("%s – %s", pair.Src, pair.Dst)})
		}
		p.endLine()
		p.table(rows, "><", faintHead)
	}
	if len(s.Files) > 0 {
		rows := [][]string{{"units", "added", "by", "from"}}
		for _, o := range s.Files {
			rows = append(rows, []string{fmt.Sprint(o.Units), o.Added.Local().Format("2006-01-02 15:04"), OneLine(o.By), OneLine(filesOf(o))})
		}
		p.endLine()
		p.table(rows, "><<<", faintHead)
	}
	return p.out.Flush()
}

// filesOf are the files of an addition.
func filesOf(o memory.Origin) string {
	if o.Target == "" {
		return o.Path
	}
	return o.Path + ", " + o.Target
}

// jsonKeptStats is what is known of a memory.
type jsonKeptStats struct {
	// of the memory
	Path string `json:"path"`
	// units that it holds
	Units int `json:"units"`
	// the same, counted as often as they were seen
	Sightings int `json:"sightings"`
	// by languages, those of most units first
	Languages []jsonKeptPair `json:"languages"`
	// by the state of the translations, the most frequent first
	States []jsonKeptState `json:"states"`
	// what was added, in the order in which it was
	Files []jsonKeptFile `json:"files"`
}

// jsonKeptPair is how many units two languages have.
type jsonKeptPair struct {
	// of the source as a BCP 47 tag
	Source corpus.Tag `json:"source"`
	// of the target as a BCP 47 tag
	Target corpus.Tag `json:"target"`
	// how many
	Units int `json:"units"`
}

// jsonKeptState is how many places have a state.
type jsonKeptState struct {
	// how far the translations have come; "" where that is not known
	State exchange.State `json:"state"`
	// how many places
	Sightings int `json:"sightings"`
}

// jsonKeptFile is an addition.
type jsonKeptFile struct {
	// the file, or that of the source text
	Path string `json:"path"`
	// the file of the target text; "" where one file holds both
	Target string `json:"target"`
	// when it was added, as 2026-03-04T05:06:07Z
	Added string `json:"added"`
	// who added it; "" where that is not known
	By string `json:"by"`
	// how many units are known from it
	Units int `json:"units"`
}

// KeptSchema is the JSON Schema of what the format "json" of [UnitsFormats] writes,
// an object a line, and KeptStatsSchema of what that of [KeptStatsFormats] does.
var (
	//go:embed memory.schema.json
	KeptSchema string
	//go:embed memorystats.schema.json
	KeptStatsSchema string
)

// statsJSON writes the same as one object.
func statsJSON(w io.Writer, s KeptStats, _ Options) error {
	j := jsonKeptStats{Path: s.Path, Units: s.Units, Sightings: s.Sightings, Languages: []jsonKeptPair{}, States: []jsonKeptState{}, Files: []jsonKeptFile{}}
	for _, p := range s.Pairs {
		j.Languages = append(j.Languages, jsonKeptPair{p.Src, p.Dst, p.Units})
	}
	for _, p := range s.States {
		j.States = append(j.States, jsonKeptState{p.State, p.Sightings})
	}
	for _, o := range s.Files {
		j.Files = append(j.Files, jsonKeptFile{o.Path, o.Target, o.Added.Format(time.RFC3339), o.By, o.Units})
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(j)
}
