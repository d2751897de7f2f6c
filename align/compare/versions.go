package compare

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Versions are two or more versions of one article. All others are compared with
// one of them, the hub: the first in English, else the first. Like a [Comparison]
// it is not changed by reading it.
type Versions struct {
	Docs  []corpus.Document // the hub, then the others in the order given, as they were aligned
	Unit  corpus.Unit
	Pairs []*Comparison // the hub with each of the others, in their order
	Rows  []Row         // in the order of the hub
	Notes []Note        // what was left out while reading
}

// A Row is what corresponds in several versions: for each its segments, indices
// from 0 in rising order; none where the version lacks it, which not all do. They
// are neighbours, but where a version parted what another joins.
type Row [][]int

// VersionFiles reads versions of one article in any order and compares them. One
// of the paths may be "-", for [Options.Stdin]. Of the options Source is about
// the first path and Target about every other, so that it cannot name a language
// where there are several. Where the options bring no review, the review file
// beside each version is honoured. Where they keep the order the first text is
// the hub.
func VersionFiles(ctx context.Context, paths []string, opt Options) (*Versions, error) {
	if err := opt.validFor(len(paths)); err != nil {
		return nil, err
	}
	for k, path := range paths {
		for _, other := range paths[:k] {
			if err := distinct(other, path); err != nil {
				return nil, err
			}
		}
	}
	docs, notes := make([]corpus.Document, len(paths)), make([][]Note, len(paths))
	for k, path := range paths {
		var err error
		if docs[k], notes[k], err = opt.readOne(ctx, path, sideOf(k)); err != nil {
			return nil, err
		}
	}
	return opt.versions(ctx, docs, notes)
}

// VersionDocuments compares versions of one article read by whatever means and
// cut into paragraphs; the rest is as in [VersionFiles]. No file is read but the
// glossary.
func VersionDocuments(ctx context.Context, docs []corpus.Document, opt Options) (*Versions, error) {
	if err := opt.validFor(len(docs)); err != nil {
		return nil, err
	}
	docs = slices.Clone(docs)
	for k := range docs {
		var err error
		if docs[k], err = Identify(docs[k], opt.text(sideOf(k)).Language, sideOf(k)); err != nil {
			return nil, err
		}
	}
	if opt.Review == nil {
		opt.Review = noReview
	}
	return opt.versions(ctx, docs, make([][]Note, len(docs)))
}

// validFor refuses options that make no sense for so many versions.
func (o Options) validFor(versions int) error {
	switch {
	case versions < 2:
		return fmt.Errorf("%s: comparing takes two or more", lang.Count(versions, "version"))
	case versions > 2 && o.Target.Language != corpus.Unknown:
		return errors.New("options: Target.Language is of one text, and there are several besides the first")
	}
	return o.valid()
}

// sideOf is the side of the text that was given as number k: the first is the
// source.
func sideOf(k int) corpus.Side { return corpus.Side(min(k, 1)) }

// versions compares identified documents with the hub among them.
func (o Options) versions(ctx context.Context, docs []corpus.Document, notes [][]Note) (*Versions, error) {
	if k := slices.IndexFunc(docs, func(d corpus.Document) bool { return lang.IsPivot(d.Tag) }); k > 0 && !o.KeepOrder {
		docs, notes = toFront(docs, k), toFront(notes, k)
	}
	hub, hubNotes, err := o.settleHub(ctx, docs[0], docs[1:], notes[0])
	if err != nil {
		return nil, err
	}
	honour := honoured
	if len(docs) > 2 {
		honour = review.Review.Uncut // the hub has the same paragraphs beside each
	}
	var pairs []*Comparison
	for k, doc := range docs[1:] {
		c, err := o.pair(ctx, hub, doc, slices.Concat(hubNotes, notes[k+1]), honour)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, c)
	}
	return VersionsOf(ctx, pairs...)
}

// VersionsOf puts together what was compared already: one text, the source of all,
// with several others. Comparisons of different sources are an error.
func VersionsOf(ctx context.Context, pairs ...*Comparison) (*Versions, error) {
	if len(pairs) == 0 {
		return nil, errors.New("no comparisons")
	}
	hub := pairs[0]
	v := &Versions{Docs: []corpus.Document{hub.Src}, Unit: hub.Unit, Pairs: pairs}
	for k, c := range pairs {
		if c.Src.Path != hub.Src.Path || len(c.Src.Segments) != len(hub.Src.Segments) || c.Unit != hub.Unit {
			return nil, fmt.Errorf("%s was compared with %s, and %s with %s: the first of each should be one text", hub.Src.Path, hub.Dst.Path, c.Src.Path, c.Dst.Path)
		}
		v.Docs = append(v.Docs, c.Dst)
		for _, n := range c.Notes {
			if k == 0 || n.Path != hub.Src.Path {
				v.Notes = append(v.Notes, n)
			}
		}
	}
	same, err := besideHub(ctx, pairs)
	if err != nil {
		return nil, err
	}
	v.Rows = merge(len(hub.Src.Segments), v.ladders(), same)
	return v, nil
}

