package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// What people decided about pairs, for the commands that learn from pairs.

// reviewSuffix ends the names of review files.
var reviewSuffix = review.Beside("")

// reviewsIn are the review files that an argument names: one of them, or a folder of
// texts with theirs; none where it is another file.
func reviewsIn(path string) ([]string, error) {
	if strings.HasSuffix(path, reviewSuffix) {
		return []string{path}, nil
	}
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return nil, nil
	}
	return filepath.Glob(filepath.Join(path, "*"+reviewSuffix))
}

// decidedAbout are the units of which somebody settled pairs.
func decidedAbout(r review.Review) (units []corpus.Unit) {
	if r.OfParagraphs() {
		units = append(units, corpus.Paragraphs)
	}
	if slices.ContainsFunc(r.Decisions, func(d review.Decision) bool { return d.Unit == corpus.Sentences }) {
		units = append(units, corpus.Sentences)
	}
	return units
}

// reviewedTexts are the two texts of a review file as people have them, at a unit.
func reviewedTexts(ctx context.Context, in *inputs, path string, unit corpus.Unit) (*compare.Comparison, error) {
	target := strings.TrimSuffix(path, reviewSuffix)
	source, err := otherText(target)
	if err != nil {
		return nil, err
	}
	r, err := review.Open(path)
	if err != nil {
		return nil, err
	}
	in.add(path, source, target)
	return compare.Files(ctx, source, target, compare.Options{Unit: unit, UpTo: compare.Alignment, Review: &r})
}

// otherText is the text that a target was translated from: the one that stands beside
// it under the same name in another language, news.en.txt beside news.zh.txt, the
// English one where there are several.
func otherText(target string) (string, error) {
	if _, err := os.Stat(target); err != nil {
		return "", fmt.Errorf("%s: its text is not there", target+reviewSuffix)
	}
	entries, err := os.ReadDir(filepath.Dir(target))
	if err != nil {
		return "", err
	}
	stem := withoutLanguage(target)
	var found []string
	for _, e := range entries {
		path := filepath.Join(filepath.Dir(target), e.Name())
		tag := lang.Named(path)
		if e.IsDir() || tag == corpus.Unknown || strings.HasSuffix(path, reviewSuffix) || withoutLanguage(path) != stem {
			continue
		}
		if lang.IsPivot(tag) != lang.IsPivot(lang.Named(target)) {
			found = append(found, path)
		}
	}
	if len(found) != 1 {
		return "", withHint(fmt.Errorf("%s: has %s beside it in another language, not 1", target, lang.Count(len(found), "text")),
			"name a text and its translation alike but for the language, as news.en.txt and news.zh.txt")
	}
	return found[0], nil
}

// withoutLanguage is the name of a file without the language that it bears and what
// follows; see [lang.Named].
func withoutLanguage(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return name[:strings.LastIndexAny(name, "._")+1]
}

// leastStretch is how many settled pairs in a row are a case for a fit. One alone
// leaves nothing to choose from.
const leastStretch = 2

// reviewedCases are the stretches of two texts in which people settled every pair:
// what lies between nobody looked at, and it teaches nothing.
func reviewedCases(c *compare.Comparison, name string) (cases []align.Case) {
	for lo := 0; lo < len(c.Ladder); lo++ {
		hi := lo
		for hi < len(c.Ladder) && c.Marks[hi].Settled() && !c.Ladder[hi].Moved && inStep(c.Ladder[lo:hi+1]) {
			hi++
		}
		if hi-lo >= leastStretch {
			x := stretch(c.Bitext, c.Ladder[lo:hi], fmt.Sprintf("%s, stretch %d", name, len(cases)+1))
			if len(x.Src.Segments) > 0 && len(x.Dst.Segments) > 0 {
				cases = append(cases, x)
			}
		}
		lo = max(lo, hi-1)
	}
	return cases
}

// inStep tells whether the last of some beads follows the one before it in both
// texts.
func inStep(ladder corpus.Ladder) bool {
	n := len(ladder)
	return n < 2 || ladder[n-2].Src.Hi == ladder[n-1].Src.Lo && ladder[n-2].Dst.Hi == ladder[n-1].Dst.Lo
}

// stretch is a part of a bitext as a case.
func stretch(b corpus.Bitext, ladder corpus.Ladder, name string) align.Case {
	first, last := ladder[0], ladder[len(ladder)-1]
	c := align.Case{Name: name, Src: b.Src, Dst: b.Dst}
	c.Src.Segments = b.Src.Segments[first.Src.Lo:last.Src.Hi]
	c.Dst.Segments = b.Dst.Segments[first.Dst.Lo:last.Dst.Hi]
	for _, bead := range ladder {
		bead.Src.Lo, bead.Src.Hi = bead.Src.Lo-first.Src.Lo, bead.Src.Hi-first.Src.Lo
		bead.Dst.Lo, bead.Dst.Hi = bead.Dst.Lo-first.Dst.Lo, bead.Dst.Hi-first.Dst.Lo
		c.Gold = append(c.Gold, bead)
	}
	return c
}

// reviewLabel is the label of pairs that people settled.
const reviewLabel = "review"

// reviewedRows are the pairs that somebody settled in a review: of two texts, or of
// the units of one file.
func reviewedRows(ctx context.Context, in *inputs, path string) (rows []vectors.Row, err error) {
	r, err := review.Open(path)
	if err != nil {
		return nil, err
	}
	units := decidedAbout(r)
	if len(units) == 0 {
		return nil, nil
	}
	target := strings.TrimSuffix(path, reviewSuffix)
	file := &exchange.Input{Path: target, Open: in.open}
	defer file.Close()
	if s, err := file.Stream("", exchange.Options{}); err == nil {
		in.add(path)
		s, _, err = compare.HonourUnits(target, s, r)
		if err != nil {
			return nil, err
		}
		return settledRows(s)
	}
	for _, unit := range units {
		c, err := reviewedTexts(ctx, in, path, unit)
		if err != nil {
			return nil, err
		}
		more, err := settledRows(c.Stream())
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return rows, nil
}

// settledRows are the units of a stream that were reviewed.
func settledRows(s exchange.Stream) (rows []vectors.Row, err error) {
	for u, err := range s.Units {
		if err != nil {
			return nil, err
		}
		if u.State == exchange.Reviewed && !u.Src.Empty() && !u.Dst.Empty() {
			rows = append(rows, vectors.Row{Src: u.Src.Text(), Dst: u.Dst.Text(), Labels: []string{reviewLabel}})
		}
	}
	return rows, nil
}
