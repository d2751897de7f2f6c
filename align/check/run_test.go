package check

import (
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// ferry is a right translation.
var ferry = Example{Source: "The ferry left.", Target: "Паром отошёл.", Tag: corpus.Russian}

// What makes no sense is an error that says what to do.
func TestRunRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*corpus.Bitext, *Options)
		want   string // part of the message
	}{
		"check":     {func(_ *corpus.Bitext, o *Options) { o.Checks = []string{"N202", "nubmers"} }, `unknown check "nubmers"; did you mean "numbers"?`},
		"slug":      {func(_ *corpus.Bitext, o *Options) { o.Ignore = []string{"wrong-pairs"} }, `unknown check "wrong-pairs"; did you mean "wrong-pair"?`},
		"id":        {func(_ *corpus.Bitext, o *Options) { o.Ignore = []string{"N2O2"} }, `unknown check "N2O2"; did you mean "N202"?`},
		"far":       {func(_ *corpus.Bitext, o *Options) { o.Checks = []string{"spelling"} }, `unknown check "spelling"; there is dates, language, `},
		"level":     {func(_ *corpus.Bitext, o *Options) { o.Level = "warn" }, `unknown level "warn"; did you mean "warning"?`},
		"doubtful":  {func(_ *corpus.Bitext, o *Options) { o.Doubtful = 50 }, "doubtful is 50; a confidence lies between 0 and 1"},
		"negative":  {func(_ *corpus.Bitext, o *Options) { o.Doubtful = -0.1 }, "doubtful is -0.1"},
		"no number": {func(_ *corpus.Bitext, o *Options) { o.Doubtful = math.NaN() }, "doubtful is NaN"},
		"ladder":    {func(b *corpus.Bitext, _ *Options) { b.Ladder = nil }, "en.txt and xx.txt have no valid ladder; align them first: the ladder ends at source segment 0, want 1"},
		"language":  {func(b *corpus.Bitext, _ *Options) { b.Dst.Tag = corpus.Unknown }, "xx.txt: its language is not known"},
		"ledger":    {func(_ *corpus.Bitext, o *Options) { o.Ledger = &ledger.Ledger{} }, "the ledger is not that of en.txt and xx.txt"},
		"given":     {func(b *corpus.Bitext, o *Options) { o.Ledger, b.Ladder = &ledger.Ledger{}, nil }, "no valid ladder"},
		"nameless":  {func(b *corpus.Bitext, _ *Options) { b.Src.Tag, b.Src.Path = corpus.Unknown, "" }, "the source: its language is not known"},
	} {
		b, opt := ferry.bitext(t), Options{}
		c.change(&b, &opt)
		if found, err := Run(b, opt); found != nil || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v, want an error with %q", name, found, err, c.want)
		}
	}
}

// A segment without a language of its own is read in its document's.
func TestRunSegmentWithoutLanguage(t *testing.T) {
	b := Example{Source: "Some 418 ships came.", Target: "Пришло 481 судно.", Tag: corpus.Russian}.bitext(t)
	b.Dst.Segments[0].Tag = corpus.Unknown
	if found := mustRun(t, b, Options{}); len(found) != 1 || found[0].Check != NumberChanged {
		t.Errorf("%v", found)
	}
}

// One Options serves several goroutines.
func TestRunTogether(t *testing.T) {
	opt := Options{Level: Info, Checks: []string{"all"}}
	var wg sync.WaitGroup
	for _, c := range All[:8] {
		b := c.Example.bitext(t)
		wg.Go(func() {
			if _, err := Run(b, opt); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}
