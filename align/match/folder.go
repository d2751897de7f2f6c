package match

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// Options tunes [Texts]. The zero value pairs English texts with all translations.
type Options struct {
	Source   corpus.Tag     // language of the sources; "": English
	Targets  []corpus.Tag   // languages of translations that are wanted; nil: all
	Least    float64        // least confidence of a pair, 0 to 1; 0: [Likely]
	Read     compare.Text   // how the texts are read
	Vectors  *vectors.Table // nil: the table inside the program
	Progress func()         // called when a text was read, one at a time; nil: not
}

// worthSaying is the confidence from which a pair that is not sure enough is told.
const worthSaying = 0.1

// A Guess is a pair that is not sure enough, of a confidence of .1 and more.
type Guess struct {
	Source, Target string
	Confidence     float64 // 0 to 1
}

// Found is what belongs together by content.
type Found struct {
	pairs.List
	Confidence []float64 // of each pair of the list, 0 to 1
	Guesses    []Guess   // of sources and translations that stay alone, by source
	Unread     []error   // texts that could not be read, by path
}

// A sketched text is what is remembered of a text.
type sketched struct {
	pairs.Text
	tag    corpus.Tag
	sketch Sketch
	err    error
}

// Texts reads texts and says which is the translation of which, whatever they are
// called. Those in the language of the sources are sources, those in each other
// language a heap of translations. At the end of ctx it returns its error.
func Texts(ctx context.Context, texts []pairs.Text, opt Options) (Found, error) {
	read := sketchAll(ctx, texts, opt)
	if err := ctx.Err(); err != nil {
		return Found{}, err
	}
	var found Found
	var sources []sketched
	heaps := map[corpus.Tag][]sketched{}
	for _, t := range read {
		switch {
		case t.err != nil:
			found.Unread = append(found.Unread, t.err)
		case t.tag.Base() == cmp.Or(opt.Source, lang.Pivot).Base():
			sources = append(sources, t)
		case lang.For(t.tag) == nil || !opt.wants(t.tag):
			found.Other = append(found.Other, t.Path)
		default:
			heaps[t.tag] = append(heaps[t.tag], t)
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(heaps)) {
		if err := found.add(ctx, sources, heaps[tag], opt); err != nil {
			return Found{}, err
		}
	}
	found.sort()
	return found, nil
}

func (o Options) wants(tag corpus.Tag) bool {
	return len(o.Targets) == 0 || slices.ContainsFunc(o.Targets, func(t corpus.Tag) bool { return t == tag || t == tag.Base() })
}

// sketchAll reads and sketches texts, on all processors.
func sketchAll(ctx context.Context, texts []pairs.Text, opt Options) []sketched {
	out := make([]sketched, len(texts))
	table := opt.Vectors
	if table == nil {
		table = vectors.Default()
	}
	next := make(chan int)
	var workers sync.WaitGroup
	var reporting sync.Mutex
	for range min(runtime.GOMAXPROCS(0), len(texts)) {
		workers.Go(func() {
			s := NewSketcher(table)
			for i := range next {
				out[i].Text = texts[i]
				doc, _, err := compare.Read(ctx, texts[i].Path, nil, opt.Read)
				if out[i].err = err; err == nil {
					out[i].tag, out[i].sketch = doc.Tag, s.Sketch(doc)
				}
				reporting.Lock()
				if opt.Progress != nil {
					opt.Progress()
				}
				reporting.Unlock()
			}
		})
	}
	for i := range texts {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	return out
}

// add matches the sources with the translations into one language.
func (f *Found) add(ctx context.Context, sources, targets []sketched, opt Options) error {
	tag := targets[0].tag
	pairings, err := Match(ctx, sketches(sources), sketches(targets))
	if err != nil {
		return err
	}
	hasTarget, hasSource := make([]bool, len(sources)), make([]bool, len(targets))
	for _, p := range pairings {
		s, t := sources[p.Source], targets[p.Target]
		if p.Confidence < cmp.Or(opt.Least, Likely) {
			if p.Confidence >= worthSaying {
				f.Guesses = append(f.Guesses, Guess{s.Path, t.Path, p.Confidence})
			}
			continue
		}
		hasTarget[p.Source], hasSource[p.Target] = true, true
		f.Pairs = append(f.Pairs, pairs.Pair{Source: s.Path, Target: t.Path, Lang: tag, Name: t.Name})
		f.Confidence = append(f.Confidence, p.Confidence)
	}
	for k, s := range sources {
		if !hasTarget[k] {
			f.Missing = append(f.Missing, pairs.File{Path: s.Path, Lang: tag})
		}
	}
	for k, t := range targets {
		if !hasSource[k] {
			f.Extra = append(f.Extra, pairs.File{Path: t.Path, Lang: tag})
		}
	}
	return nil
}

func sketches(texts []sketched) []Sketch {
	out := make([]Sketch, len(texts))
	for k, t := range texts {
		out[k] = t.sketch
	}
	return out
}

// sort brings what was found in the order that package pairs gives a list.
func (f *Found) sort() {
	order := make([]int, len(f.Pairs))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int {
		p, q := f.Pairs[a], f.Pairs[b]
		return cmp.Or(strings.Compare(p.Source, q.Source), cmp.Compare(p.Lang, q.Lang))
	})
	sorted, confidence := make([]pairs.Pair, len(order)), make([]float64, len(order))
	for k, at := range order {
		sorted[k], confidence[k] = f.Pairs[at], f.Confidence[at]
	}
	f.Pairs, f.Confidence = sorted, confidence
	taken := map[string]bool{}
	for k := range f.Pairs { // two folders may hold one name
		for p := &f.Pairs[k]; taken[p.Name]; p.Name = "more/" + p.Name {
		}
		taken[f.Pairs[k].Name] = true
	}
	byPath := func(a, b pairs.File) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Lang, b.Lang))
	}
	slices.SortFunc(f.Missing, byPath)
	slices.SortFunc(f.Extra, byPath)
	slices.SortFunc(f.Guesses, func(a, b Guess) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), strings.Compare(a.Target, b.Target))
	})
	slices.Sort(f.Other)
}

// String is the guess in one line.
func (g Guess) String() string {
	return fmt.Sprintf("%s may be the translation of %s (%.2f)", g.Target, g.Source, g.Confidence)
}
