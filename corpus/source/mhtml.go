package source

import (
	"cmp"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// MHTML is a message of the internet mail: a web page that a browser saved as one
// file, or an e-mail. Its text is one part of it, read as the page or the plain
// text that it is; places count in that part.
var MHTML = &Format{
	Name:       "mhtml",
	Title:      "MHTML page or e-mail",
	Extensions: []string{".eml", ".mht", ".mhtml"},
	Note:       "the page, or the HTML or else the plain text of the message; the subject, attachments and what is in frames are left out",
	Binary:     true,
	Sniff:      looksMessage,
	Read:       func(data string) (content, error) { return readMessage(data, "") },
	ReadIn:     readMessage,
}

// mailHeader is the header of a message: lines that begin with a name and a
// colon, or go on with the line before.
var mailHeader = sync.OnceValue(func() *regexp.Regexp { // large: compiled when it is first used
	return regexp.MustCompile(`\A(?:[A-Za-z][\w.-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){1,200}`)
})

// mailFields finds the fields by which a header is told from the first lines of a
// text: MIME-Version, or the two that every message has, From and Date (RFC 5322,
// section 3.6).
var mailFields = regexp.MustCompile(`(?mi)^(mime-version|from|date):`)

func looksMessage(data string) bool {
	header := mailHeader().FindString(data[:min(len(data), 64<<10)])
	found := map[string]bool{}
	for _, m := range mailFields.FindAllStringSubmatch(header, -1) {
		found[strings.ToLower(m[1])] = true
	}
	return found["mime-version"] || found["from"] && found["date"]
}

// readMessage reads a message whose text is in an encoding; "" is the one that the
// text's part names, or that is found out.
func readMessage(data, encoding string) (content, error) {
	message, err := mail.ReadMessage(strings.NewReader(data))
	if err != nil {
		return content{}, damagedMessage(err)
	}
	header := message.Header
	var search partSearch
	part, err := search.in(mailPart{header.Get("Content-Type"), header.Get("Content-Transfer-Encoding"), message.Body}, 0)
	switch {
	case err != nil:
		return content{}, damagedMessage(err)
	case part == nil:
		return content{}, search.noText()
	}
	text, from, err := readable(part.data, cmp.Or(encoding, part.charset))
	if err != nil {
		return content{}, err
	}
	format := Text
	if part.html {
		format = HTML
	}
	c, err := format.safely(text)
	c.from = from
	return c, err
}

// damagedMessage is the complaint about a message whose parts cannot be told apart
// or unpacked.
func damagedMessage(err error) error {
	what := "is damaged: " + err.Error()
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		what = "is cut off: its text does not end"
	}
	return &Error{What: what, Advice: "save it anew, a page as HTML", Cause: err}
}

// A mailPart is a message or a part of one, still packed.
type mailPart struct {
	media    string // its Content-Type; "" is plain text
	encoding string // its Content-Transfer-Encoding
	body     io.Reader
}

// A textPart is the part of a message that is its text, unpacked.
type textPart struct {
	data    []byte
	charset string // as the part names it; "" where it names none, or none that is known
	html    bool
}

// A partSearch looks for the text of a message.
type partSearch struct {
	others []string // the media types of the parts that are no text, without repetition
}

// maxParts is how deep parts may stand in parts; mail programs use four levels.
const maxParts = 20

// in is the text in a part, nil if none is in it: of the versions of one text the
// page, else the first.
func (s *partSearch) in(p mailPart, depth int) (*textPart, error) {
	media, params, err := mime.ParseMediaType(p.media)
	if media == "" || err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		media = "text/plain" // RFC 2045, section 5.2
	}
	switch {
	case strings.HasPrefix(media, "multipart/") && depth < maxParts:
		return s.among(multipart.NewReader(p.body, params["boundary"]), media == "multipart/alternative", depth)
	case media == "text/html", media == "application/xhtml+xml", media == "text/plain":
		data, err := unpacked(p)
		if err != nil {
			return nil, err
		}
		return &textPart{data, knownCharset(params["charset"]), media != "text/plain"}, nil
	}
	if !slices.Contains(s.others, media) {
		s.others = append(s.others, media)
	}
	return nil, nil
}

// among is the text among the parts that r reads; see in.
func (s *partSearch) among(r *multipart.Reader, versions bool, depth int) (*textPart, error) {
	var first *textPart
	for {
		next, err := r.NextRawPart()
		switch {
		case err == io.EOF, err != nil && first != nil:
			return first, nil
		case err != nil:
			return nil, err
		case isAttachment(next):
			continue
		}
		part := mailPart{next.Header.Get("Content-Type"), next.Header.Get("Content-Transfer-Encoding"), next}
		found, err := s.in(part, depth+1)
		if err != nil {
			return nil, err
		}
		if found != nil && (found.html || !versions) {
			return found, nil
		}
		if first == nil {
			first = found
		}
	}
}

// isAttachment tells a file that was sent along from the text of a message.
func isAttachment(part *multipart.Part) bool {
	disposition, _, _ := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	return disposition == "attachment"
}

// noText is the complaint about a message without a text.
func (s *partSearch) noText() error {
	what := "is a message without a text"
	if len(s.others) > 0 {
		what += ": it holds " + lang.List("and", s.others)
	}
	return &Error{What: what, Advice: "open it, and save its text"}
}

// unpacked is the bytes of a part.
func unpacked(p mailPart) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(p.encoding)) {
	case "quoted-printable":
		return io.ReadAll(quotedprintable.NewReader(p.body))
	case "base64":
		return io.ReadAll(base64.NewDecoder(base64.StdEncoding, p.body))
	}
	return io.ReadAll(p.body)
}

// knownCharset is the name of an encoding that a part gives, "" if it has to be
// found out: it is unknown, or says only that no more than ASCII is meant.
func knownCharset(name string) string {
	if _, known := lookUp(name); !known || strings.EqualFold(name, "us-ascii") || strings.EqualFold(name, "ascii") {
		return ""
	}
	return name
}
