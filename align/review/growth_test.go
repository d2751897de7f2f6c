package review

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus/growth"
)

// costly are review files of n parts: each is read, applied to as many findings,
// pruned of them, and written with their dismissals.
func costly() (cases []growth.Case) {
	const open, end = `{"schema":"bitext-review/1","dismissed":[`, `{"fingerprint":"ffff"}]}`
	times, numbered, within, inside := growth.Times, growth.Fill, growth.Within, growth.Inside
	for name, text := range map[string]func(n int) string{
		"dismissals":                 within(open, numbered(`{"fingerprint":"%016x","check":"N201","message":"m","note":"n","date":"2026-05-04"},`), end),
		"dismissals alike":           within(open, times(`{"fingerprint":"0000000000000001"},`), end),
		"members that are not known": within(`{"schema":"bitext-review/1",`, numbered(`"m%d":1,`), `"dismissed":[]}`),
		"members of a dismissal":     within(open+`{`, numbered(`"m%d":1,`), `"fingerprint":"1"},`+end),
		"the same member":            within(open+`{`, times(`"more":1,`), `"fingerprint":"1"},`+end),
		"deep":                       within(`{"schema":"bitext-review/1","x":`, inside("[", "]"), `,"dismissed":[]}`),
		"one note":                   within(open+`{"fingerprint":"1","note":"`, times(`<x> \u0430`), `"},`+end),
		"lines":                      within(`{"schema":"bitext-review/1",`, times("\n"), `"dismissed":[]}`),
		"no JSON far below":          within(`{"schema":"bitext-review/1",`, times("\n"), `x`),
	} {
		cases = append(cases, growth.Case{Name: name, Text: text, Read: func(input string) error {
			r, err := Read(strings.NewReader(input))
			if err != nil {
				return err
			}
			var found []check.Finding
			for k := range len(input) / 100 {
				found = append(found, check.Finding{Check: check.NumberMagnitude, Fingerprint: fmt.Sprintf("%016x", 2*k)})
			}
			r.Apply(found)
			if err := r.Pruned(found[:len(found)/2]).Write(io.Discard); err != nil {
				return err
			}
			return r.Dismiss(found, "looked at", "2026-05-04").Write(io.Discard)
		}})
	}
	return cases
}

// TestGrowth: what a review file takes in time and memory grows with its size, not
// with the square, or it is refused in one line.
func TestGrowth(t *testing.T) { growth.Check(t, costly()) }

// BenchmarkGrowth reads and writes larger ones: run it with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) { growth.Bench(b, costly()) }
