package exchange

import (
	"bufio"
	"cmp"
	"errors"
	"hash/maphash"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// PO is a catalogue of GNU gettext. A message with plural forms is a unit for
// each of them. What gettext has no field for stands in a comment for
// translators that begins with "bitext:".
var PO = &Format{
	Name:       "po",
	Doc:        "gettext catalogue",
	Extensions: []string{".po", ".pot"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, Tags: true, Notes: true, Properties: true},
	NeedsTags:  true,
	Unaligned:  Skip,
	Pending:    true,
	Style:      label.Region,
	Fold:       foldPO,
	Sniff:      regexp.MustCompile(`(?m)^msgid[ \t]*(\r?\n)?"`).Match,
	Read: func(in *Input, opt Options) (Stream, error) {
		text, err := poDecoded(in.Path, in.text)
		if err != nil {
			return Stream{}, err
		}
		r := &poReader{Reader: lines.New(in.Path, text), opt: opt, header: Header{Src: opt.Src, Dst: opt.Dst}}
		return r.stream()
	},
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error {
			w := &poWriter{Job: j, file: out, seen: make(map[uint64]bool), seed: maphash.MakeSeed()}
			return w.write()
		})
	},
}

const (
	poComment = "bitext: "          // begins the comment that holds what a unit says of itself
	poSource  = "X-Source-Language" // the header field of the source language
	poContext = "bitext:"           // begins a context that only tells messages of one text apart
	poPlural  = "plural"            // the property of a plural form: its number, from 0
)

// foldPO is a text as gettext can hold it: any but NULs and what is not UTF-8.
func foldPO(text string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\uFFFD")
}

// A poWriter writes a catalogue.
type poWriter struct {
	*Job
	*file
	seen map[uint64]bool // messages written, by context and text
	seed maphash.Seed
	held []TU // the plural forms of the message to be written next
	from int  // number of the first of them
}

// write writes the whole file.
func (w *poWriter) write() error {
	if w.Header.original != nil {
		err := w.rewrite(w.file, w.unit)
		w.flush()
		return err
	}
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
		w.WriteString(poString(field[0]+": "+field[1]+"\n") + "\n")
	}
	err := w.each(w.unit)
	w.flush()
	return err
}

// unit writes a unit, or holds it as a plural form of the message to come.
func (w *poWriter) unit(number int, u TU) error {
	if u.Src.Empty() { // the empty msgid is the header
		w.report.Additions++
		w.report.Written--
		return nil
	}
	form, err := strconv.Atoi(u.property(poPlural))
	if err != nil {
		w.flush()
		w.message(number, u)
		return nil
	}
	if !w.continues(form, u) {
		w.flush()
		w.from = number
	}
	w.held = append(w.held, u)
	return nil
}

// continues tells whether a plural form belongs to the message held: it is a
// later one, or the only form for the other text, of the same message.
func (w *poWriter) continues(form int, u TU) bool {
	if len(w.held) == 0 {
		return false
	}
	first, last := w.held[0], w.held[len(w.held)-1]
	before, _ := strconv.Atoi(last.property(poPlural))
	return first.property("context") == u.property("context") &&
		(form > before || form == 0 && len(w.held) == 1 && first.Src.Text() != u.Src.Text() && first.Dst.Text() == u.Dst.Text())
}

// flush writes the message whose plural forms are held.
func (w *poWriter) flush() {
	if len(w.held) > 0 {
		w.message(w.from, w.held...)
	}
	w.held = w.held[:0]
}

// message writes an entry: of one unit, or of its plural forms.
func (w *poWriter) message(number int, forms ...TU) {
	u := forms[0]
	w.WriteString("\n")
	for _, p := range u.Properties {
		if p.Name == "comment" {
			w.comment("#", p.Value)
		}
	}
	for _, note := range u.Notes {
		w.comment("#.", note)
	}
	m := u.meta()
	m.rest = slices.DeleteFunc(slices.Clone(m.rest), func(p Property) bool {
		return slices.Contains([]string{"comment", "context", "reference", "flags", "previous", poPlural}, p.Name)
	})
	if u.implied() == Draft {
		m.state = "" // it is fuzzy
	}
	if line := m.line(); line != "" {
		w.WriteString("#. " + poComment + line + "\n")
	}
	for _, p := range u.Properties {
		if p.Name == "reference" {
			w.comment("#:", p.Value)
		}
	}
	w.flags(forms)
	if previous := u.property("previous"); previous != "" {
		w.comment("#|", previous)
	}
	src, _ := w.texts(u)
	if context := w.context(number, u, src); context != "" {
		w.WriteString("msgctxt " + poQuote(context) + "\n")
	}
	w.WriteString("msgid " + poQuote(src) + "\n")
	if len(forms) == 1 {
		_, dst := w.texts(u)
		w.WriteString("msgstr " + poQuote(dst) + "\n")
		return
	}
	other, _ := w.texts(forms[1])
	w.WriteString("msgid_plural " + poQuote(other) + "\n")
	for k, form := range forms {
		if k > 0 && form.property(poPlural) == "0" {
			continue // the same form again
		}
		_, dst := w.texts(form)
		w.WriteString("msgstr[" + form.property(poPlural) + "] " + poQuote(dst) + "\n")
	}
}

