package source

import (
	"encoding/json"
	stdhtml "html"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bitext-tools/bitext/corpus"
)

// articleBody is the text of the article that a page gives to search machines, in
// JSON-LD (schema.org, articleBody); the longest of several, "" where it gives none.
func articleBody(doc *html.Node) string {
	longest := ""
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || !isLinkedData(n) {
			continue
		}
		var data any
		if json.Unmarshal([]byte(n.FirstChild.Data), &data) == nil {
			longest = longestBody(data, longest)
		}
	}
	return longest
}

// isLinkedData tells whether a script is JSON-LD.
func isLinkedData(script *html.Node) bool {
	for _, a := range script.Attr {
		if a.Key == "type" {
			return strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "application/ld+json")
		}
	}
	return false
}

// longestBody is the longest articleBody anywhere in JSON, or the one given.
func longestBody(data any, longest string) string {
	switch data := data.(type) {
	case []any:
		for _, inner := range data {
			longest = longestBody(inner, longest)
		}
	case map[string]any:
		if text, ok := data["articleBody"].(string); ok && len(text) > len(longest) {
			longest = text
		}
		for _, key := range slices.Sorted(maps.Keys(data)) {
			longest = longestBody(data[key], longest)
		}
	}
	return longest
}

const (
	// bodyCells is the least that an articleBody has to be taken for the article, in
	// cells: a shorter one is its first lines.
	bodyCells = 240
	// bodyTimes is how many times as wide as what is shown an articleBody has to be
	// to be read in its place: a page shows at least half of a text, or the beginning
	// of what it loads later.
	bodyTimes = 2
)

// addBody puts the article that the page gives to search machines in the place of
// what it shows of it, where that is less than half: the rest would be loaded by a
// program, or shown to subscribers.
func (p *htmlPage) addBody(body string) {
	width, shown, at := cells(body), 0, 0
	for k, b := range p.blocks {
		switch {
		case b.kind == corpus.Title:
			at = k + 1
		case !b.outside:
			shown += cells(b.text)
		}
	}
	if width < bodyCells || width < bodyTimes*shown {
		return
	}
	pieces := bodyPieces(body)
	if len(pieces) == 0 {
		return
	}
	blocks := append([]htmlBlock(nil), p.blocks[:at]...)
	if at == 0 && p.title != "" {
		blocks = append(blocks, htmlBlock{piece: piece{kind: corpus.Title, level: 1, text: p.title}})
	}
	for _, piece := range pieces {
		blocks = append(blocks, htmlBlock{piece: piece})
	}
	for _, b := range p.blocks[at:] {
		b.outside = true
		blocks = append(blocks, b)
	}
	p.blocks = blocks
}

// bodyMarkup matches elements that part paragraphs.
var bodyMarkup = regexp.MustCompile(`(?i)</p>|<br\b|</div>|<p>`)

// bodyPieces is the paragraphs of an articleBody, which is HTML or plain text: none
// of one that would take too long to read.
func bodyPieces(body string) (pieces []piece) {
	if bodyMarkup.MatchString(body) {
		if tooDear(body) != nil {
			return nil
		}
		doc, err := html.Parse(strings.NewReader(body))
		if err != nil {
			return nil
		}
		for _, b := range htmlBlocks(doc) {
			pieces = append(pieces, b.piece)
		}
		return pieces
	}
	for line := range strings.Lines(stdhtml.UnescapeString(body)) {
		pieces = append(pieces, piece{text: strings.TrimSpace(line)})
	}
	return pieces
}