// ladders are those of the pairs.
func (v *Versions) ladders() []corpus.Ladder {
	ladders := make([]corpus.Ladder, len(v.Pairs))
	for k, c := range v.Pairs {
		ladders[k] = c.Ladder
	}
	return ladders
}

// Verify says what is wrong with the versions, or returns nil. The laws: the
// ladders are valid for their documents (see [corpus.Ladder.Verify]); every
// segment of every version stands in exactly one row; no row is empty; the
// segments of the hub stand in order.
func (v *Versions) Verify() error {
	for k, c := range v.Pairs {
		if err := c.Ladder.Verify(len(v.Docs[0].Segments), len(v.Docs[k+1].Segments)); err != nil {
			return fmt.Errorf("the alignment of %s with %s is broken: %w", v.Docs[0].Path, v.Docs[k+1].Path, err)
		}
	}
	return verifyRows(v.Rows, v.Docs)
}

// verifyRows says what is wrong with rows of documents.
func verifyRows(rows []Row, docs []corpus.Document) error {
	for k, doc := range docs {
		seen := make([]bool, len(doc.Segments))
		last := -1
		for n, row := range rows {
			if len(row) != len(docs) || !slices.ContainsFunc(row, func(at []int) bool { return len(at) > 0 }) {
				return fmt.Errorf("row %d is empty, or not of %d versions", n, len(docs))
			}
			for i, at := range row[k] {
				switch {
				case at < 0 || at >= len(seen) || seen[at]:
					return fmt.Errorf("row %d: segment %d of version %d is nowhere or in two rows", n, at, k)
				case (i > 0 || k == 0) && at <= last:
					return fmt.Errorf("row %d: segment %d of version %d stands after %d", n, at, k, last)
				}
				seen[at], last = true, at
			}
		}
		if k := slices.Index(seen, false); k >= 0 {
			return fmt.Errorf("segment %d of %s is in no row", k, doc.Path)
		}
	}
	return nil
}

// A seat is a segment of one of the versions beside the hub, which are counted
// from 0.
type seat struct{ version, segment int }

// besideHub says which segments that the hub lacks correspond in other versions:
// each two versions that have such segments are aligned directly. Which of the two
// stands first in that does not depend on the order they were given in.
func besideHub(ctx context.Context, pairs []*Comparison) (same [][]seat, err error) {
	lone := make([]map[int]bool, len(pairs))
	for k, c := range pairs {
		lone[k] = loneIn(c.Ladder)
	}
	for k := range pairs {
		for m := range k {
			if len(lone[k]) == 0 || len(lone[m]) == 0 {
				continue
			}
			a, b := m, k
			if before(pairs[b].dst, pairs[a].dst) {
				a, b = b, a
			}
			direct, err := besideEachOther(ctx, pairs[a], pairs[b])
			if err != nil {
				return nil, err
			}
			for _, bead := range shared(direct, lone[a], lone[b]) {
				same = append(same, slices.Concat(seats(a, bead.Src), seats(b, bead.Dst)))
			}
		}
	}
	return same, nil
}

// shared are the beads of a direct alignment that hold nothing but what the hub
// lacks, and are more likely right than not.
func shared(direct corpus.Ladder, loneInSrc, loneInDst map[int]bool) (list corpus.Ladder) {
	for _, bead := range direct {
		if bead.Confidence >= asideConfidence && holds(loneInSrc, bead.Src) && holds(loneInDst, bead.Dst) {
			list = append(list, bead)
		}
	}
	return list
}

// besideEachOther aligns the targets of two comparisons, at their unit.
func besideEachOther(ctx context.Context, a, b *Comparison) (corpus.Ladder, error) {
	if len(a.dst.Segments) == len(a.Dst.Segments) && len(b.dst.Segments) == len(b.Dst.Segments) { // they are of that unit
		return align.Align(ctx, a.Dst, b.Dst, a.opt.alignment())
	}
	direct, err := Align(ctx, a.dst, b.dst, a.opt)
	return direct.Ladder, err
}

// before orders two versions of one article.
func before(a, b corpus.Document) bool {
	return cmp.Or(cmp.Compare(a.Tag, b.Tag), cmp.Compare(a.Path, b.Path)) < 0
}

// loneIn are the target segments that have no source.
func loneIn(l corpus.Ladder) map[int]bool {
	lone := map[int]bool{}
	for _, bead := range l {
		if bead.Src.Empty() {
			for k := bead.Dst.Lo; k < bead.Dst.Hi; k++ {
				lone[k] = true
			}
		}
	}
	return lone
}

// holds tells whether a set has all of a range that is not empty.
func holds(set map[int]bool, r corpus.Range) bool {
	for k := r.Lo; k < r.Hi; k++ {
		if !set[k] {
			return false
		}
	}
	return !r.Empty()
}

// seats are those of a range of a version.
func seats(version int, r corpus.Range) []seat {
	var list []seat
	for k := r.Lo; k < r.Hi; k++ {
		list = append(list, seat{version, k})
	}
	return list
}

// toFront is a list with element k moved to its front.
func toFront[T any](list []T, k int) []T {
	return slices.Concat(list[k:k+1], list[:k], list[k+1:])
}
