package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/memory"
	"github.com/bitext-tools/bitext/corpus/split"
)

// What bitext memory match wants translations of, and what a bitext gets of them.

// A wanting is what is to be translated: the units of a file under way, such as an
// unfinished XLIFF, or those of a text, of which none has a translation yet. It is to
// be closed.
type wanting struct {
	exchange.Stream
	path  string
	close func() error
}

// open opens a file as what it is. The options say what its units are written to.
func (f matchFlags) open(ctx context.Context, cmd *cobra.Command, in *inputs, path string, opt exchange.Options) (wanting, error) {
	file, err := in.open(path)
	if err != nil {
		return wanting{}, err
	}
	text := bufio.NewReaderSize(file, sniffed)
	head, _ := text.Peek(sniffed)
	if format, err := exchange.Sniffed(path, head); err == nil && format != nil && format.Pending {
		same := func(string) (io.ReadCloser, error) {
			return struct {
				io.Reader
				io.Closer
			}{text, file}, nil
		}
		return f.underWay(cmd, &exchange.Input{Path: path, Open: decoding(cmd, same, f.text.encoding)}, opt)
	}
	defer file.Close()
	return f.ofText(ctx, cmd, path, text)
}

// underWay are the units of a file that a translator works on. They stay as they are
// cut.
func (f matchFlags) underWay(cmd *cobra.Command, file *exchange.Input, opt exchange.Options) (w wanting, err error) {
	for _, name := range []string{"unit", "lines"} {
		if onCommandLine(cmd, name) {
			return w, withHint(fmt.Errorf("--%s is for texts, and %s is cut into units", name, file.Path), "leave it out")
		}
	}
	if err := (importFlags{sourceLang: f.sourceLang, targetLang: f.targetLang}).choose(&opt); err != nil {
		return w, err
	}
	s, err := file.Stream("", opt)
	switch {
	case err != nil:
	case s.Header.Src == corpus.Unknown:
		err = withHint(fmt.Errorf("%s: does not say in which language its texts are", file.Path), "say it with --source-lang")
	}
	if err != nil {
		return w, errors.Join(hintConvert(err), file.Close())
	}
	return wanting{watchingUnits(cmd, file.Path, s), file.Path, file.Close}, nil
}

// ofText are the paragraphs or sentences of a text, as the flags say. Stdin is what
// the path - means.
func (f matchFlags) ofText(ctx context.Context, cmd *cobra.Command, path string, stdin io.Reader) (w wanting, err error) {
	doc, notes, err := compare.Read(ctx, path, stdin, compare.Text{Language: corpus.Tag(f.sourceLang), Lines: f.text.lines, Encoding: f.text.encoding})
	if err != nil {
		return w, err
	}
	tell(cmd, notes)
	if f.text.unit == string(corpus.Sentences) && !f.text.lines {
		doc = split.Document(doc)
	}
	if doc.Tag == corpus.Unknown {
		return w, withHint(fmt.Errorf("%s: its language is not known", path), "say it with --source-lang; the languages are %s", lang.List("and", lang.Tags()))
	}
	w.Header = exchange.Header{Src: doc.Tag, SrcPath: doc.Path, Unit: corpus.Unit(f.text.unit)}
	w.Units = func(yield func(exchange.TU, error) bool) {
		for k, s := range doc.Segments {
			u := exchange.TU{Src: exchange.Side{Tag: doc.Tag, At: k, Segments: doc.Segments[k : k+1]}, Dst: exchange.Side{At: -1}, Line: s.Place.Line}
			if !yield(u, nil) {
				return
			}
		}
	}
	w.close = func() error { return nil }
	return w, nil
}

// A spot is a unit, and the texts before it and behind it in its file; "" where there
// is none.
type spot struct {
	exchange.TU
	path           string
	header         exchange.Header
	before, behind string
}

// spots are the units where they stand.
func (w wanting) spots() iter.Seq2[spot, error] {
	return func(yield func(spot, error) bool) {
		var at spot
		some := false
		for u, err := range w.Units {
			if err != nil {
				yield(spot{}, hintConvert(err))
				return
			}
			text := u.Src.Text()
			if at.behind = text; some && !yield(at, nil) {
				return
			}
			at, some = spot{TU: u, path: w.path, header: w.Header, before: at.Src.Text()}, true
		}
		if some {
			yield(at, nil)
		}
	}
}

