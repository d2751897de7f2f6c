package check_test

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// Whatever the texts, Run does not panic, and findings keep their laws.
func FuzzRun(f *testing.F) {
	for _, c := range check.All {
		f.Add(c.Example.Source, c.Example.Target)
	}
	f.Fuzz(func(t *testing.T, src, dst string) {
		n := min(strings.Count(src, "\n"), strings.Count(dst, "\n"))
		e := check.Example{Source: lines(src, n+1), Target: lines(dst, n+1), Tag: corpus.Simplified}
		if strings.Contains(dst, "и") {
			e.Tag = corpus.Russian
		}
		run(t, bitext(t, e), check.Options{Level: check.Info, Checks: []string{"all"}})
	})
}

// lines is the first n lines of a text.
func lines(text string, n int) string {
	return strings.Join(strings.SplitN(text, "\n", n+1)[:n], "\n")
}

// FuzzJudge reads any text as the weights of a judge: refused in one line, or
// written as it is read again.
func FuzzJudge(f *testing.F) {
	f.Add("# a note\nconstant\t-1.5\r\n\ncheck N201\t2\n")
	f.Add("constant\tNaN")
	f.Fuzz(func(t *testing.T, text string) {
		judge, err := check.ParseJudge(text)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("refused in more than one line: %q", err)
			}
			return
		}
		if again, err := check.ParseJudge(judge.String()); err != nil || again.String() != judge.String() {
			t.Fatalf("%v: read\n%s\nwant\n%s", err, again, judge)
		}
	})
}
