package exchange

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lines"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// ErrLanguages is the error of a file in more than two languages, of which
// [Options] can choose two.
var ErrLanguages = errors.New("say which two languages you want, or keep them in files of their own")

// ErrNoLanguage is the error of a format that must name the languages of texts
// of which they are not known.
var ErrNoLanguage = errors.New("the format names the languages of the texts, and the input does not tell them")

// A Creator makes a file to write to. Whoever gives it decides when the file
// appears under its name, so that nothing is seen half-written.
type Creator func(path string) (io.WriteCloser, error)

// A Job is an export under way: what a format's Write works on.
type Job struct {
	Options
	Header Header
	Units  iter.Seq2[TU, error] // those to be written; policies and limits are already applied
	Path   string

	format *Format
	create Creator
	report *Report
	labels map[corpus.Tag]string

	passed strings.Builder // of the original file, what stood before units that are left out
}

// Write writes a stream in a format. Formats of several files put them beside
// path, under names made from it. The report counts what was done.
func Write(s Stream, format *Format, path string, create Creator, opt Options) (Report, error) {
	var report Report
	if opt.Unaligned == "" {
		if opt.Unaligned = format.Unaligned; s.Header.original != nil || s.Header.pending && format.Pending {
			opt.Unaligned = Blank
		}
	}
	if opt.LangStyle == "" {
		opt.LangStyle = format.Style
	}
	s, stop, err := s.withHeader()
	defer stop()
	if err != nil {
		return report, err
	}
	if o := s.Header.original; o != nil && o.format != format.Name {
		s.Header.original = nil
	}
	// A file that is written again names its languages as it did.
	if h := s.Header; format.NeedsTags && h.original == nil && (h.Src == corpus.Unknown || h.Dst == corpus.Unknown && !format.Pending) {
		return report, fmt.Errorf("%s: %w", path, ErrNoLanguage)
	}
	if len(s.Header.Others) > 0 && !format.Versions {
		return report, fmt.Errorf("%s: a file of the format %s is in two languages, not %d", path, format.Name, 2+len(s.Header.Others))
	}
	job := &Job{Options: opt, Header: s.Header, Path: path, format: format, create: create, report: &report,
		labels: make(map[corpus.Tag]string)}
	job.Units = job.filter(s.Units)
	err = format.Write(job)
	if b := s.Header.behind; b != nil && s.Header.original == nil {
		report.Obsolete, report.FileNotes = b.obsolete, b.details
		report.Blank += b.blank
	}
	return report, err
}

// filter leaves out what the options leave out, and counts.
func (j *Job) filter(units iter.Seq2[TU, error]) iter.Seq2[TU, error] {
	unnamed := j.format.NeedsTags && j.Header.original == nil && j.Header.Dst == corpus.Unknown
	return func(yield func(TU, error) bool) {
		for run, err := range runs(units) {
			if err != nil {
				yield(run[0], err)
				return
			}
			stand := j.asTheyStand(run)
			for _, u := range run {
				if unnamed && !u.Dst.Empty() {
					err = fmt.Errorf("%s: %w", j.Path, ErrNoLanguage)
				} else {
					err = j.spokenIn(&u)
				}
				if err != nil {
					yield(u, err)
					return
				}
				if u, wanted := j.take(u, stand); wanted && !yield(u, nil) {
					return
				}
			}
		}
	}
}

// spokenIn gives a unit that names no languages those of the stream, and refuses one
// in others.
func (j *Job) spokenIn(u *TU) error {
	// Where no unit so far had both sides, this one may tell.
	j.Header.Src, j.Header.Dst = cmp.Or(j.Header.Src, u.Src.Tag), cmp.Or(j.Header.Dst, u.Dst.Tag)
	u.Src.Tag, u.Dst.Tag = cmp.Or(u.Src.Tag, j.Header.Src), cmp.Or(u.Dst.Tag, j.Header.Dst)
	if !sameBase(u.Src.Tag, j.Header.Src) || !sameBase(u.Dst.Tag, j.Header.Dst) {
		return fmt.Errorf("unit %d is %s to %s, where the first is %s to %s: %w",
			j.report.Written+j.report.Skipped()+j.report.Left+1, u.Src.Tag, u.Dst.Tag, j.Header.Src, j.Header.Dst, ErrLanguages)
	}
	return nil
}

