// Package behind says which translations of a tree are behind their texts.
//
//	files, err := behind.Tree(ctx, repo, list, behind.Options{})
//	for _, f := range files {
//		fmt.Println(f.Target, f.State, f.Paragraphs())
//	}
//
// A translation is held against what its text was when the translation was changed
// last, as git has it (package history). Where no sentence of the text has changed
// since, it is up to date, and nothing is aligned; else the front door, package
// compare, says what of the change is not in the translation.
package behind

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/history"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// A State is how a translation stands to its text.
type State string

// The states.
const (
	UpToDate     State = "up to date"
	Behind       State = "behind"       // the text has changed, and the translation has not
	Untranslated State = "untranslated" // there is no translation
	Extra        State = "extra"        // there is no text
	Unknown      State = "unknown"      // it cannot be told; see File.Why
)

// States are all of them.
var States = []State{UpToDate, Behind, Untranslated, Extra, Unknown}

// A File is a text, its translation, and how far that is behind.
type File struct {
	Source, Target string // paths; "" where there is none
	Lang           corpus.Tag
	State          State
	Since          history.Commit // that with which the text is compared; zero: none
	Findings       []check.Finding
	Bitext         corpus.Bitext // that the findings are of
	Why            string        // what kept it from being told, or says more, in one line
}

// Path is that of the translation, or of the text where there is none.
func (f File) Path() string { return cmp.Or(f.Target, f.Source) }

// Count is how many paragraphs are behind by a check of history; nil counts all.
func (f File) Count(c *check.Check) int {
	n := 0
	for _, x := range f.Findings {
		if c == nil || x.Check == c {
			n++
		}
	}
	return n
}

// Severity is how grave it is: that of the gravest finding; a text without
// translation is an error, as a paragraph without one is, a translation without text
// a warning. ok is false where there is nothing.
func (f File) Severity() (s check.Severity, ok bool) {
	switch f.State {
	case Untranslated:
		return check.Error, true
	case Extra:
		return check.Warning, true
	case Unknown:
		return check.Info, true
	}
	for _, x := range f.Findings {
		if !ok || x.Severity.AtLeast(s) {
			s, ok = x.Severity, true
		}
	}
	return s, ok
}

// Options says how files are compared. The zero value is what the command line does.
type Options struct {
	Compare compare.Options // of these the checks are those of history

	// Since is the commit to compare with; zero: that in which each translation was
	// changed last. What was missing in it already is not told, nor any translation
	// without a text.
	Since history.Commit
}

// chunk is how many pairs are worked on at a time: their old texts are in memory.
const chunk = 256

// Tree looks at all files of a list, by path, the texts within the repository. A pair
// that cannot be compared is of state [Unknown] and says why. An error is about the
// repository as a whole, or the end of ctx.
func Tree(ctx context.Context, repo *history.Repository, list pairs.List, opt Options) ([]File, error) {
	files := make([]File, len(list.Pairs))
	for k, p := range list.Pairs {
		files[k] = File{Source: p.Source, Target: p.Target, Lang: p.Lang, State: Unknown}
	}
	points, err := locate(ctx, repo, files, opt.Since)
	if err != nil {
		return nil, err
	}
	for lo := 0; lo < len(files); lo += chunk {
		hi := min(lo+chunk, len(files))
		if err := opt.look(ctx, repo, files[lo:hi], points[lo:hi]); err != nil {
			return nil, err
		}
	}
	alone, err := opt.alone(ctx, repo, list)
	if err != nil {
		return nil, err
	}
	files = append(files, alone...)
	slices.SortStableFunc(files, func(a, b File) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Path(), b.Path()))
	})
	return files, nil
}

// alone are the texts without a translation and the translations without a text. Of
// a commit that is compared with, only the texts that are new since then.
func (o Options) alone(ctx context.Context, repo *history.Repository, list pairs.List) (files []File, err error) {
	for _, f := range list.Missing {
		files = append(files, File{Source: f.Path, Lang: f.Lang, State: Untranslated})
	}
	if o.Since == (history.Commit{}) {
		for _, f := range list.Extra {
			files = append(files, File{Target: f.Path, Lang: f.Lang, State: Extra})
		}
		return files, nil
	}
	names := make([]string, len(files))
	for k, f := range files {
		if names[k], err = repo.Name(f.Source); err != nil {
			return nil, err
		}
	}
	if len(names) == 0 {
		return nil, nil
	}
	if names, err = repo.Called(ctx, o.Since, []string{history.Around(names...)}, names); err != nil {
		return nil, err
	}
	blobs := make([]history.Blob, len(names))
	for k, name := range names {
		blobs[k] = history.Blob{Commit: o.Since, Name: name}
	}
	then, err := repo.Read(ctx, blobs)
	if err != nil {
		return nil, err
	}
	var fresh []File
	for k, f := range files {
		if then[k] == nil {
			fresh = append(fresh, f)
		}
	}
	return fresh, nil
}

