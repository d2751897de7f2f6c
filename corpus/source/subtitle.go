package source

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// SRT is the subtitle format of SubRip: a number, a time, the text.
var SRT = &Format{
	Name:       "srt",
	Title:      "SubRip subtitles",
	Extensions: []string{".srt"},
	Note:       "one paragraph a subtitle, or one for each language in it; numbers, times and tags are left out",
	Sniff:      regexp.MustCompile(`\A\s*(?:\d+[ \t]*\r?\n\s*)?` + timing).MatchString,
	Read:       func(text string) (content, error) { return subtitles(text, cuesOf(text, false)) },
}

// VTT is the subtitle format of the web, WebVTT.
var VTT = &Format{
	Name:       "vtt",
	Title:      "WebVTT subtitles",
	Extensions: []string{".vtt"},
	Note:       "one paragraph a cue, or one for each language in it; times, notes, styles and tags are left out",
	Sniff:      regexp.MustCompile(`\AWEBVTT(?:[ \t\r\n]|\z)`).MatchString,
	Read:       func(text string) (content, error) { return subtitles(text, cuesOf(text, true)) },
}

// ASS is the subtitle format of SubStation Alpha: a table of events.
var ASS = &Format{
	Name:       "ass",
	Title:      "SubStation Alpha subtitles",
	Extensions: []string{".ass", ".ssa"},
	Note:       "one paragraph an event, or one for each language in it; styles, drawings, comments and tags are left out",
	Sniff:      regexp.MustCompile(`\A\s*\[Script Info\]`).MatchString,
	Read:       func(text string) (content, error) { return subtitles(text, eventsOf(text)) },
}

// timing is the line that says when a subtitle is shown.
const timing = `(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->[ \t]*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}`

var (
	timingLine = regexp.MustCompile(`\A` + timing)
	// subtitleTag is <i>, </b>, <v Ada>, <00:01.000> and the {\an8} of SubStation.
	subtitleTag = regexp.MustCompile(`</?[a-zA-Z][^<>\n]*>|</?[a-zA-Z]>|<[\d:.]+>|\{\\[^{}\n]*\}`)
	// eventTag is what stands in braces, code or comment.
	eventTag = regexp.MustCompile(`\{[^{}\n]*\}`)
	// cueBreak ends a line within a line of the file.
	cueBreak = regexp.MustCompile(`\\N|<[bB][rR][ \t]*/?>`)
	// apart begins the blocks of WebVTT that are not shown.
	apart = regexp.MustCompile(`\A(?:NOTE|STYLE|REGION)(?:[ \t]|\z)`)
	// drawing begins what SubStation draws: its text is coordinates.
	drawing = regexp.MustCompile(`\{[^{}\n]*\\p[1-9]`)
)

// A cue is what one subtitle shows, line by line.
type cue []cueLine

// A cueLine is a line without its tags. A break in the file stands before it.
type cueLine struct {
	text []stretch
	at   int // rune offset of the break
}

// A stretch is text as it stands in the file, at a rune offset.
type stretch struct {
	text   string
	offset int
}

// cuesOf gathers the lines below each line of timing, up to the next. Blank
// lines within a cue are none of its text, and do not end it: some programs
// write one after the times, some keep those of the author. Everything else
// (names of cues and, in WebVTT, notes and styles) is not shown to the viewer.
func cuesOf(text string, web bool) (cues []cue) {
	blank, hidden := true, true
	lines := linesOf(text)
	for k, l := range lines {
		switch {
		case timingLine.MatchString(l.text):
			cues = append(cues, nil)
			hidden = false
		case l.text == "":
			hidden = hidden && len(cues) == 0
			blank = true
			continue
		case web && blank && apart.MatchString(l.text):
			hidden = true
		case hidden || len(cues) == 0 || namesCue(lines[k:], web && blank, len(cues[len(cues)-1]) > 0):
		default:
			last := &cues[len(cues)-1]
			*last = append(*last, shownLines(l.text, l.offset, l.offset-1, subtitleTag)...)
		}
		blank = false
	}
	return cues
}

// namesCue tells whether a line is the number of the next cue, or in WebVTT its
// name: the times follow it, after a number perhaps with a blank line between
// unless the number is all that a cue shows.
func namesCue(lines []line, named, shown bool) bool {
	number := strings.Trim(lines[0].text, "0123456789") == ""
	for k, l := range lines[1:] {
		if timingLine.MatchString(l.text) {
			return number && (k == 0 || shown) || named && k == 0
		}
		if l.text != "" {
			return false
		}
	}
	return number && shown && len(lines) == 1 // a number at the end of a file that was cut off
}

