package memory

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// database makes a file of SQLite with some statements.
func database(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

// textsIn are the units of a memory, "source = target" a line.
func textsIn(t *testing.T, m *Memory, f Filter) string {
	t.Helper()
	var lines []string
	for u, err := range m.Units(t.Context(), f) {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, u.Src.Text+" = "+u.Dst.Text)
	}
	return strings.Join(lines, "\n")
}

// What is no memory, or one of a later version, is refused in words, and stays as
// it is.
func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, text string) {
		if err := os.WriteFile(at(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("table.tsv", "en\tru\n")
	write("cut.memory", "SQLite")
	write("damaged.memory", magic+strings.Repeat("x", 5000))
	database(t, at("other.memory"), "CREATE TABLE people (name TEXT)")
	database(t, at("newer.memory"), "CREATE TABLE unit (id INTEGER)", fmt.Sprintf("PRAGMA application_id=%d", application), fmt.Sprintf("PRAGMA user_version=%d", len(schema)+1))
	for name, want := range map[string]string{
		"":               "is a folder, not a memory",
		"none.memory":    "there is no such memory",
		"table.tsv":      "is not a translation memory",
		"cut.memory":     "is not a translation memory",
		"damaged.memory": "the file is damaged",
		"other.memory":   "is a database of another program, not a translation memory",
		"newer.memory":   fmt.Sprintf("is a memory of version %d, and this bitext knows up to %d", len(schema)+1, len(schema)),
	} {
		before, _ := os.ReadFile(at(name))
		m, err := Open(t.Context(), at(name))
		if err == nil {
			m.Close()
			t.Errorf("%s: opened", name)
			continue
		}
		if got := strings.TrimPrefix(err.Error(), at(name)+": "); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if after, _ := os.ReadFile(at(name)); string(before) != string(after) {
			t.Errorf("%s was changed", name)
		}
	}
	write("empty.memory", "")
	m, err := Open(t.Context(), at("empty.memory"))
	if err != nil {
		t.Fatalf("a memory whose maker was stopped: %v", err)
	}
	m.Close()
}

// A memory of version 1, which has units and no index, is brought up to date, and
// what is in it is found.
func TestMigrate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.memory")
	database(t, path, schema[0], fmt.Sprintf("PRAGMA application_id=%d", application), "PRAGMA user_version=1",
		"INSERT INTO pair VALUES (1, 'en', 'ru')", "INSERT INTO unit VALUES (1, 7, 1, 'The harbour is closed.', 'Порт закрыт.', NULL)",
		"INSERT INTO origin VALUES (1, 'old.tmx', '', 0, '')", "INSERT INTO sighting VALUES (1, 1, 1, 0, 0, '', NULL)", "UPDATE state SET next = 2")
	m, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	add(t, m, "new.tmx", pairOf("en", "The harbour is open.", "ru", "Порт открыт."))
	for _, indexed := range []bool{false, true} {
		if indexed {
			if err := m.index(t.Context(), 1); err != nil {
				t.Fatal(err)
			}
		}
		if got := found(t, m, "порт"); len(got) != 2 {
			t.Errorf("indexed %v: %q", indexed, got)
		}
	}
	if s, err := m.Stats(t.Context()); err != nil || s.Version != len(schema) || s.Units != 2 {
		t.Errorf("%+v, %v", s, err)
	}
}

// A memory that may not be written can be read, and says so where it is written.
func TestReadOnly(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Log("whoever may write everything, or on Windows: only that it can be read is looked at")
	}
	m := create(t, harbour...)
	m.Close()
	if err := os.Chmod(m.Path(), 0o400); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), m.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := found(t, again, "铁幕"); len(got) != 1 {
		t.Errorf("%q", got)
	}
	if f, err := os.OpenFile(m.Path(), os.O_RDWR, 0); err == nil {
		f.Close()
		return
	}
	err = again.Add(Origin{Path: "b.tmx", Added: day}).Store(t.Context(), harbour)
	if err == nil || !strings.HasSuffix(err.Error(), ": cannot write") {
		t.Errorf("written: %v", err)
	}
}

