package exchange

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lines"
)

// An Opener opens a file by its path. It is os.Open for programs, and
// something in memory for tests.
type Opener func(path string) (io.ReadCloser, error)

// An Input is a file to be read, and where a format needs it a second one.
type Input struct {
	Path string
	Pair string // path of the target's file, of formats that keep the sides apart; ""
	Open Opener

	// Texts are the source and the target text, a segment a line, of formats
	// that hold the links alone.
	Texts [2]string

	// Change, where it is set, makes another stream of what is read, such as one of
	// units that somebody decided about.
	Change func(Stream) (Stream, error)

	text   *bufio.Reader
	files  []io.Closer
	marked []string // paths of the files that begin with the mark of UTF-8
}

// file opens one of the input's files as text.
func (in *Input) file(path string) (*bufio.Reader, error) {
	f, err := in.Open(path)
	if err != nil {
		return nil, err
	}
	in.files = append(in.files, f)
	raw := bufio.NewReaderSize(f, lines.BufferSize)
	if head, _ := raw.Peek(len(gzipMagic)); string(head) == gzipMagic {
		unzipped, err := gzip.NewReader(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: not a sound gzip file: %w", path, err)
		}
		raw = bufio.NewReaderSize(unzipped, lines.BufferSize)
	}
	if head, _ := raw.Peek(len(lines.Mark)); string(head) == lines.Mark {
		in.marked = append(in.marked, path)
	}
	return lines.Text(raw), nil
}

// isMarked tells whether one of the input's files begins with the mark of UTF-8.
func (in *Input) isMarked(path string) bool { return slices.Contains(in.marked, path) }

// gzipMagic begins a gzip file.
const gzipMagic = "\x1f\x8b"

// unzipped is a path without the extension of what is packed.
func unzipped(path string) string {
	if strings.EqualFold(filepath.Ext(path), ".gz") {
		return path[:len(path)-len(".gz")]
	}
	return path
}

// Close closes the input's files.
func (in *Input) Close() error { return in.closeFrom(0) }

// closeFrom closes the files that were opened after the first n.
func (in *Input) closeFrom(n int) error {
	var first error
	for _, f := range in.files[min(n, len(in.files)):] {
		if err := f.Close(); err != nil && first == nil {
			first = err
		}
	}
	in.files = in.files[:min(n, len(in.files))]
	return first
}
