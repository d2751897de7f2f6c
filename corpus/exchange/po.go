package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lines"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// PO is a catalogue of GNU gettext. The unit's number is its context, so that
// the same text may come twice; doubtful units are fuzzy. What gettext has no
// field for stands in a comment for translators that begins with "bitext:".
var PO = &Format{
	Name:       "po",
	Doc:        "gettext catalogue",
	Extensions: []string{".po", ".pot"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, Tags: true, Notes: true},
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      label.Region,
	Fold:       xmltext.FoldLine,
	Sniff:      regexp.MustCompile(`(?m)^msgid "`).Match,
	Read: func(in *Input, opt Options) (Stream, error) {
		r := &poReader{Reader: lines.New(in.Path, in.text), header: Header{Src: opt.Src, Dst: opt.Dst}}
		return r.stream()
	},
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error { return poWriter{j, out}.write() })
	},
}

const (
	poComment = "bitext: "          // begins the comment that holds what a unit says of itself
	poSource  = "X-Source-Language" // the header field of the source language
)

// A poWriter writes a catalogue.
type poWriter struct {
	*Job
	*file
}

func (w poWriter) write() error {
	// Gettext writes locales with an underscore: zh_CN.
	locale := func(tag corpus.Tag) string { return strings.ReplaceAll(w.label(tag), "-", "_") }
	w.WriteString("msgid \"\"\nmsgstr \"\"\n")
	for _, field := range [][2]string{
		{"Project-Id-Version", w.original()},
		{"PO-Revision-Date", w.Time.UTC().Format("2006-01-02 15:04-0700")},
		{"Last-Translator", "bitext"},
		{"Language-Team", "none"},
		{"Language", locale(w.Header.Dst)},
		{poSource, locale(w.Header.Src)},
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=UTF-8"},
		{"Content-Transfer-Encoding", "8bit"},
		{"X-Generator", "bitext " + cmp.Or(w.Version, "0")},
	} {
		w.WriteString(poQuote(field[0]+": "+field[1]+"\n") + "\n")
	}
	number := 0
	return w.each(func(_ int, u TU) error {
		if u.Src.Empty() { // the empty msgid is the header
			w.report.Additions++
			w.report.Written--
			return nil
		}
		number++
		w.message(number, u)
		return nil
	})
}

func (w poWriter) message(number int, u TU) {
	w.WriteString("\n")
	for _, note := range u.Notes {
		w.WriteString("#. " + note + "\n")
	}
	if line := u.meta().line(); line != "" {
		w.WriteString("#. " + poComment + line + "\n")
	}
	if u.doubtful() {
		w.WriteString("#, fuzzy\n")
	}
	src, dst := w.texts(u)
	w.WriteString("msgctxt " + poQuote(strconv.Itoa(number)) + "\n")
	w.WriteString("msgid " + poQuote(src) + "\n")
	w.WriteString("msgstr " + poQuote(dst) + "\n")
}

var poEscaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`)

// poQuote is a text as gettext quotes it.
func poQuote(text string) string { return `"` + poEscaper.Replace(text) + `"` }

// A poReader reads the messages of a catalogue.
type poReader struct {
	*lines.Reader
	header Header
	held   string // the line read last
	again  bool   // whether it is to be read once more
}

// A poMessage is one entry of a catalogue.
type poMessage struct {
	id, str, other string
	meta           meta
	notes          []string
	into           *string // where the strings read now belong; nil before any keyword
	whole          bool    // msgstr was read
}

// stream is the units of the catalogue.
func (r *poReader) stream() (Stream, error) {
	first, err := r.message()
	if err != nil && !errors.Is(err, io.EOF) {
		return Stream{}, err
	}
	if first.whole && first.id == "" {
		if err := r.readHeader(first.str); err != nil {
			return Stream{}, err
		}
		first = poMessage{}
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
				return r.Errorf("the catalogue is in %s; save it as UTF-8 (msgconv -t UTF-8)", strings.TrimSpace(value[i+8:]))
			}
			continue
		default:
			continue
		}
		// A locale may name a variant or an encoding: sr@latin, ru_RU.UTF-8.
		value, _, _ = strings.Cut(strings.TrimSpace(value), "@")
		value, _, _ = strings.Cut(value, ".")
		parsed, err := label.Parse(value)
		if err != nil {
			return r.Errorf("%w", err)
		}
		*tag = cmp.Or(*tag, parsed)
	}
	return nil
}

// message reads the next entry, or io.EOF.
func (r *poReader) message() (poMessage, error) {
	m := poMessage{meta: noMeta()}
	size := 0
	for {
		line, err := r.entryLine()
		switch {
		case errors.Is(err, io.EOF) && m.into != nil && !m.whole:
			return m, r.Errorf("the catalogue ends in the middle of a message: it is cut short")
		case errors.Is(err, io.EOF) && m.whole:
			return m, nil
		case err != nil:
			return m, err
		}
		if size += len(line); size > lines.Max {
			return m, r.Errorf("%w", lines.ErrTooLarge)
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
			return m, r.Errorf("%w", err)
		}
	}
}

// entryLine is the next line, or once more the one that began the next entry.
func (r *poReader) entryLine() (string, error) {
	if r.again {
		r.again = false
		return r.held, nil
	}
	line, err := r.Next()
	r.held = strings.TrimSpace(line)
	return r.held, err
}

// comment takes in a comment for translators; others say nothing to us.
func (m *poMessage) comment(line string) {
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
func (m *poMessage) begin(keyword string) error {
	switch {
	case keyword == "msgid":
		m.into = &m.id
	case keyword == "msgstr" || keyword == "msgstr[0]":
		m.into, m.whole = &m.str, true
	case keyword == "msgctxt" || keyword == "msgid_plural" || strings.HasPrefix(keyword, "msgstr["):
		m.into = &m.other
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
	*m.into += text
	return nil
}

// poText undoes poQuote.
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
