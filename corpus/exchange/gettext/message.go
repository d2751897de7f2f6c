package gettext

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lines"
)

// A Message is one entry of a catalogue.
type Message struct {
	Domain              string // that of the line "domain" before it; "" before any, and for [DefaultDomain]
	Context, ID, Plural string
	HasPlural           bool     // there is a msgid_plural, whatever it says
	Strs                []string // translation, or the plural forms of it
	Comments            []Comment
	Line                int // of its file that its first text begins at, from 1

	// Of a file that is to be written again, its own lines: what stands before
	// the message, and the message.
	Before, Text string
}

// DefaultDomain is the domain of messages for which a catalogue names none.
const DefaultDomain = "messages"

// A Comment is a line of comment: its mark, "#", "#." and so on, and its text,
// trimmed.
type Comment struct{ Mark, Text string }

// A Reader reads the messages of a catalogue.
type Reader struct {
	*lines.Reader

	Obsolete int // messages that are obsolete, of those passed over so far

	Keep bool   // the file's own lines are wanted
	Tail string // these behind the last message, once the end is reached

	domain string // see [Message]

	held  string // the line read last, with its end
	again bool   // whether it is to be read once more
}

// Next is the next message, or io.EOF. Obsolete messages are passed over.
func (r *Reader) Next() (*Message, error) {
	m := &entry{}
	size := 0
	for {
		line, err := r.line()
		switch {
		case errors.Is(err, io.EOF) && m.into != nil && !m.whole:
			return nil, r.Errorf("the catalogue ends in the middle of a message: it is cut short")
		case errors.Is(err, io.EOF) && m.whole:
			return m.message(r.domain), nil
		case errors.Is(err, io.EOF):
			r.Tail = m.before.String() + m.text.String()
			return nil, err
		case err != nil:
			return nil, err
		}
		if size += len(line); size > lines.Max {
			return nil, r.Errorf("%w", lines.ErrTooLarge)
		}
		keyword, rest := cutKeyword(line)
		if m.whole && (line == "" || line[0] == '#' || keyword == "msgctxt" || keyword == "msgid" || keyword == "domain") {
			r.again = true
			return m.message(r.domain), nil
		}
		if keyword == "domain" && m.into == nil {
			err = r.setDomain(rest)
		} else {
			err = m.line(line, keyword, rest)
		}
		if err != nil {
			return nil, r.Errorf("%w", err)
		}
		if isObsolete(line) {
			r.Obsolete++
		}
		if m.Line == 0 && m.into != nil {
			m.Line = r.Line
		}
		if r.Keep {
			m.take(line, r.held)
		}
	}
}

// setDomain takes in the name behind the keyword domain. GNU gettext puts it in
// quotation marks, that of Solaris does not.
func (r *Reader) setDomain(name string) error {
	if text, ok := unquote(name); ok {
		name = text
	}
	if name == "" {
		return errors.New("want the name of a domain")
	}
	if r.domain = name; name == DefaultDomain {
		r.domain = ""
	}
	return nil
}

// line is the next line, trimmed, or once more the one that began the next
// message.
func (r *Reader) line() (string, error) {
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

// An entry is a message being put together from its lines: comments, keywords
// and the quoted strings that go on over several lines.
type entry struct {
	Message
	into  *string // where the strings read now belong; nil before any keyword
	run   []byte  // of these, those since the keyword
	whole bool    // msgstr was read

	before, text strings.Builder // see Message
}

// message is the message of a domain once all its lines are read.
func (m *entry) message(domain string) *Message {
	m.flush()
	m.Domain = domain
	m.Before, m.Text = m.before.String(), m.text.String()
	return &m.Message
}

// cutKeyword is the keyword that a line begins with, and what follows it.
func cutKeyword(line string) (keyword, rest string) {
	if i := strings.IndexAny(line, " \t\""); i >= 0 {
		return line[:i], strings.TrimSpace(line[i:])
	}
	return line, ""
}

// isObsolete tells whether a line begins the text of an obsolete message.
func isObsolete(line string) bool {
	rest, ok := strings.CutPrefix(line, "#~")
	keyword, _ := cutKeyword(strings.TrimSpace(rest))
	return ok && keyword == "msgid"
}

// line takes in a line.
func (m *entry) line(line, keyword, rest string) error {
	switch {
	case line == "":
	case strings.HasPrefix(line, "#~"):
		m.Comments = nil // they were the obsolete message's
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

// take keeps a line as it stands: what stands before the last empty line, obsolete message or domain is not the message's.
func (m *entry) take(line, raw string) {
	m.text.WriteString(raw)
	if keyword, _ := cutKeyword(line); m.into == nil && (line == "" || keyword == "domain" || strings.HasPrefix(line, "#~")) {
		m.before.WriteString(m.text.String())
		m.text.Reset()
	}
}

// comment takes in a comment.
func (m *entry) comment(line string) {
	mark, text := line[:1], line[1:]
	if text != "" && strings.ContainsRune(".:,|=", rune(text[0])) {
		mark, text = line[:2], line[2:]
	}
	m.Comments = append(m.Comments, Comment{mark, strings.TrimSpace(text)})
}

// MaxForms bounds the plural forms of a message. Arabic has six.
const MaxForms = 20

// begin takes in a keyword: the strings that follow belong to it.
func (m *entry) begin(keyword string) error {
	m.flush()
	switch form, isForm := strings.CutPrefix(keyword, "msgstr["); {
	case keyword == "msgid":
		m.into = &m.ID
	case keyword == "msgctxt":
		m.into = &m.Context
	case keyword == "msgid_plural":
		m.into, m.HasPlural = &m.Plural, true
	case keyword == "msgstr" || isForm:
		k, err := strconv.Atoi(strings.TrimSuffix(form, "]"))
		if !isForm {
			k, err = 0, nil
		}
		if err != nil || k < 0 || k >= MaxForms {
			return fmt.Errorf("want msgstr[0] and so on, got %s", lines.Sample(keyword))
		}
		for len(m.Strs) <= k {
			m.Strs = append(m.Strs, "")
		}
		m.into, m.whole = &m.Strs[k], true
	default:
		return fmt.Errorf("want a comment, msgid or msgstr, got %s", lines.Sample(keyword))
	}
	if *m.into != "" {
		return fmt.Errorf("%s for the second time in one message", keyword)
	}
	return nil
}

// add takes in a quoted string.
func (m *entry) add(quoted string) error {
	text, ok := unquote(quoted)
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
func (m *entry) flush() {
	if len(m.run) > 0 {
		*m.into += string(m.run)
		m.run = nil
	}
}
