package source

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// isZip tells whether the bytes begin like a zip archive.
func isZip(data string) bool { return strings.HasPrefix(data, "PK\x03\x04") }

// A pack is an opened zip archive. No more than MaxSize is unpacked from it in
// all, whatever sizes it declares.
type pack struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked

	inserted map[string]bool // files that the text was said to go on in
}

// unzip opens an archive; the title, such as "Word document", is for errors.
func unzip(data, title string) (*pack, error) {
	r, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{
			What:   fmt.Sprintf("is not a whole %s: %s", title, strings.TrimPrefix(err.Error(), "zip: ")),
			Advice: "the file is damaged or cut off; save or download it again",
			Cause:  err,
		}
	}
	p := &pack{files: make(map[string]*zip.File, len(r.File)), left: MaxSize, inserted: map[string]bool{}}
	for _, f := range r.File {
		name := strings.ReplaceAll(f.Name, "\\", "/")
		if _, twice := p.files[name]; !twice {
			p.files[name] = f
		}
	}
	return p, nil
}

// read unpacks one file of the archive.
func (p *pack) read(name string) (string, error) {
	f := p.files[name]
	if f == nil {
		return "", &Error{What: fmt.Sprintf("lacks its part %s", name), Advice: "the file is damaged; save it again"}
	}
	if f.Flags&encrypted != 0 {
		return "", locked()
	}
	r, err := f.Open()
	if err != nil {
		return "", damagedPart(name, err)
	}
	defer r.Close()
	var text strings.Builder
	n, err := io.Copy(&text, io.LimitReader(r, p.left+1))
	if p.left -= n; p.left < 0 {
		return "", tooMuch()
	}
	if err != nil {
		return "", damagedPart(name, err)
	}
	return text.String(), nil
}

// encrypted is the flag of a file in an archive that only a password opens
// (section 4.4.4 of the ZIP specification).
const encrypted = 1

// locked is the complaint about a file that only a password opens.
func locked() error {
	return &Error{What: "is locked with a password", Advice: "open it with the password and save it without one"}
}

// tooMuch is the complaint about a file that holds more than MaxSize.
func tooMuch() error {
	return &Error{What: fmt.Sprintf("unpacks to more than %d MB, too large to be one text", MaxSize>>20)}
}

// damagedPart is the complaint about a part that cannot be unpacked or parsed.
func damagedPart(name string, err error) error {
	return &Error{
		What:   fmt.Sprintf("its part %s is damaged: %s", name, strings.TrimPrefix(err.Error(), "zip: ")),
		Advice: "save or download the file again",
		Cause:  err,
	}
}

// zipIs tells whether data is a zip archive for which question returns true.
func zipIs(data string, question func(*pack) bool) bool {
	if !isZip(data) {
		return false
	}
	p, err := unzip(data, "archive")
	return err == nil && question(p)
}

// otherZip is the complaint about a zip archive that is in no text format.
func otherZip(data string) error {
	p, err := unzip(data, "zip archive")
	if err != nil {
		return err
	}
	kinds := []struct{ part, what, advice string }{
		{"ppt/presentation.xml", "a PowerPoint presentation", "save its text as .docx or .txt"},
		{"xl/workbook.xml", "an Excel workbook", "save the sheet as text with tabs (.tsv)"},
	}
	for _, k := range kinds {
		if p.files[k.part] != nil {
			return &Error{What: "is " + k.what + ", not a text", Advice: k.advice}
		}
	}
	return notText([]byte(data))
}

// mimetype is the media type that OpenDocument and EPUB files begin with, or "".
func (p *pack) mimetype() string {
	if f := p.files["mimetype"]; f == nil || f.UncompressedSize64 > 256 {
		return ""
	}
	text, _ := p.read("mimetype")
	return strings.TrimSpace(text)
}

// xmlDepth is how deep elements may be nested; office programs need some 30.
const xmlDepth = 512

// An xmlHandler is told what an XML file holds, in order.
type xmlHandler interface {
	start(xml.StartElement)
	end(xml.Name)
	chars(string)
}

// parseIfAny reads one part of the archive as XML, if it is there.
func (p *pack) parseIfAny(name string, h xmlHandler) error {
	if p.files[name] == nil {
		return nil
	}
	return p.parse(name, h)
}

// versionOne finds the declaration of XML 1.1, which differs from 1.0 in what
// names and control characters are allowed, and in nothing that these files use.
var versionOne = regexp.MustCompile(`^(\x{FEFF}?\s*<\?xml\s+version\s*=\s*["']1)\.1`)

// parse reads one part of the archive as XML. Entities other than those of XML
// itself are refused, so that none can be expanded.
func (p *pack) parse(name string, h xmlHandler) error {
	text, err := p.read(name)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(strings.NewReader(versionOne.ReplaceAllString(text, "$1.0")))
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		set, ok := lookUp(label)
		if !ok {
			return nil, fmt.Errorf("unknown encoding %q", label)
		}
		return set.NewDecoder().Reader(r), nil
	}
	depth := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damagedPart(name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > xmlDepth {
				return &Error{What: fmt.Sprintf("its part %s nests elements more than %d deep", name, xmlDepth)}
			}
			h.start(token)
		case xml.EndElement:
			depth--
			h.end(token.Name)
		case xml.CharData:
			h.chars(string(token))
		}
	}
}

// attribute is the value of an attribute by its local name, or "".
func attribute(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
