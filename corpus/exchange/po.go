package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/gettext"
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
	BySource:   true, // the empty msgid is the header
	Unaligned:  Skip,
	Pending:    true,
	Style:      label.Region,
	Fold:       foldPO,
	Sniff:      regexp.MustCompile(`(?m)^msgid[ \t]*(\r?\n)?"`).Match,
	Read: func(in *Input, opt Options) (Stream, error) {
		text, err := gettext.Decoded(in.Path, in.text)
		if err != nil {
			return Stream{}, err
		}
		r := &poReader{Reader: gettext.Reader{Reader: lines.New(in.Path, text), Keep: opt.rewrites("po")}, header: Header{Src: opt.Src, Dst: opt.Dst}}
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
	poDomain  = "gettext-domain"    // the property of the domain; see [gettext.Message]
	poForms   = "plural-forms"      // the same: the header's field Plural-Forms, where it is not the language's own
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

	domain string // of the message written last

	pluralForms string // as the catalogue that the units came from had it
	forms       int    // the most plural forms of a message so far
}

// write writes the whole file.
func (w *poWriter) write() error {
	if w.Header.original != nil {
		return w.rewrite(w.file, w.unit, w.flush)
	}
	out := &headed{to: w.file, head: w.head}
	w.file = newFile(out)
	err := w.each(w.unit)
	w.flush()
	return errors.Join(err, w.Flush(), out.begin())
}

// head is the header of the catalogue.
func (w *poWriter) head() string {
	// Gettext writes locales with an underscore: zh_CN.
	locale := func(tag corpus.Tag) string {
		if tag == corpus.Unknown { // of a template
			return ""
		}
		return strings.ReplaceAll(w.label(tag), "-", "_")
	}
	fields := [][2]string{
		{"Project-Id-Version", w.original()},
		{"PO-Revision-Date", w.Time.UTC().Format("2006-01-02 15:04-0700")},
		{"Last-Translator", "bitext"},
		{"Language-Team", "none"},
		{"Language", locale(w.Header.Dst)},
		{poSource, locale(w.Header.Src)},
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=UTF-8"},
		{"Content-Transfer-Encoding", "8bit"},
	}
	if forms := w.plurals(); forms != "" {
		fields = append(fields, [2]string{"Plural-Forms", forms})
	}
	fields = append(fields, [2]string{"X-Generator", "bitext " + cmp.Or(w.Version, "0")})
	var b strings.Builder
	b.WriteString("msgid \"\"\nmsgstr \"\"\n")
	for _, field := range fields {
		b.WriteString(gettext.Quote(field[0]+": "+field[1]+"\n") + "\n")
	}
	return b.String()
}

// plurals is the header field Plural-Forms: that of the catalogue that the units
// came from, else that of the language; "" where neither has as many forms as
// the messages, and nobody knows which is which.
func (w *poWriter) plurals() string {
	for _, field := range []string{w.pluralForms, gettext.PluralForms(w.Header.Dst)} {
		if field != "" && gettext.Forms(field) >= w.forms {
			return field
		}
	}
	if w.forms == gettext.Forms(gettext.Germanic) {
		return gettext.Germanic
	}
	return ""
}

// A headed writer writes a file whose head depends on what follows: it holds
// back the beginning, up to maxHeld bytes.
type headed struct {
	to   io.Writer
	head func() string // called once
	held []byte
	done bool
}

// maxHeld is more than most catalogues have.
const maxHeld = 4 << 20

// Write holds back p, or writes it.
func (h *headed) Write(p []byte) (int, error) {
	if h.done {
		return h.to.Write(p)
	}
	if h.held = append(h.held, p...); len(h.held) > maxHeld {
		return len(p), h.begin()
	}
	return len(p), nil
}

// begin writes the head and what was held back, once.
func (h *headed) begin() error {
	if h.done {
		return nil
	}
	h.done = true
	_, err := io.WriteString(h.to, h.head())
	if err == nil {
		_, err = h.to.Write(h.held)
	}
	h.held = nil
	return err
}

