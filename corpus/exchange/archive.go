package exchange

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/grid"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// Zip archives: of one bitext, or of the halves of Moses pairs, as OPUS gives
// them, with the licence and the numbers of the lines beside them.

// unread is what is left to read of the input's file, which can be read again.
func (in *Input) unread() ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in.text, grid.MaxSize+1))
	if err != nil {
		return nil, lines.ErrorAt(in.Path, 1, "%w", err)
	}
	if len(data) > grid.MaxSize {
		return nil, fmt.Errorf("%s: an archive of more than %d MB: unpack it, and name the files in it", in.Path, grid.MaxSize>>20)
	}
	in.text = bufio.NewReader(bytes.NewReader(data))
	return data, nil
}

// zip opens an archive.
func (in *Input) zip(data []byte) (*zip.Reader, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%s: not a sound zip archive: %w", in.Path, err)
	}
	return archive, nil
}

// only is the format of the one file in an archive, which is what is read then.
func (in *Input) only(archive *zip.Reader) (*Format, error) {
	files := slices.DeleteFunc(slices.Clone(archive.File), func(f *zip.File) bool { return !isData(f) })
	if len(files) != 1 {
		return nil, fmt.Errorf("%s: %w: an archive that is neither a workbook (.xlsx) nor a Word document (.docx), and holds neither one bitext nor the two halves of one (X.en and X.zh); unpack it, and name the file", in.Path, ErrNotBitext)
	}
	text, err := in.member(files[0])
	if err != nil {
		return nil, err
	}
	in.text = text
	return forInput(in.Path+"/"+files[0].Name, text)
}

// member opens a file of an archive as text.
func (in *Input) member(f *zip.File) (*bufio.Reader, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %s in it: %w", in.Path, f.Name, err)
	}
	in.files = append(in.files, r)
	return lines.Text(bufio.NewReaderSize(r, lines.BufferSize)), nil
}

// isData tells whether a file of an archive is more than a folder, or what a Mac
// puts beside each file.
func isData(f *zip.File) bool {
	return !strings.HasSuffix(f.Name, "/") && !strings.HasPrefix(f.Name, "__MACOSX/") && path.Base(f.Name) != ".DS_Store"
}

// A half is one side of a Moses pair in an archive.
type half struct {
	label string // as its extension has it
	file  *zip.File
}

// A bundle is the files of one name in an archive, but for their languages:
// "news.en", "news.ru" and "news.zh".
type bundle struct {
	name  string // "news"
	sides []half
}

// noLanguages are extensions of what stands beside the halves of a pair that are
// codes of languages as well.
var noLanguages = []string{"ids", "xml", "txt", "log", "tmx"}

// halves are the bundles of two and more languages, in the order of the archive.
// Where the name says which two, as "news.en-ru" does, it is these.
func halves(archive *zip.Reader) (list []bundle) {
	at := make(map[string]int) // in the list, by name
	for _, f := range archive.File {
		ext := strings.TrimPrefix(path.Ext(f.Name), ".")
		name := strings.TrimSuffix(f.Name, "."+ext)
		odd := slices.Contains(noLanguages, strings.ToLower(ext)) && !bundle{name: name}.names(ext)
		if odd || !isData(f) || label.OfPath(f.Name) == corpus.Unknown {
			continue
		}
		k, known := at[name]
		if !known {
			k, at[name] = len(list), len(list)
			list = append(list, bundle{name: name})
		}
		list[k].sides = append(list[k].sides, half{ext, f})
	}
	for k, b := range list {
		two := slices.DeleteFunc(slices.Clone(b.sides), func(h half) bool { return !b.names(h.label) })
		if len(two) == 2 {
			list[k].sides = two
		}
	}
	return slices.DeleteFunc(list, func(b bundle) bool { return len(b.sides) < 2 })
}

// names tells whether the bundle's name says that it is in a language and
// another: "news.en-ru" does so of en and ru.
func (b bundle) names(language string) bool {
	pair := strings.TrimPrefix(path.Ext(b.name), ".")
	return strings.HasPrefix(pair, language+"-") || strings.HasSuffix(pair, "-"+language)
}

// mosesZip reads the pairs of an archive in two languages.
func (in *Input) mosesZip(opt Options) (Stream, error) {
	pairs, h, err := in.mosesPairs(opt)
	if err != nil {
		return Stream{}, err
	}
	return Stream{h, func(yield func(TU, error) bool) {
		for _, files := range pairs {
			open := len(in.files)
			pair, err := in.mosesMembers(files[0], files[1])
			if err != nil {
				yield(TU{}, err)
				return
			}
			for u, err := range pair.stream(h).Units {
				if !yield(u, err) || err != nil {
					return
				}
			}
			in.closeFrom(open)
		}
	}}, nil
}

// validateZip looks at the pairs of an archive: of a bundle of several languages
// at each beside the first.
func (in *Input) validateZip(v rules.Validator) error {
	list, err := in.bundles()
	for _, b := range list {
		for k := 1; k < len(b.sides) && err == nil; k++ {
			open := len(in.files)
			var pair mosesPair
			if pair, err = in.mosesMembers(b.sides[0].file, b.sides[k].file); err == nil {
				err = pair.validate(in, v)
			}
			in.closeFrom(open)
		}
	}
	return err
}

// bundles are those of the input, an archive.
func (in *Input) bundles() ([]bundle, error) {
	data, err := in.unread()
	if err != nil {
		return nil, err
	}
	archive, err := in.zip(data)
	if err != nil {
		return nil, err
	}
	list := halves(archive)
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: the archive does not hold the two halves of a bitext, such as X.en and X.zh", in.Path)
	}
	return list, nil
}

// mosesPairs are the pairs of an archive in the languages asked for, else in the
// only two.
func (in *Input) mosesPairs(opt Options) (pairs [][2]*zip.File, h Header, err error) {
	list, err := in.bundles()
	if err != nil {
		return nil, h, err
	}
	var labels []string
	known := make(map[string]bool)
	for _, b := range list {
		for _, side := range b.sides {
			if !known[side.label] {
				known[side.label] = true
				labels = append(labels, side.label)
			}
		}
	}
	src, dst, err := opt.choose(labels)
	if err != nil {
		return nil, h, fmt.Errorf("%s: %w", in.Path, err)
	}
	for _, b := range list {
		s, d := b.side(src), b.side(dst)
		if s != nil && d != nil {
			pairs = append(pairs, [2]*zip.File{s, d})
		}
	}
	if len(pairs) == 0 {
		return nil, h, fmt.Errorf("%s: no two files of one name in %s and %s, but %s", in.Path, src, dst, strings.Join(labels, ", "))
	}
	return pairs, Header{Src: label.Any(src), Dst: label.Any(dst)}, nil
}

// side is the file of a language in the bundle, or nil.
func (b bundle) side(language string) *zip.File {
	for _, h := range b.sides {
		if h.label == language {
			return h.file
		}
	}
	return nil
}

// mosesMembers opens the two files of a pair.
func (in *Input) mosesMembers(src, dst *zip.File) (pair mosesPair, err error) {
	for side, f := range map[**lines.Reader]*zip.File{&pair.src: src, &pair.dst: dst} {
		text, err := in.member(f)
		if err != nil {
			return pair, err
		}
		*side = lines.New(in.Path+"/"+f.Name, text)
	}
	return pair, nil
}
