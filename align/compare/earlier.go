package compare

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/revision"
	"github.com/bitext-tools/bitext/corpus/source"
)

// Earlier is what two texts were at an earlier time, for the checks of history: what
// changed in the first since then and did not reach the second, which is its
// translation, whatever their languages.
type Earlier struct {
	Since          string // what messages call that time, as "3fa9c1e of 2026-05-01"
	Source, Target Then   // in the order in which the texts are given
}

// Then is what a text was.
type Then struct {
	Path string // of the text now, as it is given to [Files]
	Data []byte // the bytes of its file then; nil: there was none
}

// earlier is what package check is told of the texts of a comparison.
func (o Options) earlier(ctx context.Context, c *Comparison) (*check.Earlier, error) {
	if o.Earlier == nil {
		return nil, nil
	}
	then := &check.Earlier{Since: o.Earlier.Since}
	if c.Dst.Path == o.Earlier.Source.Path {
		then.Lead = corpus.Target
	}
	lead, follow := then.Lead, then.Lead.Other()
	var err error
	if then.Docs[lead], err = o.Earlier.read(o.Earlier.Source, o.Source, c.On(lead).Tag); err != nil {
		return nil, err
	}
	if then.Docs[follow], err = o.Earlier.read(o.Earlier.Target, o.Target, c.On(follow).Tag); err != nil {
		return nil, err
	}
	removed := func(x revision.Change) bool { return x.New < 0 }
	if !slices.ContainsFunc(revision.Between(then.Docs[lead], c.On(lead)), removed) || len(c.On(follow).Segments) == 0 {
		return then, nil
	}
	pair := [2]corpus.Document{}
	pair[lead], pair[follow] = then.Docs[lead], c.On(follow)
	b, err := Align(ctx, pair[corpus.Source], pair[corpus.Target], o)
	then.Ladder = b.Ladder
	return then, err
}

// read reads a text as it was, as the text of today is read. What had no text yet is
// an empty document.
func (e *Earlier) read(then Then, t Text, tag corpus.Tag) (corpus.Document, error) {
	empty := corpus.Document{Path: then.Path, Tag: tag}
	if then.Data == nil {
		return empty, nil
	}
	doc, err := source.ReadData(then.Path, then.Data, source.Options{Encoding: t.Encoding, Lines: t.Lines})
	if errors.Is(err, source.ErrNoText) {
		return empty, nil
	}
	if err != nil {
		return empty, fmt.Errorf("as it was in %s: %w", e.Since, err)
	}
	t.Language = tag
	doc, _ = identified(doc, t)
	return source.Without(doc, corpus.Aside), nil
}

// Unchanged tells whether no sentence of the text at a path has changed since what it
// was: then nothing of it can be missing in its translation. The options are those
// of [Files], of which the text is the first.
func Unchanged(ctx context.Context, path string, was Then, opt Options) (bool, error) {
	now, _, err := opt.readOne(ctx, path, corpus.Source)
	if err != nil {
		return false, err
	}
	old, err := (&Earlier{}).read(was, opt.Source, now.Tag)
	if err != nil {
		return false, err
	}
	return len(revision.Between(old, source.Without(now, corpus.Aside))) == 0, nil
}
