package source

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// costly are texts of n parts that took, or would take, a parser memory or time
// with the square of their size, by the format that reads them.
var costly = []struct {
	name, format string
	text         func(n int) string
}{
	{"formatting reopened", "html", func(n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, "<font size=%d>", k%200)
		}
		return "<html><p>" + b.String() + strings.Repeat("<p>x", n)
	}},
	{"links and bold reopened in items", "html", func(n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, "<b id=%d><i class=%d>", k, k)
		}
		return "<html><ul>" + b.String() + strings.Repeat("<li>x</li>", n)
	}},
	{"tags closed in the wrong order", "html", func(n int) string { return "<html>" + strings.Repeat("<b><p><i></b></p>x</i>", n) }},
	{"deep", "html", func(n int) string { return "<html>" + strings.Repeat("<div>", n) + "x" }},
	{"tables in tables", "html", func(n int) string { return "<html>" + strings.Repeat("<table>x<tr><td>", n) }},
	{"attributes", "html", func(n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, " a%d=x", k)
		}
		return "<html><p" + b.String() + ">x"
	}},
	{"comments not ended", "html", func(n int) string { return "<html><p>x" + strings.Repeat("<!--", n) }},
	{"table rows without columns", "markdown", func(n int) string {
		return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" + strings.Repeat("|\n", n)
	}},
	{"the same in a quotation", "markdown", func(n int) string {
		return "> " + strings.Repeat("|a", n) + "|\n> " + strings.Repeat("|:-:", n) + "|\n" + strings.Repeat("> |\n", n)
	}},
	{"targets begun", "markdown", func(n int) string { return strings.Repeat("[a](", n) }},
	{"targets begun, one ended", "markdown", func(n int) string { return strings.Repeat("[a](", n) + ")" }},
	{"targets begun on lines", "markdown", func(n int) string { return strings.Repeat("[a](<b\n", n) }},
	{"emphasis without a partner", "markdown", func(n int) string { return strings.Repeat("*a_ ", n) }},
	{"emphasis on lines", "markdown", func(n int) string { return strings.Repeat("*a_ b__c~~ |\n", n) }},
	{"emphasis in emphasis", "markdown", func(n int) string { return strings.Repeat("*a **a ", n) }},
	{"emphasis closed", "markdown", func(n int) string { return strings.Repeat("a**b", n) + strings.Repeat("c* ", n) }},
	{"code not ended", "markdown", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString("e" + strings.Repeat("`", k%300+1))
		}
		return b.String()
	}},
	{"tags not ended", "markdown", func(n int) string { return "x " + strings.Repeat("<a href=\"", n) }},
	{"comments not ended", "markdown", func(n int) string { return "x " + strings.Repeat("<!-- a ", n) }},
	{"instructions not ended", "markdown", func(n int) string { return "x " + strings.Repeat("<? a ", n) }},
	{"declarations not ended", "markdown", func(n int) string { return "x " + strings.Repeat("<!A ", n) }},
	{"marked sections not ended", "markdown", func(n int) string { return "x " + strings.Repeat("<![CDATA[", n) }},
	{"brackets closed", "markdown", func(n int) string { return strings.Repeat("a]", n) }},
	{"brackets in brackets", "markdown", func(n int) string { return strings.Repeat("[a] ![b]", n) }},
	{"entities", "markdown", func(n int) string { return strings.Repeat("&a", n) }},
	{"quotations", "markdown", func(n int) string { return strings.Repeat("> a\n\n", n) }},
	{"definitions", "markdown", func(n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, "[a%d]: /b\n", k)
		}
		return b.String()
	}},
	{"lines", "text", func(n int) string { return strings.Repeat("a\n\n", n) }},
	{"one line", "text", func(n int) string { return strings.Repeat("港口。", n) }},
	{"cues", "srt", func(n int) string { return strings.Repeat("1\n00:00:01,000 --> 00:00:02,000\nx\n\n", n) }},
}

// What a text takes in memory grows with its size, not with the square, or the
// text is refused in one line.
func TestGrowth(t *testing.T) {
	for _, c := range costly {
		t.Run(c.format+" "+c.name, func(t *testing.T) {
			const n = 2500
			small, _ := taken(t, c.format, c.text(n))
			large, refused := taken(t, c.format, c.text(2*n))
			if !refused && large.bytes > 5*small.bytes/2+1<<20 {
				t.Errorf("twice the text takes %d bytes in place of %d", large.bytes, small.bytes)
			}
			if bound := uint64(200<<20 + 60*len(c.text(2*n))); large.bytes > bound {
				t.Errorf("takes %d bytes for %d", large.bytes, len(c.text(2*n)))
			}
		})
	}
}

// A taking is what reading a text took.
type taking struct {
	bytes uint64 // allocated, which is no less than what was ever held
	time  time.Duration
}

// taken reads a text.
func taken(t testing.TB, format, text string) (_ taking, refused bool) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	f, err := formatNamed(format)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.safely(text)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if err != nil && strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %v", err)
	}
	return taking{after.TotalAlloc - before.TotalAlloc, took}, err != nil
}

// BenchmarkCostly reads larger texts, for time: run it with -benchtime 1x.
func BenchmarkCostly(b *testing.B) {
	for _, c := range costly {
		for _, n := range []int{10_000, 20_000, 40_000} {
			b.Run(fmt.Sprintf("%s %s/%d", c.format, c.name, n), func(b *testing.B) {
				text := c.text(n)
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					taken(b, c.format, text)
				}
			})
		}
	}
}
