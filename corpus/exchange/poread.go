package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A poReader reads the messages of a catalogue.
type poReader struct {
	*lineReader
	header Header
	held   string // the line read last
	again  bool   // whether it is to be read once more
}

// A message is one entry of a catalogue.
type message struct {
	id, str, other string
	meta           meta
	notes          []string
	into           *string // where the strings read now belong; nil before any keyword
	whole          bool    // msgstr was read
}

func readPO(in *Input, opt Options) (Stream, error) {
	r := &poReader{lineReader: &lineReader{path: in.Path, in: in.text}}
	r.header = Header{Src: opt.Src, Dst: opt.Dst}
	first, err := r.message()
	if err != nil && !errors.Is(err, io.EOF) {
		return Stream{}, err
	}
	if first.whole && first.id == "" {
		if err := r.readHeader(first.str); err != nil {
			return Stream{}, err
		}
		first = message{}
	}
	return Stream{r.header, func(yield func(TU, error) bool) {
		m, err := first, err
		for ; err == nil; m, err = r.message() {
			if m.id == "" {
				continue
			}
			u := m.meta.unit(r.header.Src, m.id, r.header.Dst, m.str)
			u.Notes = m.notes
			if !yield(u, nil) {
				return
			}
		}
		if !errors.Is(err, io.EOF) {
			yield(TU{}, err)
		}
	}}, nil
}

// readHeader reads the languages. Catalogues name the source language in a
// field of their tool's own, if at all.
func (r *poReader) readHeader(fields string) error {
	for line := range strings.SplitSeq(fields, "\n") {
		name, value, _ := strings.Cut(line, ":")
		tag := &r.header.Dst
		switch name {
		case poSource:
			tag = &r.header.Src
		case "Language":
		case "Content-Type":
			charset := strings.ToLower(value)
			if i := strings.Index(charset, "charset="); i >= 0 && !strings.HasPrefix(charset[i+8:], "utf-8") {
				return r.errorf("the catalogue is in %s; save it as UTF-8 (msgconv -t UTF-8)", strings.TrimSpace(value[i+8:]))
			}
			continue
		default:
			continue
		}
		// A locale may name a variant or an encoding: sr@latin, ru_RU.UTF-8.
		value, _, _ = strings.Cut(strings.TrimSpace(value), "@")
		value, _, _ = strings.Cut(value, ".")
		parsed, err := ParseTag(value)
		if err != nil {
			return r.errorf("%w", err)
		}
		*tag = cmp.Or(*tag, parsed)
	}
	return nil
}

// message reads the next entry, or io.EOF.
func (r *poReader) message() (message, error) {
	m := message{meta: noMeta()}
	size := 0
	for {
		line, err := r.line1()
		switch {
		case errors.Is(err, io.EOF) && m.into != nil && !m.whole:
			return m, r.errorf("the catalogue ends in the middle of a message: it is cut short")
		case errors.Is(err, io.EOF) && m.whole:
			return m, nil
		case err != nil:
			return m, err
		}
		if size += len(line); size > maxUnit {
			return m, r.errorf("%w", errTooLarge)
		}
		keyword, rest, _ := strings.Cut(line, " ")
		if m.whole && (line == "" || line[0] == '#' || keyword == "msgctxt" || keyword == "msgid") {
			r.again = true
			return m, nil
		}
		switch {
		case line == "" || strings.HasPrefix(line, "#~"):
		case line[0] == '#':
			m.comment(line)
		case line[0] == '"':
			err = m.add(line)
		default:
			if err = m.begin(keyword); err == nil {
				err = m.add(rest)
			}
		}
		if err != nil {
			return m, r.errorf("%w", err)
		}
	}
}

// line1 is the next line, or once more the one that began the next entry.
func (r *poReader) line1() (string, error) {
	if r.again {
		r.again = false
		return r.held, nil
	}
	line, err := r.next()
	r.held = strings.TrimSpace(line)
	return r.held, err
}

// comment takes in a comment for translators; others say nothing to us.
func (m *message) comment(line string) {
	note, ok := strings.CutPrefix(line, "#.")
	if !ok {
		return
	}
	note = strings.TrimSpace(note)
	if rest, ours := strings.CutPrefix(note, poComment); ours && m.meta.setLine(rest) {
		return
	}
	m.notes = append(m.notes, note)
}

// begin takes in a keyword: the strings that follow belong to it. Plural forms
// but the first are passed over.
func (m *message) begin(keyword string) error {
	switch {
	case keyword == "msgid":
		m.into = &m.id
	case keyword == "msgstr" || keyword == "msgstr[0]":
		m.into, m.whole = &m.str, true
	case keyword == "msgctxt" || keyword == "msgid_plural" || strings.HasPrefix(keyword, "msgstr["):
		m.into = &m.other
	default:
		return fmt.Errorf("want a comment, msgid or msgstr, got %s", sample(keyword))
	}
	return nil
}

// add takes in a quoted string.
func (m *message) add(quoted string) error {
	text, ok := poText(quoted)
	switch {
	case !ok:
		return fmt.Errorf("want a text in quotation marks, got %s", sample(quoted))
	case m.into == nil:
		return errors.New("a text without msgid or msgstr before it")
	}
	*m.into += text
	return nil
}

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
			if c = quoted[i]; c == 'n' || c == 't' || c == 'r' {
				c = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r'}[c]
			}
		}
		b.WriteByte(c)
	}
	return b.String(), true
}
