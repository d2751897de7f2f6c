package exchange

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lines"
)

// The message of a PO file, put together from its lines: comments, keywords and
// the quoted strings that go on over several lines.

// A poMessage is one entry of a catalogue.
type poMessage struct {
	context, id, plural string
	strs                []string // translation, or plural forms of it
	meta                meta
	notes               []string
	fuzzy               bool
	previous            []string
	into                *string // where the strings read now belong; nil before any keyword
	run                 []byte  // of these, those since the keyword
	whole               bool    // msgstr was read
	hasPlural           bool

	before, text strings.Builder // the file's own lines: before the message, and the message
}

// message reads the next entry, or io.EOF.
func (r *poReader) message() (*poMessage, error) {
	m := &poMessage{meta: noMeta()}
	defer m.flush()
	size := 0
	for {
		line, err := r.entryLine()
		switch {
		case errors.Is(err, io.EOF) && m.into != nil && !m.whole:
			return m, r.Errorf("the catalogue ends in the middle of a message: it is cut short")
		case errors.Is(err, io.EOF) && m.whole:
			return m, nil
		case errors.Is(err, io.EOF) && r.header.original != nil:
			r.header.original.tail = m.before.String() + m.text.String()
			return nil, err
		case err != nil:
			return nil, err
		}
		if size += len(line); size > lines.Max {
			return nil, r.Errorf("%w", lines.ErrTooLarge)
		}
		keyword, rest := poKeyword(line)
		if m.whole && (line == "" || line[0] == '#' || keyword == "msgctxt" || keyword == "msgid") {
			r.again = true
			return m, nil
		}
		if err := m.line(line, keyword, rest); err != nil {
			return nil, r.Errorf("%w", err)
		}
		m.take(line, r.held, r.header.original != nil)
	}
}

// poKeyword is the keyword that a line begins with, and what follows it.
func poKeyword(line string) (keyword, rest string) {
	if i := strings.IndexAny(line, " \t\""); i >= 0 {
		return line[:i], strings.TrimSpace(line[i:])
	}
	return line, ""
}

// line takes in a line.
func (m *poMessage) line(line, keyword, rest string) error {
	switch {
	case line == "":
	case strings.HasPrefix(line, "#~"):
		m.notes, m.meta, m.fuzzy, m.previous = nil, noMeta(), false, nil // they were the obsolete message's
	case line[0] == '#':
		m.comment(line)
	case line[0] == '"':
		return m.add(line)
	default:
		if err := m.begin(keyword); err != nil || rest == "" {
			return err
		}
		return m.add(rest)
	}
	return nil
}

// take keeps a line as it stands, if the file is to be written again: what
// stands before the last empty line or obsolete message is not the message's.
func (m *poMessage) take(line, raw string, keep bool) {
	if !keep {
		return
	}
	m.text.WriteString(raw)
	if m.into == nil && (line == "" || strings.HasPrefix(line, "#~")) {
		m.before.WriteString(m.text.String())
		m.text.Reset()
	}
}

// entryLine is the next line, trimmed, or once more the one that began the next
// entry.
func (r *poReader) entryLine() (string, error) {
	if !r.again {
		raw, err := r.Raw()
		if err != nil {
			return "", err
		}
		if at, what := lines.Bad(raw); what != "" {
			return "", r.Errorf("column %d: %s", at, what)
		}
		r.held = raw
	}
	r.again = false
	return strings.TrimSpace(r.held), nil
}

// comment takes in a comment.
func (m *poMessage) comment(line string) {
	mark, text := line[:1], line[1:]
	if text != "" && strings.ContainsRune(".:,|=", rune(text[0])) {
		mark, text = line[:2], line[2:]
	}
	text = strings.TrimSpace(text)
	switch mark {
	case "#.":
		if rest, ours := strings.CutPrefix(text, poComment); !ours || !m.meta.setLine(rest) {
			m.notes = append(m.notes, text)
		}
	case "#:":
		m.meta.add("reference", text)
	case "#|":
		m.previous = append(m.previous, text)
	case "#,", "#=":
		var flags []string
		for flag := range strings.SplitSeq(text, ",") {
			if flag = strings.TrimSpace(flag); flag == "fuzzy" {
				m.fuzzy = true
			} else if flag != "" {
				flags = append(flags, flag)
			}
		}
		m.meta.add("flags", strings.Join(flags, ", "))
	default:
		m.meta.add("comment", text)
	}
}

// maxForms bounds the plural forms of a message. Arabic has six.
const maxForms = 20

// begin takes in a keyword: the strings that follow belong to it.
func (m *poMessage) begin(keyword string) error {
	m.flush()
	switch form, isForm := strings.CutPrefix(keyword, "msgstr["); {
	case keyword == "msgid":
		m.into = &m.id
	case keyword == "msgctxt":
		m.into = &m.context
	case keyword == "msgid_plural":
		m.into, m.hasPlural = &m.plural, true
	case keyword == "msgstr" || isForm:
		k, err := strconv.Atoi(strings.TrimSuffix(form, "]"))
		if !isForm {
			k, err = 0, nil
		}
		if err != nil || k < 0 || k >= maxForms {
			return fmt.Errorf("want msgstr[0] and so on, got %s", lines.Sample(keyword))
		}
		for len(m.strs) <= k {
			m.strs = append(m.strs, "")
		}
		m.into, m.whole = &m.strs[k], true
	default:
		return fmt.Errorf("want a comment, msgid or msgstr, got %s", lines.Sample(keyword))
	}
	return nil
}

// add takes in a quoted string.
func (m *poMessage) add(quoted string) error {
	text, ok := poText(quoted)
	switch {
	case !ok:
		return fmt.Errorf("want a text in quotation marks, got %s", lines.Sample(quoted))
	case m.into == nil:
		return errors.New("a text without msgid or msgstr before it")
	}
	m.run = append(m.run, text...)
	return nil
}

// flush puts the strings read since the keyword where they belong.
func (m *poMessage) flush() {
	if len(m.run) > 0 {
		*m.into += string(m.run)
		m.run = nil
	}
}

// poEscapes are the characters that a backslash and a letter stand for.
var poEscapes = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v'}

// poText undoes poString.
func poText(quoted string) (text string, ok bool) {
	quoted = strings.TrimSpace(quoted)
	if len(quoted) < 2 || quoted[0] != '"' || quoted[len(quoted)-1] != '"' {
		return "", false
	}
	var b strings.Builder
	quoted = quoted[1 : len(quoted)-1]
	for i := 0; i < len(quoted); i++ {
		c := quoted[i]
		if c == '"' {
			return "", false
		}
		if c == '\\' {
			if i++; i == len(quoted) {
				return "", false
			}
			c = quoted[i]
			if escape, known := poEscapes[c]; known {
				c = escape
			}
		}
		b.WriteByte(c)
	}
	return b.String(), true
}
