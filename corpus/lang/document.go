package lang

import (
	"maps"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// sampleSize is how many letters of a document are looked at to name its
// language. Trigrams settle long before.
const sampleSize = 2000

// Detect fills in the language of a document and of each of its segments, and
// leaves everything else as it is.
//
// The script that says most decides first, so a Chinese article stays Chinese
// with English names or an English paragraph in it. Then the paragraphs in that
// script vote, each with its size: those whose letters or words tell for their
// language, the others for what [Identify] finds their first 2000 letters to
// be. Code and furniture do not vote.
//
// A segment has the document's language unless it is clearly in another: in
// another script, or at least 40 letters long and told by its letters and words
// or by a model that is sure. A segment without letters, or in a script foreign
// to the document and too short to tell, is [corpus.Unknown].
func Detect(doc corpus.Document) corpus.Document {
	doc.Segments = slices.Clone(doc.Segments)
	looks := make([]look, len(doc.Segments))
	for i, s := range doc.Segments {
		looks[i] = glance(s)
	}
	script := mainScript(looks)
	doc.Tag = elect(looks, script)
	for i, l := range looks {
		doc.Segments[i].Tag = l.tag(script, doc.Tag)
	}
	return doc
}

// A look is what one can see of a segment without asking a model.
type look struct {
	text   string
	counts census
	script Script     // the main one
	told   corpus.Tag // the language, where letters or words tell
	votes  bool       // the segment is part of the article
}

func glance(s corpus.Segment) look {
	c := count(s.Text)
	l := look{text: s.Text, counts: c, script: c.main()}
	l.told, _ = tell(s.Text, c)
	l.votes = s.Kind != corpus.Code && s.Kind != corpus.Furniture && s.Kind != corpus.Aside
	return l
}

// mainScript is the script that most of the document is in: each segment gives
// its size to its main script.
func mainScript(looks []look) Script {
	sizes := make(map[Script]int)
	best := NoScript
	for _, l := range looks {
		if l.votes {
			sizes[l.script] += l.counts.size()
			if sizes[l.script] > sizes[best] {
				best = l.script
			}
		}
	}
	return best
}

// elect is the language that most of the text in the script is in. Of the tags
// of one language, one that names the writing (zh-Hans) goes before one that
// does not (zh).
func elect(looks []look, script Script) corpus.Tag {
	votes := make(map[corpus.Tag]int)
	var doubtful strings.Builder
	letters, size := 0, 0
	for _, l := range looks {
		switch {
		case !l.votes || l.script != script:
		case l.told != corpus.Unknown:
			votes[l.told] += l.counts.size()
		default:
			if letters < sampleSize {
				doubtful.WriteString(l.text)
				doubtful.WriteByte('\n')
			}
			letters += l.counts.of(script)
			size += l.counts.size()
		}
	}
	if size > votes[winner(votes)] { // else they cannot change the outcome
		tag, _ := Identify(doubtful.String())
		votes[tag] += size
	}
	bases := make(map[corpus.Tag]int)
	for tag, n := range votes {
		bases[tag.Base()] += n
	}
	base := winner(bases)
	maps.DeleteFunc(votes, func(tag corpus.Tag, _ int) bool { return tag == base || tag.Base() != base })
	if len(votes) == 0 {
		return base
	}
	return winner(votes)
}

// winner is the tag with most votes, of equals the first in the alphabet.
func winner(votes map[corpus.Tag]int) corpus.Tag {
	best := corpus.Unknown
	for _, tag := range slices.Sorted(maps.Keys(votes)) {
		if votes[tag] > votes[best] {
			best = tag
		}
	}
	return best
}

// tag is the language of the segment in a document of the given script and
// language.
func (l look) tag(script Script, doc corpus.Tag) corpus.Tag {
	long := l.counts.size() >= longText
	switch {
	case l.script == NoScript:
		return corpus.Unknown
	case l.script == script && !long && !strange(l.text, doc):
		return doc
	case l.told == doc.Base():
		return doc
	case l.told != corpus.Unknown:
		return l.told
	case l.script == script && (hinted(l.text, doc) || !differs(l.text, script, doc)):
		return doc
	case long || l.script == script:
		if tag, confidence := Identify(l.text); confidence >= sure {
			return tag
		}
	}
	if l.counts.of(script) > 0 {
		return doc
	}
	return corpus.Unknown
}

// strange tells whether the text has letters that the document's language does
// not write.
func strange(text string, doc corpus.Tag) bool {
	l := For(doc)
	return l != nil && l.foreign(text) > 0
}

// hinted tells whether something in the text speaks for the document's language.
func hinted(text string, doc corpus.Tag) bool {
	l := For(doc)
	return l != nil && l.hints(text)
}
