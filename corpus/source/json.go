package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// JSON is a file of strings, such as the messages of a program. Each string that
// is a value is a paragraph, or several where it holds line breaks; keys and
// values of other types are no text.
var JSON = &Format{
	Name:       "json",
	Title:      "JSON",
	Extensions: []string{".arb", ".json"},
	Note:       "each string that is a value, in the order of the file; keys, numbers and addresses are left out",
	Limit:      xmlLimit,
	Sniff:      func(text string) bool { return looksJSON(text) && json.Valid([]byte(text)) },
	Read:       readJSON,
}

// Notebook is the format of Jupyter: cells of Markdown and of code.
var Notebook = &Format{
	Name:       "ipynb",
	Title:      "Jupyter notebook",
	Extensions: []string{".ipynb"},
	Note:       "cells of Markdown as such; code is kept apart, its output left out",
	Limit:      xmlLimit,
	Sniff: func(text string) bool {
		return looksJSON(text) && strings.Contains(text, `"nbformat"`) && strings.Contains(text, `"cells"`)
	},
	Read: readNotebook,
}

// looksJSON tells whether a text begins and ends as a table or list of JSON with
// a string in it.
func looksJSON(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) > 1 && (text[0] == '{' && text[len(text)-1] == '}' || text[0] == '[' && text[len(text)-1] == ']') && strings.Contains(text, `"`)
}

func readJSON(text string) (content, error) {
	d := json.NewDecoder(strings.NewReader(text))
	var pieces []piece
	var keyed []bool // of the tables and lists that are open, which are tables
	key := false     // the next string is a key
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && len(keyed) == 0 {
			return held(pieces), nil
		}
		if err != nil {
			return content{}, badJSON(text, d.InputOffset(), err)
		}
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '{', '[':
				if len(keyed) == xmlDepth {
					return content{}, &Error{What: fmt.Sprintf("nests lists more than %d deep", xmlDepth)}
				}
				keyed = append(keyed, token == '{')
			default:
				keyed = keyed[:len(keyed)-1]
			}
		case string:
			if !key {
				pieces = append(pieces, phrases(token)...)
			}
		}
		inTable := len(keyed) > 0 && keyed[len(keyed)-1]
		_, opened := token.(json.Delim)
		key = inTable && (opened || !key)
	}
}

// badJSON is the complaint about what is no JSON at a byte offset.
func badJSON(text string, offset int64, err error) error {
	line := 1 + strings.Count(text[:min(int(offset), len(text))], "\n")
	what := strings.TrimPrefix(err.Error(), "json: ")
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		what = "it ends in the middle"
	}
	return &Error{Line: line, What: "is not well-formed JSON: " + what, Advice: "mend it, or name a format with --format", Cause: err}
}

// phrases is the paragraphs of a string in a file of strings. Addresses and what
// has no word in it are no text.
func phrases(text string) (pieces []piece) {
	if !strings.Contains(text, "\n") {
		if !wordless(text) {
			pieces = []piece{{text: strings.TrimSpace(text)}}
		}
		return pieces
	}
	c, err := readText(text)
	if err != nil {
		return nil // plain text is never refused
	}
	for _, seg := range c.segments {
		kind := seg.Kind
		if kind == corpus.Title || kind == corpus.Heading {
			kind = corpus.Paragraph
		}
		pieces = append(pieces, piece{kind, seg.Level, seg.Text})
	}
	return pieces
}

// wordless tells whether a string is no text: empty, or an address.
func wordless(text string) bool {
	text = strings.TrimSpace(text)
	scheme, rest, ok := strings.Cut(text, "://")
	return text == "" || ok && rest != "" && !strings.ContainsAny(text, " \t\n") && len(scheme) < 10
}

// A notebook is what is read of a file of Jupyter.
type notebook struct {
	Cells []struct {
		Type   string        `json:"cell_type"`
		Source notebookLines `json:"source"`
	} `json:"cells"`
}

// notebookLines is a text that may be given as a list of its lines.
type notebookLines string

// UnmarshalJSON implements json.Unmarshaler.
func (n *notebookLines) UnmarshalJSON(data []byte) error {
	var lines []string
	if err := json.Unmarshal(data, &lines); err != nil {
		return json.Unmarshal(data, (*string)(n))
	}
	*n = notebookLines(strings.Join(lines, ""))
	return nil
}

func readNotebook(text string) (content, error) {
	var book notebook
	d := json.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&book); err != nil {
		return content{}, badJSON(text, d.InputOffset(), err)
	}
	var pieces []piece
	titled := false
	for _, cell := range book.Cells {
		switch cell.Type {
		case "code":
			pieces = append(pieces, piece{kind: corpus.Code, text: strings.Trim(string(cell.Source), "\r\n")})
		case "markdown":
			c, err := readMarkdown(string(cell.Source))
			if err != nil {
				return content{}, err
			}
			for _, seg := range c.segments {
				if seg.Kind == corpus.Title && titled {
					seg.Kind = corpus.Heading
				}
				titled = titled || seg.Kind == corpus.Title
				pieces = append(pieces, piece{seg.Kind, seg.Level, seg.Text})
			}
		}
	}
	return held(pieces), nil
}
