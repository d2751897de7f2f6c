package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

func TestMain(m *testing.M) {
	registerAll()
	beam.Init()
	os.Exit(m.Run())
}

// beamed runs the program, with an output folder, and returns the folder and what
// was said.
func beamed(t *testing.T, ctx context.Context, args ...string) (out, said string, err error) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "out")
	j, err := parse(append(args, "--output", out), &bytes.Buffer{})
	if err != nil {
		return out, "", err
	}
	var errw strings.Builder
	err = run(ctx, j, &errw)
	return out, strings.ReplaceAll(errw.String(), out, "OUT"), err
}

// listed writes a manifest with these rows below its header.
func listed(t *testing.T, rows ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pairs.tsv")
	text := "source\ttarget\tname\n" + strings.Join(rows, "\n") + "\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// articles are the rows of all pairs in testdata/bitext.
func articles(t *testing.T) (rows []string) {
	t.Helper()
	root, err := filepath.Abs("../../testdata/bitext")
	if err != nil {
		t.Fatal(err)
	}
	sources, err := filepath.Glob(filepath.Join(root, "*", "en.txt"))
	if err != nil || len(sources) == 0 {
		t.Fatal("no articles", err)
	}
	for _, source := range sources {
		for _, lang := range []string{"zh", "ru"} {
			folder := filepath.Dir(source)
			rows = append(rows, fmt.Sprintf("%s\t%s\t%s/%s", source, filepath.Join(folder, lang+".txt"), filepath.Base(folder), lang))
		}
	}
	return rows
}

// contents are the files of a folder by name.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(text)
	}
	return files
}

// byPair are the lines of all shards by the pair that they name, without the name.
func byPair(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for name, text := range files {
		if filepath.Ext(name) != ".jsonl" {
			continue
		}
		for line := range strings.Lines(text) {
			var u struct{ Properties []exchange.Property }
			if err := json.Unmarshal([]byte(line), &u); err != nil || len(u.Properties) != 1 || u.Properties[0].Name != pairProperty {
				t.Fatalf("%s: %v: %s", name, err, line)
			}
			pair := u.Properties[0].Value
			own, _ := json.Marshal(u.Properties)
			found[pair] += strings.Replace(line, `,"properties":`+string(own), "", 1)
		}
	}
	return found
}