// comment writes lines of a kind of comment.
func (w *poWriter) comment(mark, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.WriteString(strings.TrimRight(mark+" "+line, " \r") + "\n")
	}
}

// flags writes the line of flags, if there is one.
func (w *poWriter) flags(forms []TU) {
	var flags []string
	if slices.ContainsFunc(forms, func(u TU) bool { return u.unsettled() && !u.Dst.Empty() }) {
		flags = append(flags, "fuzzy")
	}
	if rest := forms[0].property("flags"); rest != "" {
		flags = append(flags, rest)
	}
	if len(flags) > 0 {
		w.WriteString("#, " + strings.Join(flags, ", ") + "\n")
	}
}

// context is the context of a message: its own, or one that tells it from
// another of the same text.
func (w *poWriter) context(number int, u TU, text string) string {
	context := u.property("context")
	key := maphash.String(w.seed, context+"\x04"+text)
	if w.seen[key] || len(w.seen) >= rules.MaxIDs {
		return poContext + strconv.Itoa(number)
	}
	w.seen[key] = true
	return context
}

var poEscaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`, "\a", `\a`, "\b", `\b`, "\f", `\f`, "\v", `\v`)

// poString is a text as gettext quotes it.
func poString(text string) string { return `"` + poEscaper.Replace(text) + `"` }

// poQuote is the same with each line of a text of several on a line of its own.
func poQuote(text string) string {
	if i := strings.IndexByte(text, '\n'); i < 0 || i == len(text)-1 {
		return poString(text)
	}
	var b strings.Builder
	b.WriteString(`""`)
	for line := range strings.SplitAfterSeq(text, "\n") {
		if line != "" {
			b.WriteString("\n" + poString(line))
		}
	}
	return b.String()
}

// charset is the field of a catalogue's header that names its encoding.
var charset = regexp.MustCompile(`(?i)("Content-Type:[^"\n]*charset=)([^\s"\\;]+)`)

// poDecoded is the catalogue's text in UTF-8. A catalogue whose template was not
// filled in says CHARSET and is read as UTF-8.
func poDecoded(path string, text *bufio.Reader) (*bufio.Reader, error) {
	head, _ := text.Peek(lines.BufferSize)
	m := charset.FindSubmatch(head)
	if m == nil {
		return text, nil
	}
	name := strings.ToLower(string(m[2]))
	if slices.Contains([]string{"utf-8", "utf8", "charset", "ascii", "us-ascii", "ansi_x3.4-1968"}, name) {
		return text, nil
	}
	enc, err := encodingOf(name)
	if err != nil {
		return nil, lines.ErrorAt(path, 1, "the catalogue is in %s, which bitext does not know; save it as UTF-8 (msgconv -t UTF-8)", name)
	}
	return bufio.NewReaderSize(lines.Strict(enc.NewDecoder().Reader(text)), lines.BufferSize), nil
}

// encodingOf is the encoding of a name as gettext writes it.
func encodingOf(name string) (encoding.Encoding, error) {
	if enc, err := htmlindex.Get(name); err == nil {
		return enc, nil
	}
	digits := strings.TrimLeft(name, "cpibm-")
	for _, other := range []string{name, "windows-" + digits, "ibm" + digits} {
		if enc, err := ianaindex.IANA.Encoding(other); err == nil && enc != nil {
			return enc, nil
		}
	}
	return nil, errors.New("unknown")
}

// A poReader reads the messages of a catalogue.
type poReader struct {
	*lines.Reader
	opt    Options
	header Header
	held   string // the line read last, with its end
	again  bool   // whether it is to be read once more

	before string // of a file to be written again: what stands before the next message
}

// sampleSize is how many messages are looked at to tell whether they are in
// English.
const sampleSize = 100

// stream is the units of the catalogue.
func (r *poReader) stream() (Stream, error) {
	if r.opt.rewrites("po") {
		r.header.original = &originalFile{format: "po"}
	}
	var first []*poMessage
	var err error
	for len(first) < sampleSize && err == nil {
		var m *poMessage
		if m, err = r.message(); err == nil {
			first = append(first, m)
		}
		if len(first) == 1 && first[0].id == "" && first[0].context == "" && first[0].whole && err == nil {
			if bad := r.readHeader(first[0].strs[0]); bad != nil {
				return Stream{}, bad
			}
			r.before = charset.ReplaceAllStringFunc(first[0].before.String()+first[0].text.String(), utf8Charset)
			first = nil
			err = nil
			if m, err = r.message(); err == nil {
				first = append(first, m)
			}
		}
	}
	if err != nil && !errors.Is(err, io.EOF) && len(first) == 0 {
		return Stream{}, err
	}
	r.header.Src = cmp.Or(r.header.Src, sourceOf(first, r.header.Dst))
	return Stream{r.header, func(yield func(TU, error) bool) {
		for k := 0; ; k++ {
			var m *poMessage
			if k < len(first) {
				m = first[k]
			} else if err == nil {
				m, err = r.message()
			}
			if m == nil || k >= len(first) && err != nil {
				break
			}
			for _, u := range r.units(m) {
				if !yield(u, nil) {
					return
				}
			}
		}
		if !errors.Is(err, io.EOF) {
			yield(TU{}, err)
		} else if doc := r.header.original; doc != nil {
			doc.tail = r.before + doc.tail
		}
	}}, nil
}

// utf8Charset is the header's field with UTF-8 for another encoding; the
// placeholder of a template stays.
func utf8Charset(field string) string {
	m := charset.FindStringSubmatch(field)
	if name := strings.ToLower(m[2]); name == "utf-8" || name == "utf8" || name == "charset" {
		return field
	}
	return m[1] + "UTF-8"
}

// sourceOf is the source language of messages that nobody names: English, as
// gettext has it, if their letters are those of English and the translation is
// in another language.
func sourceOf(messages []*poMessage, dst corpus.Tag) corpus.Tag {
	letters := false
	for _, m := range messages {
		for _, c := range m.id {
			if unicode.IsLetter(c) {
				if letters = true; c > unicode.MaxASCII {
					return corpus.Unknown
				}
			}
		}
	}
	if !letters || dst == corpus.Unknown || dst.Base() == corpus.English {
		return corpus.Unknown
	}
	return corpus.English
}

// units are the units of a message: one, or one for each plural form.
func (r *poReader) units(m *poMessage) []TU {
	var list []TU
	if m.id != "" {
		if m.context != "" && !strings.HasPrefix(m.context, poContext) {
			m.meta.add("context", m.context)
		}
		m.meta.add("previous", strings.Join(m.previous, "\n"))
		for k, str := range m.strs {
			if k == 0 || !m.hasPlural {
				list = append(list, r.unit(m, k, m.id, str))
			}
			if k > 0 || m.hasPlural && len(m.strs) == 1 {
				list = append(list, r.unit(m, k, m.plural, str))
			}
		}
	}
	doc := r.header.original
	if doc == nil {
		return list
	}
	before := r.before + m.before.String()
	r.before = ""
	if len(list) == 0 {
		r.before = before + m.text.String()
		return nil
	}
	o := doc.taken(before, m.text.String(), true, slices.Clone(list)...)
	for k := range list {
		list[k].original = o
	}
	return list
}

// unit is the unit of one form of a message.
func (r *poReader) unit(m *poMessage, form int, id, str string) TU {
	meta := m.meta
	meta.rest = slices.Clip(meta.rest)
	if m.fuzzy && str != "" && meta.state != Untranslated {
		meta.state = Draft
	}
	if m.hasPlural {
		meta.add(poPlural, strconv.Itoa(form))
	}
	u := meta.unit(r.header.Src, id, r.header.Dst, str)
	u.Notes = m.notes
	u.settle()
	return u
}

// readHeader reads the languages. Catalogues name the source language in a
// field of their tool's own, if at all.
func (r *poReader) readHeader(fields string) error {
	for line := range strings.SplitSeq(fields, "\n") {
		name, value, _ := strings.Cut(line, ":")
		tag := &r.header.Dst
		switch strings.TrimSpace(name) {
		case poSource:
			tag = &r.header.Src
		case "Language", "X-Language":
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