// unit writes a unit, or holds it as a plural form of the message to come.
func (w *poWriter) unit(number int, u TU) error {
	u = u.lowered()
	form, err := strconv.Atoi(u.property(poPlural))
	if err != nil || form < 0 || form >= gettext.MaxForms {
		w.flush()
		w.message(number, u)
		return nil
	}
	if !w.continues(form, u) {
		w.flush()
		w.from = number
	}
	w.held = append(w.held, u)
	w.forms = max(w.forms, form+1)
	w.pluralForms = cmp.Or(w.pluralForms, u.property(poForms))
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
	return first.property("context") == u.property("context") && first.property(poDomain) == u.property(poDomain) &&
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
	if o := u.original; o == nil || !strings.HasSuffix(o.before, "\n") { // else the lines before it are written
		w.WriteString("\n")
	}
	if domain := u.property(poDomain); domain != w.domain && w.Header.original == nil {
		w.WriteString("domain " + gettext.QuoteLine(cmp.Or(domain, gettext.DefaultDomain)) + "\n\n")
		w.domain = domain
	}
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
		return slices.Contains([]string{"comment", "context", "reference", "flags", "previous", poDomain, poPlural, poForms}, p.Name)
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
		w.WriteString("msgctxt " + gettext.Quote(context) + "\n")
	}
	w.WriteString("msgid " + gettext.Quote(src) + "\n")
	if len(forms) == 1 {
		_, dst := w.texts(u)
		w.WriteString("msgstr " + gettext.Quote(dst) + "\n")
		return
	}
	other, _ := w.texts(forms[1])
	w.WriteString("msgid_plural " + gettext.Quote(other) + "\n")
	for _, form := range forms[1:] { // a message says it once
		if !slices.Equal(form.Notes, u.Notes) {
			w.report.Notes++
		}
		if !sameMessage(form, u) {
			w.report.Lost++
		}
	}
	texts := make(map[int]string)
	last := 0
	if w.Header.original == nil {
		last = gettext.Forms(w.plurals()) - 1 // gettext wants all of them
	}
	for _, form := range slices.Backward(forms) { // of a form that is there for both texts the first
		_, dst := w.texts(form)
		k, _ := strconv.Atoi(form.property(poPlural))
		texts[k], last = dst, max(last, k)
	}
	for k := range last + 1 {
		w.WriteString("msgstr[" + strconv.Itoa(k) + "] " + gettext.Quote(texts[k]) + "\n")
	}
}

// sameMessage tells whether two plural forms say the same of their message.
func sameMessage(u, v TU) bool {
	a, b := u.meta().without(poPlural, poForms), v.meta().without(poPlural, poForms)
	return a.line() == b.line()
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
	key := maphash.String(w.seed, u.property(poDomain)+"\x04"+context+"\x04"+text)
	if w.seen[key] || len(w.seen) >= rules.MaxIDs {
		return poContext + strconv.Itoa(number)
	}
	w.seen[key] = true
	return context
}

// A poReader reads the messages of a catalogue.
type poReader struct {
	gettext.Reader
	header Header
	before string // of a file to be written again: what stands before the next message
	forms  string // the header's field Plural-Forms, where it is not the language's own
}

// sampleSize is how many messages are looked at to tell whether they are in
// English.
const sampleSize = 100