// fromFrontDoor is what bitext align --format jsonl writes of a row of a manifest.
func fromFrontDoor(t *testing.T, row string, unit corpus.Unit) (name, lines string) {
	t.Helper()
	cells := strings.Split(row, "\t")
	c, err := compare.Files(t.Context(), cells[0], cells[1], compare.Options{Unit: unit, UpTo: compare.Alignment})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := func(string) (io.WriteCloser, error) { return nopCloser{&out}, nil }
	_, err = exchange.Write(c.Stream(), exchange.JSONL, "-", to, exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return cells[2], out.String()
}

// TestBeadsAreThoseOfTheFrontDoor runs the articles at both units, in any number of
// shards: each pair has the very lines that it has by itself.
func TestBeadsAreThoseOfTheFrontDoor(t *testing.T) {
	rows := articles(t)
	for _, c := range []struct {
		unit   corpus.Unit
		shards string
	}{{corpus.Paragraphs, "1"}, {corpus.Sentences, "3"}} {
		out, said, err := beamed(t, t.Context(), "--manifest", listed(t, rows...), "--unit", string(c.unit), "--shards", c.shards)
		if err != nil {
			t.Fatal(err)
		}
		files := contents(t, out)
		found, total := byPair(t, files), 0
		for _, row := range rows {
			name, want := fromFrontDoor(t, row, c.unit)
			total += strings.Count(want, "\n")
			if found[name] != want {
				t.Errorf("%s, a %s: got\n%swant\n%s", name, c.unit, found[name], want)
			}
		}
		if want := fmt.Sprintf("bitext-beam: %d of %d pairs aligned, %d beads in OUT\n", len(rows), len(rows), total); said != want || len(found) != len(rows) {
			t.Errorf("said %s, want %s; %d pairs", said, want, len(found))
		}
		if got, want := files["errors.tsv"], "name\tsource\ttarget\terror\n"; got != want {
			t.Errorf("errors.tsv is %q, want %q", got, want)
		}
		for name := range files {
			if name != "errors.tsv" && !strings.HasSuffix(name, "-of-0000"+c.shards+".jsonl") {
				t.Errorf("there is a file %s", name)
			}
		}
	}
}

// TestBadPairs has pairs that cannot be aligned between others, which are.
func TestBadPairs(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	en := write("a.en.txt", "The ferry sank in the morning.\n\nNobody was hurt, the harbour master said.\n")
	zh := write("a.zh.txt", "渡轮早晨沉没。\n\n港务长说，无人受伤。\n")
	twice := write("b.en.txt", "The bridge was opened by the mayor on Monday.\n\nIt had been closed for three years.\n")
	none := filepath.Join(folder, "none.txt")
	table := filepath.Join(folder, "wrong", "table.tsv")
	out, said, err := beamed(t, t.Context(), "--errors", table, "--manifest",
		listed(t, en+"\t"+none+"\tz", en+"\t"+zh+"\tgood", en+"\t"+twice+"\ty", write("empty.txt", "")+"\t"+zh+"\tx"))
	if want := "3 of 4 pairs failed; " + table + " says why"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if want := "bitext-beam: 1 of 4 pairs aligned, 2 beads in OUT\n"; said != want {
		t.Errorf("said %s, want %s", said, want)
	}
	if found := byPair(t, contents(t, out)); strings.Count(found["good"], "\n") != 2 || len(found) != 1 {
		t.Errorf("found %v", found)
	}
	text, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.ReplaceAll(strings.TrimSpace(string(text)), folder+"/", ""), "\n")
	want := []string{
		"name\tsource\ttarget\terror",
		"x\tempty.txt\ta.zh.txt\tempty.txt: is empty; save the text in it first, or name another file",
		"y\ta.en.txt\tb.en.txt\ta.en.txt and b.en.txt are both in English; ",
		"z\ta.en.txt\tnone.txt\tnone.txt: no such file",
	}
	if !slices.EqualFunc(rows, want, strings.HasPrefix) {
		t.Errorf("errors\n%s\nwant rows that begin with\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
}

// TestMinConfidence leaves out what is less sure, by the value before it is rounded.
func TestMinConfidence(t *testing.T) {
	rows := articles(t)
	out, _, err := beamed(t, t.Context(), "--manifest", listed(t, rows...), "--min-confidence", ".995", "--shards", "1")
	if err != nil {
		t.Fatal(err)
	}
	kept, all := 0, 0
	for _, lines := range byPair(t, contents(t, out)) {
		kept += strings.Count(lines, "\n")
	}
	for _, row := range rows {
		cells := strings.Split(row, "\t")
		c, err := compare.Files(t.Context(), cells[0], cells[1], compare.Options{UpTo: compare.Alignment})
		if err != nil {
			t.Fatal(err)
		}
		for u := range c.Stream().Units {
			if u.Src.Empty() || u.Dst.Empty() || u.Confidence >= .995 {
				all++
			}
		}
	}
	if kept != all {
		t.Errorf("%d beads, want %d", kept, all)
	}
}

func TestParquet(t *testing.T) {
	out, _, err := beamed(t, t.Context(), "--manifest", listed(t, articles(t)...), "--format", "parquet", "--shards", "1")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"zh", "ru"} {
		name := "en-" + lang + "-00000-of-00001.parquet"
		text := contents(t, out)[name]
		if !strings.HasPrefix(text, "PAR1") || !strings.HasSuffix(text, "PAR1") || !strings.Contains(text, "pair") {
			t.Errorf("%s: %d bytes, no Parquet with a column pair", name, len(text))
		}
	}
}

// TestCancelled ends a run before and in the midst of its work: it says so, and no
// file is there that is not whole.
func TestCancelled(t *testing.T) {
	before, cancel := context.WithCancel(t.Context())
	cancel()
	amid, stop := context.WithCancel(t.Context())
	defer time.AfterFunc(500*time.Millisecond, stop).Stop()
	var rows []string
	for k := range 200 {
		for _, row := range articles(t) {
			rows = append(rows, fmt.Sprintf("%s/%d", row, k))
		}
	}
	for _, ctx := range []context.Context{before, amid} {
		out, said, err := beamed(t, ctx, "--manifest", listed(t, rows...))
		if err == nil || !strings.HasPrefix(err.Error(), "ended before all was done; ") || said != "" {
			t.Errorf("error %v, said %q", err, said)
		}
		if entries, err := os.ReadDir(out); err == nil && len(entries) > 0 {
			t.Errorf("%d files in the output", len(entries))
		}
	}
}

func TestWrongCalls(t *testing.T) {
	good := listed(t, articles(t)...)
	empty := listed(t)
	full := filepath.Dir(empty)
	for _, c := range []struct{ args, want string }{
		{"--output OUT", "--manifest: name the list of pairs"},
		{"--manifest " + good, "--output: name the folder of the shards"},
		{"--manifest none.tsv --output OUT", "none.tsv: no such file or directory"},
		{"--manifest " + empty + " --output OUT", empty + ": has no pairs; it wants a row with source and target, then a row a pair"},
		{"--manifest " + good + " --output " + full, full + ": is not empty; name a new folder for --output"},
		{"--manifest " + good + " --output OUT --errors " + empty, empty + ": is there already; name a new file for --errors"},
		{"--manifest " + good + " --output OUT --format tmx", "--format tmx: it is one of jsonl, parquet"},
		{"--manifest " + good + " --output OUT --shards 0", "--shards 0: it is 1 to 99999"},
		{"--manifest " + good + " --output OUT --unit word", "--unit word: it is paragraph or sentence"},
		{"--manifest " + good + " --output OUT --min-confidence 95", "--min-confidence 95: it is 0 to 1"},
		{"--manifest " + good + " --output OUT more", "more: there are flags only; bitext-beam --help lists them"},
		{"--manifests x", "flag provided but not defined: -manifests; bitext-beam --help lists the flags"},
	} {
		args := strings.Fields(strings.ReplaceAll(c.args, "OUT", filepath.Join(t.TempDir(), "out")))
		j, err := parse(args, &bytes.Buffer{})
		if err == nil {
			err = run(t.Context(), j, &bytes.Buffer{})
		}
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: error %v, want %s", c.args, err, c.want)
		}
	}
}