// take is a unit as it is written, folded unless it stands as it is, and whether
// it is wanted; both are counted.
func (j *Job) take(u TU, stands bool) (TU, bool) {
	before := *j.report
	if !stands {
		u = j.fold(u)
	}
	if count := j.unwanted(u); count != nil {
		j.report.Changed, j.report.CodesShown, j.report.CodesLost = before.Changed, before.CodesShown, before.CodesLost
		*count++
		j.passOver(u.original)
		return u, false
	}
	j.report.Written++
	j.report.count(u, j.Header, j.format)
	j.report.chose(j.Src, u.Src)
	j.report.chose(j.Dst, u.Dst)
	return u, true
}

// sameBase tells whether two tags name one language, in whatever script or region.
func sameBase(a, b corpus.Tag) bool { return a == b || a.Base() == b.Base() }

// unwanted is where the report counts a unit that the options leave out; nil for
// any other.
func (j *Job) unwanted(u TU) *int {
	one := u.Src.Empty() || u.untranslated()
	switch {
	case u.Left:
		return &j.report.Left
	case u.Src.Empty() && u.untranslated():
		return &j.report.Blank
	case u.Src.Empty() && (j.format.BySource || j.Unaligned == Skip):
		return &j.report.Additions
	case u.untranslated() && j.Unaligned == Skip:
		return &j.report.Omissions
	case !one && u.Confidence < j.MinConfidence:
		return &j.report.Doubtful
	}
	return nil
}

// fold applies the format's folding to the unit's texts and notes, makes text
// of codes that the format cannot hold, and leaves out segments of which nothing
// is left. Of white space at the ends of texts a property remains.
func (j *Job) fold(u TU) TU {
	u.Others = slices.Clone(u.Others)
	if !j.format.Keeps.Codes {
		u.Src.Segments, u.Dst.Segments = j.show(u.Src), j.show(u.Dst)
		for k, s := range u.Others {
			u.Others[k].Segments = j.show(s)
		}
	}
	if j.format.Fold == nil {
		return u
	}
	if j.format.Keeps.Properties {
		u = j.lift(u)
	}
	u.Src.Segments = j.foldSegments(u.Src.Segments)
	u.Dst.Segments = j.foldSegments(u.Dst.Segments)
	for k, s := range u.Others {
		u.Others[k].Segments = j.foldSegments(s.Segments)
	}
	for i, note := range u.Notes {
		if clean := j.format.Fold(note); clean != note {
			u.Notes = slices.Clone(u.Notes)
			u.Notes[i] = clean
			j.report.Changed++
		}
	}
	return u
}

// foldSegments is the segments folded; the same list where nothing changes.
func (j *Job) foldSegments(segments []corpus.Segment) []corpus.Segment {
	copied := false
	for i, seg := range segments {
		clean, list := foldCoded(seg, j.format.Fold)
		if clean == seg.Text {
			continue
		}
		if !copied {
			segments, copied = slices.Clone(segments), true
		}
		segments[i].Text, segments[i].Codes = clean, list
		j.report.Changed++
	}
	blank := func(seg corpus.Segment) bool { return seg.Text == "" && len(seg.Codes) == 0 }
	if slices.ContainsFunc(segments, blank) {
		segments = slices.DeleteFunc(slices.Clone(segments), blank)
	}
	return segments
}

// label is how the output names a language.
func (j *Job) label(tag corpus.Tag) string {
	label, ok := j.labels[tag]
	if !ok {
		if label, ok = j.Labels[tag]; !ok {
			if label = j.LangStyle.Of(tag); j.Header.Format != "" && (j.format.NeedsTags || j.format.Keeps.Tags) {
				j.report.shortened(tag, label)
			}
		}
		j.labels[tag] = label
	}
	return label
}

// texts are the two texts of a unit as the output shows them.
func (j *Job) texts(u TU) (src, dst string) {
	return j.text(u.Src, u.Dst), j.text(u.Dst, u.Src)
}

// text is a side of a unit, of which the other is given too, as the output shows it.
func (j *Job) text(s, other Side) string {
	if j.Unaligned == Mark && s.Empty() {
		return j.missing(other.Tag)
	}
	return s.Text()
}

// segments are the two sides of a unit as the output shows them, a segment each.
func (j *Job) segments(u TU) (src, dst []string) {
	src, dst = u.Src.Texts(), u.Dst.Texts()
	if j.Unaligned == Mark && u.Src.Empty() {
		src = []string{j.missing(u.Dst.Tag)}
	}
	if j.Unaligned == Mark && u.Dst.Empty() {
		dst = []string{j.missing(u.Src.Tag)}
	}
	return src, dst
}

