package exchange

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/grid"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/lines"
)

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
	a, b = unzipped(a), unzipped(b)
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
	s.Header.Format, s.Header.pending = format.Name, format.Pending
	s = in.asked(opt.oriented(in.named(s)), opt)
	if in.Change != nil {
		return in.Change(s)
	}
	return s, nil
}

// named is the stream with an error at the first unit whose languages bear names
// that are none. Languages of a file in which no unit is read may be odd.
func (in *Input) named(s Stream) Stream {
	units := s.Units
	s.Units = func(yield func(TU, error) bool) {
		var known [2]corpus.Tag // the last of either side
		for u, err := range units {
			for side, tag := range [2]corpus.Tag{u.Src.Tag, u.Dst.Tag} {
				if err == nil && tag != known[side] {
					if _, bad := label.Read(string(tag)); bad != nil {
						err = lines.ErrorAt(in.Path, max(1, u.Line), "%w", bad)
					}
					known[side] = tag
				}
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}
	return s
}

// asked is the stream with an error at the first text in another language than
// the one that was asked for.
func (in *Input) asked(s Stream, opt Options) Stream {
	if opt.Src == corpus.Unknown && opt.Dst == corpus.Unknown {
		return s
	}
	units := s.Units
	s.Units = func(yield func(TU, error) bool) {
		var known [2]corpus.Tag // the last of either side
		for u, err := range units {
			for k, side := range [2]Side{u.Src, u.Dst} {
				want := [2]corpus.Tag{opt.Src, opt.Dst}[k]
				if err != nil || side.Tag == known[k] || side.Empty() {
					continue
				}
				if known[k] = side.Tag; want != corpus.Unknown && side.Tag != corpus.Unknown && !label.Serves(want, side.Tag) {
					err = lines.ErrorAt(in.Path, max(1, u.Line), "the text is in %s, not in %s, which was asked for", side.Tag, want)
				}
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}
	return s
}

// format is the format of a name, or the one that the input is found to be in.
func (in *Input) format(name string) (*Format, error) {
	switch {
	case name == "" && in.Pair != "":
		return Moses, nil
	case name == "":
		if in.isPacked() {
			return in.packed()
		}
		return forInput(in.Path, in.text)
	}
	format, err := ByName(name)
	if err == nil && format.Read == nil {
		return nil, fmt.Errorf("%s: the format %s can be written but not read", in.Path, name)
	}
	return format, err
}

// Sniffed is the format of a file by its first bytes, and where these do not tell
// by the extension of its path; nil for an archive, which is read whole to tell. A
// file that is none of a bitext is an error.
func Sniffed(path string, head []byte) (*Format, error) {
	in := &Input{Path: path, Open: func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(head)), nil }}
	text, err := in.file(path)
	if err != nil {
		return nil, err
	}
	if in.text = text; in.isPacked() {
		return nil, nil
	}
	return forInput(path, text)
}

// packedHead is how much of a file tells whether it is an archive.
const packedHead = 8

// isPacked tells whether the input's file is an archive.
func (in *Input) isPacked() bool {
	head, _ := in.text.Peek(packedHead)
	return grid.Packed(head)
}

// packed is the format of an archive, which is read whole to find it.
func (in *Input) packed() (*Format, error) {
	data, err := in.unread()
	if err != nil {
		return nil, err
	}
	switch grid.KindOf(data) {
	case grid.IsBook:
		return XLSX, nil
	case grid.IsWord:
		return Docx, nil
	case grid.IsOld:
		return nil, fmt.Errorf("%s: a file of Office before 2007, or locked with a password: save it as .xlsx or .docx, without one", in.Path)
	}
	archive, err := in.zip(data)
	if err != nil {
		return nil, err
	}
	if len(halves(archive)) > 0 {
		return Moses, nil
	}
	return in.only(archive)
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
	if len(inputs) > 1 {
		opt.To = nil // what is joined is written anew
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

// Validate tells found what is wrong with a file, in the order of its lines.
// With the name "" content and extension say which format it is in. A file in
// which the rules find no error is opened once more and read, since what bitext
// itself does not read is no sound file: it is told where reading stops. An error
// means that the file could not be looked at.
func Validate(in *Input, name string, found func(rules.Problem)) error {
	defer in.Close()
	text, err := in.file(in.Path)
	if err != nil {
		return err
	}
	in.text = text
	format, err := in.format(name)
	if err != nil {
		return err
	}
	if format.validate == nil {
		return fmt.Errorf("%s: it is %s, for which there are no rules", in.Path, format.Name)
	}
	sound := true
	err = format.validate(in, rules.Validator{Path: in.Path, Found: func(p rules.Problem) {
		sound = sound && p.Severity != rules.Error
		found(p)
	}})
	if err == nil && sound {
		err = in.readThrough(format)
	}
	if at, ok := errors.AsType[*lines.Error](err); ok {
		if _, system := errors.AsType[*fs.PathError](err); !system {
			rules.Validator{Path: at.Path, Found: found}.Report(at.Line, rules.Any.Unreadable, "%v", at.Err)
			return nil
		}
	}
	return err
}

// readThrough reads the input to its end, in whichever languages it is.
func (in *Input) readThrough(format *Format) error {
	in.Close()
	s, err := in.Stream(format.Name, Options{})
	if err == nil {
		for _, err = range s.Units {
			if err != nil {
				break
			}
		}
	}
	if errors.Is(err, ErrLanguages) {
		return nil // more of them than convert takes without being told which
	}
	return err
}