// TestFlagsOfBeam reach Beam, and are listed behind those of this program.
func TestFlagsOfBeam(t *testing.T) {
	defer flag.Set("job_name", "")
	defer flag.Set("runner", "")
	j, err := parse([]string{"--manifest", "m.tsv", "--runner", "flink", "--job_name=nightly", "--async=false"}, &bytes.Buffer{})
	if name := flag.Lookup("job_name").Value.String(); err != nil || j.runner != "flink" || name != "nightly" {
		t.Errorf("runner %s, job %s, %v", j.runner, name, err)
	}
	var help bytes.Buffer
	if _, err := parse([]string{"--help"}, &help); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("--help: %v", err)
	}
	own, beams, _ := strings.Cut(help.String(), "Flags of Beam")
	if !strings.Contains(own, "--manifest") || strings.Contains(own, "--job_name") || !strings.Contains(beams, "--job_name") {
		t.Errorf("help is\n%s", help.String())
	}
}

// TestNoticeNamesEveryModule holds NOTICE against what the program is linked of.
func TestNoticeNamesEveryModule(t *testing.T) {
	notice, err := os.ReadFile("NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || len(info.Deps) < 10 {
		t.Fatalf("no list of modules: %v", info)
	}
	for _, m := range info.Deps {
		if m.Path != "github.com/bitext-tools/bitext" && !strings.Contains(string(notice), "\n"+m.Path+" (") {
			t.Errorf("NOTICE does not name %s", m.Path)
		}
	}
}