// missing is what [Mark] writes in place of the text that one language lacks.
func (j *Job) missing(only corpus.Tag) string { return onlyIn(j.label(only)) }

// onlyIn says that a text is in one language only, by its label.
func onlyIn(label string) string { return "[only in " + label + "]" }

// keys are the labels of the two languages, which must differ in formats that
// name fields or files by them. A label may come from a file: one that is to be
// part of a path must not lead elsewhere.
func (j *Job) keys() (src, dst string, err error) {
	src, dst = j.label(j.Header.Src), j.label(j.Header.Dst)
	if src == dst {
		return src, dst, fmt.Errorf("the two languages have the same label: choose another style of language tags (%s)", src)
	}
	for _, key := range []string{src, dst} {
		if j.format.Several && strings.ContainsFunc(key, notInName) {
			return src, dst, fmt.Errorf("the language %q cannot be part of the name of a file: %w", key, ErrLanguages)
		}
	}
	return src, dst, nil
}

// languages are the labels of all languages of units in more than two, which must
// differ.
func (j *Job) languages() ([]string, error) {
	var names []string
	for _, tag := range slices.Concat([]corpus.Tag{j.Header.Src, j.Header.Dst}, j.Header.Others) {
		name := j.label(tag)
		if slices.Contains(names, name) {
			return nil, fmt.Errorf("%s: two versions are labelled %s, and only that tells them apart", j.Path, name)
		}
		names = append(names, name)
	}
	return names, nil
}

// notInName tells whether a rune does not belong in a label that is part of the
// name of a file.
func notInName(r rune) bool {
	return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// original names the source file, for formats that want a name.
func (j *Job) original() string {
	if path := cmp.Or(j.Header.SrcPath, "-"); path != "-" {
		return xmltext.FoldLine(filepath.Base(path))
	}
	return "bitext"
}

// path is the output's path, or with a suffix that of a file beside it:
// "news.moses" and ".en" make "news.en". An extension that is not the format's
// is part of the name.
func (j *Job) path(suffix string) string {
	ext := filepath.Ext(j.Path)
	switch {
	case suffix == "":
		return j.Path
	case slices.Contains(j.format.Extensions, strings.ToLower(ext)):
		return strings.TrimSuffix(j.Path, ext) + suffix
	}
	return j.Path + suffix
}

// name is the name of a file beside the output.
func (j *Job) name(suffix string) string { return filepath.Base(j.path(suffix)) }

// file makes the output's file, or with a suffix one beside it.
func (j *Job) file(suffix string) (*file, error) {
	w, err := j.create(j.path(suffix))
	if err != nil {
		return nil, err
	}
	var to io.Writer = w
	if !j.BOM {
		to = &unmarked{to: w}
	}
	return &file{Writer: bufio.NewWriterSize(to, lines.BufferSize), under: w}, nil
}

// An unmarked writer writes a file that has no byte order mark. Where its first
// text begins with the character of the mark, a mark is put before it: readers
// would take the text's own for that, and leave it out.
type unmarked struct {
	to    io.Writer
	begun bool
}

func (u *unmarked) Write(p []byte) (int, error) {
	if !u.begun && bytes.HasPrefix(p, []byte(lines.Mark)) {
		if _, err := io.WriteString(u.to, lines.Mark); err != nil {
			return 0, err
		}
	}
	u.begun = true
	return u.to.Write(p)
}

// toFile makes the output's file, or with a suffix one beside it, has it
// written and closes it.
func (j *Job) toFile(suffix string, write func(out *file) error) error {
	out, err := j.file(suffix)
	if err != nil {
		return err
	}
	defer out.close()
	if err := write(out); err != nil {
		return err
	}
	return out.close()
}

// each calls write with every unit to be written, and its number from 1.
func (j *Job) each(write func(number int, u TU) error) error {
	number := 0
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		number++
		if err := write(number, u); err != nil {
			return err
		}
	}
	return nil
}

// A file is buffered output.
type file struct {
	*bufio.Writer
	under  io.Closer
	closed bool
}

// newFile is buffered output to what needs no closing, such as a file in an
// archive: flush it.
func newFile(w io.Writer) *file { return &file{Writer: bufio.NewWriter(w), closed: true} }

// close writes what is left and closes the file, once. Writes that failed are
// told here.
func (f *file) close() error {
	if f.closed {
		return nil
	}
	f.closed = true
	return errors.Join(f.Flush(), f.under.Close())
}

// xml writes pieces of XML, those at odd places escaped; see [xmltext.Write].
func (f *file) xml(pieces ...string) { xmltext.Write(f, pieces...) }