// eventsOf gathers the dialogue in the table of events, whose last column is
// the text.
func eventsOf(text string) (cues []cue) {
	columns := 10 // of version 4 and its successors
	for _, l := range linesOf(text) {
		name, row, _ := strings.Cut(l.text, ":")
		switch strings.ToLower(name) {
		case "format":
			columns = strings.Count(row, ",") + 1
		case "dialogue":
			cells := strings.SplitN(row, ",", columns)
			shown := cells[len(cells)-1]
			if len(cells) == columns && !drawing.MatchString(shown) {
				offset := l.offset + utf8.RuneCountInString(l.text) - utf8.RuneCountInString(shown)
				cues = append(cues, shownLines(shown, offset, offset, eventTag))
			}
		}
	}
	return cues
}

// shownLines is a line of the file, at an offset, as the lines that are shown.
// The first follows a break at another offset.
func shownLines(text string, offset, at int, tag *regexp.Regexp) (lines cue) {
	for text != "" {
		size, next := len(text), len(text)
		if br := cueBreak.FindStringIndex(text); br != nil {
			size, next = br[0], br[1]
		}
		l := cueLine{text: untagged(text[:size], offset, tag), at: at}
		if len(l.text) > 0 {
			lines = append(lines, l)
		}
		at = offset + utf8.RuneCountInString(text[:size])
		offset += utf8.RuneCountInString(text[:next])
		text = text[next:]
	}
	return lines
}

// untagged is the stretches of a line between its tags. References such as &amp;
// mean their characters, and \h is a space.
func untagged(text string, offset int, tag *regexp.Regexp) (parts []stretch) {
	from := 0                // byte where the stretch begins
	counted, at := 0, offset // bytes whose runes are counted, and the offset behind them
	runes := func(to int) int {
		at += utf8.RuneCountInString(text[counted:to])
		counted = to
		return at
	}
	add := func(to int) {
		if from < to {
			parts = append(parts, stretch{text[from:to], runes(from)})
		}
	}
	tags := tag.FindAllStringIndex(text, -1)
	for k := 0; k < len(text); {
		size, meaning := 0, ""
		switch {
		case len(tags) > 0 && tags[0][0] == k:
			size = tags[0][1] - k
			tags = tags[1:]
		case text[k] == '&':
			if r, n := reference(text[k:]); n > 0 {
				size, meaning = n, string(r)
			}
		case text[k] == '\\':
			if strings.HasPrefix(text[k:], `\h`) || strings.HasPrefix(text[k:], `\n`) && tag == eventTag {
				size, meaning = 2, " "
			}
		}
		if size == 0 {
			k++
			continue
		}
		add(k)
		if meaning != "" {
			parts = append(parts, stretch{meaning, runes(k)})
		}
		k += size
		from = k
	}
	add(len(text))
	if strings.TrimSpace(joined(parts)) == "" {
		return nil
	}
	return parts
}

// joined is the text of stretches.
func joined(parts []stretch) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.text)
	}
	return b.String()
}

// subtitles makes a segment of each cue; in a file whose cues show two scripts,
// as those with a translation below each line do, one for each.
// A text with no time in it is none.
func subtitles(text string, cues []cue) (content, error) {
	if len(cues) == 0 && strings.TrimSpace(text) != "" {
		return content{}, &Error{What: "holds no subtitle: no line says when one is shown", Advice: asItStands}
	}
	c := content{text: text}
	apart := bilingualCues(cues)
	for _, lines := range cues {
		b := block{kind: corpus.Paragraph}
		script := lang.NoScript
		for _, l := range lines {
			own := l.script()
			if apart && script != lang.NoScript && own != lang.NoScript && own != script {
				c.flush(&b)
			}
			if own != lang.NoScript {
				script = own
			}
			for k, s := range l.text {
				if k == 0 && b.runes > 0 {
					first, _ := utf8.DecodeRuneInString(s.text)
					b.join(first, l.at)
				}
				b.add(s.text, s.offset)
			}
		}
		c.flush(&b)
	}
	return c, nil
}

// bilingualCues tells whether half of the cues show lines in two scripts. In
// one language a line in another script is a song or a sign.
func bilingualCues(cues []cue) bool {
	both, all := 0, 0
	for _, lines := range cues {
		seen := map[lang.Script]bool{}
		for _, l := range lines {
			if s := l.script(); s != lang.NoScript {
				seen[s] = true
			}
		}
		if len(seen) > 0 {
			all++
		}
		if len(seen) > 1 {
			both++
		}
	}
	return both > 0 && 2*both >= all
}

// wordScripts are those in which one letter is about a third of a word, and
// weighs as much as three.
var wordScripts = map[lang.Script]int{lang.Han: 3, lang.Kana: 3, lang.Hangul: 3}

// script is the script of most of a line, NoScript of one without letters.
// Japanese, which mixes two, counts as Chinese does.
func (l cueLine) script() lang.Script {
	weights := map[lang.Script]int{}
	best := lang.NoScript
	for _, s := range l.text {
		for _, r := range s.text {
			script := lang.ScriptOf(r)
			if script == lang.Kana {
				script = lang.Han
			}
			if script == lang.NoScript {
				continue
			}
			weights[script] += max(1, wordScripts[script])
			if weights[script] > weights[best] {
				best = script
			}
		}
	}
	return best
}
