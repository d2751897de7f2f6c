package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Every flag that takes a file is declared as one that is read, but for
// --output: then no command writes over it.
func TestFilesOfFlagsAreInputs(t *testing.T) {
	found := 0
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "output" || !strings.Contains(f.Usage, "`FILE`") {
				return
			}
			found++
			if _, ok := f.Annotations[readsFile]; !ok {
				t.Errorf("%s --%s: declare it with addInput", cmd.Name(), f.Name)
			}
		})
		for _, c := range cmd.Commands() {
			look(c)
		}
	}
	look(newRoot())
	if found < 10 { // vectors in five commands, glossary, baseline, source, target
		t.Errorf("only %d flags take a file", found)
	}
}

// everyInput is, for each command that writes a file, a call that gives it all the
// inputs it may have: those that begin with "in/" are files.
var everyInput = map[string]string{
	"align":   "--format tsv --vectors in/words in/en.txt in/ru.txt",
	"check":   "--format json --fail-on never --vectors in/words --glossary in/terms.txt --baseline in/review in/en.txt in/ru.txt",
	"compare": "--format html --vectors in/words --glossary in/terms.txt --baseline in/review in/en.txt in/ru.txt",
	"convert": "--format tsv --source in/en.txt --target in/ru.txt in/news.beads",
	"facts":   "--format tsv --vectors in/words in/en.txt in/ru.txt",
	"fit":     "--chance --read in/read.tsv in",
	"learn":   "--dims 8 --epochs 1 in/pairs.tsv",
	"split":   "--format tsv --vectors in/words in/both.txt",
}

// TestInputsAreKept: whichever of its inputs a command should write over, it says
// so and every file is as it was. A command or a flag that is new must be in the
// table.
func TestInputsAreKept(t *testing.T) {
	t.Chdir(t.TempDir())
	english, russian := "The bridge opened on Monday.\n\nIt has 418 cranes.\n", "Мост открыли в понедельник.\n\nНа нём 481 кран.\n"
	for name, text := range map[string]string{
		"en.txt": english, "ru.txt": russian, "both.txt": english + russian, "terms.txt": "bridge\tмост\n", "read.tsv": "N201\t4\t3\n",
		"review": `{"schema": "bitext-review/1", "dismissed": []}`, "news.beads": "[0]:[0]\n[1]:[1]\n",
		"pairs.tsv": strings.Repeat("The bridge opened.\tМост открыли.\nIt has cranes.\tНа нём краны.\n", 6),
		"c.en.txt":  english, "c.ru.txt": russian, "c.errors.jsonl": `{"source": 1, "target": 1}` + "\n",
	} {
		path := filepath.Join("in", name)
		if err := os.MkdirAll("in", 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	call := func(args []string) (int, string) {
		var out, errw bytes.Buffer
		status := run(args, strings.NewReader(""), &out, &errw)
		return status, errw.String()
	}
	if status, said := call(strings.Fields("learn --dims 8 --epochs 1 -o in/words in/pairs.tsv")); status != exitOK {
		t.Fatal(said)
	}
	before := filesOf(t, "in")
	for _, cmd := range newRoot().Commands() {
		if cmd.Flags().Lookup("output") == nil {
			continue
		}
		line, ok := everyInput[cmd.Name()]
		if !ok {
			t.Errorf("%s writes a file and is not in the table", cmd.Name())
			continue
		}
		args := append([]string{cmd.Name()}, strings.Fields(line)...)
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if _, read := f.Annotations[readsFile]; read && !slices.Contains(args, "--"+f.Name) {
				t.Errorf("%s: --%s is not in the table", cmd.Name(), f.Name)
			}
		})
		for _, input := range args {
			if !strings.HasPrefix(input, "in/") {
				continue
			}
			status, said := call(append(slices.Clone(args), "-o", input))
			if want := "bitext: " + input + ": is read as an input and would be overwritten\n"; status != exitTrouble || !strings.HasPrefix(said, want) {
				t.Errorf("%s -o %s: status %d, %s", cmd.Name(), input, status, said)
			}
			if after := filesOf(t, "in"); after != before {
				t.Fatalf("%s -o %s: the files are %s", cmd.Name(), input, after)
			}
		}
	}
}