// stream is the units of the catalogue.
func (r *poReader) stream() (Stream, error) {
	if r.header.behind = new(behind); r.Keep {
		r.header.original = &originalFile{format: "po"}
	}
	var first []*gettext.Message
	var err error
	for len(first) < sampleSize && err == nil {
		var m *gettext.Message
		if m, err = r.Next(); err == nil {
			first = append(first, m)
		}
		if len(first) == 1 && first[0].ID == "" && first[0].Context == "" && err == nil {
			if bad := r.readHeader(first[0].Strs[0]); bad != nil {
				return Stream{}, lines.ErrorAt(r.Path, first[0].Line, "%w", bad)
			}
			for _, c := range first[0].Comments {
				if c.Text != "" && c.Text != "fuzzy" {
					r.header.behind.details++
				}
			}
			r.before = gettext.NamingUTF8(first[0].Before + first[0].Text)
			first = nil
			err = nil
			if m, err = r.Next(); err == nil {
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
			var m *gettext.Message
			if k < len(first) {
				m = first[k]
			} else if err == nil {
				m, err = r.Next()
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
		r.header.behind.obsolete = r.Obsolete
		if !errors.Is(err, io.EOF) {
			yield(TU{}, err)
		} else if doc := r.header.original; doc != nil {
			doc.tail = r.before + r.Tail
		}
	}}, nil
}

// sourceOf is the source language of messages that nobody names: English, as
// gettext has it, if their letters are those of English and the translation is
// in another language, or there is none, as in a template.
func sourceOf(messages []*gettext.Message, dst corpus.Tag) corpus.Tag {
	letters := false
	for _, m := range messages {
		for _, c := range m.ID {
			if unicode.IsLetter(c) {
				if letters = true; c > unicode.MaxASCII {
					return corpus.Unknown
				}
			}
		}
		if dst == corpus.Unknown && slices.ContainsFunc(m.Strs, func(s string) bool { return s != "" }) {
			return corpus.Unknown
		}
	}
	if !letters || dst.Base() == corpus.English {
		return corpus.Unknown
	}
	return corpus.English
}

// units are the units of a message: one, or one for each plural form.
func (r *poReader) units(m *gettext.Message) []TU {
	var list []TU
	if m.ID != "" {
		e := poEntryOf(m)
		for k, str := range m.Strs {
			if k == 0 || !m.HasPlural {
				list = append(list, e.unit(r.header, k, m.ID, str))
				if m.HasPlural && r.forms != "" {
					list[0].Properties = append(list[0].Properties, Property{poForms, r.forms})
				}
			}
			if k > 0 || m.HasPlural && len(m.Strs) == 1 {
				list = append(list, e.unit(r.header, k, m.Plural, str))
			}
		}
	}
	doc := r.header.original
	if doc == nil {
		return list
	}
	before := r.before + m.Before
	r.before = ""
	if len(list) == 0 {
		r.before = before + m.Text
		return nil
	}
	doc.taken(before, m.Text, true, list)
	return list
}

// A poEntry is what the comments and the context of a message say of its units.
type poEntry struct {
	meta
	line      int
	notes     []string
	fuzzy     bool
	hasPlural bool
}

// poEntryOf reads the comments of a message.
func poEntryOf(m *gettext.Message) *poEntry {
	e := &poEntry{line: m.Line, meta: noMeta(), hasPlural: m.HasPlural}
	var previous []string
	for _, c := range m.Comments {
		switch c.Mark {
		case "#.":
			if rest, ours := strings.CutPrefix(c.Text, poComment); !ours || !e.setLine(rest) {
				e.notes = append(e.notes, c.Text)
			}
		case "#:":
			e.add("reference", c.Text)
		case "#|":
			previous = append(previous, c.Text)
		case "#,", "#=":
			e.flags(c.Text)
		default:
			e.add("comment", c.Text)
		}
	}
	e.add(poDomain, m.Domain)
	if m.Context != "" && !strings.HasPrefix(m.Context, poContext) {
		e.add("context", m.Context)
	}
	e.add("previous", strings.Join(previous, "\n"))
	return e
}

// flags takes in a line of flags.
func (e *poEntry) flags(line string) {
	var flags []string
	for flag := range strings.SplitSeq(line, ",") {
		if flag = strings.TrimSpace(flag); flag == "fuzzy" {
			e.fuzzy = true
		} else if flag != "" {
			flags = append(flags, flag)
		}
	}
	e.add("flags", strings.Join(flags, ", "))
}

// unit is the unit of one form of the message.
func (e *poEntry) unit(h Header, form int, id, str string) TU {
	m := e.meta
	m.rest = slices.Clip(m.rest)
	if e.fuzzy && str != "" && m.state != Untranslated {
		m.state = Draft
	}
	if e.hasPlural {
		m.add(poPlural, strconv.Itoa(form))
	}
	u := m.unit(h.Src, id, h.Dst, str)
	u.Notes, u.Line = e.notes, e.line
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
		case "Plural-Forms":
			r.forms = strings.TrimSpace(value)
			continue
		case "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "X-Generator":
			continue // of the file, not of what it says
		default:
			if strings.TrimSpace(value) != "" {
				r.header.behind.details++
			}
			continue
		}
		// A locale may name a variant or an encoding: sr@latin, ru_RU.UTF-8.
		locale, _, _ := strings.Cut(strings.TrimSpace(value), "@")
		locale, _, _ = strings.Cut(locale, ".")
		parsed, err := label.Read(cmp.Or(locale, value))
		switch {
		case err != nil && *tag == corpus.Unknown:
			return err
		case err != nil:
			continue // the user says it
		}
		if *tag != corpus.Unknown && parsed != corpus.Unknown && !label.Serves(*tag, parsed) {
			return fmt.Errorf("the catalogue is in %s, not in %s, which was asked for", parsed, *tag)
		}
		*tag = cmp.Or(*tag, parsed)
	}
	if r.forms == gettext.PluralForms(r.header.Dst) {
		r.forms = ""
	}
	return nil
}
