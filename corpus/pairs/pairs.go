package pairs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Options tunes the search by name. The zero value pairs English files with all
// translations.
type Options struct {
	Source  corpus.Tag             // language of the sources in one folder; "": English
	Targets []corpus.Tag           // languages of translations that are wanted; nil: all
	Layouts []Layout               // how one folder's paths are read; nil: as people commonly name files
	Skip    func(path string) bool // files and folders not to look at, by their path with the folder's; nil: none
}

// A Pair is a text and its translation, by the paths of their files.
type Pair struct {
	Source, Target string
	Lang           corpus.Tag // of the target, as its name says; "" where it says nothing
	Name           string     // a slashed path that no other pair of the list has, for what is made of the pair
}

// A File is one that has no counterpart.
type File struct {
	Path string
	Lang corpus.Tag // the language it lacks, or, of a translation without a source, is in; "" where no name says
}

// A Doubt is files among which it cannot be told which is the counterpart of which.
type Doubt struct {
	Sources, Targets []string
	Lang             corpus.Tag // of the targets
}

// String says what is in doubt, in one line.
func (d Doubt) String() string {
	could, of, noun := d.Targets, d.Sources, "translation"
	if len(d.Sources) > 1 {
		could, of, noun = d.Sources, d.Targets, "source"
	}
	if len(d.Sources) > 1 && len(d.Targets) > 1 {
		noun = "counterpart"
	}
	return fmt.Sprintf("%s could each be the %s of %s", lang.List("and", could), noun, lang.List("and", of))
}

// A List is what belongs together, and what is left.
type List struct {
	Pairs   []Pair   // by source, then language
	Missing []File   // sources without a translation, once for each language that other sources have one in
	Extra   []File   // translations without a source
	Doubts  []Doubt  // what is not in the above, as it could be either
	Other   []string // files whose names say no language, where those of sources do or nothing of their kind is translated, or that are in a language not asked about
}

// Languages are those of the translations, sorted.
func (l List) Languages() []corpus.Tag {
	var tags []corpus.Tag
	for _, p := range l.Pairs {
		tags = append(tags, p.Lang)
	}
	for _, f := range slices.Concat(l.Missing, l.Extra) {
		tags = append(tags, f.Lang)
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// Shard is the nth of several parts of the list, counted from 1, so that machines
// can share the work. All parts together are the list, and what a part holds does
// not depend on who asks. What has no counterpart is in the first.
func (l List) Shard(n, of int) List {
	part := List{}
	if n == 1 {
		part = l
		part.Pairs = nil
	}
	for k, p := range l.Pairs {
		if k%of == n-1 {
			part.Pairs = append(part.Pairs, p)
		}
	}
	return part
}

// sort brings a list in an order that depends on the names only.
func (l *List) sort() {
	slices.SortFunc(l.Pairs, func(a, b Pair) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), cmp.Compare(a.Lang, b.Lang), strings.Compare(a.Target, b.Target))
	})
	byPath := func(a, b File) int { return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Lang, b.Lang)) }
	slices.SortFunc(l.Missing, byPath)
	slices.SortFunc(l.Extra, byPath)
	slices.SortFunc(l.Doubts, func(a, b Doubt) int {
		return cmp.Or(slices.Compare(a.Sources, b.Sources), slices.Compare(a.Targets, b.Targets))
	})
	slices.Sort(l.Other)
}
