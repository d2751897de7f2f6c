package fullscreen

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/report"
)

// A prompt asks for a line of text.
type prompt struct {
	question string
	text     []rune
	at       int // the rune that the cursor is before
	done     func(text string) tea.Cmd
}

// ask asks for a line, which may begin with a text. Esc gives it up.
func (m *Model) ask(question, text string, done func(text string) tea.Cmd) {
	runes := []rune(text)
	m.mode = &prompt{question, runes, len(runes), done}
}

func (p *prompt) key(m *Model, k press) tea.Cmd {
	switch k.name {
	case "enter":
		m.mode = nil
		return p.done(strings.TrimSpace(string(p.text)))
	case "esc", "ctrl+g":
		m.mode = nil
		m.say("given up")
		return nil
	}
	p.edit(k)
	return nil
}

// edit changes the line. A letter with its marks is one step.
func (p *prompt) edit(k press) {
	switch k.name {
	case "left", "ctrl+b":
		p.at = p.before(p.at)
	case "right", "ctrl+f":
		for p.at++; p.at < len(p.text) && unicode.Is(unicode.Mn, p.text[p.at]); {
			p.at++
		}
		p.at = min(p.at, len(p.text))
	case "home", "ctrl+a":
		p.at = 0
	case "end", "ctrl+e":
		p.at = len(p.text)
	case "backspace", "ctrl+h":
		p.cut(p.before(p.at), p.at)
	case "delete", "ctrl+d":
		p.cut(p.at, min(p.at+1, len(p.text)))
	case "ctrl+u":
		p.cut(0, p.at)
	case "ctrl+k":
		p.cut(p.at, len(p.text))
	case "ctrl+w":
		from := p.at
		for from > 0 && p.text[from-1] == ' ' {
			from--
		}
		for from > 0 && p.text[from-1] != ' ' {
			from--
		}
		p.cut(from, p.at)
	default:
		typed := []rune(strings.Map(oneLine, k.text))
		p.text = append(p.text[:p.at:p.at], append(typed, p.text[p.at:]...)...)
		p.at += len(typed)
	}
}

// oneLine makes blanks of what a line cannot hold.
func oneLine(r rune) rune {
	switch {
	case r == '\n', r == '\t', r == '\r':
		return ' '
	case unicode.IsControl(r):
		return -1
	}
	return r
}

// before is the place one letter before another.
func (p *prompt) before(at int) int {
	for at--; at > 0 && unicode.Is(unicode.Mn, p.text[at]); {
		at--
	}
	return max(at, 0)
}

// cut takes some of the line away.
func (p *prompt) cut(from, to int) {
	p.text = append(p.text[:from:from], p.text[to:]...)
	p.at = from
}

func (p *prompt) line(m *Model, width int) (string, int) {
	question := p.question
	if m.sheet.Cells(question) > width/2 {
		question = m.sheet.Cut(question, width/2)
	}
	room := max(1, width-m.sheet.Cells(question)-1)
	from := 0 // what does not fit before the cursor is out of sight
	for m.sheet.Cells(report.OneLine(string(p.text[from:p.at]))) > room {
		from++
	}
	to := len(p.text)
	for m.sheet.Cells(report.OneLine(string(p.text[from:to]))) > room {
		to--
	}
	return question + report.OneLine(string(p.text[from:to])), m.sheet.Cells(question) + m.sheet.Cells(report.OneLine(string(p.text[from:p.at])))
}