// Several may add to one file at once: all that they stored is there, each unit once.
func TestManyWriters(t *testing.T) {
	m := create(t)
	var writers sync.WaitGroup
	for w := range 4 {
		writers.Go(func() {
			own, err := Open(t.Context(), m.Path())
			if err != nil {
				t.Error(err)
				return
			}
			defer own.Close()
			a := own.Add(Origin{Path: fmt.Sprintf("%d.tmx", w), Added: day})
			for n := range 10 {
				units := []exchange.TU{pairOf("en", fmt.Sprintf("Crane %d.", n), "ru", "Кран."), pairOf("en", fmt.Sprintf("Crane %d of %d.", n, w), "ru", "Кран.")}
				if err := a.Store(t.Context(), units); err != nil {
					t.Error(err)
				}
			}
			if _, err := a.Done(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	writers.Wait()
	if s, err := m.Stats(t.Context()); err != nil || s.Units != 50 || s.Sightings != 80 || s.Origins != 4 {
		t.Errorf("%+v, %v", s, err)
	}
}

// Units are asked for by languages and by file, counted, and go with the last file
// they were seen in.
func TestRemove(t *testing.T) {
	m := create(t, harbour...)
	add(t, m, "second.tmx", harbour[0], pairOf("en", "The ferry left.", "ru", "Паром ушёл."))
	if got := textsIn(t, m, Filter{Src: corpus.English, Dst: corpus.Russian}); got != "Nobody counts the gulls. = Чаек ещё никто не считает.\nThe harbour is closed. = Порт закрыт.\nThe ferry left. = Паром ушёл." {
		t.Errorf("into Russian: %s", got)
	}
	if got := textsIn(t, m, Filter{Path: "second.tmx"}); got != "The harbour is closed. = 港口关闭了。\nThe ferry left. = Паром ушёл." {
		t.Errorf("of one file: %s", got)
	}
	s, err := m.Stats(t.Context())
	if err != nil || s.Units != 6 || s.Sightings != 7 || s.Origins != 2 || fmt.Sprint(s.Pairs) != "[{en ru 3} {en zh-Hans 2} {en zh-Hant 1}]" {
		t.Errorf("%+v, %v", s, err)
	}
	if list, err := m.Origins(t.Context()); err != nil || len(list) != 2 || list[0].Path != "harbour.tmx" || list[0].Units != 5 || list[1].Units != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	list, err := m.Sightings(t.Context(), 2)
	if err != nil || len(list) != 1 {
		t.Fatalf("%v, %v", list, err)
	}

	if r, err := m.Remove(t.Context(), "none.tmx"); err != nil || r != (Removed{}) {
		t.Errorf("none: %+v, %v", r, err)
	}
	if err := m.index(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if r, err := m.Remove(t.Context(), "harbour.tmx"); err != nil || r != (Removed{Origins: 1, Units: 4}) {
		t.Errorf("%+v, %v", r, err)
	}
	if got := textsIn(t, m, Filter{}); got != "The harbour is closed. = 港口关闭了。\nThe ferry left. = Паром ушёл." {
		t.Errorf("left: %s", got)
	}
	if n, err := m.waiting(t.Context()); err != nil || n == 0 {
		t.Errorf("an index of units of which most are gone is kept: %d wait, %v", n, err)
	}
	for what, want := range map[string]int{"铁幕": 0, "港口": 1, "паром": 1} {
		if got := found(t, m, what); len(got) != want {
			t.Errorf("%s: %q", what, got)
		}
	}
}

// A file that is added again is known at its places of now; what it holds no more
// stays with the addition that it came with.
func TestAddedAgain(t *testing.T) {
	m := create(t, harbour...)
	add(t, m, "harbour.tmx", harbour[1], harbour[0])
	for unit, want := range map[int64]int{1: 2, 2: 1, 3: 3} {
		list, err := m.Sightings(t.Context(), unit)
		if err != nil || len(list) != 1 || list[0].At != want {
			t.Errorf("unit %d: %+v, %v; want it once, at %d", unit, list, err, want)
		}
	}
	if s, err := m.Stats(t.Context()); err != nil || s.Units != 5 || s.Origins != 2 {
		t.Errorf("%+v, %v", s, err)
	}
	add(t, m, "harbour.tmx", harbour...)
	if list, err := m.Origins(t.Context()); err != nil || len(list) != 1 || list[0].Units != 5 {
		t.Errorf("an addition of which nothing is left: %+v, %v", list, err)
	}
}

// What is reported as stored is on the disk, not only with the system.
func TestOnTheDisk(t *testing.T) {
	const full = 2 // https://www.sqlite.org/pragma.html#pragma_synchronous
	var mode int
	if err := create(t).db.QueryRow("PRAGMA synchronous").Scan(&mode); err != nil || mode != full {
		t.Errorf("%d, %v", mode, err)
	}
}

// What was begun and taken back leaves the memory as it was, units that others have too.
func TestUndo(t *testing.T) {
	m := create(t, harbour...)
	a := m.Add(Origin{Path: "broken.tmx", Added: day})
	if err := a.Undo(t.Context()); err != nil {
		t.Fatal("nothing was stored:", err)
	}
	if err := a.Store(t.Context(), []exchange.TU{harbour[0], pairOf("en", "The ferry left.", "ru", "Паром ушёл.")}); err != nil {
		t.Fatal(err)
	}
	if err := a.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s, err := m.Stats(t.Context()); err != nil || s.Units != 5 || s.Sightings != 5 || s.Origins != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	if got := found(t, m, "паром"); len(got) != 0 {
		t.Errorf("found %q", got)
	}
}

// Single units go wherever they were seen, and a file goes by either of its names.
func TestRemoveUnits(t *testing.T) {
	m := create(t, harbour...)
	add(t, m, "second.tmx", harbour[0])
	if n, err := m.RemoveUnits(t.Context(), []int64{1, 3, 99}); n != 2 || err != nil {
		t.Errorf("%d gone, %v", n, err)
	}
	if s, err := m.Stats(t.Context()); err != nil || s.Units != 3 || s.Sightings != 3 {
		t.Errorf("%+v, %v", s, err)
	}
	a := m.Add(Origin{Path: "en.txt", Target: "ru.txt", Added: day})
	if err := a.Store(t.Context(), []exchange.TU{pairOf("en", "The ferry left.", "ru", "Паром ушёл.")}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"en.txt", "ru.txt"} {
		if got := textsIn(t, m, Filter{Path: path}); got != "The ferry left. = Паром ушёл." {
			t.Errorf("of %s: %s", path, got)
		}
	}
	if r, err := m.Remove(t.Context(), "ru.txt"); err != nil || r != (Removed{Origins: 1, Units: 1}) {
		t.Errorf("%+v, %v", r, err)
	}
}

// A filter takes a unit of its languages and its file.
func TestTakes(t *testing.T) {
	m := create(t, harbour...)
	for _, tt := range []struct {
		f    Filter
		want string
	}{
		{Filter{}, "11111"}, {Filter{Dst: "zh"}, "11010"}, {Filter{Dst: "ru"}, "00101"}, {Filter{Src: "ru"}, "00000"},
		{Filter{Path: "harbour.tmx", Dst: "zh"}, "11010"}, {Filter{Path: "none.tmx"}, "00000"},
	} {
		got, pairs := "", 0
		for id := range int64(5) {
			takes, err := m.Takes(t.Context(), tt.f, id+1)
			if err != nil {
				t.Fatal(err)
			}
			if takes {
				got += "1"
			} else {
				got += "0"
			}
		}
		list, err := m.Pairs(t.Context(), tt.f)
		for _, p := range list {
			pairs += p.Units
		}
		if got != tt.want || err != nil || pairs != strings.Count(got, "1") {
			t.Errorf("%+v: takes %s, want %s; %d in pairs, %v", tt.f, got, tt.want, pairs, err)
		}
	}
}