// locate finds out with which commit each pair is compared, and what its files were
// called then. What it cannot find is not known, and its file says why.
func locate(ctx context.Context, repo *history.Repository, files []File, since history.Commit) ([]history.Point, error) {
	asked := make([]history.Pair, len(files))
	var names []string
	for k, f := range files {
		var err error
		if asked[k].Source, err = repo.Name(f.Source); err == nil {
			asked[k].Target, err = repo.Name(f.Target)
		}
		if err != nil {
			files[k].Why = err.Error()
			asked[k] = history.Pair{}
			continue
		}
		names = append(names, asked[k].Source, asked[k].Target)
	}
	if len(names) == 0 {
		return make([]history.Point, len(files)), nil
	}
	within := []string{history.Around(names...)}
	if since == (history.Commit{}) {
		return repo.Touched(ctx, within, asked)
	}
	called, err := repo.Called(ctx, since, within, names)
	if err != nil {
		return nil, err
	}
	points := make([]history.Point, len(files))
	for k := range files {
		if asked[k].Source != "" {
			points[k] = history.Point{Commit: since, Pair: history.Pair{Source: called[0], Target: called[1]}, Known: true}
			called = called[2:]
		}
	}
	return points, nil
}

// look compares some pairs with what they were, all processors at once.
func (o Options) look(ctx context.Context, repo *history.Repository, files []File, points []history.Point) error {
	var blobs []history.Blob
	for k, p := range points {
		if !p.Known {
			files[k].Why = cmp.Or(files[k].Why, "the translation is in no commit yet")
			continue
		}
		files[k].Since = p.Commit
		blobs = append(blobs, history.Blob{Commit: p.Commit, Name: p.Source}, history.Blob{Commit: p.Commit, Name: p.Target})
	}
	texts, err := repo.Read(ctx, blobs)
	if err != nil {
		return err
	}
	then := make([]*compare.Earlier, len(files))
	for k, p := range points {
		if !p.Known {
			continue
		}
		then[k] = &compare.Earlier{
			Since:  p.Commit.String(),
			Source: compare.Then{Path: files[k].Source, Data: texts[0]},
			Target: compare.Then{Path: files[k].Target, Data: texts[1]},
		}
		texts = texts[2:]
	}
	parallel.Each(ctx, len(files), func(k int) {
		if then[k] != nil {
			files[k].compare(ctx, *then[k], o)
		}
	})
	return ctx.Err()
}

// compare says how a translation stands to its text, which was something else.
func (f *File) compare(ctx context.Context, then compare.Earlier, o Options) {
	now, err := os.ReadFile(f.Source)
	switch {
	case err != nil:
		f.Why = err.Error()
		return
	case then.Source.Data == nil && o.Since == (history.Commit{}):
		f.Why = fmt.Sprintf("the text was not there yet when the translation was changed last, %s", f.Since)
		return
	case bytes.Equal(now, then.Source.Data):
		f.State = UpToDate
		return
	}
	opt := o.Compare
	opt.Earlier = &then
	opt.Check.Checks = []string{check.AdditionUntranslated.Family()}
	same, err := compare.Unchanged(ctx, f.Source, then.Source, opt)
	if err == nil && same {
		f.State = UpToDate
		return
	}
	c, err := f.files(ctx, opt)
	if same, ok := errors.AsType[*compare.PairError](err); ok {
		f.State, f.Why = Untranslated, fmt.Sprintf("%s is in %s", f.Target, lang.NameOf(same.Tag))
		return
	}
	if err != nil {
		f.Why = err.Error()
		return
	}
	f.State, f.Findings, f.Bitext = UpToDate, c.Findings, c.Bitext
	if len(c.Findings) > 0 {
		f.State = Behind
	}
}

// files compares the files. Where a text does not tell the language that its path
// names, half of it being code or not translated yet, the path is believed.
func (f *File) files(ctx context.Context, opt compare.Options) (*compare.Comparison, error) {
	c, err := compare.Files(ctx, f.Source, f.Target, opt)
	if e, ok := errors.AsType[*compare.LanguageError](err); ok && !e.Given && e.Side == corpus.Target && lang.For(f.Lang) != nil {
		opt.Target.Language = f.Lang
		return compare.Files(ctx, f.Source, f.Target, opt)
	}
	return c, err
}
