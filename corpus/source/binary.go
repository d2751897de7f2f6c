package source

import (
	"bytes"
	"fmt"
)

// signatures are the first bytes of files that people take for texts, and what
// to do with them. Formats that [All] knows are found before.
var signatures = []struct{ magic, what, advice string }{
	{"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "unpack it and name the text in it"},
	{"BZh", "a bzip2 archive", "unpack it and name the text in it"},
	{"GIF8", "a GIF picture", "only text can be read"},
	{"ID3", "an MP3 recording", "only text can be read"},
	{"PK\x03\x04", "a zip archive", "unpack it and name the text in it"},
	{"PK\x05\x06", "an empty zip archive", "only text can be read"},
	{"Rar!\x1A\x07", "a RAR archive", "unpack it and name the text in it"},
	{"\x1F\x8B", "a gzip archive", "unpack it and name the text in it"},
	{"\x28\xB5\x2F\xFD", "a zstd archive", "unpack it and name the text in it"},
	{"\x7FELF", "a program", "only text can be read"},
	{"\x89PNG\r\n", "a PNG picture", "only text can be read"},
	{"\xD0\xCF\x11\xE0", "an old Office file", "save it as .docx"},
	{"\xFD7zXZ\x00", "an xz archive", "unpack it and name the text in it"},
	{"\xFF\xD8\xFF", "a JPEG picture", "only text can be read"},
	{"{\\rtf", "a rich text file", "save it as .docx or as plain text"},
}

// notText complains about files that are known not to be text.
func notText(data []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return &Error{What: "is " + s.what + ", not a text", Advice: s.advice}
		}
	}
	return nil
}

// holdsNUL complains about bytes that are no text in any encoding we know.
func holdsNUL(offset int) error {
	return &Error{
		What:   fmt.Sprintf("is not a text: byte %d is NUL", offset),
		Advice: "if it is UTF-16 or UTF-32 with damage, mend it; otherwise name a text file",
	}
}
