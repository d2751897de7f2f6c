package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/bitext-tools/bitext/corpus/spell"
)

// MaxSize is the largest file that is read, in bytes, and the most text that
// is unpacked from an archive: 32 MiB, some five times War and Peace. It bounds
// the memory of a run.
const MaxSize = 32 << 20

// load reads the bytes of a file or, for "-", of standard input.
func load(path string, stdin io.Reader) ([]byte, error) {
	if path == "-" {
		if stdin == nil {
			return nil, &Error{What: "there is no standard input"}
		}
		return upTo(stdin)
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{What: "no such file", Advice: Besides(path), Cause: err}
	}
	if err != nil {
		return nil, unopened(err)
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, unopened(err)
	case info.IsDir():
		return nil, &Error{What: "is a folder", Advice: "name the files in it"}
	}
	return upTo(file)
}

// Besides names the file whose name is nearest to one that is not there, in the
// same folder; "" if none is near.
func Besides(path string) string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return fmt.Sprintf("there is no folder %s", filepath.Dir(path))
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	near, ok := spell.Nearest(filepath.Base(path), names)
	if !ok {
		return ""
	}
	return fmt.Sprintf("did you mean %s?", filepath.Join(filepath.Dir(path), near))
}

// upTo reads everything, or complains that it is more than MaxSize. Of a message it
// reads the beginning, where its text stands before the pictures.
func upTo(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, unopened(err)
	}
	switch {
	case len(data) <= MaxSize:
		return data, nil
	case looksMessage(string(data[:sniffed])):
		return data[:MaxSize], nil
	}
	return nil, tooLarge(MaxSize)
}

// tooLarge is the complaint about a file above a limit, in bytes.
func tooLarge(limit int) error {
	return &Error{
		What:   fmt.Sprintf("is larger than %d MB, too large to be one text", limit>>20),
		Advice: "cut it into chapters or articles",
	}
}

// unopened is an error of the file system in words that do not repeat the path.
func unopened(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &Error{What: "no such file", Cause: err}
	}
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		return &Error{What: inner.Err.Error(), Cause: err}
	}
	return &Error{What: err.Error(), Cause: err}
}

const (
	onlyText   = "only text can be read; a program for recognising text (OCR) makes text of a picture"
	transcribe = "only text can be read; name its subtitles or its transcript"
)

// signatures are the first bytes of files that people take for texts, and what
// to do with such files; a dot stands for any byte. The formats of [All] are looked
// for first.
var signatures = []struct{ magic, what, advice string }{
	{"....ftypavif", "a picture", onlyText},
	{"....ftyphei", "a picture", onlyText},
	{"....ftypM4A", "a recording", transcribe},
	{"....ftyp", "a video", transcribe},
	{"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "unpack it and name the text in it"},
	{"BZh", "a bzip2 archive", "unpack it and name the text in it"},
	{"GIF8", "a GIF picture", onlyText},
	{"ID3", "an MP3 recording", transcribe},
	{"PK\x03\x04", "a zip archive", "unpack it and name the text in it"},
	{"PK\x05\x06", "an empty zip archive", "only text can be read"},
	{"II*\x00", "a TIFF picture", onlyText},
	{"MM\x00*", "a TIFF picture", onlyText},
	{"MZ.\x00", "a program", "only text can be read"},
	{"OggS\x00", "a recording", transcribe},
	{"RIFF....AVI ", "a video", transcribe},
	{"RIFF....WAVE", "a recording", transcribe},
	{"RIFF....WEBP", "a WebP picture", onlyText},
	{"Rar!\x1A\x07", "a RAR archive", "unpack it and name the text in it"},
	{"bplist00", "a web archive of Safari, or another property list", "open it and save the page as HTML"},
	{"SQLite format 3\x00", "a database", "save the texts in it as .tsv or .txt"},
	{"\x1A\x45\xDF\xA3", "a video", transcribe},
	{"\x1F\x8B", "a gzip archive", "unpack it and name the text in it"},
	{"\x28\xB5\x2F\xFD", "a zstd archive", "unpack it and name the text in it"},
	{"\x7FELF", "a program", "only text can be read"},
	{"\x89PNG\r\n", "a PNG picture", onlyText},
	{compoundMagic, "an old Office file", "save it as .docx"},
	{"\xFD7zXZ\x00", "an xz archive", "unpack it and name the text in it"},
	{"fLaC", "a recording", transcribe},
	{"\xFF\xD8\xFF", "a JPEG picture", onlyText},
	{"{\\rtf", "a rich text file", "save it as .docx or as plain text"},
}

const (
	// compoundMagic begins the files of Office before 2007.
	compoundMagic = "\xD0\xCF\x11\xE0"
	// lockedStream is the name, in UTF-16, under which such a file holds a newer
	// one that is locked with a password: the first letters of EncryptedPackage.
	lockedStream = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00"
)

// notText complains about files that are known not to be text.
func notText(data []byte) error {
	if bytes.HasPrefix(data, []byte(compoundMagic)) && bytes.Contains(data, []byte(lockedStream)) {
		return locked()
	}
	for _, s := range signatures {
		if begins(data, s.magic) {
			return &Error{What: "is " + s.what + ", not a text", Advice: s.advice}
		}
	}
	return nil
}

// begins tells whether data begins with a signature.
func begins(data []byte, magic string) bool {
	if len(data) < len(magic) {
		return false
	}
	for k := range len(magic) {
		if magic[k] != '.' && magic[k] != data[k] {
			return false
		}
	}
	return true
}

// holdsNUL is the complaint about a NUL, which no text holds; offset is its byte.
func holdsNUL(offset int) error {
	return &Error{
		What:   fmt.Sprintf("is not a text: byte %d is NUL", offset),
		Advice: "if it is UTF-16 or UTF-32 with damage, mend it; otherwise name a text file",
	}
}
