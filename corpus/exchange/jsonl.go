package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// JSONL has a JSON object a line for each unit and keeps everything:
//
//	source, target   the two sides, each with
//	  lang           language tag, "" if unknown
//	  segments       numbers of its segments in their text, from 0
//	  lines          the line of the file each begins at, from 1
//	  text           their texts as they stand
//	  at             number of the segment an empty side stands before; else absent
//	  path, kinds, levels, blocks, langs, places, runs
//	                 what else is known of each segment; absent where all are zero
//	shape            numbers of source and target segments: "1-1", "2-1", "1-0"
//	confidence       chance that the bead is right, 0 to 1, to two decimals
//	moved            true where the target stands out of order
//	notes            remarks; absent where there are none
var JSONL = &Format{
	Name:       "jsonl",
	Doc:        "a JSON object a unit, with everything that is known of it",
	Extensions: []string{".jsonl", ".ndjson"},
	Keeps:      Segments | Order | Confidence | OneSided | Tags | Notes | Kinds,
	Unaligned:  Blank,
	Style:      BCP47,
	Fold:       func(text string) string { return strings.ToValidUTF8(text, "\uFFFD") },
	Sniff:      func(head []byte) bool { return begins(head, '{') && !hasTranslation.Match(head) },
	Read:       readJSONL,
	Write:      writeJSONL,
	validate:   validateJSONL,
}

func begins(head []byte, c byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	return len(head) > 0 && head[0] == c
}

// A jsonUnit is one line of a file.
type jsonUnit struct {
	Source     jsonSide `json:"source"`
	Target     jsonSide `json:"target"`
	Shape      string   `json:"shape"`
	Confidence float64  `json:"confidence"`
	Moved      bool     `json:"moved"`
	Notes      []string `json:"notes,omitempty"`
}

// A jsonSide is one side of a unit. Its lists are equally long or absent.
type jsonSide struct {
	Lang     string         `json:"lang"`
	Segments []int          `json:"segments"`
	Lines    []int          `json:"lines"`
	Text     []string       `json:"text"`
	At       *int           `json:"at,omitempty"`
	Path     string         `json:"path,omitempty"`
	Kinds    []corpus.Kind  `json:"kinds,omitempty"`
	Levels   []int          `json:"levels,omitempty"`
	Blocks   []int          `json:"blocks,omitempty"`
	Langs    []corpus.Tag   `json:"langs,omitempty"`
	Places   [][3]int       `json:"places,omitempty"` // column, start and end
	Runs     [][]corpus.Run `json:"runs,omitempty"`
}

func writeJSONL(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		if err := enc.Encode(jsonUnit{
			Source:     j.jsonSide(u.Src),
			Target:     j.jsonSide(u.Dst),
			Shape:      u.Shape(),
			Confidence: rounded(u.Confidence),
			Moved:      u.Moved,
			Notes:      u.Notes,
		}); err != nil {
			return err
		}
	}
	return out.close()
}

func (j *Job) jsonSide(s Side) jsonSide {
	side := jsonSide{Segments: []int{}, Lines: []int{}, Text: s.Texts()}
	if s.Tag != corpus.Unknown {
		side.Lang = j.label(s.Tag)
	}
	if s.Empty() && s.At != nowhere {
		side.At = &s.At
	}
	for i, seg := range s.Segments {
		if s.At != nowhere {
			side.Segments = append(side.Segments, s.At+i)
		}
		side.Lines = append(side.Lines, seg.Place.Line)
		side.Path = seg.Place.Path
	}
	side.Kinds = each(s, func(seg corpus.Segment) corpus.Kind { return seg.Kind })
	side.Levels = each(s, func(seg corpus.Segment) int { return seg.Level })
	side.Blocks = each(s, func(seg corpus.Segment) int { return seg.Block })
	side.Langs = each(s, func(seg corpus.Segment) corpus.Tag { return seg.Tag })
	side.Places = each(s, func(seg corpus.Segment) [3]int { return [3]int{seg.Place.Column, seg.Place.Start, seg.Place.End} })
	if slices.ContainsFunc(s.Segments, func(seg corpus.Segment) bool { return seg.Runs != nil }) {
		for _, seg := range s.Segments {
			side.Runs = append(side.Runs, seg.Runs)
		}
	}
	return side
}

// each is a property of every segment, or nil where all are zero.
func each[T comparable](s Side, get func(corpus.Segment) T) []T {
	var zero T
	list := make([]T, len(s.Segments))
	some := false
	for i, seg := range s.Segments {
		list[i] = get(seg)
		some = some || list[i] != zero
	}
	if !some {
		return nil
	}
	return list
}

func readJSONL(in *Input, _ Options) (Stream, error) {
	return jsonStream(in, func(line string) (TU, error) {
		var u jsonUnit
		if err := json.Unmarshal([]byte(line), &u); err != nil {
			return bareUnit(line, err)
		}
		src, err := u.Source.side()
		if err != nil {
			return TU{}, fmt.Errorf("source: %w", err)
		}
		dst, err := u.Target.side()
		if err != nil {
			return TU{}, fmt.Errorf("target: %w", err)
		}
		return TU{src, dst, probability(u.Confidence), u.Moved, u.Notes}, nil
	})
}

// bareUnit reads a line of other programs, {"source":"…","target":"…"}, if the
// error of reading a native one was that its sides are texts.
func bareUnit(line string, err error) (TU, error) {
	var u struct{ Source, Target string }
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); !ok || kind.Value != "string" || json.Unmarshal([]byte(line), &u) != nil {
		return TU{}, err
	}
	return noMeta().unit(corpus.Unknown, u.Source, corpus.Unknown, u.Target), nil
}

func (s jsonSide) side() (Side, error) {
	tag, err := ParseTag(s.Lang)
	if err != nil {
		return Side{}, err
	}
	side := Side{Tag: tag, At: nowhere}
	switch {
	case len(s.Segments) > 0:
		side.At = parseIndex(fmt.Sprint(s.Segments[0]))
	case s.At != nil:
		side.At = parseIndex(fmt.Sprint(*s.At))
	}
	for i, text := range s.Text {
		seg := corpus.Segment{Text: text, Kind: at(s.Kinds, i), Level: at(s.Levels, i), Tag: at(s.Langs, i), Block: at(s.Blocks, i), Runs: nil}
		place := at(s.Places, i)
		seg.Place = corpus.Place{Path: s.Path, Line: at(s.Lines, i), Column: place[0], Start: place[1], End: place[2]}
		if i < len(s.Runs) {
			seg.Runs = s.Runs[i]
		}
		side.Segments = append(side.Segments, seg)
	}
	return side, nil
}

// at is list[i], or zero where the list is too short.
func at[T any](list []T, i int) (v T) {
	if i < len(list) {
		v = list[i]
	}
	return v
}
