package source

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// SRT is the subtitle format of SubRip: a number, a time, the text.
var SRT = &Format{
	Name:       "srt",
	Title:      "SubRip subtitles",
	Extensions: []string{".srt"},
	Note:       "one paragraph a subtitle; numbers, times and tags are left out",
	Sniff:      regexp.MustCompile(`\A\s*\d+[ \t]*\r?\n` + timing).MatchString,
	Read:       readSubtitles,
}

// VTT is the subtitle format of the web, WebVTT.
var VTT = &Format{
	Name:       "vtt",
	Title:      "WebVTT subtitles",
	Extensions: []string{".vtt"},
	Note:       "one paragraph a cue; times, notes, styles and tags are left out",
	Sniff:      regexp.MustCompile(`\AWEBVTT(?:[ \t\r\n]|\z)`).MatchString,
	Read:       readSubtitles,
}

// timing is the line that says when a subtitle is shown.
const timing = `(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]+-->[ \t]+(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}`

var (
	timingLine = regexp.MustCompile(`\A` + timing)
	// subtitleTag is <i>, </b>, <v Ada>, <00:01.000> and the {\an8} of SubStation.
	subtitleTag = regexp.MustCompile(`</?[a-zA-Z][^<>\n]*>|</?[a-zA-Z]>|<[\d:.]+>|\{\\[^{}\n]*\}`)
)

// readSubtitles makes a segment of the lines below each line of timing, up to
// a blank line. Everything else (names of cues, notes, styles) is not shown to
// the viewer and left out.
func readSubtitles(text string) (content, error) {
	c := content{text: text}
	var b block
	shown := false
	lines := linesOf(text)
	for k, l := range lines {
		switch {
		case timingLine.MatchString(l.text):
			c.flush(&b)
			shown = true
		case l.text == "" || nextCue(lines[k:]):
			c.flush(&b)
			shown = false
		case shown:
			subtitleLine(&b, l, k, lines)
		}
	}
	c.flush(&b)
	return c, nil
}

// nextCue tells whether a line is the number of a cue whose blank line was
// forgotten.
func nextCue(lines []line) bool {
	return len(lines) > 1 && strings.Trim(lines[0].text, "0123456789") == "" && timingLine.MatchString(lines[1].text)
}

// subtitleLine adds a line of a subtitle without its tags.
func subtitleLine(b *block, l line, k int, lines []line) {
	offset, rest := l.offset, l.text
	broken := b.runes > 0
	for rest != "" {
		tag := subtitleTag.FindStringIndex(rest)
		if tag == nil {
			tag = []int{len(rest), len(rest)}
		}
		if text := rest[:tag[0]]; text != "" {
			if broken {
				first, _ := utf8.DecodeRuneInString(text)
				b.join(first, lines[k-1].end)
				broken = false
			}
			b.add(text, offset)
		}
		offset += utf8.RuneCountInString(rest[:tag[1]])
		rest = rest[tag[1]:]
	}
}