// wanted tells whether the unit has no translation yet. What its file calls
// untranslated, and is the source once more, is none.
func (s spot) wanted() bool {
	copied := s.State == exchange.Untranslated && s.Dst.Text() == s.Src.Text()
	return s.Src.Text() != "" && (s.Dst.Empty() || copied)
}

// matched is what is like the unit's text. What is the same and stands between the
// same neighbours comes first.
func (s spot) matched(ctx context.Context, from *memory.Memory, want memory.Wanted) (one report.Matched, err error) {
	one.Segment, one.Tag = s.Src.Segments[0], tagOr(s.Src.Tag, s.header.Src)
	if one.Segment.Text = s.Src.Text(); one.Segment.Place.Path == "" {
		one.Segment.Place = corpus.Place{Path: s.path, Line: s.Line}
	}
	list, err := from.Match(ctx, one.Segment.Text, want)
	if err != nil {
		return one, err
	}
	for _, m := range list {
		x := report.Match{Match: m}
		if x.Seen, err = seenLast(ctx, from, m.Unit); err != nil {
			return one, err
		}
		if m.Percent == 100 {
			if x.InContext, err = from.InContext(ctx, m, s.before, s.behind); err != nil {
				return one, err
			}
		}
		one.Matches = append(one.Matches, x)
	}
	slices.SortStableFunc(one.Matches, func(a, b report.Match) int { return b.Rate() - a.Rate() })
	return one, nil
}

// pretranslated are the units with the best translation of each that has none.
func (w wanting) pretranslated(ctx context.Context, from *memory.Memory, want memory.Wanted) *pretranslation {
	want.Most = max(want.Most, 2) // to see whether it was translated in several ways
	p := &pretranslation{Stream: exchange.Stream{Header: w.Header}}
	p.Header.Dst = tagOr(w.Header.Dst, want.Dst)
	p.Units = func(yield func(exchange.TU, error) bool) {
		for at, err := range w.spots() {
			u := at.TU
			switch {
			case err != nil:
			case !at.wanted():
				if !u.Dst.Empty() {
					p.kept++
				}
			default:
				var one report.Matched
				one, err = at.matched(ctx, from, want)
				u = p.given(at.TU, one.Matches)
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}
	return p
}

// given is a unit with the best of matches, if there are any.
func (p *pretranslation) given(u exchange.TU, list []report.Match) exchange.TU {
	if len(list) == 0 {
		p.without++
		return u
	}
	best := list[0]
	if best.Percent == 100 {
		p.same++
	} else {
		p.like++
	}
	state, note := exchange.Draft, best.String()
	translation, sameCodes := withCodes(best, u.Src)
	switch {
	case !sameCodes:
		note += "; its tags and placeholders are not those of the source"
	case settled(list) && !u.IsForm():
		state = exchange.Translated
	}
	u = u.Filled(translation, state)
	if u.IsForm() {
		return u // a message says such things once
	}
	u.Notes = append(slices.Clip(u.Notes), note)
	u.Properties = append(u.Properties, exchange.Property{Name: "match-quality", Value: fmt.Sprint(best.Rate())})
	return u
}

// withCodes is the translation of a match for a source, and whether its codes are
// those of the source: else it comes without any.
func withCodes(m report.Match, src exchange.Side) (exchange.Side, bool) {
	translation := m.Translation()
	names := func(s exchange.Side) (list []string) {
		for _, seg := range s.Segments {
			for _, c := range seg.Codes {
				list = append(list, fmt.Sprint(c.Kind, " ", c.ID, " ", c.Text, " ", c.Markup))
			}
		}
		slices.Sort(list)
		return list
	}
	if slices.Equal(names(src), names(translation)) {
		return translation, true
	}
	translation.Segments = slices.Clone(translation.Segments)
	for k := range translation.Segments {
		translation.Segments[k].Codes = nil
	}
	return translation, false
}

// settled tells whether the best match of a text brings its translation: the text is
// the same, the memory does not doubt it, and has no other translation as good.
func settled(list []report.Match) bool {
	best := list[0]
	if best.Percent < 100 || best.Seen.State == exchange.Draft || best.Seen.State == exchange.Untranslated {
		return false
	}
	return !slices.ContainsFunc(list[1:], func(m report.Match) bool {
		return m.Rate() == best.Rate() && m.Translation().Text() != best.Translation().Text()
	})
}
