package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// Moses is the pair of files that machine translation is trained on: line n of
// one translates line n of the other. The files are named by their languages,
// "news.en" and "news.zh".
var Moses = &Format{
	Name:       "moses",
	Doc:        "two plain files with a unit a line, named by their languages",
	Extensions: []string{".moses"},
	Keeps:      Keeps{OneSided: true},
	Several:    true,
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      label.Short,
	Fold:       lines.Fold,
	Read: func(in *Input, opt Options) (Stream, error) {
		if in.isPacked() {
			return in.mosesZip(opt)
		}
		pair, err := in.moses()
		if err != nil {
			return Stream{}, err
		}
		return pair.stream(Header{Src: cmp.Or(opt.Src, label.OfPath(unzipped(in.Path))), Dst: cmp.Or(opt.Dst, label.OfPath(unzipped(in.Pair)))}), nil
	},
	Write: func(j *Job) error {
		srcKey, dstKey, err := j.keys()
		if err != nil {
			return err
		}
		return j.toFile("."+srcKey, func(src *file) error {
			return j.toFile("."+dstKey, func(dst *file) error {
				return j.each(func(_ int, u TU) error {
					a, b := j.texts(u)
					src.WriteString(a + "\n")
					dst.WriteString(b + "\n")
					return nil
				})
			})
		})
	},
	validate: func(in *Input, v rules.Validator) error {
		if in.isPacked() {
			return in.validateZip(v)
		}
		pair, err := in.moses()
		if err != nil {
			return err
		}
		return pair.validate(in, v)
	},
}

// A mosesPair is the two files, read side by side.
type mosesPair struct{ src, dst *lines.Reader }

// moses opens the second file.
func (in *Input) moses() (pair mosesPair, err error) {
	if in.Pair == "" {
		return pair, fmt.Errorf("%s: the other half of the pair is missing: name both files, source first", in.Path)
	}
	other, err := in.file(in.Pair)
	return mosesPair{lines.New(in.Path, in.text), lines.New(in.Pair, other)}, err
}

// stream is the lines of the two files as units.
func (p mosesPair) stream(h Header) Stream {
	return Stream{h, func(yield func(TU, error) bool) {
		for {
			src, dst, err := p.next()
			if errors.Is(err, io.EOF) {
				return
			}
			u := noMeta().unit(h.Src, src, h.Dst, dst)
			u.Line = p.src.Line
			if err == nil && u.Src.Empty() && u.Dst.Empty() {
				continue
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}}
}

// next is a line of each file, or io.EOF when both are at their ends.
func (p mosesPair) next() (src, dst string, err error) {
	src, errSrc := p.src.Next()
	dst, errDst := p.dst.Next()
	endSrc, endDst := errors.Is(errSrc, io.EOF), errors.Is(errDst, io.EOF)
	switch {
	case endSrc && endDst:
		err = io.EOF
	case errSrc != nil && !endSrc:
		err = errSrc
	case errDst != nil && !endDst:
		err = errDst
	case endSrc && blank(p.dst, dst), endDst && blank(p.src, src):
		src, dst, err = "", "", io.EOF
	case endSrc:
		err = p.src.Errorf("the file ends here, but %s has more lines: the two do not belong together", p.dst.Path)
	case endDst:
		err = p.dst.Errorf("the file ends here, but %s has more lines: the two do not belong together", p.src.Path)
	}
	return src, dst, err
}

// blank tells whether a line and all that follow it are empty: they say nothing.
func blank(r *lines.Reader, line string) bool {
	var err error
	for ; err == nil && strings.TrimSpace(line) == ""; line, err = r.Next() {
	}
	return errors.Is(err, io.EOF)
}

// validate looks at the two files, and whether they are equally long.
func (p mosesPair) validate(in *Input, v rules.Validator) error {
	counts := [2]int{}
	for k, r := range []*lines.Reader{p.src, p.dst} {
		at := rules.Validator{Path: r.Path, Found: v.Found}
		count, err := at.EachLine(r, in.isMarked(r.Path), func(line string) {
			if strings.TrimSpace(line) == "" {
				at.Report(r.Line, rules.Lines.NoText, "an empty line")
			}
			if strings.Contains(line, "\t") {
				at.Report(r.Line, rules.Lines.Columns, "a tab in a text")
			}
		})
		if err != nil {
			return err
		}
		counts[k] = count
	}
	if counts[0] != counts[1] {
		v.Report(min(counts[0], counts[1])+1, rules.Lines.Lengths, "%s has %s and %s has %d", p.src.Path, lang.Count(counts[0], "line"), p.dst.Path, counts[1])
	}
	return nil
}
