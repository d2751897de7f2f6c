package compare

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/source"
)

// asideConfidence is the least confidence of a bead in which an aside stands beside
// its counterpart, or what one version has and the hub lacks beside that of another:
// it is more likely than not that the bead is right.
const asideConfidence = 0.5

// settle decides about the asides of both texts: what is a caption beside the
// article on one page may be a paragraph of the other text. Where it is, the aside
// becomes a paragraph; all others are left out. A paragraph that would be an aside
// on a page, by its words, and has no counterpart becomes furniture: it stays, and
// is not missing on the other side. Texts without asides stay as they are.
func (o Options) settle(ctx context.Context, src, dst corpus.Document, notes []Note) (corpus.Document, corpus.Document, []Note, error) {
	if !hasAsides(src) && !hasAsides(dst) {
		return src, dst, notes, nil
	}
	docs, notes, err := o.decide(ctx, src, dst, notes)
	return source.Without(docs[corpus.Source], corpus.Aside), source.Without(docs[corpus.Target], corpus.Aside), notes, err
}

// decide is settle before anything is left out.
func (o Options) decide(ctx context.Context, src, dst corpus.Document, notes []Note) ([2]corpus.Document, []Note, error) {
	docs := [2]corpus.Document{src, dst}
	opt := o.alignment()
	opt.Unit = corpus.Paragraphs
	begun := time.Now()
	trial, err := align.Bitext(ctx, src, dst, opt)
	if err != nil {
		return docs, notes, err
	}
	o.step(begun, func() string {
		return fmt.Sprintf("%s: aligned with %s once before, to see which captions and bylines belong to the text", dst.Path, src.Path)
	})
	notes = slices.Clone(notes)
	for _, s := range corpus.Sides {
		docs[s].Segments = slices.Clone(docs[s].Segments)
	}
	sift(trial.Ladder, docs, notes)
	return docs, told(notes), nil
}

// sift makes of asides and paragraphs what a ladder says they are.
func sift(ladder corpus.Ladder, docs [2]corpus.Document, notes []Note) {
	for _, b := range ladder {
		for _, s := range corpus.Sides {
			mine, other := docs[s].Segments[b.On(s).Lo:b.On(s).Hi], docs[s.Other()].Segments[b.On(s.Other()).Lo:b.On(s.Other()).Hi]
			switch {
			case len(other) == 0:
				standAlone(mine)
			case b.Confidence >= asideConfidence && all(mine, isAside) && !slices.ContainsFunc(other, isAside):
				comeBack(mine, docs[s].Path, notes)
			}
		}
	}
}

// settleHub decides about the asides of a text that has several others beside
// it, which is the same text for them all: an aside that is a paragraph of any of
// them becomes one, all others are left out.
func (o Options) settleHub(ctx context.Context, hub corpus.Document, others []corpus.Document, notes []Note) (corpus.Document, []Note, error) {
	if len(others) < 2 || !hasAsides(hub) {
		return hub, notes, nil
	}
	settled := hub
	settled.Segments, notes = slices.Clone(hub.Segments), slices.Clone(notes)
	for _, other := range others {
		docs, _, err := o.decide(ctx, hub, other, nil)
		if err != nil {
			return hub, notes, err
		}
		for k, s := range docs[corpus.Source].Segments {
			if isAside(settled.Segments[k]) && !isAside(s) {
				comeBack(settled.Segments[k:k+1], hub.Path, notes)
			}
		}
	}
	return source.Without(settled, corpus.Aside), told(notes), nil
}

// told are the notes that have still something to tell.
func told(notes []Note) []Note {
	return slices.DeleteFunc(notes, func(n Note) bool { return n.Repair == "" && n.Blocks == 0 && n.Open == 0 })
}

func hasAsides(doc corpus.Document) bool { return slices.ContainsFunc(doc.Segments, isAside) }

func isAside(s corpus.Segment) bool { return s.Kind == corpus.Aside }

func all(segments []corpus.Segment, is func(corpus.Segment) bool) bool {
	return !slices.ContainsFunc(segments, func(s corpus.Segment) bool { return !is(s) })
}

// comeBack makes paragraphs of asides, which their file's note counts no longer.
func comeBack(asides []corpus.Segment, path string, notes []Note) {
	for k := range asides {
		asides[k].Kind = corpus.Paragraph
	}
	for k := range notes {
		if notes[k].Path == path && notes[k].Repair == "" {
			notes[k].Blocks -= len(asides)
		}
	}
}

// standAlone makes furniture of paragraphs without counterpart that name what
// stands beside an article.
func standAlone(segments []corpus.Segment) {
	for k := range segments {
		if s := &segments[k]; s.Kind == corpus.Paragraph && source.IsBeside(s.Text) {
			s.Kind = corpus.Furniture
		}
	}
}
