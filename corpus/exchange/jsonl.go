package exchange

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/links"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// JSONL has a JSON object a line for each unit, which [JSONLSchema] describes, and
// keeps everything.
var JSONL = &Format{
	Name:       "jsonl",
	Doc:        "a JSON object a unit, with everything that is known of it",
	Extensions: []string{".jsonl", ".ndjson"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true, Tags: true, Notes: true, Codes: true, Properties: true, Kinds: true},
	Unaligned:  Blank,
	Style:      label.BCP47,
	Fold:       func(text string) string { return strings.ToValidUTF8(text, "\uFFFD") },
	Sniff:      func(head []byte) bool { return begins(head, '{') && !hasTranslation.Match(head) },
	weak:       shaped,
	Read: func(in *Input, _ Options) (Stream, error) {
		return in.jsonStream(func(line string) (TU, error) {
			var u jsonUnit
			var tu TU
			err := json.Unmarshal([]byte(line), &u)
			if err != nil {
				tu, err = bareUnit(line, err)
			} else {
				tu, err = u.unit()
			}
			if err == nil && hasOther(line) {
				tu.others(line)
			}
			return tu, err
		})
	},
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error {
			enc := json.NewEncoder(out)
			enc.SetEscapeHTML(false)
			return j.each(func(_ int, u TU) error {
				return enc.Encode(jsonUnit{
					Source:     j.jsonSide(u.Src),
					Target:     j.jsonSide(u.Dst),
					Shape:      u.Shape(),
					Confidence: json.RawMessage(strconv.FormatFloat(rounded(u.Confidence), 'f', -1, 64)),
					Moved:      u.Moved,
					Notes:      u.Notes,
					State:      u.State,
					Properties: u.Properties,
				})
			})
		})
	},
	validate: (*Input).validateJSONL,
}

// JSONLSchema is the JSON Schema of a line of [JSONL]. It says what the keys mean.
//
//go:embed jsonl.schema.json
var JSONLSchema string

// begins tells whether the first character that is not a space is c.
func begins(head []byte, c byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	return len(head) > 0 && head[0] == c
}

// A jsonUnit is one line of a file.
type jsonUnit struct {
	Source jsonSide `json:"source"` // the source side
	Target jsonSide `json:"target"` // the target side
	Shape  string   `json:"shape"`  // numbers of source and target segments: "1-1", "2-1", "1-0"
	// Confidence is the chance that the bead is right, 0 to 1, to two decimals.
	Confidence json.RawMessage `json:"confidence"`           // of any size where it is read; see [links.Probability]
	Moved      bool            `json:"moved"`                // the target stands out of order
	Notes      []string        `json:"notes,omitempty"`      // remarks; absent where there are none
	State      State           `json:"state,omitempty"`      // how far the translation is; absent where not known
	Properties []Property      `json:"properties,omitempty"` // what else a file said of the unit; absent where it said nothing
}

// A jsonSide is one side of a unit. Its lists are equally long or absent.
type jsonSide struct {
	Lang     string                `json:"lang"`             // language as a tag; "" if unknown
	Segments []int                 `json:"segments"`         // numbers of its segments in their text, from 0
	Lines    []int                 `json:"lines"`            // the line of the file each begins at, from 1
	Text     []string              `json:"text"`             // their texts as they stand
	At       *int                  `json:"at,omitempty"`     // number of the segment an empty side stands before, from 0; else absent
	Path     string                `json:"path,omitempty"`   // of the file they stand in; absent where not known
	Kinds    []corpus.Kind         `json:"kinds,omitempty"`  // what each is in its text: "" is a paragraph; absent where all are
	Levels   []int                 `json:"levels,omitempty"` // of headings, from 1; absent where all are 0
	Blocks   []int                 `json:"blocks,omitempty"` // the paragraph each sentence is of; absent where all are 0
	Langs    []corpus.Tag          `json:"langs,omitempty"`  // the language of each where it is another; absent where none is
	Places   [][3]int              `json:"places,omitempty"` // column from 1, start and end in runes from 0; absent where not known
	Runs     [][]corpus.Run        `json:"runs,omitempty"`   // where runes stand in the file that are not in step with its text; null where they are
	Codes    [][]corpus.InlineCode `json:"codes,omitempty"`  // what stands in each for a program or a printer; null where nothing does
}

