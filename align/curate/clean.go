package curate

import (
	"context"
	"iter"
	"runtime"

	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A Cleaner holds units against rules. It is not for use by two goroutines at
// once.
type Cleaner struct {
	rules  []*Rule
	bounds Bounds
	table  *vectors.Table
	reader *vectors.Reader // remembers every word it has looked up
	judged int             // units, by this reader
}

// forget is how many units a cleaner judges before it forgets their words: enough to
// know the usual ones, few enough to take some tens of megabytes.
const forget = 50_000

// NewCleaner returns a cleaner that asks some of [Rules], in their order, and reads
// with a table of vectors.
func NewCleaner(rules []*Rule, bounds Bounds, table *vectors.Table) *Cleaner {
	return &Cleaner{rules: rules, bounds: bounds, table: table, reader: table.Reader()}
}

// Judge is the first rule that drops a unit, and what is wrong with it in a few
// words; nil where none does. The languages are those of the unit, or where it does
// not say those of the header.
func (c *Cleaner) Judge(u exchange.TU, h exchange.Header) (*Rule, string) {
	if c.judged++; c.judged > forget {
		c.reader, c.judged = c.table.Reader(), 1
	}
	p := pairOf(u, h)
	for _, r := range c.rules {
		if why := r.why(c, &p); why != "" {
			return r, why
		}
	}
	return nil, ""
}

// A Judged unit is one with the rule that drops it.
type Judged struct {
	exchange.TU
	Rule *Rule  // nil: it is kept
	Why  string // what is wrong with it, in a few words
}

// batch is how many units are judged at the same time: enough to keep several
// processors busy, and a few megabytes.
const batch = 1024

// Clean judges the units of a stream, in their order, on all processors. The
// languages that the stream does not name are found out; see [Spoken].
func Clean(ctx context.Context, s exchange.Stream, rules []*Rule, bounds Bounds, table *vectors.Table) iter.Seq2[Judged, error] {
	return func(yield func(Judged, error) bool) {
		s := Spoken(s)
		idle := make(chan *Cleaner, runtime.GOMAXPROCS(0))
		for range cap(idle) {
			idle <- NewCleaner(rules, bounds, table)
		}
		units := make([]Judged, 0, batch)
		flush := func() bool {
			parallel.Each(ctx, len(units), func(i int) {
				c := <-idle
				units[i].Rule, units[i].Why = c.Judge(units[i].TU, s.Header)
				idle <- c
			})
			for _, u := range units {
				if err := ctx.Err(); err != nil {
					yield(Judged{}, err)
					return false
				}
				if !yield(u, nil) {
					return false
				}
			}
			units = units[:0]
			return true
		}
		for u, err := range s.Units {
			if err != nil {
				if flush() {
					yield(Judged{TU: u}, err)
				}
				return
			}
			if units = append(units, Judged{TU: u}); len(units) == batch && !flush() {
				return
			}
		}
		flush()
	}
}

// heard is how many units are looked at to find out a language.
const heard = 200

// Spoken is a stream whose header names the languages of its units, where neither it
// nor they do: those of the first 200, as [lang.Detect] finds them. Where these do
// not tell, a language stays unknown.
func Spoken(s exchange.Stream) exchange.Stream {
	next, stop := iter.Pull2(s.Units)
	var first []exchange.TU
	var texts [2]corpus.Document
	var failed error
	more := true
	for len(first) < heard && more && failed == nil && (s.Header.Src == corpus.Unknown || s.Header.Dst == corpus.Unknown) {
		var u exchange.TU
		if u, failed, more = next(); !more || failed != nil {
			break
		}
		first = append(first, u)
		for side, of := range [2]exchange.Side{u.Src, u.Dst} {
			texts[side].Segments = append(texts[side].Segments, of.Segments...)
		}
	}
	if s.Header.Src == corpus.Unknown && len(first) > 0 {
		s.Header.Src = lang.Detect(texts[corpus.Source]).Tag
	}
	if s.Header.Dst == corpus.Unknown && len(first) > 0 {
		s.Header.Dst = lang.Detect(texts[corpus.Target]).Tag
	}
	s.Units = func(yield func(exchange.TU, error) bool) {
		defer stop()
		for _, u := range first {
			if !yield(u, nil) {
				return
			}
		}
		for more {
			var u exchange.TU
			err := failed
			if failed == nil {
				if u, err, more = next(); !more {
					return
				}
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}
	return s
}
