package memory

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/corpus/exchange"
)

var kills = flag.Int("kills", 5, "how often a writer is killed")

// writes names the file that a process started by TestKilled adds to.
const writes = "BITEXT_TEST_MEMORY"

// batch are the units of a number, which no other batch holds.
func batch(n int) (units []exchange.TU) {
	for k := range 100 {
		units = append(units, pairOf("en", fmt.Sprintf("Crane %d of row %d stands still.", k, n), "ru", fmt.Sprintf("Кран %d ряда %d стоит.", k, n)))
	}
	return units
}

// addUntilKilled adds batches from a number on, and reports each once it is stored.
func addUntilKilled(t *testing.T, path string, from int) {
	m, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	a := m.Add(Origin{Path: "cranes.tsv", Added: day})
	for n := from; ; n++ {
		if err := a.Store(t.Context(), batch(n)); err != nil {
			t.Fatal(err)
		}
		fmt.Println("stored", n)
		if n%15 == 14 {
			if _, err := a.Done(t.Context()); err != nil { // the index too is written
				t.Fatal(err)
			}
			a = m.Add(Origin{Path: "cranes.tsv", Added: day})
		}
	}
}

// Whoever is killed at whatever moment has lost no unit that was reported as stored,
// and the file is whole; it can be added to, and its units are found.
func TestKilled(t *testing.T) {
	if path := os.Getenv(writes); path != "" {
		from, _ := strconv.Atoi(os.Getenv("BITEXT_TEST_FROM"))
		addUntilKilled(t, path, from)
	}
	path := filepath.Join(t.TempDir(), "a.memory")
	reported, next := []int{}, 0
	for range *kills {
		cmd := exec.Command(os.Args[0], "-test.run", "^TestKilled$")
		cmd.Env = append(os.Environ(), writes+"="+path, fmt.Sprint("BITEXT_TEST_FROM=", next))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(rand.IntN(600))*time.Millisecond, func() { cmd.Process.Kill() })
		for lines := bufio.NewScanner(out); lines.Scan(); {
			var n int
			if _, err := fmt.Sscanf(lines.Text(), "stored %d", &n); err == nil {
				reported = append(reported, n)
				next = n + 1
			}
		}
		cmd.Wait()
		next++ // what was being stored may be there or not
	}
	m, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	var state string
	if err := m.db.QueryRow("PRAGMA integrity_check").Scan(&state); err != nil || state != "ok" {
		t.Fatalf("%s, %v", state, err)
	}
	held := make(map[string]bool)
	for u, err := range m.Units(t.Context(), Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		held[u.Src.Text] = true
	}
	for _, n := range reported {
		for _, u := range batch(n) {
			if !held[u.Src.Text()] {
				t.Fatalf("%q was reported and is gone", u.Src.Text())
			}
		}
	}
	if len(held)%100 != 0 {
		t.Errorf("%d units: a batch is there in part", len(held))
	}
	add(t, m, "more.tsv", pairOf("en", "The last crane.", "ru", "Последний кран."))
	if got := found(t, m, "последн"); len(got) != 1 {
		t.Errorf("found %q", got)
	}
	t.Logf("%d kills, %d units reported, %d held", *kills, 100*len(reported), len(held))
}
