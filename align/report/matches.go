package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/memory"
)

// A Matched is a text to be translated, and what is like it in a memory.
type Matched struct {
	Segment corpus.Segment
	Tag     corpus.Tag
	Matches []Match // the most alike first
}

// A Match is a unit that is like a text.
type Match struct {
	memory.Match
	InContext bool            // it is the same text between the same neighbours
	Seen      memory.Sighting // where it was seen last
}

// Rate is how alike it is in percent, 101 of what stands in its context too.
func (m Match) Rate() int {
	if m.InContext {
		return 101
	}
	return m.Percent
}

// String says how alike it is, which unit it is, and where it was seen.
func (m Match) String() string {
	text := fmt.Sprintf("%d %%, unit %d, %s", m.Rate(), m.ID, m.Seen.Place())
	if m.Numbers {
		text += "; the numbers differ"
	}
	return text
}

// Translation is the translation that the match brings, as a side of a unit.
func (m Match) Translation() exchange.Side {
	u := m.TU(memory.Sighting{})
	if m.Side == corpus.Source {
		return u.Dst
	}
	return u.Src
}

// A MatchFormat is a way to write matches.
type MatchFormat struct {
	Name string
	New  func(w io.Writer, opt Options) func(Matched) error
}

// MatchFormats are all of them. Only the first looks at the options.
var MatchFormats = []MatchFormat{
	{"text", func(w io.Writer, opt Options) func(Matched) error {
		return matchPage{newPage(w, corpus.Bitext{}, 0, opt)}.matched
	}},
	{"json", func(w io.Writer, _ Options) func(Matched) error {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		return func(m Matched) error { return out.Encode(jsonMatchedOf(m)) }
	}},
	{"tsv", func(w io.Writer, _ Options) func(Matched) error {
		headed := false
		return func(m Matched) error {
			if !headed {
				headed = true
				if err := writeRow(w, "path", "line", "percent", "numbers_differ", "unit", "source", "like", "target", "seen"); err != nil {
					return err
				}
			}
			return m.rows(w)
		}
	}},
}

// rows writes a row for each match; one without a figure where there is none.
func (m Matched) rows(w io.Writer) error {
	at := m.Segment.Place
	if len(m.Matches) == 0 {
		return writeRow(w, at.Path, fmt.Sprint(at.Line), "", "", "", m.Segment.Text, "", "", "")
	}
	for _, x := range m.Matches {
		err := writeRow(w, at.Path, fmt.Sprint(at.Line), fmt.Sprint(x.Rate()), fmt.Sprint(x.Numbers), fmt.Sprint(x.ID),
			m.Segment.Text, x.On(x.Side).Text, x.On(x.Side.Other()).Text, x.Seen.Place())
		if err != nil {
			return err
		}
	}
	return nil
}

// matchPage is matches for people.
type matchPage struct{ *page }

// matched writes a text, and below it each match: how alike it is and where it is
// from, the like text and its translation.
func (p matchPage) matched(m Matched) error {
	p.about(m.Segment.Place.String())
	whole := p.src
	whole.width = min(p.layout.width-whole.indent(), longest)
	for _, l := range p.marked(whole, strong, m.Segment.Text, nil) {
		p.line(whole, l)
		p.endLine()
	}
	for _, x := range m.Matches {
		p.about(x.String())
		p.block(block{src: p.marked(p.src, plain, x.On(x.Side).Text, nil), dst: p.marked(p.dst, plain, x.On(x.Side.Other()).Text, nil)})
	}
	p.endLine()
	return p.out.Flush()
}

// jsonMatched is a text to be translated, and what is like it.
type jsonMatched struct {
	// the file of the text; "-" is standard input
	Path string `json:"path"`
	// the line on which it begins, from 1
	Line int `json:"line"`
	// the text, and its language
	Source jsonKeptText `json:"source"`
	// what is like it, the most alike first
	Matches []jsonLike `json:"matches"`
}

// jsonLike is a unit that is like a text.
type jsonLike struct {
	// how alike, 0 to 100; 101: the same between the same neighbours
	Percent int `json:"percent"`
	// whether the texts differ in numbers only
	NumbersDiffer bool `json:"numbersDiffer"`
	// the unit's number in the memory
	Unit int64 `json:"unit"`
	// the text that is like it
	Like jsonKeptText `json:"like"`
	// its translation
	Target jsonKeptText `json:"target"`
	// where it was seen last
	Seen jsonSeen `json:"seen"`
}

// MatchSchema is the JSON Schema of what the format "json" of [MatchFormats] writes,
// an object a line.
//
//go:embed match.schema.json
var MatchSchema string

func jsonMatchedOf(m Matched) jsonMatched {
	j := jsonMatched{m.Segment.Place.Path, m.Segment.Place.Line, jsonKeptText{m.Tag, m.Segment.Text}, []jsonLike{}}
	for _, x := range m.Matches {
		like, target := x.On(x.Side), x.On(x.Side.Other())
		j.Matches = append(j.Matches, jsonLike{x.Rate(), x.Numbers, x.ID, jsonKeptText{like.Tag, like.Text}, jsonKeptText{target.Tag, target.Text}, jsonSeenOf(x.Seen)})
	}
	return j
}
