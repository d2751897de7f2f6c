package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
)

// Moses is the pair of files that machine translation is trained on: line n of
// one translates line n of the other. The files are named by their languages,
// "news.en" and "news.zh".
var Moses = &Format{
	Name:       "moses",
	Doc:        "two plain files with a unit a line, named by their languages",
	Extensions: []string{".moses"},
	Keeps:      OneSided,
	Several:    true,
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      Short,
	Fold:       oneLine,
	Read:       readMoses,
	Write:      writeMoses,
	validate:   validateMoses,
}

func writeMoses(j *Job) error {
	srcKey, dstKey, err := j.keys()
	if err != nil {
		return err
	}
	src, err := j.file("." + srcKey)
	if err != nil {
		return err
	}
	defer src.close()
	dst, err := j.file("." + dstKey)
	if err != nil {
		return err
	}
	defer dst.close()
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		a, b := j.texts(u)
		src.WriteString(a + "\n")
		dst.WriteString(b + "\n")
	}
	return errors.Join(src.close(), dst.close())
}

func readMoses(in *Input, opt Options) (Stream, error) {
	if in.Pair == "" {
		return Stream{}, fmt.Errorf("%s: the other half of the pair is missing: name both files, source first", in.Path)
	}
	other, err := in.file(in.Pair)
	if err != nil {
		return Stream{}, err
	}
	src := &lineReader{path: in.Path, in: in.text}
	dst := &lineReader{path: in.Pair, in: other}
	h := Header{Src: cmp.Or(opt.Src, tagOfExt(in.Path)), Dst: cmp.Or(opt.Dst, tagOfExt(in.Pair))}
	return Stream{h, func(yield func(TU, error) bool) {
		for {
			a, errA := src.next()
			b, errB := dst.next()
			err := pairError(src, errA, dst, errB)
			if errors.Is(err, io.EOF) {
				return
			}
			u := noMeta().unit(h.Src, a, h.Dst, b)
			if err == nil && u.Src.Empty() && u.Dst.Empty() {
				continue
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}}, nil
}

// pairError is what reading one line of each file came to: io.EOF when both
// are at their ends.
func pairError(src *lineReader, errA error, dst *lineReader, errB error) error {
	endA, endB := errors.Is(errA, io.EOF), errors.Is(errB, io.EOF)
	switch {
	case endA && endB:
		return io.EOF
	case errA != nil && !endA:
		return errA
	case errB != nil && !endB:
		return errB
	case endA:
		return src.errorf("the file ends here, but %s has more lines: the two do not belong together", dst.path)
	case endB:
		return dst.errorf("the file ends here, but %s has more lines: the two do not belong together", src.path)
	}
	return nil
}
