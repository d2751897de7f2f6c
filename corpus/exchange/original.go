package exchange

import (
	"iter"
	"regexp"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// An original is a unit as it stands in its file. A stream that goes to a file
// of the same format carries them, so that nothing is lost which bitext does not
// understand.
type original struct {
	doc    *originalFile
	before string // what stands between the unit before and this one
	text   string // the unit itself; "" where it cannot be written as it stands
	units  int    // as how many it was read
}

// An originalFile is the file that originals stand in.
type originalFile struct {
	format string // its name
	tail   string // what stands behind the last unit; known once all units are read
}

// rewrites tells whether a stream read with these options goes to a file of the
// named format with all that it says, so that reading should keep originals.
func (opt Options) rewrites(format string) bool {
	return opt.To != nil && opt.To.Name == format && opt.LangStyle == "" && len(opt.Labels) == 0
}

// runs are the units in runs of those that were read from one piece of a file,
// which are written as they stand together or not at all. A unit without an
// original is one by itself. A run is good until the next.
func runs(units iter.Seq2[TU, error]) iter.Seq2[[]TU, error] {
	return func(yield func([]TU, error) bool) {
		var run []TU
		flush := func() bool {
			whole := run
			run = run[:0]
			return len(whole) == 0 || yield(whole, nil)
		}
		for u, err := range units {
			if len(run) > 0 && (err != nil || u.original != run[0].original) && !flush() {
				return
			}
			if err != nil {
				yield([]TU{u}, err)
				return
			}
			run = append(run, u)
			if o := u.original; (o == nil || len(run) == o.units) && !flush() {
				return
			}
		}
		flush()
	}
}

// asTheyStand tells whether the units of a run can be written as they stand in
// their file: they came from one of the same format, nobody has changed one of them
// or taken one away, and none is to be left out; or the only one got a translation,
// which can be put in. Else they forget their own text, and all but the first what
// stands before it.
func (j *Job) asTheyStand(run []TU) bool {
	o := run[0].original
	if o == nil {
		return false
	}
	stand := o.doc.format == j.format.Name && o.text != "" && len(run) == o.units
	for _, u := range run {
		stand = stand && sameUnit(u, *u.asRead) && j.unwanted(u) == nil
	}
	if stand {
		return true
	}
	filled := j.filled(run)
	for k := range run {
		run[k].original = nil
	}
	run[0].original = &original{doc: o.doc, before: o.before, text: filled, units: 1}
	return filled != ""
}

// filled is a unit as it stands in its file with the translation that it got; "" where
// more of it has changed, or the format cannot.
func (j *Job) filled(run []TU) string {
	u, o := run[0], run[0].original
	if j.format.fill == nil || o.doc.format != j.format.Name || o.text == "" || o.units != 1 || !onlyFilled(u) || j.unwanted(u) != nil {
		return ""
	}
	text, _ := j.format.fill(j, o.text, u)
	return text
}

// standsAs tells whether the unit is written as it stands in its file.
func (u TU) standsAs(f *Format) bool {
	return u.original != nil && u.original.doc.format == f.Name && u.original.text != ""
}

// sameUnit tells whether two units say the same.
func sameUnit(u, v TU) bool {
	same := func(s, t Side) bool {
		return s.At == t.At && slices.EqualFunc(s.Segments, t.Segments, func(a, b corpus.Segment) bool {
			return a.Text == b.Text && slices.Equal(a.Codes, b.Codes)
		})
	}
	return u.Confidence == v.Confidence && u.Moved == v.Moved && u.State == v.State &&
		slices.Equal(u.Notes, v.Notes) && slices.Equal(u.Properties, v.Properties) && same(u.Src, v.Src) && same(u.Dst, v.Dst)
}

// passOver keeps what stands before a unit that is left out.
func (j *Job) passOver(o *original) {
	if o != nil {
		j.passed.WriteString(o.before)
	}
}

// taken gives the units that were read from a piece of the file that piece as
// their original. Its text is kept unless whole is false: then it said more than
// was read of it.
func (d *originalFile) taken(before, text string, whole bool, units []TU) {
	o := &original{doc: d, before: before, units: len(units)}
	if whole {
		o.text = text
	}
	asRead := slices.Clone(units)
	for k := range units {
		units[k].original, units[k].asRead = o, &asRead[k]
	}
}

// rewrite writes a file of originals again: render writes the units that cannot
// be written as they stand, or holds them until flush.
func (j *Job) rewrite(out *file, render func(number int, u TU) error, flush func()) error {
	var last *original
	err := j.each(func(number int, u TU) error {
		o := u.original
		if o == nil && j.passed.Len() == 0 {
			return render(number, u)
		}
		flush()
		out.WriteString(utf8Declaration(j.passed.String()))
		j.passed.Reset()
		switch {
		case o == nil:
			return render(number, u)
		case o.text != "" && o == last: // a unit of the file that was read as several
			return nil
		}
		last = o
		out.WriteString(utf8Declaration(o.before))
		if o.text != "" {
			_, err := out.WriteString(o.text)
			return err
		}
		return render(number, u)
	})
	flush()
	out.WriteString(utf8Declaration(j.passed.String()))
	out.WriteString(j.Header.original.tail)
	return err
}

// declaration is the encoding that an XML declaration names.
var declaration = regexp.MustCompile(`^(<\?xml[^>]*encoding=["'])([^"']*)`)

// utf8Declaration is the beginning of an XML file with UTF-8 in its declaration,
// which is what is written, whatever was read.
func utf8Declaration(head string) string {
	if m := declaration.FindStringSubmatch(head); m != nil && !strings.EqualFold(m[2], "utf-8") {
		return m[1] + "UTF-8" + head[len(m[0]):]
	}
	return head
}
