package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// No command writes over what it reads: each of them with each of its inputs, as
// the output, is refused, and every file is what it was.
func TestNoOutputOverwritesAnInput(t *testing.T) {
	const (
		pairs = "en.txt zh.txt"
		asked = pairs + " terms.txt seen.txt small.txt"
		flags = " --glossary terms.txt --baseline seen.txt --vectors small.txt "
	)
	folder := folderOf(t, map[string]string{
		"en.txt":       "The bridge opened on Monday.\n\nIt has 418 cranes.\n",
		"zh.txt":       "大桥星期一通车。\n\n它有481台起重机。\n",
		"both.txt":     "The bridge opened on Monday.\n\n大桥星期一通车。\n",
		"terms.txt":    "bridge\t大桥\n",
		"seen.txt":     `{"schema": "bitext-review/1", "dismissed": []}`,
		"a.beads":      "[0]:[0]\n[1]:[1]\n",
		"a.jsonl":      `{"source":{"lang":"en","text":["The bridge opened."]},"target":{"lang":"zh","text":["大桥通车。"]}}` + "\n",
		"a.xces":       `<cesAlign version="1.0" fromDoc="a.en.xml" toDoc="a.zh.xml"><linkGrp><link xtargets="s1;s1"/></linkGrp></cesAlign>`,
		"a.en.xml":     `<text><s id="s1">The bridge opened.</s></text>`,
		"a.zh.xml":     `<text><s id="s1">大桥通车。</s></text>`,
		"read.tsv":     "N201\t10\t9\n",
		"case.gold":    "[0]:[0]\n[1]:[1]\n",
		"case.en.txt":  "The bridge opened on Monday.\nIt has 418 cranes.\n",
		"case.zh.txt":  "大桥星期一通车。\n它有481台起重机。\n",
		"pairs.en.tsv": pairsToLearn(),

		"case.errors.jsonl": `{"source": 1, "target": 1}`,
	})
	at := func(line string) (args []string) {
		for _, arg := range strings.Fields(line) {
			if strings.Contains(arg, ".") {
				arg = filepath.Join(folder, arg)
			}
			args = append(args, arg)
		}
		return args
	}
	call := func(args []string) (int, string) {
		var out, errw bytes.Buffer
		status := run(args, nil, &out, &errw)
		return status, errw.String()
	}
	if status, said := call(at("learn pairs.en.tsv --dims 16 --epochs 2 -o small.txt")); status != exitOK {
		t.Fatal(said)
	}
	tried := map[string]bool{"status": !allCommitted(folder)}
	for _, c := range []struct{ line, inputs string }{
		{"align --vectors small.txt --format tsv " + pairs, pairs + " small.txt"},
		{"check --format json" + flags + pairs, asked},
		{"compare --format html" + flags + pairs, asked},
		{"facts --format tsv --vectors small.txt " + pairs, pairs + " small.txt"},
		{"split both.txt", "both.txt"},
		{"search bridge --format tsv " + pairs, pairs},
		{"convert a.beads --source en.txt --target zh.txt --format tsv", "a.beads " + pairs},
		{"convert a.jsonl --format jsonl", "a.jsonl"},
		{"convert a.xces --format tsv", "a.xces a.en.xml a.zh.xml"},
		{"learn pairs.en.tsv --dims 16 --epochs 2", "pairs.en.tsv"},
		{"fit ./.", "case.gold case.en.txt case.zh.txt"},
		{"status --format tsv --vectors small.txt " + pairs, pairs + " small.txt"},
		{"fit --chance --read read.tsv ./.", "read.tsv case.en.txt case.zh.txt case.errors.jsonl"},
	} {
		args := at(c.line)
		if tried["status"] && args[0] == "status" {
			continue // git is not installed
		}
		tried[args[0]] = true
		for _, input := range strings.Fields(c.inputs) {
			before := filesOf(t, folder)
			status, said := call(append(slices.Clone(args), "--output", filepath.Join(folder, input)))
			if status != exitTrouble || !strings.Contains(said, input+": is read as an input and would be overwritten") {
				t.Errorf("%s -o %s: status %d, %s", c.line, input, status, said)
			}
			if filesOf(t, folder) != before {
				t.Fatalf("%s -o %s changed files", c.line, input)
			}
		}
	}
	for _, cmd := range newRoot().Commands() {
		if cmd.Flags().Lookup("output") != nil && !tried[cmd.Name()] {
			t.Errorf("%s has --output, and is not tried", cmd.Name())
		}
	}
}

// allCommitted makes a repository of a folder, with all its files in a commit; false
// where git is not installed.
func allCommitted(folder string) bool {
	for _, args := range []string{"init -q", "add -A", "-c user.name=a -c user.email=a@b commit -q -m all"} {
		if exec.Command("git", append([]string{"-C", folder}, strings.Fields(args)...)...).Run() != nil {
			return false
		}
	}
	return true
}

// pairsToLearn are enough pairs for a table of vectors.
func pairsToLearn() string {
	var b strings.Builder
	b.WriteString("en\tzh\n")
	for k := range 40 {
		fmt.Fprintf(&b, "The bridge number %[1]d opened on Monday.\t%[1]d号大桥星期一通车。\n", k)
	}
	return b.String()
}
