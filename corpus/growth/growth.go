// Package growth holds readers to their budgets, in tests: what reading takes in
// time and memory grows with the size of the input, not with its square.
//
//	growth.Check(t, []growth.Case{{Name: "cues", Text: func(n int) string { … }, Read: read}})
package growth

import (
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"
)

// A Case is a kind of input that may be dear to read.
type Case struct {
	Name string
	Text func(n int) string       // an input of n parts
	Read func(input string) error // reads or refuses it

	// Large has Check read inputs of 64 and 512 KB, not of 8 and 64: in smaller
	// ones nobody sees the square.
	Large bool
}

const (
	small   = 8 << 10 // bytes of the smaller input of a case, about
	doubled = 3       // how often the larger input has twice the size
	ratio   = 2.5     // by how much twice the size may take more
	idle    = 50e-3   // seconds that are nothing: the clock of a thread is no finer, and caches must be filled
	room    = 4 << 20 // bytes allocated that are nothing
	base    = 200 << 20
	factor  = 60 // bytes allocated for one of the input, beyond base
)

// Check reads each case at two sizes. What is taken must not grow faster than it
// should, and no more memory may be taken than 200 MB and 60 times the input. An
// input may be refused, in one line.
func Check(t *testing.T, cases []Case) {
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			size := small
			if c.Large {
				size <<= doubled
			}
			parts := parts(c, size)
			input, larger := c.Text(parts), c.Text(parts<<doubled)
			a, b := take(t, c, input), take(t, c, larger)
			for range 4 { // the least of several, as others use the processor too
				if limit := idle + grown(a.seconds); b.seconds <= limit || b.seconds > 8*limit {
					break
				}
				a.seconds, b.seconds = min(a.seconds, take(t, c, input).seconds), min(b.seconds, take(t, c, larger).seconds)
			}
			if b.seconds > idle+grown(a.seconds) {
				t.Errorf("%d bytes take %.3f s, %d take %.3f s", len(input), a.seconds, len(larger), b.seconds)
			}
			if float64(b.bytes) > room+grown(float64(a.bytes)) {
				t.Errorf("%d bytes take %d bytes, %d take %d", len(input), a.bytes, len(larger), b.bytes)
			}
			if b.bytes > base+factor*uint64(len(larger)) {
				t.Errorf("%d bytes take %d bytes", len(larger), b.bytes)
			}
		})
	}
}

// parts is how many parts an input of a size has.
func parts(c Case, size int) int {
	n := 1
	for len(c.Text(n)) < size && n < size {
		n *= 2
	}
	return n
}

// grown is what an amount may be for the larger input.
func grown(amount float64) float64 {
	for range doubled {
		amount *= ratio
	}
	return amount
}

// Bench reads each case at half a megabyte, at twice and at four times that, for a
// table: the seconds that the largest took, how many times those of the smaller
// ones that is, and the memory held at most. It fails where the largest takes
// more time than it should. Run it with -benchtime 1x.
func Bench(b *testing.B, cases []Case) {
	for _, c := range cases {
		b.Run(strings.ReplaceAll(c.Name, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				n := parts(c, 1<<19)
				var took [3]taking
				for k := range took {
					input := c.Text(n << k)
					held := watch()
					took[k] = take(b, c, input)
					b.ReportMetric(float64(len(input))/(1<<20), "MB")
					b.ReportMetric(float64(held())/(1<<20), "MB-held")
				}
				limit := func() float64 { return idle + ratio*ratio*took[0].seconds }
				for range 2 { // the least of several, as others use the processor too
					if took[2].seconds <= limit() {
						break
					}
					for k := range took {
						took[k].seconds = min(took[k].seconds, take(b, c, c.Text(n<<k)).seconds)
					}
				}
				if took[2].seconds > limit() {
					b.Errorf("%.3f s, and %.3f s for four times as much", took[0].seconds, took[2].seconds)
				}
				b.ReportMetric(took[2].seconds, "s")
				b.ReportMetric(took[2].seconds/took[1].seconds, "x-of-half")
				b.ReportMetric(took[2].seconds/took[0].seconds, "x-of-quarter")
				b.ReportMetric(float64(took[2].bytes)/(1<<20), "MB-allocated")
				b.ReportMetric(0, "ns/op")
			}
		})
	}
}

// watch looks at the memory in use every millisecond, until it is asked for the
// most by which that was more than at first. What is no longer needed and not yet
// collected counts too.
func watch() (held func() uint64) {
	runtime.GC()
	use := func() uint64 {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(sample)
		return sample[0].Value.Uint64()
	}
	first := use()
	most, stop, stopped := first, make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
				most = max(most, use())
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-stopped
		return max(most, use()) - first
	}
}

// A taking is what reading an input took.
type taking struct {
	bytes   uint64  // allocated, which is no less than what was ever held
	seconds float64 // of one processor
}

// take reads an input once.
func take(t testing.TB, c Case, input string) taking {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := clock()
	err := c.Read(input)
	took := clock() - start
	runtime.ReadMemStats(&after)
	if err != nil && strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %v", err)
	}
	return taking{after.TotalAlloc - before.TotalAlloc, took.Seconds()}
}

// began is when the clock of systems without better was begun.
var began = time.Now()
