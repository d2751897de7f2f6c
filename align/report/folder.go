package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// A Row is what became of one of many pairs, in numbers. The JSON is for those who
// keep it.
type Row struct {
	Source string     `json:"source"` // paths
	Target string     `json:"target"`
	Lang   corpus.Tag `json:"lang"` // of the target

	Paragraphs int  `json:"paragraphs"` // of the source; sentences, where those were aligned
	Errors     int  `json:"errors"`
	Warnings   int  `json:"warnings"`
	Remarks    int  `json:"remarks"`
	Dismissed  int  `json:"dismissed"`
	Gone       int  `json:"gone"` // segments of the source without a counterpart
	Added      int  `json:"added"`
	Moved      int  `json:"moved"`
	Differ     bool `json:"differ"` // see [Differ]

	Page   string `json:"page,omitempty"`   // what was written of it, slashed, below the folder of the results
	Failed string `json:"failed,omitempty"` // why nothing is known of it
}

// RowOf is what a cross-check of a pair found, in numbers.
func RowOf(f Findings) Row {
	n := count(f.Bitext.Ladder)
	r := Row{
		Source: f.Bitext.Src.Path, Target: f.Bitext.Dst.Path, Lang: f.Bitext.Dst.Tag, Paragraphs: len(f.Bitext.Src.Segments),
		Dismissed: len(f.Dismissed), Gone: n.onlySrc, Added: n.onlyDst, Moved: n.moved, Differ: Differ(f),
	}
	for _, finding := range f.Found {
		switch finding.Severity {
		case check.Error:
			r.Errors++
		case check.Warning:
			r.Warnings++
		default:
			r.Remarks++
		}
	}
	return r
}

// A Folder is what became of all pairs of some folders.
type Folder struct {
	Rows []Row
	Rest pairs.List // what has no counterpart; its pairs are not looked at
}

// A FileFinding is what is wrong with a file as a whole.
type FileFinding struct {
	Slug     string // its name, as a check has one
	Severity check.Severity
	Path     string
	Message  string
}

// The findings about files.
const (
	extraTranslation   = "extra-translation"
	failedPair         = "failed-pair"
	missingTranslation = "missing-translation"
	unclearPair        = "unclear-pair"
)

// fileKinds are all of them, sorted, with what each says and how grave it is.
var fileKinds = []struct {
	slug, title string
	severity    check.Severity
}{
	{extraTranslation, "translation without a source", check.Warning},
	{failedPair, "pair that could not be compared", check.Error},
	{missingTranslation, "source without a translation", check.Warning},
	{unclearPair, "files of which two could be the counterpart", check.Warning},
}

// fileKindOf is the place in the list of a kind.
func fileKindOf(slug string) int {
	for k := range fileKinds {
		if fileKinds[k].slug == slug {
			return k
		}
	}
	panic("no kind of finding about files is called " + slug)
}

// Files are the findings about files: what has no counterpart, or two, and pairs
// that failed.
func (f Folder) Files() (list []FileFinding) {
	add := func(slug, path, message string) {
		list = append(list, FileFinding{slug, fileKinds[fileKindOf(slug)].severity, path, message})
	}
	for _, m := range f.Rest.Missing {
		add(missingTranslation, m.Path, "has no translation"+in(m.Lang))
	}
	for _, x := range f.Rest.Extra {
		add(extraTranslation, x.Path, "is a translation"+into(x.Lang)+" of no file")
	}
	for _, d := range f.Rest.Doubts {
		add(unclearPair, slices.Concat(d.Targets, d.Sources)[0], d.String())
	}
	for _, r := range f.Rows {
		if r.Failed != "" {
			add(failedPair, r.Target, strings.TrimPrefix(r.Failed, r.Target+": "))
		}
	}
	return list
}

// Fails tells whether anything found is at least so grave; nothing is "never".
func (f Folder) Fails(least check.Severity) bool {
	if !slices.Contains(check.Severities, least) {
		return false
	}
	n := map[check.Severity]int{}
	for _, r := range f.Rows {
		n[check.Error] += r.Errors
		n[check.Warning] += r.Warnings
		n[check.Info] += r.Remarks
	}
	for _, x := range f.Files() {
		n[x.Severity]++
	}
	return slices.ContainsFunc(check.Severities, func(s check.Severity) bool { return n[s] > 0 && s.AtLeast(least) })
}

// in names a language, "" where it is not known.
func in(tag corpus.Tag) string {
	if tag == corpus.Unknown {
		return ""
	}
	return fmt.Sprintf(" in %s (%s)", lang.NameOf(tag), tag)
}

// into is in for what was translated.
func into(tag corpus.Tag) string { return strings.Replace(in(tag), " in ", " into ", 1) }

// Verdict sums everything up: "198 pairs: 12 with findings (14 errors, 3 warnings),
// 186 without; 2 files missing".
func (f Folder) Verdict() string {
	var with, errors, warnings, remarks, failed int
	for _, r := range f.Rows {
		errors, warnings, remarks = errors+r.Errors, warnings+r.Warnings, remarks+r.Remarks
		switch {
		case r.Failed != "":
			failed++
		case r.Errors+r.Warnings+r.Remarks > 0:
			with++
		}
	}
	counts := counted([]int{errors, warnings, remarks}, "error", "warning", "remark")
	if counts != "" {
		counts = " (" + counts + ")"
	}
	verdict := fmt.Sprintf("%s: %d with findings%s, %d without", lang.Count(len(f.Rows), "pair"), with, counts, len(f.Rows)-with-failed)
	missing, extra, doubts := len(f.Rest.Missing), len(f.Rest.Extra), len(f.Rest.Doubts)
	if rest := counted([]int{failed, missing, extra, doubts}, "failed pair", "missing translation", "extra translation", "doubt"); rest != "" {
		verdict += "; " + rest
	}
	return verdict
}

// counted are the numbers that are not 0, with what they count.
func counted(n []int, nouns ...string) string {
	var parts []string
	for k, noun := range nouns {
		if n[k] == 0 {
			continue
		}
		parts = append(parts, lang.Count(n[k], noun))
	}
	return strings.Join(parts, ", ")
}

// FolderText writes a table with a row for each pair that has findings, a line for
// each file that has no counterpart or two, and the verdict.
func FolderText(w io.Writer, f Folder, opt Options) error {
	p := newPen(w, opt)
	p.folder(f)
	return p.out.Flush()
}

func (p *pen) folder(f Folder) {
	rows := [][]string{{"translation", "errors", "warnings", "remarks", "gone", "added", "moved"}}
	for _, r := range f.Rows {
		if r.Failed == "" && (r.Differ || r.Errors+r.Warnings+r.Remarks > 0) {
			row := []string{Visible(r.Target)}
			for _, n := range []int{r.Errors, r.Warnings, r.Remarks, r.Gone, r.Added, r.Moved} {
				row = append(row, cmp.Or(strings.TrimPrefix(fmt.Sprint(n), "0"), "-"))
			}
			rows = append(rows, row)
		}
	}
	if len(rows) > 1 {
		p.table(rows, "<>>>>>>", faintHead)
		p.endLine()
	}
	files := f.Files()
	for _, x := range files {
		fmt.Fprintf(p.out, "%s: %s %s: %s\n", Visible(x.Path), severityStyles[x.Severity].paint(string(x.Severity), p.color), x.Slug, Visible(x.Message))
	}
	if len(files) > 0 {
		p.endLine()
	}
	fmt.Fprintln(p.out, f.Verdict())
}
