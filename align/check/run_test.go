package check_test

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// ferry is a right translation.
var ferry = check.Example{Source: "The ferry left.", Target: "Паром отошёл.", Tag: corpus.Russian}

// What makes no sense is an error that says what to do.
func TestRunRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*corpus.Bitext, *check.Options)
		want   string // part of the message
	}{
		"check":     {func(_ *corpus.Bitext, o *check.Options) { o.Checks = []string{"N202", "nubmers"} }, `unknown check "nubmers"; did you mean "numbers"?`},
		"slug":      {func(_ *corpus.Bitext, o *check.Options) { o.Ignore = []string{"wrong-pairs"} }, `unknown check "wrong-pairs"; did you mean "wrong-pair"?`},
		"id":        {func(_ *corpus.Bitext, o *check.Options) { o.Ignore = []string{"N2O2"} }, `unknown check "N2O2"; did you mean "N202"?`},
		"far":       {func(_ *corpus.Bitext, o *check.Options) { o.Checks = []string{"spelling"} }, `unknown check "spelling"; there is dates, history, language, `},
		"level":     {func(_ *corpus.Bitext, o *check.Options) { o.Level = "warn" }, `unknown level "warn"; did you mean "warning"?`},
		"doubtful":  {func(_ *corpus.Bitext, o *check.Options) { o.Doubtful = 50 }, "doubtful is 50; a confidence lies between 0 and 1"},
		"negative":  {func(_ *corpus.Bitext, o *check.Options) { o.Doubtful = -0.1 }, "doubtful is -0.1"},
		"no number": {func(_ *corpus.Bitext, o *check.Options) { o.Doubtful = math.NaN() }, "doubtful is NaN"},
		"ladder":    {func(b *corpus.Bitext, _ *check.Options) { b.Ladder = nil }, "en.txt and xx.txt have no valid ladder; align them first: the ladder ends at source segment 0, want 1"},
		"language":  {func(b *corpus.Bitext, _ *check.Options) { b.Dst.Tag = corpus.Unknown }, "xx.txt: its language is not known"},
		"ledger":    {func(_ *corpus.Bitext, o *check.Options) { o.Ledger = &ledger.Ledger{} }, "the ledger is not that of en.txt and xx.txt"},
		"given":     {func(b *corpus.Bitext, o *check.Options) { o.Ledger, b.Ladder = &ledger.Ledger{}, nil }, "no valid ladder"},
		"nameless":  {func(b *corpus.Bitext, _ *check.Options) { b.Src.Tag, b.Src.Path = corpus.Unknown, "" }, "the source: its language is not known"},
	} {
		b, opt := bitext(t, ferry), check.Options{}
		c.change(&b, &opt)
		if found, err := check.Run(t.Context(), b, opt); found != nil || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v, want an error with %q", name, found, err, c.want)
		}
	}
}

// A segment without a language of its own is read in its document's.
func TestRunSegmentWithoutLanguage(t *testing.T) {
	b := bitext(t, check.Example{Source: "Some 418 ships came.", Target: "Пришло 481 судно.", Tag: corpus.Russian})
	b.Dst.Segments[0].Tag = corpus.Unknown
	if found := run(t, b, check.Options{}); len(found) != 1 || found[0].Check != check.NumberChanged {
		t.Errorf("%v", found)
	}
}

// One Options serves several goroutines.
func TestRunTogether(t *testing.T) {
	opt := check.Options{Level: check.Info, Checks: []string{"all"}}
	var wg sync.WaitGroup
	for _, c := range check.All[:8] {
		b := bitext(t, c.Example)
		wg.Go(func() {
			if _, err := check.Run(t.Context(), b, opt); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

// A text without a paragraph is no reason to panic: all of the other is missing
// or added.
func TestRunEmptySide(t *testing.T) {
	full := bitext(t, check.Example{Source: "The ferry left.\nIt was late.", Target: "Паром отошёл.\nБыло поздно.", Tag: corpus.Russian})
	for name, c := range map[string]struct {
		change func(*corpus.Bitext)
		want   string
	}{
		"target": {func(b *corpus.Bitext) {
			b.Dst.Segments = nil
			for k := range b.Ladder {
				b.Ladder[k].Dst = corpus.Range{}
			}
		}, "S110"},
		"source": {func(b *corpus.Bitext) {
			b.Src.Segments = nil
			for k := range b.Ladder {
				b.Ladder[k].Src = corpus.Range{}
			}
		}, "S102"},
		"both": {func(b *corpus.Bitext) { b.Src.Segments, b.Dst.Segments, b.Ladder = nil, nil, nil }, ""},
	} {
		b := full
		b.Ladder = slices.Clone(b.Ladder)
		c.change(&b)
		var got []string
		for _, f := range run(t, b, check.Options{Level: check.Info, Checks: []string{"all"}}) {
			got = append(got, f.Check.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("no %s: %v, want %s", name, got, c.want)
		}
	}
}
