package exchange

import (
	"fmt"
	"strings"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

// Options tunes reading and writing. The zero value is what each format's
// users expect.
type Options struct {
	// Src and Dst choose two languages of a file that holds more, and say
	// which side is which; by default the file's own source language and its
	// only other language.
	Src, Dst corpus.Tag

	Unaligned     Policy                // units with text on one side only; "": as the format is used
	MinConfidence float64               // leave out beads below, 0 to 1; one that is not known counts as 0
	LangStyle     label.Style           // how language tags are written; "": as the format is used
	Labels        map[corpus.Tag]string // labels for single languages, before any style
	BOM           bool                  // begin CSV and TSV with a byte order mark, which Excel needs to see UTF-8
	NoHeader      bool                  // leave out the header row of CSV and TSV
	Facing        bool                  // EPUB: two columns in place of paragraph under paragraph
	Columns       []string              // Parquet: properties of units that have a column of their own
	To            *Format               // reading: the format it will be written to, if known, so that what only that format holds is kept
	Version       string                // of the program, for formats that name their maker
	Time          time.Time             // of writing, for formats that must say it
}

// A Policy says what to do with units that have text on one side only.
type Policy string

// The policies.
const (
	Skip  Policy = "skip"  // leave them out
	Blank Policy = "blank" // leave the other side empty
	Mark  Policy = "mark"  // write in the other side's place that it is missing
)

// Policies lists the policies, sorted.
var Policies = []Policy{Blank, Mark, Skip}

// choose picks the labels of source and target: those nearest to the languages
// asked for, else the only two, the first as the source.
func (opt Options) choose(keys []string) (src, dst string, err error) {
	tags := make([]corpus.Tag, len(keys))
	for k, key := range keys {
		if tags[k], err = label.Read(key); err != nil {
			return "", "", err
		}
	}
	s, d := label.NearestTwo(opt.Src, opt.Dst, tags)
	free := func(k int) bool { return k != s && k != d }
	for _, side := range []*int{&s, &d} {
		for k := 0; k < len(keys) && *side < 0; k++ {
			if free(k) {
				*side = k
			}
		}
		if *side < 0 {
			return "", "", fmt.Errorf("not two languages, but %s", strings.Join(keys, ", "))
		}
	}
	if len(keys) > 2 && (opt.Src == corpus.Unknown || opt.Dst == corpus.Unknown) {
		return "", "", fmt.Errorf("more than two languages (%s): %w", strings.Join(keys, ", "), ErrLanguages)
	}
	return keys[s], keys[d], nil
}