// jsonSide is a side as it is written.
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
	if s.hasCodes() {
		for _, seg := range s.Segments {
			side.Codes = append(side.Codes, seg.Codes)
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

// bareUnit reads a line of other programs, {"source":"…","target":"…"}, if the
// error of reading a native one was that its sides are texts.
func bareUnit(line string, err error) (TU, error) {
	var u struct{ Source, Target string }
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); !ok || kind.Value != "string" || json.Unmarshal([]byte(line), &u) != nil {
		return TU{}, err
	}
	return noMeta().unit(corpus.Unknown, u.Source, corpus.Unknown, u.Target), nil
}

// jsonKeys are the keys of a line, and sideKeys those of its sides.
var (
	jsonKeys = []string{"source", "target", "shape", "confidence", "moved", "notes", "state", "properties"}
	sideKeys = []string{"lang", "segments", "lines", "text", "at", "path", "kinds", "levels", "blocks", "langs", "places", "runs", "codes"}
)

// ownKeys are all that a line of bitext's has, with those inside lists.
var ownKeys = func() map[string]bool {
	own := make(map[string]bool)
	for _, key := range slices.Concat(jsonKeys, sideKeys, []string{"name", "value", "Text", "File", "kind", "id", "markup", "syntax"}) {
		own[key] = true
	}
	return own
}()

// hasOther tells whether a line may have a key that is none of bitext's own; it
// is true for some texts with a quotation mark before a colon.
func hasOther(line string) bool {
	for key := ""; ; {
		end := strings.IndexByte(line, '"')
		if end < 0 {
			return false
		}
		key, line = line[:end], line[end+1:]
		if strings.HasPrefix(strings.TrimLeft(line, " \t"), ":") && !ownKeys[key] {
			return true
		}
	}
}

// others takes over the keys of a line that are none of bitext's own: texts and
// numbers as properties; what is more is not read.
func (u *TU) others(line string) {
	var all map[string]json.RawMessage
	if json.Unmarshal([]byte(line), &all) != nil {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		var side map[string]json.RawMessage
		own := strings.ToLower(key) // in which the JSON reader knows it too
		switch value := all[key]; {
		case own == "source" || own == "target":
			json.Unmarshal(value, &side)
			for key := range side {
				u.unread = u.unread || !slices.Contains(sideKeys, strings.ToLower(key))
			}
		case slices.Contains(jsonKeys, own):
		case value[0] == '{' || value[0] == '[':
			u.unread = true
		default:
			text := string(value)
			json.Unmarshal(value, &text)
			if text != "" && text != "null" {
				u.Properties = append(u.Properties, Property{key, text})
			}
		}
	}
}

// unit is the unit that the line holds.
func (u jsonUnit) unit() (TU, error) {
	src, err := u.Source.side()
	if err != nil {
		return TU{}, fmt.Errorf("source: %w", err)
	}
	dst, err := u.Target.side()
	if err != nil {
		return TU{}, fmt.Errorf("target: %w", err)
	}
	confidence, ok := links.Probability(string(u.Confidence))
	if unknown := len(u.Confidence) == 0 || string(u.Confidence) == "null"; !ok && !unknown {
		return TU{}, fmt.Errorf("the confidence is no number, but %s", lines.Sample(string(u.Confidence)))
	}
	return TU{Src: src, Dst: dst, Confidence: confidence, Moved: u.Moved, Notes: u.Notes, State: stateOf(string(u.State)), Properties: u.Properties}, nil
}

// side is the side that the object holds.
func (s jsonSide) side() (Side, error) {
	tag, err := label.Read(s.Lang)
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
		seg := corpus.Segment{Text: text, Kind: at(s.Kinds, i), Level: at(s.Levels, i), Tag: at(s.Langs, i), Block: at(s.Blocks, i), Runs: at(s.Runs, i), Codes: at(s.Codes, i)}
		place := at(s.Places, i)
		seg.Place = corpus.Place{Path: s.Path, Line: at(s.Lines, i), Column: place[0], Start: place[1], End: place[2]}
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

// surrogate finds what \u escapes say of surrogates: a whole pair, or half of
// one. An escaped backslash comes first, so that \\ud800 is no surrogate.
var surrogate = regexp.MustCompile(`(?i)\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\ud[89a-f][0-9a-f]{2}`)

// loneSurrogate tells whether a line of JSON escapes half of a surrogate pair.
// The JSON reader would make U+FFFD of it without a word.
func loneSurrogate(line string) bool {
	for _, m := range surrogate.FindAllString(line, -1) {
		if len(m) == len(`\ud800`) {
			return true
		}
	}
	return false
}

// jsonStream reads a unit a line.
func (in *Input) jsonStream(parse func(line string) (TU, error)) (Stream, error) {
	r := lines.New(in.Path, in.text)
	return Stream{Units: func(yield func(TU, error) bool) {
		for {
			line, err := r.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(TU{}, err)
				return
			}
			if strings.TrimSpace(line) == "" {
				continue
			}
			u, err := parse(line)
			u.Line = r.Line
			switch {
			case err != nil:
				err = r.Errorf("%w", jsonError(err))
			case strings.Contains(line, `\u`) && loneSurrogate(line):
				err = r.Errorf(`half of a surrogate pair (\ud800 to \udfff by itself): the text is damaged`)
			case u.Src.Empty() && u.Dst.Empty():
				err = r.Errorf("the object holds no text of a bitext; native lines have \"source\" and \"target\", Hugging Face's \"translation\"")
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}}, nil
}

// jsonError says in plain words what is wrong with a line.
func jsonError(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("byte %d: not JSON: %s", syntax.Offset, strings.TrimPrefix(syntax.Error(), "json: "))
	case errors.As(err, &kind):
		return fmt.Errorf("byte %d: %q is a %s, not what belongs there", kind.Offset, kind.Field, kind.Value)
	}
	return err
}

// jsonl looks at objects line by line.
func (in *Input) validateJSONL(v rules.Validator) error {
	r := lines.New(in.Path, in.text)
	var first []string
	_, err := v.EachLine(r, in.isMarked(in.Path), func(line string) {
		if strings.TrimSpace(line) == "" {
			v.Report(r.Line, rules.JSON.Syntax, "an empty line")
			return
		}
		keys, texts, err := looseKeys(line)
		if err != nil {
			v.Report(r.Line, rules.JSON.Syntax, "%v", jsonError(err))
			return
		}
		if first == nil {
			first = keys
		}
		if !slices.Equal(first, keys) {
			v.Report(r.Line, rules.JSON.Keys, "the keys are %s, on the first line %s", strings.Join(keys, ", "), strings.Join(first, ", "))
		}
		if loneSurrogate(line) {
			v.Report(r.Line, rules.JSON.Surrogate, "half of a surrogate pair")
		}
		if strings.Contains(line, `\u0000`) {
			v.Report(r.Line, rules.Lines.Text, "a NUL character (\\u0000)")
		}
		for _, key := range texts {
			v.Report(r.Line, rules.Lines.NoText, "no text under %q", key)
		}
	})
	return err
}

// looseKeys lists the keys of a line's object, with those of "translation", and
// the keys of translations that are empty.
func looseKeys(line string) (keys, empty []string, err error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal([]byte(line), &object); err != nil {
		return nil, nil, err
	}
	for key, value := range object {
		if key != "translation" {
			if key != "notes" && key != "state" && key != "properties" { // written only where there are some
				keys = append(keys, key)
			}
			continue
		}
		langs, texts, err := pairs(value)
		if err != nil {
			return nil, nil, err
		}
		for _, l := range langs {
			keys = append(keys, "translation."+l)
			if strings.TrimSpace(texts[l]) == "" {
				empty = append(empty, l)
			}
		}
	}
	slices.Sort(keys)
	return keys, empty, nil
}
