package source

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// DOC is what LibreOffice opens and bitext does not: Word before 2007, rich text
// and Pages.
var DOC = &Format{
	Name:       "doc",
	Title:      "Word 97, rich text or Pages document",
	Extensions: []string{".doc", ".dot", ".pages", ".rtf", ".wps"},
	Note:       "with LibreOffice, where it is installed; then as docx",
	Binary:     true,
	Sniff:      func(data string) bool { return officeKind(data) != "" },
	Read: func(data string) (content, error) {
		kind := officeKind(data)
		advice := "install LibreOffice, or open the file in Word and save it as .docx"
		if kind == ".pages" {
			advice = "in Pages, choose File, Export To, Word; or install LibreOffice"
		}
		out, err := libreOffice.convert(data, kind, ".docx", advice)
		if err != nil {
			return content{}, err
		}
		return readDOCX(out)
	},
}

// MOBI is the format of Kindle before EPUB.
var MOBI = &Format{
	Name:       "mobi",
	Title:      "Kindle book",
	Extensions: []string{".azw", ".azw3", ".mobi", ".prc"},
	Note:       "with Calibre, where it is installed; then as epub",
	Binary:     true,
	Sniff:      func(data string) bool { return len(data) > 68 && data[60:68] == "BOOKMOBI" },
	Read: func(data string) (content, error) {
		out, err := calibre.convert(data, ".mobi", ".epub", "install Calibre, or convert the book to .epub with it")
		if err != nil {
			return content{}, err
		}
		return readEPUB(out)
	},
}

// wordStream is the name, in UTF-16, of the text in a file of Word before 2007.
const wordStream = "W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00"

// officeKind is the extension of a document that LibreOffice opens, or "".
func officeKind(data string) string {
	switch {
	case strings.HasPrefix(data, compoundMagic) && strings.Contains(data, wordStream) && !strings.Contains(data, lockedStream):
		return ".doc"
	case strings.HasPrefix(data, `{\rtf`):
		return ".rtf"
	case zipIs(data, func(p *pack) bool {
		return p.files["Index/Document.iwa"] != nil || p.files["Index.zip"] != nil || p.files["buildVersionHistory.plist"] != nil && p.files["index.xml"] != nil
	}):
		return ".pages"
	}
	return ""
}

// A converter is a program that makes a file bitext reads of one it does not.
type converter struct {
	name     string   // for people
	programs []string // by any of these names
	args     func(folder, in, out string) []string
}

var (
	libreOffice = converter{"LibreOffice", []string{"soffice", "libreoffice"}, func(folder, in, out string) []string {
		return []string{
			"--headless", "--norestore", "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(folder, "profile")),
			"--convert-to", strings.TrimPrefix(filepath.Ext(out), "."), "--outdir", folder, in,
		}
	}}
	calibre = converter{"Calibre", []string{"ebook-convert"}, func(_, in, out string) []string { return []string{in, out} }}
)

// convertPatience is how long a converter may take. LibreOffice takes some ten
// seconds to start for the first time; a novel in Calibre takes half a minute.
const convertPatience = 3 * time.Minute

// convert gives the data of a file with one extension to the program, in a
// folder of its own, and returns those of the file with the other.
func (c converter) convert(data, from, to, advice string) (string, error) {
	program := c.program()
	if program == "" {
		return "", &Error{What: fmt.Sprintf("is a %s file, and the program that opens those, %s, is not installed", from, c.name), Advice: advice}
	}
	folder, err := os.MkdirTemp("", "bitext")
	if err != nil {
		return "", unopened(err)
	}
	defer os.RemoveAll(folder)
	in, out := filepath.Join(folder, "text"+from), filepath.Join(folder, "text"+to)
	if err := os.WriteFile(in, []byte(data), 0o600); err != nil {
		return "", unopened(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), convertPatience)
	defer cancel()
	err = exec.CommandContext(ctx, program, c.args(folder, in, out)...).Run()
	made, missing := os.Open(out)
	if missing != nil {
		return "", &Error{
			What:   fmt.Sprintf("is a %s file that %s cannot read", from, c.name),
			Advice: "the file may be damaged or locked; open it in the program it was made with and save it as " + to, Cause: errors.Join(err, missing),
		}
	}
	defer made.Close()
	result, err := upTo(made)
	return string(result), err
}

// program is the path of the program, "" if it is not installed.
func (c converter) program() string {
	for _, name := range c.programs {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
