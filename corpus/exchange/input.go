package exchange

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
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

	text   *bufio.Reader
	files  []io.Closer
	marked []string // paths of the files that begin with the mark of UTF-8
}

// Inputs makes inputs of paths as a user gives them: two neighbouring paths
// that differ in their extension only, and whose extensions are language tags
// ("news.en", "news.zh"), are the two sides of one.
func Inputs(paths []string, open Opener) []*Input {
	var list []*Input
	for i := 0; i < len(paths); i++ {
		in := &Input{Path: paths[i], Open: open}
		if i+1 < len(paths) && sides(paths[i], paths[i+1]) {
			i++
			in.Pair = paths[i]
		}
		list = append(list, in)
	}
	return list
}

// sides tells whether two paths are the two halves of a pair.
func sides(a, b string) bool {
	extA, extB := filepath.Ext(a), filepath.Ext(b)
	ofFormat := func(f *Format) bool {
		return slices.Contains(f.Extensions, strings.ToLower(extA)) || slices.Contains(f.Extensions, strings.ToLower(extB))
	}
	tagA, tagB := label.OfPath(a), label.OfPath(b)
	return strings.TrimSuffix(a, extA) == strings.TrimSuffix(b, extB) && !slices.ContainsFunc(All, ofFormat) &&
		tagA != tagB && tagA != corpus.Unknown && tagB != corpus.Unknown
}

// Stream opens the input in the named format; with the name "" the content
// says which it is, and where it does not the extension. The input must be
// closed when the stream has been read.
func (in *Input) Stream(name string, opt Options) (Stream, error) {
	text, err := in.file(in.Path)
	if err != nil {
		return Stream{}, err
	}
	in.text = text
	format, err := in.format(name)
	if err != nil {
		return Stream{}, err
	}
	s, err := format.Read(in, opt)
	if err != nil {
		return Stream{}, err
	}
	s.Header.Src, s.Header.Dst = cmp.Or(s.Header.Src, opt.Src), cmp.Or(s.Header.Dst, opt.Dst)
	return opt.oriented(s), nil
}

func (in *Input) format(name string) (*Format, error) {
	switch {
	case name == "" && in.Pair != "":
		return Moses, nil
	case name == "":
		return forInput(in.Path, in.text)
	}
	format, err := ByName(name)
	if err == nil && format.Read == nil {
		return nil, fmt.Errorf("%s: the format %s can be written but not read", in.Path, name)
	}
	return format, err
}

// file opens one of the input's files as text.
func (in *Input) file(path string) (*bufio.Reader, error) {
	f, err := in.Open(path)
	if err != nil {
		return nil, err
	}
	in.files = append(in.files, f)
	raw := bufio.NewReaderSize(f, lines.BufferSize)
	if head, _ := raw.Peek(len(lines.Mark)); string(head) == lines.Mark {
		in.marked = append(in.marked, path)
	}
	return lines.Text(raw), nil
}

// Close closes the input's files.
func (in *Input) Close() error {
	var first error
	for _, f := range in.files {
		if err := f.Close(); err != nil && first == nil {
			first = err
		}
	}
	in.files = nil
	return first
}

// Open opens inputs as one stream, one after the other, in the named format or
// as [Input.Stream] finds out. With several inputs units lose their places,
// which are each input's own. An input in other languages than the first is an
// error. Inputs are closed when they have been read; the first must be closed
// by the caller if the stream is not read.
func Open(inputs []*Input, name string, opt Options) (Stream, error) {
	if len(inputs) == 0 {
		return Stream{}, errors.New("there is no input")
	}
	first, err := inputs[0].Stream(name, opt)
	if err != nil {
		inputs[0].Close()
		return first, err
	}
	return Stream{first.Header, func(yield func(TU, error) bool) {
		s := first
		for k, in := range inputs {
			if k > 0 {
				if s, err = in.Stream(name, opt); err != nil {
					in.Close()
					yield(TU{}, err)
					return
				}
			}
			for u, err := range s.Units {
				if len(inputs) > 1 {
					u.Src.At, u.Dst.At = nowhere, nowhere
				}
				if !yield(u, err) || err != nil {
					in.Close()
					return
				}
			}
			if err := in.Close(); err != nil {
				yield(TU{}, err)
				return
			}
		}
	}}, nil
}
