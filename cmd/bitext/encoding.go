package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lines"
	"github.com/bitext-tools/bitext/corpus/source"
)

// decoding makes opened files come in UTF-8: from the named encoding, or with
// the name "" from the one that their beginning is found to be in, which is told
// on standard error. Files that say their encoding themselves, as XML does, stay
// as they are.
func decoding(cmd *cobra.Command, open exchange.Opener, name string) exchange.Opener {
	return func(path string) (io.ReadCloser, error) {
		f, err := open(path)
		if err != nil {
			return nil, err
		}
		text := bufio.NewReaderSize(f, lines.BufferSize)
		encoding := name
		if name == "" {
			if encoding = encodingOf(text); encoding != "" {
				say(cmd.ErrOrStderr(), "%s: read as %s; --encoding names another", path, encoding)
			}
		}
		var in io.Reader = text
		if encoding != "" {
			enc, err := htmlindex.Get(encoding)
			if err != nil {
				f.Close()
				return nil, fmt.Errorf("--encoding %q: not an encoding that is known; write it like gb18030 or koi8-r", encoding)
			}
			if enc != unicode.UTF8 { // UTF-8 the readers check themselves, and know the line
				in = lines.Strict(enc.NewDecoder().Reader(text))
			}
		}
		return struct {
			io.Reader
			io.Closer
		}{in, f}, nil
	}
}

// encodingOf is the old encoding that a text's beginning is in; "" where it is
// in UTF-8 or UTF-16, is no text, or says its encoding itself.
func encodingOf(text *bufio.Reader) string {
	head, _ := text.Peek(lines.BufferSize)
	if end := bytes.LastIndexByte(head, '\n'); end > 0 && len(head) == lines.BufferSize {
		head = head[:end]
	}
	says := bytes.HasPrefix(head, []byte("<")) || bytes.Contains(head, []byte("charset="))
	if utf8.Valid(head) || says || bytes.IndexByte(head, 0) >= 0 || bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		return ""
	}
	_, encoding, err := source.Decode(head, "")
	if err != nil {
		return "" // the reader will say at which line it is not text
	}
	return encoding
}
